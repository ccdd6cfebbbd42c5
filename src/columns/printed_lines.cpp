#include "columns/printed_lines.h"

#include <string>

#include "columns/bands.h"
#include "columns/broken_off.h"
#include "columns/gutters.h"
#include "columns/joints.h"
#include "columns/rules.h"
#include "columns/turns.h"
#include "lines/line_ends.h"
#include "text/interleaving.h"

namespace columns {
namespace {

/// From here on blocks that break off say that columns may be out of order.
struct Unfit {
    std::size_t several;  ///< so many at the least …
    double share;         ///< … and more than so many of those that end in mid-sentence
    double most_blanks;   ///< of sentence ends, before a blank line
};
/// Extractors that keep the columns leave a blank line before most paragraphs; one that does not leaves
/// hardly any behind the end of a sentence.
constexpr Unfit as_they_stand{2, 0.24, 0.55};
/// Blank lines stand where the columns were cut; and stories of other frames stand beside a column.
constexpr Unfit put_together{4, 0.334, 1.01};

/// Says so where blocks break off in mid-sentence.
void report_breaks(std::string_view text, const PrintedPage& page, const Unfit& unfit,
                   base::Findings& findings) {
    const text::LineStatistics statistics = text::line_statistics(text, page.lines);
    const bool has_blanks = statistics.blank_rate > 0 && statistics.blank_rate_at_stops < unfit.most_blanks;
    if (!statistics.columns || statistics.recognised || !has_blanks) return;
    const BrokenOff found = broken_off(text, page.lines, statistics.measure);
    const double least = unfit.share * static_cast<double>(found.open);
    if (found.places >= unfit.several && static_cast<double>(found.places) > least) {
        findings.add(rules::breaks_off, {.line = 1}, {std::to_string(found.places)});
    }
}

}  // namespace

PrintedPage printed_page(std::string_view text, const lines::Cues& cues, base::Findings& findings) {
    if (auto lines = columns_in_spaces(text, cues)) {
        PrintedPage page{std::move(*lines), "columns read one after the other"};
        report_breaks(text, page, put_together, findings);
        return page;
    }
    PrintedPage page{text::printed_lines(text)};
    Bands bands = columns_in_bands(text, page.lines, cues);
    constexpr std::size_t several_rows = 3;  // headlines of two stories may stand side by side
    if (bands.rows >= several_rows)
        findings.add(rules::recognised_across, {.line = 1}, {std::to_string(bands.rows)});
    if (bands.lines) return {std::move(*bands.lines), "rows of columns taken apart"};
    const auto recognised = [&] {
        return lines::in_recognised_blocks(text::line_statistics(text, page.lines));
    };
    const text::Interleaving rows = text::interleaving(text, page.lines);
    const auto sound = [&] {
        text::WordBreaks breaks;
        // Misread brackets miss their fellows.
        return recognised() ? !is_suspect(text, page.lines, breaks) : is_sound(text, page.lines, breaks);
    };
    if (rows.interleaved && !sound()) {
        const auto number = [](double value) { return std::to_string(static_cast<long>(value + 0.5)); };
        findings.add(rules::interleaved, {.line = 1},
                     {number(rows.further), number(rows.next + rows.further)});
        page.arrangement = "rows of columns interleaved";
    }
    // Blocks that OCR found are put together by their stories (threads.h).
    if (auto lines = columns_in_turn(text, page.lines, cues); lines && !recognised()) {
        findings.add(rules::columns_in_turn, {.line = 1}, {});
        return {std::move(*lines), "columns taken in turn, put together again"};
    }
    report_breaks(text, page, as_they_stand, findings);
    return page;
}

}  // namespace columns
