#include "lines/line_marks.h"

#include <algorithm>
#include <array>

#include "lines/cut_lines.h"
#include "lines/display_blocks.h"
#include "lines/doubled_lines.h"
#include "lines/letters.h"
#include "lines/line_edges.h"
#include "lines/openers.h"
#include "lines/photo_credits.h"
#include "lines/running_heads.h"
#include "lines/signatures.h"
#include "lines/signed_lines.h"
#include "lines/split_credits.h"
#include "lines/squeezed.h"
#include "lines/telling_words.h"
#include "text/characters.h"
#include "text/letter_spacing.h"
#include "text/scripts.h"
#include "text/utf8.h"
#include "text/white_space.h"

namespace lines {
namespace {

using text::PrintedLine;
using text::Slice;

std::size_t cells_of(std::string_view words) {
    if (words.find(' ') == std::string_view::npos && words.find('\t') == std::string_view::npos &&
        words.find("\u3000") == std::string_view::npos) {
        return 1;
    }
    if (!text::letter_spaced_runs(words).empty()) return 1;
    std::size_t cells = 0;
    bool inside = false;
    for (const auto [code, at, size] : text::CodePoints(words)) {
        if (text::is_space(code)) {
            inside = false;
            continue;
        }
        if (!inside) ++cells;
        inside = true;
        if (text::ends_sentence(code) || code == U'，' || code == U'；' || code == U',' || code == U';')
            return 1;
    }
    return cells;
}

/// Rows of a table: three or more lines with as many cells each, or more lines with two.
void mark_rows(std::string_view text, const std::vector<PrintedLine>& lines, std::vector<Mark>& marks) {
    for (std::size_t i = 0; i < lines.size();) {
        const std::size_t cells = marks[i] == Mark::none ? cells_of(lines[i].slice.of(text)) : 1;
        std::size_t end = i + 1;
        while (cells > 1 && end < lines.size() && marks[end] == Mark::none &&
               cells_of(lines[end].slice.of(text)) == cells) {
            ++end;
        }
        const std::size_t needed = cells >= 3 ? 3 : 4;
        if (cells > 1 && end - i >= needed) {
            std::fill(marks.begin() + static_cast<std::ptrdiff_t>(i),
                      marks.begin() + static_cast<std::ptrdiff_t>(end), Mark::row);
        }
        i = end;
    }
}

/// Where the table begins whose lines from `first` to `end` are cells: a head row of as many lines as each
/// row has, parted by blank lines as they are, is of it, however wide its cells (均价（元/500克）).
std::size_t head_row_before(const std::vector<PrintedLine>& lines, const std::vector<Mark>& marks,
                            std::size_t first, std::size_t end) {
    constexpr std::size_t least_rows = 2;
    std::vector<std::size_t> begins;  // of rows
    for (std::size_t i = first + 1; i < end; ++i) {
        if (lines[i].blanks > 0) begins.push_back(i);
    }
    if (begins.size() < least_rows) return first;
    const std::size_t size = begins[1] - begins[0];
    for (std::size_t i = 2; i < begins.size(); ++i) {
        if (begins[i] - begins[i - 1] != size) return first;
    }
    const std::size_t begun = begins[0] - first;
    if (begun >= size || size - begun > first || lines[first].blanks > 0) return first;
    const std::size_t head = first - (size - begun);
    for (std::size_t i = head; i < first; ++i) {
        const bool begins_row = lines[i].blanks > 0 || lines[i].page_start;
        if (marks[i] != Mark::none || begins_row != (i == head)) return first;
    }
    return head;
}

/// Cells of a table that come one a line, wrapped: many lines on end, short, of all widths, without any sign.
void mark_cells(std::string_view text, const std::vector<PrintedLine>& lines, std::vector<Mark>& marks) {
    constexpr std::size_t least = 8, least_widths = 3;
    constexpr double most_cells = 14;
    for (std::size_t i = 0; i < lines.size();) {
        std::vector<double> widths;
        std::size_t end = i;
        for (; end < lines.size() && (marks[end] == Mark::none || marks[end] == Mark::row); ++end) {
            const std::string_view words = lines[end].slice.of(text);
            const double width = text::cells(words, 2);
            const bool sign = text::ends_sentence(text::decode_before(words, words.size()).code) ||
                              words.find("，") != std::string_view::npos ||
                              words.find("：") != std::string_view::npos;
            if (sign || (width > most_cells && cells_of(words) == 1)) break;
            if (std::ranges::find(widths, width) == widths.end()) widths.push_back(width);
        }
        if (end - i >= least && widths.size() >= least_widths) {
            const std::size_t begin = head_row_before(lines, marks, i, end);
            std::fill(marks.begin() + static_cast<std::ptrdiff_t>(begin),
                      marks.begin() + static_cast<std::ptrdiff_t>(end), Mark::row);
        }
        i = std::max(end, i + 1);
    }
}

/// （本报记者 方禾 文/图）: who took the picture wrote the story, and signs that.
bool signs_text(std::string_view words) {
    const Squeezed squeezed(words, 40);
    return opens_note(squeezed.codes()[0]) && (squeezed.codes().find(U"文/") != std::u32string::npos ||
                                               squeezed.codes().find(U"/文") != std::u32string::npos);
}

/// 本报记者 方禾 文/图 under a headline: no caption stands over it, and who took the picture wrote the story.
bool writes_under_head(std::string_view words, const Cues& cues) {
    const Squeezed squeezed(words, 40);
    const bool role = squeezed.any_at(0, cues.roles) > 0;
    const std::size_t report = squeezed.any_before(squeezed.size(), cues.reports);
    return role && (squeezed.codes().find(U"文/") != std::u32string::npos ||
                    squeezed.codes().find(U"/文") != std::u32string::npos || report > 1);
}

/// What stands before a line, as far as it tells what the line is.
struct Before {
    bool dateline = false;  ///< alone on its line
    bool text = false;      ///< a sentence that ends
    bool head = false;      ///< a line that is not marked and ends no sentence
};

/// Does a line end far before the next one does? Then it ends where it was meant to.
bool ends_early(std::string_view text, const std::vector<PrintedLine>& lines, std::size_t at) {
    constexpr double least = 6;  // cells; an indent is four, which some extractors drop
    if (at + 1 == lines.size()) return true;
    const auto end = [&](const PrintedLine& line) {
        return line.indent + text::cells(line.slice.of(text), 2);
    };
    return end(lines[at]) + least <= end(lines[at + 1]);
}

Mark mark_of(std::string_view words, std::string_view next, Before before, bool early, const Cues& cues,
             const Edges& edges, char& dateline, bool& on) {
    const char32_t first = text::decode_at(words, 0).code;
    const char32_t last = text::decode_before(words, words.size()).code;
    if (edges.may_jump(first)) {
        if (const auto jump = jump_at_start(words, cues)) {
            if (jump->slice.end == words.size()) return jump->from ? Mark::jump_from : Mark::jump;
            if (jump->from) return Mark::jump_from;
        }
    }
    if (edges.may_credit(first, last) && !signs_text(words) &&
        !(before.head && writes_under_head(words, cues))) {
        if (is_credit(words, before.text && !goes_on_with_clause(next), cues)) return Mark::credit;
    }
    const std::string_view front = words.substr(0, 24);
    const bool agency = std::ranges::any_of(std::array{"社", "讯", "訊"}, [&](const char* sign) {
        return words.substr(0, 40).find(sign) != std::string_view::npos;
    });
    const std::string_view start = words.substr(0, 18);  // 溪晚记者
    const bool reporter =
        start.find("记者") != std::string_view::npos || start.find("記者") != std::string_view::npos;
    const bool slash =
        front.find("／") != std::string_view::npos || front.find('/') != std::string_view::npos;
    if (!edges.may_open(first) && !agency && !slash && !reporter) return Mark::none;
    // A byline may run over the line end.
    std::string both(words);
    both += '\n';
    both += next;
    const auto opener = opener_at_start(both, cues);
    on = opener && opener->byline && opener->byline->begin < words.size() &&
         opener->byline->end > words.size();
    if (early && !on && is_spaced_byline(words, cues)) return Mark::byline;
    if (opener) {
        dateline = opener->dateline && opener->extent.end >= words.size() ? 1 : 0;
        // Names in brackets and nothing else stand over a story, or at its end.
        const std::size_t end = on ? both.size() : words.size();
        const bool alone = !opener->dateline && opener->extent.end == end && !before.dateline;
        return alone ? Mark::byline : Mark::opener;
    }
    if (is_signature(words, before.text, cues)) return before.dateline ? Mark::opener : Mark::closer;
    if (byline_alone(words, cues)) return Mark::byline;
    return Mark::none;
}

/// Does `words` end with "（下转第四版）"? What the notice cuts short may well end with a comma.
bool ends_with_jump(std::string_view words, const Cues& cues) {
    const char32_t last = text::decode_before(words, words.size()).code;
    if (!closes_note(last) && last != U'版') return false;
    const auto jump = jump_at_end(words, cues);
    return jump && !jump->from;
}

/// 石桥市民 周一鸣: beside a headline, or over "编辑同志：".
void mark_authors(std::string_view text, const std::vector<PrintedLine>& lines, const Cues& cues,
                  std::vector<Mark>& marks) {
    for (std::size_t i = 0; i < lines.size(); ++i) {
        if (marks[i] != Mark::none || !names_an_author(lines[i].slice.of(text), cues)) continue;
        const bool under = i > 0 && marks[i - 1] == Mark::doubled;
        const bool over = i + 1 < lines.size() &&
                          (marks[i + 1] == Mark::doubled || is_salutation(lines[i + 1].slice.of(text), cues));
        if (under || over) marks[i] = Mark::byline;
    }
}

/// Is `words` the rest of a jump notice that began on the line before ("（下" / "转第四版）")?
bool ends_jump(std::string_view before, std::string_view words, const Cues& cues, const Edges& edges) {
    constexpr std::size_t longest = 40;  // bytes
    if (words.size() > longest || !closes_note(text::decode_before(words, words.size()).code)) return false;
    if (edges.may_open(text::decode_at(words, 0).code)) return false;
    const auto jump = jump_at_end(std::string(before) + '\n' + std::string(words), cues);
    return jump && jump->slice.begin < before.size();
}

}  // namespace

std::string_view name(Mark mark) {
    constexpr std::string_view names[] = {"",     "doubled", "opener", "byline",    "jump from",
                                          "jump", "credit",  "closer", "furniture", "row"};
    return names[static_cast<std::size_t>(mark)];
}

LineMarks mark_lines(std::string_view text, std::vector<PrintedLine>& lines, const Cues& cues) {
    LineMarks of;
    const Edges edges(cues);
    cut_lines(text, cues, edges, lines);
    std::vector<char> doubled;
    of.doublings = find_doubled_lines(text, lines, doubled);
    std::ranges::sort(of.doublings, {}, [](const text::Doubling& one) { return one.extent.begin; });
    of.marks.assign(lines.size(), Mark::none);
    of.datelines.assign(lines.size(), 0);
    of.credited.assign(lines.size(), 0);
    of.credit_rests.assign(lines.size(), 0);
    of.caption_starts.assign(lines.size(), 0);
    of.notices.assign(lines.size(), 0);
    of.letter_parts.assign(lines.size(), LetterPart::none);
    of.jump_ends.assign(lines.size(), 0);
    of.signed_ends.assign(lines.size(), 0);
    of.byline_rests.assign(lines.size(), 0);
    bool opener_goes_on = false;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        if (doubled[i] != 0) {
            opener_goes_on = false;
            of.marks[i] = Mark::doubled;
            continue;
        }
        const std::string_view next = i + 1 < lines.size() ? lines[i + 1].slice.of(text) : std::string_view();
        const std::string_view words = lines[i].slice.of(text);
        if (edges.may_credit(0, text::decode_before(words, words.size()).code)) {
            const auto credit = credit_at_end(words, cues);
            of.credited[i] = credit && credit->begin > 0 ? 1 : 0;
        }
        Before before;
        if (i > 0) {
            const bool stop = text::ends_with_sentence(lines[i - 1].slice.of(text));
            const bool plain = of.marks[i - 1] == Mark::none || of.marks[i - 1] == Mark::doubled;
            before = {of.datelines[i - 1] != 0, stop, plain && !stop};
        }
        const bool early = ends_early(text, lines, i);
        const bool rest = opener_goes_on;
        opener_goes_on = false;
        if (!rest) {
            of.marks[i] = mark_of(words, next, before, early, cues, edges, of.datelines[i], opener_goes_on);
        } else if (of.marks[i - 1] == Mark::byline) {
            of.marks[i] = Mark::byline;
            of.byline_rests[i] = 1;
        }
        of.jump_ends[i] =
            (of.marks[i] == Mark::none || of.marks[i] == Mark::opener) && ends_with_jump(words, cues) ? 1 : 0;
    }
    find_signed_ends(text, lines, cues, of);
    mark_split_credits(text, lines, cues, of);
    rejoin_signatures(text, lines, cues, of.marks);
    rejoin_bylines(text, lines, cues, of);
    std::vector<std::size_t> rests;
    for (std::size_t i = 1; i < lines.size(); ++i) {
        const std::string_view before = lines[i - 1].slice.of(text);
        if (of.marks[i] == Mark::none && ends_jump(before, lines[i].slice.of(text), cues, edges)) {
            rests.push_back(i);
            of.marks[i] = Mark::jump;  // it has a page number, but is not a running head, nor next to one
        }
    }
    mark_captions_and_notices(text, lines, cues, of);
    mark_signed_dates(text, lines, cues, of.marks);
    mark_authors(text, lines, cues, of.marks);
    mark_letters(text, lines, cues, of);
    mark_running_heads(text, lines, cues, of.marks);
    for (const std::size_t i : rests) {
        of.marks[i] = Mark::none;
        of.jump_ends[i] = 1;
    }
    mark_rows(text, lines, of.marks);
    mark_cells(text, lines, of.marks);
    return of;
}

}  // namespace lines
