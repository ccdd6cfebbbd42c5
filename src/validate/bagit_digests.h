// Reading every file of a bag once, and comparing what its manifests say.
#pragma once

#include "bag/store.h"
#include "validate/bagit.h"
#include "validate/bagit_listing.h"

namespace validate {

/// Reads each file (those in no manifest too, when the store is a zip: their sums in the zip count),
/// digests it with all the algorithms that list it in one pass, and reports what differs. Memory: one
/// piece of a file, or one entry of at most 16 MiB. A file that options.proofs prove is read as it stands in
/// the zip, and no more is done; one that disagrees with its proof is read as if it had none. With several
/// parts, those read at the same time; where one finds something, all is read again in order, so that
/// findings are the same for any number.
void check_digests(const bag::Store& store, const Listing& listing, const BagOptions& options,
                   bag::CappedFindings& findings);

}  // namespace validate
