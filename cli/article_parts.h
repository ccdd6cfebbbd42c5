// Articles that go on, on the page of another input: found when all inputs are converted, and written into
// both (tei-encoding.md section 10).
//
// A converted input leaves what it says of its parts in the journal. When all are done, the parts that
// belong together are looked for; inputs whose pointers change are converted once more, with them. Nothing
// depends on the order of the work: the same inputs get the same pointers, whoever converts them.
#pragma once

#include <cstdint>
#include <map>
#include <string>

#include "base/json.h"
#include "cli/cut.h"
#include "cli/journal.h"
#include "lines/cues.h"
#include "model/document.h"
#include "tei/header.h"

namespace cli {

/// What the journal keeps of a document; null when no article of it goes on elsewhere.
[[nodiscard]] base::Json parts_to_json(const model::Document& document, const lines::Cues& cues);

using OtherParts = std::map<std::string, tei::OtherParts>;  ///< by identifier of the article
[[nodiscard]] std::string to_text(const OtherParts& parts);
[[nodiscard]] OtherParts read_other_parts(const std::string& text);

/// How an input's TEI is called by the others of the batch.
struct TeiNames {
    bool package = true;  ///< by number, in one folder; else by path
    unsigned digits = 4;  ///< of numbers
};
/// The TEI of `to` as a URI relative to the TEI of `from`.
[[nodiscard]] std::string relative_uri(const TeiNames& names, const Parted& from, const Parted& to);

/// Joins the parts of all inputs; gives how many inputs have to be converted again (they wait, then).
/// Parts that would come into different packages stay apart: `by` count or size joins none.
[[nodiscard]] std::uint64_t join_parts(Journal& journal, const TeiNames& names, const PackageBy& by);

}  // namespace cli
