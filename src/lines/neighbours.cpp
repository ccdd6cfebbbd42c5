#include "lines/neighbours.h"

#include <algorithm>
#include <cmath>

#include "lines/neighbours_table.h"
#include "text/characters.h"
#include "text/scripts.h"

namespace lines {

Neighbours::Neighbours() {
    // A group may begin in one part and end in the next.
    for (const std::u32string_view part : neighbours_table::parts) add(part);
}

const Neighbours& Neighbours::table() {
    static const Neighbours only;
    return only;
}

/// A character, a letter that says how often it was met, and behind a digit those that follow it so often;
/// the signs that Unicode has behind 9 go on with 2^10. Both scripts are counted together: most of what was
/// counted is simplified.
void Neighbours::add(std::u32string_view groups) {
    for (const char32_t written : groups) {
        const char32_t code = text::simplified(written);
        if (code == U' ') {
            left_ = 0;
        } else if (code >= U'a' && code <= U'z') {
            const double number = std::exp2(code - U'a');
            often_[left_] += number;
            all_ += number;
        } else if (code >= U'0' && code <= U'@') {
            count_ = std::exp2(code - U'0');
        } else if (left_ == 0) {
            left_ = code;
        } else {
            pairs_[text::pair_of(left_, code)] += count_;
        }
    }
}

double Neighbours::likely(char32_t left, char32_t right) const {
    constexpr double unseen = 0.15;  // so often were pairs met, on the average, that were not met
    constexpr double least = -3, most = 4;
    left = text::simplified(left);
    right = text::simplified(right);
    const auto first = often_.find(left);
    const auto second = often_.find(right);
    if (first == often_.end() || second == often_.end()) return 0;
    const double expected = first->second * second->second / all_;
    const auto found = pairs_.find(text::pair_of(left, right));
    const double met = found == pairs_.end() ? 0 : found->second;
    return std::clamp(std::log((met + unseen) / (expected + unseen)), least, most);
}

}  // namespace lines
