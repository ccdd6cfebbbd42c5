// What speaks for a head line's being kicker, headline or subtitle: the table that heads.h adds up.
#pragma once

#include <optional>
#include <span>
#include <string_view>

#include "read/heads.h"

namespace readers {

/// What can be seen of one line.
struct HeadLook {
    std::size_t at = 0;                          ///< its place in the block
    double length = 0;                           ///< characters
    double share = 0;                            ///< how much of it the story says as well, 0 to 1
    bool dash_first = false, dash_last = false;  ///< ——
    bool kicker_start = false, kicker_end = false;
    bool main_start = false;  ///< 让, 把: urges
    bool sub_start = false, sub_end = false;
    bool place = false;       ///< begins with a place or a body: 石桥镇, 全市, 市政府
    bool number = false;      ///< digits, or three numerals
    bool today = false;       ///< 昨, 今夜: news
    bool colloquial = false;  ///< 了: what happened to people, told as people tell it
    bool phrase = false;      ///< 的: a phrase, no piece of news
    bool halves = false;      ///< two halves of about one length, a space between
    bool parts = false;       ///< a space in it
    bool rhetoric = false;    ///< quotation marks, a question, a comma
    bool doubled = false;
    bool blank_before = false;
};

[[nodiscard]] HeadLook look_at(const HeadLine& line, std::size_t at, const HeadContext& context,
                               const Cues& cues);

/// Counts for each line of `kind`; with `under` set, for each line of `kind` and the line of kind `under`
/// that is printed next.
struct HeadWeight {
    HeadKind kind;
    std::optional<HeadKind> under;
    double weight;
    bool (*seen)(const HeadLook& line, const HeadLook& next, const HeadContext& context);
    std::string_view meaning;
};
[[nodiscard]] std::span<const HeadWeight> head_weights();

}  // namespace readers
