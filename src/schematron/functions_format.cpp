// format-number() in the default decimal format (XSLT 1.0 §12.3, XPath functions 3.0 §4.7): one or two
// sub-pictures of 0 # , . with words before and after, among them % and ‰. Others have no value.
#include <algorithm>
#include <cmath>

#include "schematron/evaluate.h"
#include "schematron/function_groups.h"

namespace schematron::functions {
namespace {

constexpr std::string_view per_mille = "\xE2\x80\xB0", currency = "\xC2\xA4";

struct Picture {
    std::string before, after;
    std::size_t least_whole = 0, least_part = 0, most_part = 0;
    std::size_t group = 0;  ///< digits between commas; 0: no commas
    int scale = 1;
};

bool is_active(char c) {
    return c == '0' || c == '#' || c == ',' || c == '.';
}

[[noreturn]] void refuse(const std::string& picture) {
    throw Unevaluated{"format-number() with the picture '" + picture + "'"};
}

/// How much the words around the digits multiply a number by.
int scale_of(const std::string& words, const std::string& picture) {
    const bool hundred = words.find('%') != words.npos, thousand = words.find(per_mille) != words.npos;
    if (hundred && thousand) refuse(picture);
    return hundred ? 100 : thousand ? 1000 : 1;
}

/// The digits between commas, which are taken out. XSLT 1.0 knows one size, that of the last group.
std::size_t take_groups(std::string& whole, Dialect dialect, const std::string& picture) {
    const std::size_t comma = whole.rfind(',');
    if (comma == whole.npos) return 0;
    const std::size_t group = whole.size() - comma - 1;
    for (std::size_t at = comma, size = group; dialect != Dialect::xpath1 && at > 0;) {
        const std::size_t next = whole.rfind(',', at - 1);
        if (next == whole.npos) break;
        if (at - next - 1 != size) refuse(picture);
        at = next;
    }
    if (group == 0) refuse(picture);
    std::erase(whole, ',');
    return group;
}

Picture read_picture(const std::string& part_of, const std::string& picture, Dialect dialect) {
    Picture out;
    const auto first = std::ranges::find_if(part_of, is_active);
    const auto last = std::find_if_not(first, part_of.end(), is_active);
    const std::string active(first, last);
    out.before.assign(part_of.begin(), first);
    out.after.assign(last, part_of.end());
    const std::string words = out.before + '\n' + out.after;
    if (words.find_first_of("0#,.\'") != words.npos || words.find(currency) != words.npos) refuse(picture);
    out.scale = scale_of(words, picture);
    const std::size_t point = active.find('.');
    std::string whole = active.substr(0, point);
    const std::string part = point == std::string::npos ? "" : active.substr(point + 1);
    out.group = take_groups(whole, dialect, picture);
    out.least_whole = static_cast<std::size_t>(std::ranges::count(whole, '0'));
    out.least_part = static_cast<std::size_t>(std::ranges::count(part, '0'));
    out.most_part = part.size();
    const bool in_order = whole.find("0#") == std::string::npos && part.find("#0") == std::string::npos &&
                          part.find_first_of(",.") == std::string::npos;
    if (active.empty() || !in_order || whole.size() + part.size() == 0) refuse(picture);
    return out;
}

/// The picture that a number of that sign goes into. Without a second sub-picture the sign goes before the
/// first; with XSLT 1.0 the second says no more than what stands around negative numbers.
Picture picture_for(const std::string& picture, bool negative, Dialect dialect) {
    const std::size_t semicolon = picture.find(';');
    Picture out = read_picture(picture.substr(0, semicolon), picture, dialect);
    if (semicolon == picture.npos) {
        if (negative) out.before.insert(0, "-");
        return out;
    }
    Picture second = read_picture(picture.substr(semicolon + 1), picture, dialect);
    if (second.before.find(';') != std::string::npos || second.after.find(';') != std::string::npos)
        refuse(picture);
    if (!negative) return out;
    if (dialect != Dialect::xpath1) return second;
    out.before = second.before;
    out.after = second.after;
    return out;
}

/// The digits of a number that is not negative, put into the picture.
std::string put_in(const Picture& picture, const Decimal& number) {
    std::string digits = number.text();
    const std::size_t point = std::min(digits.find('.'), digits.size());
    std::string part = digits.substr(std::min(point + 1, digits.size()));
    std::string whole = digits.substr(0, point);
    if (whole == "0") whole.clear();
    if (whole.size() < picture.least_whole) whole.insert(0, picture.least_whole - whole.size(), '0');
    part.resize(std::max(part.size(), picture.least_part), '0');
    if (whole.empty() && part.empty()) whole = "0";
    for (std::size_t at = whole.size(); picture.group > 0 && at > picture.group; at -= picture.group)
        whole.insert(at - picture.group, ",");
    return part.empty() ? whole : whole + "." + part;
}

}  // namespace

Sequence format_number(const Call& call) {
    const std::string text = call.string(1);
    const auto item = call.atom(0);
    const double real = item ? number_of(*item, call.dialect()) : std::nan("");
    const bool negative = std::signbit(real) && !std::isnan(real);
    Picture picture = picture_for(text, negative, call.dialect());
    if (std::isnan(real)) return {make_string("NaN")};
    if (std::isinf(real)) return {make_string(picture.before + "Infinity" + picture.after)};
    const bool kept = item->type == Type::integer || item->type == Type::decimal;
    auto number = kept ? std::optional(item->decimal) : Decimal::of(real);
    if (number && number->negative()) number = number->negated();
    if (number && picture.scale > 1) number = number->times(Decimal(picture.scale));
    if (number) number = number->rounded(static_cast<int>(picture.most_part), true);
    if (!number) throw Unevaluated{"a number has more digits than can be kept exactly"};
    // What rounds to zero has no sign in XSLT 1.0.
    if (negative && number->zero() && call.dialect() == Dialect::xpath1)
        picture = picture_for(text, false, call.dialect());
    return {make_string(picture.before + put_in(picture, *number) + picture.after)};
}

}  // namespace schematron::functions
