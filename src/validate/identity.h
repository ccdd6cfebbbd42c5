// Law 1: the diplomatic text is the source (tei-encoding.md section 3).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "tei/read_back.h"
#include "validate/ledger_check.h"

namespace validate {

/// Lined text: each stretch is its range of S, and all of them are S less a byte-order mark.
void check_lined_identity(const tei::ReadBack& texts, std::string_view source, const std::string& source_name,
                          base::Findings& findings);

/// Flowed text: each stretch is what the ledger's rows in its range stand for, with LF for each lb, and
/// each spelling follows from its bytes.
void check_flowed_identity(const tei::ReadBack& texts, const std::vector<LedgerRow>& ledger,
                           std::string_view source, const std::string& source_name, base::Findings& findings);

/// The front matter in the header is its range of S.
void check_front_matter(const tei::ReadBack& texts, std::string_view source, const std::string& source_name,
                        base::Findings& findings);

}  // namespace validate
