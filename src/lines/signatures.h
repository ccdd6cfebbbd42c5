// What signs a story at its end, in brackets on a line of its own or behind its last sentence: who edited or
// sent it in, where it is from, its writers, or that it ends. And who signs it over its text without being of
// the paper.
//
//   （责任编辑：方禾）   （据《云泽日报》）   （据云泽社电）   （林 谷  周一鸣）   （林谷 整理） （未完待续）
//   …比去年多一倍。（记者方禾）      石桥市民 周一鸣
#pragma once

#include <optional>
#include <string_view>

#include "lines/cues.h"
#include "text/slice.h"

namespace lines {

/// Is all of `words` such a line? `after_text`: it stands behind a sentence that ends, where names alone,
/// without a word that says whose they are, sign as well.
[[nodiscard]] bool is_signature(std::string_view words, bool after_text, const Cues& cues);

/// Is `words` the first of two lines that are one together?
[[nodiscard]] bool begins_signature(std::string_view words, std::string_view next, bool after_text,
                                    const Cues& cues);

/// "（记者方禾）", "文/方禾", "石桥市民 方禾", "本报记者 方禾" behind the last sentence of `words`, which may
/// hold line ends: a slice of `words`.
[[nodiscard]] std::optional<text::Slice> byline_at_end(std::string_view words, const Cues& cues);

/// Is all of `words` a byline without brackets in which a space parts role and name? In running text none
/// does.
[[nodiscard]] bool is_spaced_byline(std::string_view words, const Cues& cues);

/// Is all of `words` the name of somebody and what they are, as readers sign ("石桥市民 周一鸣")? Lists of
/// names look the same: what stands beside the line has to tell.
[[nodiscard]] bool names_an_author(std::string_view words, const Cues& cues);

/// What of such a line is signed: all but the brackets around it. A slice of `words`.
[[nodiscard]] text::Slice signed_part(std::string_view words);

}  // namespace lines
