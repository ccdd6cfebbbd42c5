#include "lines/letters.h"

#include <algorithm>

#include "lines/running_bylines.h"
#include "lines/squeezed.h"
#include "text/characters.h"
#include "text/person_names.h"
#include "text/scripts.h"
#include "text/utf8.h"
#include "text/white_space.h"
#include "text/word_breaks.h"

namespace lines {
namespace {

bool ends_with_colon(std::string_view words) {
    const char32_t last = text::decode_before(words, words.size()).code;
    return last == U'：' || last == U':';
}

/// 【编后】……, 编者按：……
bool is_note(std::string_view words, const Cues& cues) {
    const Squeezed squeezed(words, 10);
    const bool bracket = squeezed.stands(0, U"【［[");
    const std::size_t first = bracket ? 1 : 0;
    const std::size_t length = squeezed.any_at(first, cues.notes);
    return length > 0 && squeezed.stands(first + length, bracket ? U"】］]" : U"：:");
}

/// 石桥小学 周一鸣: where somebody is or what he is, and a name apart from it. `sure`: what stands behind
/// says that a letter ends here, so any name will do.
bool signs_letter(std::string_view words, bool sure, const Cues& cues) {
    constexpr std::size_t longest = 20, longest_name = 3;
    const std::vector<std::string_view> parts = text::parts_between_spaces(words);
    if (parts.size() < 2 || text::count(words) > longest) return false;
    const std::string_view name = parts.back();
    const std::size_t size = text::count(name);
    if (size < 2 || size > longest_name || !(sure || text::looks_like_a_person(name))) return false;
    const Squeezed who(words.substr(0, static_cast<std::size_t>(name.data() - words.data())), longest);
    if (!std::ranges::all_of(who.codes(), text::is_han)) return false;
    return who.size() > 2 &&
           (who.any_before(who.size(), cues.authors) > 0 || who.any_before(who.size(), cues.offices) > 0);
}

/// "读者 周一鸣 编辑同志：": the salutation behind who writes, or alone. 责任 编辑： is none.
bool ends_with_salutation(std::string_view words, const Cues& cues) {
    constexpr std::size_t longest = 24;  // characters
    if (!ends_with_colon(words)) return false;
    if (is_salutation(words, cues)) return true;
    const Squeezed squeezed(words, longest + 1);
    if (squeezed.size() > longest) return false;
    const auto byline = running_byline(words, squeezed, 0, cues);
    return byline && byline->end < squeezed.size() &&
           is_salutation(squeezed.slice(byline->end, squeezed.size()).of(words), cues);
}

}  // namespace

bool is_salutation(std::string_view words, const Cues& cues) {
    const Squeezed squeezed(words, 16);
    return std::ranges::any_of(cues.salutations, [&](const std::string& one) {
        const std::size_t length = squeezed.word_at(0, one);
        return length > 0 && length + 1 >= squeezed.size();
    });
}

std::optional<Opener> letter_opener(std::string_view words, const Cues& cues) {
    constexpr std::size_t longest = 16, longest_name = 3, longest_salutation = 10, surely = 4;  // characters
    const Squeezed squeezed(words, longest + longest_salutation);
    if (squeezed.size() == 0 || !opens_note(squeezed.codes()[0])) return {};
    std::size_t end = 1;
    while (end < squeezed.size() && end < longest && text::is_han(squeezed.codes()[end])) ++end;
    if (end == squeezed.size() || end < 3 || !closes_note(squeezed.codes()[end])) return {};
    const std::size_t salutation = squeezed.any_at(end + 1, cues.salutations);
    // "（方禾） 编辑：周一鸣" names who edited it.
    if (salutation < 3 || !squeezed.stands(end + 1 + salutation, U"：:")) return {};
    // A place may stand before the name, which 编辑同志 tells, so any will do. "（常务）总编辑：方禾",
    // "（城南）编辑部：…" are no letters.
    std::size_t name = end - 1;
    while (name > 1 && !squeezed.space_before(name)) --name;
    if (end - name < 2 || end - name > longest_name) return {};
    if (salutation < surely && (!text::looks_like_a_person(squeezed.slice(name, end).of(words)) ||
                                text::WordBreaks().word_across(squeezed.slice(name, name + 1).of(words),
                                                               squeezed.slice(name + 1, end).of(words))))
        return {};
    Opener opener;
    opener.byline = opener.extent = squeezed.slice(0, end + 1);
    opener.persons = {squeezed.slice(name, end)};
    return opener;
}

void mark_letters(std::string_view text, const std::vector<text::PrintedLine>& lines, const Cues& cues,
                  LineMarks& of) {
    const auto words = [&](std::size_t line) { return lines[line].slice.of(text); };
    constexpr std::size_t longest_letter = 80;  // lines
    std::size_t letter_ends = 0;                // behind a salutation, until somebody signs
    for (std::size_t i = 0; i < lines.size(); ++i) {
        if (of.marks[i] != Mark::none) continue;
        if (is_note(words(i), cues)) {
            of.letter_parts[i] = LetterPart::note;
        } else if (ends_with_salutation(words(i), cues)) {
            of.letter_parts[i] = LetterPart::salutation;
            of.marks[i] = Mark::opener;
            letter_ends = i + longest_letter;
        } else if (i > 0 && text::ends_with_sentence(words(i - 1))) {
            const bool last = i + 1 == lines.size();
            const auto date = last ? std::nullopt : date_at_start(words(i + 1));
            const bool dated = date && date->slice.end == words(i + 1).size();
            const bool sure = dated || i < letter_ends || (!last && is_note(words(i + 1), cues));
            if (!signs_letter(words(i), sure, cues)) continue;
            of.marks[i] = Mark::closer;
            letter_ends = 0;
            if (dated && of.marks[i + 1] == Mark::none) of.marks[i + 1] = Mark::closer;
        }
    }
}

}  // namespace lines
