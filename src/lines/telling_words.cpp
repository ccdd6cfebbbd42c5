#include "lines/telling_words.h"

#include "lines/squeezed.h"
#include "text/characters.h"

namespace lines {

using text::PrintedLine;

void mark_captions_and_notices(std::string_view text, const std::vector<PrintedLine>& lines, const Cues& cues,
                               LineMarks& of) {
    constexpr std::size_t looked_at = 8;
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
