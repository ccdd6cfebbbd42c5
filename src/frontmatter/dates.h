// Dates as posts and pages write them.
//
// The words of the source always stay; a resolved value is given only for what is certain. Nothing here
// knows the clock or the zone of the machine.
#pragma once

#include <optional>
#include <string_view>

#include "model/metadata.h"

namespace frontmatter {

/// Reads ISO 8601, RFC 2822, the form of JavaScript's Date, and `2023/1/5 8:03`, `2023.1.5`, `2023年1月5日`.
/// With a zone: `when` is in UTC, with Z. Without: local, without zone, or in UTC when `site_zone` (an
/// IANA name such as "Asia/Shanghai") is given and the value has a time of day. A value that is not a date,
/// does not exist in the calendar, contradicts its own weekday or has a zone of two meanings (CST): empty.
[[nodiscard]] model::Date read_date(std::string_view words, std::string_view site_zone = {});

}  // namespace frontmatter
