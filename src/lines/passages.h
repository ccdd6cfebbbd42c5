// Passages: lines that belong together, and what they are on the page. The stage between lines and articles.
//
// Always holds: passages are disjoint, in reading order, and hold every line.
#pragma once

#include <cstdint>
#include <limits>
#include <string>
#include <string_view>
#include <vector>

#include "lines/cues.h"
#include "lines/line_ends.h"
#include "lines/line_marks.h"
#include "text/line_statistics.h"
#include "text/lines.h"

namespace lines {

enum class PassageKind : std::uint8_t {
    body,     ///< a paragraph, or the part of one that stands here
    heads,    ///< headlines: each line, or each doubled chain between line ends, is one
    caption,  ///< what stands under a photo
    credit,   ///< who took it
    byline,   ///< who wrote it, on a line of its own
    jump,     ///< a jump notice on a line of its own
    closer,
    furniture,
    row,  ///< one row of a table
};
[[nodiscard]] std::string_view name(PassageKind kind);

/// Lines [first, last) of the page.
struct Passage {
    PassageKind kind = PassageKind::body;
    std::uint32_t first = 0, last = 0;
    bool opener = false;          ///< begins with a dateline or byline
    bool jump_from = false;       ///< begins with "（上接…）"
    bool note = false;            ///< begins with "【编后】": it belongs to what stands before it
    bool new_frame = false;       ///< begins a frame or a page
    bool unindented = false;      ///< its first line is full: no paragraph begins here
    bool last_line_like = false;  ///< its first line could be the last of a paragraph
    bool complete = true;         ///< ends a sentence
    bool cut = false;             ///< ends in mid-sentence, with a full line
    bool resumes = false;         ///< goes on behind a blank line in mid-sentence, if nothing says otherwise
    bool jumps = false;           ///< ends with a jump notice
    bool doubled = false;         ///< heads: printed twice
    bool verse = false;           ///< its line ends are meant
};

/// Where the text goes over to another story, or back to one that was left, though no line says so.
struct ColumnEnd {
    static constexpr std::uint32_t nothing = std::numeric_limits<std::uint32_t>::max();
    std::uint32_t next = 0;        ///< the line there
    std::uint32_t from = nothing;  ///< the line of its story that it follows; nothing: a story begins
    bool goes_on = false;          ///< in mid-sentence
    bool doubtful = false;         ///< the line shows little; what others leave open spoke for it
};

/// All that is known of a page before articles are made.
struct LinedPage {
    std::vector<text::PrintedLine> lines;
    LineMarks marks;
    text::LineStatistics statistics;
    std::vector<LineEnd> ends;  ///< of every line but the last; unjudged ones have no bit set
    std::vector<Passage> passages;
    std::vector<ColumnEnd> column_ends;  ///< as they were told, in the order of their lines

    /// Do the passages [first, last) stand between blank lines, where blank lines mean something?
    [[nodiscard]] bool stands_alone(std::size_t first, std::size_t last) const;
    /// Was the order of the blocks found by OCR, or by this program? Other extractors give columns as they
    /// were written, and that order tells more.
    [[nodiscard]] bool came_in_pieces() const;
};

/// `column_ends`: where passages end whatever else is seen, in the order of their lines.
[[nodiscard]] LinedPage lined_page(std::string_view text, std::vector<text::PrintedLine> lines,
                                   const Cues& cues, std::vector<ColumnEnd> column_ends = {});

/// Statistics, marks, passages and the reasons for every line end; for people (`pressmark inspect --lines`).
[[nodiscard]] std::string dump(std::string_view text, const LinedPage& page);

}  // namespace lines
