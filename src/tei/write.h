// An edition as a TEI P5 file, byte for byte as tei-encoding.md says.
//
// Holds: both texts read back from the file (read_back.h) are those of the edition; equal editions and
// options give equal bytes; the root start tag stands within the first 512 bytes. One block is one line.
#pragma once

#include <string>

#include "model/edition.h"
#include "tei/header.h"

namespace tei {

[[nodiscard]] std::string write(const model::Edition& edition, const HeaderOptions& options);

}  // namespace tei
