// Closes the books of a Builder: gives every unclaimed stretch of S its row, drops elements that hold
// nothing, and puts the tree into the form that Document's constructor demands.
#pragma once

#include <vector>

#include "model/builder.h"

namespace model {

class BookKeeper {
  public:
    explicit BookKeeper(Builder builder) : b_(std::move(builder)) {}
    [[nodiscard]] Document close_books(Metadata metadata, base::Findings& findings);

  private:
    /// A text node to be put in: before the node `before`, as a child of `parent` (as its last one
    /// where `before` is the parent's end).
    struct Insertion {
        std::uint32_t before, parent, claim;
    };

    void sort_claims();
    void prune(base::Findings& findings);
    void flatten_interleaved(base::Findings& findings);
    void fill_gaps(base::Findings& findings);
    void fill_lined(text::Slice gap, std::uint32_t previous, std::uint32_t next, base::Findings& findings);
    void insert_texts();
    /// Text claims follow their nodes.
    void replace_nodes(std::vector<Node> nodes);
    [[nodiscard]] std::vector<Row> number_rows();

    [[nodiscard]] base::Location where(text::Slice slice) const;
    void find_parents();
    [[nodiscard]] bool inside(std::uint32_t node, std::uint32_t outer) const;
    [[nodiscard]] std::uint32_t block_of(std::uint32_t node) const;
    [[nodiscard]] std::uint32_t stretch_of(std::uint32_t node) const;

    Builder b_;
    std::vector<std::uint32_t> order_;    ///< claims in source order
    std::vector<std::uint32_t> parents_;  ///< of b_.nodes_
    std::vector<Insertion> insertions_;
};

/// Is `node` of a kind that is a block where it stands: not an item or a cell that holds blocks?
[[nodiscard]] bool is_block(const std::vector<Node>& nodes, std::uint32_t node);

}  // namespace model
