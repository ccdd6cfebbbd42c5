#include "cli/sidecar.h"

#include <algorithm>

#include "base/error.h"

namespace cli {
namespace {

class CsvReader {
  public:
    CsvReader(std::string_view text, const std::string& name) : text_(text), name_(name) {}

    std::vector<CsvRow> read() {
        std::vector<CsvRow> rows;
        while (at_ < text_.size()) {
            CsvRow row{line_, {}};
            do {
                row.cells.push_back(read_cell());
            } while (take(','));
            take_line_end();
            const bool blank = row.cells.size() == 1 && row.cells[0].empty();
            if (!blank) rows.push_back(std::move(row));
        }
        return rows;
    }

  private:
    bool take(char c) {
        if (at_ >= text_.size() || text_[at_] != c) return false;
        ++at_;
        return true;
    }

    void take_line_end() {
        const bool carriage_return = take('\r');
        const bool line_feed = take('\n');
        if (carriage_return || line_feed) ++line_;
    }

    std::string read_cell() {
        if (take('"')) return read_quoted();
        const std::size_t end = std::min(text_.find_first_of(",\r\n", at_), text_.size());
        std::string cell(text_.substr(at_, end - at_));
        at_ = end;
        return cell;
    }

    std::string read_quoted() {
        const std::uint32_t start = line_;
        std::string cell;
        while (true) {
            if (at_ >= text_.size()) fault(start, "the quote is never closed");
            const char c = text_[at_++];
            if (c == '\n') ++line_;
            if (c != '"') {
                cell += c;
            } else if (!take('"')) {
                break;
            } else {
                cell += '"';
            }
        }
        if (at_ < text_.size() && std::string_view(",\r\n").find(text_[at_]) == std::string_view::npos) {
            fault(line_, "text goes on behind a closing quote");
        }
        return cell;
    }

    [[noreturn]] void fault(std::uint32_t line, const std::string& words) const {
        throw base::UsageError(name_ + ":" + std::to_string(line) + ": " + words,
                               "a quote inside quotes is written twice");
    }

    std::string_view text_;
    const std::string& name_;
    std::size_t at_ = 0;
    std::uint32_t line_ = 1;
};

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
        if (dublin_core.empty() ? name.field == head : name.dublin_core == dublin_core) return std::string(name.field);
    }
    return {};
}

std::string all_field_names() {
    std::string out;
    for (const FieldName& name : field_names()) out += (out.empty() ? "" : ", ") + std::string(name.field);
    return out;
}

std::vector<std::string> read_heads(const CsvRow& row, const std::string& name) {
    std::vector<std::string> fields;
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
        const std::string head = trimmed(row.cells[i]);
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

std::string_view last_part(std::string_view path) { return path.substr(path.rfind('/') + 1); }

}  // namespace

std::vector<CsvRow> read_csv(std::string_view text, const std::string& name) {
    if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
    return CsvReader(text, name).read();
}

const std::vector<FieldName>& field_names() {
    static const std::vector<FieldName> names = {
        {"title", "title"},       {"author", "creator"},   {"date", "date"},          {"subjects", "subject"},
        {"url", "identifier"},    {"source", "source"},    {"language", "language"},  {"rights", "rights"},
        {"publisher", "publisher"}, {"journal", "ispartof"}, {"issue", {}},             {"issue_date", "issued"},
        {"page", {}},             {"categories", {}},      {"tags", {}},              {"description", "description"},
    };
    return names;
}

Sidecar::Sidecar(std::string text, const std::string& name) : text_(std::move(text)) {
    const std::vector<CsvRow> rows = read_csv(text_, name);
    if (rows.empty()) throw base::UsageError(name + " is empty", "its first line names the columns");
    const std::vector<std::string> heads = read_heads(rows[0], name);
    for (std::size_t i = 1; i < rows.size(); ++i) {
        const CsvRow& row = rows[i];
        const std::string place = name + ":" + std::to_string(row.line) + ": ";
        if (row.cells.size() != heads.size()) {
            throw base::UsageError(place + "the row has " + std::to_string(row.cells.size()) + " cells, the first has " +
                                   std::to_string(heads.size()));
        }
        Fields fields;
        for (std::size_t column = 1; column < heads.size(); ++column) {
            std::string cell = trimmed(row.cells[column]);
            if (!cell.empty()) fields[heads[column]] = std::move(cell);
        }
        if (!rows_.emplace(row.cells[0], std::move(fields)).second) {
            throw base::UsageError(place + "a second row for `" + row.cells[0] + "`");
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
