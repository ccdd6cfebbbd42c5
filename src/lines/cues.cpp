#include "lines/cues.h"

#include <algorithm>

#include "lines/squeezed.h"
#include "text/characters.h"
#include "text/scripts.h"
#include "text/utf8.h"

namespace lines {
namespace {

struct CueName {
    std::string_view name;
    std::vector<std::string> Cues::*words;
};

constexpr CueName cue_names[] = {
    {"agency", &Cues::agencies},
    {"dateline", &Cues::datelines},
    {"wire", &Cues::wire},
    {"role", &Cues::roles},
    {"deed", &Cues::deeds},
    {"lead", &Cues::leads},
    {"report", &Cues::reports},
    {"credit", &Cues::credits},
    {"credit_start", &Cues::credit_starts},
    {"credit_word", &Cues::credit_words},
    {"caption_start", &Cues::caption_starts},
    {"provider", &Cues::providers},
    {"jump_to", &Cues::jump_to},
    {"jump_from", &Cues::jump_from},
    {"page_word", &Cues::page_words},
    {"author", &Cues::authors},
    {"office", &Cues::offices},
    {"notice", &Cues::notices},
    {"salutation", &Cues::salutations},
    {"note", &Cues::notes},
    {"closer", &Cues::closers},
    {"ending", &Cues::endings},
    {"promo", &Cues::promo},
    {"furniture", &Cues::furniture},
    {"newspaper", &Cues::newspapers},
    {"section", &Cues::sections},
    {"speech", &Cues::speech},
    {"series", &Cues::series},
    {"interview", &Cues::interviews},
    {"kicker", &Cues::kickers},
    {"rubric", &Cues::rubrics},
    {"sub", &Cues::subs},
    {"kicker_start", &Cues::kicker_starts},
    {"sub_start", &Cues::sub_starts},
    {"transitive", &Cues::transitive},
};

constexpr std::u32string_view chinese_digits = U"〇一二三四五六七八九";

int digit_of(char32_t code) {
    if (text::is_digit(code)) return static_cast<int>(code - U'0');
    if (code == U'零') return 0;
    const auto found = chinese_digits.find(code);
    return found == std::u32string_view::npos ? -1 : static_cast<int>(found);
}

std::string arabic(std::u32string_view number) {
    std::string out;
    for (std::size_t i = 0; i < number.size(); ++i) {
        if (number[i] != U'十') {
            const int digit = digit_of(number[i]);
            if (digit < 0) return {};
            out += static_cast<char>('0' + digit);
            continue;
        }
        if (i == 0) out += '1';
        if (i + 1 == number.size()) out += '0';  // 十, 二十; but 十二, 二十一
    }
    return out;
}

/// A page: 三, 第3, A2, 03. Gives where it ends, `at` when there is none.
std::size_t page_from(const Squeezed& words, std::size_t at, std::string& page) {
    const std::u32string& codes = words.codes();
    if (at < codes.size() && codes[at] == U'第') ++at;
    std::size_t end = at;
    std::string letters;
    while (end < codes.size() && end < at + 2 && codes[end] >= U'A' && codes[end] <= U'Z') {
        letters += static_cast<char>(codes[end++]);
    }
    const std::size_t digits = end;
    // 星期五 3版 is not a page 53: Chinese and Arabic digits make no number together.
    const auto is_numeral = [&](char32_t code) {
        return (digit_of(code) >= 0 || code == U'十') &&
               text::is_digit(code) == text::is_digit(codes[digits]);
    };
    while (end < codes.size() && end < digits + 4 && is_numeral(codes[end])) ++end;
    std::string number = arabic(codes.substr(digits, end - digits));
    if (number.size() > 1) number.erase(0, std::min(number.find_first_not_of('0'), number.size() - 1));
    page = letters + number;
    return page.empty() ? at : end;
}

/// Does a line, or all there is, begin with what stands at byte `at`?
bool starts_line(std::string_view words, std::size_t at) {
    const std::string_view before = words.substr(0, at);
    const std::size_t last = before.find_last_not_of(" \t");
    return last == std::string_view::npos || before[last] == '\n' || before[last] == '\r';
}

/// A jump notice at `at`: an opening bracket or none, the cue, a page, 版, the closing bracket.
std::optional<Jump> jump_at(const Squeezed& words, std::size_t at, const Cues& cues) {
    const std::u32string& codes = words.codes();
    const std::size_t begin = at;
    const bool bracketed = at < codes.size() && opens_note(codes[at]);
    if (bracketed || (at < codes.size() && (codes[at] == U'▲' || codes[at] == U'▶' || codes[at] == U'►')))
        ++at;
    Jump jump;
    std::size_t length = words.any_at(at, cues.jump_to);
    if (length == 0) {
        length = words.any_at(at, cues.jump_from);
        jump.from = length > 0;
    }
    if (length == 0) return {};
    at += length;
    const std::size_t number = at;
    at = page_from(words, at, jump.page);
    if (at == number || jump.page.empty()) return {};
    const std::size_t page_word = words.any_at(at, cues.page_words);
    if (page_word == 0) return {};
    at += page_word;
    // What else stands inside the brackets: "（下转第二版中栏）", "（紧接第一版）".
    if (bracketed) {
        const std::size_t limit = std::min(codes.size(), at + 12);
        std::size_t end = at;
        while (end < limit && !closes_note(codes[end])) ++end;
        if (end == limit) return {};
        at = end + 1;
    }
    jump.slice = words.slice(begin, at);
    return jump;
}

}  // namespace

bool Cues::add(std::string_view assignment) {
    const auto equals = assignment.find('=');
    if (equals == std::string_view::npos || equals + 1 == assignment.size()) return false;
    const std::string_view name = assignment.substr(0, equals);
    const auto* found = std::ranges::find(cue_names, name, &CueName::name);
    if (found == std::end(cue_names)) return false;
    (this->*found->words).emplace_back(assignment.substr(equals + 1));
    return true;
}

std::string arabic(std::string_view number) {
    std::u32string codes;
    for (const auto [code, at, size] : text::CodePoints(number)) codes += folded(code);
    return arabic(std::u32string_view(codes));
}

std::string page_number(std::string_view words) {
    std::string page;
    (void)page_from(Squeezed(words, 8), 0, page);
    return page;
}

std::vector<std::string> page_numbers(std::string_view words, const Cues& cues) {
    const Squeezed squeezed(words, 200);
    std::vector<std::string> pages;
    for (std::size_t at = 0; at < squeezed.size(); ++at) {
        std::string page;
        const std::size_t end = page_from(squeezed, at, page);
        if (end == at) continue;
        if (squeezed.any_at(end, cues.page_words) != 0) pages.push_back(std::move(page));
        at = end - 1;
    }
    return pages;
}

std::optional<Jump> jump_at_start(std::string_view words, const Cues& cues) {
    return jump_at(Squeezed(words, 40), 0, cues);
}

std::optional<Jump> jump_at_end(std::string_view words, const Cues& cues) {
    constexpr std::size_t longest = 24;  // characters of a notice
    const std::uint32_t shift = begin_of_last(words, 40);
    const Squeezed squeezed(words.substr(shift));
    const std::size_t size = squeezed.size();
    for (std::size_t at = size > longest ? size - longest : 0; at < size; ++at) {
        std::optional<Jump> jump = jump_at(squeezed, at, cues);
        if (!jump || jump->slice.end != squeezed.slice(size - 1, size).end) continue;
        // Without a bracket it must be all there is on its line, or 下转 behind a clause: 转 and 见 are
        // common words.
        constexpr std::u32string_view marks = U"，、；。！？”」", here = U"下紧緊";
        const bool behind_clause = at > 0 && marks.find(squeezed.codes()[at - 1]) != marks.npos &&
                                   here.find(squeezed.codes()[at]) != here.npos;
        if (!opens_note(squeezed.codes()[at]) && !behind_clause &&
            !starts_line(words, shift + squeezed.slice(at, at + 1).begin))
            continue;
        jump->slice.begin += shift;
        jump->slice.end += shift;
        return jump;
    }
    return {};
}

}  // namespace lines
