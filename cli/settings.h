// What settles how a source is converted. Equal settings and equal sources give equal bytes; where the
// files lie, how many run at a time and how progress is shown has no place here.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "bag/packed.h"
#include "base/json.h"
#include "cli/job.h"
#include "cli/sidecar.h"
#include "model/repair.h"

namespace cli {

struct Settings {
    std::optional<std::string> kind{};      ///< --from; absent: recognised
    std::optional<std::string> encoding{};  ///< --encoding; absent: declared or detected
    std::string job_text{}, job_name{};     ///< the job file as it stands
    std::string sidecar_text{}, sidecar_name{};
    std::string site_text{};  ///< _config.yml of the Hexo site around the inputs
    std::vector<std::string> only{}, without{};
    std::string min_cert{};  ///< as given; empty: the job's, or medium
    std::string date{};      ///< ISO date or time of pressmark's own acts; empty: left out
    std::string package_id{};
    bag::Compression compression = bag::Compression::deflate;
    bool package = true;  ///< packages, not single TEI files

    bool operator==(const Settings&) const = default;
};

/// For plans and journals; read_settings(to_json(s)) is s.
[[nodiscard]] base::Json to_json(const Settings& settings);
[[nodiscard]] Settings read_settings(const base::Json& json);
/// SHA-256 of the settings and of pressmark's version: results under equal digests are interchangeable.
[[nodiscard]] std::string digest_of(const Settings& settings);

/// "now" becomes the clock's time in UTC; anything else must be an ISO 8601 date or time. Throws
/// base::UsageError.
[[nodiscard]] std::string read_date(const std::string& word);

/// The certainty from which READING applies a repair: the command line's, the job's, or medium.
[[nodiscard]] model::Cert threshold_of(const Settings& settings, const Job& job);

}  // namespace cli
