#include "readers/signed_blocks.h"

#include "lines/openers.h"
#include "lines/signatures.h"
#include "text/utf8.h"
#include "text/white_space.h"

namespace readers {
namespace {

using model::Kind;
using model::Name;
using text::Slice;

Slice moved(Slice slice, std::uint32_t by) {
    return {slice.begin + by, slice.end + by};
}

}  // namespace

std::vector<Inline> byline_inlines(std::string_view text, Slice stretch, bool opens,
                                   const lines::Cues& cues) {
    std::vector<Inline> inlines;
    const Kind kind = opens ? Kind::byline : Kind::signed_;
    if (const auto found = lines::byline_alone(stretch.of(text), cues)) {
        inlines.push_back({kind, moved(*found->byline, stretch.begin)});
        for (const Slice person : found->persons)
            inlines.push_back({Kind::person, moved(person, stretch.begin)});
    } else if (lines::names_an_author(stretch.of(text), cues)) {
        inlines.push_back({kind, stretch});
    }
    return inlines;
}

std::vector<Inline> closer_inlines(std::string_view text, Slice stretch) {
    const std::string_view words = stretch.of(text);
    const auto date = lines::date_at_start(words);
    if (date && date->slice.end == words.size()) return {{Kind::date, stretch, {{Name::when, date->when}}}};
    return {{Kind::signed_, moved(lines::signed_part(words), stretch.begin)}};
}

std::optional<Slice> take_byline(std::string_view text, std::vector<Slice>& stretches,
                                 const lines::Cues& cues) {
    if (stretches.empty()) return {};
    Slice& tail = stretches.back();
    const auto found = lines::byline_at_end(tail.of(text), cues);
    if (!found || found->begin == 0) return {};
    const Slice byline = moved(*found, tail.begin);
    tail.end = byline.begin;
    while (tail.end > tail.begin && text::is_space(text::decode_before(text, tail.end).code))
        tail.end -= text::decode_before(text, tail.end).size;
    return byline;
}

}  // namespace readers
