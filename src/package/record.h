// What the collected files of a package say about one document: rows, ready to be put one below the other.
//
// A record is made where the document is converted (any thread, any machine) and added to a Collector
// later, in the order of the documents. It travels as a string.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>

namespace package {

/// The growing parts of the collected files.
enum class Stream : std::uint8_t {
    articles_csv,
    articles_jsonl,
    repairs_csv,
    metadata_csv,
    premis_objects,
    premis_events,
    crate_parts,
    crate_files,
    checks,
    review,
    count,
};
inline constexpr std::size_t stream_count = static_cast<std::size_t>(Stream::count);

struct Record {
    std::array<std::string, stream_count> rows;
    std::uint64_t articles = 0, characters = 0;
    bool reviewed = false;                          ///< has it a section of the review page?
    std::map<std::string, std::uint64_t> repairs;   ///< by kind: "rp.double"
    std::map<std::string, std::uint64_t> checks;    ///< by "identity valid"
    std::map<std::string, std::uint64_t> findings;  ///< by rule id

    [[nodiscard]] std::string& operator[](Stream stream) { return rows[static_cast<std::size_t>(stream)]; }
    [[nodiscard]] const std::string& operator[](Stream stream) const {
        return rows[static_cast<std::size_t>(stream)];
    }
    bool operator==(const Record&) const = default;
};

/// A record as it lies in its bytes.
struct RecordView {
    Record counts;  ///< without rows
    std::array<std::string_view, stream_count> rows;

    [[nodiscard]] std::string_view operator[](Stream stream) const {
        return rows[static_cast<std::size_t>(stream)];
    }
};

[[nodiscard]] std::string to_string(const Record& record);
/// Throws base::Error when the bytes are no record. The rows are views into them.
[[nodiscard]] RecordView view_record(std::string_view bytes);
[[nodiscard]] Record read_record(std::string_view bytes);

}  // namespace package
