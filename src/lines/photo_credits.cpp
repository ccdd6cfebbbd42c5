#include "lines/photo_credits.h"

#include <algorithm>
#include <string>

#include "lines/squeezed.h"
#include "text/characters.h"
#include "text/person_names.h"
#include "text/scripts.h"

namespace lines {
namespace {

constexpr std::size_t longest_credit = 26;  // characters

/// 周一鸣方小禾: are the characters two names of persons, of two or three each, and nothing else?
bool two_names(const Squeezed& squeezed, std::string_view words, std::size_t first, std::size_t end) {
    constexpr std::size_t shortest = 2, longest = 3;
    for (std::size_t middle = first + shortest; middle + shortest <= end && middle <= first + longest;
         ++middle) {
        if (end - middle <= longest && text::looks_like_a_person(squeezed.slice(first, middle).of(words)) &&
            text::looks_like_a_person(squeezed.slice(middle, end).of(words)))
            return true;
    }
    return false;
}

/// A line that is a name or two and the word of a credit, with no space between ("方禾摄"): some extractors
/// drop the space. Before one name a space or 拍 may part what else the credit says ("无人机航拍 方禾摄",
/// "无人机航拍方禾摄").
bool names_and_word(const Squeezed& squeezed, std::size_t first, std::size_t names_end, std::size_t word) {
    constexpr std::size_t longest_one = 4, longest_several = 10;
    const std::u32string& codes = squeezed.codes();
    const std::size_t length = names_end - first;
    const auto name_begins = [&](std::size_t at) {
        return squeezed.space_before(at) || (at > first && codes[at - 1] == U'拍');
    };
    const bool one_apart = length > longest_one && (name_begins(names_end - 2) || name_begins(names_end - 3));
    if (length > (word == 1 && !one_apart ? longest_one : longest_several)) return false;
    if (word == 1 && codes[names_end] != U'摄' && codes[names_end] != U'攝') return false;
    if (codes[names_end - 1] == U'拍') return false;
    return std::all_of(codes.begin() + static_cast<std::ptrdiff_t>(first),
                       codes.begin() + static_cast<std::ptrdiff_t>(names_end), text::is_han);
}

/// Does a long run of single characters, each behind a space, end before `end`? Such lines are letter-spaced,
/// and their spaces set nothing apart.
bool is_letter_spaced(const Squeezed& squeezed, std::size_t end) {
    constexpr std::size_t longest_names = 7;  // two, drawn out
    std::size_t begin = end;
    while (begin > 0 && squeezed.space_before(begin) && end - begin <= longest_names) --begin;
    return end - begin > longest_names;
}

/// Where the word begins that ends before `end`, if it is of two or three Han characters, as names are; `end`
/// when it is not.
std::size_t name_before(const Squeezed& squeezed, std::size_t first, std::size_t end) {
    constexpr std::size_t shortest = 2, longest = 3;
    std::size_t begin = end;
    while (begin > first && end - begin <= longest && text::is_han(squeezed.codes()[begin - 1])) {
        --begin;
        if (begin > first && squeezed.space_before(begin)) break;
    }
    return end - begin >= shortest && end - begin <= longest ? begin : end;
}

/// 读者林先生提供, 县水利局提供: who sent the picture in, and the word for it. What is made available by
/// somebody (由) is a sentence.
bool is_sent_in(const Squeezed& squeezed, std::string_view words, std::size_t first, std::size_t end,
                const Cues& cues) {
    constexpr std::size_t longest = 14;
    const std::size_t word = squeezed.any_before(end, cues.providers);
    if (word == 0 || end - first > longest || end - word < first + 2) return false;
    const std::size_t names_end = end - word;
    const auto names = std::u32string_view(squeezed.codes()).substr(first, names_end - first);
    if (names.find(U'由') != std::u32string_view::npos || !std::ranges::all_of(names, text::is_han))
        return false;
    return squeezed.any_at(first, cues.authors) > 0 || squeezed.any_before(names_end, cues.offices) > 0 ||
           text::looks_like_a_person(squeezed.slice(first, names_end).of(words));
}

/// "新华社发（方禾 摄）": where an agency's name begins that hands on the picture of somebody, `begin` being
/// where the bracket opens; `begin` when none stands before it.
std::size_t handed_on_by(const Squeezed& squeezed, std::size_t begin, const Cues& cues) {
    if (begin < 3 || !opens_note(squeezed.codes()[begin])) return begin;
    constexpr std::u32string_view hands_on = U"发發";
    if (!squeezed.stands(begin - 1, hands_on)) return begin;
    return begin - 1 - squeezed.any_before(begin - 1, cues.agencies);
}

/// 图 and 圖 end many words: behind a name, apart from it, they say who drew or took it.
bool is_picture_word(char32_t code) {
    return code == U'图' || code == U'圖';
}

std::optional<text::Slice> find(std::string_view all, bool after_sentence, const Cues& cues) {
    const std::uint32_t shift = begin_of_last(all, longest_credit + 12);
    const std::string_view words = all.substr(shift);
    const Squeezed squeezed(words);
    const std::u32string& codes = squeezed.codes();
    std::size_t end = squeezed.size();
    const bool bracketed = end > 1 && closes_note(codes[end - 1]);
    if (bracketed) --end;
    const std::size_t word = squeezed.any_before(end, cues.credits);
    const std::size_t names_end = end - word;
    std::size_t begin = end;
    while (begin > 0 && end - begin <= longest_credit && !text::ends_sentence(codes[begin - 1]) &&
           !text::closes(codes[begin - 1]) && codes[begin - 1] != U'，' && codes[begin - 1] != U'；' &&
           codes[begin - 1] != U'“' && codes[begin - 1] != U'「') {
        --begin;
        if (bracketed && opens_note(codes[begin])) break;
    }
    // OCR reads the gap before a credit as a quotation mark: "采茶。 ”方禾 摄".
    const bool behind_gap = begin > 1 && codes[begin - 1] == U'”' && squeezed.space_before(begin - 1) &&
                            text::ends_sentence(codes[begin - 2]);
    if (bracketed && (begin == end || !opens_note(codes[begin]))) return {};
    if (end - begin > longest_credit) return {};
    const bool at_start = begin == 0 && shift == 0;
    if (begin == 0 && shift > 0) return {};
    const std::size_t first = bracketed ? begin + 1 : begin;
    if (first == end) return {};
    const bool set_apart = at_start || behind_gap || (begin > 0 && squeezed.space_before(begin));
    const bool starts_as_credit = squeezed.any_at(first, cues.credit_starts) > 0;
    const bool whole = squeezed.any_at(first, cues.credit_words) == end - first;
    const bool sent_in =
        (!at_start || bracketed || after_sentence) && is_sent_in(squeezed, words, first, end, cues);
    if (word > 0 && !whole && !sent_in) {
        // Names stand before it, apart from it by a space or a slash, or with a role: 拍摄 at a line end is
        // no credit.
        if (names_end < first + 2) return {};
        if (is_letter_spaced(squeezed, names_end)) return {};
        const bool slash = codes[names_end - 1] == U'/';
        const bool picture = word == 1 && is_picture_word(codes[names_end]);
        const std::size_t last = slash ? names_end - 1 : names_end;
        const std::size_t name = name_before(squeezed, first, last);
        const bool behind_sentence = at_start ? after_sentence : set_apart;
        const bool apart = slash || picture ? name < last && (behind_sentence || bracketed) &&
                                                  (slash || squeezed.space_before(names_end))
                                            : squeezed.space_before(names_end);
        const bool has_role = !picture && squeezed.find_any(first, cues.roles) < names_end;
        const bool name_alone = picture && at_start && after_sentence && name == first && name < last &&
                                text::looks_like_a_person(squeezed.slice(first, last).of(words));
        const bool run_together = !picture && behind_sentence && two_names(squeezed, words, first, names_end);
        const bool only_names =
            set_apart && (name_alone || run_together || names_and_word(squeezed, first, names_end, word));
        if (!apart && !has_role && (!bracketed || picture) && !starts_as_credit && !only_names) return {};
    } else if (word == 0 && !starts_as_credit && !whole && !sent_in) {
        return {};
    }
    if (!bracketed && !set_apart) return {};
    const std::size_t handed = handed_on_by(squeezed, begin, cues);
    if (handed + 1 < begin) begin = handed;
    const text::Slice slice = squeezed.slice(begin, squeezed.size());
    return text::Slice{slice.begin + shift, slice.end + shift};
}

}  // namespace

std::optional<text::Slice> credit_at_end(std::string_view words, const Cues& cues) {
    return find(words, false, cues);
}

bool is_credit(std::string_view words, bool after_sentence, const Cues& cues) {
    const auto credit = find(words, after_sentence, cues);
    return credit && credit->begin == 0;
}

bool goes_on_with_clause(std::string_view words) {
    return words.starts_with("的") || words.starts_with("了");
}

}  // namespace lines
