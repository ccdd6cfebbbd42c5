// The catalogue of a batch: every article of all its packages, with a full-text index (words.h). One SQLite
// file.
//
// Equal packages give an equal file, byte for byte: it is filled in their order, chunk by chunk, a chunk a
// transaction; what a kill leaves unfinished is rolled back and done again.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "cli/catalogue_article.h"
#include "cli/store.h"

namespace cli {

/// An article of the catalogue, and the path of its source in the batch.
struct CatalogueEntry {
    CatalogueArticle article;
    std::string source;
};

/// Fills a catalogue.
class CatalogueWriter {
  public:
    /// Opens or creates.
    explicit CatalogueWriter(const std::filesystem::path& path);

    /// How many chunks are in it.
    [[nodiscard]] std::int64_t chunks();
    /// Adds the articles of chunk number `chunk`, counted from 1; they stand in `package`.
    void add(const std::vector<CatalogueEntry>& articles, const std::string& package, std::int64_t chunk);
    /// Ends the catalogue: what searching needs besides the words.
    void finish();

  private:
    Database database_;
};

/// Documents of one chunk at most; a constant, because it shows in the bytes of the file.
inline constexpr std::size_t catalogue_chunk = 500;

struct Hit {
    std::string package, id, title, date, byline, source;
};
/// The articles that match, newest first, at most `limit`; `count` gets the number of all.
[[nodiscard]] std::vector<Hit> search(Database& catalogue, std::string_view query, std::uint64_t limit,
                                      std::uint64_t& count);

}  // namespace cli
