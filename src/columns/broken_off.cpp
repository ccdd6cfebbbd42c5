#include "columns/broken_off.h"

#include <algorithm>

#include "columns/continuity.h"
#include "columns/joints.h"
#include "lines/common_pairs.h"
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
constexpr double body_share = 0.75;    ///< of the measure: what is narrower is no line of a column
constexpr double breaks_off = -0.8;    ///< continuity with the next block

std::vector<Block> blocks_of(std::string_view text, const std::vector<text::PrintedLine>& lines,
                             double measure) {
    std::vector<Block> blocks;
    for (auto first = lines.begin(); first != lines.end();) {
        const auto end =
            std::find_if(first + 1, lines.end(), [](const auto& line) { return line.blanks > 0; });
        Block block = block_of(text, {first, end}, measure);
        if (!block.head) blocks.push_back(std::move(block));
        first = end;
    }
    return blocks;
}

/// Does it end in mid-sentence, at the end of a full line?
bool is_open(const Block& block, double measure) {
    return !block.last.stop && block.last.width >= body_share * measure && text::is_han(block.last.sign);
}

}  // namespace

BrokenOff broken_off(std::string_view text, const std::vector<text::PrintedLine>& lines, double measure) {
    BrokenOff found;
    const std::vector<Block> blocks = blocks_of(text, lines, measure);
    lines::Vocabulary words;
    lines::Phrases phrases;
    for (const text::PrintedLine& line : lines) {
        words.add(line.slice.of(text));
        phrases.add(line.slice.of(text));
    }
    text::WordBreaks breaks;
    const Joints met = joints(text, lines, breaks, most_lines);
    found.wrapped = met.all >= least_joints && met.across >= wrapped_share * met.all;
    if (!found.wrapped) return found;
    const Meetings meetings{words, &breaks, &phrases, &lines::CommonPairs::table()};
    for (std::size_t at = 0; at < blocks.size() && found.open < most_ends; ++at) {
        if (!is_open(blocks[at], measure)) continue;
        ++found.open;
        if (at + 1 == blocks.size()) break;
        if (continuity(blocks[at], blocks[at + 1], meetings) < breaks_off) ++found.places;
    }
    return found;
}

}  // namespace columns
