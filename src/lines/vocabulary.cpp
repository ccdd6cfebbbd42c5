#include "lines/vocabulary.h"

#include <cmath>

#include "text/characters.h"
#include "text/radicals.h"
#include "text/scripts.h"
#include "text/utf8.h"
#include "text/white_space.h"

namespace lines {

void Vocabulary::add(std::string_view words) {
    char32_t before = 0;
    for (const auto [code, at, size] : text::CodePoints(words)) {
        if (text::is_space(code)) continue;
        const char32_t here = text::ideograph_of(code);
        const bool han = text::is_han(here);
        if (han && before != 0) {
            const std::uint64_t bigram = text::pair_of(before, here);
            if (set_.insert(bigram).second) bigrams_.push_back(bigram);
        }
        before = han ? here : 0;
    }
}

std::vector<double> shared(const Vocabulary& line, std::span<const Vocabulary* const> candidates) {
    std::vector<double> of(candidates.size(), 0);
    if (line.bigrams().empty()) return of;
    const auto count = static_cast<double>(candidates.size());
    const double most = std::log(count + 1);
    std::vector<std::size_t> have;
    for (const std::uint64_t bigram : line.bigrams()) {
        have.clear();
        for (std::size_t i = 0; i < candidates.size(); ++i) {
            if (candidates[i]->has(bigram)) have.push_back(i);
        }
        if (have.empty()) continue;
        const double weight = std::log((count + 1) / static_cast<double>(have.size())) / most;
        for (const std::size_t i : have) of[i] += weight;
    }
    for (double& one : of) one /= static_cast<double>(line.bigrams().size());
    return of;
}

}  // namespace lines
