#include "lines/telling_words.h"

#include <algorithm>
#include <string>

#include "lines/squeezed.h"
#include "text/characters.h"
#include "text/utf8.h"

namespace lines {

using text::PrintedLine;

namespace {

/// In characters.
std::size_t longest_of(const std::vector<std::string>& some, const std::vector<std::string>& others) {
    std::size_t longest = 0;
    for (const auto* words : {&some, &others}) {
        for (const std::string& word : *words) longest = std::max(longest, text::count(word));
    }
    return longest;
}

}  // namespace

void mark_captions_and_notices(std::string_view text, const std::vector<PrintedLine>& lines, const Cues& cues,
                               LineMarks& of) {
    const std::size_t looked_at = longest_of(cues.caption_starts, cues.notices) + 1;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        if (of.marks[i] != Mark::none) continue;
        const bool behind_end = i == 0 || lines[i].page_start || lines[i].column_start ||
                                of.credited[i - 1] != 0 || of.marks[i - 1] != Mark::none ||
                                text::ends_with_sentence(lines[i - 1].slice.of(text));
        if (!behind_end) continue;
        const Squeezed words(lines[i].slice.of(text), looked_at);
        of.caption_starts[i] = words.any_at(0, cues.caption_starts) > 0 ? 1 : 0;
        const std::size_t notice = words.any_at(0, cues.notices);
        of.notices[i] = notice > 0 && notice == words.size() ? 1 : 0;
    }
}

}  // namespace lines
