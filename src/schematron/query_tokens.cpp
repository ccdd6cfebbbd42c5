#include "schematron/query_tokens.h"

#include <algorithm>
#include <array>

#include "base/ascii.h"
#include "text/utf8.h"

namespace schematron {
namespace {

constexpr std::array<std::string_view, 31> symbols = {
    // The longest first.
    "::", "//", "..", "!=", "<=", ">=", "<<", ">>", "||", "=>", ":=", "(", ")", "[", "]", "{",
    "}",  ",",  "@",  "/",  "|",  "+",  "-",  "=",  "<",  ">",  "*",  "$", ".", "?", "!"};

struct Range {
    char32_t low, high;
};
// Namespaces in XML 1.0 over the name characters of XML 1.0, fifth edition, without the colon.
constexpr Range start_ranges[] = {{'A', 'Z'},       {'_', '_'},       {'a', 'z'},        {0xC0, 0xD6},
                                  {0xD8, 0xF6},     {0xF8, 0x2FF},    {0x370, 0x37D},    {0x37F, 0x1FFF},
                                  {0x200C, 0x200D}, {0x2070, 0x218F}, {0x2C00, 0x2FEF},  {0x3001, 0xD7FF},
                                  {0xF900, 0xFDCF}, {0xFDF0, 0xFFFD}, {0x10000, 0xEFFFF}};
constexpr Range more_ranges[] = {{'-', '-'},   {'.', '.'},     {'0', '9'},
                                 {0xB7, 0xB7}, {0x300, 0x36F}, {0x203F, 0x2040}};

template <std::size_t n>
bool within(const Range (&ranges)[n], char32_t code) {
    return std::any_of(std::begin(ranges), std::end(ranges),
                       [&](Range range) { return range.low <= code && code <= range.high; });
}
bool starts_name(char32_t code) {
    return within(start_ranges, code);
}
bool continues_name(char32_t code) {
    return starts_name(code) || within(more_ranges, code);
}
bool plain_name_character(char c) {
    return base::is_alphanumeric(c) || c == '_' || c == '-' || c == '.';
}

class Lexer {
  public:
    Lexer(std::string_view source, Dialect dialect, QueryFault& fault)
        : source_(source), dialect_(dialect), fault_(fault) {}

    std::optional<std::vector<Token>> run() {
        std::vector<Token> out;
        while (skip_blanks()) {
            if (at_ >= source_.size()) {
                out.emplace_back().offset = position();
                return out;
            }
            Token token;
            token.offset = position();
            if (!read(token)) return std::nullopt;
            out.push_back(std::move(token));
        }
        return std::nullopt;
    }

  private:
    [[nodiscard]] std::uint32_t position() const { return static_cast<std::uint32_t>(at_); }
    [[nodiscard]] char peek(std::size_t ahead = 0) const {
        return at_ + ahead < source_.size() ? source_[at_ + ahead] : '\0';
    }
    [[nodiscard]] bool name_starts_at(std::size_t place) const {
        if (place >= source_.size()) return false;
        const char c = source_[place];
        return base::is_letter(c) || c == '_' || starts_name(text::decode_at(source_, place).code);
    }
    bool fail(std::string reason) {
        fault_ = {QueryFault::Kind::wrong, position(), std::move(reason)};
        return false;
    }

    /// White space, and in XPath 2.0 comments, which nest.
    bool skip_blanks() {
        int depth = 0;
        while (at_ < source_.size()) {
            if (dialect_ == Dialect::xpath2 && peek() == '(' && peek(1) == ':') {
                ++depth;
                at_ += 2;
            } else if (depth > 0 && peek() == ':' && peek(1) == ')') {
                --depth;
                at_ += 2;
            } else if (depth > 0 || peek() == ' ' || peek() == '\t' || peek() == '\n' || peek() == '\r') {
                ++at_;
            } else {
                break;
            }
        }
        return depth == 0 || fail("a comment is not closed");
    }

    bool read(Token& token) {
        const char c = peek();
        if (c == '\'' || c == '"') return string(token);
        if (base::is_digit(c) || (c == '.' && base::is_digit(peek(1)))) return number(token);
        if (c == 'Q' && peek(1) == '{' && dialect_ == Dialect::xpath2) return braced(token);
        if (name_starts_at(at_)) return name(token);
        if (c == '*' && peek(1) == ':' && name_starts_at(at_ + 2) && dialect_ == Dialect::xpath2) {
            at_ += 2;
            token.kind = Token::Kind::local_wildcard;
            token.text = nc_name();
            return true;
        }
        for (const std::string_view symbol : symbols) {
            if (symbol[0] == c && (symbol.size() == 1 || symbol[1] == peek(1))) {
                token.kind = Token::Kind::symbol;
                token.symbol = symbol_code(symbol);
                token.text = symbol;
                at_ += symbol.size();
                return true;
            }
        }
        return fail("the character " + text::encoded(text::decode_at(source_, at_).code) +
                    " has no meaning here");
    }

    bool string(Token& token) {
        const char quote = peek();
        token.kind = Token::Kind::string;
        for (std::size_t i = at_ + 1; i < source_.size(); ++i) {
            if (source_[i] != quote) {
                token.text += source_[i];
                continue;
            }
            const bool doubled =
                dialect_ == Dialect::xpath2 && i + 1 < source_.size() && source_[i + 1] == quote;
            if (!doubled) {
                at_ = i + 1;
                return true;
            }
            token.text += quote;
            ++i;
        }
        return fail("a string is not closed");
    }

    bool number(Token& token) {
        const std::size_t start = at_;
        token.kind = Token::Kind::integer;
        while (base::is_digit(peek())) ++at_;
        if (peek() == '.' && peek(1) != '.') {
            token.kind = Token::Kind::decimal;
            ++at_;
            while (base::is_digit(peek())) ++at_;
        }
        if (dialect_ == Dialect::xpath2 && (peek() == 'e' || peek() == 'E')) {
            const std::size_t sign = peek(1) == '+' || peek(1) == '-' ? 2 : 1;
            if (!base::is_digit(peek(sign))) return fail("an exponent has no digits");
            token.kind = Token::Kind::real;
            at_ += sign;
            while (base::is_digit(peek())) ++at_;
        }
        token.text = source_.substr(start, at_ - start);
        return true;
    }

    std::string nc_name() {
        const std::size_t start = at_;
        while (at_ < source_.size()) {
            if (plain_name_character(source_[at_])) {
                ++at_;
                continue;
            }
            const text::Decoded got = text::decode_at(source_, at_);
            if (!continues_name(got.code)) break;
            at_ += got.size;
        }
        return std::string(source_.substr(start, at_ - start));
    }

    bool name(Token& token) {
        token.kind = Token::Kind::name;
        token.text = nc_name();
        if (peek() != ':' || peek(1) == ':') return true;
        if (peek(1) == '*') {
            token.kind = Token::Kind::prefix_wildcard;
            token.prefix = std::move(token.text);
            token.text.clear();
            at_ += 2;
        } else if (name_starts_at(at_ + 1)) {
            token.kind = Token::Kind::qualified_name;
            token.prefix = std::move(token.text);
            ++at_;
            token.text = nc_name();
        }
        return true;
    }

    bool braced(Token& token) {
        const std::size_t close = source_.find('}', at_);
        if (close == source_.npos || !name_starts_at(close + 1)) return fail("Q{…} needs a name after it");
        token.kind = Token::Kind::braced_name;
        token.prefix = source_.substr(at_ + 2, close - at_ - 2);
        at_ = close + 1;
        token.text = nc_name();
        return true;
    }

    std::string_view source_;
    Dialect dialect_;
    QueryFault& fault_;
    std::size_t at_ = 0;
};

}  // namespace

std::optional<std::vector<Token>> tokens(std::string_view source, Dialect dialect, QueryFault& fault) {
    return Lexer(source, dialect, fault).run();
}

}  // namespace schematron
