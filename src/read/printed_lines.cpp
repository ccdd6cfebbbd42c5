#include "read/printed_lines.h"

#include <string>

#include "read/gutters.h"
#include "read/rules.h"
#include "read/turns.h"
#include "text/interleaving.h"

namespace readers {

PrintedPage printed_page(const text::SourceText& source, const Cues& cues, base::Findings& findings) {
    if (auto lines = columns_in_spaces(source.text(), cues)) {
        return {std::move(*lines), "columns read one after the other"};
    }
    PrintedPage page{text::printed_lines(source.text())};
    const text::Interleaving rows = text::interleaving(source.text(), page.lines);
    if (rows.interleaved) {
        const auto number = [](double value) { return std::to_string(static_cast<long>(value + 0.5)); };
        findings.add(rules::interleaved, {.line = 1},
                     {number(rows.further), number(rows.next + rows.further)});
        page.arrangement = "rows of columns interleaved";
    }
    if (auto lines = columns_in_turn(source.text(), page.lines, cues)) {
        findings.add(rules::columns_in_turn, {.line = 1}, {});
        return {std::move(*lines), "columns taken in turn, put together again"};
    }
    return page;
}

}  // namespace readers
