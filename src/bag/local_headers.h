// The local headers of a zip's entries, and what lies between the entries.
#pragma once

#include <cstdint>

#include "bag/capped.h"
#include "bag/central_directory.h"

namespace bag::zip {

/// Compares each local header with its central record, fills in `data_offset`, and checks that entries
/// neither overlap nor leave room for hidden ones before `directory_begin`. One read an entry; gaps are
/// read once.
void check_local_headers(const RandomAccess& archive, std::uint64_t directory_begin, ZipRules::Tiling tiling,
                         ZipEntries& entries, CappedFindings& findings);

}  // namespace bag::zip
