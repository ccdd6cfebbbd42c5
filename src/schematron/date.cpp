#include "schematron/date.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdio>
#include <cstdlib>

namespace schematron {
namespace {

bool leap(std::int64_t year) {
    const std::int64_t astronomical = year < 0 ? year + 1 : year;
    return astronomical % 4 == 0 && (astronomical % 100 != 0 || astronomical % 400 == 0);
}

int days_in(std::int64_t year, int month) {
    constexpr std::array<int, 12> days = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    return month == 2 && leap(year) ? 29 : days[static_cast<std::size_t>(month - 1)];
}

/// Days from the civil epoch, proleptic Gregorian.
std::int64_t day_number(std::int64_t year, int month, int day) {
    std::int64_t y = year < 0 ? year + 1 : year;
    y -= month <= 2 ? 1 : 0;
    const std::int64_t era = (y >= 0 ? y : y - 399) / 400;
    const std::int64_t year_of_era = y - era * 400;
    const std::int64_t day_of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
    return era * 146097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
}

/// Reads its way through the text; the first thing that is not there makes everything after it fail.
class Reader {
  public:
    explicit Reader(std::string_view text) : rest_(text) {}
    [[nodiscard]] bool good() const { return good_; }
    [[nodiscard]] bool done() const { return good_ && rest_.empty(); }
    [[nodiscard]] bool sees(char c) const { return rest_.starts_with(c); }
    [[nodiscard]] bool ended() const { return rest_.empty(); }

    void symbol(char c) {
        good_ = good_ && rest_.starts_with(c);
        if (good_) rest_.remove_prefix(1);
    }
    int two() { return static_cast<int>(digits(2, 2)); }
    std::int64_t digits(std::size_t least, std::size_t most) {
        std::size_t count = 0;
        while (count < rest_.size() && rest_[count] >= '0' && rest_[count] <= '9') ++count;
        good_ = good_ && count >= least && count <= most;
        if (!good_) return 0;
        std::int64_t value = 0;
        std::from_chars(rest_.data(), rest_.data() + count, value);
        last_width_ = count;
        leading_zero_ = rest_[0] == '0';
        rest_.remove_prefix(count);
        return value;
    }
    [[nodiscard]] std::size_t last_width() const { return last_width_; }
    [[nodiscard]] bool leading_zero() const { return leading_zero_; }

  private:
    std::string_view rest_;
    bool good_ = true, leading_zero_ = false;
    std::size_t last_width_ = 0;
};

bool read_date(Reader& reader, DateTime& out) {
    const bool before = reader.sees('-');
    if (before) reader.symbol('-');
    out.year = reader.digits(4, 9);
    if (reader.last_width() > 4 && reader.leading_zero()) return false;
    if (before) out.year = -out.year;
    reader.symbol('-');
    out.month = reader.two();
    reader.symbol('-');
    out.day = reader.two();
    return reader.good() && out.year != 0 && out.month >= 1 && out.month <= 12 && out.day >= 1 &&
           out.day <= days_in(out.year, out.month);
}

bool read_time(Reader& reader, DateTime& out) {
    out.hour = reader.two();
    reader.symbol(':');
    out.minute = reader.two();
    reader.symbol(':');
    out.second = reader.two();
    if (reader.sees('.')) {
        reader.symbol('.');
        out.nanoseconds = reader.digits(1, 9);
        for (std::size_t i = reader.last_width(); i < 9; ++i) out.nanoseconds *= 10;
    }
    const bool midnight = out.hour == 24 && out.minute == 0 && out.second == 0 && out.nanoseconds == 0;
    return reader.good() && (out.hour <= 23 || midnight) && out.minute <= 59 && out.second <= 59;
}

bool read_zone(Reader& reader, DateTime& out) {
    if (reader.ended()) return true;
    if (reader.sees('Z')) {
        reader.symbol('Z');
        out.zone = 0;
        return true;
    }
    const int sign = reader.sees('-') ? -1 : 1;
    reader.symbol(sign < 0 ? '-' : '+');
    const int hours = reader.two();
    reader.symbol(':');
    const int minutes = reader.two();
    out.zone = sign * (hours * 60 + minutes);
    return reader.good() && minutes <= 59 && hours * 60 + minutes <= 14 * 60;
}

/// Hour 24 is the first moment of the next day.
void normalize_midnight(DateTime& value) {
    if (value.hour != 24) return;
    value.hour = 0;
    if (value.kind == DateTime::Kind::time) return;
    if (++value.day <= days_in(value.year, value.month)) return;
    value.day = 1;
    if (++value.month <= 12) return;
    value.month = 1;
    if (++value.year == 0) value.year = 1;
}

}  // namespace

std::optional<DateTime> DateTime::parse(std::string_view text, Kind kind) {
    constexpr std::string_view blanks = " \t\n\r";
    const std::size_t first = text.find_first_not_of(blanks);
    if (first == text.npos) return std::nullopt;
    text = text.substr(first, text.find_last_not_of(blanks) - first + 1);
    DateTime out;
    out.kind = kind;
    Reader reader(text);
    if (kind != Kind::time && !read_date(reader, out)) return std::nullopt;
    if (kind == Kind::date_time) reader.symbol('T');
    if (kind != Kind::date && !read_time(reader, out)) return std::nullopt;
    if (!read_zone(reader, out) || !reader.done()) return std::nullopt;
    normalize_midnight(out);
    return out;
}

std::string DateTime::text() const {
    std::array<char, 64> buffer{};
    std::string out;
    if (kind != Kind::time) {
        std::snprintf(buffer.data(), buffer.size(), "%s%04lld-%02d-%02d", year < 0 ? "-" : "",
                      static_cast<long long>(std::llabs(year)), month, day);
        out += buffer.data();
    }
    if (kind == Kind::date_time) out += 'T';
    if (kind != Kind::date) {
        std::snprintf(buffer.data(), buffer.size(), "%02d:%02d:%02d", hour, minute, second);
        out += buffer.data();
        if (nanoseconds != 0) {
            std::snprintf(buffer.data(), buffer.size(), ".%09lld", static_cast<long long>(nanoseconds));
            std::string fraction = buffer.data();
            fraction.erase(fraction.find_last_not_of('0') + 1);
            out += fraction;
        }
    }
    if (zone == 0) return out + "Z";
    if (zone) {
        std::snprintf(buffer.data(), buffer.size(), "%c%02d:%02d", *zone < 0 ? '-' : '+',
                      std::abs(*zone) / 60, std::abs(*zone) % 60);
        out += buffer.data();
    }
    return out;
}

std::optional<std::strong_ordering> compare(const DateTime& left, const DateTime& right) {
    if (left.zone.has_value() != right.zone.has_value()) {
        // The processor would put its own zone in. None is further from UTC than fourteen hours: what is the
        // same for both ends is so for every zone.
        const auto with_zone = [](DateTime value, int zone) {
            if (!value.zone) value.zone = zone;
            return value;
        };
        constexpr int furthest = 14 * 60;
        const auto east = compare(with_zone(left, furthest), with_zone(right, furthest));
        const auto west = compare(with_zone(left, -furthest), with_zone(right, -furthest));
        return east == west ? east : std::nullopt;
    }
    const auto seconds = [](const DateTime& value) {
        return day_number(value.year, value.month, value.day) * 86400 + value.hour * 3600 +
               value.minute * 60 + value.second - value.zone.value_or(0) * 60;
    };
    const std::strong_ordering order = seconds(left) <=> seconds(right);
    return order != 0 ? order : left.nanoseconds <=> right.nanoseconds;
}

}  // namespace schematron
