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

/// Says so where blocks break off in mid-sentence. Extractors that keep the columns leave a blank line before
/// most paragraphs; one that does not leaves hardly any behind the end of a sentence.
void report_breaks(std::string_view text, const PrintedPage& page, std::size_t several,
                   base::Findings& findings) {
    constexpr double few_blanks = 0.55;
    const text::LineStatistics statistics = text::line_statistics(text, page.lines);
    const bool has_blanks = statistics.blank_rate > 0 && statistics.blank_rate_at_stops < few_blanks;
    if (!statistics.columns || statistics.recognised || !has_blanks) return;
    const BrokenOff found = broken_off(text, page.lines, statistics.measure);
    if (found.places >= several && found.places * 4 >= found.open) {
        findings.add(rules::breaks_off, {.line = 1}, {std::to_string(found.places)});
    }
}

}  // namespace

PrintedPage printed_page(std::string_view text, const lines::Cues& cues, base::Findings& findings) {
    if (auto lines = columns_in_spaces(text, cues)) {
        constexpr std::size_t several = 4;  // stories of other frames stand beside a column
        PrintedPage page{std::move(*lines), "columns read one after the other"};
        report_breaks(text, page, several, findings);
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
    constexpr std::size_t several = 2;
    report_breaks(text, page, several, findings);
    return page;
}

}  // namespace columns
