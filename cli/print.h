// Findings for people, one line each, as compilers print them.
#pragma once

#include <cstdint>
#include <iosfwd>
#include <map>
#include <string>
#include <string_view>

#include "base/finding.h"

namespace cli {

/// "a.md:3:7: warning: … [PM-TEXT-001]", and the remedy on a line of its own.
void print(std::ostream& out, const base::Finding& finding, bool colour);

/// Prints findings of a batch: errors and warnings, of each rule the first twenty; a million inputs with
/// the same flaw do not hide the one that matters.
class FindingPrinter {
  public:
    FindingPrinter(std::ostream& out, bool colour) : out_(out), colour_(colour) {}
    void print(const base::Findings& findings);
    /// Says how many were not shown, and where they stand.
    void print_rest(std::string_view where);

  private:
    std::ostream& out_;
    bool colour_;
    std::map<std::string_view, std::uint64_t> counts_;
};

/// "1 file", "2 files".
[[nodiscard]] std::string counted(std::uint64_t number, const std::string& what);

}  // namespace cli
