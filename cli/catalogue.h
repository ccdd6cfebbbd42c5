// The catalogue of a batch: every article of all its packages, with a full-text index (words.h). One SQLite
// file.
//
// Equal articles give an equal file, byte for byte: it is filled in the order of documents, in transactions
// of fixed size, and what a kill leaves unfinished is rolled back and done again.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "cli/store.h"

namespace cli {

/// An article as the catalogue knows it.
struct CatalogueArticle {
    std::int64_t document = 0;  ///< number in the batch
    std::string id;             ///< "0001-a1"
    std::string title, date, byline, language, url, source;
    std::string text;           ///< for the index; not kept
};

/// Fills a catalogue.
class CatalogueWriter {
  public:
    /// Opens or creates.
    explicit CatalogueWriter(const std::filesystem::path& path);

    /// The number of the first document that is not in it yet.
    [[nodiscard]] std::int64_t next_document();
    /// Adds the articles of documents up to, not including, `next`, in one transaction.
    void add(const std::vector<CatalogueArticle>& articles, std::int64_t next);
    /// Says which package holds which documents, and ends the catalogue.
    void finish(const std::vector<std::pair<std::int64_t, std::string>>& package_of_document);

  private:
    Database database_;
};

/// Documents of one transaction: a constant, because it shows in the bytes of the file.
inline constexpr std::int64_t catalogue_chunk = 500;

struct Hit {
    std::string package, id, title, date, byline, source;
};
/// The articles that match, newest first, at most `limit`; `count` gets the number of all.
[[nodiscard]] std::vector<Hit> search(Database& catalogue, std::string_view query, std::uint64_t limit,
                                      std::uint64_t& count);

}  // namespace cli
