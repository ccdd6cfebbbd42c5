#include "text/time_zone.h"

#include <memory>
#include <string>

#include <unicode/timezone.h>

namespace text {

std::optional<std::int64_t> zone_offset(std::string_view zone, std::int64_t seconds) {
    const std::string name(zone);
    const std::unique_ptr<icu::TimeZone> found(
        icu::TimeZone::createTimeZone(icu::UnicodeString::fromUTF8(name)));
    if (!found || *found == icu::TimeZone::getUnknown()) return std::nullopt;
    // Of the offsets in force a day before and after, that one holds which takes the local time to a moment
    // at which it is in force; around a change of clocks it may be both or neither.
    const auto offset_at = [&found](std::int64_t moment) -> std::optional<std::int64_t> {
        std::int32_t raw = 0;
        std::int32_t summer = 0;
        UErrorCode status = U_ZERO_ERROR;
        found->getOffset(static_cast<UDate>(moment) * 1000.0, 0, raw, summer, status);
        if (U_FAILURE(status)) return std::nullopt;
        return (std::int64_t{raw} + summer) / 1000;
    };
    constexpr std::int64_t day = 86'400;
    std::optional<std::int64_t> result;
    for (const std::int64_t near : {seconds - day, seconds + day}) {
        const std::optional<std::int64_t> offset = offset_at(near);
        if (!offset || offset_at(seconds - *offset) != offset) continue;
        if (result && *result != *offset) return std::nullopt;
        result = offset;
    }
    return result;
}

}  // namespace text
