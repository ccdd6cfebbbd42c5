#include "lines/numbered_items.h"

#include <array>
#include <cstdlib>
#include <string>

#include "lines/cues.h"
#include "lines/squeezed.h"
#include "text/characters.h"
#include "text/utf8.h"

namespace lines {
namespace {

using Form = NumberForm;
constexpr std::size_t forms = static_cast<std::size_t>(Form::chinese_bracket) + 1;

constexpr std::u32string_view numerals = U"一二三四五六七八九十";

bool is_numeral(char32_t code) {
    return text::is_one_of(code, numerals);
}

/// The list under way.
struct List {
    int last = 0;
    std::vector<std::size_t> items;  ///< lines
};

}  // namespace

ItemNumber item_number(std::string_view words) {
    constexpr char32_t first_circle = U'①', last_circle = U'⑳';
    const Squeezed squeezed(words, 6);  // signs in half width
    const std::u32string& codes = squeezed.codes();
    if (codes.empty()) return {};
    if (codes[0] >= first_circle && codes[0] <= last_circle)
        return {Form::circle, static_cast<int>(codes[0] - first_circle) + 1};
    const bool bracket = codes[0] == U'(';
    std::size_t at = bracket ? 1 : 0;
    if (at >= codes.size()) return {};
    const bool chinese = is_numeral(codes[at]);
    std::string digits;
    for (; at < codes.size() && (chinese ? is_numeral(codes[at]) : text::is_digit(codes[at])); ++at) {
        if (chinese) {
            text::append(digits, codes[at]);
        } else {
            digits += static_cast<char>('0' + static_cast<int>(codes[at] - U'0'));
        }
    }
    if (digits.empty() || at >= codes.size()) return {};
    const char32_t sign = codes[at];
    const char32_t behind = at + 1 < codes.size() ? codes[at + 1] : U' ';
    const int value = std::atoi(chinese ? arabic(digits).c_str() : digits.c_str());
    if (bracket) return {sign != U')' ? Form::none : chinese ? Form::chinese_bracket : Form::bracket, value};
    if (text::is_digit(behind) || is_numeral(behind)) return {};
    if (sign == U'、') return {chinese ? Form::chinese : Form::comma, value};
    if (!chinese && (sign == U'.' || sign == U'．')) return {Form::dot, value};
    return {};
}

std::vector<char> find_numbered_items(std::string_view text, const std::vector<text::PrintedLine>& lines) {
    constexpr std::size_t least = 3;          // items
    constexpr std::size_t longest_item = 40;  // lines
    std::vector<char> found(lines.size(), 0);
    std::array<List, forms> lists;
    const auto close = [&](List& list) {
        if (list.items.size() >= least) {
            for (const std::size_t line : list.items) found[line] = 1;
        }
        list = {};
    };
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const ItemNumber number = item_number(lines[i].slice.of(text));
        if (number.form == Form::none) continue;
        List& list = lists[static_cast<std::size_t>(number.form)];
        const bool next =
            number.value == list.last + 1 && (list.items.empty() || i - list.items.back() <= longest_item);
        if (!next) {
            if (number.value != 1) continue;
            close(list);
        }
        list.last = number.value;
        list.items.push_back(i);
    }
    for (List& list : lists) close(list);
    return found;
}

}  // namespace lines
