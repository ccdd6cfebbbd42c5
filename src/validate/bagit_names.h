// Names in a bag that are allowed and will make trouble: twins, files of the system's own making, what
// Windows cannot hold (RFC 8493 §6.1).
#pragma once

#include "bag/store.h"

namespace validate {

/// Warnings only.
void check_file_names(const bag::Store& store, bag::CappedFindings& findings);

}  // namespace validate
