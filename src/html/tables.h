// Which tables hold data, which only arrange a page; how large they are.
#pragma once

#include <cstdint>
#include <map>
#include <vector>

#include "html/flow.h"
#include "html/tree.h"

namespace html {

class TableShapes {
  public:
    /// One walk over the whole tree.
    explicit TableShapes(const HtmlTree& tree);

    /// A table of one column, or with tables or headings in it, arranges a page.
    [[nodiscard]] bool is_data(std::uint32_t table) const;
    [[nodiscard]] std::vector<Attribute> attributes_of_table(std::uint32_t table) const;
    /// A row of header cells alone has the role of a label.
    [[nodiscard]] std::vector<Attribute> attributes_of_row(std::uint32_t row) const;

  private:
    struct Shape {
        std::uint32_t rows = 0, columns = 0, row_cells = 0;
        bool arranges = false;
    };
    std::map<std::uint32_t, Shape> shapes_;
    std::map<std::uint32_t, bool> label_rows_;
};

[[nodiscard]] std::vector<Attribute> attributes_of_cell(const HtmlNode& cell);

}  // namespace html
