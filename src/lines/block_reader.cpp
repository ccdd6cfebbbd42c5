#include "lines/block_reader.h"

#include <algorithm>
#include <cmath>

#include "text/characters.h"
#include "text/radicals.h"
#include "text/scripts.h"
#include "text/utf8.h"
#include "text/white_space.h"

namespace lines {
namespace {

constexpr std::size_t most_lines = 4, most_over_story = 7, most_characters = 60, least_characters = 3;
constexpr double full_within = 2.6, indent_least = 2.7, indent_most = 6.1;  // cells

bool opens_story(Mark mark) {
    return mark == Mark::opener || mark == Mark::byline || mark == Mark::jump_from;
}

}  // namespace

BlockReader::BlockReader(const LineContext& context) : context_(context) {
    for (std::size_t i = 0; i < context.lines.size(); ++i) phrases_.add(context.words(i));
    find_measures();
    has_indents_ = begins_with_indents();
}

std::vector<SmallBlock> BlockReader::read() {
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
        // Under the first headline of a page stands the next one.
        see_if(BlockSign::first_on_page, saw(BlockSign::behind_plain) && block_->last - block_->first == 1 &&
                                             found[i - 1][BlockSign::first_on_page] != 0);
        see_chain(found, i);
        see_commas();
        const bool comma = saw(BlockSign::one_comma) || saw(BlockSign::commas);
        see_if(BlockSign::comma_behind_head,
               i > 0 && comma && block_->last - block_->first == 1 && found[i - 1].last == block_->first &&
                   found[i - 1].score() > 0 && !saw(BlockSign::ends_with_comma) &&
                   !saw(BlockSign::ends_with_stop));
    }
    return found;
}

/// The measures that a fair share of the lines of the page has.
void BlockReader::find_measures() {
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

/// Do paragraphs of this page begin with an indent? A line alone that lacks as much is not a first line
/// where they do not.
bool BlockReader::begins_with_indents() const {
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

double BlockReader::room(std::size_t line) const {
    const text::LineMetrics& metrics = context_.statistics.lines[line];
    return metrics.measure - metrics.width;
}

bool BlockReader::is_plain(const SmallBlock& block) {
    return block[BlockSign::unfilled] != 0 && block[BlockSign::unfilled_comma] == 0 &&
           block[BlockSign::commas] == 0 && block[BlockSign::full_stop] == 0 && block[BlockSign::colon] == 0;
}

void BlockReader::see_chain(const std::vector<SmallBlock>& found, std::size_t at) {
    constexpr std::size_t most = 4;  // blocks
    std::size_t end = at + 1;
    while (end < found.size() && end - at <= most && found[end].first == found[end - 1].last &&
           is_plain(found[end]))
        ++end;
    if (end == at + 1) return;
    see(BlockSign::over_plain);
    const std::size_t behind = found[end - 1].last;
    const bool opener = behind < context_.lines.size() && opens_story(context_.marks[behind]);
    see_if(BlockSign::over_plain_opener, opener);
    see_if(BlockSign::asks_over_opener,
           opener && saw(BlockSign::asks_or_calls) && block_->last - block_->first == 1);
}

/// A comma speaks for a piece of a column less where the block cannot be one: wider than all of them, or
/// filling none right over the opening of a story.
void BlockReader::see_commas() {
    if (saw(BlockSign::ends_with_comma) || saw(BlockSign::ends_with_stop)) return;
    if (!saw(BlockSign::one_comma) && !saw(BlockSign::commas)) return;
    see_if(BlockSign::comma_wider, saw(BlockSign::wider));
    see_if(BlockSign::comma_over_opener,
           saw(BlockSign::over_opener) && (saw(BlockSign::unfilled) || saw(BlockSign::wider)));
    // The middle of a paragraph has more lines than one.
    const bool one = block_->last - block_->first == 1;
    const std::size_t before = block_->first - 1;
    const bool behind_end =
        saw(BlockSign::behind_stop) || saw(BlockSign::behind_mark) ||
        (block_->first > 0 && room(before) > context_.statistics.lines[before].measure / 2);
    const bool over_opening = saw(BlockSign::over_opener) || saw(BlockSign::over_plain_opener);
    see_if(BlockSign::sealed_comma, one && behind_end && over_opening && !saw(BlockSign::indent_shape) &&
                                        !saw(BlockSign::opens_only) && !saw(BlockSign::adverbial_comma));
}

/// Behind the last line of the block that begins with `first`.
std::size_t BlockReader::end_of(std::size_t first) const {
    std::size_t last = first + 1;
    while (last < context_.lines.size() && context_.lines[last].blanks == 0 &&
           !context_.lines[last].page_start &&
           (context_.marks[last] == Mark::none) == (context_.marks[first] == Mark::none))
        ++last;
    return last;
}

bool BlockReader::is_small(std::size_t first, std::size_t last) const {
    // Over a story all of its headlines may stand in one block: kicker, headline and subtitle, of several
    // lines.
    const bool over_story = last < context_.lines.size() && opens_story(context_.marks[last]);
    if (context_.marks[first] != Mark::none || last - first > (over_story ? most_over_story : most_lines))
        return false;
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

void BlockReader::see_words() {
    constexpr std::size_t few = 4, some = 8, many = 20;
    words_ = block_words(context_, block_->first, block_->last, phrases_);
    const std::size_t lines = block_->last - block_->first, characters = words_.characters;
    see(BlockSign::always);
    see_if(BlockSign::two_lines, lines == 2);
    see_if(BlockSign::three_lines, lines > 2);
    see_if(BlockSign::few_characters, characters <= few);
    see_if(BlockSign::some_characters, characters > few && characters <= some);
    see_if(BlockSign::many_characters, characters > many);
    const bool comma_last = text::is_one_of(words_.last, U"，,、");
    see_if(BlockSign::ends_with_comma, comma_last);
    see_if(BlockSign::one_comma, words_.commas == 1);
    see_if(BlockSign::commas, words_.commas > 1);
    see_if(BlockSign::quoted_comma, words_.quoted_commas > 0);
    constexpr std::u32string_view adverb_ends = U"日时時间間天夜晨晚午年月后後前中说說示出绍紹醒称稱道调調求";
    see_if(BlockSign::adverbial_comma,
           words_.commas > 0 && text::is_one_of(words_.before_comma, adverb_ends));
    const bool stop = ends_sentence(context_, block_->last - 1);
    // A quotation mark that closes the line is read as an exclamation mark.
    const bool closing = words_.opens_only && words_.last == U'!';
    const bool calls = !closing && text::is_one_of(words_.last, U"？！?!");
    see_if(BlockSign::asks_or_calls, calls);
    see_if(BlockSign::ends_with_stop, stop && !calls && !closing);
    finished_ = comma_last || (stop && !calls && !closing);
    const std::size_t behind = block_->last;
    const bool fresh = behind == context_.lines.size() || context_.marks[behind] != Mark::none;
    const bool gap = words_.stops == 1 && words_.commas == 0 && !finished_ && (fresh || words_.balanced_stop);
    see_if(BlockSign::gap_stop, gap);
    see_if(BlockSign::full_stop, words_.stops > 0 && !gap);
    see_if(BlockSign::colon, words_.colon);
    see_if(BlockSign::ends_with_colon, text::is_one_of(words_.last, U"：:"));
    see_if(BlockSign::speaker, context_.speaks(block_->first));
    see_if(BlockSign::bracket, words_.bracket);
    see_if(BlockSign::halves, words_.halves);
    see_if(BlockSign::cells, words_.strokes);
    see_if(BlockSign::edge_stroke, words_.edge_stroke);
    see_if(BlockSign::comma_several, lines > 1 && words_.commas > 0);
    see_if(BlockSign::quotation, lines == 1 && is_one_quotation(context_.words(block_->first)));
    see_if(BlockSign::opens_only, words_.opens_only && !closing);
    see_if(BlockSign::closes_only, words_.closes_only);
    const auto share = [](std::size_t part, std::size_t of) {
        return of == 0 ? 0 : static_cast<double>(part) / static_cast<double>(of);
    };
    see(BlockSign::digits, share(words_.narrow, characters));
    see(BlockSign::known_words, share(words_.known_pairs, words_.pairs));
    see_if(BlockSign::begins_inside, text::is_one_of(words_.first, U"的了着們个個者，。、；：,;)）”」》"));
    constexpr std::u32string_view no_ends =
        U"的和在是有将將为為以从從与與对對到至向由于於給给讓让並并把被“「（《";
    see_if(BlockSign::ends_inside, text::is_one_of(words_.last, no_ends));
}

void BlockReader::see_widths() {
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
    const bool first_line = one && indented && may_begin && !is_over_tail();
    see_if(BlockSign::first_line, first_line);
    const std::size_t behind = block_->last;
    see_if(BlockSign::first_line_over_opener,
           first_line && !finished_ && behind < context_.lines.size() && opens_story(context_.marks[behind]));
    see_if(BlockSign::unfilled, unfilled && !indented);
    see_if(BlockSign::unfilled_comma, unfilled && !indented && (words_.commas == 1));
    see_if(BlockSign::unfilled_several, unfilled && !one && !saw(BlockSign::full_stop));
    see_if(BlockSign::unfilled_colon, unfilled && !indented && words_.colon);
}

/// Is the block behind it the short end of a sentence? That of the first line of a paragraph would stand
/// under it without a blank line.
bool BlockReader::is_over_tail() const {
    const std::size_t behind = block_->last;
    return behind < context_.lines.size() && context_.marks[behind] == Mark::none &&
           end_of(behind) == behind + 1 && ends_sentence(context_, behind) &&
           room(behind) > context_.statistics.lines[behind].measure / 2;
}

/// Do two lines meet in a word, or in characters that meet elsewhere?
void BlockReader::see_joint(std::size_t from, std::size_t to, BlockSign word, BlockSign other) {
    const std::string_view left = context_.words(from), right = context_.words(to);
    if (breaks_.word_across(left, right)) {
        see(word);
        return;
    }
    const char32_t a = text::ideograph_of(text::decode_before(left, left.size()).code);
    const char32_t b = text::ideograph_of(text::decode_at(right, 0).code);
    see_if(other, text::is_han(a) && text::is_han(b) && phrases_.count(a, b) > 0);
}

void BlockReader::see_before() {
    if (block_->first == 0) {
        see(BlockSign::first_on_page);
        return;
    }
    const std::size_t before = block_->first - 1;
    if (context_.marks[before] != Mark::none) {
        see(context_.marks[before] == Mark::furniture ? BlockSign::first_on_page : BlockSign::behind_mark);
        return;
    }
    if (ends_sentence(context_, before)) {
        see(BlockSign::behind_stop);
        return;
    }
    const bool open = room(before) <= full_within;
    see_if(BlockSign::behind_open, open);
    see_if(BlockSign::unfilled_inside, open && saw(BlockSign::unfilled));
    see_joint(before, block_->first, BlockSign::word_before, BlockSign::pair_before);
}

void BlockReader::see_behind() {
    const std::size_t behind = block_->last;
    if (behind == context_.lines.size()) {
        see(BlockSign::over_nothing);
        return;
    }
    if (context_.marks[behind] != Mark::none) {
        const bool opens = opens_story(context_.marks[behind]);
        see(opens ? BlockSign::over_opener : BlockSign::over_mark);
        see_if(BlockSign::asks_over_opener,
               opens && block_->last - block_->first == 1 && saw(BlockSign::asks_or_calls));
        return;
    }
    const std::size_t end = end_of(behind);
    const double narrower = end - behind > 1 ? room(behind) - std::max(0.0, room(behind + 1)) : room(behind);
    see_if(BlockSign::over_indent, has_indents_ && narrower >= indent_least && narrower <= indent_most);
    see_if(BlockSign::over_full, narrower <= full_within);
    see_joint(block_->last - 1, behind, BlockSign::word_behind, BlockSign::pair_behind);
    if (block_->first == 0 || context_.marks[block_->first - 1] != Mark::none) return;
    see_if(BlockSign::interrupts,
           breaks_.word_across(context_.words(block_->first - 1), context_.words(behind)));
}

}  // namespace lines
