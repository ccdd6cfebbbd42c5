#include "columns/line_order.h"

#include <algorithm>

#include "columns/closer_look.h"
#include "lines/openers.h"
#include "lines/phrases.h"
#include "lines/vocabulary.h"
#include "text/scripts.h"
#include "text/word_breaks.h"

namespace columns {
namespace {

constexpr std::size_t most_lines = 2000;
constexpr double furthest = 2.5;  ///< no line end alone says more

// Fitted to 430 extractions of typeset pages, 112 of them interleaved (bench/fit_line_order.py); the first
// is lower than the fit says, so that hardly any sound page is taken for an interleaved one.
constexpr OrderWeight weights[] = {
    {nullptr, 1.2, "a page"},
    {&LineOrder::meeting, -3.3, "the characters at the line ends meet well"},
    {&LineOrder::look, -5.2, "the lines go on in the next"},
    {&LineOrder::across, -5.9, "line ends part words"},
    {&LineOrder::further, 2.8, "characters meet further down"},
    {&LineOrder::brackets, 2.1, "brackets have lost their fellows"},
};

/// Is a line one of a headline: its block, between blank lines?
std::vector<char> heads_of(std::string_view text, std::span<const text::PrintedLine> lines, double measure) {
    std::vector<char> heads;
    for (auto first = lines.begin(); first != lines.end();) {
        const auto end =
            std::find_if(first + 1, lines.end(), [](const auto& line) { return line.blanks > 0; });
        const bool head = block_of(text, {first, end}, measure).head;
        heads.insert(heads.end(), static_cast<std::size_t>(end - first), head ? 1 : 0);
        first = end;
    }
    return heads;
}

}  // namespace

std::span<const OrderWeight> order_weights() {
    return weights;
}

bool LineOrder::tells() const {
    constexpr std::size_t least = 20;
    constexpr double share = 0.33;  // of manuals and tables fewer, of verse hardly any
    return between >= least && static_cast<double>(between) >= share * static_cast<double>(ends);
}

double LineOrder::score() const {
    double sum = 0;
    for (const OrderWeight& one : weights) sum += one.weight * (one.sign == nullptr ? 1 : this->*one.sign);
    return sum;
}

LineOrder line_order(std::string_view text, const std::vector<text::PrintedLine>& all,
                     const text::LineStatistics& statistics, const text::Interleaving& rows,
                     const lines::Cues& cues) {
    LineOrder found;
    const std::span<const text::PrintedLine> lines(all.data(), std::min(all.size(), most_lines));
    lines::Vocabulary words;
    lines::Phrases phrases;
    for (const text::PrintedLine& line : lines) {
        words.add(line.slice.of(text));
        phrases.add(line.slice.of(text));
    }
    text::WordBreaks breaks;
    const Meetings meetings{words, &breaks, &phrases, &lines::CommonPairs::table()};
    const std::vector<char> heads = heads_of(text, lines, statistics.measure);
    const auto block = [&](std::size_t i) {
        Block made = block_of(text, {lines[i]}, statistics.measure);
        made.measure = statistics.lines[i].measure;
        return made;
    };
    double meeting = 0;
    double look = 0;
    double across = 0;
    for (std::size_t i = 1; i < lines.size(); ++i) {
        if (heads[i - 1] != 0 || heads[i] != 0) continue;
        if (lines::opener_at_start(lines[i].slice.of(text), cues)) continue;
        const Block from = block(i - 1);
        const Block to = block(i);
        const double value = closer_look(from, to, meetings);
        ++found.ends;
        found.go_on += value > 0 ? 1 : 0;
        look += std::clamp(value, -furthest, furthest);
        if (!text::is_han(from.last.sign) || !text::is_han(to.first.sign)) continue;
        ++found.between;
        meeting += std::clamp(closer_meeting(from, to, meetings), -furthest, furthest);
        across += breaks.word_across(lines[i - 1].slice.of(text), lines[i].slice.of(text)) ? 1 : 0;
    }
    found.look = look / std::max(1.0, static_cast<double>(found.ends));
    const double between = std::max(1.0, static_cast<double>(found.between));
    found.meeting = meeting / between;
    found.across = across / between;
    found.further = rows.further / std::max(1.0, rows.next + rows.further);
    found.brackets = rows.brackets;
    return found;
}

}  // namespace columns
