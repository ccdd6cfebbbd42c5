// format-number() for the pictures that people write (XSLT 1.0 §12.3, XPath functions 3.0 §4.7): one
// sub-picture of 0 # , . % with words before and after it, in the default decimal format. Others have no
// value.
#include <algorithm>
#include <cmath>

#include "schematron/evaluate.h"
#include "schematron/function_groups.h"

namespace schematron::functions {
namespace {

struct Picture {
    std::string before, after;
    std::size_t least_whole = 0, least_part = 0, most_part = 0;
    std::size_t group = 0;  ///< digits between commas; 0: no commas
    bool percent = false;
};

bool is_active(char c) {
    return c == '0' || c == '#' || c == ',' || c == '.';
}

Picture read_picture(const std::string& picture) {
    const auto refuse = [&] { throw Unevaluated{"format-number() with the picture '" + picture + "'"}; };
    Picture out;
    const auto first = std::ranges::find_if(picture, is_active);
    const auto last = std::find_if_not(first, picture.end(), is_active);
    const std::string active(first, last);
    out.before.assign(picture.begin(), first);
    out.after.assign(last, picture.end());
    if (out.before.find_first_of(";%\'\xE2") != std::string::npos) refuse();
    if (out.after.find_first_of(";0#,.\'\xE2") != std::string::npos) refuse();
    out.percent = out.after.find('%') != std::string::npos;
    const std::size_t point = active.find('.');
    std::string whole = active.substr(0, point);
    const std::string part = point == std::string::npos ? "" : active.substr(point + 1);
    const std::size_t comma = whole.rfind(',');
    if (comma != std::string::npos) out.group = whole.size() - comma - 1;
    if (comma != std::string::npos && (out.group == 0 || std::ranges::count(whole, ',') > 1)) refuse();
    std::erase(whole, ',');
    out.least_whole = static_cast<std::size_t>(std::ranges::count(whole, '0'));
    out.least_part = static_cast<std::size_t>(std::ranges::count(part, '0'));
    out.most_part = part.size();
    const bool in_order = whole.find("0#") == std::string::npos && part.find("#0") == std::string::npos &&
                          part.find_first_of(",.") == std::string::npos;
    if (active.empty() || !in_order || whole.size() + part.size() == 0) refuse();
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
    const Picture picture = read_picture(call.string(1));
    const auto item = call.atom(0);
    const double real = item ? number_of(*item, call.dialect()) : std::nan("");
    if (std::isnan(real)) return {make_string("NaN")};
    const std::string sign = std::signbit(real) ? "-" : "";
    if (std::isinf(real)) return {make_string(sign + picture.before + "Infinity" + picture.after)};
    const bool kept = item->type == Type::integer || item->type == Type::decimal;
    auto number = kept ? std::optional(item->decimal) : Decimal::of(real);
    if (number && number->negative()) number = number->negated();
    if (number && picture.percent) number = number->times(Decimal(100));
    if (number) number = number->rounded(static_cast<int>(picture.most_part), true);
    if (!number) throw Unevaluated{"a number has more digits than can be kept exactly"};
    const std::string shown = number->zero() && call.dialect() == Dialect::xpath1 ? "" : sign;
    return {make_string(shown + picture.before + put_in(picture, *number) + picture.after)};
}

}  // namespace schematron::functions
