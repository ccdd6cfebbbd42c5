#include "stories/head_joins.h"

#include <algorithm>
#include <cmath>

namespace stories {
namespace {

using Look = HeadLook;
using Page = HeadContext;

constexpr auto kicker = HeadKind::kicker;
constexpr auto headline = HeadKind::main;
constexpr auto sub = HeadKind::sub;
constexpr std::nullopt_t any = std::nullopt;
constexpr auto full = HeadJoin::full;
constexpr auto half = HeadJoin::half;

bool always(const Look&, const Look&, const Page&) {
    return true;
}
bool in_word(const Look&, const Look& next, const Page&) {
    return next.in_word;
}
/// A line that goes on because it is full is no shorter than what is left.
bool shorter(const Look& line, const Look& next, const Page&) {
    return line.length + 1 < next.length;
}
bool much_shorter(const Look& line, const Look& next, const Page&) {
    return line.length + 3 < next.length;
}
bool much_longer(const Look& line, const Look& next, const Page&) {
    return line.length > next.length + 3;
}
bool long_half(const Look& line, const Look& next, const Page&) {
    constexpr double longest = 13;
    return std::max(line.length, next.length) > longest;
}
bool rest(const Look& line, const Look& next, const Page&) {
    return is_rest(line, next);
}
bool short_rest(const Look& line, const Look& next, const Page&) {
    return is_rest(line, next) && next.length <= 2;
}
bool of_one_length(const Look& line, const Look& next, const Page&) {
    return std::abs(line.length - next.length) <= 1;
}
bool blank(const Look&, const Look& next, const Page& page) {
    return page.blanks_matter && next.blank_before;
}
/// Where lines are not broken, or a blank line parts what is not one, no head goes on there.
bool parted(const Look&, const Look& next, const Page& page) {
    return page.lines_whole || (page.blanks_part && next.blank_before);
}
bool no_blank(const Look&, const Look& next, const Page& page) {
    return page.blanks_matter && !next.blank_before;
}
bool differ_in_weight(const Look& line, const Look& next, const Page&) {
    return line.doubled != next.doubled;
}
/// 家庭医生敲门来, 慢病老人少跑腿: halves of a couplet. Of 1,835 pairs of kicker and headline or headline and
/// subtitle 11 look like that, of 600 headlines in two halves 270; but a head that is read as one counts as a
/// couplet already (head_weights.cpp), and this takes some of that back.
bool short_and_alike(const Look& line, const Look& next, const Page&) {
    constexpr double longest = 7, shortest = 4;
    return line.length <= longest && next.length <= longest && line.length >= shortest &&
           next.length >= shortest && !line.parts && !next.parts &&
           std::abs(line.length - next.length) <= 1 && line.doubled == next.doubled && !line.kicker_end &&
           !line.kicker_start && !next.sub_end && !next.sub_start;
}
/// A couplet whose halves stand on a line each. What is printed twice is in large type, as short kickers and
/// subtitles seldom are.
bool alike_in_large_type(const Look& line, const Look& next, const Page& page) {
    return line.doubled && short_and_alike(line, next, page);
}
template <int least>
bool long_and_alike(const Look& line, const Look& next, const Page&) {
    return line.length >= least && line.parts == next.parts && std::abs(line.length - next.length) <= 1;
}
bool breaks_off(const Look& line, const Look&, const Page&) {
    return line.dangles;
}
bool predicate(const Look& line, const Look& next, const Page&) {
    constexpr double longest = 13, most_apart = 4;
    return next.goes_on && line.doubled == next.doubled && !line.parts && !line.speaker &&
           next.length <= longest && std::abs(line.length - next.length) <= most_apart;
}
bool object(const Look& line, const Look& next, const Page&) {
    return line.wants_object && next.counted_first && !line.parts;
}
bool too_short(const Look& line, const Look& next, const Page&) {
    return next.length > 4 && next.length <= 6 && line.length >= next.length + 2 && !next.parts &&
           line.doubled == next.doubled && !line.kicker_end && !line.kicker_start;
}
/// 促进农业增效农民增收乡村振兴, 李石桥主持 王云泽出席: a line of facts.
bool long_then_parts(const Look& line, const Look& next, const Page&) {
    constexpr double least = 14;
    return line.length >= least && !line.parts && next.parts;
}
bool ends_a_kicker(const Look& line, const Look&, const Page&) {
    return line.kicker_end;
}
bool begins_a_subtitle(const Look&, const Look& next, const Page&) {
    return next.sub_start || next.dash_first;
}
bool ends_a_subtitle(const Look&, const Look& next, const Page&) {
    return next.sub_end;
}
bool parts_differ(const Look& line, const Look& next, const Page&) {
    return line.parts != next.parts;
}

// Fitted by bench/fit_heads.cpp and rounded, but for what its sets show too little of, set by hand: words
// that go on, long lines of one length, a predicate, an object, a long line over one in parts, lines that
// differ in weight, long or uneven halves, halves behind a kicker's end or like a subtitle, lines that are
// whole.
constexpr HeadJoinWeight weights[] = {
    {full, kicker, -2.1, always, "a kicker that goes on"},
    {full, headline, 0.7, always, "a headline that goes on"},
    {full, sub, -1.6, always, "a subtitle that goes on"},
    {half, kicker, -1.2, always, "a kicker of two halves"},
    {half, headline, -0.4, always, "a headline of two halves"},
    {half, sub, -0.9, always, "a subtitle of two halves"},
    {full, any, 2.6, in_word, "a word goes on in the next line"},
    {half, any, 0.0, in_word, "a word goes on in the other half"},
    {full, any, -0.7, shorter, "the line that goes on is the shorter one"},
    {full, any, -0.6, much_shorter, "the line that goes on is much shorter"},
    {half, any, -1.0, much_shorter, "the first half is much shorter"},
    {half, any, -1.0, much_longer, "the first half is much longer"},
    {half, any, -2.0, long_half, "long halves"},
    {full, any, 1.1, rest, "a rest of the line before"},
    {full, any, 1.3, short_rest, "a rest of a sign or two"},
    {full, any, 0.5, of_one_length, "the line before is as long"},
    {half, any, -0.5, of_one_length, "two halves of one length"},
    {half, any, -0.5, short_and_alike, "two short halves of about one length"},
    {full, headline, 1.5, alike_in_large_type, "two short lines in large type"},
    {full, headline, 3.0, long_and_alike<14>, "two long lines of one length"},
    {full, headline, 3.0, long_and_alike<18>, "two very long lines of one length"},
    {full, any, 1.6, breaks_off, "a line that breaks off"},
    {full, headline, 2.0, predicate, "a predicate under its subject"},
    {full, headline, 2.0, object, "an object under its verb"},
    {full, headline, 0.3, too_short, "too short for a subtitle"},
    {full, any, -8.0, parted, "lines that are whole"},
    {half, any, -8.0, parted, "halves that are whole"},
    {full, any, 0.1, blank, "a blank line in a head"},
    {full, any, 1.5, no_blank, "no blank line in a head"},
    {half, any, 0.1, blank, "a blank line between halves"},
    {half, any, 1.3, no_blank, "no blank line between halves"},
    {full, any, -4.0, differ_in_weight, "two lines that differ"},
    {half, any, -4.0, differ_in_weight, "two halves that differ"},
    {full, headline, -1.2, ends_a_kicker, "a headline that goes on behind a kicker's end"},
    {half, headline, -1.0, ends_a_kicker, "a second half behind a kicker's end"},
    {full, headline, 0.1, begins_a_subtitle, "a headline that goes on like a subtitle"},
    {half, headline, -1.0, begins_a_subtitle, "a second half like a subtitle"},
    {full, headline, -0.3, ends_a_subtitle, "a headline that ends like a subtitle"},
    {half, headline, -1.0, ends_a_subtitle, "a second half that ends like a subtitle"},
    {full, headline, -4.0, long_then_parts, "a long line, then one in parts"},
    {half, headline, -4.0, long_then_parts, "a long half, then one in parts"},
    {full, any, 0.0, parts_differ, "one line with parts, one without"},
    {half, any, -0.7, parts_differ, "one half with parts, one without"},
};

}  // namespace

std::span<const HeadJoinWeight> head_join_weights() {
    return weights;
}

WeighedJoin best_join(const HeadLook& line, const HeadLook& next, HeadKind kind, const HeadContext& context) {
    WeighedJoin of_full{.how = full}, of_half{.how = half};
    for (std::uint16_t number = 0; number < std::size(weights); ++number) {
        const HeadJoinWeight& one = weights[number];
        if (one.kind && *one.kind != kind) continue;
        if (!one.seen(line, next, context)) continue;
        WeighedJoin& of = one.how == full ? of_full : of_half;
        of.score += one.weight;
        of.seen.push_back(number);
    }
    return of_half.score > of_full.score ? of_half : of_full;
}

}  // namespace stories
