#include "stories/line_joints.h"

#include <algorithm>

#include "columns/closer_look.h"
#include "text/characters.h"
#include "text/utf8.h"

namespace stories {
namespace {

constexpr double least = -2.5;  ///< whatever else two lines show

}  // namespace

LineJoints::LineJoints(std::string_view text, const lines::LinedPage& page, const std::vector<BodyLine>& body)
    : text_(text), page_(page), body_(body) {
    for (const text::PrintedLine& line : page.lines) {
        const std::string_view of = line.slice.of(text);
        all_words_.add(of);
        phrases_.add(of);
    }
}

std::string_view LineJoints::words(std::uint32_t at) const {
    return page_.lines[body_[at].line].slice.of(text_);
}

columns::Block LineJoints::block(std::uint32_t first, std::uint32_t last) const {
    std::vector<text::PrintedLine> lines;
    for (std::uint32_t at = first; at <= last; ++at) lines.push_back(page_.lines[body_[at].line]);
    columns::Block of = columns::block_of(text_, std::move(lines), page_.statistics.measure);
    of.head = of.opener = false;
    return of;
}

/// How the text goes on from the last line of a story to a line.
double LineJoints::of(std::span<const Range> story, std::uint32_t at) {
    const std::uint32_t from = story.back().last;
    const std::uint64_t key = static_cast<std::uint64_t>(from) << 32U | at;
    const auto [place, fresh] = known_.try_emplace(key);
    if (fresh) {
        constexpr std::uint32_t looked_at = 3;
        std::uint32_t first = from;
        while (from - first < looked_at && first > story.back().first &&
               body_[first - 1].passage == body_[from].passage)
            --first;
        std::uint32_t last = at;
        while (last - at < looked_at && last + 1 < body_.size() &&
               body_[last + 1].passage == body_[at].passage)
            ++last;
        const columns::Block one = block(first, from), other = block(at, last);
        const columns::Meetings known{all_words_, &breaks_, &phrases_, &lines::CommonPairs::table()};
        place->second =
            std::max(least, columns::closer_look(one, other, known) - columns::bracket_weight(one, other));
    }
    return place->second + quotes(story, at);
}

LineJoints::Sign LineJoints::sign_of(char32_t code) {
    if (text::is_one_of(code, U"“「『（《")) return Sign::opens;
    if (text::is_one_of(code, U"”」』）》")) return Sign::closes;
    return Sign::absent;
}

/// The last sign of the paragraph that a story stops in.
LineJoints::Sign LineJoints::last_sign(std::span<const Range> story) const {
    constexpr std::uint32_t looked_at = 10;
    std::uint32_t seen = 0;
    for (std::size_t range = story.size(); range-- > 0;) {
        for (std::uint32_t at = story[range].last + 1; at-- > story[range].first;) {
            if (++seen > looked_at) return Sign::absent;
            const std::string_view line = words(at);
            for (std::size_t end = line.size(); end > 0;) {
                const auto [code, size, good] = text::decode_before(line, end);
                if (const Sign sign = sign_of(code); sign != Sign::absent) return sign;
                end -= size;
            }
            if (body_[at].starts) return Sign::absent;
        }
        if (range > 0 && !body_[story[range - 1].last].open) return Sign::absent;
    }
    return Sign::absent;
}
/// The first one of the paragraph that goes on.
LineJoints::Sign LineJoints::first_sign(std::uint32_t at) const {
    constexpr std::uint32_t looked_at = 10;
    for (std::uint32_t i = at; i < body_.size() && i < at + looked_at; ++i) {
        if (i > at && body_[i].starts) return Sign::absent;
        for (const auto [code, begin, size] : text::CodePoints(words(i))) {
            if (const Sign sign = sign_of(code); sign != Sign::absent) return sign;
        }
    }
    return Sign::absent;
}
double LineJoints::quotes(std::span<const Range> story, std::uint32_t at) const {
    const bool open = last_sign(story) == Sign::opens;
    const Sign next = first_sign(at);
    if (open) return next == Sign::closes ? 1.5 : next == Sign::opens ? -1 : -0.5;
    return next == Sign::closes ? -2 : 0.1;
}

}  // namespace stories
