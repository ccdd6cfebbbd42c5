// How values of the XSD types that are not times are written, and their canonical forms (XML Schema Part 2,
// §3). Values come in with white space normalised as their type wants it.
#pragma once

#include <string>
#include <string_view>

#include "relaxng/datatype.h"

namespace relaxng::lexical {

[[nodiscard]] bool boolean(std::string_view value, const ValueContext&);
[[nodiscard]] bool decimal(std::string_view value, const ValueContext&);
[[nodiscard]] bool integer(std::string_view value, const ValueContext&);
[[nodiscard]] bool floating(std::string_view value, const ValueContext&);
[[nodiscard]] bool hex_binary(std::string_view value, const ValueContext&);
[[nodiscard]] bool base64_binary(std::string_view value, const ValueContext&);
[[nodiscard]] bool any_uri(std::string_view value, const ValueContext&);
[[nodiscard]] bool language(std::string_view value, const ValueContext&);
/// Names by the tables of name_characters.h.
[[nodiscard]] bool name(std::string_view value, const ValueContext&);
[[nodiscard]] bool ncname(std::string_view value, const ValueContext&);
[[nodiscard]] bool nmtoken(std::string_view value, const ValueContext&);
/// A QName whose prefix is declared.
[[nodiscard]] bool qname(std::string_view value, const ValueContext& context);
/// The name of an unparsed entity that the document declares.
[[nodiscard]] bool entity(std::string_view value, const ValueContext& context);

[[nodiscard]] std::string canonical_boolean(std::string_view value, const ValueContext&);
/// Sign, digits without leading zeros, and ".digits" without trailing zeros if any: "-0" is "0", "01.50"
/// "1.5".
[[nodiscard]] std::string canonical_decimal(std::string_view value, const ValueContext&);
[[nodiscard]] std::string canonical_float(std::string_view value, const ValueContext&);
[[nodiscard]] std::string canonical_double(std::string_view value, const ValueContext&);
[[nodiscard]] std::string canonical_hex(std::string_view value, const ValueContext&);
[[nodiscard]] std::string canonical_base64(std::string_view value, const ValueContext&);
/// {namespace}local
[[nodiscard]] std::string canonical_qname(std::string_view value, const ValueContext& context);

/// -1, 0, 1 for canonical decimals.
[[nodiscard]] int compare_decimals(std::string_view a, std::string_view b);
/// The number a floating() value stands for, rounded to float if `single`.
[[nodiscard]] double number_of(std::string_view value, bool single);
/// Bytes that a base64_binary() value stands for.
[[nodiscard]] std::size_t base64_size(std::string_view value);

}  // namespace relaxng::lexical
