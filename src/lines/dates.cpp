#include "lines/dates.h"

#include <array>
#include <cstdio>

#include "text/characters.h"

namespace lines {
namespace {

struct Number {
    std::size_t end = 0;
    unsigned value = 0;
};

std::optional<Number> number_at(const Squeezed& words, std::size_t at, std::size_t most) {
    Number number{at};
    const std::u32string& codes = words.codes();
    while (number.end < codes.size() && number.end < at + most && text::is_digit(codes[number.end])) {
        number.value = number.value * 10 + static_cast<unsigned>(codes[number.end] - U'0');
        ++number.end;
    }
    if (number.end == at) return {};
    return number;
}

}  // namespace

std::optional<std::pair<std::size_t, std::string>> date_from(const Squeezed& words, std::size_t at) {
    constexpr std::u32string_view year_sign = U"年", month_sign = U"月", day_sign = U"日号號";
    constexpr std::array<unsigned, 12> days{31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    unsigned year = 0;
    std::optional<Number> number = number_at(words, at, 4);
    if (number && number->end == at + 4 && words.stands(number->end, year_sign)) {
        year = number->value;
        number = number_at(words, number->end + 1, 2);
    }
    if (!number || number->value < 1 || number->value > 12 || !words.stands(number->end, month_sign))
        return {};
    const unsigned month = number->value;
    number = number_at(words, number->end + 1, 2);
    if (!number || number->value < 1 || number->value > days[month - 1]) return {};
    if (!words.stands(number->end, day_sign)) return {};
    char when[48];
    if (year > 0) {
        std::snprintf(when, sizeof when, "%04u-%02u-%02u", year, month, number->value);
    } else {
        std::snprintf(when, sizeof when, "--%02u-%02u", month, number->value);
    }
    return std::pair{number->end + 1, std::string(when)};
}

std::optional<DateFound> date_at_start(std::string_view words) {
    const Squeezed squeezed(words, 16);
    const auto date = date_from(squeezed, 0);
    if (!date) return {};
    return DateFound{squeezed.slice(0, date->first), date->second};
}

}  // namespace lines
