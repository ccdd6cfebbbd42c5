// Does a paragraph end where a line ends?
//
// A scored decision: what can be seen at a line end, each with a weight, in one table. The sum above zero
// splits. The weights were fitted by bench/fit_line_ends.py and rounded; a person can read off the table why
// a line end was taken the way it was (`explain`).
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "lines/line_marks.h"
#include "text/line_statistics.h"
#include "text/lines.h"

namespace lines {

/// What can be seen at the end of a line. "Next" is the line after it.
enum class Seen : std::uint8_t {
    always,
    sentence_end,  ///< the line ends a sentence
    comma,         ///< it ends with a comma, a semicolon, a dash: the sentence goes on
    colon,
    open_quotes,          ///< a quotation mark or bracket of this paragraph is still open
    no_room,              ///< what comes next would not have fitted on the line …
    some_room,            ///< … or there was room for a character, …
    much_room,            ///< … for two, …
    half_empty,           ///< … for more
    display,              ///< a line that begins a paragraph, ends no sentence and is half empty: a heading
    narrow_run,           ///< as narrow as the line before it: lines run around a picture
    next_full,            ///< the next line fills the measure …
    next_nearly_full,     ///< … or nearly …
    next_indent,          ///< … is short by about two characters: an indent was dropped
    next_short,           ///< … is shorter
    next_last,            ///< it is short, but ends a sentence: it may be a paragraph's last
    blank_after_stop,     ///< a blank line after a sentence end, where blank lines mean something
    blank_in_sentence,    ///< a blank line in mid-sentence
    no_blank_after_stop,  ///< no blank line after a sentence end, where paragraphs have one
    next_alone,           ///< sentence end; the next line stands between blank lines, as first lines do here
    next_not_alone,       ///< sentence end and blank line, but the next line is followed by none here
    indented_next,        ///< the next line is indented
    unindented_next,      ///< it is not, and paragraphs are indented here
    dash_next,            ///< sentence end; the next line begins with a dash, as an item or a question
    bullet_next,          ///< the next line begins with ● or the like, or is an item of a numbered list
    frame_next,           ///< the next line begins a frame or a page
    date_next,            ///< sentence end; the next line begins with a date
    speech_next,          ///< sentence end; the next line begins like "会议指出，"
    speaker_next,         ///< the next line begins with who speaks, as others do: "记者："
    whole_quotation,      ///< the line is a paragraph's first and one quotation, without a sentence's end
    wider_next,           ///< the next line is wider than the column
    display_next,         ///< a block of short lines between blank lines follows, no sign in it: a heading
    other_column_next,    ///< a blank line; the block behind it is of another measure
    rest_next,            ///< the next line is a character or two: what did not fit on this one
    opener_alone,         ///< the line is a dateline and nothing else: the story goes on in the next
    caption_maybe,  ///< sentence end; a date and near it a photo credit follow, or one sentence and a credit
    caption_next,   ///< a blank line; what follows up to the next credit is a caption
    sign_next,      ///< the next line begins with a sign that begins no line, or is "（完）"
    credit_end,     ///< the line ends with a photo credit: so does the caption
    same_line,      ///< the line of type goes on in the next line of the file
    spaced,         ///< letter-spaced: the room is only guessed
    fits_exactly,   ///< sentence end; what comes next would have fitted, counted without doubt
    first_fits,     ///< sentence end; the next line, full as it is, leaves room for an indent …
    no_first_fits,  ///< … or leaves none, and paragraphs are indented here
    full_first,     ///< sentence end and room left; the next line is full, and so are first lines here
    // On pages recognised from an image:
    block_next,          ///< the next line is short by an indent, the one behind it full …
    block_after_stop,    ///< … and a sentence ends
    part_of_line,        ///< in mid-sentence, so much room that a stop may have been lost …
    part_of_line_block,  ///< … and a block as above follows
    part_at_blank,       ///< … and a blank line: OCR lost the sign that ends it
    doubtful_quotes,     ///< a quotation mark is open, but some have lost their shape
    room_behind_stop,    ///< sentence end; signs of one width, and what comes next would have fitted
};

inline constexpr std::size_t seen_count = static_cast<std::size_t>(Seen::room_behind_stop) + 1;
static_assert(seen_count <= 64);

struct Weight {
    Seen seen;
    double weight;
    double recognised;  ///< on pages recognised from an image
    std::string_view meaning;
};
[[nodiscard]] std::span<const Weight> line_end_weights();

struct LineEnd {
    std::uint64_t seen = 0;  ///< bit set of Seen
    double score = 0;
    bool recognised = false;  ///< whose weights were taken
    [[nodiscard]] bool split() const { return score > 0; }
    [[nodiscard]] bool sees(Seen one) const { return (seen >> static_cast<unsigned>(one) & 1ULL) != 0; }
};

/// What a line is by the small block that it stands in (block_headings.h).
enum class BlockRole : std::uint8_t { unjudged, text, heading };

/// The text whose line ends are judged.
struct LineContext {
    std::string_view text;
    const std::vector<text::PrintedLine>& lines;
    const std::vector<Mark>& marks;
    const std::vector<char>& datelines;  ///< the line is a dateline, with or without byline, and nothing else
    const std::vector<char>& credited;   ///< the line ends with a photo credit
    const text::LineStatistics& statistics;
    std::span<const char> speakers = {};    ///< of each line: one who speaks in turn begins it (speakers.h)
    std::span<const BlockRole> roles = {};  ///< on recognised pages, of each line (block_headings.h)
    std::span<const char> numbered = {};    ///< of each line: an item of a list begins it (numbered_items.h)
    std::span<const char> caption_starts = {};  ///< of each line: by its words a caption begins

    [[nodiscard]] std::string_view words(std::size_t line) const { return lines[line].slice.of(text); }
    [[nodiscard]] bool speaks(std::size_t line) const { return !speakers.empty() && speakers[line] != 0; }
    [[nodiscard]] bool begins_numbered(std::size_t line) const {
        return !numbered.empty() && numbered[line] != 0;
    }
    [[nodiscard]] bool begins_caption(std::size_t line) const {
        return !caption_starts.empty() && caption_starts[line] != 0;
    }
    [[nodiscard]] BlockRole role(std::size_t line) const {
        return roles.empty() ? BlockRole::unjudged : roles[line];
    }
};

/// Does the line, with lines of closing signs alone after it, end a sentence?
[[nodiscard]] bool ends_sentence(const LineContext& context, std::size_t line);
/// "通告如下：", "……防汛；": does the line end as what stands before an item of a list, and one follows?
[[nodiscard]] bool ends_before_item(const LineContext& context, std::size_t line);
/// “老师也有了去处”: one quotation and nothing else, which ends no sentence.
[[nodiscard]] bool is_one_quotation(std::string_view words);
/// How a line is filled that begins a paragraph: next_full (no indent), next_indent, …
[[nodiscard]] Seen fill_of(const LineContext& context, std::size_t line);
/// Are paragraphs of this text indented by white space?
[[nodiscard]] bool has_indents(const text::LineStatistics& statistics);
/// Cells that a first line is shorter by, because the white space before it was lost; 0 where white space
/// stands before first lines, and where they are full.
[[nodiscard]] double dropped_indent(const text::LineStatistics& statistics);
/// Was the page recognised from an image, and do blank lines part the blocks that were found on it?
[[nodiscard]] bool in_recognised_blocks(const text::LineStatistics& statistics);

/// How many quotation marks and brackets of a paragraph are open.
class OpenSigns {
  public:
    void read(std::string_view words);
    void clear() { *this = {}; }
    [[nodiscard]] bool any() const { return depth_ > 0; }
    /// Do marks stand among them that may open or close?
    [[nodiscard]] bool doubtful() const { return straight_; }

  private:
    int depth_ = 0;
    bool straight_ = false;
};

/// The end of line `line`, which is not the last; `open`: signs of the paragraph up to here.
/// `begins`: a paragraph begins with this line (and not with an opener).
[[nodiscard]] LineEnd judge_line_end(const LineContext& context, std::size_t line, const OpenSigns& open,
                                     bool begins);

/// "sentence_end +2.1, no_room -1.0, …": for people.
[[nodiscard]] std::string explain(const LineEnd& end);

}  // namespace lines
