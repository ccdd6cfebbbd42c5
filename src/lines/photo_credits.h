// Who took a picture, or where it came from: the forms of a photo credit.
#pragma once

#include <optional>
#include <string_view>

#include "lines/cues.h"
#include "text/slice.h"

namespace lines {

/// The photo credit that `words` is or ends with, as a slice of `words`; a credit inside a line stands after
/// a sentence end or a wide space.
[[nodiscard]] std::optional<text::Slice> credit_at_end(std::string_view words, const Cues& cues);

/// Is `words` a photo credit and nothing else? Behind a sentence that ends, `after_sentence`, more forms are
/// one that would be common words elsewhere: 读者林先生提供, 周一鸣图.
[[nodiscard]] bool is_credit(std::string_view words, bool after_sentence, const Cues& cues);

/// Does a line that begins so go on with the one before it, whatever credit that looks like? "……由读者林先生
/// 提供" / "的照片", "了三盏灯".
[[nodiscard]] bool goes_on_with_clause(std::string_view words);

}  // namespace lines
