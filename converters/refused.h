// What is not a source: binary files, layout files, configuration. Known by its signs, before any kind is
// asked.
#pragma once

#include <string_view>

#include "base/finding.h"
#include "text/source_text.h"

namespace converters {

/// Adds a finding and says true for what no converter is to read.
[[nodiscard]] bool is_refused(const text::SourceText& source, std::string_view file_name,
                              base::Findings& findings);

}  // namespace converters
