// Bylines without brackets, which the story goes on behind in the same line: roles, names, and who did what.
//
//   本报记者 周一鸣 通讯员 方禾 一只铁桶…     文/本报记者 周一鸣 图/方禾 …     □ 周一鸣 …
//   通讯员 周一鸣 文 方禾 图 …                读者 周一鸣 编辑同志：…
//
// Nothing but the space behind the last name says where the story begins, and a line end may stand for it, or
// break a name. So a role must stand before, and a name must have the size of one; where the role stands
// close to the name, or the name has no role, its surname must be known besides.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "lines/cues.h"
#include "lines/squeezed.h"
#include "text/slice.h"

namespace lines {

enum class Gap : std::uint8_t { none, space, line_end };

/// What parts the characters of a squeezed text. Letter-spacing parts nothing. The arguments must outlive it.
class Gaps {
  public:
    Gaps(std::string_view whole, const Squeezed& words);

    /// What stands before character `at` (at > 0) of the squeezed text.
    [[nodiscard]] Gap before(std::size_t at) const;

  private:
    std::string_view whole_;
    const Squeezed& words_;
    std::vector<text::Slice> runs_;
};

struct RunningByline {
    std::size_t end = 0;               ///< behind its last character, in the squeezed text
    std::vector<text::Slice> persons;  ///< of the whole text
    bool spaced = false;               ///< a space parts what it consists of
    bool known = false;                ///< the first name begins with a known surname
};

/// The byline that begins at character `at` of `words`, which are `whole` squeezed. It may end with the
/// words; otherwise what follows reads as a story.
[[nodiscard]] std::optional<RunningByline> running_byline(std::string_view whole, const Squeezed& words,
                                                          std::size_t at, const Cues& cues);

}  // namespace lines
