#include "base/csv.h"

#include <algorithm>

namespace base {

namespace {

/// What ends a field that has no quotes.
bool ends_field(char c) {
    return c == ',' || c == '\r' || c == '\n';
}

}  // namespace

void append_csv_field(std::string& out, std::string_view field) {
    const bool edge = !field.empty() && (field.front() == ' ' || field.back() == ' ');
    if (!edge && std::ranges::none_of(field, [](char c) { return c == '"' || ends_field(c); })) {
        out += field;
        return;
    }
    out += '"';
    for (const char c : field) {
        if (c == '"') out += '"';
        out += c;
    }
    out += '"';
}

void append_csv(std::string& out, std::initializer_list<std::string_view> fields) {
    bool first = true;
    for (const std::string_view field : fields) {
        if (!first) out += ',';
        first = false;
        append_csv_field(out, field);
    }
    out += '\n';
}

CsvReader::CsvReader(std::string_view text) : text_(text) {
    constexpr std::string_view mark = "\xEF\xBB\xBF";
    if (text_.starts_with(mark)) at_ = mark.size();
}

bool CsvReader::next(std::vector<std::string>& fields) {
    while (at_ < text_.size() && (text_[at_] == '\n' || text_[at_] == '\r')) end_line();
    if (at_ >= text_.size()) return false;
    record_line_ = line_;
    std::size_t count = 0;
    while (true) {
        if (count == fields.size()) fields.emplace_back();
        fields[count].clear();
        field(fields[count++]);
        if (at_ >= text_.size() || text_[at_] != ',') break;
        ++at_;
    }
    fields.resize(count);
    if (at_ < text_.size()) end_line();
    return true;
}

void CsvReader::field(std::string& out) {
    if (at_ < text_.size() && text_[at_] == '"') quoted(out);
    std::size_t stop = at_;
    while (stop < text_.size() && !ends_field(text_[stop])) ++stop;
    out += text_.substr(at_, stop - at_);
    at_ = stop;
}

void CsvReader::quoted(std::string& out) {
    ++at_;
    while (at_ < text_.size()) {
        const char c = text_[at_];
        if (c == '"') {
            ++at_;
            if (at_ >= text_.size() || text_[at_] != '"') return;
        }
        const bool ends_line = c == '\n' || (c == '\r' && text_.substr(at_ + 1, 1) != "\n");
        if (ends_line) ++line_;
        out += c;
        ++at_;
    }
}

void CsvReader::end_line() {
    at_ += text_[at_] == '\r' && text_.substr(at_ + 1, 1) == "\n" ? 2 : 1;
    ++line_;
}

}  // namespace base
