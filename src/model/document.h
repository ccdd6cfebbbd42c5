// A document: the source, its ledger and its tree, all const once built.
//
// Always holds, checked by the constructor: rows tile S; every text row stands in exactly one run;
// node ends nest; each block covers one range or consists of runs; ranges of lined text tile S (a
// byte-order mark apart) and no two ranges overlap.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "model/ledger.h"
#include "model/metadata.h"
#include "model/node.h"
#include "text/source_text.h"

namespace model {

/// Are line ends data (plain, OCR and PDF text), or layout (HTML, Markdown)?
enum class Form { lined, flowed };

/// A stretch of a block that is contiguous in S.
struct Stretch {
    std::uint32_t node;  ///< the block itself, or a Kind::run in it
    text::Slice slice;
};

/// A block: a node with one range, or with runs.
struct Block {
    std::uint32_t node;
    std::vector<Stretch> stretches;  ///< in reading order; at least one
};

class Document {
  public:
    Document(text::SourceText source, Form form, std::vector<Row> rows, std::vector<Node> nodes,
             std::vector<std::vector<Attribute>> attributes, Metadata metadata);

    [[nodiscard]] const text::SourceText& source() const { return source_; }
    [[nodiscard]] std::string_view text() const { return source_.text(); }
    [[nodiscard]] Form form() const { return form_; }
    [[nodiscard]] bool lined() const { return form_ == Form::lined; }
    [[nodiscard]] std::span<const Row> rows() const { return rows_; }
    [[nodiscard]] std::span<const Node> nodes() const { return nodes_; }
    [[nodiscard]] const Node& node(std::uint32_t index) const { return nodes_[index]; }
    [[nodiscard]] std::uint32_t parent(std::uint32_t index) const { return parents_[index]; }
    static constexpr std::uint32_t no_node = 0xFFFFFFFF;
    /// The row of a text node.
    [[nodiscard]] const Row& row(std::uint32_t index) const { return rows_[nodes_[index].value]; }
    [[nodiscard]] std::span<const Attribute> attributes(std::uint32_t index) const;
    /// Empty when the node has no such attribute.
    [[nodiscard]] std::string_view attribute(std::uint32_t index, Name name) const;
    [[nodiscard]] const Metadata& metadata() const { return metadata_; }

    /// In document (reading) order.
    [[nodiscard]] const std::vector<Block>& blocks() const { return blocks_; }
    /// Index in blocks() of the block whose stretch holds `offset`, or no_node.
    [[nodiscard]] std::uint32_t block_at(std::uint32_t offset) const;
    /// What the text nodes below `index` stand for, one after the other, LF for each line break.
    [[nodiscard]] std::string plain(std::uint32_t index) const;
    /// First and last byte of the text below a node; empty when it holds none.
    [[nodiscard]] text::Slice extent(std::uint32_t index) const;

    /// The same document with other metadata (a sidecar, a job).
    [[nodiscard]] Document with(Metadata metadata) &&;

  private:
    void find_blocks();
    void check() const;

    text::SourceText source_;
    Form form_;
    std::vector<Row> rows_;
    std::vector<Node> nodes_;
    std::vector<std::vector<Attribute>> attributes_;
    Metadata metadata_;
    std::vector<std::uint32_t> parents_;
    std::vector<Block> blocks_;
    std::vector<std::pair<text::Slice, std::uint32_t>> by_source_;  ///< stretches in source order -> block
};

}  // namespace model
