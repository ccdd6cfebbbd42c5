// Which headlines belong to which stories: all of a page at once.
//
// Extractors take headlines where they find them: before the body, after it, or several in a row after
// several bodies. A way to give all lines to stories adds up what can be seen of it, each with a weight, in
// one table (head_clues.h): where a headline stands, which words it shares, whether its lines can be read as
// one story's heads, and that each story gets one. The best way wins; where others are about as good,
// the lines in which they differ are left open (head_steps.h).
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <vector>

#include "lines/cues.h"
#include "lines/vocabulary.h"
#include "stories/head_clues.h"
#include "stories/heads.h"

namespace stories {

/// A story, or a photo, that may get a headline.
struct HeadTarget {
    std::uint32_t first = 0, last = 0;  ///< passages: where it begins, and where its last one stands
    const lines::Vocabulary* words = nullptr;
    bool needs_none = false;                  ///< a credit without its photo
    bool picture = false;                     ///< a photo that stands alone
    bool opener = false;                      ///< it begins with a dateline or byline
    std::vector<std::uint32_t> characters{};  ///< of its words, sorted, where single ones are to tell as well
};

/// Head lines that stand together.
struct HeadZone {
    std::uint32_t passage = 0;  ///< the first of them
    /// The story that was interrupted before them and goes on right after: they stand over one of its
    /// columns. Its first passage.
    std::optional<std::uint32_t> over{};
    std::vector<HeadLine> lines;
};

/// What it says of two lines that no blank one stands between them.
enum class Together : std::uint8_t {
    nothing,  ///< or the lines of all headlines stand so
    block,    ///< they were printed together
    type,     ///< an image shows them together: they are of one headline, but for an odd one
};

struct HeadMatch {
    std::vector<std::optional<std::uint32_t>> targets;  ///< for each line; none: left open
    bool adjacent = true;                               ///< each stands beside its story
};

/// The headlines and stories of a page.
struct HeadPage {
    std::vector<HeadZone> zones;      ///< in the order of their passages
    std::vector<HeadTarget> targets;  ///< in the order of their first passages
    HeadContext context;              ///< without a story
    Together together = Together::nothing;
};

/// A way to give all lines to stories.
struct HeadWay {
    std::vector<std::uint32_t> targets;  ///< of the lines of all zones, one after the other
    HeadClues clues{};
    double score = 0;
};
using HeadWeights = std::array<double, head_clue_count>;
/// Those of the table for such a page.
[[nodiscard]] HeadWeights head_weights(Together together);
/// The best ways, best first; for bench/fit_head_matching.cpp. `may`: whether a line (counted as in a way)
/// may go to a target; a line that may go to none goes to any.
[[nodiscard]] std::vector<HeadWay> head_ways(
    const HeadPage& page, const lines::Cues& cues, const HeadWeights& weights,
    const std::function<bool(std::uint32_t line, std::uint32_t target)>& may = {});

/// One for each zone.
[[nodiscard]] std::vector<HeadMatch> match_heads(const HeadPage& page, const lines::Cues& cues);

}  // namespace stories
