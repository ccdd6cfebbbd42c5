// How much of what a headline says each story says as well.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "lines/vocabulary.h"
#include "stories/heads.h"

namespace stories {

/// The Han characters of a text, each once, sorted; radicals count as their ideographs.
[[nodiscard]] std::vector<std::uint32_t> han_characters(std::string_view words);

/// What a story says. `characters`: where single ones are to tell as well, sorted.
struct StoryWords {
    const lines::Vocabulary* words = nullptr;
    std::span<const std::uint32_t> characters{};
};

/// How much of its words a line shares with each story, and with no other. Recognition spoils two pairs of
/// characters with one, so single characters count besides where stories have them: each less in a story that
/// has many.
[[nodiscard]] std::vector<double> shared_with(std::string_view line, std::span<const StoryWords> stories);

}  // namespace stories
