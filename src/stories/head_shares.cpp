#include "stories/head_shares.h"

#include <algorithm>
#include <cmath>

#include "text/radicals.h"
#include "text/scripts.h"
#include "text/utf8.h"

namespace stories {

std::vector<std::uint32_t> han_characters(std::string_view words) {
    std::vector<std::uint32_t> found;
    for (const auto [code, at, size] : text::CodePoints(words)) {
        const char32_t here = text::ideograph_of(code);
        if (text::is_han(here)) found.push_back(here);
    }
    std::ranges::sort(found);
    found.erase(std::unique(found.begin(), found.end()), found.end());
    return found;
}

std::vector<double> shared_with(std::string_view line, std::span<const StoryWords> stories) {
    constexpr double all_have = 1200;
    constexpr double characters_count = 1;  // as much as words
    std::vector<const lines::Vocabulary*> vocabularies;
    for (const StoryWords& one : stories) vocabularies.push_back(one.words);
    std::vector<double> share = lines::shared(lines::Vocabulary(line), vocabularies);
    const std::vector<std::uint32_t> own = han_characters(line);
    if (own.empty()) return share;
    const auto count = static_cast<double>(stories.size());
    const double most = std::log(count + 1);
    std::vector<std::size_t> have;
    for (const std::uint32_t character : own) {
        have.clear();
        for (std::size_t i = 0; i < stories.size(); ++i) {
            if (std::ranges::binary_search(stories[i].characters, character)) have.push_back(i);
        }
        if (have.empty()) continue;
        const double rare = std::log((count + 1) / static_cast<double>(have.size())) / most;
        for (const std::size_t i : have) {
            const double chance = std::min(0.9, static_cast<double>(stories[i].characters.size()) / all_have);
            share[i] += characters_count * rare * (1 - chance) / static_cast<double>(own.size());
        }
    }
    return share;
}

}  // namespace stories
