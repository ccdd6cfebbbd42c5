// The third part of Evaluator: expressions whose operands are plain texts, without a sequence made for each.
//
// Most tests of a document's rules compare an attribute with a literal, or look for something in a text node.
// Such an operand is one text that lies in the document or in the query already, or nothing at all; the rules
// of both dialects for it are the same: strings compare as strings, nothing equals nothing, and a function
// takes nothing as the empty string.
#include <limits>

#include "schematron/compare.h"
#include "schematron/evaluate.h"
#include "schematron/function_groups.h"
#include "schematron/functions.h"

namespace schematron {
namespace {

constexpr std::string_view blanks = " \t\r\n";

using Test = bool (*)(std::string_view whole, std::string_view part);

/// What a function of two texts says of them; nothing for other functions.
Test test_of(const Function& function) {
    if (function.call == functions::contains)
        return [](std::string_view whole, std::string_view part) { return whole.find(part) != whole.npos; };
    if (function.call == functions::starts_with)
        return [](std::string_view whole, std::string_view part) { return whole.starts_with(part); };
    if (function.call == functions::ends_with)
        return [](std::string_view whole, std::string_view part) { return whole.ends_with(part); };
    return nullptr;
}

}  // namespace

/// The operand, where it is plain: a literal, `.` of an attribute or a text in one piece, `@name`, here or of
/// the first of some nodes, and what stands before or behind something in such a text.
Evaluator::Plain Evaluator::plain(ExpressionId id, const Focus& focus) {
    const Expression& expression = tree_.at(id);
    switch (expression.operation) {
        case Operation::literal: {
            const Item& constant = tree_.constants[expression.data];
            if (constant.type != Type::string) return {};
            return {Plain::State::text, constant.text};
        }
        case Operation::context: {
            if (focus.item == nullptr || !focus.item->is_node()) return {};
            const NodeRef& node = focus.item->node;
            const NodeRef::Kind kind = node.kind();
            if (kind != NodeRef::Kind::attribute && kind != NodeRef::Kind::text) return {};
            std::string pieces;
            const std::string_view words = node.value(pieces);
            if (!pieces.empty()) return {};
            return {Plain::State::text, words};
        }
        case Operation::step: {
            if (!is_attribute(expression) || focus.item == nullptr || !focus.item->is_node()) return {};
            return attribute_of(expression, focus.item->node);
        }
        case Operation::path: return plain_path(expression, focus);
        case Operation::call: return plain_part(expression, focus);
        default: return {};
    }
}

/// substring-before() and substring-after() of plain texts.
Evaluator::Plain Evaluator::plain_part(const Expression& call, const Focus& focus) {
    const Function& function = function_at(call.data);
    const bool after = function.call == functions::substring_after;
    if (!after && function.call != functions::substring_before) return {};
    const Plain whole = plain(argument(call, 0), focus);
    if (!whole.known()) return {};
    const Plain mark = plain(argument(call, 1), focus);
    if (!mark.known()) return {};
    const std::size_t at = whole.words.find(mark.words);
    if (at == whole.words.npos) return {Plain::State::text, {}};
    return {Plain::State::text,
            after ? whole.words.substr(at + mark.words.size()) : whole.words.substr(0, at)};
}

/// x[…][1]/@name: an attribute of one node at most.
Evaluator::Plain Evaluator::plain_path(const Expression& path, const Focus& focus) {
    if (path.count != 2 || focus.item == nullptr || !focus.item->is_node()) return {};
    const Expression& first = tree_.at(argument(path, 0));
    const Expression& last = tree_.at(argument(path, 1));
    const bool shaped = first.operation == Operation::step && last.operation == Operation::step &&
                        is_attribute(last) && asks_for_first(first);
    if (!shaped) return {};
    const NodeRef found = first_of(first, focus.item->node);
    return found ? attribute_of(last, found) : Plain{Plain::State::absent, {}};
}

/// The operand, also where it is concat() of plain ones: `joined` then holds it.
Evaluator::Plain Evaluator::plain_or_joined(ExpressionId id, const Focus& focus, std::string& joined) {
    const Expression& call = tree_.at(id);
    const bool joins = call.operation == Operation::call && function_at(call.data).call == functions::concat;
    if (!joins) return plain(id, focus);
    for (std::uint32_t i = 0; i < call.count; ++i) {
        const Plain part = plain(argument(call, i), focus);
        if (!part.known()) return {};
        joined += part.words;
        check_size(joined.size());
    }
    return {Plain::State::text, joined};
}

/// number() of a plain text; nothing for all other numbers.
std::optional<double> Evaluator::plain_number(ExpressionId id, const Focus& focus) {
    const Expression& call = tree_.at(id);
    const bool converts = call.operation == Operation::call && call.count == 1 &&
                          function_at(call.data).call == functions::number;
    if (!converts) return std::nullopt;
    const Plain words = plain(argument(call, 0), focus);
    if (!words.known()) return std::nullopt;
    if (words.state == Plain::State::absent) return std::numeric_limits<double>::quiet_NaN();
    return number_of(words.words, dialect());
}

/// Is the step @name?
bool Evaluator::is_attribute(const Expression& step) const {
    return static_cast<Axis>(step.detail) == Axis::attribute && step.count == 0 &&
           tree_.tests[step.data].kind == NodeTest::Kind::name;
}

Evaluator::Plain Evaluator::attribute_of(const Expression& step, const NodeRef& node) const {
    if (node.kind() != NodeRef::Kind::element) return {};
    const std::uint32_t name = name_in(node.tree(), step.data);
    if (name == DocumentIndex::no_name) return {Plain::State::absent, {}};
    for (const xml::Attribute attribute : node.node().attributes()) {
        if (attribute.name_id() == name && !attribute.declares_namespace())
            return {Plain::State::text, attribute.value()};
    }
    return {Plain::State::absent, {}};
}

/// normalize-space(a) = '' asks whether there is anything but blanks.
std::optional<bool> Evaluator::plain_blank(const Expression& comparison, const Focus& focus) {
    const Expression& left = tree_.at(argument(comparison, 0));
    const bool normal = left.operation == Operation::call && left.count == 1 &&
                        function_at(left.data).call == functions::normalize_space;
    if (!normal) return std::nullopt;
    const Plain right = plain(argument(comparison, 1), focus);
    if (right.state != Plain::State::text || !right.words.empty()) return std::nullopt;
    const auto inked = plain_truth(left, focus);
    if (!inked) return std::nullopt;
    return *inked != (static_cast<Relation>(comparison.detail) == Relation::equal);
}

/// The truth of a comparison or a call over plain operands; nothing for all others.
std::optional<bool> Evaluator::plain_truth(const Expression& expression, const Focus& focus) {
    if (expression.operation == Operation::value) {
        const auto left = plain_number(argument(expression, 0), focus);
        if (!left) return std::nullopt;
        const auto right = plain_number(argument(expression, 1), focus);
        if (!right) return std::nullopt;
        return schematron::holds(static_cast<Relation>(expression.detail), *left <=> *right);
    }
    if (expression.operation == Operation::general) {
        const auto relation = static_cast<Relation>(expression.detail);
        if (relation != Relation::equal && relation != Relation::unequal) return std::nullopt;
        const Plain left = plain(argument(expression, 0), focus);
        if (!left.known()) return plain_blank(expression, focus);
        const Plain right = plain(argument(expression, 1), focus);
        if (!right.known()) return std::nullopt;
        if (left.state == Plain::State::absent || right.state == Plain::State::absent) return false;
        return (left.words == right.words) == (relation == Relation::equal);
    }
    if (expression.operation != Operation::call) return std::nullopt;
    const Function& function = function_at(expression.data);
    if (function.call == functions::normalize_space && expression.count == 1) {
        const Plain words = plain(argument(expression, 0), focus);
        if (!words.known()) return std::nullopt;
        return words.words.find_first_not_of(blanks) != words.words.npos;
    }
    const Test says = expression.count == 2 ? test_of(function) : nullptr;
    if (says == nullptr) return std::nullopt;
    const Plain whole = plain(argument(expression, 0), focus);
    if (!whole.known()) return std::nullopt;
    std::string joined;
    const Plain part = plain_or_joined(argument(expression, 1), focus, joined);
    if (!part.known()) return std::nullopt;
    return says(whole.words, part.words);
}

}  // namespace schematron
