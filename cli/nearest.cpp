#include "cli/nearest.h"

#include <algorithm>
#include <numeric>

namespace cli {

std::size_t typing_distance(std::string_view one, std::string_view other) {
    // Three rows of the usual table: an exchange of neighbours looks two rows back.
    std::vector<std::size_t> before(other.size() + 1), last(other.size() + 1), now(other.size() + 1);
    std::iota(last.begin(), last.end(), std::size_t{0});
    for (std::size_t i = 1; i <= one.size(); ++i) {
        now[0] = i;
        for (std::size_t j = 1; j <= other.size(); ++j) {
            const std::size_t replaced = last[j - 1] + (one[i - 1] == other[j - 1] ? 0 : 1);
            now[j] = std::min({replaced, last[j] + 1, now[j - 1] + 1});
            const bool exchanged = i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1];
            if (exchanged) now[j] = std::min(now[j], before[j - 2] + 1);
        }
        std::swap(before, last);
        std::swap(last, now);
    }
    return last[other.size()];
}

std::string nearest(std::string_view word, const std::vector<std::string>& known) {
    std::string found;
    std::size_t least = word.size() / 3 + 1;
    for (const std::string& one : known) {
        const std::size_t distance = typing_distance(word, one);
        if (distance >= least) continue;
        least = distance;
        found = one;
    }
    return found;
}

}  // namespace cli
