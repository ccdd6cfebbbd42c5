#include "stories/story_words.h"

#include <algorithm>

namespace stories {
namespace {

constexpr std::size_t reach = 8;  // stories

/// Stories and what they share with some words, none with another.
struct Shares {
    std::vector<std::size_t> stories;
    std::vector<double> share;

    [[nodiscard]] std::size_t best() const {
        return static_cast<std::size_t>(std::ranges::max_element(share) - share.begin());
    }
};

template <class May>
Shares shares_of(const lines::Vocabulary& words, const std::vector<Unit>& units, const May& may) {
    Shares of;
    std::vector<const lines::Vocabulary*> candidates;
    const std::size_t count = units.size();
    for (std::size_t i = count < reach ? 0 : count - reach; i < count; ++i) {
        if (units[i].ended || !may(units[i])) continue;
        of.stories.push_back(i);
        candidates.push_back(&units[i].words);
    }
    if (!candidates.empty()) of.share = lines::shared(words, candidates);
    return of;
}

}  // namespace

std::optional<std::size_t> story_of_headline(const std::vector<HeadLine>& lines,
                                             const std::vector<Unit>& units,
                                             const std::function<bool(const Unit&)>& may) {
    constexpr double enough = 0.15;
    lines::Vocabulary head;
    for (const HeadLine& line : lines) {
        if (line.doubled) return {};
        head.add(line.clean);
    }
    const Shares of = shares_of(head, units, may);
    if (of.stories.empty()) return {};
    const std::size_t best = of.best();
    for (std::size_t i = 0; i < of.share.size(); ++i) {
        if (i != best && 2 * of.share[i] > of.share[best]) return {};
    }
    return of.share[best] >= enough ? std::optional(of.stories[best]) : std::nullopt;
}

std::optional<std::size_t> clearly_other_story(const lines::Vocabulary& paragraph,
                                               const std::vector<Unit>& units, std::size_t own) {
    constexpr double clearly = 2;
    const Shares of = shares_of(paragraph, units, [](const Unit&) { return true; });
    const auto mine = std::ranges::find(of.stories, own);
    if (mine == of.stories.end()) return {};
    const std::size_t best = of.best();
    const auto at = static_cast<std::size_t>(mine - of.stories.begin());
    return of.share[best] > clearly * of.share[at] ? std::optional(of.stories[best]) : std::nullopt;
}

}  // namespace stories
