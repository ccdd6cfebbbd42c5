#include "columns/white_rows.h"

namespace columns {

std::vector<std::vector<Column>> parts_at_white_rows(const std::vector<Cell>& cells,
                                                     const std::vector<Column>& columns,
                                                     const GoesOn& goes_on) {
    constexpr double surely = 1;
    const auto rows_to = [&](const Column& column, std::size_t i) {
        const bool inside = i > 0 && i < column.cells.size();
        return inside ? cells[column.cells[i]].row - cells[column.cells[i - 1]].row : 0;
    };
    const auto parts = [&](const Column& column, std::size_t i) {
        const std::uint32_t rows = rows_to(column, i);
        // Where two frames stand side by side, the lines of each may have a row of the other between them.
        if (rows < 2 || rows <= rows_to(column, i - 1) || rows <= rows_to(column, i + 1)) return false;
        return goes_on(column.cells[i - 1], column.cells[i]) < surely;
    };
    std::vector<std::vector<Column>> found;
    for (const Column& column : columns) {
        found.emplace_back();
        std::size_t first = 0;
        for (std::size_t i = 1; i <= column.cells.size(); ++i) {
            if (i < column.cells.size() && !(column.body && parts(column, i))) continue;
            Column part = column;
            part.cells.assign(column.cells.begin() + static_cast<std::ptrdiff_t>(first),
                              column.cells.begin() + static_cast<std::ptrdiff_t>(i));
            if (first > 0) part.above = column.cells[first - 1];
            found.back().push_back(std::move(part));
            first = i;
        }
    }
    return found;
}

}  // namespace columns
