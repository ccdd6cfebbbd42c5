// fetch.txt: files that the bag lacks on purpose (RFC 8493 §2.2.3). Reported, never fetched.
#pragma once

#include "bag/store.h"
#include "validate/bagit_listing.h"

namespace validate {

/// Reads fetch.txt, if there is one; judges its paths; then reports every absent payload file, as one to
/// fetch or as missing.
void read_fetch_list(const bag::Store& store, const Declaration& declaration, Listing& listing,
                     bag::CappedFindings& findings);

}  // namespace validate
