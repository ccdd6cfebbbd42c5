#include "stories/photo_matching.h"

#include <algorithm>
#include <string>
#include <vector>

#include "lines/squeezed.h"
#include "text/utf8.h"
#include "text/white_space.h"

namespace stories {

std::optional<std::size_t> PhotoMatcher::find(const Photo& photo, const lines::Vocabulary& caption,
                                              std::uint32_t at) const {
    constexpr double enough_said = 0.16, enough_for_news = 0.3, lead = 0.06, credit_counts = 0.15;
    const bool news = is_photo_news(photo);
    const double enough = news ? enough_for_news : enough_said;
    constexpr std::size_t reach = 8;  // stories on either side
    const auto after = std::ranges::lower_bound(units_, at, {}, &Unit::first);
    const auto middle = static_cast<std::size_t>(after - units_.begin());
    const std::size_t first = middle < reach ? 0 : middle - reach;
    std::vector<const lines::Vocabulary*> candidates;
    for (std::size_t i = first; i < std::min(units_.size(), middle + reach); ++i)
        candidates.push_back(&units_[i].words);
    std::vector<double> share = lines::shared(caption, candidates);
    std::optional<std::size_t> best;
    double second = 0;
    for (std::size_t i = 0; i < share.size(); ++i) {
        if (!news && same_reporter(photo, units_[first + i])) share[i] += credit_counts;
        if (!best || share[i] > share[*best]) {
            if (best) second = std::max(second, share[*best]);
            best = i;
        } else {
            second = std::max(second, share[i]);
        }
    }
    if (!best || share[*best] < enough || share[*best] - second < lead) return {};
    return first + *best;
}

bool PhotoMatcher::is_photo_news(const Photo& photo) const {
    constexpr std::size_t least = 50;  // characters
    std::size_t characters = 0, sentences = 0;
    for (const std::uint32_t one : photo.captions) {
        for (std::uint32_t line = passage(one).first; line < passage(one).last; ++line) {
            for (const auto [code, at, size] : text::CodePoints(words(line))) {
                if (text::is_space(code)) continue;
                ++characters;
                if (code == U'。') ++sentences;
            }
        }
    }
    return sentences >= 2 && characters >= least;
}

bool PhotoMatcher::same_reporter(const Photo& photo, const Unit& unit) const {
    if (photo.credits.empty() || unit.article.parts.empty()) return false;
    const lines::Squeezed credit(words(passage(photo.credits.front()).first), 30);
    std::string opening;
    const lines::Passage& first = passage(unit.article.parts.front().passages.front());
    if (!first.opener) return false;
    for (std::uint32_t line = first.first; line < first.last && line < first.first + 2; ++line)
        opening += words(line);
    const lines::Squeezed names(opening, 60);
    for (std::size_t at = 0; at + 3 <= credit.size(); ++at) {
        if (credit.any_at(at, cues_.roles) > 0) {
            at += credit.any_at(at, cues_.roles) - 1;
            continue;
        }
        const std::u32string_view name = std::u32string_view(credit.codes()).substr(at, 3);
        if (credit.any_before(at + 3, cues_.credits) > 0) continue;
        if (std::u32string_view(names.codes()).find(name) != std::u32string_view::npos) return true;
    }
    return false;
}

}  // namespace stories
