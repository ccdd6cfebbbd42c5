// Pictures that a source points to and that lie beside it: they go into the package with it. Nothing is
// fetched.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cli/inputs.h"

namespace cli {

/// The bytes of the picture that `url` names: beside the source, in the folder of the source's name (Hexo's
/// asset folder), or, for /images/a.jpg, below a root or its `source`. Only files that lie below one of
/// `roots` once links are followed, whose names end like a picture's, of at most 64 MiB. Nothing else is
/// opened.
[[nodiscard]] std::optional<std::string> find_picture(const std::string& url, const Input& input,
                                                      const std::vector<std::string>& roots);

}  // namespace cli
