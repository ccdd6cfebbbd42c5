#include "tei/values.h"

#include <algorithm>
#include <array>
#include <cstdint>

#include "base/ascii.h"
#include "base/scan.h"
#include "base/uri.h"
#include "text/utf8.h"
#include "text/white_space.h"
#include "xml/emitter.h"

namespace tei {
namespace {

constexpr std::string_view upper_digits = "0123456789ABCDEF";

bool all_digits(std::string_view words) {
    return !words.empty() && std::ranges::all_of(words, base::is_digit);
}

/// RFC 3986 §3.1: does the text before the first ':' make a scheme, or is there none?
bool scheme_is_good(std::string_view value) {
    const std::size_t stop = value.find_first_of(":/?#");
    if (stop == std::string_view::npos || value[stop] != ':') return true;
    if (stop == 0 || !base::is_letter(value[0])) return false;
    return std::ranges::all_of(value.substr(0, stop), [](char c) {
        return base::is_digit(c) || base::is_letter(c) || c == '+' || c == '-' || c == '.';
    });
}

/// The parts of a date as XML Schema writes it; `at` goes on behind what was taken.
struct Reader {
    std::string_view value;
    std::size_t at = 0;

    [[nodiscard]] bool done() const { return at == value.size(); }
    bool take(char c) {
        if (done() || value[at] != c) return false;
        ++at;
        return true;
    }
    /// A number of exactly `width` digits between `low` and `high`, or -1.
    int number(std::size_t width, int low, int high) {
        if (value.size() - at < width) return -1;
        int found = 0;
        for (std::size_t i = 0; i < width; ++i) {
            if (!base::is_digit(value[at + i])) return -1;
            found = found * 10 + (value[at + i] - '0');
        }
        at += width;
        return found < low || found > high ? -1 : found;
    }
};

int days_in(int year, int month) {
    constexpr std::array<int, 12> days{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return month == 2 && leap ? 29 : days[static_cast<std::size_t>(month - 1)];
}

bool take_zone(Reader& reader) {
    if (reader.done() || reader.take('Z')) return reader.done();
    if (!reader.take('+') && !reader.take('-')) return false;
    const int hours = reader.number(2, 0, 14);
    if (hours < 0 || !reader.take(':')) return false;
    const int minutes = reader.number(2, 0, 59);
    return minutes >= 0 && (hours < 14 || minutes == 0) && reader.done();
}

bool take_time(Reader& reader) {
    if (reader.number(2, 0, 23) < 0 || !reader.take(':')) return false;
    if (reader.number(2, 0, 59) < 0 || !reader.take(':')) return false;
    if (reader.number(2, 0, 59) < 0) return false;
    if (reader.take('.')) {
        const std::size_t digits = reader.at;
        while (!reader.done() && base::is_digit(reader.value[reader.at])) ++reader.at;
        if (reader.at == digits) return false;
    }
    return take_zone(reader);
}

/// "--03-08", "--03", "---08".
bool is_yearless(Reader reader) {
    if (!reader.take('-') || !reader.take('-')) return false;
    if (reader.take('-')) return reader.number(2, 1, 31) > 0 && reader.done();
    const int month = reader.number(2, 1, 12);
    if (month < 0) return false;
    if (reader.done()) return true;
    constexpr int leap_year = 2000;
    return reader.take('-') && reader.number(2, 1, days_in(leap_year, month)) > 0 && reader.done();
}

/// "2024", "2024-03", "2024-03-08", and with "T10:00:00" and a zone.
bool is_dated(Reader reader) {
    const int year = reader.number(4, 1, 9999);
    if (year < 0) return false;
    if (reader.done()) return true;
    if (!reader.take('-')) return false;
    const int month = reader.number(2, 1, 12);
    if (month < 0) return false;
    if (reader.done()) return true;
    if (!reader.take('-') || reader.number(2, 1, days_in(year, month)) < 0) return false;
    if (reader.done()) return true;
    return reader.take('T') && take_time(reader);
}

}  // namespace

std::string uri(std::string_view given) {
    const std::string clean = printable(text::trimmed(given));
    constexpr std::string_view kept_out = "<>\"{}|\\^`";
    std::string out;
    bool fragment = false;
    const bool good_scheme = scheme_is_good(clean);
    bool first_colon = true;
    for (const auto& [code, at, size] : text::CodePoints(clean)) {
        const std::string_view character = std::string_view(clean).substr(at, size);
        const char c = character[0];
        if (base::is_alphanumeric(c) || c == '/' || c == '.' || c == '-' || c == '_') {  // nearly all
            out += c;
            continue;
        }
        bool encode = code <= 0x20 || (code >= 0x7F && code < 0xA0) || text::is_space(code) ||
                      (size == 1 && kept_out.find(c) != std::string_view::npos);
        if (c == '%')
            encode = clean.size() - at < 3 || !base::is_hex(clean[at + 1]) || !base::is_hex(clean[at + 2]);
        if (c == '#') {
            encode = fragment;
            fragment = true;
        }
        if (c == ':' && first_colon) {
            encode = !good_scheme;
            first_colon = false;
        }
        if (!encode) {
            out += character;
            continue;
        }
        for (const char byte : character) base::append_percent(out, byte);
    }
    return out;
}

std::string measurement(std::string_view given) {
    const std::string_view value = text::trimmed(given);
    constexpr std::string_view units[] = {"%",  "cm", "mm", "in",  "pt", "pc", "px",
                                          "em", "ex", "ch", "rem", "vw", "vh"};
    std::size_t at = !value.empty() && (value[0] == '+' || value[0] == '-') ? 1 : 0;
    const std::size_t digits = at;
    while (at < value.size() && base::is_digit(value[at])) ++at;
    if (at == digits) return {};
    if (at + 1 < value.size() && value[at] == '.' && base::is_digit(value[at + 1])) {
        ++at;
        while (at < value.size() && base::is_digit(value[at])) ++at;
    }
    const std::string_view unit = text::trimmed(value.substr(at));
    if (unit.empty()) return std::string(value.substr(0, at)) + "px";
    if (std::ranges::find(units, unit) == std::end(units)) return {};
    return std::string(value.substr(0, at)) + std::string(unit);
}

std::string_view date_when(std::string_view value) {
    Reader time{value};
    const bool good = is_dated({value}) || is_yearless({value}) || take_time(time);
    return good ? value : std::string_view{};
}

std::string_view language_tag(std::string_view value) {
    std::size_t start = 0;
    while (start <= value.size()) {
        const std::size_t stop = std::min(value.find('-', start), value.size());
        const std::string_view part = value.substr(start, stop - start);
        const bool good = !part.empty() && part.size() <= 8 && std::ranges::all_of(part, [start](char c) {
            return base::is_letter(c) || (start > 0 && base::is_digit(c));
        });
        if (!good) return {};
        start = stop + 1;
    }
    return value;
}

std::string_view number(std::string_view value) {
    return all_digits(value) ? value : std::string_view{};
}

std::string_view word(std::string_view value) {
    for (const auto& [code, at, size] : text::CodePoints(value)) {
        if (text::is_space(code) || code < 0x20 || (code >= 0x7F && code < 0xA0)) return {};
    }
    return value;
}

std::string printable(std::string_view value) {
    // Nearly all are: controls, and what begins like U+FFFE, are looked at one by one.
    const auto may_be_forbidden = [](const unsigned char* byte) {
        return (byte[0] < 0x20) | ((byte[0] == 0xEF) & (byte[1] == 0xBF));
    };
    const bool plain = base::find_bytes<2>(value, 0, may_be_forbidden) == std::string_view::npos;
    if (plain && text::find_malformed(value) == std::string_view::npos) return std::string(value);
    std::string out;
    out.reserve(value.size());
    for (const auto& [code, at, size] : text::CodePoints(value)) {
        text::append(out, xml::is_allowed(code) ? code : text::replacement);
    }
    return out;
}

std::string range(std::size_t begin, std::size_t end) {
    return "src:" + std::to_string(begin) + "-" + std::to_string(end);
}

std::string code_point(char32_t code) {
    std::string digits;
    for (char32_t left = code; left > 0 || digits.size() < 4; left >>= 4)
        digits.insert(0, 1, upper_digits[left & 15]);
    return "U+" + digits;
}

}  // namespace tei
