// Functions about strings. Lengths and positions count code points.
#include <array>
#include <cmath>
#include <map>

#include "base/uri.h"
#include "schematron/evaluate.h"
#include "schematron/function_groups.h"
#include "text/letter_case.h"
#include "text/utf8.h"

namespace schematron::functions {
namespace {

/// round() of XPath: a half goes towards positive infinity.
double rounded(double number) {
    if (std::isnan(number) || std::isinf(number)) return number;
    return std::floor(number + 0.5);
}

Sequence integer_item(const Call& call, std::int64_t number) {
    if (call.dialect() == Dialect::xpath1) return {make_real(static_cast<double>(number))};
    return {make_integer(number)};
}

}  // namespace

/// Is the second argument, trimmed, one of the words of the first?
Sequence contains_token(const Call& call) {
    const std::string wanted(trimmed(call.string(1)));
    if (wanted.empty() || wanted != normalized_space(wanted) || wanted.find(' ') != wanted.npos)
        return {make_boolean(false)};
    for (const Item& item : call.arguments[0]) {
        const std::string words = " " + normalized_space(string_of(item, call.dialect())) + " ";
        if (words.find(" " + wanted + " ") != std::string::npos) return {make_boolean(true)};
    }
    return {make_boolean(false)};
}

Sequence string(const Call& call) {
    return {make_string(call.string_or_context(0))};
}

Sequence concat(const Call& call) {
    std::string out;
    for (std::size_t i = 0; i < call.count(); ++i) {
        out += call.string(i);
        call.evaluator.check_size(out.size());
    }
    return {make_string(std::move(out))};
}

Sequence starts_with(const Call& call) {
    return {make_boolean(call.string(0).starts_with(call.string(1)))};
}
Sequence ends_with(const Call& call) {
    return {make_boolean(call.string(0).ends_with(call.string(1)))};
}

Sequence contains(const Call& call) {
    return {make_boolean(call.string(0).find(call.string(1)) != std::string::npos)};
}

Sequence substring_before(const Call& call) {
    const std::string whole = call.string(0);
    const std::size_t at = whole.find(call.string(1));
    return {make_string(at == whole.npos ? "" : whole.substr(0, at))};
}

Sequence substring_after(const Call& call) {
    const std::string whole = call.string(0);
    const std::string mark = call.string(1);
    const std::size_t at = whole.find(mark);
    return {make_string(at == whole.npos ? "" : whole.substr(at + mark.size()))};
}

/// XPath 1.0 §4.2: the characters at positions >= round(start) and < round(start) + round(length).
Sequence substring(const Call& call) {
    const std::string whole = call.string(0);
    const double start = rounded(call.number(1));
    const double end = call.count() > 2 ? start + rounded(call.number(2)) : HUGE_VAL;
    std::string out;
    double position = 0;
    for (const auto& [code, at, size] : text::CodePoints(whole)) {
        ++position;
        if (position >= start && position < end) out.append(whole, at, size);
    }
    return {make_string(std::move(out))};
}

Sequence string_length(const Call& call) {
    return integer_item(call, static_cast<std::int64_t>(text::count(call.string_or_context(0))));
}

Sequence normalize_space(const Call& call) {
    return {make_string(normalized_space(call.string_or_context(0)))};
}

Sequence translate(const Call& call) {
    const std::string from = call.string(1);
    const std::string to = call.string(2);
    std::map<char32_t, std::string> spelled;
    text::CodePoints targets(to);
    auto target = targets.begin();
    for (const auto& [code, at, size] : text::CodePoints(from)) {
        std::string replacement;
        if (target != targets.end()) {
            replacement = text::encoded((*target).code);
            ++target;
        }
        spelled.emplace(code, std::move(replacement));
    }
    const std::string whole = call.string(0);
    std::string out;
    for (const auto& [code, at, size] : text::CodePoints(whole)) {
        const auto found = spelled.find(code);
        if (found == spelled.end()) {
            out.append(whole, at, size);
        } else {
            out += found->second;
        }
    }
    return {make_string(std::move(out))};
}

Sequence string_join(const Call& call) {
    const std::string separator = call.string(1);
    std::string out;
    for (std::size_t i = 0; i < call.arguments[0].size(); ++i) {
        if (i > 0) out += separator;
        out += string_of(call.arguments[0][i], call.dialect());
        call.evaluator.check_size(out.size());
    }
    return {make_string(std::move(out))};
}

Sequence upper_case(const Call& call) {
    return {make_string(text::upper_case(call.string(0)))};
}
Sequence lower_case(const Call& call) {
    return {make_string(text::lower_case(call.string(0)))};
}

Sequence compare(const Call& call) {
    if (call.arguments[0].empty() || call.arguments[1].empty()) return {};
    const int order = call.string(0).compare(call.string(1));
    return {make_integer(order < 0 ? -1 : order > 0 ? 1 : 0)};
}

Sequence codepoint_equal(const Call& call) {
    if (call.arguments[0].empty() || call.arguments[1].empty()) return {};
    return {make_boolean(call.string(0) == call.string(1))};
}

Sequence string_to_codepoints(const Call& call) {
    const std::string whole = call.string(0);
    call.evaluator.spend(whole.size());
    Sequence out;
    for (const auto& [code, at, size] : text::CodePoints(whole)) {
        out.push_back(make_integer(static_cast<std::int64_t>(code)));
    }
    return out;
}

Sequence codepoints_to_string(const Call& call) {
    std::string out;
    for (const Item& item : call.arguments[0]) {
        const double code = number_of(atom_of(item), call.dialect());
        const bool character = code == 9 || code == 10 || code == 13 || (code >= 0x20 && code <= 0xD7FF) ||
                               (code >= 0xE000 && code <= 0xFFFD) || (code >= 0x10000 && code <= 0x10FFFF);
        if (!character) throw Unevaluated{"a number stands for no character of XML"};
        text::append(out, static_cast<char32_t>(code));
    }
    return {make_string(std::move(out))};
}

Sequence encode_for_uri(const Call& call) {
    return {make_string(base::percent_encoded(call.string(0), "-_.~"))};
}

}  // namespace schematron::functions
