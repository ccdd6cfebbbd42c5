// The metadata sidecar: a CSV with one row a source. Its first column is `filename`; the others are Dublin
// Core names (`dc.title`, `dc:title`) or pressmark's own fields.
//
// RFC 4180 (base/csv.h). Columns of other names, rows of another length and a source named twice are usage
// errors with their line: metadata that is silently lost is worse than a run that does not start.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace cli {

using Fields = std::map<std::string, std::string>;

class Sidecar {
  public:
    Sidecar() = default;
    /// Reads a sidecar; `name` stands in messages. Throws base::UsageError.
    Sidecar(std::string text, const std::string& name);
    Sidecar(Sidecar&&) = default;
    Sidecar& operator=(Sidecar&&) = default;

    /// The fields for a source: by its path in the batch, else by its file name when only one row has that
    /// name. Nothing: null.
    [[nodiscard]] const Fields* find(std::string_view path) const;
    [[nodiscard]] const std::string& text() const { return text_; }
    [[nodiscard]] bool empty() const { return rows_.empty(); }

  private:
    std::string text_;
    std::map<std::string, Fields, std::less<>> rows_;            ///< by `filename` as it stands
    std::map<std::string, const Fields*, std::less<>> by_name_;  ///< by last part; null: not unique
};

/// The fields that a sidecar, or [fields] of a job, may give, and the Dublin Core name of each, if any.
struct FieldName {
    std::string_view field, dublin_core;
};
[[nodiscard]] const std::vector<FieldName>& field_names();

}  // namespace cli
