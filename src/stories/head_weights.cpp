#include "stories/head_weights.h"

#include <algorithm>
#include <cmath>

#include "text/scripts.h"

namespace stories {
namespace {

using Look = HeadLook;
using Page = HeadContext;

constexpr auto kicker = HeadKind::kicker;
constexpr auto headline = HeadKind::main;
constexpr auto sub = HeadKind::sub;
constexpr std::nullopt_t alone = std::nullopt;

constexpr double much_shared = 0.25;  // one line says so much more of what the story says

/// Extractors leave a blank line where the line spacing is large for the type above it: over larger type.
bool spacing_tells(const Look& line, const Look& next, const Page& page) {
    return page.blanks_matter && follows(line, next);
}
bool next_is_larger(const Look& line, const Look& next, const Page& page) {
    return spacing_tells(line, next, page) && next.blank_before;
}
bool next_is_smaller(const Look& line, const Look& next, const Page& page) {
    return spacing_tells(line, next, page) && !next_is_larger(line, next, page);
}

/// What is seen of the line alone.
template <bool Look::*seen>
bool is(const Look& line, const Look&, const Page&) {
    return line.*seen;
}

constexpr int no_limit = 1000;

/// Longer than `above` characters, and no longer than `limit`.
template <int above, int limit>
bool is_of(const Look& line, const Look&, const Page&) {
    return line.length > above && line.length <= limit;
}

/// At least so many Han characters stand in both lines.
template <int least>
bool share_signs(const Look& line, const Look& next, const Page&) {
    return std::ranges::count_if(line.words, [&](char32_t code) {
               return text::is_han(code) && next.words.find(code) != std::u32string::npos;
           }) >= least;
}

// Fitted by bench/fit_heads.cpp, each new fit taken seven tenths of the way (between two fits more blocks are
// right that neither saw), and rounded, but for mottos, a kicker that is heavier or drawn later and a
// subtitle that is drawn first, set by hand: of 61 blocks with a plain line and then a doubled one, 16 were
// kicker and headline, 17 headline and kicker, 14 headline and subtitle, 14 subtitle and headline.
constexpr HeadWeight weights[] = {
    {kicker, alone, 0.6, [](const Look&, const Look&, const Page&) { return true; }, "a kicker"},
    {kicker, alone, 0.9, is<&Look::kicker_end>, "the kicker ends like one"},
    {kicker, alone, 0.9, is<&Look::kicker_start>, "the kicker begins like one"},
    {kicker, alone, 1.1, is<&Look::rubric>, "the kicker is the name of a rubric"},
    {sub, alone, 0.1, is<&Look::rubric>, "the subtitle is the name of a rubric"},
    {kicker, alone, 6.0, is<&Look::dash_last>, "the kicker ends with a dash"},
    {kicker, alone, -6.0, is<&Look::dash_first>, "the kicker begins with a dash"},
    {kicker, alone, 0.1, is<&Look::place>, "the kicker begins with a place or body"},
    {kicker, alone, 0.8,
     [](const Look& line, const Look&, const Page&) { return line.halves && line.length <= 8; },
     "the kicker is a short couplet"},
    {kicker, alone, 2.0, is<&Look::motto>, "the kicker is a motto"},
    {kicker, alone, -1.6,
     [](const Look& line, const Look&, const Page&) {
         return line.parts && !line.even_parts && line.length > 8;
     },
     "the kicker has uneven parts"},
    {kicker, alone, -0.1, is<&Look::sub_start>, "the kicker begins like a subtitle"},
    {kicker, alone, -0.1, is<&Look::lively>, "the kicker is lively"},
    {kicker, alone, -0.1,
     [](const Look& line, const Look&, const Page&) { return !line.kicker_end && !line.kicker_start; },
     "nothing tells a kicker"},
    {kicker, alone, -0.7, is<&Look::number>, "the kicker gives a number"},
    {kicker, alone, -0.2, is<&Look::rhetoric>, "the kicker has quotation marks or asks"},
    {kicker, alone, -0.4, is<&Look::colloquial>, "the kicker tells in spoken words"},
    {kicker, alone, 0.0, is<&Look::phrase>, "the kicker is a phrase with 的"},
    {kicker, alone, 0.1, is<&Look::quoted>, "the kicker has quotation marks"},
    {kicker, alone, -0.2, is<&Look::asks>, "the kicker asks"},
    {kicker, alone, 0.7, is<&Look::tail_phrase>, "the kicker ends in a noun behind 的"},
    {kicker, alone, 1.0, is<&Look::dot>, "the kicker is the title of a series"},
    {kicker, alone, 0.3, is<&Look::even_parts>, "the kicker has even parts"},

    {kicker, alone, -0.1, is_of<0, 6>, "the kicker has a length of at most 6"},
    {kicker, alone, 0.2, is_of<6, 8>, "the kicker has a length of 7 to 8"},
    {kicker, alone, 0.8, is_of<8, 10>, "the kicker has a length of 9 to 10"},
    {kicker, alone, 0.9, is_of<10, 13>, "the kicker has a length of 11 to 13"},
    {kicker, alone, 0.5, is_of<13, 17>, "the kicker has a length of 14 to 17"},
    {kicker, alone, 0.0, is_of<17, no_limit>, "the kicker has a length of more than 17"},

    {headline, alone, 0.9, is<&Look::halves>, "the headline is a couplet"},
    {headline, alone, 0.3, is<&Look::rhetoric>, "the headline has quotation marks or asks"},
    {headline, alone, 0.5, is<&Look::lively>, "the headline is lively"},
    {headline, alone, 0.7, is<&Look::main_start>, "the headline begins like one"},
    {headline, alone, -5.0, is<&Look::dash_first>, "the headline begins with a dash"},
    {headline, alone, -1.0, is<&Look::sub_end>, "the headline ends like a subtitle"},
    {headline, alone, -0.8, is<&Look::sub_start>, "the headline begins like a subtitle"},
    {headline, alone, -0.2,
     [](const Look& line, const Look&, const Page& page) { return page.headlines_doubled && !line.doubled; },
     "the headline is lighter than others"},
    {headline, alone, 2.0, is<&Look::doubled>, "the headline is doubled"},
    {headline, alone, -0.1, is<&Look::place>, "the headline begins with a place or body"},
    {headline, alone, 0.4, is<&Look::asks>, "the headline asks"},
    {headline, alone, 0.2, is<&Look::quoted_last>, "the headline ends with a quotation"},
    {headline, alone, 0.4, is<&Look::counted_first>, "the headline begins with a number"},
    {headline, alone, 0.3, is<&Look::even_parts>, "the headline has even parts"},
    {headline, alone, 0.8, is<&Look::tail_phrase>, "the headline ends in a noun behind 的"},
    {headline, alone, -0.1, is<&Look::denies>, "the headline says no"},
    {headline, alone, 0.2, is<&Look::speaker>, "the headline names who speaks"},
    {headline, alone, 3.9, is<&Look::notice>, "the headline is a notice's"},

    {headline, alone, -0.9, is_of<0, 6>, "the headline has a length of at most 6"},
    {headline, alone, 0.6, is_of<6, 8>, "the headline has a length of 7 to 8"},
    {headline, alone, 0.9, is_of<8, 10>, "the headline has a length of 9 to 10"},
    {headline, alone, 1.1, is_of<10, 13>, "the headline has a length of 11 to 13"},
    {headline, alone, 0.9, is_of<13, 17>, "the headline has a length of 14 to 17"},
    {headline, alone, -1.3, is_of<17, no_limit>, "the headline has a length of more than 17"},

    {sub, alone, 0.3, [](const Look&, const Look&, const Page&) { return true; }, "a subtitle"},
    {sub, alone, -0.7, is<&Look::lively>, "the subtitle is lively"},
    {sub, alone, 3.7, is<&Look::dash_first>, "the subtitle begins with a dash"},
    {sub, alone, 1.1, is<&Look::sub_end>, "the subtitle ends like one"},
    {sub, alone, 0.6, is<&Look::sub_start>, "the subtitle begins like one"},
    {sub, alone, 0.3, is<&Look::number>, "the subtitle gives a number"},
    {sub, alone, -0.9, [](const Look& line, const Look&, const Page&) { return line.parts && !line.halves; },
     "the subtitle has uneven parts"},
    {sub, alone, 0.4,
     [](const Look& line, const Look&, const Page&) { return line.parts && line.length >= 11; },
     "the subtitle has long parts"},
    {sub, alone, -0.8, is<&Look::main_start>, "the subtitle begins like a headline"},
    {sub, alone, -0.7, is<&Look::kicker_end>, "the subtitle ends like a kicker"},
    {sub, alone, -0.3, is<&Look::rhetoric>, "the subtitle has quotation marks or asks"},
    {sub, alone, 0.1, is<&Look::place>, "the subtitle begins with a place or body"},
    {sub, alone, -0.1, is<&Look::asks>, "the subtitle asks"},
    {sub, alone, 0.3, is<&Look::quoted>, "the subtitle has quotation marks"},
    {sub, alone, 0.4, is<&Look::even_parts>, "the subtitle has even parts"},
    {sub, alone, 0.6, is<&Look::tail_phrase>, "the subtitle ends in a noun behind 的"},
    {sub, alone, -0.4, is<&Look::denies>, "the subtitle says no"},
    {sub, alone, 0.6, is<&Look::speaker>, "the subtitle names who speaks"},
    {sub, alone, 0.0, is<&Look::counted_first>, "the subtitle begins with a number"},
    {sub, alone, -1.7, is_of<0, 6>, "the subtitle has a length of at most 6"},
    {sub, alone, -0.4, is_of<6, 8>, "the subtitle has a length of 7 to 8"},
    {sub, alone, 0.5, is_of<8, 10>, "the subtitle has a length of 9 to 10"},
    {sub, alone, 1.0, is_of<10, 13>, "the subtitle has a length of 11 to 13"},
    {sub, alone, 1.3, is_of<13, 17>, "the subtitle has a length of 14 to 17"},
    {sub, alone, 1.0, is_of<17, no_limit>, "the subtitle has a length of more than 17"},

    {kicker, headline, 1.9, [](const Look&, const Look& next, const Page&) { return next.notice; },
     "a notice under the kicker"},
    {kicker, headline, 0.4,
     [](const Look& line, const Look& next, const Page&) { return line.share >= next.share + much_shared; },
     "the kicker says what the story says, the headline does not"},
    {kicker, headline, 0.7,
     [](const Look& line, const Look& next, const Page&) { return line.share < next.share; },
     "the headline says more of what the story says than the kicker"},
    {kicker, headline, 0.7,
     [](const Look& line, const Look& next, const Page&) { return line.length <= 8 && next.length >= 9; },
     "a short kicker"},
    {kicker, headline, -0.4, next_is_larger, "blank lines tell larger type under the kicker"},
    {kicker, headline, -0.6, next_is_smaller, "blank lines tell no larger type under the kicker"},
    {kicker, headline, -1.8,
     [](const Look& line, const Look& next, const Page&) { return !line.doubled && next.doubled; },
     "the kicker is lighter"},
    {kicker, headline, -0.8,
     [](const Look& line, const Look& next, const Page&) { return line.doubled && !next.doubled; },
     "the kicker is heavier"},
    {kicker, headline, 0.0, [](const Look& line, const Look& next, const Page&) { return line.at > next.at; },
     "the kicker stands after the headline"},

    {headline, sub, 0.4,
     [](const Look& line, const Look& next, const Page&) { return line.share >= next.share + much_shared; },
     "the headline says more of what the story says than the subtitle"},
    {headline, sub, 0.3,
     [](const Look& line, const Look& next, const Page&) { return line.share < next.share; },
     "the subtitle says what the story says"},
    {headline, sub, 0.0,
     [](const Look& line, const Look& next, const Page&) { return next.length >= line.length + 5; },
     "a longer subtitle"},
    {headline, sub, 0.3,
     [](const Look& line, const Look& next, const Page&) { return next.length > line.length; },
     "no shorter subtitle"},
    {headline, sub, 0.3,
     [](const Look& line, const Look& next, const Page&) { return line.today && !next.today; },
     "news in the headline"},
    {kicker, headline, 0.4,
     [](const Look& line, const Look& next, const Page&) { return next.today && !line.today; },
     "news under the kicker"},
    {headline, sub, -1.9, next_is_larger, "blank lines tell larger type under the headline"},
    {headline, sub, 0.1, next_is_smaller, "blank lines tell smaller type under the headline"},
    {headline, sub, -1.5,
     [](const Look& line, const Look& next, const Page&) { return line.doubled && !next.doubled; },
     "the subtitle is lighter"},
    {headline, sub, -0.6, [](const Look& line, const Look& next, const Page&) { return line.at > next.at; },
     "the subtitle stands before the headline"},
    {kicker, headline, 0.6,
     [](const Look& line, const Look& next, const Page&) { return line.even_parts && !next.parts; },
     "a couplet over the headline"},
    {kicker, headline, 0.7,
     [](const Look& line, const Look& next, const Page&) { return next.even_parts && !line.parts; },
     "a couplet under the kicker"},
    {kicker, headline, 0.8,
     [](const Look& line, const Look& next, const Page&) { return !line.quoted && next.quoted; },
     "a quotation under the kicker"},
    {kicker, headline, 0.4,
     [](const Look& line, const Look& next, const Page&) { return line.quoted && !next.quoted; },
     "no quotation under a kicker that has one"},
    {kicker, headline, -0.1,
     [](const Look& line, const Look& next, const Page&) { return !line.place && next.place; },
     "a place under a kicker without one"},
    {kicker, headline, 0.0, [](const Look& line, const Look&, const Page&) { return line.share >= 0.5; },
     "the story says the kicker"},
    {headline, sub, 0.0,
     [](const Look& line, const Look& next, const Page&) { return line.even_parts && !next.parts; },
     "a couplet over the subtitle"},
    {headline, sub, 0.3,
     [](const Look& line, const Look& next, const Page&) { return next.even_parts && !line.parts; },
     "a couplet under the headline"},
    {headline, sub, 0.6,
     [](const Look& line, const Look& next, const Page&) { return !line.quoted && next.quoted; },
     "a quotation under a headline without one"},
    {headline, sub, 0.9,
     [](const Look& line, const Look& next, const Page&) { return line.quoted && !next.quoted; },
     "a quotation over the subtitle"},
    {headline, sub, -0.2,
     [](const Look& line, const Look& next, const Page&) { return !line.place && next.place; },
     "a place under a headline without one"},
    {headline, sub, -0.2, [](const Look&, const Look& next, const Page&) { return next.share >= 0.5; },
     "the story says the subtitle"},

    {kicker, headline, 0.0, share_signs<1>, "a sign of the kicker in the headline"},
    {kicker, headline, -0.1, share_signs<2>, "signs of the kicker in the headline"},
    {headline, sub, 0.1, share_signs<1>, "a sign of the headline in the subtitle"},
    {headline, sub, 0.0, share_signs<2>, "signs of the headline in the subtitle"},

    {kicker, headline, -0.6,
     [](const Look& line, const Look& next, const Page&) { return is_rest(line, next); },
     "a rest under the kicker"},
    {kicker, kicker, -2.7, [](const Look&, const Look&, const Page&) { return true; }, "two kickers"},
    {sub, sub, -0.9, [](const Look&, const Look&, const Page&) { return true; }, "two subtitles"},
};

}  // namespace

std::span<const HeadWeight> head_weights() {
    return weights;
}

}  // namespace stories
