#include "lines/common_pairs.h"

#include "lines/common_pairs_table.h"
#include "text/characters.h"

namespace lines {

CommonPairs::CommonPairs() {
    add(pairs_table::at_times, Often::at_times);
    add(pairs_table::often, Often::often);
    for (const char32_t code : pairs_table::alone) characters_[code] = Alone::mostly;
    for (const char32_t code : pairs_table::bound) characters_[code] = Alone::hardly;
}

const CommonPairs& CommonPairs::table() {
    static const CommonPairs only;
    return only;
}

void CommonPairs::add(std::u32string_view groups, Often often) {
    char32_t left = 0;  // the first of a group
    for (const char32_t code : groups) {
        if (code == U' ') {
            left = 0;
        } else if (left == 0) {
            left = code;
        } else {
            pairs_[text::pair_of(left, code)] = often;
        }
    }
}

CommonPairs::Often CommonPairs::pair(char32_t left, char32_t right) const {
    const auto found = pairs_.find(text::pair_of(left, right));
    return found == pairs_.end() ? Often::never : found->second;
}

CommonPairs::Alone CommonPairs::alone(char32_t code) const {
    const auto found = characters_.find(code);
    return found == characters_.end() ? Alone::sometimes : found->second;
}

}  // namespace lines
