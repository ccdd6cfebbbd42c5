// Findings of one archive or folder: at most twenty of a kind, so that a hostile archive of a million bad
// names is refused in twenty lines; the rest is counted.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>

#include "bag/rules.h"
#include "base/finding.h"

namespace bag {

class CappedFindings {
  public:
    /// Adds to `into`, which outlives this. `name`: the archive or folder as the person named it.
    CappedFindings(base::Findings& into, std::string name) : into_(into), name_(std::move(name)) {}
    CappedFindings(const CappedFindings&) = delete;
    CappedFindings& operator=(const CappedFindings&) = delete;
    /// Says how many were left out.
    ~CappedFindings();

    /// About the whole, or about the member of that path.
    void add(const base::Rule& rule, std::vector<std::string> arguments = {}) {
        add_at(rule, {}, std::move(arguments));
    }
    void add_at(const base::Rule& rule, std::string_view member, std::vector<std::string> arguments = {},
                std::uint32_t line = 0);

    /// From now on leaves `prefix` out of members' paths: inside a zip, the bag's own folder.
    void shorten(std::string prefix) { prefix_ = std::move(prefix); }

    /// Findings of the weight of an error so far, those left out as well.
    [[nodiscard]] std::uint64_t errors() const { return errors_; }
    [[nodiscard]] std::uint64_t warnings() const { return warnings_; }
    [[nodiscard]] const std::string& name() const { return name_; }

  private:
    base::Findings& into_;
    std::string name_, prefix_;
    std::map<std::string_view, std::uint64_t> counts_;  ///< by rule id
    std::uint64_t errors_ = 0, warnings_ = 0;
};

/// "a.zip:data/x" for the member of a zip, "bag/data/x" for that of a folder, with what cannot be shown
/// spelled out.
[[nodiscard]] std::string place_of(std::string_view whole, std::string_view member);

}  // namespace bag
