#include "columns/joints.h"

#include <algorithm>
#include <cstdint>
#include <unordered_map>

#include "text/scripts.h"
#include "text/utf8.h"

namespace columns {

using text::PrintedLine;

Joints joints(std::string_view text, const std::vector<PrintedLine>& lines, text::WordBreaks& breaks,
              std::size_t most) {
    Joints found;
    for (std::size_t i = 1; i < std::min(lines.size(), most); ++i) {
        const std::string_view left = lines[i - 1].slice.of(text);
        const std::string_view right = lines[i].slice.of(text);
        const bool han = text::is_han(text::decode_before(left, left.size()).code) &&
                         text::is_han(text::decode_at(right, 0).code);
        if (!han) continue;
        ++found.all;
        found.across += breaks.word_across(left, right) ? 1 : 0;
    }
    return found;
}

Joints joints_of_one(std::string_view text, const std::vector<PrintedLine>& lines,
                     const std::vector<PrintedLine>& other, text::WordBreaks& breaks) {
    std::unordered_map<std::uint32_t, std::uint32_t> next;
    for (std::size_t i = 1; i < other.size(); ++i) next[other[i - 1].slice.begin] = other[i].slice.begin;
    Joints found;
    for (std::size_t i = 1; i < lines.size(); ++i) {
        const auto known = next.find(lines[i - 1].slice.begin);
        if (known != next.end() && known->second == lines[i].slice.begin) continue;
        const Joints one = joints(text, {lines[i - 1], lines[i]}, breaks, 2);
        found.all += one.all;
        found.across += one.across;
    }
    return found;
}

bool outweighs(const Joints& won, const Joints& lost) {
    constexpr double least = 3, times = 1.5, share = 0.5;
    // Of many, as many as part a word in sound texts are enough, when hardly any is lost.
    constexpr double many = 8, many_times = 4, many_share = 0.25;
    if (won.across >= many && won.across >= many_times * lost.across && won.across >= many_share * won.all)
        return true;
    return won.across >= least + times * lost.across && won.across >= share * won.all;
}

bool is_suspect_at_blanks(std::string_view text, const std::vector<PrintedLine>& lines,
                          text::WordBreaks& breaks) {
    constexpr std::size_t sample = 600;
    constexpr double least = 5, sound = 0.2;
    Joints found;
    for (std::size_t i = 1; i < std::min(lines.size(), sample); ++i) {
        if (lines[i].blanks == 0) continue;
        const Joints one = joints(text, {lines[i - 1], lines[i]}, breaks, 2);
        found.all += one.all;
        found.across += one.across;
    }
    return found.all >= least && found.across < sound * found.all;
}

namespace {

constexpr double least_joints = 20;  ///< of fewer nothing can be said
constexpr std::size_t sample_lines = 600;

}  // namespace

bool is_suspect(std::string_view text, const std::vector<PrintedLine>& lines, text::WordBreaks& breaks) {
    constexpr double sound = 0.2;
    const Joints found = joints(text, lines, breaks, sample_lines);
    return found.all >= least_joints && found.across < sound * found.all;
}

bool may_be_suspect_in_part(std::string_view text, const std::vector<PrintedLine>& lines,
                            text::WordBreaks& breaks) {
    constexpr double sound = 0.3;
    const Joints found = joints(text, lines, breaks, sample_lines);
    return found.all >= least_joints && found.across < sound * found.all;
}

}  // namespace columns
