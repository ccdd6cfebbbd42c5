// One character encoding, through ICU's converters: bytes to text and back, with nothing lost.
//
// Always holds: encode(decode(bytes)), with the exceptions put back, is bytes. Only encodings without
// shift states are taken, so that any stretch can be converted by itself.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "text/source_text.h"

namespace text {

/// Text decoded from bytes, and where it does not encode back to them by itself.
struct Conversion {
    std::string text;
    std::vector<Exception> exceptions;
    std::size_t bad_bytes = 0;  ///< bytes that do not decode
    std::size_t respelled = 0;  ///< characters that decode but would be encoded otherwise
};

class Charset {
  public:
    /// `name`: IANA name or alias; what browsers take for one encoding is one here (GB2312, GBK: GB18030).
    /// Nothing when the name is unknown or the encoding has shift states (ISO-2022, HZ, UTF-7).
    [[nodiscard]] static std::optional<Charset> find(std::string_view name);
    Charset(Charset&&) noexcept;
    Charset& operator=(Charset&&) noexcept;
    ~Charset();

    /// The preferred IANA name: "GB18030", "Big5", "UTF-16LE", …
    [[nodiscard]] const std::string& name() const { return name_; }
    /// One byte a character: decodes nearly anything, so that decoding proves nothing.
    [[nodiscard]] bool single_byte() const;

    /// A sequence that does not decode becomes one U+FFFD and an exception. Throws base::Error when the
    /// text would reach 4 GiB.
    [[nodiscard]] Conversion decode(std::string_view bytes);
    /// Nothing when a character of `text` (well-formed UTF-8) has no place in this encoding.
    [[nodiscard]] std::optional<std::string> encode(std::string_view text);

  private:
    struct State;
    Charset(std::string name, std::unique_ptr<State> state);
    std::string name_;
    std::unique_ptr<State> state_;
};

/// `bytes` as UTF-8: each maximal subpart that does not decode becomes one U+FFFD and an exception.
[[nodiscard]] Conversion decode_utf8(std::string_view bytes);

}  // namespace text
