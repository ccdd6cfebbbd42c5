#include "lines/signed_lines.h"

#include <string>

#include "lines/dates.h"
#include "lines/signatures.h"
#include "lines/squeezed.h"
#include "text/characters.h"
#include "text/utf8.h"

namespace lines {
namespace {

using text::PrintedLine;

/// Does a sentence end shortly before the end of `words`, and another thing begin?
bool sentence_ends_inside(std::string_view words) {
    constexpr int looked_at = 24;  // characters
    std::size_t at = words.size();
    for (int i = 0; i < looked_at && at > 0; ++i) {
        const text::Decoded one = text::decode_before(words, at);
        if (text::ends_sentence(one.code) || text::closes(one.code)) return i > 0;
        at -= one.size;
    }
    return false;
}

/// "……多一倍。（记者" / "方禾）", "……多一倍。本报记者 方" / "禾": does the byline behind a sentence end here
/// that began on the line before?
bool ends_byline(std::string_view before, std::string_view words, const Cues& cues) {
    constexpr std::size_t longest = 80;  // bytes
    if (words.size() > longest || opens_note(text::decode_at(words, 0).code)) return false;
    const bool closed = closes_note(text::decode_before(words, words.size()).code);
    if (!closed && !sentence_ends_inside(before)) return false;
    const auto byline = byline_at_end(std::string(before) + '\n' + std::string(words), cues);
    return byline && byline->begin < before.size();
}

}  // namespace

void find_signed_ends(std::string_view text, const std::vector<PrintedLine>& lines, const Cues& cues,
                      LineMarks& of) {
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const std::string_view words = lines[i].slice.of(text);
        const bool may_end = of.marks[i] == Mark::none || of.marks[i] == Mark::credit;
        if (i > 0 && may_end && of.marks[i - 1] == Mark::none &&
            ends_byline(lines[i - 1].slice.of(text), words, cues)) {
            of.marks[i] = Mark::none;
            of.credited[i] = of.signed_ends[i - 1] = 0;
            of.signed_ends[i] = 1;
            continue;
        }
        if (of.marks[i] != Mark::none && of.marks[i] != Mark::opener) continue;
        const auto byline = byline_at_end(words, cues);
        if (!byline) continue;
        // What no bracket closes may go on in the next line, unless that is set off.
        const bool closed = closes_note(text::decode_before(words, words.size()).code);
        const bool set_off = i + 1 == lines.size() || lines[i + 1].blanks > 0 || lines[i + 1].indent > 0 ||
                             lines[i + 1].page_start;
        if (closed || set_off || is_spaced_byline(byline->of(words), cues)) of.signed_ends[i] = 1;
    }
}

void rejoin_bylines(std::string_view text, const std::vector<PrintedLine>& lines, const Cues& cues,
                    LineMarks& of) {
    constexpr std::size_t longest = 80;  // bytes
    for (std::size_t i = 0; i + 1 < lines.size(); ++i) {
        const bool begins = of.marks[i] == Mark::byline || of.marks[i] == Mark::none;
        if (!begins || of.marks[i + 1] != Mark::none || lines[i + 1].page_start) continue;
        const std::string_view first = lines[i].slice.of(text), second = lines[i + 1].slice.of(text);
        if (first.size() > longest || second.size() > longest) continue;
        if (Squeezed(first, 8).any_at(0, cues.roles) == 0) continue;
        if (!is_spaced_byline(std::string(first) + '\n' + std::string(second), cues)) continue;
        of.marks[i] = of.marks[i + 1] = Mark::byline;
        of.byline_rests[i + 1] = 1;
    }
}

void rejoin_signatures(std::string_view text, const std::vector<PrintedLine>& lines, const Cues& cues,
                       std::vector<Mark>& marks) {
    for (std::size_t i = 1; i + 1 < lines.size(); ++i) {
        if (marks[i] != Mark::none || marks[i + 1] != Mark::none || lines[i + 1].page_start) continue;
        const bool after_text = text::ends_with_sentence(lines[i - 1].slice.of(text));
        if (!after_text) continue;
        if (begins_signature(lines[i].slice.of(text), lines[i + 1].slice.of(text), after_text, cues))
            marks[i] = marks[i + 1] = Mark::closer;
    }
}

namespace {

/// Where the lines begin that name who gives notice, right over line `date`; `date` when there are none.
/// A sentence ends before them, or 特此公告 stands there.
std::size_t first_office(std::string_view text, const std::vector<PrintedLine>& lines, std::size_t date,
                         const Cues& cues, const std::vector<Mark>& marks) {
    constexpr std::size_t most = 4, longest = 24, longest_formula = 8;
    std::size_t first = date;
    while (first > 1 && date - first < most && marks[first - 1] == Mark::none) {
        const std::string_view words = lines[first - 1].slice.of(text);
        const Squeezed squeezed(words, longest + 1);
        if (squeezed.size() > longest || text::ends_with_sentence(words) ||
            squeezed.any_before(squeezed.size(), cues.offices) == 0)
            break;
        --first;
    }
    const std::string_view before = lines[first - 1].slice.of(text);
    const bool formula = before.starts_with("特此") && text::count(before) <= longest_formula;
    return formula || text::ends_with_sentence(before) ? first : date;
}

}  // namespace

void mark_signed_dates(std::string_view text, const std::vector<PrintedLine>& lines, const Cues& cues,
                       std::vector<Mark>& marks) {
    constexpr double far_in = 8;  // cells
    constexpr std::size_t longest_body = 24;
    for (std::size_t i = 2; i < lines.size(); ++i) {
        if (marks[i] != Mark::none || marks[i - 1] != Mark::none) continue;
        const std::string_view words = lines[i].slice.of(text);
        const auto date = date_at_start(words);
        if (!date || date->slice.end != words.size()) continue;
        const std::string_view body = lines[i - 1].slice.of(text);
        if (text::ends_with_sentence(body) || text::count(body) > longest_body) continue;
        const bool set_in =
            lines[i].indent >= far_in && lines[i - 1].indent >= far_in && lines[i - 2].indent < far_in;
        const std::size_t office = date->when.front() != '-' ? first_office(text, lines, i, cues, marks) : i;
        if (!set_in && office == i) continue;
        for (std::size_t k = std::min(office, i - 1); k <= i; ++k) marks[k] = Mark::closer;
    }
}

}  // namespace lines
