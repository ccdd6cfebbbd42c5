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

    /// How the words of a dictionary meet at a joint.
    struct Joint {
        bool known = false;         ///< Han characters on both sides
        bool across = false;        ///< a word begins on the left and ends on the right …
        bool long_word = false;     ///< … of more than two characters
        bool single_left = false;   ///< otherwise: the last word on the left is one character …
        bool single_right = false;  ///< … the first on the right is
    };
    [[nodiscard]] Joint joint(std::string_view left, std::string_view right);

    /// Does a word of the dictionary begin at the end of `left` and end at the beginning of `right`? Only a
    /// few characters on either side are looked at.
    [[nodiscard]] bool word_across(std::string_view left, std::string_view right);

  private:
    struct Iterator;
    std::unique_ptr<Iterator> iterator_;
};

}  // namespace text
