#include "stories/heads.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <optional>

#include "lines/squeezed.h"
#include "stories/head_weights.h"
#include "text/word_breaks.h"

namespace stories {
namespace {

constexpr std::size_t few_lines = 4;  // more than that stand in the order of print, or nobody knows
constexpr double cut_in_word = 1.0;   // lines that are one, cut where a word goes on
constexpr std::size_t most_kickers = 2, most_main = 3;

/// Plain lines first, then doubled ones: they may have been drawn in that order.
bool plain_first(const std::vector<HeadLine>& lines) {
    const auto doubled = [](const HeadLine& line) { return line.doubled; };
    return std::ranges::is_partitioned(lines, [](const HeadLine& line) { return !line.doubled; }) &&
           std::ranges::any_of(lines, doubled) && !std::ranges::all_of(lines, doubled);
}

/// Does print allow this? Kickers over headlines over subtitles, or so among plain and doubled lines each.
bool allowed(const std::vector<HeadKind>& kinds, const std::vector<HeadLine>& lines, bool drawn_later) {
    if (std::ranges::count(kinds, HeadKind::main) == 0) return false;
    if (!drawn_later) return std::ranges::is_sorted(kinds);
    for (const bool doubled : {false, true}) {
        HeadKind last = HeadKind::kicker;
        for (std::size_t i = 0; i < kinds.size(); ++i) {
            if (lines[i].doubled != doubled) continue;
            if (kinds[i] < last) return false;
            last = kinds[i];
        }
    }
    return true;
}

/// All readings of a few lines: numbers in base three, a digit a line.
std::vector<HeadReading> readings_of_few(const std::vector<HeadLine>& lines, bool drawn_later) {
    std::vector<HeadReading> all;
    std::size_t count = 1;
    for (std::size_t i = 0; i < lines.size(); ++i) count *= 3;
    for (std::size_t number = 0; number < count; ++number) {
        HeadReading reading;
        std::size_t rest = number;
        for (std::size_t i = 0; i < lines.size(); ++i, rest /= 3)
            reading.kinds.push_back(static_cast<HeadKind>(rest % 3));
        if (allowed(reading.kinds, lines, drawn_later)) all.push_back(std::move(reading));
    }
    return all;
}

/// Of many lines: a kicker or two, a headline of up to three lines, the rest under it.
std::vector<HeadReading> readings_of_many(std::size_t count) {
    std::vector<HeadReading> all;
    for (std::size_t kickers = 0; kickers <= most_kickers; ++kickers) {
        for (std::size_t main = 1; main <= most_main && kickers + main <= count; ++main) {
            HeadReading reading;
            reading.kinds.assign(count, HeadKind::sub);
            for (std::size_t i = 0; i < kickers + main; ++i)
                reading.kinds[i] = i < kickers ? HeadKind::kicker : HeadKind::main;
            all.push_back(std::move(reading));
        }
    }
    return all;
}

/// The lines in the order of print.
std::vector<std::size_t> printed_order(const std::vector<HeadKind>& kinds) {
    std::vector<std::size_t> order;
    for (const HeadKind kind : {HeadKind::kicker, HeadKind::main, HeadKind::sub}) {
        for (std::size_t i = 0; i < kinds.size(); ++i) {
            if (kinds[i] == kind) order.push_back(i);
        }
    }
    return order;
}

void weigh(HeadReading& reading, const std::vector<HeadLook>& looks, const HeadContext& context) {
    const std::span<const HeadWeight> weights = head_weights();
    const std::vector<std::size_t> order = printed_order(reading.kinds);
    for (std::size_t i = 0; i < order.size(); ++i) {
        const bool last = i + 1 == order.size();
        const HeadLook& line = looks[order[i]];
        const HeadLook& next = looks[order[last ? i : i + 1]];
        reading.signs += line.signs.at(static_cast<std::size_t>(reading.kinds[order[i]]));
        for (std::uint16_t number = 0; number < weights.size(); ++number) {
            const HeadWeight& one = weights[number];
            if (one.kind != reading.kinds[order[i]]) continue;
            if (one.under && (last || *one.under != reading.kinds[order[i + 1]])) continue;
            if (!one.seen(line, next, context)) continue;
            reading.seen.push_back(number);
            reading.score += one.weight;
        }
    }
    reading.score += reading.signs;
}

/// 四十, 二个: a number is cut.
bool number_across(const std::u32string& line, const std::u32string& next) {
    constexpr std::u32string_view numerals = U"〇零一二三四五六七八九十百千万萬0123456789";
    const auto is_numeral = [&](char32_t code) { return numerals.find(code) != std::u32string_view::npos; };
    return !line.empty() && !next.empty() && is_numeral(line.back()) && is_numeral(next.front());
}

/// In a narrow box a line ends where it is full, in the middle of a word if need be, and goes on in the next:
/// 榕湾旧码头变, 身市民公园. Of 2,583 pairs of lines that are two, a word of the dictionary seems to go on
/// across 17; of places within lines, across three in ten. Says of each line if it may go on with the one
/// before.
std::vector<char> lines_cut_in_words(const std::vector<HeadLine>& lines) {
    std::vector<char> cut(lines.size(), 0);
    if (lines.size() < 2) return cut;
    std::optional<text::WordBreaks> breaks;  // costs more than all else here
    std::size_t longest = 0;                 // of those that go on
    lines::Squeezed before(lines[0].clean);
    for (std::size_t i = 1; i < lines.size(); ++i) {
        const lines::Squeezed here(lines[i].clean);
        const bool full = before.size() + 1 >= std::max(here.size(), longest);
        const bool one_size = !lines[i].abreast && lines[i].doubled == lines[i - 1].doubled;
        bool goes_on = lines[i].may_go_on;
        if (!goes_on && full && one_size) {
            if (!breaks) breaks.emplace();
            goes_on = breaks->word_across(lines[i - 1].clean, lines[i].clean) ||
                      number_across(before.codes(), here.codes());
        }
        cut[i] = goes_on ? 1 : 0;
        longest = goes_on ? std::max({longest, before.size(), here.size()}) : 0;
        before = here;
    }
    return cut;
}

/// Lines that are one, taken together.
std::vector<HeadLine> joined(const std::vector<HeadLine>& lines, const std::vector<char>& cut) {
    std::vector<HeadLine> of;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        if (cut[i] == 0) {
            of.push_back(lines[i]);
        } else {
            of.back().clean += lines[i].clean;
            of.back().slice.end = lines[i].slice.end;
        }
    }
    return of;
}

/// The readings of lines, each a line by itself.
std::vector<HeadReading> readings_of(const std::vector<HeadLine>& lines, const HeadContext& context,
                                     const lines::Cues& cues) {
    std::vector<HeadLook> looks;
    for (std::size_t i = 0; i < lines.size(); ++i) looks.push_back(look_at(lines[i], i, context, cues));
    const bool drawn_later = !context.drawn_in_place && plain_first(lines);
    std::vector<HeadReading> all =
        lines.size() <= few_lines ? readings_of_few(lines, drawn_later) : readings_of_many(lines.size());
    if (lines.size() == 1 && looks.front().dash_last) all.front().kinds = {HeadKind::kicker};
    for (HeadReading& reading : all) weigh(reading, looks, context);
    return all;
}

}  // namespace

std::string_view name(HeadKind kind) {
    constexpr std::array<std::string_view, 3> names{"kicker", "main", "sub"};
    return names[static_cast<std::size_t>(kind)];
}

std::vector<HeadReading> head_readings(const std::vector<HeadLine>& lines, const HeadContext& context,
                                       const lines::Cues& cues) {
    if (lines.empty()) return {};
    std::vector<HeadReading> all = readings_of(lines, context, cues);
    const std::vector<char> cut = lines_cut_in_words(lines);
    if (std::ranges::count(cut, 1) > 0) {
        for (HeadReading& reading : readings_of(joined(lines, cut), context, cues)) {
            std::vector<HeadKind> kinds;
            for (std::size_t i = 0, of = 0; i < lines.size(); ++i) {
                if (i > 0 && cut[i] == 0) ++of;
                kinds.push_back(reading.kinds[of]);
            }
            reading.kinds = std::move(kinds);
            reading.cut = cut;
            reading.score += cut_in_word;
            all.push_back(std::move(reading));
        }
    }
    std::ranges::stable_sort(all, std::ranges::greater(), &HeadReading::score);
    return all;
}

std::vector<TypedHead> type_heads(const std::vector<HeadLine>& lines, const HeadContext& context,
                                  const lines::Cues& cues) {
    std::vector<TypedHead> heads;
    const std::vector<HeadReading> readings = head_readings(lines, context, cues);
    if (readings.empty()) return heads;
    const std::vector<HeadKind>& kinds = readings.front().kinds;
    const std::vector<char>& cut = readings.front().cut;
    for (std::uint32_t i = 0; i < kinds.size(); ++i) {
        // Lines of one headline are one head; every kicker and subtitle is one of its own.
        const bool goes_on = (!cut.empty() && cut[i] != 0) ||
                             (i > 0 && kinds[i] == HeadKind::main && kinds[i - 1] == HeadKind::main);
        if (goes_on) {
            ++heads.back().last;
        } else {
            heads.push_back({kinds[i], i, i + 1});
        }
    }
    return heads;
}

std::string explain(const HeadReading& reading) {
    std::string out;
    for (const std::uint16_t number : reading.seen) {
        char weight[16];
        std::snprintf(weight, sizeof weight, " %+.1f", head_weights()[number].weight);
        if (!out.empty()) out += ", ";
        out += head_weights()[number].meaning;
        out += weight;
    }
    if (!reading.cut.empty()) {
        char weight[40];
        std::snprintf(weight, sizeof weight, "%sa line is cut in a word %+.1f", out.empty() ? "" : ", ",
                      cut_in_word);
        out += weight;
    }
    char signs[24];
    std::snprintf(signs, sizeof signs, "%ssigns %+.1f", out.empty() ? "" : ", ", reading.signs);
    return out + signs;
}

}  // namespace stories
