// What single lines of scraped text look like: judged from their words alone, without their neighbours.
#pragma once

#include <cstddef>
#include <string_view>

#include "readers/scraped.h"

namespace readers {

/// In code points. A line of newspaper type has some twenty; a headline on one line seldom forty.
inline constexpr std::size_t longest_head = 40;

/// A line and what its judgement needs.
struct LineLook {
    std::string_view words;
    std::size_t size = 0;  ///< code points
    char32_t last = 0;
    bool sentence = false;  ///< ends as sentences do
    bool has_stop = false;  ///< a full stop stands inside
    bool speaks = false;    ///< holds a letter, an ideograph or a digit
};

[[nodiscard]] LineLook look_at(std::string_view words);

/// Nothing but question marks and signs for lost characters.
[[nodiscard]] bool is_lost(std::string_view words);

/// "[摘要]…", "【核心提示】…", "摘要：…"
[[nodiscard]] bool is_lead(std::string_view words, const ScrapedCues& cues);

/// A slogan: short, no sentence, and with two of the words that slogans are made of.
[[nodiscard]] bool is_promo(const LineLook& look, const ScrapedCues& cues);

/// What a site puts around a text: a path, a row of buttons, "分享到：", "版权所有…".
[[nodiscard]] bool is_site(const LineLook& look, const ScrapedCues& cues);

/// "2024-03-08 10:12", "2024年3月8日 星期五", "2024-03-08 10:12方禾": a date and next to nothing else.
[[nodiscard]] bool is_dated(const LineLook& look);

/// "责任编辑：方禾", "二审 林谷", "来源 云泽网": who had a hand in it, without brackets.
[[nodiscard]] bool names_whose(const LineLook& look, const ScrapedCues& cues);

/// "（云泽市供稿 责任编辑 方禾）"
[[nodiscard]] bool is_bracketed_credit(const LineLook& look, const ScrapedCues& cues);

/// "〔記者方禾／石橋報導〕": a byline in brackets and nothing else.
[[nodiscard]] bool is_bracketed_byline(const LineLook& look, const ScrapedCues& cues);
/// "·石桥村通水": one of the headlines that a site lists.
[[nodiscard]] bool is_link(const LineLook& look);
/// A byline, a date, a photo credit on a line of its own.
[[nodiscard]] bool is_note(const LineLook& look, const ScrapedCues& cues);

/// Does the line look like one of a program, by how it begins and ends?
[[nodiscard]] bool looks_like_code(const LineLook& look);

/// The photo credit that ends the line, with the agency that put the picture out; empty: none.
[[nodiscard]] text::Slice photo_credit(const LineLook& look, const ScrapedCues& cues);

/// "图为…", "▲… 方禾 摄", "…（方禾摄）", "签约现场": what stood under a picture.
[[nodiscard]] bool is_caption(const LineLook& look, const ScrapedCues& cues);

}  // namespace readers
