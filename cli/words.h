// Text cut into the words of the catalogue's index: pairs of neighbouring Han characters, and words of other
// letters.
//
// SQLite's own tokenizers either take a whole run of Han characters for one word or want three characters;
// Chinese words mostly have two. So 防汛准备 is 防汛 汛准 准备, and the last character of a run stands alone
// as well, so that a search for one character finds it anywhere. Han characters are folded to their
// simplified forms, other letters to lower case: a search in one script finds the other.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

namespace cli {

/// The words of `texts` (UTF-8), each once, separated by spaces: pairs as they first come, then other words,
/// sorted. No word goes on from one text to the next. Linear but for that sorting.
[[nodiscard]] std::string index_words(std::initializer_list<std::string_view> texts);

/// A query as FTS5 wants it: all words of `query` must stand in an article; a single Han character finds
/// every pair that begins with it. Empty when there is no word in it.
[[nodiscard]] std::string index_query(std::string_view query);

}  // namespace cli
