// Where words end in Chinese text, as ICU's dictionary has them.
#pragma once

#include <memory>
#include <string_view>

namespace text {

/// Tells whether a word goes on across a place where text was cut. Not for several threads at once.
class WordBreaks {
  public:
    WordBreaks();
    ~WordBreaks();
    WordBreaks(const WordBreaks&) = delete;
    WordBreaks& operator=(const WordBreaks&) = delete;

    /// Does a word of the dictionary begin at the end of `left` and end at the beginning of `right`? Only a
    /// few characters on either side are looked at.
    [[nodiscard]] bool word_across(std::string_view left, std::string_view right);

  private:
    struct Iterator;
    std::unique_ptr<Iterator> iterator_;
};

}  // namespace text
