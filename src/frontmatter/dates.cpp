#include "frontmatter/dates.h"

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "base/ascii.h"
#include "text/time_zone.h"
#include "text/white_space.h"

namespace frontmatter {
namespace {

/// A date is a row of numbers, words and signs; everything else is told from their order.
struct Token {
    enum class What { number, word, sign } what;
    std::string_view text;
    bool spaced = false;  ///< white space before it
};

struct Moment {
    int year = 0, month = 0, day = 0;
    int hour = -1, minute = 0, second = 0;  ///< hour -1: no time of day
    std::optional<int> offset{};            ///< minutes ahead of UTC
    int weekday = -1;                       ///< 0: Sunday; -1: not given
};

constexpr std::array<std::string_view, 12> months{"jan", "feb", "mar", "apr", "may", "jun",
                                                  "jul", "aug", "sep", "oct", "nov", "dec"};
constexpr std::array<std::string_view, 7> weekdays{"sun", "mon", "tue", "wed", "thu", "fri", "sat"};

std::vector<Token> tokens_of(std::string_view words) {
    std::vector<Token> tokens;
    bool spaced = false;
    for (std::size_t at = 0; at < words.size() && tokens.size() < 32;) {
        std::size_t end = at + 1;
        if (words[at] == ' ' || words[at] == '\t') {
            spaced = true;
            at = end;
            continue;
        }
        Token::What what = Token::What::sign;
        if (base::is_digit(words[at])) {
            what = Token::What::number;
            while (end < words.size() && base::is_digit(words[end])) ++end;
        } else if (base::is_letter(words[at])) {
            what = Token::What::word;
            while (end < words.size() && base::is_letter(words[end])) ++end;
        } else {
            while (end < words.size() && (static_cast<unsigned char>(words[end]) & 0xC0) == 0x80) ++end;
        }
        tokens.push_back({what, words.substr(at, end - at), spaced});
        spaced = false;
        at = end;
    }
    return tokens;
}

/// Reads tokens one after the other; a failed step leaves it where it was.
class Reader {
  public:
    explicit Reader(std::vector<Token> tokens) : tokens_(std::move(tokens)) {}

    [[nodiscard]] bool done() const { return at_ == tokens_.size(); }
    [[nodiscard]] const Token* peek(std::size_t ahead = 0) const {
        return at_ + ahead < tokens_.size() ? &tokens_[at_ + ahead] : nullptr;
    }
    [[nodiscard]] bool sign(std::string_view text) {
        if (done() || tokens_[at_].what != Token::What::sign || tokens_[at_].text != text) return false;
        ++at_;
        return true;
    }
    [[nodiscard]] bool number(int& value, std::size_t least, std::size_t most) {
        if (done() || tokens_[at_].what != Token::What::number) return false;
        const std::string_view digits = tokens_[at_].text;
        if (digits.size() < least || digits.size() > most) return false;
        value = 0;
        for (const char digit : digits) value = value * 10 + (digit - '0');
        ++at_;
        return true;
    }
    /// The place in `names` of a word that begins with one of them.
    template <std::size_t size>
    [[nodiscard]] bool one_of(const std::array<std::string_view, size>& names, int& place) {
        if (done() || tokens_[at_].what != Token::What::word || tokens_[at_].text.size() < 3) return false;
        std::string start(tokens_[at_].text.substr(0, 3));
        for (char& c : start) c = static_cast<char>(c | 0x20);
        for (std::size_t i = 0; i < size; ++i) {
            if (names[i] != start) continue;
            place = static_cast<int>(i);
            ++at_;
            return true;
        }
        return false;
    }
    [[nodiscard]] bool word(std::string_view text) {
        if (done() || tokens_[at_].what != Token::What::word || tokens_[at_].text != text) return false;
        ++at_;
        return true;
    }
    void skip() { ++at_; }

  private:
    std::vector<Token> tokens_;
    std::size_t at_ = 0;
};

/// `+08:00`, `+0800`, `+8`, `Z`, `GMT`, `UTC`, `UT`, `GMT+0800 (…)`. Zones named otherwise mean different
/// things to different people (CST), so they are no reading.
bool read_zone(Reader& reader, Moment& moment) {
    const bool named =
        reader.word("Z") || reader.word("z") || reader.word("GMT") || reader.word("UTC") || reader.word("UT");
    const bool plus = reader.sign("+");
    const bool minus = !plus && (reader.sign("-") || reader.sign("−"));
    if (!plus && !minus) {
        if (!named) return false;
        moment.offset = 0;
    } else {
        int value = 0;
        int minutes = 0;
        if (const Token* digits = reader.peek(); digits != nullptr && digits->text.size() == 4) {
            if (!reader.number(value, 4, 4)) return false;
            minutes = value % 100;
            value /= 100;
        } else {
            if (!reader.number(value, 1, 2)) return false;
            if (reader.sign(":") && !reader.number(minutes, 2, 2)) return false;
        }
        if (value > 14 || minutes > 59) return false;
        moment.offset = (plus ? 1 : -1) * (value * 60 + minutes);
    }
    if (reader.sign("(")) {  // JavaScript adds the zone's name
        while (!reader.done()) reader.skip();
    }
    return true;
}

/// `10:13`, `10:13:13`, `10:13:13.000`, `10时13分13秒`.
bool read_time(Reader& reader, Moment& moment) {
    if (!reader.number(moment.hour, 1, 2)) return false;
    const bool chinese = reader.sign("时") || reader.sign("時") || reader.sign("点");
    if (!chinese && !reader.sign(":") && !reader.sign("：")) return false;
    if (chinese && reader.done()) return true;
    if (!reader.number(moment.minute, 1, 2)) return false;
    if (chinese) {
        if (!reader.sign("分")) return false;
        if (reader.number(moment.second, 1, 2)) return reader.sign("秒");
        return true;
    }
    if (reader.sign(":") || reader.sign("：")) {
        if (!reader.number(moment.second, 1, 2)) return false;
        int fraction = 0;
        if ((reader.sign(".") || reader.sign(",")) && !reader.number(fraction, 1, 9)) return false;
    }
    return true;
}

/// `2023-10-14`, `2023/1/5`, `2023.1.5`, `2023年1月5日`.
bool read_numeric_day(Reader& reader, Moment& moment) {
    if (!reader.number(moment.year, 4, 4)) return false;
    for (const std::string_view between : {"-", "/", "."}) {
        if (!reader.sign(between)) continue;
        return reader.number(moment.month, 1, 2) && reader.sign(between) && reader.number(moment.day, 1, 2);
    }
    return reader.sign("年") && reader.number(moment.month, 1, 2) && reader.sign("月") &&
           reader.number(moment.day, 1, 2) && reader.sign("日");
}

bool read_tail(Reader& reader, Moment& moment) {
    if (reader.done()) return true;
    (void)(reader.word("T") || reader.word("t") || reader.sign(","));
    if (!read_time(reader, moment)) return false;
    return reader.done() || (read_zone(reader, moment) && reader.done());
}

/// `Fri, 25 Feb 2022 10:13:13 GMT`, also without weekday or time.
bool read_mail_form(Reader reader, Moment& moment) {
    if (reader.one_of(weekdays, moment.weekday)) (void)reader.sign(",");
    if (!reader.number(moment.day, 1, 2)) return false;
    (void)reader.sign("-");
    if (!reader.one_of(months, moment.month)) return false;
    ++moment.month;
    (void)reader.sign("-");
    return reader.number(moment.year, 4, 4) && read_tail(reader, moment);
}

/// `Fri Feb 25 2022 10:13:13 GMT+0800 (CST)`, `Feb 25, 2022`.
bool read_script_form(Reader reader, Moment& moment) {
    (void)reader.one_of(weekdays, moment.weekday);
    if (!reader.one_of(months, moment.month)) return false;
    ++moment.month;
    if (!reader.number(moment.day, 1, 2)) return false;
    (void)reader.sign(",");
    return reader.number(moment.year, 4, 4) && read_tail(reader, moment);
}

bool read_numeric_form(Reader reader, Moment& moment) {
    return read_numeric_day(reader, moment) && read_tail(reader, moment);
}

/// Days since 1970-01-01 in the Gregorian calendar (H. Hinnant, "chrono-compatible low-level date
/// algorithms").
std::int64_t days_from_civil(std::int64_t year, int month, int day) {
    year -= month <= 2 ? 1 : 0;
    const std::int64_t era = (year >= 0 ? year : year - 399) / 400;
    const std::int64_t of_era = year - era * 400;
    const std::int64_t of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
    return era * 146'097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719'468;
}

void civil_from_days(std::int64_t days, Moment& moment) {
    days += 719'468;
    const std::int64_t era = (days >= 0 ? days : days - 146'096) / 146'097;
    const std::int64_t of_era = days - era * 146'097;
    const std::int64_t year = (of_era - of_era / 1460 + of_era / 36'524 - of_era / 146'096) / 365;
    const std::int64_t of_year = of_era - (365 * year + year / 4 - year / 100);
    const std::int64_t month = (5 * of_year + 2) / 153;
    moment.day = static_cast<int>(of_year - (153 * month + 2) / 5 + 1);
    moment.month = static_cast<int>(month < 10 ? month + 3 : month - 9);
    moment.year = static_cast<int>(year + era * 400 + (moment.month <= 2 ? 1 : 0));
}

bool exists(const Moment& moment) {
    if (moment.year < 1 || moment.month < 1 || moment.month > 12 || moment.day < 1) return false;
    constexpr std::array lengths{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    const bool leap = moment.year % 4 == 0 && (moment.year % 100 != 0 || moment.year % 400 == 0);
    const int length =
        lengths[static_cast<std::size_t>(moment.month) - 1] + (moment.month == 2 && leap ? 1 : 0);
    if (moment.day > length) return false;
    // ISO 8601: hour 24 is midnight at the end of the day, and nothing past it.
    if (moment.hour == 24) return moment.minute == 0 && moment.second == 0;
    return moment.hour < 24 && moment.minute < 60 && moment.second < 60;
}

std::string padded(std::int64_t value, std::size_t width) {
    std::string digits = std::to_string(value);
    return digits.size() < width ? std::string(width - digits.size(), '0') + digits : digits;
}

std::string iso(Moment moment, std::string_view site_zone) {
    const std::int64_t day = days_from_civil(moment.year, moment.month, moment.day);
    if (moment.weekday >= 0 && (day % 7 + 11) % 7 != moment.weekday) return {};
    std::string_view zone;
    if (moment.hour >= 0) {
        std::int64_t seconds = day * 86'400 + moment.hour * 3600 + moment.minute * 60 + moment.second;
        std::optional<std::int64_t> ahead;
        if (moment.offset) {
            ahead = *moment.offset * 60;
        } else if (!site_zone.empty()) {
            ahead = text::zone_offset(site_zone, seconds);
        }
        if (ahead) {
            seconds -= *ahead;
            zone = "Z";
        }
        const std::int64_t days = (seconds >= 0 ? seconds : seconds - 86'399) / 86'400;
        civil_from_days(days, moment);
        const std::int64_t rest = seconds - days * 86'400;
        moment.hour = static_cast<int>(rest / 3600);
        moment.minute = static_cast<int>(rest % 3600 / 60);
        moment.second = static_cast<int>(rest % 60);
    }
    std::string when = padded(moment.year, 4) + '-' + padded(moment.month, 2) + '-' + padded(moment.day, 2);
    if (moment.hour < 0) return when;
    when += 'T' + padded(moment.hour, 2) + ':' + padded(moment.minute, 2) + ':' + padded(moment.second, 2);
    return when.append(zone);
}

}  // namespace

model::Date read_date(std::string_view words, std::string_view site_zone) {
    model::Date date{std::string(words), {}};
    const Reader reader(tokens_of(text::trimmed(words)));
    for (const auto form : {read_numeric_form, read_mail_form, read_script_form}) {
        Moment moment;
        if (!form(reader, moment) || !exists(moment)) continue;
        date.when = iso(moment, site_zone);
        break;
    }
    return date;
}

}  // namespace frontmatter
