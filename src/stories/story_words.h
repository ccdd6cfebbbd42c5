// Which of the stories under way the words of a headline, or of a paragraph, speak for.
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <vector>

#include "stories/page_parts.h"

namespace stories {

/// The story, of the last few that have not ended, whose words a headline that stands between its columns
/// has: of those that `may` be it, clearly before all others.
[[nodiscard]] std::optional<std::size_t> story_of_headline(const std::vector<HeadLine>& lines,
                                                           const std::vector<Unit>& units,
                                                           const std::function<bool(const Unit&)>& may);

/// The story, of the last few that have not ended, that shares clearly more words with a paragraph than the
/// one numbered `own` does.
[[nodiscard]] std::optional<std::size_t> clearly_other_story(const lines::Vocabulary& paragraph,
                                                             const std::vector<Unit>& units, std::size_t own);

}  // namespace stories
