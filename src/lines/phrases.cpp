#include "lines/phrases.h"

#include "text/radicals.h"
#include "text/scripts.h"
#include "text/utf8.h"
#include "text/white_space.h"

namespace lines {
namespace {

std::uint64_t group(char32_t first, char32_t second, char32_t third = 0) {
    return std::uint64_t{third} << 42U | std::uint64_t{second} << 21U | first;
}

}  // namespace

void Phrases::add(std::string_view words) {
    char32_t two_before = 0;
    char32_t before = 0;
    for (const auto [code, at, size] : text::CodePoints(words)) {
        if (text::is_space(code)) continue;
        const char32_t here = text::ideograph_of(code);
        if (!text::is_han(here)) {
            before = two_before = 0;
            continue;
        }
        ++characters_[here];
        ++all_;
        if (before != 0) ++groups_[group(before, here)];
        if (two_before != 0) ++groups_[group(two_before, before, here)];
        two_before = before;
        before = here;
    }
}

std::uint32_t Phrases::count(char32_t left, char32_t right) const {
    const auto found = groups_.find(group(left, right));
    return found == groups_.end() ? 0 : found->second;
}

bool Phrases::has(char32_t first, char32_t second, char32_t third) const {
    return groups_.contains(group(first, second, third));
}

bool Phrases::by_chance(char32_t left, char32_t right) const {
    constexpr double clearly = 20;  // times more often than by chance
    const auto one = characters_.find(left);
    const auto two = characters_.find(right);
    if (one == characters_.end() || two == characters_.end()) return true;
    const double expected = static_cast<double>(one->second) * two->second / static_cast<double>(all_);
    return count(left, right) < clearly * expected;
}

}  // namespace lines
