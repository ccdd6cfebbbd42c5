#include "schematron/query.h"

#include <algorithm>

#include "base/ascii.h"
#include "schematron/query_parser.h"

namespace schematron {
namespace {

/// Words that only XPath 3.1 has and that are not evaluated: maps, arrays, look-ups, function values. Told by
/// their spelling, so that an expression with them is not a fault of the schema.
bool has_function_values(std::string_view source) {
    const auto blank = [](char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; };
    const auto wordy = [](char c) { return base::is_digit(c) || base::is_letter(c) || c == '-' || c == '_'; };
    std::string_view word;
    char before = '(';
    for (std::size_t at = 0; at < source.size();) {
        const char c = source[at], after = at + 1 < source.size() ? source[at + 1] : ' ';
        if (c == '\'' || c == '"') {
            at = std::min(source.find(c, at + 1), source.size() - 1);
            word = {};
        } else if (wordy(c)) {
            std::size_t end = at;
            while (end < source.size() && wordy(source[end])) ++end;
            word = source.substr(at, end - at);
            at = end - 1;
        } else if (!blank(c)) {
            const bool constructor = c == '{' && (word == "map" || word == "array");
            const bool array =
                c == '[' && std::string_view("(,=<>!|+").find(before) != std::string_view::npos;
            const bool function = c == '(' && word == "function";
            const bool look_up = c == '?' && (wordy(after) || after == '(' || after == '*');
            if (constructor || array || function || look_up || (c == '#' && base::is_digit(after)))
                return true;
            word = {};
        }
        if (!blank(c)) before = c;
        ++at;
    }
    return false;
}

QueryFault softened(QueryFault fault, std::string_view source, Dialect dialect) {
    const bool wrong = fault.kind == QueryFault::Kind::wrong && dialect == Dialect::xpath2;
    if (!wrong || !has_function_values(source)) return fault;
    return {QueryFault::Kind::not_evaluated, fault.offset,
            "maps, arrays and function values are not evaluated"};
}

}  // namespace

std::optional<Query> Query::compile(std::string_view source, const StaticContext& context,
                                    QueryFault& fault) {
    fault = {};
    auto words = tokens(source, context.dialect, fault);
    if (!words) {
        fault = softened(std::move(fault), source, context.dialect);
        return std::nullopt;
    }
    try {
        return Query(Parser(std::move(*words), context).parse(), std::string(source), context.dialect);
    } catch (QueryFault& thrown) {
        fault = softened(std::move(thrown), source, context.dialect);
        return std::nullopt;
    }
}

}  // namespace schematron
