#include "stories/line_kinship.h"

#include <algorithm>
#include <cmath>

#include "text/characters.h"
#include "text/radicals.h"
#include "text/scripts.h"
#include "text/utf8.h"
#include "text/white_space.h"

namespace stories {
namespace {

constexpr std::size_t most_lines = 24;  ///< that have a key; more, and it tells nothing
constexpr std::uint32_t around = 120;   ///< lines on either side that are "anywhere"
constexpr double own_pairs = 0.25, own_characters = 0.06;
constexpr double weight = 1.2;

}  // namespace

LineKinship::LineKinship(const std::vector<std::string_view>& lines) : keys_(lines.size()) {
    std::unordered_map<std::uint64_t, std::uint32_t> numbers;
    for (std::uint32_t line = 0; line < lines.size(); ++line) {
        char32_t before = 0;
        const auto add = [&](std::uint64_t key, bool pair) {
            const auto [place, fresh] =
                numbers.try_emplace(key, static_cast<std::uint32_t>(occurrences_.size()));
            if (fresh) {
                occurrences_.emplace_back();
                pair_.push_back(pair ? 1 : 0);
            }
            std::vector<std::uint32_t>& of = occurrences_[place->second];
            if (!of.empty() && of.back() == line) return;
            of.push_back(line);
            keys_[line].push_back(place->second);
        };
        for (const auto [code, at, size] : text::CodePoints(lines[line])) {
            if (text::is_space(code)) continue;
            const char32_t here = text::ideograph_of(code);
            const bool han = text::is_han(here);
            if (han) add(here, false);
            if (han && before != 0) add(text::pair_of(before, here), true);
            before = han ? here : 0;
        }
    }
    for (std::vector<std::uint32_t>& keys : keys_)
        std::erase_if(keys, [&](std::uint32_t key) { return occurrences_[key].size() < 2; });
}

double LineKinship::of(std::span<const Range> story, std::uint32_t line) const {
    constexpr std::size_t few = 3;  // lines of which nothing is known yet
    double size = few;
    const std::uint32_t from = line > around ? line - around : 0;
    for (const Range& one : story) {
        if (one.last >= from) size += one.last - std::max(one.first, from) + 1;
    }
    const double page = std::min<double>(static_cast<double>(keys_.size()), 2.0 * around);
    double sum = 0;
    for (const std::uint32_t key : keys_[line]) {
        const std::vector<std::uint32_t>& all = occurrences_[key];
        const auto first = std::ranges::lower_bound(all, from);
        const auto end = std::ranges::upper_bound(all, line + around);
        const auto count = static_cast<std::size_t>(end - first);
        if (count < 2 || count > most_lines) continue;
        double here = 0;
        for (auto one = first; one != end && *one < line; ++one) {
            for (const Range& range : story) {
                if (*one >= range.first && *one <= range.last) ++here;
            }
        }
        const bool pair = pair_[key] != 0;
        const double own = pair ? own_pairs : own_characters;
        const double anywhere = (static_cast<double>(count) - 1) / page;
        sum += weight * std::log(own * here / size / anywhere + 1 - own);
    }
    return sum;
}

}  // namespace stories
