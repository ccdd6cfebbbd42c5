#include "lines/block_headings.h"

#include <algorithm>

#include "lines/block_reader.h"
#include "lines/numbered_items.h"
#include "text/characters.h"
#include "text/utf8.h"

namespace lines {
namespace {

constexpr BlockWeight weights[] = {
    {BlockSign::always, 0.95, "a small block"},
    {BlockSign::two_lines, 0.85, "two lines"},
    {BlockSign::three_lines, 0, "three lines or more"},
    {BlockSign::few_characters, -1.85, "four characters at most"},
    {BlockSign::some_characters, 0, "eight characters at most"},
    {BlockSign::many_characters, -0.6, "more than twenty characters"},
    {BlockSign::full_stop, -3.25, "a full stop inside"},
    {BlockSign::gap_stop, -1.25, "a gap read as a full stop"},
    {BlockSign::ends_with_stop, -6.7, "a sentence ends"},
    {BlockSign::asks_or_calls, -2.75, "a question or an exclamation"},
    {BlockSign::one_comma, -2.6, "a comma inside"},
    {BlockSign::commas, -3.45, "commas inside"},
    {BlockSign::quoted_comma, -0.4, "a comma in quotation marks"},
    {BlockSign::adverbial_comma, -1.2, "a comma behind a time or a speaker"},
    {BlockSign::comma_wider, 0.5, "a comma, but wider than all columns"},
    {BlockSign::comma_over_opener, 1.1, "a comma, but no column, over the opening of a story"},
    {BlockSign::ends_with_comma, -4, "a comma at its end"},
    {BlockSign::colon, -0.5, "a colon"},
    {BlockSign::speaker, -2.9, "someone speaks, as in other lines"},
    {BlockSign::halves, 0.35, "two halves"},
    {BlockSign::cells, -1.35, "cells"},
    {BlockSign::edge_stroke, -0.45, "a rule at its edge"},
    {BlockSign::bracket, -3.3, "a bracket"},
    {BlockSign::opens_only, -1.3, "a quotation mark left open"},
    {BlockSign::closes_only, -0.9, "a quotation mark closed that was not opened"},
    {BlockSign::digits, -7.25, "digits and letters"},
    {BlockSign::full, -0.45, "lines that fill the column"},
    {BlockSign::wider, 1, "wider than all columns"},
    {BlockSign::other_column, 0.25, "as wide as another column"},
    {BlockSign::unfilled, 0.1, "no full line, and no end"},
    {BlockSign::unfilled_comma, 0.3, "the same, with a comma inside"},
    {BlockSign::unfilled_colon, -1.3, "with a colon inside"},
    {BlockSign::unfilled_several, -0.2, "and several"},
    {BlockSign::unfilled_inside, 0.15, "and inside a sentence"},
    {BlockSign::first_line, -2.2, "a first line, by its indent"},
    {BlockSign::first_line_over_opener, 2.45, "the same, and the opening of a story follows"},
    {BlockSign::short_last, 0.45, "a short last line"},
    {BlockSign::short_all, 0.9, "short lines"},
    {BlockSign::indent_shape, -0.15, "a first line short by an indent"},
    {BlockSign::first_on_page, 4.05, "first on the page"},
    {BlockSign::behind_mark, 0.3, "behind a credit or the like"},
    {BlockSign::behind_stop, 0.2, "behind a sentence that has ended"},
    {BlockSign::behind_open, 0.15, "behind a full line in mid-sentence"},
    {BlockSign::behind_plain, 1.1, "behind a block like a heading"},
    {BlockSign::word_before, -1.4, "a word goes on from before it"},
    {BlockSign::word_behind, -2.4, "a word goes on behind it"},
    {BlockSign::pair_before, -0.85, "characters that meet elsewhere, before it"},
    {BlockSign::pair_behind, -0.35, "characters that meet elsewhere, behind it"},
    {BlockSign::over_opener, 2.65, "the opening of a story follows"},
    {BlockSign::asks_over_opener, 2.3, "behind a question in one line"},
    {BlockSign::over_mark, -2.15, "a credit or the like follows"},
    {BlockSign::over_plain, 0.45, "a block like a heading follows"},
    {BlockSign::over_plain_opener, 0.45, "and the opening of a story"},
    {BlockSign::over_nothing, 0.3, "the page ends"},
    {BlockSign::over_indent, 1.25, "a paragraph begins behind it"},
    {BlockSign::over_full, 0, "the text behind it goes on"},
    {BlockSign::interrupts, 0.55, "a word goes on around it"},
    {BlockSign::known_words, 0.15, "words of the page"},
    {BlockSign::begins_inside, -3, "it begins in mid-sentence"},
    {BlockSign::ends_inside, -3.1, "it ends in mid-sentence"},
    {BlockSign::ends_with_colon, -1.7, "a colon at its end"},
    {BlockSign::comma_several, -1.2, "a comma, in several lines"},
    {BlockSign::quotation, 1.3, "one quotation"},
    {BlockSign::comma_behind_head, 1.2, "a comma, behind a heading"},
    {BlockSign::sealed_comma, 2.2, "a comma, between an end and the opening of a story"},
};
static_assert(std::size(weights) == block_sign_count);

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

namespace {

/// "他们做了三件事:" over "(一)用手机记录……", and "(一)……;": what leads to a list or is an item of one.
bool is_of_list(const LineContext& context, const SmallBlock& block) {
    const std::string_view last = context.words(block.last - 1);
    if (!text::is_one_of(text::decode_before(last, last.size()).code, U"：:;；")) return false;
    return item_number(context.words(block.first)).form != NumberForm::none ||
           (block.last < context.lines.size() && item_number(context.words(block.last)).value == 1);
}

}  // namespace

std::vector<BlockRole> block_roles(const LineContext& context) {
    if (!in_recognised_blocks(context.statistics)) return {};
    std::vector<BlockRole> roles(context.lines.size(), BlockRole::unjudged);
    for (const SmallBlock& block : small_blocks(context)) {
        const BlockRole role =
            block.score() > 0 && !is_of_list(context, block) ? BlockRole::heading : BlockRole::text;
        std::fill(roles.begin() + static_cast<std::ptrdiff_t>(block.first),
                  roles.begin() + static_cast<std::ptrdiff_t>(block.last), role);
    }
    return roles;
}

}  // namespace lines
