#include "text/general_category.h"

#include <algorithm>

#include <unicode/uchar.h>

namespace text {
namespace {

struct Category {
    std::string_view name;
    UCharCategory type;
};
constexpr Category categories[] = {
    {"Lu", U_UPPERCASE_LETTER}, {"Ll", U_LOWERCASE_LETTER},       {"Lt", U_TITLECASE_LETTER},
    {"Lm", U_MODIFIER_LETTER},  {"Lo", U_OTHER_LETTER},           {"Mn", U_NON_SPACING_MARK},
    {"Me", U_ENCLOSING_MARK},   {"Mc", U_COMBINING_SPACING_MARK}, {"Nd", U_DECIMAL_DIGIT_NUMBER},
    {"Nl", U_LETTER_NUMBER},    {"No", U_OTHER_NUMBER},           {"Zs", U_SPACE_SEPARATOR},
    {"Zl", U_LINE_SEPARATOR},   {"Zp", U_PARAGRAPH_SEPARATOR},    {"Cc", U_CONTROL_CHAR},
    {"Cf", U_FORMAT_CHAR},      {"Co", U_PRIVATE_USE_CHAR},       {"Cs", U_SURROGATE},
    {"Cn", U_UNASSIGNED},       {"Pd", U_DASH_PUNCTUATION},       {"Ps", U_START_PUNCTUATION},
    {"Pe", U_END_PUNCTUATION},  {"Pc", U_CONNECTOR_PUNCTUATION},  {"Po", U_OTHER_PUNCTUATION},
    {"Sm", U_MATH_SYMBOL},      {"Sc", U_CURRENCY_SYMBOL},        {"Sk", U_MODIFIER_SYMBOL},
    {"So", U_OTHER_SYMBOL},     {"Pi", U_INITIAL_PUNCTUATION},    {"Pf", U_FINAL_PUNCTUATION}};

/// The bits of the categories whose name is, or begins with, `name`.
std::uint32_t mask_of(std::string_view name) {
    if (name.empty() || name.size() > 2) return 0;
    std::uint32_t mask = 0;
    for (const Category& category : categories) {
        if (category.name.starts_with(name)) mask |= U_MASK(category.type);
    }
    return mask;
}

struct Collected {
    std::uint32_t mask;
    std::vector<std::pair<char32_t, char32_t>> ranges;
};

UBool collect(const void* context, UChar32 start, UChar32 limit, UCharCategory type) {
    auto& into = *static_cast<Collected*>(const_cast<void*>(context));
    if ((into.mask & U_MASK(type)) == 0) return true;
    const auto first = static_cast<char32_t>(start), last = static_cast<char32_t>(limit - 1);
    if (!into.ranges.empty() && into.ranges.back().second + 1 == first)
        into.ranges.back().second = last;
    else
        into.ranges.emplace_back(first, last);
    return true;
}

}  // namespace

bool is_general_category(std::string_view name) {
    return mask_of(name) != 0;
}

std::vector<std::pair<char32_t, char32_t>> general_category(std::string_view name, char32_t last) {
    Collected collected{mask_of(name), {}};
    if (last < 0x80) {
        for (UChar32 c = 0; c <= static_cast<UChar32>(last); ++c)
            (void)collect(&collected, c, c + 1, static_cast<UCharCategory>(u_charType(c)));
    } else if (collected.mask != 0) {
        u_enumCharTypes(collect, &collected);
        while (!collected.ranges.empty() && collected.ranges.back().first > last) collected.ranges.pop_back();
        if (!collected.ranges.empty())
            collected.ranges.back().second = std::min(collected.ranges.back().second, last);
    }
    return collected.ranges;
}

}  // namespace text
