#include "relaxng/time_value.h"

#include <algorithm>

namespace relaxng {
namespace {

constexpr std::int64_t day_seconds = 86'400;
constexpr std::int64_t leap = 60;
constexpr char after_nine = ':';
constexpr std::int64_t most = 1'000'000'000'000'000;

/// Takes what it expects from the front of a value; once something is missing, all that follows is too.
class Scanner {
  public:
    explicit Scanner(std::string_view text) : text_(text) {}
    [[nodiscard]] bool good() const { return good_; }
    [[nodiscard]] bool at_end() const { return text_.empty(); }
    [[nodiscard]] char look() const { return text_.empty() ? '\0' : text_[0]; }
    bool take(char c) {
        if (look() != c || text_.empty()) return false;
        text_.remove_prefix(1);
        return true;
    }
    void need(char c) { good_ = take(c) && good_; }
    void fail() { good_ = false; }
    /// All digits that come, at least one; the number is cut off at `most`.
    std::int64_t number(std::size_t& digits) {
        std::int64_t value = 0;
        digits = 0;
        for (; look() >= '0' && look() <= '9'; ++digits, text_.remove_prefix(1)) {
            value = std::min(value * 10 + (text_[0] - '0'), most);
        }
        good_ = good_ && digits > 0;
        return value;
    }
    /// Exactly two digits between the bounds.
    std::int64_t two(std::int64_t low, std::int64_t high) {
        std::int64_t value = 0;
        for (int i = 0; i < 2; ++i) {
            if (look() < '0' || look() > '9') {
                good_ = false;
                return 0;
            }
            value = value * 10 + (text_[0] - '0');
            text_.remove_prefix(1);
        }
        good_ = good_ && value >= low && value <= high;
        return value;
    }
    /// After a ".": "any number of digits", trailing zeros dropped.
    std::string fraction() {
        std::string digits;
        for (; look() >= '0' && look() <= '9'; text_.remove_prefix(1)) digits += text_[0];
        while (digits.ends_with('0')) digits.pop_back();
        return digits;
    }

  private:
    std::string_view text_;
    bool good_ = true;
};

/// Days from 0000-03-01 to a date, for any year (year 0 is the one before year 1).
std::int64_t day_number(std::int64_t year, std::int64_t month, std::int64_t day) {
    const std::int64_t shifted = month <= 2 ? year - 1 : year;
    const std::int64_t era = (shifted >= 0 ? shifted : shifted - 399) / 400;
    const std::int64_t year_of_era = shifted - era * 400;
    const std::int64_t day_of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
    return era * 146'097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
}

bool is_leap(std::int64_t year) {
    return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

std::int64_t days_in(std::int64_t year, std::int64_t month) {
    constexpr std::int64_t days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    return days[month - 1] + (month == 2 && is_leap(year) ? 1 : 0);
}

/// '-'? and at least four digits, no more than needed, not 0000. Before our era the number is one more, as
/// there is no year 0.
std::int64_t read_year(Scanner& scan) {
    const bool negative = scan.take('-');
    const bool zero_first = scan.look() == '0';
    std::size_t digits = 0;
    const std::int64_t year = scan.number(digits);
    if (digits < 4 || (digits > 4 && zero_first) || year == 0) scan.fail();
    return negative ? 1 - year : year;
}

/// hh:mm:ss and a fraction. The first edition knows leap seconds and no hour 24; the validators in use follow
/// it. A leap second is the 59th with a fraction above all others, so that it stays between its neighbours.
void read_time(Scanner& scan, Moment& moment) {
    const std::int64_t hour = scan.two(0, 23);
    scan.need(':');
    const std::int64_t minute = scan.two(0, 59);
    scan.need(':');
    const std::int64_t second = scan.two(0, leap);
    if (scan.take('.')) moment.fraction = scan.fraction();
    if (second == leap) moment.fraction.insert(0, 1, after_nine);
    moment.second = hour * 3600 + minute * 60 + std::min(second, leap - 1);
}

/// The zone as seconds east of UTC.
std::int64_t read_zone(Scanner& scan, Moment& moment) {
    if (scan.at_end()) return 0;
    moment.zoned = true;
    if (scan.take('Z')) return 0;
    const bool west = scan.take('-');
    if (!west) scan.need('+');
    const std::int64_t hour = scan.two(0, 14);
    scan.need(':');
    const std::int64_t minute = scan.two(0, 59);
    if (hour == 14 && minute != 0) scan.fail();
    return (west ? -1 : 1) * (hour * 3600 + minute * 60);
}

void carry(Moment& moment) {
    std::int64_t days = moment.second / day_seconds;
    if (moment.second % day_seconds < 0) --days;
    moment.day += days;
    moment.second -= days * day_seconds;
}

Comparison from_int(int order) {
    return order < 0 ? Comparison::less : order > 0 ? Comparison::greater : Comparison::equal;
}

int compare_parts(const Moment& a, const Moment& b) {
    if (a.day != b.day) return a.day < b.day ? -1 : 1;
    if (a.second != b.second) return a.second < b.second ? -1 : 1;
    return a.fraction.compare(b.fraction);
}

Moment moved(Moment moment, std::int64_t seconds) {
    moment.second += seconds;
    carry(moment);
    return moment;
}

}  // namespace

std::string_view moment_parts(std::string_view type_name) {
    struct Parts {
        std::string_view name, parts;
    };
    static constexpr Parts all[] = {{"dateTime", "YMDT"}, {"date", "YMD"}, {"time", "T"},
                                    {"gYearMonth", "YM"}, {"gYear", "Y"},  {"gMonthDay", "MD"},
                                    {"gDay", "D"},        {"gMonth", "M"}};
    return std::ranges::find(all, type_name, &Parts::name)->parts;
}

std::optional<Moment> read_moment(std::string_view value, std::string_view parts) {
    const auto has = [parts](char part) { return parts.find(part) != std::string_view::npos; };
    Scanner scan(value);
    Moment moment;
    std::int64_t year = 1972, month = 1, day = 1;  // a leap year, so that --02-29 is a day
    if (has('Y')) year = read_year(scan);
    if (has('M')) {
        if (!has('Y')) scan.need('-');
        scan.need('-');
        month = scan.two(1, 12);
    }
    if (has('D')) {
        if (!has('M')) {
            scan.need('-');
            scan.need('-');
        }
        scan.need('-');
        day = scan.two(1, 31);
        if (scan.good() && day > days_in(year, month)) return std::nullopt;
    }
    if (has('D') && has('T')) scan.need('T');
    if (has('T')) read_time(scan, moment);
    const std::int64_t east = read_zone(scan, moment);
    if (!scan.good() || !scan.at_end()) return std::nullopt;
    moment.day = parts == "T" ? 0 : day_number(year, month, day);
    moment.second -= east;
    carry(moment);
    return moment;
}

/// §3.2.7.4: of two moments of which only one is zoned, the other may lie 14 hours to either side.
Comparison compare(const Moment& a, const Moment& b) {
    constexpr std::int64_t widest = 14 * 3600;
    if (a.zoned == b.zoned) return from_int(compare_parts(a, b));
    const Moment early = moved(a.zoned ? b : a, -widest), late = moved(a.zoned ? b : a, widest);
    const Moment& zoned = a.zoned ? a : b;
    if (compare_parts(zoned, early) < 0) return a.zoned ? Comparison::less : Comparison::greater;
    if (compare_parts(zoned, late) > 0) return a.zoned ? Comparison::greater : Comparison::less;
    return Comparison::incomparable;
}

std::string canonical(const Moment& moment) {
    return std::to_string(moment.day) + ':' + std::to_string(moment.second) + '.' + moment.fraction +
           (moment.zoned ? "Z" : "");
}

std::optional<Duration> read_duration(std::string_view value) {
    struct Part {
        char letter;
        std::int64_t months, seconds;
    };
    static constexpr Part date_parts[] = {{'Y', 12, 0}, {'M', 1, 0}, {'D', 0, day_seconds}};
    static constexpr Part time_parts[] = {{'H', 0, 3600}, {'M', 0, 60}, {'S', 0, 1}};
    Scanner scan(value);
    Duration duration;
    duration.negative = scan.take('-');
    scan.need('P');
    bool any = false;
    const Part* next = std::begin(date_parts);
    const Part* end = std::end(date_parts);
    while (scan.good() && !scan.at_end()) {
        if (end == std::end(date_parts) && scan.take('T')) {
            next = std::begin(time_parts);
            end = std::end(time_parts);
            any = false;
        }
        std::size_t digits = 0;
        const std::int64_t number = scan.look() == '.' ? 0 : scan.number(digits);
        const bool point = scan.take('.');
        if (point) duration.fraction = scan.fraction();
        const auto* part = std::find_if(next, end, [&](const Part& p) { return p.letter == scan.look(); });
        if (part == end || (point && part->letter != 'S')) return std::nullopt;
        (void)scan.take(part->letter);
        constexpr std::int64_t cut = most / 1'000'000;
        duration.months = std::min(duration.months + std::min(number, cut) * part->months, most);
        duration.seconds =
            std::min(duration.seconds + std::min(number, most) * part->seconds, most / 100 * day_seconds);
        const auto place =
            part - (end == std::end(date_parts) ? std::begin(date_parts) : std::begin(time_parts));
        duration.parts[static_cast<std::size_t>(place) + (end == std::end(date_parts) ? 0 : 3)] = number;
        next = part + 1;
        any = true;
    }
    if (!scan.good() || !any) return std::nullopt;
    if (duration.negative) duration.months = -duration.months, duration.seconds = -duration.seconds;
    return duration;
}

namespace {

/// Appendix E: a date plus a duration. The seconds are those since the day count's beginning.
Moment added(std::int64_t year, std::int64_t month, const Duration& duration) {
    const std::int64_t months = year * 12 + month - 1 + duration.months;
    std::int64_t new_year = months / 12, new_month = months % 12;
    if (new_month < 0) --new_year, new_month += 12;
    Moment moment;
    moment.day = day_number(new_year, new_month + 1, 1);
    moment.second = duration.seconds;
    moment.fraction = duration.fraction;
    if (duration.negative && !duration.fraction.empty()) {
        // -0.25 is -1 + 0.75
        moment.second -= 1;
        for (char& digit : moment.fraction) digit = static_cast<char>('0' + ('9' - digit));
        moment.fraction.back() = static_cast<char>(moment.fraction.back() + 1);
    }
    carry(moment);
    return moment;
}

}  // namespace

/// §3.2.6.2: durations are compared from four dates; if these disagree, they have no order.
Comparison compare(const Duration& a, const Duration& b) {
    constexpr std::int64_t dates[][2] = {{1696, 9}, {1697, 2}, {1903, 3}, {1903, 7}};
    std::optional<int> order;
    for (const auto& date : dates) {
        const int here = compare_parts(added(date[0], date[1], a), added(date[0], date[1], b));
        const int sign = here < 0 ? -1 : here > 0 ? 1 : 0;
        if (order && *order != sign) return Comparison::incomparable;
        order = sign;
    }
    // Not less, not greater, and yet another value: P1Y beside P12M has no place in the order.
    if (*order == 0 && canonical(a) != canonical(b)) return Comparison::incomparable;
    return from_int(*order);
}

/// §3.2.6: the value space has six dimensions, so P1Y is not P12M, though neither is longer.
std::string canonical(const Duration& duration) {
    const bool zero = duration.months == 0 && duration.seconds == 0 && duration.fraction.empty();
    std::string out = duration.negative && !zero ? "-" : "";
    for (const std::int64_t part : duration.parts) out += std::to_string(part) + ':';
    return out + duration.fraction;
}

}  // namespace relaxng
