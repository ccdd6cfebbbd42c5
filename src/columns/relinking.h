// Columns put where their text goes on: a last look at the order in which the columns of a page are read.
//
// The cut of a page (page_cut.h) knows where columns stand. Which column goes on with another is then asked
// of all together: how the text runs on, where the one stands from the other (right below, beside with its
// top on a level), whether both have one measure, and what the cut says. Of all links those are made whose
// scores add up to most, each column goes on one other at most, and headlines stay where they are.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "columns/continuity.h"
#include "columns/page_cut.h"

namespace columns {

/// A column on its page.
struct PlacedColumn {
    Box box;
    double measure = 0;   ///< cells
    bool alone = false;   ///< a caption with its credit, a running head: goes on nothing, and nothing on it
    bool credit = false;  ///< of a photo, and nothing else: what stands over it is its caption
    bool ends = false;    ///< with a jump notice: goes on nowhere
    bool plain = false;   ///< few lines without any sign, as headlines are
    bool spaced = false;  ///< … and words parted by spaces
    std::optional<std::uint32_t> above;  ///< the column that it was parted from at a row
};

/// What speaks for a link, and against it; each is 0 or 1, but for the first and the last two.
struct LinkSigns {
    double runs_on = 0;        ///< continuity of the text, from -4 to 4
    double right_below = 0;    ///< at the same place, at most a row between
    double below_near = 0;     ///< … two rows
    double below = 0;          ///< … less than ten
    double below_far = 0;      ///< … more
    double below_others = 0;   ///< … another column
    double beside = 0;         ///< the next to the right, its top on a level
    double beside_higher = 0;  ///< … higher
    double beside_far_up = 0;  ///< … more than a dozen rows
    double beside_lower = 0;   ///< … lower, before the one ends
    double behind_others = 0;  ///< to the right, on a level, others between
    double left_below = 0;     ///< the next frame
    double one_measure = 0;
    double other_measure = 0;
    double in_order = 0;      ///< the cut of the page says so
    double opener = 0;        ///< a story begins with it
    double beside_under = 0;  ///< beside, but it stands right under another …
    double beside_over = 0;   ///< … or another stands right under the first
    double single_line = 0;
    double full_below = 0;  ///< below, both lines fill their columns, and the sentence is open
    double stops = 0;       ///< the first ends with a sentence …
    double short_of = 0;    ///< … or else with a short line
    double head_like = 0;   ///< … or has the shape of a headline
    double plain_end = 0;   ///< … or is a few lines without any sign …
    double spaced_end = 0;  ///< … whose words are parted by spaces
    double plain_begin = 0, spaced_begin = 0;  ///< the same of the second
    double under_head = 0;     ///< a headline stands right over the second, and not over the first
    double tops_level = 0;     ///< beside: their tops in one row …
    double bottoms_level = 0;  ///< … or their bottoms …
    double ends_higher = 0;    ///< … or the second ends higher, their tops on a level
    double far_right = 0;      ///< … with a wide gap between
    double parted = 0;         ///< the two were one column
    double likely = 0;         ///< how much likelier than by chance the two characters meet, from -3 to 4 …
    double unlikely = 0;       ///< … the same where it is below zero

    /// Above zero: rather than none.
    [[nodiscard]] double score() const;
};

/// One row of the table.
struct LinkWeight {
    double LinkSigns::*sign;  ///< none: always
    double weight;
    std::string_view meaning;
};
[[nodiscard]] std::span<const LinkWeight> link_weights();

/// That column `to` goes on with column `from`.
struct ColumnLink {
    std::uint32_t from = 0, to = 0;
    LinkSigns signs;
};
/// All links between columns near each other, as `relinked` weighs them: for bench/fit_column_links.py.
[[nodiscard]] std::vector<ColumnLink> possible_links(const std::vector<std::uint32_t>& order,
                                                     const std::vector<Block>& blocks,
                                                     const std::vector<PlacedColumn>& placed,
                                                     const Meetings& meetings);

/// `order`: indices of `blocks` and `placed`, the columns, as they are read; those are in the order in which
/// they start. Linear but for a logarithm: columns far apart are not looked at.
[[nodiscard]] std::vector<std::uint32_t> relinked(const std::vector<std::uint32_t>& order,
                                                  const std::vector<Block>& blocks,
                                                  const std::vector<PlacedColumn>& placed,
                                                  const Meetings& meetings);

}  // namespace columns
