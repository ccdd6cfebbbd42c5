// Guesses at an encoding, each with how sure it is.
//
// A wrong detection is worse than asking: the figures are meant to be shown, and a low one to be doubted.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace text {

struct Guess {
    std::string encoding;  ///< as Charset::find takes it
    int confidence = 0;    ///< 0 to 100
};

/// What the file says of itself: an XML declaration at its start, an HTML `meta` among its first 8 KiB.
[[nodiscard]] std::optional<std::string> declared_encoding(std::string_view bytes);

/// UTF-16 or UTF-32 without a byte-order mark, by where the zero bytes stand.
[[nodiscard]] std::optional<Guess> detect_wide(std::string_view bytes);

/// UTF-16 without a byte-order mark, by what its units would be: Chinese prose has next to no zero bytes. For
/// bytes that are not UTF-8.
[[nodiscard]] std::optional<Guess> detect_wide_prose(std::string_view bytes);

/// Is this UTF-8 in which a few bytes were damaged, rather than another encoding?
[[nodiscard]] bool damaged_utf8(std::string_view bytes);

/// For bytes that are not UTF-8: the surest of GB18030, Big5 and what ICU knows; windows-1252 if nothing is.
[[nodiscard]] Guess detect_encoding(std::string_view bytes);

}  // namespace text
