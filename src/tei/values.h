// Attribute values as the TEI asks for them, made from what sources hold.
//
// Total: a value that cannot be made right comes back empty, and the emitter leaves it out. What the
// source said stands in the ledger in any case.
#pragma once

#include <string>
#include <string_view>

namespace tei {

/// An xsd:anyURI as every validator takes it: white space, controls and signs that RFC 3986 keeps out
/// percent-encoded, stray '%' and second '#' too, a first segment that is not a scheme disarmed. Characters
/// outside ASCII stay (RFC 3987). `value` is well-formed UTF-8.
[[nodiscard]] std::string uri(std::string_view value);

/// teidata.outputMeasurement: "500" becomes "500px"; what is not a measure becomes empty.
[[nodiscard]] std::string measurement(std::string_view value);

/// `value` if it is a W3C date or time that exists ("2024-02-29", "--03-08", "2024-04-30T02:15:00Z"),
/// else empty.
[[nodiscard]] std::string_view date_when(std::string_view value);

/// `value` if it has the form of a BCP 47 tag, else empty.
[[nodiscard]] std::string_view language_tag(std::string_view value);

/// `value` if it is digits alone (teidata.count), else empty.
[[nodiscard]] std::string_view number(std::string_view value);

/// `value` if it is one word without white space (teidata.word), else empty.
[[nodiscard]] std::string_view word(std::string_view value);

/// `value` with characters that XML forbids, and bytes that are not UTF-8, replaced by U+FFFD.
[[nodiscard]] std::string printable(std::string_view value);

/// "src:10-42".
[[nodiscard]] std::string range(std::size_t begin, std::size_t end);

/// "U+000C", at least four digits.
[[nodiscard]] std::string code_point(char32_t code);

}  // namespace tei
