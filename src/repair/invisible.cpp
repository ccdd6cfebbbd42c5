#include "repair/invisible.h"

#include <algorithm>

#include "base/scan.h"
#include "repair/characters.h"
#include "text/scripts.h"
#include "text/utf8.h"

namespace repair {
namespace {

enum class Use { never, joining, direction };

struct Invisible {
    char32_t first, last;
    Use use;  ///< where it is at work and stays
};

constexpr Invisible table[] = {
    {0x00AD, 0x00AD, Use::never},      // soft hyphen
    {0x200B, 0x200B, Use::never},      // zero width space
    {0x200C, 0x200D, Use::joining},    // zero width non-joiner, joiner
    {0x200E, 0x200F, Use::direction},  // left-to-right, right-to-left mark
    {0x202A, 0x202E, Use::direction},  // embeddings and overrides
    {0x2060, 0x2060, Use::never},      // word joiner
    {0x2066, 0x2069, Use::direction},  // isolates
    {0xFEFF, 0xFEFF, Use::never},      // zero width no-break space
};

const Invisible* find(char32_t code) {
    const auto* const found = std::ranges::find_if(
        table, [code](const Invisible& one) { return code >= one.first && code <= one.last; });
    return found == std::end(table) ? nullptr : found;
}

/// Asks the bytes first: nearly no text has any of them.
bool may_hold(std::string_view words) {
    const auto may_begin_one = [](const unsigned char* byte) {
        const unsigned char first = byte[0], second = byte[1], third = byte[2];
        const bool soft_hyphen = (first == 0xC2) & (second == 0xAD);
        // U+200B to U+200F, U+202A to U+202E; U+2060 to U+2069
        const bool mark =
            (second == 0x80) & (((third >= 0x8B) & (third <= 0x8F)) | ((third >= 0xAA) & (third <= 0xAE)));
        const bool joiner = (second == 0x81) & (third >= 0xA0) & (third <= 0xA9);
        const bool no_break = (first == 0xEF) & (second == 0xBB) & (third == 0xBF);
        return soft_hyphen | ((first == 0xE2) & (mark | joiner)) | no_break;
    };
    for (std::size_t at = base::find_bytes<3>(words, 0, may_begin_one); at < words.size();
         at = base::find_bytes<3>(words, at + 1, may_begin_one)) {
        if (find(text::decode_at(words, at).code) != nullptr) return true;
    }
    return false;
}

/// Letters and signs between which a joiner does nothing.
bool never_joins(char32_t code) {
    return code < 0x0300 || (code >= 0x3000 && code <= 0x30FF) || (code >= 0xFF00 && code <= 0xFFEF) ||
           text::is_han(code);
}

bool runs_right_to_left(char32_t code) {
    return (code >= 0x0590 && code <= 0x08FF) || (code >= 0xFB1D && code <= 0xFDFF) ||
           (code >= 0xFE70 && code <= 0xFEFC);
}

}  // namespace

void invisible(const model::Document& document, Proposals& proposals) {
    const auto look = [&](const Characters& all) {
        const bool both_ways =
            std::ranges::any_of(all, [](const Character& one) { return runs_right_to_left(one.code); });
        for (std::size_t i = 0; i < all.size(); ++i) {
            const Invisible* const found = find(all[i].code);
            if (found == nullptr || !all[i].exact) continue;
            if (found->use == Use::direction && both_ways) continue;
            const bool between = (i == 0 || never_joins(all[i - 1].code)) &&
                                 (i + 1 == all.size() || never_joins(all[i + 1].code));
            if (found->use == Use::joining && !between) continue;
            proposals.repairs.push_back({.kind = model::RepairKind::invisible,
                                         .act = model::Act::surplus,
                                         .target = all[i].slice,
                                         .detail = "invisible"});
        }
    };
    for (const model::Block& block : document.blocks()) {
        if (any_words(document, block, may_hold)) in_windows(document, block, look);
    }
}

}  // namespace repair
