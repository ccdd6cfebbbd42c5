// Pass: elements of one path by one answer. The first few elements of a path are looked at one by one; then
// the rules whose contexts do not match by their names alone are left out for it, and of those that match it
// is known whether they can find anything. An element for which nothing is open is then only counted.
#include <algorithm>

#include "schematron/run_pass.h"

namespace schematron {

PathTable::Path Pass::path_of(xml::Node element) {
    std::vector<std::uint32_t> names;
    for (; element && element.is_element(); element = element.parent())
        names.push_back(numbers_[element.name_id()]);
    PathTable::Path path = PathTable::root;
    for (auto name = names.rbegin(); name != names.rend(); ++name) path = memo_.paths.below(path, *name);
    return path;
}

void Pass::find_rules(PathRules& rules, xml::Node element) {
    if (element.parent().index() == 0) {
        const auto& listed = runner_.candidates(NodeRef::Kind::element, element.uri(), element.local());
        rules.lives = live(listed, Place::document_element);
    } else {
        rules.lives = candidates(element);
    }
    rules.untold = rules.lives;
    rules.settled = rules.lives.end == rules.lives.bare_end;
}

/// What the path of this element decides for all of its elements.
void Pass::settle(const NodeRef& node, PathRules& rules) {
    Lives lives{static_cast<std::uint32_t>(memo_.live.size()), 0, 0};
    for (std::uint32_t i = rules.lives.begin; i < rules.lives.end; ++i) {
        Live live = memo_.live[i];
        const Known matched = matcher_of(live.candidate)
                                  .matches_by_ancestry(node, live.candidate.alternative, live.needs_suffice);
        if (matched == Known::no) continue;
        live.certain = live.certain || matched == Known::yes;
        live.settled = nothing_found(live.candidate, node);
        memo_.live.push_back(live);
    }
    close_lives(lives);
    rules.lives = lives;
    rules.fires.clear();
    for (std::uint32_t i = lives.end; i < lives.bare_end; ++i) {
        const Live& live = memo_.live[i];
        if (!live.certain || !live.settled) return;
        const Candidate now = live.candidate;
        const bool done = !rules.fires.empty() && rules.fires.back().pattern == now.pattern &&
                          (rules.fires.back().rule == now.rule || !schema_.patterns[now.pattern].every_rule);
        if (!done) rules.fires.push_back(now);
    }
    rules.settled = true;
}

/// Is it certain that nothing is found when the rule fires at an element of this one's path?
bool Pass::nothing_found(const Candidate& candidate, const NodeRef& node) {
    const Rule& rule = schema_.patterns[candidate.pattern].rules[candidate.rule];
    if (rule.visit_each || runner_.keep_fired_) return false;
    for (std::uint32_t i = 0; i < rule.assertions.size(); ++i) {
        const Assertion& assertion = rule.assertions[i];
        if (!assertion.test.query) return false;
        const Known test = test_of(number_of(candidate), i, *assertion.test.query).test_by_ancestry(node);
        if (test != (assertion.report ? Known::no : Known::yes)) return false;
    }
    return true;
}

void Pass::pass_over(const Candidate& candidate, std::size_t times) {
    result_.fired_rules[candidate.pattern] += static_cast<std::uint32_t>(times);
    result_.passed += schema_.patterns[candidate.pattern].rules[candidate.rule].assertions.size() * times;
}

/// The elements that were only counted.
void Pass::add_settled() {
    for (const PathTable::Path path : settled_paths_) {
        for (const Candidate& candidate : memo_.by_path[path].fires) pass_over(candidate, seen_[path]);
        seen_[path] = 0;
    }
    settled_paths_.clear();
}

}  // namespace schematron
