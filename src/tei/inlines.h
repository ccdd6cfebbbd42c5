// The content of one block: text, lines, white space, inline elements and repairs
// (tei-encoding.md sections 2, 6, 7, 9 and 14.3).
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "tei/elements.h"
#include "tei/header.h"

namespace tei {

/// Writes the blocks of one document, one after the other.
class BlockWriter {
  public:
    BlockWriter(xml::Emitter& out, const Facts& facts);

    /// The block with its element, on one line, without a line end.
    void write(const model::Block& block);
    /// The start tag of a node that is not text, with all its attributes; and what belongs beside it.
    void open(std::uint32_t node, const model::Block* block = nullptr);
    /// The end tag, and for a picture in a figure its description.
    void close(std::uint32_t node);

  private:
    using Step = model::Step;

    [[nodiscard]] bool is_written(std::uint32_t node) const;
    [[nodiscard]] bool is_in_figure(std::uint32_t node) const;
    void add_range(AttributeList& attributes, std::uint32_t node, const model::Block& block) const;
    void add_other_parts(AttributeList& attributes, std::uint32_t node) const;
    void add_picture(AttributeList& attributes, std::uint32_t node) const;
    void description(std::string_view element, std::string_view type, std::string_view words);

    void open_node(const Step& step, const model::Block& block);
    void open_repair(const model::Repair& repair);
    void close_repair(const model::Repair& repair);
    void words(const Step& step, bool last);
    void take(std::string_view words);
    /// The same for words that are not in S: readings, alternatives.
    void say(std::string_view words);
    /// One character that is not simply written; false when it is. Takes two for CR LF.
    bool special(std::string_view words, std::size_t& at, std::uint32_t offset);
    void line_end(std::string_view terminator, std::uint32_t offset);
    void dropped(const Step& step);
    void space(char32_t code, std::size_t quantity, std::string_view type);
    void flush(bool at_end = false);
    /// `lb n="1"`, or the milestone of a run that begins inside a line.
    void stretch_start(const model::Stretch& stretch);
    [[nodiscard]] std::uint32_t line_at(std::uint32_t offset) const;
    [[nodiscard]] std::string language_of(const model::Block& block) const;

    xml::Emitter& out_;
    const Facts& facts_;
    const model::Document& document_;
    std::vector<std::uint32_t> line_starts_;  ///< lined text only
    std::vector<std::uint32_t> pages_;        ///< offsets of the form feeds that begin a page
    std::vector<Step> steps_;                 ///< of the block at hand
    std::string pending_;                     ///< a text node that is not yet written
    bool text_seen_ = false;                  ///< has the block a text node yet?
    const model::Repair* join_ = nullptr;     ///< the join around the words that come
    const model::Repair* drop_ = nullptr;     ///< the drop_space around the words that come
};

}  // namespace tei
