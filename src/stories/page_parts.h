// The parts of a page before it is known what belongs together: stories under way, blocks of headlines,
// photos, running heads. What articles.h puts in order.
#pragma once

#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

#include "lines/passages.h"
#include "lines/vocabulary.h"
#include "stories/articles.h"
#include "stories/head_matching.h"

namespace stories {

/// A story: paragraphs that follow each other, stories that interrupt them left out; or a photo by itself.
struct Unit {
    Article article;
    lines::Vocabulary words;
    std::uint32_t first = 0, last = 0;  ///< passages
    bool ended = false;                 ///< a jump notice or a closer: nothing follows
    bool is_photo = false;
};

/// Photos, and the last passage of each.
using Photos = std::vector<std::pair<Photo, std::uint32_t>>;

struct PageParts {
    std::vector<Unit> units;      ///< in the order of their first passages
    std::vector<HeadZone> zones;  ///< headlines that are not subheads, in order
    Photos photos;
    std::vector<std::uint32_t> furniture;  ///< passages
    std::vector<std::uint32_t> doubtful;   ///< passages that another story may own
};

[[nodiscard]] PageParts page_parts(std::string_view text, const lines::LinedPage& page);

}  // namespace stories
