// The job file: what the caller knows about a batch and no source states. TOML; copied into the package.
//
//   [package]        id, organization, contact, description, profile, by
//   [publication]    authority, date, rights, rights_status
//   [site]           root, title, language, timezone, author, permalink
//   [newspaper]      title, issue, issue_date, page_pattern
//   [repairs]        only, without, min_cert
//   [cues]           lists of words by their class: agency = ["云泽社"]
//   [fields]         any field of a sidecar, for all sources
//   [[characters]]   code, standard: what a private-use character stands for
//
// A key that is not known is a usage error with its line: a job that says `righs` must not pass silently.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "converters/converter.h"
#include "model/repair.h"

namespace cli {

struct Job {
    std::string text{};  ///< the file as it stands; empty: no job

    std::string package_id{}, organization{}, contact{}, description{}, profile{}, package_by{};
    std::string authority{}, publication_date{}, rights{}, rights_status{};
    std::string newspaper{}, issue{}, issue_date{}, page_pattern{};
    std::optional<converters::Site> site{};
    std::vector<std::string> only{}, without{};
    std::optional<model::Cert> min_cert{};
    std::vector<std::string> cues{};  ///< "agency=云泽社"
    std::map<std::string, std::string> fields{};
    std::map<std::string, std::string> characters{};  ///< "U+E863" -> its standard form
};

/// Reads a job. `name` stands in the messages. Throws base::UsageError with the line of the fault.
[[nodiscard]] Job read_job(std::string text, const std::string& name);

/// What `pattern` finds in a path: `{page}` takes digits, `{date}` 2024-03-08, 20240308 or 2024/03/08 (with
/// any one of `-_/.`), `{issue}` digits, `*` anything; the rest stands for itself, and the pattern may begin
/// anywhere in the path. Nothing when it does not fit. Work: length of pattern times length of path.
[[nodiscard]] std::optional<std::map<std::string, std::string>> match_page(std::string_view pattern,
                                                                           std::string_view path);

/// "low", "medium", "high"; throws base::UsageError for any other word, naming `what`.
[[nodiscard]] model::Cert read_cert(const std::string& word, const std::string& what);

}  // namespace cli
