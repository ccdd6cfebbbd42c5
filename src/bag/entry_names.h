// The names of a zip's entries: each sound, all different on every file system.
#pragma once

#include "bag/capped.h"
#include "bag/central_directory.h"

namespace bag::zip {

/// Judges the names one by one and against each other. n log n comparisons.
void check_names(const ZipEntries& entries, ZipRules::Names names, CappedFindings& findings);

}  // namespace bag::zip
