#include "columns/printed_lines.h"

#include <algorithm>
#include <cstdint>
#include <string>
#include <vector>

#include "columns/bands.h"
#include "columns/broken_off.h"
#include "columns/continuity.h"
#include "columns/gutters.h"
#include "columns/joints.h"
#include "columns/line_order.h"
#include "columns/rules.h"
#include "columns/turns.h"
#include "lines/common_pairs.h"
#include "lines/line_ends.h"
#include "lines/neighbours.h"
#include "lines/phrases.h"
#include "lines/vocabulary.h"
#include "text/interleaving.h"
#include "text/recognised_signs.h"
#include "text/word_breaks.h"

namespace columns {
namespace {

/// Extractors that keep the columns leave a blank line before most paragraphs; one that does not leaves
/// hardly any behind the end of a sentence.
constexpr double most_blanks = 0.55;
/// Headlines of two stories may stand side by side.
constexpr std::size_t several_rows = 3;

/// Says so where blocks break off in mid-sentence. `cut`: blank lines stand where the columns were cut.
void report_breaks(std::string_view text, const PrintedPage& page, const text::LineStatistics& statistics,
                   const lines::Cues& cues, bool cut, base::Findings& findings) {
    constexpr std::size_t several = 2;
    constexpr double much = 1;  // of columns that were cut, one place and many lines wider than theirs tell
    const bool has_blanks =
        statistics.blank_rate > 0 && (cut || statistics.blank_rate_at_stops < most_blanks);
    if (!statistics.columns || statistics.recognised || !has_blanks) return;
    const BrokenOff found = broken_off(text, page.lines, statistics, cues);
    const double score = found.score();
    const bool told = found.places >= several && score > 0;
    if (told || (cut && found.places > 0 && score >= much)) {
        findings.add(rules::breaks_off, {.line = 1}, {std::to_string(found.places)});
    }
}

/// Lines of the file of which more than one was made.
std::size_t parted_lines(const std::vector<text::PrintedLine>& lines) {
    std::vector<std::uint32_t> numbers;
    for (const text::PrintedLine& line : lines) numbers.push_back(line.number);
    std::ranges::sort(numbers);
    std::size_t parted = 0;
    for (std::size_t i = 1; i < numbers.size(); ++i) {
        const bool second = numbers[i] == numbers[i - 1] && (i < 2 || numbers[i - 2] != numbers[i]);
        parted += second ? 1 : 0;
    }
    return parted;
}

/// OCR keeps no columns in spaces on purpose: where its lines hold several, it took them for one.
void report_recognised(const PrintedPage& page, base::Findings& findings) {
    if (const std::size_t rows = parted_lines(page.lines); rows >= several_rows)
        findings.add(rules::recognised_across, {.line = 1}, {std::to_string(rows)});
}

/// Says so where the rows of neighbouring columns are interleaved.
bool report_rows(std::string_view text, const PrintedPage& page, const text::LineStatistics& statistics,
                 const lines::Cues& cues, base::Findings& findings) {
    const text::Interleaving rows = text::interleaving(text, page.lines);
    const bool recognised = lines::in_recognised_blocks(statistics);
    if (!rows.interleaved && (recognised || !statistics.columns)) return false;
    if (recognised) {
        // Misread brackets miss their fellows, and misread characters meet nowhere.
        text::WordBreaks breaks;
        if (!is_suspect(text, page.lines, breaks)) return false;
    }
    const LineOrder order = line_order(text, page.lines, statistics, rows, cues);
    if (!recognised && (!order.tells() || order.score() <= 0)) return false;
    findings.add(rules::interleaved, {.line = 1}, {std::to_string(order.go_on), std::to_string(order.ends)});
    return true;
}

/// How well the lines of a reading go on in each other, all together.
double flow(std::string_view text, const std::vector<text::PrintedLine>& lines) {
    const text::LineStatistics statistics = text::line_statistics(text, lines);
    lines::Vocabulary words;
    lines::Phrases phrases;
    std::vector<Block> blocks;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        words.add(lines[i].slice.of(text));
        phrases.add(lines[i].slice.of(text));
        blocks.push_back(block_of(text, {lines[i]}, statistics.measure));
        blocks.back().measure = statistics.lines[i].measure;
        blocks.back().head = false;
    }
    text::WordBreaks breaks;
    const Meetings known{words, &breaks, &phrases, &lines::CommonPairs::table(), &lines::Neighbours::table()};
    double sum = 0;
    for (std::size_t i = 1; i < blocks.size(); ++i) sum += continuity(blocks[i - 1], blocks[i], known);
    return sum;
}

/// OCR that reads a page in rows leaves as many spaces as stand in wide gaps alone, and places say less than
/// the widths of the columns: of both ways to take them apart, the one whose lines go on better.
void weigh_bands(std::string_view text, const lines::Cues& cues, PrintedPage& page) {
    const std::vector<text::PrintedLine> rows = text::printed_lines(text);
    if (!text::has_recognised_signs(text, rows)) return;
    Bands bands = columns_in_bands(text, rows, cues, Recognised::yes);
    if (bands.lines && flow(text, *bands.lines) > flow(text, page.lines))
        page = {std::move(*bands.lines), "rows of columns taken apart"};
}

}  // namespace

PrintedPage printed_page(std::string_view text, const lines::Cues& cues, base::Findings& findings) {
    if (auto lines = columns_in_spaces(text, cues)) {
        PrintedPage page{std::move(*lines), "columns read one after the other"};
        weigh_bands(text, cues, page);
        const text::LineStatistics statistics = text::line_statistics(text, page.lines);
        report_breaks(text, page, statistics, cues, true, findings);
        if (statistics.recognised) report_recognised(page, findings);
        return page;
    }
    PrintedPage page{text::printed_lines(text)};
    Bands bands = columns_in_bands(text, page.lines, cues);
    if (bands.rows >= several_rows)
        findings.add(rules::recognised_across, {.line = 1}, {std::to_string(bands.rows)});
    if (bands.lines) return {std::move(*bands.lines), "rows of columns taken apart"};
    const text::LineStatistics statistics = text::line_statistics(text, page.lines);
    const bool recognised = lines::in_recognised_blocks(statistics);
    if (report_rows(text, page, statistics, cues, findings)) page.arrangement = "rows of columns interleaved";
    // Blocks that OCR found are put together by their stories (threads.h).
    if (auto lines = columns_in_turn(text, page.lines, cues); lines && !recognised) {
        findings.add(rules::columns_in_turn, {.line = 1}, {});
        return {std::move(*lines), "columns taken in turn, put together again"};
    }
    report_breaks(text, page, statistics, cues, false, findings);
    return page;
}

}  // namespace columns
