#include "lines/recognised_marks.h"

#include <algorithm>
#include <span>

#include "lines/squeezed.h"
#include "text/characters.h"
#include "text/scripts.h"
#include "text/utf8.h"
#include "text/white_space.h"

namespace lines {
namespace {

using text::PrintedLine;

/// Names apart from each other, and 报 behind the last: "无人机航拍 方禾报", "方禾 江一鸣 报"; or a rarer
/// misreading apart from it: "方禾 振".
struct MisreadCredit {
    bool credit = false;
    bool names = false;  ///< several, and nothing else
};

MisreadCredit misread_credit(std::string_view words) {
    constexpr std::size_t most_parts = 4, longest_part = 6, shortest_name = 2, longest_name = 3;
    constexpr std::string_view misread = "报", rarely = "振援摇";
    const text::Decoded last = text::decode_before(words, words.size());
    const std::string_view sign = words.substr(words.size() - last.size);
    const bool apart = words.size() > last.size && words[words.size() - last.size - 1] == ' ';
    if (sign != misread && !(apart && rarely.find(sign) != std::string_view::npos)) return {};
    const auto parts = text::parts_between_spaces(words.substr(0, words.size() - last.size));
    if (parts.empty() || parts.size() > most_parts) return {};
    const auto is_name = [](std::string_view part) {
        const std::size_t length = text::count(part);
        return length >= shortest_name && length <= longest_name;
    };
    for (const std::string_view part : parts) {
        if (text::count(part) > longest_part) return {};
        for (const auto [code, at, size] : text::CodePoints(part)) {
            if (!text::is_han(code)) return {};
        }
    }
    return {is_name(parts.back()), parts.size() > 1 && std::ranges::all_of(parts, is_name)};
}

/// Right under the sentence of a caption; or names alone in a block of their own.
void mark_credits(std::string_view text, const std::vector<PrintedLine>& lines, std::vector<Mark>& marks) {
    for (std::size_t i = 1; i < lines.size(); ++i) {
        if (marks[i] != Mark::none) continue;
        const bool block_ends = i + 1 == lines.size() || lines[i + 1].blanks > 0;
        if (!block_ends) continue;
        const MisreadCredit seen = misread_credit(lines[i].slice.of(text));
        const bool under = lines[i].blanks == 0 && marks[i - 1] == Mark::none &&
                           text::ends_with_sentence(lines[i - 1].slice.of(text));
        if (seen.credit && (under || (seen.names && lines[i].blanks > 0))) marks[i] = Mark::credit;
    }
}

/// "2023年1]月11日“星期二", "二0二三年十一月25日。星期五": year, month, day and the day of the week, in their
/// order and close together, whatever became of the digits and of the gap.
bool holds_misread_date(const std::u32string& codes) {
    constexpr std::size_t longest_number = 5, longest_gap = 2;
    constexpr std::u32string_view sign = U"年月日", week = U"星期";
    for (std::size_t at = codes.find(sign[0]); at != std::u32string::npos; at = codes.find(sign[0], at + 1)) {
        const std::size_t month = codes.find(sign[1], at + 1);
        if (month == std::u32string::npos) return false;
        const std::size_t day = codes.find(sign[2], month + 1);
        if (day == std::u32string::npos) return false;
        if (month - at > longest_number || day - month > longest_number) continue;
        const std::size_t name = codes.find(week, day + 1);
        if (name != std::u32string::npos && name - day <= longest_gap + 1) return true;
    }
    return false;
}

/// "榕湾日报" and nothing else.
bool is_newspaper(const Squeezed& words, const Cues& cues) {
    constexpr std::size_t shortest = 4, longest = 6;
    return words.size() >= shortest && words.size() <= longest &&
           words.any_before(words.size(), cues.newspapers) > 0 &&
           std::ranges::all_of(words.codes(), text::is_han);
}

/// "江麓农垦报", "榕湾新报": a name that no cue ends, as it stands first on a page. But 喜报, 通报 and the
/// like are none.
bool may_be_newspaper(const Squeezed& words) {
    constexpr std::size_t shortest = 4, longest = 6;
    constexpr std::u32string_view no_papers =
        U"喜捷通汇彙举舉预預播警海情简簡壁回申填上谎謊禀稟有恶惡仇财財谍諜";
    const std::u32string& codes = words.codes();
    return codes.size() >= shortest && codes.size() <= longest && text::is_one_of(codes.back(), U"报報") &&
           !text::is_one_of(codes[codes.size() - 2], no_papers) && std::ranges::all_of(codes, text::is_han);
}

/// "地方新闻 B3": a section and its page.
bool is_section_with_page(std::string_view words) {
    constexpr std::size_t longest_name = 6, longest_page = 3;
    const auto parts = text::parts_between_spaces(words);
    if (parts.size() != 2) return false;
    const auto is_name = [&](std::string_view part) {
        const Squeezed name(part, longest_name + 1);
        const auto fits = [](char32_t one) {
            return text::is_han(one) || one == U'‧' || one == U'・' || one == U'·';
        };
        return name.size() > 1 && name.size() <= longest_name && std::ranges::all_of(name.codes(), fits);
    };
    const auto is_page = [&](std::string_view part) {
        const Squeezed page(part, longest_page + 1);
        const std::u32string& codes = page.codes();
        return codes.size() > 1 && codes.size() <= longest_page && codes[0] >= U'A' && codes[0] <= U'Z' &&
               std::all_of(codes.begin() + 1, codes.end(), text::is_digit);
    };
    return (is_name(parts[0]) && is_page(parts[1])) || (is_page(parts[0]) && is_name(parts[1]));
}

/// "榕湾晚报”A6 民生": the newspaper, the gap read as a sign or not, the page, and what it is about.
bool is_newspaper_with_page(const Squeezed& words, const Cues& cues) {
    constexpr std::size_t shortest = 4, longest_name = 6, longest_section = 4;
    const std::u32string& codes = words.codes();
    for (std::size_t end = shortest; end <= std::min(longest_name, codes.size()); ++end) {
        if (!text::is_han(codes[end - 1]) || words.any_before(end, cues.newspapers) == 0) continue;
        std::size_t at = end;
        if (at < codes.size() && text::is_one_of(codes[at], U"”“\"’‘.。")) ++at;
        if (at == codes.size() || codes[at] < U'A' || codes[at] > U'Z') continue;
        const std::size_t digits = ++at;
        while (at < codes.size() && text::is_digit(codes[at])) ++at;
        if (at == digits || at > digits + 2 || codes.size() - at > longest_section) continue;
        return std::all_of(codes.begin() + static_cast<std::ptrdiff_t>(at), codes.end(), text::is_han);
    }
    return false;
}

/// "第9版”社会,民生": the page and what it is about, the gap and the dot between read as any sign. `ends`: a
/// blank line follows; else a sign for the gap has to tell.
bool is_page_with_section(const Squeezed& words, bool ends) {
    constexpr std::size_t longest_number = 3, longest_section = 8;
    constexpr std::u32string_view signs = U"”“\"’‘.。,，、·‧・:_";
    const std::u32string& codes = words.codes();
    const std::size_t page = codes.find(U'版');
    if (codes.empty() || codes[0] != U'第' || page == std::u32string::npos) return false;
    if (page < 2 || page > 1 + longest_number || codes.size() - page > 1 + longest_section) return false;
    const auto digit = [](char32_t one) {
        return text::is_digit(one) || text::is_one_of(one, U"一二三四五六七八九十");
    };
    const auto fits = [&](char32_t one) { return text::is_han(one) || text::is_one_of(one, signs); };
    if (!ends && (page + 1 == codes.size() || !text::is_one_of(codes[page + 1], signs))) return false;
    const auto number = codes.begin() + static_cast<std::ptrdiff_t>(page);
    return std::all_of(codes.begin() + 1, number, digit) && std::all_of(number, codes.end(), fits);
}

/// "中華民國一一四年三月十日", "星期三": a day and nothing else.
bool is_day(const Squeezed& words) {
    constexpr std::size_t longest = 20;
    const std::u32string& codes = words.codes();
    if (codes.size() == 3 && codes.substr(0, 2) == U"星期")
        return text::is_one_of(codes[2], U"一二三四五六日天");
    const bool republic = codes.starts_with(U"中華民國") || codes.starts_with(U"民國");
    return republic && codes.size() <= longest && codes.back() == U'日' &&
           codes.find(U'年') != std::u32string::npos && codes.find(U'月') != std::u32string::npos;
}

/// "人文副刊" between the newspaper and the day, each in a block of its own.
void mark_names_of_pages(std::string_view text, const std::vector<PrintedLine>& lines, const Cues& cues,
                         std::vector<Mark>& marks) {
    constexpr std::size_t longest = 6, top = 8;
    for (std::size_t i = 1; i + 1 < std::min(lines.size(), top); ++i) {
        if (marks[i] != Mark::none || marks[i - 1] != Mark::furniture || marks[i + 1] != Mark::furniture)
            continue;
        const Squeezed words(lines[i].slice.of(text), longest + 1);
        if (words.size() <= longest && words.any_before(words.size(), cues.sections) > 0)
            marks[i] = Mark::furniture;
    }
}

/// Parts of a masthead that are not part of a story wherever they come: each stands in a block of its own, or
/// beside others.
void mark_mastheads(std::string_view text, const std::vector<PrintedLine>& lines, const Cues& cues,
                    std::vector<Mark>& marks) {
    constexpr std::size_t longest = 60;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        if (marks[i] != Mark::none) continue;
        const bool begins = i == 0 || lines[i].blanks > 0 || marks[i - 1] == Mark::furniture;
        const bool ends = i + 1 == lines.size() || lines[i + 1].blanks > 0 || marks[i + 1] == Mark::furniture;
        if (!begins) continue;
        const std::string_view words = lines[i].slice.of(text);
        const Squeezed squeezed(words, longest + 1);
        if (squeezed.size() > longest) continue;
        // A page begins with the newspaper's name, if it has it, whatever stands under it.
        const bool first = i == 0 || lines[i].page_start;
        const bool over_page =
            first && (is_newspaper(squeezed, cues) || (ends && may_be_newspaper(squeezed)));
        const bool alone = ends && (is_newspaper(squeezed, cues) || is_newspaper_with_page(squeezed, cues) ||
                                    is_section_with_page(words) || is_day(squeezed));
        if (alone || over_page || is_page_with_section(squeezed, ends) ||
            holds_misread_date(squeezed.codes()))
            marks[i] = Mark::furniture;
    }
}

/// What two spaces or more part.
std::vector<std::string_view> wide_cells(std::string_view words) {
    std::vector<std::string_view> cells;
    std::size_t begin = 0;
    while (begin < words.size()) {
        const std::size_t gap = std::min(words.find("  ", begin), words.size());
        const std::string_view cell = text::trimmed(words.substr(begin, gap - begin));
        if (!cell.empty()) cells.push_back(cell);
        begin = gap + 2;
    }
    return cells;
}

/// Two cells or more, short and without a sentence in them.
struct RowLook {
    bool row = false;
    bool figures = false;  ///< a cell behind the first has digits
};

RowLook look_at_row(std::string_view words) {
    constexpr std::size_t longest_cell = 12, longest_row = 60;
    RowLook look;
    if (words.find("  ") == std::string_view::npos || text::count(words) > 2 * longest_row) return look;
    const std::vector<std::string_view> cells = wide_cells(words);
    look.row = cells.size() >= 2;
    for (const std::string_view cell : cells) {
        std::size_t length = 0;
        for (const auto [code, at, size] : text::CodePoints(cell)) {
            if (!text::is_space(code)) ++length;
            if (text::is_one_of(code, U"，。；！？;!?")) return {};
            look.figures = look.figures || (cell.data() != cells.front().data() && text::is_digit(code));
        }
        if (length > longest_cell) return {};
    }
    return look;
}

/// Rows of a table, blank lines between them or not: three or more, most of them with figures.
void mark_spread_rows(std::string_view text, const std::vector<PrintedLine>& lines,
                      std::vector<Mark>& marks) {
    constexpr std::size_t least = 3;
    for (std::size_t i = 0; i < lines.size();) {
        std::size_t end = i, figures = 0;
        for (; end < lines.size() && (marks[end] == Mark::none || marks[end] == Mark::row); ++end) {
            const RowLook look = look_at_row(lines[end].slice.of(text));
            if (!look.row) break;
            figures += look.figures ? 1 : 0;
        }
        if (end - i >= least && 2 * figures > end - i) {
            std::fill(marks.begin() + static_cast<std::ptrdiff_t>(i),
                      marks.begin() + static_cast<std::ptrdiff_t>(end), Mark::row);
        }
        i = std::max(end, i + 1);
    }
}

}  // namespace

void mark_recognised(std::string_view text, const std::vector<PrintedLine>& lines, const Cues& cues,
                     std::vector<Mark>& marks) {
    mark_credits(text, lines, marks);
    mark_mastheads(text, lines, cues, marks);
    mark_names_of_pages(text, lines, cues, marks);
    mark_spread_rows(text, lines, marks);
}

}  // namespace lines
