// The text of one source: read once, never changed.
//
// Always holds: text() is well-formed UTF-8; it decodes from bytes() and encodes back to them, with
// the exceptions() put back. S, the text that TEI ranges count in, is text(): for a source that is
// valid UTF-8 it is the file itself, byte-order mark included.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "text/slice.h"

namespace text {

/// A stretch of text() that does not encode back to the bytes it came from by itself: a byte that
/// does not decode (the stretch is one U+FFFD), or a second spelling of a character in its charset.
struct Exception {
    Slice slice;
    std::string bytes;  ///< what stands in the file
};

/// From 1; columns in code points.
struct Position {
    std::uint32_t line = 1, column = 1;
    bool operator==(const Position&) const = default;
};

class SourceText {
  public:
    /// A source that is valid UTF-8.
    explicit SourceText(std::string bytes);
    /// The same, if it is; else nothing, and `bytes` is as it was.
    [[nodiscard]] static std::optional<SourceText> of_utf8(std::string& bytes);
    /// `text` decoded from `bytes`; `exceptions` in order of their slices.
    SourceText(std::string bytes, std::string text, std::string encoding, std::vector<Exception> exceptions);

    [[nodiscard]] std::string_view bytes() const { return bytes_; }
    [[nodiscard]] std::string_view text() const { return is_utf8() ? bytes_ : text_; }
    /// The IANA name: "UTF-8", "GB18030", "UTF-16LE", …
    [[nodiscard]] const std::string& encoding() const { return encoding_; }
    [[nodiscard]] const std::vector<Exception>& exceptions() const { return exceptions_; }
    /// Is S the source file itself?
    [[nodiscard]] bool is_utf8() const { return encoding_ == "UTF-8" && exceptions_.empty(); }
    /// The byte-order mark at the start of text(), empty when there is none.
    [[nodiscard]] Slice byte_order_mark() const;
    [[nodiscard]] Slice whole() const { return {0, static_cast<std::uint32_t>(text().size())}; }

    /// Where an offset of text() stands. Lines end with LF, CR LF or CR.
    [[nodiscard]] Position position(std::uint32_t offset) const;

  private:
    SourceText() = default;

    std::string bytes_, text_, encoding_;
    std::vector<Exception> exceptions_;
    std::vector<std::uint32_t> line_starts_;
};

/// Offsets in `text` at which lines start; the first is 0. Lines end with LF, CR LF or CR.
[[nodiscard]] std::vector<std::uint32_t> line_starts(std::string_view text);

}  // namespace text
