// Our own schemas, as they were when the program was built: the files of schemas/ (cmake/embed.cmake).
#pragma once

#include <string_view>

namespace validate {

/// The bytes of schemas/`name`; empty when there is no such file.
[[nodiscard]] std::string_view embedded_schema(std::string_view name);

}  // namespace validate
