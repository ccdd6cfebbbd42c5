// Lists of names and values as messages say them.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "base/ascii.h"
#include "relaxng/message.h"

namespace relaxng {

constexpr std::size_t most_named = 8;

/// On one line, and not too long for it.
[[nodiscard]] std::string cut(std::string_view written);
/// Few enough changes to call it a slip: none but of capitals, one in a short name, two in a longer one.
[[nodiscard]] bool is_slip(std::string_view name, std::size_t distance);
/// With spaces between, for machines.
[[nodiscard]] std::string joined(const std::vector<std::string>& names);
/// The first of them, with commas between; the rest counted.
[[nodiscard]] std::string listed(const std::vector<std::string>& names);

/// In small letters, a run of one letter as that letter: what a finger that slipped or hit twice meant.
[[nodiscard]] std::string without_runs(std::string_view name);

/// Nearest to `wanted` first, and of equally near ones by name; does the first stand out as what was meant?
template <typename Name>
bool by_nearness(std::vector<Name>& names, std::string_view wanted) {
    for (Name& name : names) name.distance = edit_distance(base::lowered(wanted), base::lowered(name.shown));
    std::ranges::stable_sort(names, [](const Name& a, const Name& b) {
        return a.distance != b.distance ? a.distance < b.distance : a.shown < b.shown;
    });
    if (names.empty() || !is_slip(wanted, names[0].distance)) return false;
    if (names.size() == 1 || names[1].distance > names[0].distance) return true;
    const auto alike = [&](const Name& name) {
        return name.distance == names[0].distance && without_runs(name.shown) == without_runs(wanted);
    };
    const auto found = std::ranges::find_if(names, alike);
    if (found == names.end() || std::find_if(found + 1, names.end(), alike) != names.end()) return false;
    std::rotate(names.begin(), found, found + 1);
    return true;
}

}  // namespace relaxng
