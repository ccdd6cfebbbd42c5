// Who signs flowed text. In a newspaper a short line of this form signs nearly always; a post may be any
// text, so more is asked of it: names are persons' and no words (高兴, 安全), and behind 编辑 or 来源 stands
// who that is.
#pragma once

#include <optional>
#include <string_view>

#include "lines/cues.h"
#include "text/word_breaks.h"

namespace readers {

class FlowedSigners {
  public:
    explicit FlowedSigners(const lines::Cues& cues) : cues_(cues) {}

    /// Is all of `words` the byline of a person?
    [[nodiscard]] bool is_byline(std::string_view words);
    /// Does `words` say who edited, wrote or sent in the story before it, or where it is from?
    [[nodiscard]] bool is_closing(std::string_view words);

  private:
    [[nodiscard]] bool is_person(std::string_view name);
    [[nodiscard]] bool is_word(std::string_view name);
    [[nodiscard]] bool holds_person(std::string_view words);
    [[nodiscard]] bool says_who(std::string_view words);
    [[nodiscard]] bool names_editor(std::string_view words);

    const lines::Cues& cues_;
    std::optional<text::WordBreaks> breaks_;  ///< asked for few words
};

}  // namespace readers
