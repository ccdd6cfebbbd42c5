// The blocks that \p{Is…} names in XML Schema's regular expressions.
#pragma once

#include <string_view>
#include <vector>

#include "relaxng/code_set.h"

namespace relaxng {

/// The characters of a block, named without "Is" and spaces; nothing when there is no such block.
[[nodiscard]] std::vector<CodeRange> block_ranges(std::string_view name);

}  // namespace relaxng
