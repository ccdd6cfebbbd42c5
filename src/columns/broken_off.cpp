#include "columns/broken_off.h"

#include <algorithm>

#include "columns/continuity.h"
#include "columns/joints.h"
#include "lines/common_pairs.h"
#include "lines/openers.h"
#include "lines/phrases.h"
#include "text/characters.h"
#include "text/scripts.h"
#include "text/utf8.h"
#include "text/word_breaks.h"

namespace columns {
namespace {

constexpr std::size_t most_ends = 300;
constexpr std::size_t most_lines = 600;
constexpr double least_joints = 20;    ///< of fewer nothing can be said
constexpr double wrapped_share = 0.2;  ///< of line ends between Han characters part a word; verse parts none
constexpr double body_share = 0.75;    ///< of the measure: what is narrower is not a line of a column
constexpr double goes_badly = -0.5;    ///< continuity with the next block
constexpr double goes_well = 2;        ///< … with another
constexpr std::size_t reach = 30;      ///< blocks in which another is looked for
constexpr double too_wide = 1.15;      ///< of the measure
constexpr double few_lines = 20;       ///< a page of fewer counts as one of so many

// Fitted to 88 pages put together from columns in spaces, 34 of them with 2.5 and more breaks inside
// paragraphs per 1,000 characters (bench/fit_line_order.py); the first is such that fewer sound pages are
// said to be out of order than by the places alone.
constexpr BreakWeight weights[] = {
    {nullptr, -1.25, "a page"},
    {&BrokenOff::places_rate, 0.32, "a block breaks off"},
    {&BrokenOff::elsewhere_rate, 0.42, "another block goes on with it"},
    {&BrokenOff::wide, 40, "lines wider than their column"},
};

std::vector<Block> blocks_of(std::string_view text, const std::vector<text::PrintedLine>& lines,
                             const text::LineStatistics& statistics, const lines::Cues& cues) {
    std::vector<Block> blocks;
    for (std::size_t first = 0; first < lines.size();) {
        std::size_t end = first + 1;
        while (end < lines.size() && lines[end].blanks == 0) ++end;
        const auto begin = lines.begin();
        Block block = block_of(
            text, {begin + static_cast<std::ptrdiff_t>(first), begin + static_cast<std::ptrdiff_t>(end)},
            statistics.measure);
        block.measure = std::max(statistics.lines[first].measure, statistics.lines[end - 1].measure);
        block.opener = lines::opener_at_start(block.lines.front().slice.of(text), cues).has_value();
        blocks.push_back(std::move(block));
        first = end;
    }
    return blocks;
}

/// Does it end in mid-sentence, at the end of a full line?
bool is_open(const Block& block) {
    return !block.head && !block.last.stop && block.last.width >= body_share * block.measure &&
           text::is_han(block.last.sign);
}

/// Share of lines, those before a blank one left out.
double wide_share(const std::vector<Block>& blocks, std::string_view text,
                  const text::LineStatistics& statistics) {
    double all = 0;
    double wide = 0;
    std::size_t at = 0;
    for (const Block& block : blocks) {
        for (std::size_t i = 0; i + 1 < block.lines.size() && !block.head; ++i) {
            const double width = text::cells(block.lines[i].slice.of(text));
            ++all;
            wide += width > too_wide * statistics.lines[at + i].measure ? 1 : 0;
        }
        at += block.lines.size();
    }
    return all == 0 ? 0 : wide / all;
}

}  // namespace

std::span<const BreakWeight> break_weights() {
    return weights;
}

double BrokenOff::score() const {
    double sum = 0;
    for (const BreakWeight& one : weights) sum += one.weight * (one.sign == nullptr ? 1 : this->*one.sign);
    return sum;
}

BrokenOff broken_off(std::string_view text, const std::vector<text::PrintedLine>& lines,
                     const text::LineStatistics& statistics, const lines::Cues& cues) {
    BrokenOff found;
    text::WordBreaks breaks;
    const Joints met = joints(text, lines, breaks, most_lines);
    found.wrapped = met.all >= least_joints && met.across >= wrapped_share * met.all;
    if (!found.wrapped) return found;
    const std::vector<Block> blocks = blocks_of(text, lines, statistics, cues);
    lines::Vocabulary words;
    lines::Phrases phrases;
    for (const text::PrintedLine& line : lines) {
        words.add(line.slice.of(text));
        phrases.add(line.slice.of(text));
    }
    const Meetings meetings{words, &breaks, &phrases, &lines::CommonPairs::table()};
    std::size_t open = 0;
    std::size_t looked_at = 0;  // lines
    for (std::size_t at = 0; at < blocks.size() && open < most_ends; ++at) {
        looked_at += blocks[at].lines.size();
        if (at + 1 == blocks.size() || !is_open(blocks[at])) continue;
        ++open;
        const Block& next = blocks[at + 1];
        const double own = next.head ? 0 : continuity(blocks[at], next, meetings);
        if (own < goes_badly) ++found.places;
        if (!next.head && own >= 0) continue;
        for (std::size_t other = std::max(at, reach) - reach; other < std::min(blocks.size(), at + reach + 1);
             ++other) {
            if (other == at || other == at + 1 || blocks[other].head) continue;
            if (continuity(blocks[at], blocks[other], meetings) < goes_well) continue;
            ++found.elsewhere;
            break;
        }
    }
    const double hundreds = std::max(few_lines, static_cast<double>(looked_at)) / 100;
    found.places_rate = static_cast<double>(found.places) / hundreds;
    found.elsewhere_rate = static_cast<double>(found.elsewhere) / hundreds;
    found.wide = wide_share(blocks, text, statistics);
    return found;
}

}  // namespace columns
