// What can be seen of a head line by its words, before its kind is known.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "stories/heads.h"

namespace stories {

/// What can be seen of one line.
struct HeadLook {
    std::size_t at = 0;                          ///< its place in the block
    double length = 0;                           ///< characters
    double share = 0;                            ///< how much of it the story says as well, 0 to 1
    bool dash_first = false, dash_last = false;  ///< ——
    bool kicker_start = false, kicker_end = false;
    bool main_start = false;  ///< 让, 把: urges
    bool sub_start = false, sub_end = false;
    bool place = false;                 ///< begins with a place or a body: 石桥镇, 全市, 市政府
    bool counted_first = false;         ///< begins with a number: 六百车友
    lines::HeadSigns::Weights signs{};  ///< what its signs say, by kind
    std::u32string words;               ///< simplified, without white space
    bool asks = false, quoted = false, quoted_last = false, denies = false;
    bool speaker = false;     ///< 警方：…, 食客：…
    bool notice = false;      ///< 关于…的通告: what a notice is called, under the name of who gives it
    bool rubric = false;      ///< 读者来信, 古城时评: the name of a rubric
    bool dot = false;         ///< 匠心·追光者: the title of a series
    bool lively = false;      ///< 红红火火, 叮叮当当
    bool motto = false;       ///< 书香书香 满城飘香, 小木耳 大产业
    bool even_parts = false;  ///< parts of one length
    bool tail_phrase = false;   ///< ends in 的 and a noun, and gives no number
    bool number = false;        ///< digits, or three numerals
    bool today = false;         ///< 昨, 今夜: news
    bool colloquial = false;    ///< 了: what happened to people, told as people tell it
    bool phrase = false;        ///< 的: a phrase, no piece of news
    bool halves = false;        ///< two halves of about one length, a space between
    bool parts = false;         ///< a space in it
    bool rhetoric = false;      ///< quotation marks, a question, a comma
    bool dangles = false;       ///< ends in mid-phrase: with a comma, a preposition, in a quotation
    bool wants_object = false;  ///< ends with a verb that says nothing by itself: 查处
    bool goes_on = false;       ///< begins as predicates do: 跳出, 托起, 如何, 却
    bool doubled = false;
    bool blank_before = false;
    bool in_word = false;  ///< begins with the rest of a word or number that the line before begins
};

/// Is `next` printed under `line`, as far as the block tells?
[[nodiscard]] constexpr bool follows(const HeadLook& line, const HeadLook& next) {
    return next.at == line.at + 1;
}
/// 家门口, 菜: what did not fit into the line before.
[[nodiscard]] constexpr bool is_rest(const HeadLook& line, const HeadLook& next) {
    constexpr double longest_rest = 4, shortest_line = 6;
    return follows(line, next) && next.length <= longest_rest && line.length >= shortest_line;
}

/// Does the line end in mid-phrase, so that the next one goes on with it?
[[nodiscard]] bool breaks_off(std::string_view line);

[[nodiscard]] HeadLook look_at(const HeadLine& line, std::size_t at, const HeadContext& context,
                               const lines::Cues& cues);

}  // namespace stories
