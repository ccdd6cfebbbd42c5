// Which of the lines above (or below) a story is its headline, its kicker, its subtitle.
//
// Scored like line ends: every reading of the lines that print allows (kickers over the headline, subtitles
// under it) adds up what can be seen of its lines and of neighbours, each with a weight, in one table
// (head_weights.h); the best one wins.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "lines/cues.h"
#include "lines/vocabulary.h"
#include "text/slice.h"

namespace stories {

/// In the order of print.
enum class HeadKind : std::uint8_t { kicker, main, sub };
/// As head/@type spells it.
[[nodiscard]] std::string_view name(HeadKind kind);

/// One printed line of a headline.
struct HeadLine {
    text::Slice slice;         ///< where it stands, second copies included
    std::string clean;         ///< what it says, each chunk once; a space parts its halves
    std::uint32_t blanks = 0;  ///< blank lines before it
    bool doubled = false;
    bool abreast =
        false;  ///< printed behind the one before, on its line: of the same headline, or the next story's
    bool apart = false;      ///< … and so far behind it that it stands over another column
    bool may_go_on = false;  ///< it begins with a sign that some extractors begin a line at: it may go on
                             ///< with the one before
};

/// What the page around a block of head lines tells about it.
struct HeadContext {
    bool blanks_matter = false;      ///< blank lines mean something in this text
    bool blanks_part = false;        ///< they stand between paragraphs and nowhere else
    bool lines_whole = false;        ///< this text is not broken into the lines of a column
    bool drawn_in_place = false;     ///< doubled lines stand before plain ones of their block: in print order
    bool headlines_doubled = false;  ///< so is every headline that stands alone
    const lines::Vocabulary* story = nullptr;
};

/// Lines [first, last) are one head.
struct TypedHead {
    HeadKind kind = HeadKind::main;
    std::uint32_t first = 0, last = 0;
};

/// How a line goes on with the one before.
enum class HeadJoin : std::uint8_t {
    none,  ///< it does not: another head
    full,  ///< the line before was full
    half,  ///< as the second half of a couplet: elsewhere a space stands there
};

/// A way to read the lines of a block.
struct HeadReading {
    std::vector<HeadKind> kinds;      ///< of each line
    std::vector<HeadJoin> joins;      ///< of each line
    std::vector<std::uint16_t> seen;  ///< numbers of weights, one for each time: see weight_of()
    double signs = 0;                 ///< what the signs of the heads say for it
    double score = 0;
};
/// Of head_weights() and then of head_join_weights().
[[nodiscard]] double weight_of(std::uint16_t number);
[[nodiscard]] std::string_view meaning_of(std::uint16_t number);

/// The heads of a reading in the order of their lines, each as if it stood on one line.
[[nodiscard]] std::vector<HeadLine> joined(const std::vector<HeadLine>& lines, const HeadReading& reading);

/// The readings that print allows, best first. Type that is printed twice may be drawn after the plain type
/// of its block, so an extractor may see plain lines first.
[[nodiscard]] std::vector<HeadReading> head_readings(const std::vector<HeadLine>& lines,
                                                     const HeadContext& context, const lines::Cues& cues);

/// Types the head lines of one article, in the order in which they stand. One of them is the main headline,
/// unless the only line says that it is none ("…——").
[[nodiscard]] std::vector<TypedHead> type_heads(const std::vector<HeadLine>& lines,
                                                const HeadContext& context, const lines::Cues& cues);

/// "the kicker ends like one +2.0, …, signs +0.4": for people.
[[nodiscard]] std::string explain(const HeadReading& reading);

}  // namespace stories
