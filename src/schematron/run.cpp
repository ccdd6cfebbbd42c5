#include "schematron/run.h"

#include <algorithm>

#include "schematron/rules.h"
#include "schematron/run_pass.h"

namespace schematron {
namespace {

bool fits(const Target& target, NodeRef::Kind kind, std::string_view uri, std::string_view local) {
    switch (target.kind) {
        case Target::Kind::anything: return true;
        case Target::Kind::root: return kind == NodeRef::Kind::root;
        case Target::Kind::text: return kind == NodeRef::Kind::text;
        case Target::Kind::comment: return kind == NodeRef::Kind::comment;
        case Target::Kind::instruction: return kind == NodeRef::Kind::instruction;
        case Target::Kind::element:
        case Target::Kind::attribute: {
            const bool right = target.kind == Target::Kind::element ? kind == NodeRef::Kind::element
                                                                    : kind == NodeRef::Kind::attribute;
            return right && (!target.uri || *target.uri == uri) && (!target.local || *target.local == local);
        }
    }
    return false;
}

const base::Rule& rule_for(const Outcome& outcome, Weight weight) {
    const bool failed = outcome.kind == Outcome::Kind::failed;
    switch (weight) {
        case Weight::warning: return failed ? rules::failed_warning : rules::reported_warning;
        case Weight::info: return failed ? rules::failed_info : rules::reported_info;
        case Weight::error: break;
    }
    return failed ? rules::failed : rules::reported;
}

std::uint32_t marked_size(const NodeRef& node) {
    return static_cast<std::uint32_t>(node.in_tree() && !node.node().is_element() ? 0 : node.name().size());
}

/// What is shown for one outcome: the text on one line, then its diagnostics.
std::string shown(const Outcome& outcome, const Assertion& assertion) {
    std::string out = normalized_space(outcome.text);
    if (out.empty()) out = (assertion.report ? "found: " : "not so: ") + assertion.test.source;
    for (const Note& note : outcome.diagnostics) {
        const std::string line = normalized_space(note.text);
        if (!line.empty()) out += " — " + line;
    }
    return out;
}

}  // namespace

Runner::Runner(const Schema& schema, bool keep_fired) : schema_(schema), keep_fired_(keep_fired) {
    for (const auto& [target, candidate] : schema.targets()) {
        const bool anything = target.kind == Target::Kind::anything;
        has_attributes_ = has_attributes_ || anything || target.kind == Target::Kind::attribute;
        has_others_ = has_others_ || anything || target.kind == Target::Kind::text ||
                      target.kind == Target::Kind::comment || target.kind == Target::Kind::instruction;
    }
    for (const Pattern& pattern : schema.patterns) {
        first_rule_.push_back(rule_count_);
        rule_count_ += static_cast<std::uint32_t>(pattern.rules.size());
    }
}

Runner::~Runner() = default;

const std::vector<Listed>& Runner::candidates(NodeRef::Kind kind, std::string_view uri,
                                              std::string_view local) {
    key_.assign(1, static_cast<char>('0' + static_cast<int>(kind)));
    key_ += uri;
    key_ += '\n';
    key_ += local;
    const auto found = candidates_.find(key_);
    if (found != candidates_.end()) return found->second;
    std::vector<Listed> out;
    for (const auto& [target, candidate] : schema_.targets()) {
        if (fits(target, kind, uri, local)) out.push_back({candidate, &target});
    }
    std::ranges::sort(out, {}, &Listed::candidate);
    return candidates_.emplace(key_, std::move(out)).first->second;
}

Result Runner::run(const xml::Document& document) {
    Pass pass(*this, document);
    return pass.run();
}

base::Findings findings_of(const Result& result, const Schema& schema, const xml::Document& document) {
    std::vector<std::pair<std::uint32_t, base::Finding>> found;
    for (const Outcome& outcome : result.outcomes) {
        if (outcome.kind == Outcome::Kind::fired) continue;
        const Rule& rule = schema.patterns[outcome.pattern].rules[outcome.rule];
        base::Finding finding;
        const std::uint32_t offset = outcome.node ? outcome.node.offset() : 0;
        if (!outcome.node) {
            finding.rule = &rules::context_not_evaluated;
            finding.arguments = {rule.source, outcome.text};
        } else {
            const Assertion& assertion = rule.assertions[outcome.assertion];
            finding.where = document.location(offset, marked_size(outcome.node));
            if (outcome.kind == Outcome::Kind::not_evaluated) {
                finding.rule = &rules::not_evaluated;
                finding.arguments = {assertion.test.source, outcome.text, assertion.id};
            } else {
                finding.rule = &rule_for(outcome, outcome.weight);
                finding.arguments = {shown(outcome, assertion), assertion.id};
            }
        }
        found.emplace_back(offset, std::move(finding));
    }
    std::ranges::stable_sort(found, {}, [](const auto& pair) { return pair.first; });
    base::Findings out;
    for (auto& [offset, finding] : found) out.add(std::move(finding));
    return out;
}

}  // namespace schematron
