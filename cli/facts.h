// What is counted while an input is converted: kept with its record in the journal, summed up for the
// summary.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>

namespace cli {

struct Facts {
    std::uint64_t articles = 0;
    std::map<std::string, std::uint64_t> repairs{};  ///< by kind
    std::map<std::string, double> seconds{};         ///< of the processor, by stage
};

/// JSON; seconds to a millionth.
[[nodiscard]] std::string to_text(const Facts& facts);
/// Adds those of `text`; what is no such text adds nothing.
void add_facts(std::string_view text, Facts& sum);

}  // namespace cli
