// Strings of JSON without a tree of values: for texts so long that a copy of them would cost more than all
// else.
#pragma once

#include <string>
#include <string_view>

namespace base {

/// Adds `text`, well-formed UTF-8, as a JSON string with its quotation marks, just as one_line() writes it.
void append_json(std::string& out, std::string_view text);

}  // namespace base
