// The xml:id of every node that has one (tei-encoding.md section 13): "a1", "a1.h1", "a1.p2", …
//
// Kinds that section 13 does not name (item, cell, fw, …) have none; their carrier in the ledger is the
// nearest element around them that has one. Text outside articles counts in "u1", "u2", … (divisions of
// type unassigned), heads of series in "g1", "g2", … .
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "model/document.h"

namespace tei {

class Identifiers {
  public:
    explicit Identifiers(const model::Document& document);

    /// Of the node itself; empty when it has none.
    [[nodiscard]] std::string_view of(std::uint32_t node) const;
    /// Of the node or the nearest one around it.
    [[nodiscard]] std::string_view carrier(std::uint32_t node) const { return names_[nearest_[node]]; }
    /// Of the division that the writer puts around top-level nodes that are none, beginning at `node`;
    /// empty when no such division begins there.
    [[nodiscard]] std::string_view wrapper(std::uint32_t node) const;
    /// How many articles there are.
    [[nodiscard]] std::uint32_t articles() const { return articles_; }

  private:
    std::vector<std::string> names_{""};
    std::vector<std::uint32_t> own_;                                 ///< by node: index in names_, 0 for none
    std::vector<std::uint32_t> nearest_;                             ///< by node
    std::vector<std::pair<std::uint32_t, std::uint32_t>> wrappers_;  ///< node, index in names_
    std::uint32_t articles_ = 0;
};

/// Is this a `div` of the TEI?
[[nodiscard]] constexpr bool is_division(model::Kind kind) {
    return kind <= model::Kind::section;
}

}  // namespace tei
