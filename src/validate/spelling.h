// Does a spelling follow from its bytes? "&amp;" stands for "&", "\*" for "*", a run of white space for one
// space: what HTML, Markdown, YAML and JSON write in another way than they mean it, by rule and without a
// parser.
#pragma once

#include <string_view>

namespace validate {

/// Total and linear. A character reference by a name that is not in the short list here is believed when it
/// has the form of one and stands for one or two characters outside ASCII.
[[nodiscard]] bool follows(std::string_view spelled, std::string_view bytes);

}  // namespace validate
