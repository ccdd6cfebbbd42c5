// bag-info.txt (before version 0.96: package-info.txt) and what it says about the payload.
#pragma once

#include "bag/bag_info.h"
#include "bag/store.h"
#include "validate/bagit_declaration.h"
#include "validate/bagit_listing.h"

namespace validate {

/// Reads the file, if there is one, and judges its lines.
[[nodiscard]] bag::BagInfo read_info(const bag::Store& store, const Declaration& declaration,
                                     bag::CappedFindings& findings);

/// Compares Payload-Oxum with the payload: the cheap check that finds lost and shortened files. Not while
/// files are still to be fetched: it counts them too.
void check_oxum(const bag::Store& store, const Declaration& declaration, const bag::BagInfo& info,
                const Listing& listing, bag::CappedFindings& findings);

}  // namespace validate
