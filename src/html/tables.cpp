#include "html/tables.h"

#include <algorithm>

namespace html {
namespace {

/// HTML, 4.9.11: columns span at most 1,000.
std::uint32_t span_of(const HtmlNode& cell, std::string_view name) {
    std::uint32_t number = 0;
    for (const char c : cell.attribute(name)) {
        if (c < '0' || c > '9') break;
        number = std::min(number * 10 + static_cast<std::uint32_t>(c - '0'), 1000U);
    }
    return std::max(number, 1U);
}

}  // namespace

TableShapes::TableShapes(const HtmlTree& tree) {
    struct Open {
        std::uint32_t table, end, row = 0;
        bool in_head = false;
        std::uint32_t head_end = 0;
    };
    std::vector<Open> open;
    for (std::uint32_t i = 0; i < tree.size(); ++i) {
        while (!open.empty() && open.back().end <= i) open.pop_back();
        const HtmlNode& node = tree[i];
        if (node.what != HtmlNode::What::element) continue;
        if (node.name == "table") {
            for (const Open& outer : open) shapes_[outer.table].arranges = true;
            shapes_[i].arranges = node.attribute("role") == "presentation";
            open.push_back({i, node.end});
            continue;
        }
        if (open.empty()) continue;
        Open& table = open.back();
        Shape& shape = shapes_[table.table];
        const bool heading =
            node.name.size() == 2 && node.name[0] == 'h' && node.name[1] >= '1' && node.name[1] <= '6';
        if (heading) shape.arranges = true;
        if (node.name == "thead") table.head_end = node.end;
        if (node.name == "tr") {
            ++shape.rows;
            shape.row_cells = 0;
            table.row = i;
            label_rows_[i] = true;
        }
        if (node.name == "td" || node.name == "th") {
            shape.row_cells += span_of(node, "colspan");
            shape.columns = std::max(shape.columns, shape.row_cells);
            if (node.name == "td" && i >= table.head_end) label_rows_[table.row] = false;
        }
    }
}

bool TableShapes::is_data(std::uint32_t table) const {
    const auto found = shapes_.find(table);
    return found != shapes_.end() && !found->second.arranges && found->second.columns > 1;
}

std::vector<Attribute> TableShapes::attributes_of_table(std::uint32_t table) const {
    const Shape& shape = shapes_.at(table);
    return {{Name::rows, std::to_string(shape.rows)}, {Name::cols, std::to_string(shape.columns)}};
}

std::vector<Attribute> TableShapes::attributes_of_row(std::uint32_t row) const {
    const auto found = label_rows_.find(row);
    if (found == label_rows_.end() || !found->second) return {};
    return {{Name::role, "label"}};
}

std::vector<Attribute> attributes_of_cell(const HtmlNode& cell) {
    std::vector<Attribute> attributes;
    if (const std::uint32_t rows = span_of(cell, "rowspan"); rows > 1) {
        attributes.push_back({Name::rows, std::to_string(rows)});
    }
    if (const std::uint32_t columns = span_of(cell, "colspan"); columns > 1) {
        attributes.push_back({Name::cols, std::to_string(columns)});
    }
    return attributes;
}

}  // namespace html
