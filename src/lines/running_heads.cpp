#include "lines/running_heads.h"

#include <algorithm>

#include "lines/openers.h"
#include "lines/squeezed.h"
#include "text/characters.h"
#include "text/scripts.h"
#include "text/utf8.h"
#include "text/white_space.h"

namespace lines {
namespace {

using text::PrintedLine;

constexpr int beyond_doubt = 4;  // points

/// "2版", "A06版": a folio and nothing else; with `bare` also "A06".
bool is_folio(std::string_view token, const Cues& cues, bool bare) {
    constexpr std::size_t longest = 5;
    const Squeezed squeezed(token, longest + 1);
    std::size_t at = 0;
    if (at < squeezed.size() && squeezed.codes()[at] >= U'A' && squeezed.codes()[at] <= U'Z') ++at;
    const bool lettered = at > 0;
    const std::size_t digits = at;
    while (at < squeezed.size() && text::is_digit(squeezed.codes()[at])) ++at;
    if (at == digits || squeezed.size() > longest) return false;
    const std::size_t word = squeezed.any_at(at, cues.page_words);
    return at + word == squeezed.size() && (word > 0 || (bare && lettered));
}

/// "2026-04-20" or "2026.4.20" at `at`.
bool is_iso_date(const Squeezed& words, std::size_t at) {
    const std::u32string& codes = words.codes();
    if (at > 0 && text::is_digit(codes[at - 1])) return false;
    constexpr std::size_t most_digits[] = {4, 2, 2};
    char32_t sign = 0;
    for (std::size_t part = 0; part < std::size(most_digits); ++part) {
        std::size_t digits = 0;
        while (at < codes.size() && digits < most_digits[part] && text::is_digit(codes[at])) ++at, ++digits;
        if (digits == 0 || (part == 0 && digits < 4)) return false;
        if (part + 1 == std::size(most_digits)) break;
        if (at == codes.size() || (codes[at] != U'-' && codes[at] != U'.' && codes[at] != U'/')) return false;
        if (sign != 0 && codes[at] != sign) return false;
        sign = codes[at++];
    }
    return at == codes.size() || !text::is_digit(codes[at]);
}

/// "第6789期", "总第6789期", "今日8版", "共8版".
bool counts_issues(std::string_view token) {
    constexpr std::string_view starts[] = {"总第", "總第", "第", "今日", "本期", "共"};
    constexpr std::string_view ends[] = {"期", "版"};
    for (const std::string_view start : starts) {
        for (const std::string_view end : ends) {
            if (!token.starts_with(start) || !token.ends_with(end)) continue;
            if (token.size() <= start.size() + end.size()) continue;
            const std::string_view number =
                token.substr(start.size(), token.size() - start.size() - end.size());
            if (!arabic(number).empty()) return true;
        }
    }
    return false;
}

/// "02", "A4", "要闻", "QINGSHAN DAILY": by itself nothing, beside a running head a part of it.
bool is_part(std::string_view words, const Cues& cues) {
    constexpr std::size_t longest_folio = 3, longest = 24;
    const Squeezed squeezed(words, longest + 1);
    const std::u32string& codes = squeezed.codes();
    if (codes.empty() || codes.size() > longest) return false;
    if (squeezed.any_at(0, cues.sections) == codes.size()) return true;
    if (codes.size() <= longest_folio && std::ranges::all_of(codes, text::is_digit)) return true;
    if (is_folio(words, cues, true)) return true;
    return codes.size() > longest_folio &&
           std::ranges::all_of(codes, [](char32_t code) { return code >= U'A' && code <= U'Z'; });
}

/// How often each of them stands in a line.
struct FurnitureSigns {
    int dates = 0, pages = 0;  ///< 2024年3月8日, 第3版: full dates and numbered pages
    int words = 0, links = 0;  ///< words of mastheads; those in Latin letters, www. and @
    bool folio = false;        ///< A06版, 第6789期
    bool part = false;         ///< the name of a paper or of a section, and nothing else of these

    [[nodiscard]] int points() const {
        return 2 * (dates + pages + words + links + (folio ? 1 : 0)) + (part ? 1 : 0);
    }
};

/// "市集逢星期三至星期日开放", "今年第三季零售市道": a masthead names the day and goes on behind a space, and
/// names a price.
bool is_in_clause(const Squeezed& squeezed, std::size_t at) {
    const std::u32string& codes = squeezed.codes();
    const auto is = [&](std::u32string_view word) { return codes.compare(at, word.size(), word) == 0; };
    if (is(U"零售")) return std::ranges::none_of(codes, text::is_digit);
    const std::size_t next = at + 3;  // behind the day
    if (!is(U"星期") || next >= codes.size() || !text::is_han(codes[next])) return false;
    return !squeezed.space_before(next);
}

/// What speaks for a running head: a full date, a page number, words of mastheads; no sentence.
FurnitureSigns furniture_signs(std::string_view words, const Cues& cues) {
    constexpr std::size_t longest = 90;
    const Squeezed squeezed(words, longest + 1);
    if (squeezed.size() > longest) return {};
    FurnitureSigns of;
    int in_clauses = 0;
    for (std::size_t at = 0; at < squeezed.size(); ++at) {
        const char32_t code = squeezed.codes()[at];
        if (code == U'。' || code == U'，' || code == U'；') return {};
        // As OCR of traditional text has it; a number may have one too.
        const bool in_clause = code == U',' && at > 0 && at + 1 < squeezed.size() &&
                               text::is_han(squeezed.codes()[at - 1]) &&
                               text::is_han(squeezed.codes()[at + 1]);
        if (in_clause) return {};
        const bool after_digit = at > 0 && text::is_digit(squeezed.codes()[at - 1]);
        if (code == U'年' && at >= 4 && after_digit &&
            date_at_start(words.substr(squeezed.slice(at - 4, at).begin))) {
            ++of.dates;
        }
        if (is_iso_date(squeezed, at)) ++of.dates;
        if (code == U'第' && at + 2 < squeezed.size()) {
            std::size_t end = at + 1;
            while (end < squeezed.size() && end < at + 5 && squeezed.codes()[end] != U'版') ++end;
            const bool letter = squeezed.codes()[at + 1] >= U'A' && squeezed.codes()[at + 1] <= U'Z';
            const std::size_t digits = letter ? at + 2 : at + 1;  // 第A03版
            const std::string number =
                digits < end ? arabic(squeezed.slice(digits, end).of(words)) : std::string();
            if (end < squeezed.size() && squeezed.codes()[end] == U'版' && !number.empty()) ++of.pages;
        }
        if (const std::size_t word = squeezed.any_at(at, cues.furniture); word > 0) {
            ++(is_in_clause(squeezed, at) ? in_clauses : code < 0x80 ? of.links : of.words);
            at += word - 1;
        }
    }
    if (of.points() > 0) of.words += in_clauses;
    constexpr std::size_t longest_name = 10;
    bool named = false, folio = false, bare_folio = false;
    for (const std::string_view token : text::parts_between_spaces(words)) {
        const Squeezed one(token, longest_name + 1);
        named = named || (one.size() <= longest_name && one.any_before(one.size(), cues.newspapers) > 0);
        folio = folio || is_folio(token, cues, false) || counts_issues(token);
        bare_folio = bare_folio || is_folio(token, cues, true);
    }
    if (folio || (named && bare_folio)) {
        of.folio = true;
    } else if (of.points() == 0 && ((squeezed.size() <= longest_name && named) || is_part(words, cues))) {
        of.part = true;
    }
    return of;
}

int furniture_points(std::string_view words, const Cues& cues) {
    return furniture_signs(words, cues).points();
}

bool is_short_label(std::string_view words) {
    constexpr std::size_t longest = 12;
    std::size_t characters = 0;
    for (const auto [code, at, size] : text::CodePoints(words)) {
        if (text::ends_sentence(code) || code == U'，' || ++characters > longest) return false;
    }
    return true;
}

/// The name of a section that no cue has: between two lines that speak for a running head, in one block with
/// them; or the first line of a page over two of them that fill its block.
bool is_amidst(const std::vector<PrintedLine>& lines, const std::vector<int>& points, std::size_t at) {
    const auto speaks = [&](std::size_t i) { return i < lines.size() && points[i] > 0; };
    if (!speaks(at + 1) || lines[at + 1].blanks > 0) return false;
    if (at > 0 && lines[at].blanks == 0 && !lines[at].page_start)
        return speaks(at - 1) && std::max(points[at - 1], points[at + 1]) >= 2;
    const bool first = at == 0 || lines[at].page_start;
    const auto ends = [&](std::size_t i) { return i == lines.size() || lines[i].blanks > 0; };
    if (!first || !speaks(at + 2) || lines[at + 2].blanks > 0) return false;
    if (std::max(points[at + 1], points[at + 2]) < 2) return false;
    return ends(at + 3) || (speaks(at + 3) && ends(at + 4));
}

/// A running head, and the short labels that stand in one block with it: between blank lines, no blank line
/// between them.
void mark_block(std::string_view text, const std::vector<PrintedLine>& lines, std::size_t at,
                std::vector<Mark>& marks) {
    constexpr std::size_t most = 6;
    std::size_t first = at, last = at + 1;
    while (first > 0 && at - first < most && lines[first].blanks == 0) --first;
    while (last < lines.size() && last - at < most && lines[last].blanks == 0) ++last;
    const bool bounded =
        (first == 0 || lines[first].blanks > 0) && (last == lines.size() || lines[last].blanks > 0);
    bool labels = bounded;
    for (std::size_t i = first; labels && i < last; ++i) {
        labels = i == at || (marks[i] == Mark::none && is_short_label(lines[i].slice.of(text))) ||
                 marks[i] == Mark::furniture;
    }
    for (std::size_t i = labels ? first : at; i < (labels ? last : at + 1); ++i) {
        if (marks[i] == Mark::none) marks[i] = Mark::furniture;
    }
}

}  // namespace

bool is_running_head(std::string_view words, const Cues& cues) {
    return furniture_points(words, cues) >= 2;
}

bool is_masthead(std::string_view words, const Cues& cues) {
    constexpr std::string_view signs[] = {"年", "星期", "版"};
    const bool dated = std::ranges::any_of(
        signs, [words](std::string_view sign) { return words.find(sign) != std::string_view::npos; });
    // A headline may name two dates or two pages, and an address two of its parts.
    FurnitureSigns of = furniture_signs(words, cues);
    of.dates = std::min(of.dates, 1);
    of.pages = std::min(of.pages, 1);
    of.links = 0;
    return dated && of.points() >= beyond_doubt;
}

void mark_running_heads(std::string_view text, const std::vector<PrintedLine>& lines, const Cues& cues,
                        std::vector<Mark>& marks) {
    constexpr std::size_t edge = 6;
    std::vector<int> points(lines.size(), 0);
    for (std::size_t i = 0; i < lines.size(); ++i) {
        if (marks[i] == Mark::none) points[i] = furniture_points(lines[i].slice.of(text), cues);
    }
    std::vector<char> at_edge(lines.size(), 0);
    std::size_t page = 0;
    for (std::size_t i = 0; i <= lines.size(); ++i) {
        if (i < lines.size() && !(i > page && (lines[i].page_start || lines[i].frame_mark))) continue;
        // A masthead may have more lines than an edge.
        std::size_t top = page, bottom = i;
        while (top < i && (top < page + edge || points[top] > 0)) ++top;
        while (bottom > page && (bottom + edge > i || points[bottom - 1] > 0)) --bottom;
        for (std::size_t k = page; k < i; ++k) at_edge[k] = k < top || k >= bottom ? 1 : 0;
        page = i;
    }
    for (std::size_t i = 0; i < lines.size(); ++i) {
        if (marks[i] != Mark::none) continue;
        // Extractors that follow the order of drawing may come to the running head at any time.
        if (at_edge[i] == 0) {
            if (points[i] >= beyond_doubt) mark_block(text, lines, i, marks);
            continue;
        }
        const int before = i == 0 ? 0 : points[i - 1];
        const int after = i + 1 == lines.size() ? 0 : points[i + 1];
        const bool among =
            (before >= 2 && after >= 2) || (i == 0 && after >= 2) || (i + 1 == lines.size() && before >= 2);
        // The name of the section stands in one block with the rest.
        const bool joins = i > 0 && marks[i - 1] == Mark::furniture && lines[i].blanks == 0 &&
                           i + 1 < lines.size() && lines[i + 1].blanks > 0;
        const bool beside = among || joins || is_amidst(lines, points, i);
        if (points[i] >= 2 || (beside && is_short_label(lines[i].slice.of(text)))) marks[i] = Mark::furniture;
    }
    // Parts of it, beside what has been found.
    const auto join = [&](std::size_t i, std::size_t beside) {
        if (at_edge[i] != 0 && marks[i] == Mark::none && points[i] > 0 && marks[beside] == Mark::furniture)
            marks[i] = Mark::furniture;
    };
    for (std::size_t i = 1; i < lines.size(); ++i) join(i, i - 1);
    for (std::size_t i = lines.size(); i-- > 1;) join(i - 1, i);
}

}  // namespace lines
