// The words of an XPath expression.
//
// XPath decides by what came before whether `*` is a wildcard and `div` a name, so the lexer decides
// nothing of the sort: it gives names, symbols and literals, and the parser asks for what it expects.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "schematron/query_fault.h"

namespace schematron {

/// A symbol as a number, for comparing: they have one or two characters.
[[nodiscard]] constexpr std::uint16_t symbol_code(std::string_view symbol) {
    const auto first = static_cast<unsigned char>(symbol[0]);
    const auto second = static_cast<unsigned char>(symbol.size() > 1 ? symbol[1] : '\0');
    return static_cast<std::uint16_t>(first << 8U | second);
}

struct Token {
    enum class Kind : std::uint8_t {
        end,
        name,             ///< an NCName: text
        qualified_name,   ///< prefix:text
        braced_name,      ///< Q{prefix}text: here prefix is the namespace URI
        prefix_wildcard,  ///< prefix:*
        local_wildcard,   ///< *:text
        integer,
        decimal,
        real,  ///< a number with an exponent
        string,
        symbol,  ///< text is the symbol
    };
    Kind kind = Kind::end;
    std::uint16_t symbol = 0;  ///< its symbol_code(); 0 for other tokens
    std::string prefix{}, text{};
    std::uint32_t offset = 0;  ///< in bytes from the start of the expression
};

/// Splits `source`; the last token is `end`. Nothing when it cannot be split, and `fault` says where and why.
[[nodiscard]] std::optional<std::vector<Token>> tokens(std::string_view source, Dialect dialect,
                                                       QueryFault& fault);

}  // namespace schematron
