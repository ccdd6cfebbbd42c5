// The imprint of a page on the web: the line between headline and text that says when, where from and by
// whom.
#pragma once

#include <string>
#include <string_view>

#include "model/metadata.h"

namespace readers {

/// "2024-03-08 08:00  来源：云泽日报  作者：方禾": a word that says whose it is, or a date and little else.
[[nodiscard]] bool is_imprint(std::string_view words);

/// The same with both: what is an imprint wherever it stands.
[[nodiscard]] bool is_full_imprint(std::string_view words);

/// "来源：云泽日报": 云泽日报; words without such a label as they are.
[[nodiscard]] std::string without_source_label(std::string_view words);

/// Takes over what an imprint says, where nothing else has said it: the date when it is a whole one, and the
/// paper or site behind 来源.
void take_imprint(std::string_view words, model::Metadata& metadata);

}  // namespace readers
