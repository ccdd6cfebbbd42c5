// bagit.txt: which version of BagIt the bag follows, and how its tag files are encoded (RFC 8493 §2.1.1).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "bag/store.h"

namespace validate {

struct Declaration {
    std::string version;             ///< as written; empty when bagit.txt is missing or malformed
    std::string encoding = "UTF-8";  ///< of all other tag files
    /// Does version 1.0 hold? It also does where the version is not known.
    [[nodiscard]] bool strict() const { return !version.starts_with("0."); }
    /// bag-info.txt was called package-info.txt before version 0.96.
    [[nodiscard]] std::string_view info_name() const {
        const bool old = version == "0.93" || version == "0.94" || version == "0.95";
        return old ? "package-info.txt" : "bag-info.txt";
    }
};

/// Reads and judges bagit.txt. Version 1.0 takes it by the letter: two lines, one space after each colon.
[[nodiscard]] Declaration read_declaration(const bag::Store& store, bag::CappedFindings& findings);

/// The text of tag file `index` as UTF-8, without byte-order mark; nothing, and a finding, when it is
/// damaged or not in the declared encoding.
[[nodiscard]] std::optional<std::string> read_tag_file(const bag::Store& store, std::size_t index,
                                                       const Declaration& declaration,
                                                       bag::CappedFindings& findings);

}  // namespace validate
