#include "lines/split_credits.h"

#include <string>

#include "lines/photo_credits.h"
#include "lines/squeezed.h"
#include "text/characters.h"
#include "text/utf8.h"

namespace lines {
namespace {

constexpr std::size_t longest_rest = 12;  // characters of a credit on its second line

/// "……滑了出去。本报记者 周" / "一鸣 文/摄": right behind a sentence somebody signs the text as well.
bool begins_byline_at_end(std::string_view words, const Cues& cues) {
    constexpr std::size_t reach = 14;  // characters
    const Squeezed tail(words.substr(begin_of_last(words, reach)));
    std::size_t begin = tail.size();
    while (begin > 0 && !text::ends_sentence(tail.codes()[begin - 1])) --begin;
    return begin > 0 && begin < tail.size() && tail.any_at(begin, cues.roles) > 0;
}

}  // namespace

void mark_split_credits(std::string_view text, const std::vector<text::PrintedLine>& lines, const Cues& cues,
                        LineMarks& of) {
    const auto words = [&](std::size_t line) { return lines[line].slice.of(text); };
    for (std::size_t i = 1; i < lines.size(); ++i) {
        const bool credit = of.marks[i] == Mark::credit, over_credit = of.marks[i - 1] == Mark::credit;
        if ((of.marks[i] != Mark::none && !credit) || (of.marks[i - 1] != Mark::none && !over_credit))
            continue;
        if (credit && over_credit) continue;
        if (lines[i].page_start || text::count(words(i)) > longest_rest) continue;
        const std::string both = std::string(words(i - 1)) + '\n' + std::string(words(i));
        const auto found = credit_at_end(both, cues);
        if (!over_credit && found && found->begin > 0 && found->begin < words(i - 1).size()) {
            // "……通水现场。 石桥县" / "水利局供图": its credit begins on the first line, behind the caption.
            of.marks[i] = Mark::none;
            of.credited[i] = of.credit_rests[i] = 1;
            continue;
        }
        // "通讯员 方禾 记者 周一鸣 摄影" / "报道", "读者林" / "先生提供"
        const bool goes_on = i + 1 < lines.size() && goes_on_with_clause(words(i + 1));
        const bool after_sentence = !goes_on && i > 1 && text::ends_with_sentence(words(i - 2));
        if (is_credit(both, after_sentence, cues) && (over_credit || after_sentence)) {
            of.marks[i - 1] = of.marks[i] = Mark::credit;
            of.credit_rests[i] = 1;
        } else if (credit && begins_byline_at_end(words(i - 1), cues)) {
            of.marks[i] = Mark::none;
        }
    }
}

}  // namespace lines
