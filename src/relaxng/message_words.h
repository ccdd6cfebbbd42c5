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

/// Nearest to `wanted` first, and of equally near ones by name; does the first stand out as what was meant?
template <typename Name>
bool by_nearness(std::vector<Name>& names, std::string_view wanted) {
    for (Name& name : names) name.distance = edit_distance(base::lowered(wanted), base::lowered(name.shown));
    std::ranges::stable_sort(names, [](const Name& a, const Name& b) {
        return a.distance != b.distance ? a.distance < b.distance : a.shown < b.shown;
    });
    if (names.empty() || !is_slip(wanted, names[0].distance)) return false;
    return names.size() == 1 || names[1].distance > names[0].distance;
}

}  // namespace relaxng
