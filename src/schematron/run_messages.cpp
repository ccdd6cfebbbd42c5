// What a finding of a pass says: the text of its assertion, diagnostics, properties, with values put in.
#include <algorithm>

#include "schematron/run_pass.h"

namespace schematron {

void Pass::note(Outcome::Kind kind, std::uint32_t pattern, std::uint32_t rule, std::uint32_t number,
                std::string why_not) {
    Outcome outcome;
    outcome.kind = kind;
    outcome.pattern = pattern;
    outcome.rule = rule;
    outcome.assertion = number;
    outcome.document = checked_.number;
    outcome.node = item_.is_node() ? item_.node : matched_.node;
    outcome.text = std::move(why_not);
    if (kind != Outcome::Kind::not_evaluated)
        add_text(outcome, schema_.patterns[pattern].rules[rule].assertions[number], item_);
    outcomes_[pattern].push_back(std::move(outcome));
}

void Pass::add_text(Outcome& outcome, const Assertion& assertion, const Item& item) {
    outcome.text = text_of(assertion.text, item, outcome.marks);
    weigh(outcome, assertion);
    const auto add = [&](const std::vector<Diagnostic>& all, std::uint32_t number, std::vector<Note>& to) {
        Note note{number, {}, {}};
        note.text = text_of(all[number].text, item, note.marks);
        to.push_back(std::move(note));
    };
    for (std::uint32_t number : assertion.diagnostics) add(schema_.diagnostics, number, outcome.diagnostics);
    for (std::uint32_t number : assertion.properties) add(schema_.properties, number, outcome.properties);
    if (!assertion.subject || !assertion.subject->query) return;
    try {
        // The subject is what the assertion is about, and where its finding stands.
        const Nodes about = evaluator(*assertion.subject->query).nodes(item);
        if (!about.empty()) outcome.node = about.front();
    } catch (const Unevaluated&) {
        return;  // The finding then stands at the context, which is right too.
    }
}

/// The role, flag and severity at this node, and how much it weighs by them.
void Pass::weigh(Outcome& outcome, const Assertion& assertion) {
    outcome.role = word_of(assertion.role, item_);
    outcome.flag = word_of(assertion.flag, item_);
    outcome.severity = word_of(assertion.severity, item_);
    std::optional<Weight> weight = weight_named(outcome.severity);
    if (!weight) weight = weight_named(outcome.role);
    outcome.weight = weight.value_or(assertion.of_rule);
}

std::string Pass::word_of(const Varying& word, const Item& item) {
    return word.variable ? value_text(*word.variable, item) : word.written;
}

std::string Pass::text_of(const std::vector<TextPart>& parts, const Item& item, Marks& marks) {
    std::string out;
    for (const TextPart& part : parts) {
        if (part.kind == TextPart::Kind::open || part.kind == TextPart::Kind::close)
            marks.push_back({out.size(), &part});
        else
            out += part_text(part, item);
    }
    return out;
}

/// A value that cannot be had is shown as its expression: the failure itself was evaluated.
std::string Pass::part_text(const TextPart& part, const Item& item) {
    if (part.kind == TextPart::Kind::text) return part.text;
    if (part.kind == TextPart::Kind::value || !part.query.query) return value_text(part.query, item);
    try {
        const Sequence value = evaluator(*part.query.query).evaluate(item);
        const bool named = !value.empty() && value.front().is_node();
        return named ? std::string(value.front().node.name()) : std::string{};
    } catch (const Unevaluated&) {
        return "{" + part.query.source + "}";
    }
}

std::string Pass::value_text(const Compiled& expression, const Item& item) {
    if (!expression.query) return "{" + expression.source + "}";
    try {
        const Query& query = *expression.query;
        const Sequence value = evaluator(query).evaluate(item);
        std::string out;
        for (std::size_t i = 0; i < value.size(); ++i) {
            // XSLT 1.0 shows the first node, XSLT 2.0 all of them.
            if (i > 0 && query.dialect() == Dialect::xpath1) break;
            if (i > 0) out += ' ';
            out += string_of(value[i], query.dialect());
        }
        return out;
    } catch (const Unevaluated&) {
        return "{" + expression.source + "}";
    }
}

}  // namespace schematron
