// Laws 1 to 4 of tei-encoding.md section 3, from the written bytes: the TEI, the ledger, the source.
//
// Nothing of the model or of the writer is used, so that a mistake of theirs is seen, and files of others
// can be checked. Total, and linear in the size of the three. Law 5 (validity) is validate/document's.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/finding.h"
#include "tei/read_back.h"
#include "xml/tree.h"

namespace validate {

/// A row of the package's list of repairs that belongs to this document, in the order of the list.
struct ListedRepair {
    std::string block, kind, cert, source, reading;
    base::ByteRange range;
};

struct FidelityInput {
    const xml::Document& document;
    const tei::ReadBack& texts;  ///< read back from `document`
    std::string tei_name{};      ///< what findings call the files
    std::string source_name{};
    std::string ledger_name{};
    std::optional<std::string_view> source{};  ///< S: the source's bytes, decoded to UTF-8
    std::optional<std::string_view> ledger{};
    std::optional<std::vector<ListedRepair>> repairs{};
};

/// A law whose source or ledger is not there is not_checked.
struct Fidelity {
    base::Verdict identity = base::Verdict::not_checked;
    base::Verdict coverage = base::Verdict::not_checked;
    base::Verdict accountability = base::Verdict::not_checked;
    base::Verdict hygiene = base::Verdict::not_checked;
    base::Findings findings{};

    /// Was no law found broken?
    [[nodiscard]] bool holds() const;
};

[[nodiscard]] Fidelity fidelity(const FidelityInput& input);

}  // namespace validate
