// The laws of fidelity in `pressmark validate`: for a TEI file that pressmark wrote, alone, beside its
// source, or in its package.
#pragma once

#include <optional>
#include <string>

#include "bag/store.h"
#include "report/findings.h"
#include "xml/tree.h"

namespace cli {

/// What the laws need besides the TEI file; what is absent leaves its law not checked.
struct LawInputs {
    std::string source_name{}, ledger_name{};
    std::optional<std::string> source{};  ///< S: the source decoded to UTF-8
    std::optional<std::string> ledger{};
};

/// The source file at `path`, decoded as convert does. Throws base::Error when it cannot be read.
[[nodiscard]] LawInputs inputs_from_source(const std::string& path);

/// What the package holds for the TEI file at index `tei` of `store`: data/source/NAME.*,
/// data/report/ledger/NAME.csv. Nothing for files that are not in data/tei/.
[[nodiscard]] std::optional<LawInputs> inputs_from_package(const bag::Store& store, std::size_t tei,
                                                           bag::CappedFindings& findings);

/// Checks laws 1 to 4 and adds what came of them to `result`.
void check_laws(const xml::Document& document, const LawInputs& inputs, report::FileResult& result);

}  // namespace cli
