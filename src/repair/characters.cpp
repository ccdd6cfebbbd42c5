#include "repair/characters.h"

#include <algorithm>

#include "base/scan.h"
#include "text/characters.h"
#include "text/scripts.h"
#include "text/utf8.h"
#include "text/white_space.h"

namespace repair {

namespace {

/// How good a place to cut a block is between two characters: the higher the better, 0 for none.
int cut_between(char32_t before, char32_t after) {
    if (before == U'\n' || text::ends_sentence(before)) return 4;
    if (text::closes(before)) return 3;
    if (text::is_space(before)) return 2;
    return text::is_han(before) && text::is_han(after) ? 1 : 0;
}

/// Where the first window ends of characters that are too many for one: the last of the best places.
std::size_t end_of_window(const Characters& some) {
    constexpr std::size_t searched = window_size / 8;
    std::size_t best = some.size();
    int how_good = 0;
    for (std::size_t i = some.size() - 1; i > some.size() - searched && how_good < 4; --i) {
        const int here = cut_between(some[i - 1].code, some[i].code);
        if (here <= how_good) continue;
        how_good = here;
        best = i;
    }
    return best;
}

}  // namespace

CharacterStream::CharacterStream(const model::Document& document, const model::Block& block)
    : document_(&document), node_(block.node + 1), end_(document.node(block.node).end) {}

bool CharacterStream::take_node(Character& one) {
    const std::uint32_t node = node_++;
    const model::Kind kind = document_->node(node).kind;
    if (kind == model::Kind::line_break) {
        one = {U'\n', {}, false};
        return true;
    }
    if (kind == model::Kind::text) {
        row_ = &document_->row(node);
        words_ = row_->stands_for(document_->text());
        at_ = 0;
    }
    return false;
}

void in_windows(const model::Document& document, const model::Block& block,
                const std::function<void(const Characters&)>& look) {
    Characters window;
    // Han characters take three bytes.
    std::size_t expected = 0;
    for (const model::Stretch& stretch : block.stretches) expected += stretch.slice.size() / 3;
    window.reserve(std::min(expected, window_size) + 16);
    CharacterStream stream(document, block);
    for (Character one; stream.next(one);) {
        window.push_back(one);
        if (window.size() <= window_size) continue;
        const auto end = window.begin() + static_cast<std::ptrdiff_t>(end_of_window(window));
        const Characters rest(end, window.end());
        window.erase(end, window.end());
        look(window);
        window = rest;
    }
    look(window);
}

bool has_holes(const model::Document& document, const model::Block& block) {
    const auto is_hole = [](const unsigned char* byte) {
        const bool wide = (byte[1] == 0xBC) & (byte[2] == 0x9F);     // U+FF1F
        const bool nothing = (byte[1] == 0xBF) & (byte[2] == 0xBD);  // U+FFFD
        return (byte[0] == '?') | ((byte[0] == 0xEF) & (wide | nothing));
    };
    return any_words(document, block, [&](std::string_view words) {
        return base::find_bytes<3>(words, 0, is_hole) != std::string_view::npos;
    });
}

text::Slice extent(std::span<const Character> some) {
    return {some.front().slice.begin, some.back().slice.end};
}

bool contiguous(std::span<const Character> some) {
    for (std::size_t i = 0; i < some.size(); ++i) {
        if (!some[i].exact || (i > 0 && some[i - 1].slice.end != some[i].slice.begin)) return false;
    }
    return !some.empty();
}

std::string words(std::span<const Character> some) {
    std::string out;
    for (const Character& one : some) text::append(out, one.code);
    return out;
}

Words::Words(std::span<const Character> some) {
    starts.reserve(some.size() + 1);
    for (const Character& one : some) {
        starts.push_back(static_cast<std::uint32_t>(text.size()));
        text::append(text, one.code);
    }
    starts.push_back(static_cast<std::uint32_t>(text.size()));
}

std::size_t Words::index(std::uint32_t offset) const {
    return static_cast<std::size_t>(std::ranges::lower_bound(starts, offset) - starts.begin());
}

base::Location place(const model::Document& document, text::Slice slice) {
    const text::Position position = document.source().position(slice.begin);
    return {
        .line = position.line, .column = position.column, .bytes = base::ByteRange{slice.begin, slice.end}};
}

}  // namespace repair
