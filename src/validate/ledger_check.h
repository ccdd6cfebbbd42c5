// The ledger of one source as its file says it, and law 2: it tells of every byte once, and the blocks
// cover what it says they cover (tei-encoding.md sections 2 and 3).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/finding.h"
#include "tei/read_back.h"

namespace validate {

enum class LedgerFate : std::uint8_t { text, front_matter, markup, layout, comment, bom };

struct LedgerRow {
    base::ByteRange range;  ///< in S
    LedgerFate fate = LedgerFate::markup;
    std::string carrier;  ///< xml:id of a block, header path, or both
    std::string spelled;  ///< what the bytes stand for; empty: themselves

    /// Is `id` among the carriers?
    [[nodiscard]] bool carried_by(std::string_view id) const;
};

/// Reads a ledger file: "start,end,fate,carrier,spelled" and one row a line. A line that is not a row is a
/// finding.
[[nodiscard]] std::vector<LedgerRow> read_ledger(std::string_view bytes, const std::string& name,
                                                 base::Findings& findings);

/// A stretch of a block with its block.
struct PlacedStretch {
    const tei::ReadBlock* block;
    const tei::ReadStretch* stretch;
};
/// All stretches, in the order of S.
[[nodiscard]] std::vector<PlacedStretch> by_source(const tei::ReadBack& texts);

/// One law broken in more places than this is told of no more.
inline constexpr std::size_t most_findings = 100;

/// Law 2. `source` is S, `source_name` what findings call it.
void check_coverage(const tei::ReadBack& texts, const std::vector<LedgerRow>& ledger, std::string_view source,
                    const std::string& source_name, base::Findings& findings);

/// Where a range of S stands; lines and columns from 1.
[[nodiscard]] base::Location source_location(std::string_view source, const std::string& name,
                                             base::ByteRange range);

/// "10-42".
[[nodiscard]] std::string in_words(base::ByteRange range);

}  // namespace validate
