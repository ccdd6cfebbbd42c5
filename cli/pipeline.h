// One source through the whole walk: decode, choose, read, repair, write, check.
//
// No disk, no threads, no clock: equal sources and settings give equal results. Wrong material becomes
// findings; nothing is thrown for it.
#pragma once

#include <array>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/finding.h"
#include "cli/checker.h"
#include "cli/settings.h"
#include "converters/converter.h"
#include "model/edition.h"
#include "package/converted.h"
#include "tei/header.h"

namespace cli {

/// A source with its bytes, and the names it has in the batch and in the package.
struct Source {
    std::string path;       ///< in the batch
    std::string kept_as{};  ///< in the package: "source/0001.md"; empty without a package
    std::string bytes{};
    std::map<std::string, tei::OtherParts> other_parts{};  ///< by identifier of the article
    /// Finds a picture that the source points to and that is kept beside it; nothing: only its address stays.
    std::function<std::optional<std::string>(const std::string& url)> picture{};
};

enum class Result {
    converted,
    skipped,   ///< of no known kind
    rejected,  ///< the material cannot be converted
    broken,    ///< converted, but the result broke a law
};

/// The stages of the walk, for timing.
enum class Stage { decode, choose, read, repair, write, check, pack, count };
[[nodiscard]] std::string_view name(Stage stage);
using Seconds = std::array<double, static_cast<std::size_t>(Stage::count)>;

/// Adds the time of a scope to a stage, by the clock on the wall: that of the processor takes microseconds to
/// read, and is read once a document (worker.cpp).
class Timed {
  public:
    Timed(Seconds& seconds, Stage stage) : place_(seconds[static_cast<std::size_t>(stage)]), start_(now()) {}
    Timed(const Timed&) = delete;
    Timed& operator=(const Timed&) = delete;
    ~Timed() { place_ += now() - start_; }

  private:
    [[nodiscard]] static double now();
    double& place_;
    double start_;
};

struct Conversion {
    Result result = Result::rejected;
    std::string kind{};  ///< the converter's name
    base::Findings findings{};
    std::size_t decided = 0;                  ///< in findings: the first of the stage that settled the result
    std::optional<model::Edition> edition{};  ///< when converted
    tei::HeaderOptions header{};
    std::uint32_t source_crc = 0;  ///< CRC-32 of the bytes whose digest header.sha512 is
    std::string tei{}, ledger{};
    Checked checked{};
    std::vector<package::Picture> pictures{};
    Seconds seconds{};  ///< by stage, on the wall
};

/// Converts sources under the same settings. One object serves one thread.
class Pipeline {
  public:
    /// Reads job and sidecar. Throws base::UsageError.
    explicit Pipeline(const Settings& settings);

    [[nodiscard]] Conversion convert(Source source, Checker& checker) const;
    /// The same up to the edition, without writing or checking: for people who look into a source.
    [[nodiscard]] Conversion read(Source source) const;

    /// What a conversion says of articles that go on elsewhere (article_parts.h); empty when none does.
    [[nodiscard]] std::string parts_of(const Conversion& conversion) const;

    [[nodiscard]] const Settings& settings() const { return settings_; }
    [[nodiscard]] const Job& job() const { return job_; }
    [[nodiscard]] model::Cert threshold() const { return threshold_; }

  private:
    [[nodiscard]] converters::Knowledge knowledge_of(const std::string& path) const;
    [[nodiscard]] std::vector<std::string_view> recipe_of(const converters::Converter& converter) const;
    void keep_pictures(const Source& source, Conversion& conversion) const;
    static void report_pictures(Conversion& conversion);
    [[nodiscard]] tei::HeaderOptions header_of(const Source& source,
                                               const converters::Knowledge& knowledge) const;

    Settings settings_;
    Job job_;
    Sidecar sidecar_;
    std::optional<converters::Site> site_;
    model::Cert threshold_;
};

/// Fills what the source leaves open with what the caller knows.
void fill_in(model::Metadata& metadata, const std::map<std::string, std::string>& fields);

}  // namespace cli
