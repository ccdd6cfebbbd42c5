// CSV as RFC 4180 has it: fields between commas, quoted where they must be, one record a line.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

namespace base {

/// Appends one field, quoted when it holds a comma, a quote, a line end or white space at an end.
void append_csv_field(std::string& out, std::string_view field);

/// Appends one record and its line end (LF).
void append_csv(std::string& out, std::initializer_list<std::string_view> fields);

/// Reads records one by one. Lines end with LF, CR LF or CR; a byte-order mark at the start is passed over;
/// quoted fields may hold line ends. Total: a stray quote is part of its field, an open one ends with the
/// text.
class CsvReader {
  public:
    explicit CsvReader(std::string_view text);

    /// The next record into `fields` (whose strings are reused); false at the end. Empty lines are passed
    /// over.
    [[nodiscard]] bool next(std::vector<std::string>& fields);
    /// Line, from 1, at which the last record began.
    [[nodiscard]] std::size_t line() const { return record_line_; }

  private:
    void field(std::string& out);
    void quoted(std::string& out);
    void end_line();

    std::string_view text_;
    std::size_t at_ = 0;
    std::size_t line_ = 1, record_line_ = 1;
};

}  // namespace base
