#include "schematron/run_pass.h"

#include <algorithm>
#include <bit>

namespace schematron {

Pass::Pass(Runner& runner, const Checked& checked)
    : runner_(runner),
      schema_(runner.schema_),
      checked_(checked),
      document_(checked.walked()),
      variables_(checked, runner.schema_, runner.library_),
      own_memos_(checked.pattern ? std::optional<Memos>(runner.schema_) : std::nullopt),
      memo_((own_memos_ ? *own_memos_ : runner.memos_).for_names(document_.root().tree()->names, numbers_)),
      outcomes_(runner.schema_.patterns.size()) {
    matchers_.resize(runner_.rule_count_);
    tests_.resize(runner_.rule_count_);
    item_.type = matched_.type = Type::node;
    context_failed_.resize(runner.rule_count_);
    result_.schema = &schema_;
    result_.fired_rules.resize(schema_.patterns.size());
    find_needs();
}

Result Pass::run() {
    for (std::uint32_t p = 0; p < schema_.patterns.size(); ++p) {
        for (std::uint32_t r = 0; r < schema_.patterns[p].rules.size(); ++r) {
            const Rule& rule = schema_.patterns[p].rules[r];
            if (!rule.context && concerns(p)) give_up_context({p, r, 0}, rule.why_not);
        }
    }
    try {
        for (const Part& part : parts_of_phase()) {
            if (part.begin == 0) visit(NodeRef(document_.root()), candidates(NodeRef::Kind::root));
            if (any_rule()) visit_elements({std::max<std::uint32_t>(part.begin, 1), part.end});
        }
    } catch (const Unevaluated& unevaluated) {
        return give_up("the part of the document that the phase is about is not known: " +
                       unevaluated.reason);
    }
    return take_result();
}

Result Pass::give_up(const std::string& why) {
    for (std::uint32_t p = 0; p < schema_.patterns.size(); ++p) {
        for (std::uint32_t r = 0; r < schema_.patterns[p].rules.size() && concerns(p); ++r)
            give_up_context({p, r, 0}, why);
    }
    return take_result();
}

Result Pass::take_result() {
    for (std::vector<Outcome>& some : outcomes_) {
        std::ranges::move(some, std::back_inserter(result_.outcomes));
    }
    return std::move(result_);
}

/// Is the pattern one of those that this pass is for?
bool Pass::concerns(std::uint32_t pattern) const {
    return checked_.pattern ? *checked_.pattern == pattern : !schema_.patterns[pattern].documents;
}

/// The stretches of the document in which rules fire, in order: all of it, or, where the phase says from
/// where, the subtrees of these nodes.
std::vector<Pass::Part> Pass::parts_of_phase() {
    if (!schema_.from) return {{0, document_.root().end()}};
    if (!schema_.from->query) throw Unevaluated{schema_.from->why_not};
    std::vector<Part> out;
    Nodes tops = evaluator(*schema_.from->query).nodes(make_node(variables_.root()));
    put_in_order(tops);
    for (const NodeRef& top : tops) {
        if (!top.in_tree() || top.tree() != document_.root().tree())
            throw Unevaluated{"it begins at what is not a node of the tree"};
        const bool inside = !out.empty() && top.node().index() < out.back().end;
        if (!inside) out.push_back({top.node().index(), top.node().end()});
    }
    return out;
}

/// Everything in a stretch below the root, in document order.
void Pass::visit_elements(const Part& part) {
    const xml::Tree* tree = document_.root().tree();
    const bool attributes = has_attribute_rules();
    PathWalk walk(memo_.paths, tree, numbers_, path_of(xml::Node(tree, part.begin).parent()));
    for (std::uint32_t at = part.begin; at < part.end; ++at) {
        const xml::Tree::Item& item = tree->items[at];
        if (item.kind == xml::Kind::element) {
            visit_element(at, walk.enter(at));
            if (!attributes) continue;
            for (const xml::Attribute attribute : xml::Node(tree, at).attributes()) {
                if (!attribute.declares_namespace()) visit(NodeRef(attribute), candidates(attribute));
            }
        } else if (runner_.has_others_ && visible(xml::Node(tree, at))) {
            const NodeRef other(xml::Node(tree, at));
            visit(other, candidates(other.kind()));
        }
    }
    add_settled();
}

/// May any rule match a node of this document below its root? Schemas about other vocabularies have none.
bool Pass::any_rule() {
    if (runner_.has_others_ || has_attribute_rules()) return true;
    const std::vector<xml::Tree::Name>& names = document_.root().tree()->names;
    for (std::uint32_t i = 0; i < names.size(); ++i) {
        Lives& known = memo_.by_element[numbers_[i]];
        if (known.begin == Lives::unknown)
            known = live(runner_.candidates(NodeRef::Kind::element, names[i].uri,
                                            names[i].raw.substr(names[i].local)));
        if (known.begin != known.end) return true;
    }
    return std::ranges::any_of(schema_.targets(), [](const auto& pair) { return pair.first.below_root; });
}

/// May any rule match an attribute of this document?
bool Pass::has_attribute_rules() {
    if (!memo_.attribute_rules) {
        memo_.attribute_rules =
            runner_.has_attributes_ && std::ranges::any_of(schema_.targets(), [&](const auto& pair) {
                const Target& target = pair.first;
                return (target.kind == Target::Kind::attribute || target.kind == Target::Kind::anything) &&
                       possible(target);
            });
    }
    return *memo_.attribute_rules;
}

/// Has the document all the names that a target asks for?
bool Pass::possible(const Target& target) {
    DocumentIndex& index = variables_.index_of(document_.root().tree());
    const auto has = [&](const auto& name) {
        return index.name_id(name.first, name.second) != DocumentIndex::no_name;
    };
    return std::ranges::all_of(target.needs, has) && std::ranges::all_of(target.elsewhere, has);
}

void Pass::find_needs() {
    const std::vector<xml::Tree::Name>& names = document_.root().tree()->names;
    need_bits_.resize(names.size());
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (numbers_[i] < memo_.need_bits.size() && !names[i].declaration)
            need_bits_[i] = memo_.need_bits[numbers_[i]];
    }
}

std::uint64_t Pass::needs_of(const Target& target) {
    std::uint64_t out = 0;
    for (const auto& [uri, local] : target.needs)
        out |= need_bits_[variables_.index_of(document_.root().tree()).name_id(uri, local)];
    return out;
}

/// Leaves out the rules whose contexts ask for a name that the whole document does not have, and those for
/// the document element elsewhere.
Lives Pass::live(const std::vector<Listed>& listed, Place place) {
    Lives out{static_cast<std::uint32_t>(memo_.live.size()), 0, 0};
    for (const Listed& one : listed) {
        if (!concerns(one.candidate.pattern) || !possible(*one.target) ||
            (one.target->below_root && place == Place::deeper))
            continue;
        Live live{one.candidate, needs_of(*one.target), one.target->certain};
        // A need for which there was no bit left has to be asked for at the node.
        live.needs_suffice = one.target->needs_suffice &&
                             static_cast<std::size_t>(std::popcount(live.needs)) == one.target->needs.size();
        memo_.live.push_back(live);
    }
    close_lives(out);
    return out;
}

/// Behind the candidates those again that need no attribute.
void Pass::close_lives(Lives& lives) {
    lives.end = static_cast<std::uint32_t>(memo_.live.size());
    for (std::uint32_t i = lives.begin; i < lives.end; ++i) {
        const Live live = memo_.live[i];
        if (live.needs == 0) memo_.live.push_back(live);
    }
    lives.bare_end = static_cast<std::uint32_t>(memo_.live.size());
}

void Pass::visit_element(std::uint32_t number, PathTable::Path path) {
    const xml::Tree* tree = document_.root().tree();
    const xml::Tree::Item& item = tree->items[number];
    std::uint64_t needs = 0;
    for (std::uint32_t i = 0; i < item.count; ++i) needs |= need_bits_[tree->attributes[item.first + i].name];
    const xml::Node element(tree, number);
    PathRules& rules = rules_of(path, element);
    if (needs == 0 && rules.settled && !any_failed_) return pass_settled(path);
    if (!any_failed_ && ++rules.visits == few_visits) settle(NodeRef(element), rules);
    const Lives lives = any_failed_ ? rules.untold : rules.lives;
    if (needs == 0)
        visit(NodeRef(element), lives.end, lives.bare_end);
    else
        visit(NodeRef(element), lives.begin, lives.end, needs);
}

const Lives& Pass::candidates(xml::Node element) {
    Lives& known = memo_.by_element[numbers_[element.name_id()]];
    if (known.begin == Lives::unknown)
        known = live(runner_.candidates(NodeRef::Kind::element, element.uri(), element.local()));
    return known;
}

const Lives& Pass::candidates(const xml::Attribute& attribute) {
    Lives& known = memo_.by_attribute[numbers_[attribute.name_id()]];
    if (known.begin == Lives::unknown)
        known = live(runner_.candidates(NodeRef::Kind::attribute, attribute.uri(), attribute.local()));
    return known;
}

const Lives& Pass::candidates(NodeRef::Kind kind) {
    Lives& known = memo_.by_kind[static_cast<std::size_t>(kind)];
    if (known.begin == Lives::unknown) known = live(runner_.candidates(kind, {}, {}));
    return known;
}

std::uint32_t Pass::number_of(const Candidate& candidate) const {
    return runner_.first_rule_[candidate.pattern] + candidate.rule;
}

/// In each pattern the first rule whose context matches fires (ISO/IEC 19757-3 §6.5). `needs`: the needed
/// attributes that the node has.
void Pass::visit(const NodeRef& node, std::uint32_t begin, std::uint32_t end, std::uint64_t needs) {
    constexpr std::uint32_t none = 0xFFFFFFFF;
    std::uint32_t done_pattern = none, fired_rule = none, fired_pattern = none;
    for (std::uint32_t i = begin; i < end; ++i) {
        if ((memo_.live[i].needs & ~needs) != 0) continue;
        const Live live = memo_.live[i];
        const Candidate candidate = live.candidate;
        if (candidate.pattern == done_pattern) continue;
        const bool fired = candidate.pattern == fired_pattern && candidate.rule == fired_rule;
        if (fired || (!live.certain && !matches(candidate, node))) continue;
        if (live.settled)
            pass_over(candidate, 1);
        else
            fire(candidate.pattern, candidate.rule, node);
        fired_pattern = candidate.pattern;
        fired_rule = candidate.rule;
        if (!schema_.patterns[candidate.pattern].every_rule) done_pattern = candidate.pattern;
    }
}

Matcher& Pass::matcher_of(const Candidate& candidate) {
    std::unique_ptr<Matcher>& matcher = matchers_[number_of(candidate)];
    if (!matcher) {
        const Rule& rule = schema_.patterns[candidate.pattern].rules[candidate.rule];
        matcher = std::make_unique<Matcher>(*rule.context, variables_);
    }
    return *matcher;
}

bool Pass::matches(const Candidate& candidate, const NodeRef& node) {
    if (context_failed_[number_of(candidate)]) return false;
    try {
        return matcher_of(candidate).matches(node, candidate.alternative);
    } catch (const Unevaluated& unevaluated) {
        give_up_context(candidate, unevaluated.reason);
        any_failed_ = true;
        return false;
    }
}

/// Once for a document: where a context cannot be evaluated nothing is known about its rule.
void Pass::give_up_context(const Candidate& candidate, const std::string& why) {
    const std::uint32_t number = number_of(candidate);
    if (context_failed_[number]) return;
    context_failed_[number] = true;
    ++result_.not_evaluated;
    Outcome outcome;
    outcome.kind = Outcome::Kind::not_evaluated;
    outcome.pattern = candidate.pattern;
    outcome.rule = candidate.rule;
    outcome.document = checked_.number;
    outcome.text = why;
    outcomes_[candidate.pattern].push_back(std::move(outcome));
}

void Pass::fire(std::uint32_t pattern, std::uint32_t rule, const NodeRef& node) {
    const Rule& fired = schema_.patterns[pattern].rules[rule];
    ++result_.fired_rules[pattern];
    if (runner_.keep_fired_) {
        Outcome outcome;
        outcome.pattern = pattern;
        outcome.rule = rule;
        outcome.document = checked_.number;
        outcome.node = node;
        outcomes_[pattern].push_back(std::move(outcome));
    }
    matched_.node = node;
    variables_.enter(fired, matched_);
    if (fired.visit_each) return visit_each(pattern, rule);
    item_.node = node;
    for (std::uint32_t i = 0; i < fired.assertions.size(); ++i) check(pattern, rule, i);
}

/// ISO/IEC 19757-3:2025: the assertions are about each item that the expression selects at the node.
void Pass::visit_each(std::uint32_t pattern, std::uint32_t rule) {
    const Rule& fired = schema_.patterns[pattern].rules[rule];
    const auto count = static_cast<std::uint32_t>(fired.assertions.size());
    item_ = matched_;
    try {
        if (!fired.visit_each->query) throw Unevaluated{fired.visit_each->why_not};
        for (const Item& item : evaluator(*fired.visit_each->query).evaluate(matched_)) {
            item_ = item;
            for (std::uint32_t i = 0; i < count; ++i) check(pattern, rule, i);
        }
    } catch (const Unevaluated& unevaluated) {
        result_.not_evaluated += count;
        for (std::uint32_t i = 0; i < count; ++i)
            note(Outcome::Kind::not_evaluated, pattern, rule, i, unevaluated.reason);
    }
    item_ = matched_;
}

void Pass::check(std::uint32_t pattern, std::uint32_t rule, std::uint32_t number) {
    const Assertion& assertion = schema_.patterns[pattern].rules[rule].assertions[number];
    try {
        if (!assertion.test.query) throw Unevaluated{assertion.test.why_not};
        Evaluator& test = test_of(number_of({pattern, rule, 0}), number, *assertion.test.query);
        if (test.test(item_) != assertion.report) {
            ++result_.passed;
            return;
        }
    } catch (const Unevaluated& unevaluated) {
        ++result_.not_evaluated;
        return note(Outcome::Kind::not_evaluated, pattern, rule, number, unevaluated.reason);
    }
    ++result_.failed;
    note(assertion.report ? Outcome::Kind::reported : Outcome::Kind::failed, pattern, rule, number, {});
}

Evaluator& Pass::test_of(std::uint32_t rule_number, std::uint32_t assertion, const Query& query) {
    std::vector<Evaluator*>& known = tests_[rule_number];
    if (known.size() <= assertion) known.resize(assertion + 1);
    if (known[assertion] == nullptr) known[assertion] = &evaluator(query);
    return *known[assertion];
}

Evaluator& Pass::evaluator(const Query& query) {
    std::unique_ptr<Evaluator>& known = evaluators_[&query];
    if (!known) known = std::make_unique<Evaluator>(query, variables_);
    return *known;
}

}  // namespace schematron
