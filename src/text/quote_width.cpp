#include "text/quote_width.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>

#include "text/characters.h"
#include "text/utf8.h"

namespace text {

double quote_width(std::string_view text, const std::vector<PrintedLine>& lines) {
    // Full lines are equally wide: the width of a quotation mark that makes lines with marks as wide as
    // their neighbours without is the right one.
    std::array<double, 2> off{};
    std::array<double, 2> widths{1, 2};
    for (std::size_t i = 1; i + 1 < lines.size(); ++i) {
        const std::string_view words = lines[i].slice.of(text);
        double marks = 0;
        for (const auto [code, at, size] : CodePoints(words)) marks += is_curly_quote(code) ? 1 : 0;
        if (marks == 0) continue;
        const double before = cells(lines[i - 1].slice.of(text), 1);
        const double after = cells(lines[i + 1].slice.of(text), 1);
        if (std::abs(before - after) > 0.5) continue;
        for (std::size_t k = 0; k < 2; ++k) {
            off[k] += std::min(3.0, std::abs(cells(words, widths[k]) - before));
        }
    }
    return off[0] < off[1] ? 1 : 2;
}

}  // namespace text
