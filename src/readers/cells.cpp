#include "readers/cells.h"

#include "text/utf8.h"
#include "text/white_space.h"

namespace readers {

using text::Slice;

std::vector<Slice> cells_of(std::string_view text, const std::vector<Slice>& stretches) {
    std::vector<Slice> cells;
    for (const Slice stretch : stretches) {
        bool inside = false;
        for (const auto [code, at, size] : text::CodePoints(stretch.of(text))) {
            if (text::is_space(code)) {
                inside = false;
                continue;
            }
            if (!inside) cells.push_back({stretch.begin + at, stretch.begin + at});
            inside = true;
            cells.back().end = stretch.begin + at + size;
        }
    }
    return cells;
}

}  // namespace readers
