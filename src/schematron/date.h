// Dates and times of XML Schema, as far as XPath compares them and takes them apart.
//
// A value without a time zone can only be compared with another one without: XPath would take the zone of
// the machine, and the same file would then be valid in one place and invalid in another.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace schematron {

struct DateTime {
    enum class Kind : std::uint8_t { date, time, date_time };
    Kind kind = Kind::date;
    std::int64_t year = 1972;  ///< no year 0 in XML Schema 1.0: -1 is the year before 1
    int month = 1, day = 1, hour = 0, minute = 0, second = 0;
    std::int64_t nanoseconds = 0;
    std::optional<int> zone{};  ///< minutes east of UTC

    /// White space at the ends is allowed, as in every cast. Nothing when it is no such value, or has more
    /// than nine digits after the second's point or a year of more than nine digits.
    [[nodiscard]] static std::optional<DateTime> parse(std::string_view text, Kind kind);
    [[nodiscard]] std::string text() const;
};

/// Nothing when only one of them has a time zone and the other's would decide; both are of one kind.
[[nodiscard]] std::optional<std::strong_ordering> compare(const DateTime& left, const DateTime& right);

}  // namespace schematron
