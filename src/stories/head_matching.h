// Which headline belongs to which story: adjacency first, shared words second; a tie is left open.
//
// Extractors take headlines where they find them: before the body, after it, or several in a row after
// several bodies. Each line of a row is given to the story that it fits best; a line goes with the line
// before it unless words say otherwise.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "lines/vocabulary.h"
#include "stories/heads.h"

namespace stories {

/// A story, or a photo, that may get a headline.
struct HeadTarget {
    std::uint32_t first = 0, last = 0;  ///< passages: where it begins, and where its last one stands
    const lines::Vocabulary* words = nullptr;
    bool has_head = false;
    bool picture = false;                     ///< a photo that stands alone
    std::vector<std::uint32_t> characters{};  ///< of its words, sorted, where single ones are to tell as well
};

/// Head lines that stand together.
struct HeadZone {
    std::uint32_t passage = 0;  ///< the first of them
    /// The story that was interrupted before them and goes on right after: they stand over one of its
    /// columns. Its first passage.
    std::optional<std::uint32_t> over{};
    std::vector<HeadLine> lines;
    bool last = false;  ///< no other stands behind it on the page
    /// The stories up to the next headlines are more than those have lines: one of them gets its headline
    /// here.
    bool for_next = false;
};

/// What it says of two lines that no blank one stands between them.
enum class Together : std::uint8_t {
    nothing,  ///< or the lines of all headlines stand so
    block,    ///< they were printed together
    type,     ///< an image shows them together: they are of one headline, but for an odd one
};

struct HeadMatch {
    std::vector<std::optional<std::uint32_t>> targets;  ///< for each line; none: left open
    bool by_words = false;                              ///< adjacency alone would not have said so
};

/// The Han characters of a text, each once, sorted; radicals count as their ideographs.
[[nodiscard]] std::vector<std::uint32_t> han_characters(std::string_view words);

/// Do headlines follow their stories on this page?
[[nodiscard]] bool heads_follow(const std::vector<HeadTarget>& targets, const std::vector<HeadZone>& zones);

/// `targets` in the order of their first passages.
[[nodiscard]] HeadMatch match_heads(const HeadZone& zone, const std::vector<HeadTarget>& targets, bool follow,
                                    Together together);

/// Zone by zone in the order of the page, and then once more each, when all others are known: a story that
/// got a headline elsewhere needs none here, and one that got none may have it here. The second answer counts
/// only where it gives every line of the zone a story.
[[nodiscard]] std::vector<HeadMatch> match_all(const std::vector<HeadZone>& zones,
                                               const std::vector<HeadTarget>& targets, bool follow,
                                               Together together);

}  // namespace stories
