#include "schematron/functions.h"

#include <algorithm>
#include <array>

#include "base/error.h"
#include "schematron/evaluate.h"
#include "schematron/function_groups.h"

namespace schematron {
namespace {

constexpr std::uint8_t one = 1, two = 2, both = 3;
constexpr std::uint8_t any = 255;

/// For functions that the evaluator answers itself.
Sequence never_called(const Call&) {
    PM_CHECK(false);
    return {};
}

// name, least and most arguments, dialects, can be a number, implementation
constexpr Function table[] = {
    {"position", 0, 0, both, true, never_called, Special::position},
    {"last", 0, 0, both, true, never_called, Special::last},
    {"true", 0, 0, both, false, never_called, Special::always},
    {"false", 0, 0, both, false, never_called, Special::never},
    {"not", 1, 1, both, false, never_called, Special::negation},
    {"boolean", 1, 1, both, false, never_called, Special::truth},
    {"exists", 1, 1, two, false, never_called, Special::exists},
    {"empty", 1, 1, two, false, never_called, Special::empty},
    {"current", 0, 0, both, true, never_called, Special::current, true},

    {"count", 1, 1, both, true, functions::count, Special::none, false, true},
    {"id", 1, 1, both, false, functions::id, Special::none, true},
    {"id", 2, 2, two, false, functions::id},
    {"key", 2, 2, both, false, functions::key, Special::none, true},
    {"key", 3, 3, two, false, functions::key},
    {"document", 1, 2, both, false, functions::document, Special::none, true},
    {"doc", 1, 1, two, false, functions::doc},
    {"doc-available", 1, 1, two, false, functions::doc_available},
    {"local-name", 0, 1, both, false, functions::local_name, Special::none, false, true},
    {"namespace-uri", 0, 1, both, false, functions::namespace_uri, Special::none, false, true},
    {"name", 0, 1, both, false, functions::name, Special::none, false, true},
    {"generate-id", 0, 1, both, false, functions::generate_id, Special::none, false, true},
    {"lang", 1, 1, both, false, functions::lang},
    {"lang", 2, 2, two, false, functions::lang},
    {"root", 0, 1, two, false, functions::root},
    {"has-children", 0, 1, two, false, functions::has_children},
    {"innermost", 1, 1, two, false, functions::innermost},
    {"outermost", 1, 1, two, false, functions::outermost},
    {"unparsed-entity-uri", 1, 1, both, false, functions::unparsed_entity_uri},

    {"system-property", 1, 1, one, true, functions::system_property},
    {"function-available", 1, 1, both, false, functions::function_available},
    {"function-available", 2, 2, two, false, functions::function_available},

    {"string", 0, 1, both, false, functions::string},
    {"concat", 2, any, both, false, functions::concat},
    {"starts-with", 2, 2, both, false, functions::starts_with},
    {"ends-with", 2, 2, two, false, functions::ends_with},
    {"contains", 2, 2, both, false, functions::contains},
    {"substring-before", 2, 2, both, false, functions::substring_before},
    {"substring-after", 2, 2, both, false, functions::substring_after},
    {"substring", 2, 3, both, false, functions::substring},
    {"string-length", 0, 1, both, true, functions::string_length},
    {"normalize-space", 0, 1, both, false, functions::normalize_space},
    {"contains-token", 2, 2, two, false, functions::contains_token},
    {"format-number", 2, 2, both, false, functions::format_number},
    {"translate", 3, 3, both, false, functions::translate},
    {"string-join", 1, 2, two, false, functions::string_join},
    {"upper-case", 1, 1, two, false, functions::upper_case},
    {"lower-case", 1, 1, two, false, functions::lower_case},
    {"compare", 2, 2, two, true, functions::compare},
    {"codepoint-equal", 2, 2, two, false, functions::codepoint_equal},
    {"string-to-codepoints", 1, 1, two, true, functions::string_to_codepoints},
    {"codepoints-to-string", 1, 1, two, false, functions::codepoints_to_string},
    {"encode-for-uri", 1, 1, two, false, functions::encode_for_uri},
    {"matches", 2, 3, two, false, functions::matches},
    {"replace", 3, 4, two, false, functions::replace},
    {"tokenize", 1, 3, two, false, functions::tokenize},

    {"number", 0, 1, both, true, functions::number},
    {"sum", 1, 2, both, true, functions::sum, Special::none, false, true},
    {"floor", 1, 1, both, true, functions::floor},
    {"ceiling", 1, 1, both, true, functions::ceiling},
    {"round", 1, 1, both, true, functions::round},
    {"round", 2, 2, two, true, functions::round},
    {"round-half-to-even", 1, 2, two, true, functions::round_half_to_even},
    {"abs", 1, 1, two, true, functions::abs},
    {"avg", 1, 1, two, true, functions::avg},
    {"min", 1, 1, two, true, functions::min},
    {"max", 1, 1, two, true, functions::max},

    {"data", 0, 1, two, true, functions::data},
    {"distinct-values", 1, 1, two, true, functions::distinct_values},
    {"index-of", 2, 2, two, true, functions::index_of},
    {"insert-before", 3, 3, two, true, functions::insert_before},
    {"remove", 2, 2, two, true, functions::remove},
    {"reverse", 1, 1, two, true, functions::reverse},
    {"subsequence", 2, 3, two, true, functions::subsequence},
    {"head", 1, 1, two, true, functions::head},
    {"tail", 1, 1, two, true, functions::tail},
    {"unordered", 1, 1, two, true, functions::unordered},
    {"zero-or-one", 1, 1, two, true, functions::zero_or_one},
    {"one-or-more", 1, 1, two, true, functions::one_or_more},
    {"exactly-one", 1, 1, two, true, functions::exactly_one},
    {"deep-equal", 2, 2, two, false, functions::deep_equal},
    {"error", 0, 3, two, true, functions::error},

    {"year-from-date", 1, 1, two, true, functions::year},
    {"month-from-date", 1, 1, two, true, functions::month},
    {"day-from-date", 1, 1, two, true, functions::day},
    {"year-from-dateTime", 1, 1, two, true, functions::year},
    {"month-from-dateTime", 1, 1, two, true, functions::month},
    {"day-from-dateTime", 1, 1, two, true, functions::day},
    {"hours-from-dateTime", 1, 1, two, true, functions::hours},
    {"minutes-from-dateTime", 1, 1, two, true, functions::minutes},
    {"hours-from-time", 1, 1, two, true, functions::hours},
    {"minutes-from-time", 1, 1, two, true, functions::minutes},
};

struct Refused {
    std::string_view name, why;
};

constexpr std::string_view clock = "its value depends on the day and machine of the run";
constexpr std::string_view other_documents = "it reads other documents";
constexpr std::string_view processor = "it asks for the processor, not for the document";
constexpr std::string_view typed = "it asks for types that a document without a schema does not have";
constexpr std::string_view unsupported = "it is not evaluated here";

constexpr Refused refused[] = {{"current-date", clock},
                               {"current-dateTime", clock},
                               {"current-time", clock},
                               {"implicit-timezone", clock},
                               {"adjust-date-to-timezone", unsupported},
                               {"adjust-dateTime-to-timezone", unsupported},
                               {"adjust-time-to-timezone", unsupported},
                               {"collection", other_documents},
                               {"uri-collection", other_documents},
                               {"unparsed-text", other_documents},
                               {"unparsed-text-available", other_documents},
                               {"unparsed-text-lines", other_documents},
                               {"json-doc", other_documents},
                               {"transform", other_documents},
                               {"system-property", processor},
                               {"element-available", processor},
                               {"type-available", processor},
                               {"environment-variable", processor},
                               {"available-environment-variables", processor},
                               {"default-collation", processor},
                               {"static-base-uri", processor},
                               {"base-uri", processor},
                               {"document-uri", processor},
                               {"resolve-uri", processor},
                               {"trace", processor},
                               {"function-lookup", unsupported},
                               {"nilled", typed},
                               {"node-name", typed},
                               {"QName", typed},
                               {"resolve-QName", typed},
                               {"prefix-from-QName", typed},
                               {"local-name-from-QName", typed},
                               {"namespace-uri-from-QName", typed},
                               {"in-scope-prefixes", unsupported},
                               {"namespace-uri-for-prefix", unsupported},
                               {"idref", typed},
                               {"element-with-id", typed},
                               {"normalize-unicode", unsupported},
                               {"iri-to-uri", unsupported},
                               {"escape-html-uri", unsupported},
                               {"dateTime", unsupported},
                               {"format-date", unsupported},
                               {"format-dateTime", unsupported},
                               {"format-time", unsupported},
                               {"format-integer", unsupported},
                               {"seconds-from-dateTime", unsupported},
                               {"seconds-from-time", unsupported},
                               {"timezone-from-date", unsupported},
                               {"timezone-from-dateTime", unsupported},
                               {"timezone-from-time", unsupported},
                               {"years-from-duration", unsupported},
                               {"months-from-duration", unsupported},
                               {"days-from-duration", unsupported},
                               {"hours-from-duration", unsupported},
                               {"minutes-from-duration", unsupported},
                               {"seconds-from-duration", unsupported},
                               {"analyze-string", unsupported},
                               {"path", unsupported},
                               {"for-each", unsupported},
                               {"filter", unsupported},
                               {"fold-left", unsupported},
                               {"fold-right", unsupported},
                               {"for-each-pair", unsupported},
                               {"sort", unsupported},
                               {"apply", unsupported},
                               {"parse-xml", unsupported},
                               {"serialize", unsupported},
                               {"parse-xml-fragment", unsupported},
                               {"unparsed-entity-public-id", unsupported},
                               {"random-number-generator", clock},
                               {"generate-uuid", clock},
                               {"current-group", unsupported},
                               {"current-grouping-key", unsupported},
                               {"regex-group", unsupported},
                               {"parse-json", unsupported},
                               {"xml-to-json", unsupported},
                               {"json-to-xml", unsupported}};

bool of_dialect(const Function& function, Dialect dialect) {
    return (function.dialects & (dialect == Dialect::xpath1 ? one : two)) != 0;
}

}  // namespace

std::optional<std::uint32_t> find_function(std::string_view name, std::size_t arguments, Dialect dialect) {
    const auto found = std::ranges::find_if(table, [&](const Function& function) {
        return function.name == name && of_dialect(function, dialect) && arguments >= function.least &&
               (function.most == any || arguments <= function.most);
    });
    if (found == std::end(table)) return std::nullopt;
    return static_cast<std::uint32_t>(found - std::begin(table));
}

const Function& function_at(std::uint32_t number) {
    PM_CHECK(number < std::size(table));
    return table[number];
}

bool knows_function(std::string_view name, Dialect dialect) {
    return std::ranges::any_of(table, [&](const Function& function) {
        return function.name == name && of_dialect(function, dialect);
    });
}

std::string_view why_not_evaluated(std::string_view name) {
    const auto found = std::ranges::find(refused, name, &Refused::name);
    return found == std::end(refused) ? std::string_view{} : found->why;
}

Dialect Call::dialect() const {
    return evaluator.dialect();
}

std::string Call::string(std::size_t index) const {
    if (index >= count() || arguments[index].empty()) return {};
    const Sequence& argument = arguments[index];
    if (argument.size() > 1 && dialect() == Dialect::xpath2) {
        throw Unevaluated{"one string is needed, but there are several values"};
    }
    std::string out = string_of(argument.front(), dialect());
    evaluator.check_size(out.size());
    return out;
}

std::string Call::string_or_context(std::size_t index) const {
    if (index < count()) return string(index);
    if (focus.item == nullptr) throw Unevaluated{"there is no context item"};
    std::string out = string_of(*focus.item, dialect());
    evaluator.check_size(out.size());
    return out;
}

std::optional<Item> Call::atom(std::size_t index) const {
    if (index >= count() || arguments[index].empty()) return std::nullopt;
    if (arguments[index].size() > 1 && dialect() == Dialect::xpath2) {
        throw Unevaluated{"one value is needed, but there are several"};
    }
    return atom_of(arguments[index].front());
}

double Call::number(std::size_t index) const {
    const auto item = atom(index);
    return item ? number_of(*item, dialect()) : parse_number1("");
}

NodeRef Call::node_or_context(std::size_t index) const {
    if (index >= count()) {
        if (focus.item == nullptr) throw Unevaluated{"there is no context item"};
        if (!focus.item->is_node()) throw Unevaluated{"a node is needed, but the context is a value"};
        return focus.item->node;
    }
    const Sequence& argument = arguments[index];
    if (argument.empty()) return {};
    if (!argument.front().is_node()) throw Unevaluated{"a node is needed, but there is a value"};
    if (argument.size() > 1 && dialect() == Dialect::xpath2) {
        throw Unevaluated{"one node is needed, but there are several"};
    }
    return argument.front().node;
}

}  // namespace schematron
