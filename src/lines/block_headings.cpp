#include "lines/block_headings.h"

#include <algorithm>
#include <cmath>
#include <map>

#include "lines/phrases.h"
#include "text/characters.h"
#include "text/radicals.h"
#include "text/scripts.h"
#include "text/utf8.h"
#include "text/white_space.h"
#include "text/word_breaks.h"

namespace lines {
namespace {

constexpr BlockWeight weights[] = {
    {BlockSign::always, 0.65, "a small block"},
    {BlockSign::two_lines, 0.05, "two lines"},
    {BlockSign::three_lines, 0.05, "three lines or more"},
    {BlockSign::few_characters, -0.95, "four characters at most"},
    {BlockSign::some_characters, 0.1, "eight characters at most"},
    {BlockSign::many_characters, -0.4, "more than twenty characters"},
    {BlockSign::full_stop, -3.75, "a full stop inside"},
    {BlockSign::gap_stop, -0.5, "a gap read as a full stop"},
    {BlockSign::ends_with_stop, -5.55, "a sentence ends"},
    {BlockSign::asks_or_calls, -0.2, "a question or an exclamation"},
    {BlockSign::one_comma, -5, "a comma inside"},
    {BlockSign::commas, -5.65, "commas inside"},
    {BlockSign::ends_with_comma, -1.5, "a comma at its end"},
    {BlockSign::colon, -2.75, "a colon"},
    {BlockSign::halves, 0.45, "two halves"},
    {BlockSign::cells, -1.05, "cells"},
    {BlockSign::bracket, -0.9, "a bracket"},
    {BlockSign::opens_only, 0.9, "a quotation mark left open"},
    {BlockSign::closes_only, 0.05, "a quotation mark closed that was not opened"},
    {BlockSign::digits, -2.25, "digits and letters"},
    {BlockSign::full, -0.35, "lines that fill the column"},
    {BlockSign::wider, 0.1, "wider than all columns"},
    {BlockSign::other_column, 0.8, "as wide as another column"},
    {BlockSign::unfilled, 1.65, "no full line, and no end"},
    {BlockSign::unfilled_comma, -0.6, "the same, with a comma inside"},
    {BlockSign::unfilled_colon, -1.55, "with a colon inside"},
    {BlockSign::unfilled_several, 0.85, "and several"},
    {BlockSign::unfilled_inside, 0.05, "and inside a sentence"},
    {BlockSign::first_line, -1.7, "a first line, by its indent"},
    {BlockSign::first_line_over_opener, 1.5, "the same, and the opening of a story follows"},
    {BlockSign::short_last, -0.7, "a short last line"},
    {BlockSign::short_all, -0.05, "short lines"},
    {BlockSign::indent_shape, 0.6, "a first line short by an indent"},
    {BlockSign::first_on_page, 2.45, "first on the page"},
    {BlockSign::behind_mark, -0.4, "behind a credit or the like"},
    {BlockSign::behind_stop, -0.1, "behind a sentence that has ended"},
    {BlockSign::behind_open, 0.1, "behind a full line in mid-sentence"},
    {BlockSign::behind_plain, 1.25, "behind a block like a heading"},
    {BlockSign::word_before, -1.25, "a word goes on from before it"},
    {BlockSign::word_behind, -2, "a word goes on behind it"},
    {BlockSign::pair_before, 0, "characters that meet elsewhere, before it"},
    {BlockSign::pair_behind, -0.95, "characters that meet elsewhere, behind it"},
    {BlockSign::over_opener, 2, "the opening of a story follows"},
    {BlockSign::asks_over_opener, 2, "behind a question in one line"},
    {BlockSign::over_mark, -1.3, "a credit or the like follows"},
    {BlockSign::over_plain, 1.5, "a block like a heading follows"},
    {BlockSign::over_plain_opener, 0.5, "and the opening of a story"},
    {BlockSign::over_nothing, 0.45, "the page ends"},
    {BlockSign::over_indent, 1.1, "a paragraph begins behind it"},
    {BlockSign::over_full, 0.2, "the text behind it goes on"},
    {BlockSign::interrupts, 0.4, "a word goes on around it"},
    {BlockSign::known_words, 0.1, "words of the page"},
    {BlockSign::begins_inside, -0.45, "it begins in mid-sentence"},
    {BlockSign::ends_inside, -2.7, "it ends in mid-sentence"},
};
static_assert(std::size(weights) == block_sign_count);

constexpr std::size_t most_lines = 4, most_characters = 60, least_characters = 3;
constexpr double full_within = 2.6, indent_least = 2.7, indent_most = 6.1;  // cells

bool opens_story(Mark mark) {
    return mark == Mark::opener || mark == Mark::byline || mark == Mark::jump_from;
}

bool is_one_of(char32_t code, std::u32string_view signs) {
    return signs.find(code) != std::u32string_view::npos;
}

/// Two Han characters side by side in the halves of a line?
bool in_halves(std::string_view words) {
    constexpr std::size_t least = 3;  // characters of a half
    std::size_t run = 0, halves = 0;
    for (const auto [code, at, size] : text::CodePoints(words)) {
        if (text::is_space(code)) {
            if (run >= least) ++halves;
            run = 0;
        } else {
            ++run;
        }
    }
    return halves > 0 && run >= least;
}

class BlockReader {
  public:
    explicit BlockReader(const LineContext& context) : context_(context) {
        for (std::size_t i = 0; i < context.lines.size(); ++i) phrases_.add(context.words(i));
        find_measures();
        has_indents_ = begins_with_indents();
    }

    std::vector<SmallBlock> read() {
        std::vector<SmallBlock> found;
        for (std::size_t first = 0; first < context_.lines.size();) {
            const std::size_t last = end_of(first);
            if (is_small(first, last)) {
                found.push_back({first, last, {}});
                block_ = &found.back();
                see_words();
                see_widths();
                see_before();
                see_behind();
            }
            first = last;
        }
        for (std::size_t i = 0; i < found.size(); ++i) {
            block_ = &found[i];
            see_if(BlockSign::behind_plain,
                   i > 0 && found[i - 1].last == block_->first && is_plain(found[i - 1]));
            see_chain(found, i);
        }
        return found;
    }

  private:
    /// The measures that a fair share of the lines of the page has.
    void find_measures() {
        constexpr std::size_t least = 5, part = 20;
        std::map<long, std::size_t> lines;
        for (const text::LineMetrics& one : context_.statistics.lines) {
            if (!one.spaced && std::abs(one.measure - one.width) <= full_within)
                ++lines[std::lround(one.measure)];
        }
        for (const auto& [measure, count] : lines) {
            if (count >= std::max(least, context_.lines.size() / part))
                measures_.push_back(static_cast<double>(measure));
        }
    }

    /// Do paragraphs of this page begin with an indent? A line alone that lacks as much is no first line
    /// where they do not.
    [[nodiscard]] bool begins_with_indents() const {
        constexpr std::size_t least = 3, part = 3;
        std::size_t paragraphs = 0, indented = 0;
        for (std::size_t i = 1; i + 1 < context_.lines.size(); ++i) {
            const bool begins = context_.lines[i].blanks > 0 && context_.lines[i + 1].blanks == 0 &&
                                context_.marks[i] == Mark::none && ends_sentence(context_, i - 1);
            if (!begins) continue;
            const double narrower = room(i) - std::max(0.0, room(i + 1));
            ++paragraphs;
            indented += narrower >= indent_least && narrower <= indent_most ? 1 : 0;
        }
        return paragraphs < least || part * indented >= paragraphs;
    }

    void see(BlockSign sign, double much = 1) { block_->signs[static_cast<std::size_t>(sign)] = much; }
    void see_if(BlockSign sign, bool seen) {
        if (seen) see(sign);
    }
    [[nodiscard]] double room(std::size_t line) const {
        const text::LineMetrics& metrics = context_.statistics.lines[line];
        return metrics.measure - metrics.width;
    }

    [[nodiscard]] static bool is_plain(const SmallBlock& block) {
        return block[BlockSign::unfilled] != 0 && block[BlockSign::unfilled_comma] == 0 &&
               block[BlockSign::commas] == 0 && block[BlockSign::full_stop] == 0 &&
               block[BlockSign::colon] == 0;
    }

    void see_chain(const std::vector<SmallBlock>& found, std::size_t at) {
        constexpr std::size_t most = 4;  // blocks
        std::size_t end = at + 1;
        while (end < found.size() && end - at <= most && found[end].first == found[end - 1].last &&
               is_plain(found[end]))
            ++end;
        if (end == at + 1) return;
        see(BlockSign::over_plain);
        const std::size_t behind = found[end - 1].last;
        see_if(BlockSign::over_plain_opener,
               behind < context_.lines.size() && opens_story(context_.marks[behind]));
    }

    /// Behind the last line of the block that begins with `first`.
    [[nodiscard]] std::size_t end_of(std::size_t first) const {
        std::size_t last = first + 1;
        while (last < context_.lines.size() && context_.lines[last].blanks == 0 &&
               !context_.lines[last].page_start &&
               (context_.marks[last] == Mark::none) == (context_.marks[first] == Mark::none))
            ++last;
        return last;
    }

    [[nodiscard]] bool is_small(std::size_t first, std::size_t last) const {
        if (context_.marks[first] != Mark::none || last - first > most_lines) return false;
        std::size_t characters = 0, han = 0;
        for (std::size_t i = first; i < last; ++i) {
            if (context_.credited[i] != 0) return false;
            for (const auto [code, at, size] : text::CodePoints(context_.words(i))) {
                characters += text::is_space(code) ? 0 : 1;
                han += text::is_han(code) ? 1 : 0;
            }
        }
        return han >= least_characters && characters <= most_characters;
    }

    void see_words() {
        std::size_t characters = 0, commas = 0, stops = 0, strokes = 0, narrow = 0, pairs = 0, known = 0;
        int open = 0;
        bool closed = false;
        char32_t before = 0, begin = 0;
        for (std::size_t i = block_->first; i < block_->last; ++i) {
            const std::string_view words = context_.words(i);
            see_if(BlockSign::halves, (*block_)[BlockSign::halves] != 0 ||
                                          (!context_.statistics.lines[i].spaced && in_halves(words)));
            before = 0;
            for (const auto [code, at, size] : text::CodePoints(words)) {
                if (text::is_space(code)) continue;
                if (begin == 0) begin = code;
                ++characters;
                if (text::is_word(code)) ++narrow;
                if (is_one_of(code, U"，,、")) ++commas;
                if (is_one_of(code, U"。；;")) ++stops;
                see_if_any(BlockSign::colon, code, U"：:");
                see_if_any(BlockSign::bracket, code, U"()（）〈〉<>");
                if (code == U'|' || code == U'｜') ++strokes;
                if (text::opens(code)) ++open;
                if (text::closes(code)) closed = closed || open-- <= 0;
                if (text::is_han(code) && text::is_han(before)) {
                    ++pairs;
                    known += phrases_.count(text::ideograph_of(before), text::ideograph_of(code)) > 1 ? 1 : 0;
                }
                before = code;
            }
        }
        const std::size_t lines = block_->last - block_->first;
        see(BlockSign::always);
        see_if(BlockSign::two_lines, lines == 2);
        see_if(BlockSign::three_lines, lines > 2);
        see_if(BlockSign::few_characters, characters <= 4);
        see_if(BlockSign::some_characters, characters > 4 && characters <= 8);
        see_if(BlockSign::many_characters, characters > 20);
        const bool comma_last = is_one_of(before, U"，,、");
        see_if(BlockSign::ends_with_comma, comma_last);
        commas -= comma_last ? 1 : 0;
        see_if(BlockSign::one_comma, commas == 1);
        see_if(BlockSign::commas, commas > 1);
        const bool stop = ends_sentence(context_, block_->last - 1);
        const bool calls = is_one_of(before, U"？！?!");
        see_if(BlockSign::asks_or_calls, calls);
        see_if(BlockSign::ends_with_stop, stop && !calls);
        stops -= is_one_of(before, U"。；;") ? 1 : 0;
        finished_ = comma_last || (stop && !calls);
        const std::size_t behind = block_->last;
        const bool fresh = behind == context_.lines.size() || context_.marks[behind] != Mark::none;
        const bool gap = stops == 1 && commas == 0 && !finished_ && fresh;
        see_if(BlockSign::gap_stop, gap);
        see_if(BlockSign::full_stop, stops > 0 && !gap);
        one_comma_ = commas == 1;
        see_if(BlockSign::cells, strokes > 0);
        see_if(BlockSign::opens_only, open > 0);
        see_if(BlockSign::closes_only, closed);
        see(BlockSign::digits, static_cast<double>(narrow) / static_cast<double>(characters));
        if (pairs > 0) see(BlockSign::known_words, static_cast<double>(known) / static_cast<double>(pairs));
        see_if_any(BlockSign::begins_inside, begin, U"的了着们個个者，。、；：,;)）”」》");
        see_if_any(BlockSign::ends_inside, before,
                   U"的和在是有将將为為以从從与與对對到至向由于於給给讓让並并把被“「（《");
    }

    void see_if_any(BlockSign sign, char32_t code, std::u32string_view signs) {
        if (is_one_of(code, signs)) see(sign);
    }

    void see_widths() {
        bool full = true, short_all = true, unfilled = !finished_;
        for (std::size_t i = block_->first; i < block_->last; ++i) {
            const double width = context_.statistics.lines[i].width;
            const bool fits = std::abs(room(i)) <= full_within;
            const bool other = !fits && std::ranges::any_of(measures_, [&](double one) {
                return std::abs(one - width) <= full_within;
            });
            full = full && fits;
            short_all = short_all && room(i) > indent_most;
            unfilled = unfilled && !fits && !other;
            if (other) see(BlockSign::other_column);
            if (!fits && !other && room(i) < 0) see(BlockSign::wider);
        }
        see_if(BlockSign::full, full);
        see_if(BlockSign::short_all, short_all);
        see_if(BlockSign::short_last, !short_all && room(block_->last - 1) > indent_most);
        const double first = room(block_->first);
        const bool indented = has_indents_ && first >= indent_least && first <= indent_most;
        see_if(BlockSign::indent_shape, indented);
        const bool one = block_->last - block_->first == 1;
        const bool may_begin = block_->first == 0 || ends_sentence(context_, block_->first - 1) ||
                               context_.marks[block_->first - 1] != Mark::none;
        const bool first_line = one && indented && may_begin;
        see_if(BlockSign::first_line, first_line);
        const std::size_t behind = block_->last;
        see_if(BlockSign::first_line_over_opener, first_line && !finished_ &&
                                                      behind < context_.lines.size() &&
                                                      opens_story(context_.marks[behind]));
        see_if(BlockSign::unfilled, unfilled && !indented);
        see_if(BlockSign::unfilled_comma, unfilled && !indented && one_comma_);
        see_if(BlockSign::unfilled_several, unfilled && !one && (*block_)[BlockSign::full_stop] == 0);
        see_if(BlockSign::unfilled_colon, unfilled && !indented && (*block_)[BlockSign::colon] != 0);
    }

    /// Do two lines meet in a word, or in characters that meet elsewhere?
    void see_joint(std::size_t from, std::size_t to, BlockSign word, BlockSign other) {
        const std::string_view left = context_.words(from), right = context_.words(to);
        if (breaks_.word_across(left, right)) {
            see(word);
            return;
        }
        const char32_t a = text::ideograph_of(text::decode_before(left, left.size()).code);
        const char32_t b = text::ideograph_of(text::decode_at(right, 0).code);
        see_if(other, text::is_han(a) && text::is_han(b) && phrases_.count(a, b) > 0);
    }

    void see_before() {
        if (block_->first == 0) {
            see(BlockSign::first_on_page);
            return;
        }
        const std::size_t before = block_->first - 1;
        if (context_.marks[before] != Mark::none) {
            see(context_.marks[before] == Mark::furniture ? BlockSign::first_on_page
                                                          : BlockSign::behind_mark);
            return;
        }
        if (ends_sentence(context_, before)) {
            see(BlockSign::behind_stop);
            return;
        }
        const bool open = room(before) <= full_within;
        see_if(BlockSign::behind_open, open);
        see_if(BlockSign::unfilled_inside, open && (*block_)[BlockSign::unfilled] != 0);
        see_joint(before, block_->first, BlockSign::word_before, BlockSign::pair_before);
    }

    void see_behind() {
        const std::size_t behind = block_->last;
        if (behind == context_.lines.size()) {
            see(BlockSign::over_nothing);
            return;
        }
        if (context_.marks[behind] != Mark::none) {
            const bool opens = opens_story(context_.marks[behind]);
            see(opens ? BlockSign::over_opener : BlockSign::over_mark);
            see_if(BlockSign::asks_over_opener,
                   opens && block_->last - block_->first == 1 && (*block_)[BlockSign::asks_or_calls] != 0);
            return;
        }
        const std::size_t end = end_of(behind);
        const double narrower =
            end - behind > 1 ? room(behind) - std::max(0.0, room(behind + 1)) : room(behind);
        see_if(BlockSign::over_indent, has_indents_ && narrower >= indent_least && narrower <= indent_most);
        see_if(BlockSign::over_full, narrower <= full_within);
        see_joint(block_->last - 1, behind, BlockSign::word_behind, BlockSign::pair_behind);
        if (block_->first == 0 || context_.marks[block_->first - 1] != Mark::none) return;
        see_if(BlockSign::interrupts,
               breaks_.word_across(context_.words(block_->first - 1), context_.words(behind)));
    }

    const LineContext& context_;
    Phrases phrases_;
    text::WordBreaks breaks_;
    std::vector<double> measures_;  ///< of the columns of the page
    SmallBlock* block_ = nullptr;
    bool has_indents_ = true;
    bool finished_ = false;   ///< the block ends with a stop or comma
    bool one_comma_ = false;  ///< it has one inside
};

}  // namespace

std::span<const BlockWeight> block_weights() {
    return weights;
}

double SmallBlock::score() const {
    double sum = 0;
    for (const BlockWeight& one : weights) sum += one.weight * (*this)[one.sign];
    return sum;
}

std::vector<SmallBlock> small_blocks(const LineContext& context) {
    if (!in_recognised_blocks(context.statistics)) return {};
    return BlockReader(context).read();
}

std::vector<BlockRole> block_roles(const LineContext& context) {
    if (!in_recognised_blocks(context.statistics)) return {};
    std::vector<BlockRole> roles(context.lines.size(), BlockRole::unjudged);
    for (const SmallBlock& block : small_blocks(context)) {
        const BlockRole role = block.score() > 0 ? BlockRole::heading : BlockRole::text;
        std::fill(roles.begin() + static_cast<std::ptrdiff_t>(block.first),
                  roles.begin() + static_cast<std::ptrdiff_t>(block.last), role);
    }
    return roles;
}

}  // namespace lines
