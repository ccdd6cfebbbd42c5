// Reads one block of a TEI file: D and R of its nodes, and the repairs in it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "tei/glyphs.h"
#include "tei/read_back.h"
#include "xml/tree.h"

namespace tei {

class BlockReader {
  public:
    /// Adds to `out`, which must outlive the reader.
    BlockReader(const xml::Document& document, model::Cert threshold, ReadBack& out);

    /// Reads the block at `node` and appends it to out.blocks.
    void read(const xml::Node& node, ReadBlock block);

  private:
    /// What an element means for the two texts: the lines of section 3's table.
    enum class Meaning : std::uint8_t {
        unknown,
        plain,
        line,
        page,
        milestone,
        nothing,
        space,
        glyph,
        choice,
        surplus,
        supplied,
        rt,
        pc,
        fw,
        ref,
        ab,
    };
    /// A choice that is open: which of its children speak.
    struct Choice {
        std::uint32_t end, source, reading;
        bool applied;
    };
    /// A repair whose element is not yet read to its end.
    struct Pending {
        std::uint32_t end;                        ///< of its element
        std::size_t repair;                       ///< index in out.repairs
        std::uint32_t reading_from, reading_end;  ///< the element that holds what is read; 0, 0 for none
    };

    [[nodiscard]] Meaning meaning_of(const xml::Node& node);
    void element(const xml::Node& node);
    void line(const xml::Node& node);
    void milestone(const xml::Node& node);
    void space(const xml::Node& node);
    void glyph(const xml::Node& node);
    void open_choice(const xml::Node& node);
    void choice_child(const xml::Node& node);
    void open_repair(const xml::Node& node, bool applied, std::uint32_t from, std::uint32_t end);
    void begin_reading(const xml::Node& node);
    void close_before(std::uint32_t index);
    void stretch(const xml::Node& node);
    void reserve(const xml::Node& node);
    [[nodiscard]] bool applies(const xml::Node& node) const;

    void say(std::string_view words);
    void say_diplomatic(std::string_view words);
    void say_reading(std::string_view words);
    void mute_diplomatic(const xml::Node& node);
    void mute_reading(const xml::Node& node);
    void mute(const xml::Node& node);

    const xml::Document& document_;
    model::Cert threshold_;
    ReadBack& out_;
    Glyphs glyphs_;
    std::vector<Meaning> meanings_;  ///< by name_id
    std::size_t expanded_ = 0;       ///< bytes that `space` elements have made so far
    // of the block at hand
    ReadBlock block_;
    std::uint32_t at_ = 0;                                      ///< index of the node at hand
    std::uint32_t silent_diplomatic_ = 0, silent_reading_ = 0;  ///< silent before this index
    std::uint32_t proposing_ = 0;  ///< before this index, what is read goes to the proposals
    std::uint32_t silent_proposal_ = 0;
    std::vector<Choice> choices_;
    std::vector<Pending> pending_;
};

}  // namespace tei
