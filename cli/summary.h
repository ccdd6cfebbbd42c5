// What became of a batch, for a librarian: how many inputs, what they were, what was repaired, what is
// wrong with which.
//
// Made from the journal alone, in the order of the inputs, without any time or place: shards collected give
// the summary of one machine, byte for byte. Always holds: inputs = converted + rejected + failed, files
// beside them that are of no known kind are counted as skipped; each that was not converted is listed with
// its reason.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "base/json.h"
#include "cli/facts.h"
#include "cli/journal.h"
#include "cli/row_file.h"

namespace cli {

struct Summary {
    std::uint64_t inputs = 0, converted = 0, rejected = 0, failed = 0;
    std::uint64_t skipped_by_kind = 0, skipped_by_name = 0;
    std::uint64_t bytes = 0;  ///< of the sources converted
    Facts facts{};            ///< its seconds are not part of what is written
    std::map<std::string, std::uint64_t> kinds{};
    std::map<std::string, std::uint64_t> findings{};  ///< by rule id
    std::uint64_t packages = 0;
};

/// Walks the journal once, in steps: the leading process takes them while its workers write packages. Writes
/// the list of what was not converted (rejected.tsv: state, path, reason, command) and of all findings
/// (findings.jsonl) beside the journal; they have their names when all is done. Throws base::Error.
class SummingUp {
  public:
    /// `command`: how a single input is tried again, with {} for it. The journal outlives this, and what
    /// became of its inputs does not change meanwhile.
    SummingUp(Journal& journal, const std::filesystem::path& folder, std::string command);

    /// Takes the next few thousand inputs; false when there are no more.
    [[nodiscard]] bool step();
    /// Takes the rest. Once; nothing may be called after it.
    [[nodiscard]] Summary finish();

  private:
    /// Under its own name only when it is whole and on the disk.
    class List {
      public:
        explicit List(std::filesystem::path path);
        List(const List&) = delete;
        List& operator=(const List&) = delete;
        /// Removes what was not finished.
        ~List();
        void add(std::string_view row);
        void finish();

      private:
        void flush();

        std::filesystem::path path_;
        std::string part_, rows_;
        std::optional<WholeFile> file_;
    };

    void take(const Done& done);
    void list_findings(std::string_view text);

    Journal& journal_;
    std::string command_;
    List rejected_, findings_;
    Summary summary_;
    std::int64_t next_ = 1;  ///< number of the next input
};

[[nodiscard]] base::Json to_json(const Summary& summary);
/// For people; `where` is named as the place of the lists.
[[nodiscard]] std::string to_text(const Summary& summary, const std::string& where);

/// `word` as a shell takes it.
[[nodiscard]] std::string shell_quoted(std::string_view word);

}  // namespace cli
