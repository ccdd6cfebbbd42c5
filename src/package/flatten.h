// An article as READING has it, with its structure but without its history (tei-encoding.md section 15):
// what both access copies and the tables are made of.
//
// Takes the TEI file and not the model: access copies are derived from what is archived. Linear; walks by
// loop. READING is that of the ReadBack: its threshold decides what is applied.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "tei/glyphs.h"
#include "tei/read_back.h"
#include "xml/emitter.h"
#include "xml/tree.h"

namespace package {

/// Says an element of a TEI file again, flat.
class Flattener {
  public:
    Flattener(const xml::Document& document, const tei::ReadBack& texts, model::Cert threshold);

    /// Writes the element at `node` (a div, a block) and what is below it. What reads as nothing is left out.
    void write(std::uint32_t node, xml::Emitter& out) const;
    /// The words of an element of a block, white space at its ends removed, line ends as spaces.
    [[nodiscard]] std::string words(std::uint32_t node) const;

  private:
    friend class FlatWalk;
    /// Does anything below the node say or show something?
    [[nodiscard]] bool says_something(std::uint32_t node) const {
        return content_[document_.node(node).end()] > content_[node];
    }

    const xml::Document& document_;
    const tei::ReadBack& texts_;
    model::Cert threshold_;
    std::vector<std::uint32_t> content_;  ///< how much content stands before a node
    std::vector<bool> is_block_;          ///< by node
    tei::Glyphs glyphs_;
};

}  // namespace package
