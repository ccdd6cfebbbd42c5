// Dates, times and durations of XML Schema 1.0 (Part 2, §3.2.6 to §3.2.14 and appendix E), with their partial
// orders. Years of more than 15 digits are taken as 10^15.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "relaxng/datatype.h"

namespace relaxng {

enum class Comparison : std::uint8_t { less, equal, greater, incomparable };

/// A point of time, its parts defaulted where the type has none. Normalised to UTC when zoned.
struct Moment {
    std::int64_t day = 0;     ///< since 0000-03-01, proleptic Gregorian
    std::int64_t second = 0;  ///< of the day
    std::string fraction{};   ///< of the second: digits, no trailing zero
    bool zoned = false;
};

/// Reads a value of dateTime, date, time, gYearMonth, gYear, gMonthDay, gDay or gMonth; the parts are named
/// by letters: Y year, M month, D day, T time.
[[nodiscard]] std::optional<Moment> read_moment(std::string_view value, std::string_view parts);
[[nodiscard]] Comparison compare(const Moment& a, const Moment& b);
[[nodiscard]] std::string canonical(const Moment& moment);

struct Duration {
    std::int64_t months = 0, seconds = 0;  ///< both carry the sign
    std::string fraction{};                ///< of the seconds
    bool negative = false;
    std::array<std::int64_t, 6> parts{};  ///< years, months, days, hours, minutes, seconds, without sign
};

[[nodiscard]] std::optional<Duration> read_duration(std::string_view value);
[[nodiscard]] Comparison compare(const Duration& a, const Duration& b);
[[nodiscard]] std::string canonical(const Duration& duration);

/// Which parts a type of the table has: "YMDT" for dateTime.
[[nodiscard]] std::string_view moment_parts(std::string_view type_name);

}  // namespace relaxng
