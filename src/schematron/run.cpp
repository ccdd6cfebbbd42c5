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

Runner::Runner(const Schema& schema, bool keep_fired, const Loader& loader)
    : schema_(schema), keep_fired_(keep_fired), library_(loader, schema.file), memos_(schema) {
    for (const Schema& choice : schema.choices)
        choices_.push_back(std::make_unique<Runner>(choice, keep_fired, loader));
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

Result Runner::run(const xml::Document& document, const std::string& name) {
    for (const std::unique_ptr<Runner>& choice : choices_) {
        const Compiled& when = *choice->schema_.when;
        try {
            if (!when.query) throw Unevaluated{when.why_not};
            Variables variables(document, choice->schema_, choice->library_, name);
            if (!Evaluator(*when.query, variables).test(make_node(variables.root()))) continue;
        } catch (const Unevaluated& unevaluated) {
            return Pass(*this, {document, name})
                .give_up("its phase could not be chosen: " + unevaluated.reason);
        }
        return choice->run_phase(document, name);
    }
    return run_phase(document, name);
}

Result Runner::run_phase(const xml::Document& document, const std::string& name) {
    library_.bound_regexes();
    Result out = Pass(*this, {document, name}).run();
    for (std::uint32_t p = 0; p < schema_.patterns.size(); ++p) {
        if (schema_.patterns[p].documents) run_documents(p, {document, name}, out);
    }
    std::ranges::stable_sort(out.outcomes, {}, &Outcome::pattern);
    return out;
}

/// A pattern about other documents: each is walked as the checked one is, for that pattern alone.
void Runner::run_documents(std::uint32_t pattern, const Checked& checked, Result& out) {
    const auto add = [&](Result more) {
        std::ranges::move(more.outcomes, std::back_inserter(out.outcomes));
        out.passed += more.passed;
        out.failed += more.failed;
        out.not_evaluated += more.not_evaluated;
        out.fired_rules[pattern] += more.fired_rules[pattern];
    };
    const Compiled& names = *schema_.patterns[pattern].documents;
    try {
        if (!names.query) throw Unevaluated{names.why_not};
        Variables variables(checked.document, schema_, library_, checked.name);
        for (const Item& item : Evaluator(*names.query, variables).evaluate(make_node(variables.root()))) {
            Library::Book& book = book_named(item, checked.name);
            out.documents.push_back({pattern, book.document.root().tree(), book.name});
            const auto number = static_cast<std::uint32_t>(out.documents.size());
            add(Pass(*this, {checked.document, checked.name, &book, pattern, number}).run());
        }
    } catch (const Unevaluated& unevaluated) {
        add(Pass(*this, {checked.document, checked.name, nullptr, pattern, 0}).give_up(unevaluated.reason));
    }
}

/// What a node of a document names is meant beside it; a value may also be meant beside the schema.
Library::Book& Runner::book_named(const Item& item, const std::string& checked) {
    const std::string href(trimmed(string_of(item, Dialect::xpath2)));
    if (!item.is_node() && !library_.has(href, checked)) return library_.read(href, library_.schema());
    const Library::Book* from = item.is_node() ? library_.find(item.node.tree()) : nullptr;
    return library_.read(href, from == nullptr ? checked : from->name);
}

base::Findings findings_of(const Result& result, const Schema& given, const xml::Document& document) {
    const Schema& schema = result.schema == nullptr ? given : *result.schema;
    std::vector<std::pair<std::pair<std::uint32_t, std::uint32_t>, base::Finding>> found;
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
            finding.where = xml::location(*outcome.node.tree(), offset, marked_size(outcome.node));
            if (outcome.node.tree() != document.root().tree() && outcome.document != 0)
                finding.where.file = result.documents[outcome.document - 1].name;
            if (outcome.kind == Outcome::Kind::not_evaluated) {
                finding.rule = &rules::not_evaluated;
                finding.arguments = {assertion.test.source, outcome.text, assertion.id};
            } else {
                finding.rule = &rule_for(outcome, outcome.weight);
                finding.arguments = {shown(outcome, assertion), assertion.id};
            }
        }
        found.emplace_back(std::pair(outcome.document, offset), std::move(finding));
    }
    std::ranges::stable_sort(found, {}, [](const auto& pair) { return pair.first; });
    base::Findings out;
    for (auto& [place, finding] : found) out.add(std::move(finding));
    return out;
}

}  // namespace schematron
