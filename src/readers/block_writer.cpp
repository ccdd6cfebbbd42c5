#include "readers/block_writer.h"

#include <algorithm>

#include "text/characters.h"
#include "text/utf8.h"
#include "text/white_space.h"

namespace readers {
namespace {

using model::Kind;
using text::Slice;

/// What the builder takes for white space by itself.
bool is_plain_white(char32_t code) {
    return code == U' ' || code == U'\t' || code == U'\r' || code == U'\n' || code == U'\f';
}

}  // namespace

BlockWriter::BlockWriter(model::Builder& builder) : builder_(builder), text_(builder.source_text()) {
    last_word_end_ = static_cast<std::uint32_t>(text_.size());
    while (last_word_end_ > 0) {
        const text::Decoded last = text::decode_before(text_, last_word_end_);
        if (!text::is_space(last.code)) break;
        last_word_end_ -= last.size;
    }
}

Slice BlockWriter::with_margins(Slice stretch) const {
    // White space that the stretch before took is not a margin of this one.
    const std::uint32_t from = last_end_ <= stretch.begin ? last_end_ : 0;
    for (std::uint32_t at = stretch.begin; at > from;) {
        const text::Decoded before = text::decode_before(text_, at);
        if (!text::is_space(before.code)) break;
        at -= before.size;
        if (!is_plain_white(before.code)) stretch.begin = at;
    }
    if (stretch.end == last_word_end_) {
        for (const auto [code, at, size] : text::CodePoints(text_.substr(last_word_end_))) {
            if (!is_plain_white(code)) stretch.end = last_word_end_ + at + size;
        }
    }
    return stretch;
}

void BlockWriter::block(Kind kind, std::vector<model::Attribute> attributes,
                        const std::vector<Slice>& stretches, std::vector<Inline> inlines) {
    if (stretches.empty()) return;
    std::ranges::stable_sort(inlines, [](const Inline& a, const Inline& b) {
        return a.slice.begin != b.slice.begin ? a.slice.begin < b.slice.begin : a.slice.end > b.slice.end;
    });
    builder_.open(kind, std::move(attributes));
    char32_t before = 0;
    for (const Slice stretch : stretches) {
        if (stretches.size() > 1) {
            // In mid-line, a space is due between Latin words; a line end says it by itself.
            const char32_t first = text::decode_at(text_, stretch.begin).code;
            const bool spaced = text::is_word(before) && text::is_word(first);
            std::vector<model::Attribute> kinds;
            if (spaced) kinds.push_back({model::Name::type, "spaced"});
            builder_.open(Kind::run, std::move(kinds));
        }
        run(with_margins(stretch), inlines);
        last_end_ = stretch.end;
        if (stretches.size() > 1) builder_.close();
        before = text::decode_before(text_, stretch.end).code;
    }
    builder_.close();
}

void BlockWriter::run(Slice stretch, const std::vector<Inline>& inlines) {
    std::vector<std::uint32_t> ends;
    std::uint32_t at = stretch.begin;
    const auto close_until = [&](std::uint32_t place) {
        while (!ends.empty() && ends.back() <= place) {
            builder_.text({at, ends.back()});
            at = ends.back();
            ends.pop_back();
            builder_.close();
        }
    };
    for (const Inline& one : inlines) {
        Slice slice{std::max(one.slice.begin, stretch.begin), std::min(one.slice.end, stretch.end)};
        if (slice.begin >= slice.end || slice.begin < at) continue;
        close_until(slice.begin);
        if (!ends.empty()) slice.end = std::min(slice.end, ends.back());
        builder_.text({at, slice.begin});
        at = slice.begin;
        builder_.open(one.kind, one.attributes);
        ends.push_back(slice.end);
    }
    close_until(stretch.end);
    builder_.text({at, stretch.end});
}

std::vector<Slice> merged(std::string_view text, const std::vector<Slice>& slices) {
    std::vector<Slice> out;
    for (const Slice slice : slices) {
        if (!out.empty() && out.back().end <= slice.begin &&
            text::is_blank(Slice{out.back().end, slice.begin}.of(text))) {
            out.back().end = slice.end;
        } else {
            out.push_back(slice);
        }
    }
    return out;
}

}  // namespace readers
