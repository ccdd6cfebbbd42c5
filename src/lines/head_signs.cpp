#include "lines/head_signs.h"

#include <algorithm>

#include "text/scripts.h"

namespace lines {

std::vector<PlacedSign> placed_signs(std::u32string_view line) {
    constexpr char32_t first_punctuation = 0x2010;
    std::vector<PlacedSign> signs;
    const auto add = [&](SignPlace place, char32_t code) {
        if (text::is_han(code) || code >= first_punctuation)
            signs.emplace_back(place, text::simplified(code));
    };
    for (const char32_t code : line) add(SignPlace::anywhere, code);
    if (!line.empty()) {
        add(SignPlace::first, line.front());
        add(SignPlace::last, line.back());
    }
    std::ranges::sort(signs);
    signs.erase(std::unique(signs.begin(), signs.end()), signs.end());
    return signs;
}

void HeadSigns::add(std::size_t kind, SignPlace place, std::u32string_view signs, double weight) {
    for (const char32_t sign : signs) weights_[{place, sign}].at(kind) += weight;
}

HeadSigns::Weights HeadSigns::weigh(std::u32string_view line) const {
    Weights sum{};
    for (const PlacedSign& sign : placed_signs(line)) {
        const auto found = weights_.find(sign);
        if (found == weights_.end()) continue;
        for (std::size_t kind = 0; kind < sum.size(); ++kind) sum[kind] += found->second[kind];
    }
    return sum;
}

}  // namespace lines
