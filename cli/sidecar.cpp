#include "cli/sidecar.h"

#include <algorithm>

#include "base/csv.h"
#include "base/error.h"

namespace cli {
namespace {

std::string trimmed(std::string_view text) {
    const std::size_t first = text.find_first_not_of(" \t");
    if (first == std::string_view::npos) return {};
    return std::string(text.substr(first, text.find_last_not_of(" \t") - first + 1));
}

/// The field that a column's head names; empty when it is none.
std::string field_for(std::string head) {
    for (char& c : head) {
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    }
    std::string dublin_core;
    for (const std::string_view prefix : {"dc.", "dc:", "dcterms.", "dcterms:"}) {
        if (head.starts_with(prefix)) dublin_core = head.substr(prefix.size());
    }
    for (const FieldName& name : field_names()) {
        if (dublin_core.empty() ? name.field == head : name.dublin_core == dublin_core)
            return std::string(name.field);
    }
    return {};
}

std::string all_field_names() {
    std::string out;
    for (const FieldName& name : field_names()) out += (out.empty() ? "" : ", ") + std::string(name.field);
    return out;
}

std::vector<std::string> read_heads(const std::vector<std::string>& cells, const std::string& name) {
    std::vector<std::string> fields;
    for (std::size_t i = 0; i < cells.size(); ++i) {
        const std::string head = trimmed(cells[i]);
        if (i == 0) {
            if (head != "filename") {
                throw base::UsageError(name + ":1: the first column must be `filename`, not `" + head + "`");
            }
            fields.push_back("filename");
            continue;
        }
        const std::string field = field_for(head);
        if (field.empty()) {
            throw base::UsageError(name + ":1: the column `" + head + "` is not known",
                                   "use Dublin Core names (dc.title) or: " + all_field_names());
        }
        if (std::ranges::count(fields, field) > 0) {
            throw base::UsageError(name + ":1: two columns name the field `" + field + "`");
        }
        fields.push_back(field);
    }
    return fields;
}

std::string_view last_part(std::string_view path) {
    return path.substr(path.rfind('/') + 1);
}

}  // namespace

const std::vector<FieldName>& field_names() {
    static const std::vector<FieldName> names = {
        {"title", "title"},
        {"author", "creator"},
        {"date", "date"},
        {"subjects", "subject"},
        {"url", "identifier"},
        {"source", "source"},
        {"language", "language"},
        {"rights", "rights"},
        {"publisher", "publisher"},
        {"journal", "ispartof"},
        {"issue", {}},
        {"issue_date", "issued"},
        {"page", {}},
        {"categories", {}},
        {"tags", {}},
        {"description", "description"},
    };
    return names;
}

Sidecar::Sidecar(std::string text, const std::string& name) : text_(std::move(text)) {
    base::CsvReader reader(text_);
    std::vector<std::string> cells;
    if (!reader.next(cells)) throw base::UsageError(name + " is empty", "its first line names the columns");
    const std::vector<std::string> heads = read_heads(cells, name);
    while (reader.next(cells)) {
        const std::string place = name + ":" + std::to_string(reader.line()) + ": ";
        if (cells.size() != heads.size()) {
            throw base::UsageError(
                place + "the row has " + std::to_string(cells.size()) + " cells, the first has " +
                    std::to_string(heads.size()),
                "a cell with a comma stands in quotes; a quote inside quotes is written twice");
        }
        Fields fields;
        for (std::size_t column = 1; column < heads.size(); ++column) {
            std::string cell = trimmed(cells[column]);
            if (!cell.empty()) fields[heads[column]] = std::move(cell);
        }
        if (!rows_.emplace(cells[0], std::move(fields)).second) {
            throw base::UsageError(place + "a second row for `" + cells[0] + "`");
        }
    }
    for (const auto& [file, fields] : rows_) {
        const auto [place, fresh] = by_name_.emplace(last_part(file), &fields);
        if (!fresh) place->second = nullptr;
    }
}

const Fields* Sidecar::find(std::string_view path) const {
    if (const auto row = rows_.find(path); row != rows_.end()) return &row->second;
    const auto row = by_name_.find(last_part(path));
    return row == by_name_.end() ? nullptr : row->second;
}

}  // namespace cli
