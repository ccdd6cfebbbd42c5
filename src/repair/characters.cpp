#include "repair/characters.h"

#include <algorithm>

#include "text/utf8.h"

namespace repair {

Characters characters(const model::Document& document, const model::Block& block) {
    Characters found;
    const std::uint32_t end = document.node(block.node).end;
    for (std::uint32_t i = block.node + 1; i < end; ++i) {
        const model::Kind kind = document.node(i).kind;
        if (kind == model::Kind::line_break) found.push_back({U'\n', {}, false});
        if (kind != model::Kind::text) continue;
        const model::Row& row = document.row(i);
        const std::string_view words = row.stands_for(document.text());
        // Han characters take three bytes. Doubling, so that many short rows do not copy all of it each time.
        if (found.capacity() < found.size() + words.size() / 3)
            found.reserve(std::max(2 * found.capacity(), found.size() + words.size() / 3 + 1));
        for (const auto [code, at, size] : text::CodePoints(words)) {
            const bool whole = size == words.size();  // "&amp;" for "&": the row is the character
            text::Slice slice = row.slice;
            if (!row.respelled) slice = {row.slice.begin + at, row.slice.begin + at + size};
            found.push_back({code, slice, whole || !row.respelled});
        }
    }
    return found;
}

bool has_holes(const model::Document& document, const model::Block& block) {
    return any_words(document, block, [](std::string_view words) {
        for (std::size_t i = 0; i < words.size(); ++i) {
            if (words[i] == '?') return true;
            if (words[i] != '\xEF') continue;
            const std::string_view code = words.substr(i, 3);
            if (code == "\uFF1F" || code == "\uFFFD") return true;
        }
        return false;
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
