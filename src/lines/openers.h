// How a story opens: dateline, agency line and reporter credit (tei-encoding.md §5, `opener`), and dates.
//
//   本报讯 （记者周一鸣 通讯员方禾） 3月8日，…
//   云泽社江麓3月8日电 …
//   〔記者周一鳴／溪口報導〕…   周一鳴／溪口報導 …   （云澤社記者周一鳴溪口8日電）…
//
// Forms, not words: the words come from Cues. White space may stand anywhere inside (extractors put it
// there), and OCR's idea of a bracket is taken for one. Offsets are bytes of the text that is looked at.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lines/cues.h"
#include "lines/dates.h"
#include "text/slice.h"

namespace lines {

/// Signs that stand before the name in a byline without brackets.
inline constexpr std::u32string_view byline_signs = U"□◎■○●◆◇▲△★☆";
/// Those of them that stand before items and subheads as well: the name behind them must be a person's.
inline constexpr std::u32string_view bullets = U"●◆◇▲△★☆";
/// What OCR reads for them: signs only with a space behind them and one name alone ("口 方禾").
inline constexpr std::u32string_view misread_byline_signs = U"口囗@";

struct Opener {
    text::Slice extent;  ///< from the first character to the end of dateline or byline
    std::optional<text::Slice> dateline;
    std::optional<text::Slice> agency;  ///< in the dateline
    std::optional<text::Slice> place;   ///< in the dateline
    std::optional<DateFound> date;      ///< in the dateline
    std::optional<text::Slice> byline;  ///< with its brackets
    std::vector<text::Slice> persons;   ///< names in the byline
    bool run_in = true;                 ///< the story goes on behind it
};

/// The opener that `words` begins with, white space before it allowed. `words` may hold line ends: a name
/// may be broken by one.
[[nodiscard]] std::optional<Opener> opener_at_start(std::string_view words, const Cues& cues);

/// Is all of `words` a byline ("本报记者 周一鸣", "（记者周一鸣）")?
[[nodiscard]] std::optional<Opener> byline_alone(std::string_view words, const Cues& cues);

}  // namespace lines
