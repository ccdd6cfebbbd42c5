// The innermost loops: characters and references.
#include <array>
#include <bit>
#include <cstring>

#include "xml/blocks.h"
#include "xml/characters.h"
#include "xml/parser.h"
#include "xml/rules.h"

namespace xml {
namespace {

constexpr std::array<bool, 256> make_plain(std::string_view stops, bool lines) {
    std::array<bool, 256> plain{};
    for (std::size_t c = 0x20; c < 0x80; ++c) plain[c] = true;
    plain['\t'] = plain['\n'] = lines;
    for (const char c : stops) plain[static_cast<unsigned char>(c)] = false;
    return plain;
}

/// A set of characters that end a run of plain ones. LF and TAB are controls, and plain when `lines` says so.
template <bool lines, char... characters>
struct Stops {
    static constexpr char all[] = {characters...};
    static constexpr std::array<bool, 256> plain = make_plain({all, sizeof all}, lines);
#ifdef __SSE2__
    static unsigned bits(const char* at) {
        const __m128i block = block_at(at);
        const unsigned found = bits_below_or_among<0x20, characters...>(block);
        if constexpr (!lines) return found;
        return found & ~static_cast<unsigned>(_mm_movemask_epi8(bytes_among<'\n', '\t'>(block)));
    }
#endif
};
using TextStops = Stops<true, '<', '&', ']'>;
using ValueStops = Stops<false, '<', '&', '\'', '"'>;

bool continues(char c) {
    return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U;
}

/// Is there a three-byte character that needs no closer look (U+1000..CFFF)? Most Han text is nothing else.
bool plain_triple(const char* at) {
    const auto first = static_cast<unsigned char>(at[0]);
    return first >= 0xE1 && first <= 0xEC && continues(at[1]) && continues(at[2]);
}

/// To the first byte that is beyond ASCII, a control character or a stop: sixteen at a time.
template <class Set>
const char* skip_blocks(const char* at, [[maybe_unused]] const char* end) {
#ifdef __SSE2__
    for (; end - at >= 16; at += 16) {
        const unsigned found = Set::bits(at);
        if (found != 0) return at + std::countr_zero(found);
    }
#endif
    return at;
}

template <class Set>
const char* skip(const char* at, const char* end) {
    // The text ends with a NUL, which is not plain, so the loops need no test for the end.
    while (true) {
        at = skip_blocks<Set>(at, end);
        // Fewer than a block are left.
        while (Set::plain[static_cast<unsigned char>(*at)]) ++at;
        if (static_cast<unsigned char>(*at) < 0x80) return at;
        while (plain_triple(at)) at += 3;
        if (static_cast<unsigned char>(*at) < 0x80) continue;
        const CodePoint next = decode(at, end);
        if (next.size == 0 || !is_char(next.code)) return at;
        at += next.size;
    }
}

std::string code_point_name(char32_t code) {
    static constexpr char digits[] = "0123456789ABCDEF";
    std::string hex;
    for (int shift = 20; shift >= 0; shift -= 4) {
        if (shift >= 16 && (code >> shift) == 0) continue;
        hex += digits[(code >> shift) & 15U];
    }
    return "U+" + hex;
}

std::string byte_names(const char* at, const char* end) {
    static constexpr char digits[] = "0123456789ABCDEF";
    std::string out;
    for (int i = 0; i < 4 && at + i < end && (i == 0 || continues(at[i])); ++i) {
        const auto byte = static_cast<unsigned char>(at[i]);
        if (i > 0) out += ' ';
        out += digits[byte >> 4];
        out += digits[byte & 15U];
    }
    return out;
}

/// The number of "#38" or "#x26" (without & and ;); nothing when malformed, U+FFFF when out of range.
bool reference_number(std::string_view body, char32_t& code) {
    const bool hex = body.starts_with("#x");
    body.remove_prefix(hex ? 2 : 1);
    if (body.empty()) return false;
    code = 0;
    for (const char c : body) {
        const bool decimal = c >= '0' && c <= '9';
        const char low = static_cast<char>(c | 0x20);
        if (!decimal && !(hex && low >= 'a' && low <= 'f')) return false;
        const auto digit = static_cast<char32_t>(decimal ? c - '0' : low - 'a' + 10);
        if (code < 0x110000) code = code * (hex ? 16 : 10) + digit;
    }
    return true;
}

struct Predefined {
    std::string_view name;
    char character;
};
constexpr Predefined predefined[] = {{"lt", '<'}, {"gt", '>'}, {"amp", '&'}, {"apos", '\''}, {"quot", '"'}};

}  // namespace

void Parser::fault(const base::Rule& rule, const char* at, std::vector<std::string> arguments) {
    if (faults_ > options_.most_findings) return;
    if (++faults_ > options_.most_findings) {
        findings_.add(rules::gave_up, location(tree_, offset(at)), {std::to_string(options_.most_findings)});
        at_ = end_;
        return;
    }
    findings_.add(rule, location(tree_, offset(at), 1), std::move(arguments));
}

void Parser::skip_plain_text() {
    at_ = plain_text_end(at_);
}
const char* Parser::plain_text_end(const char* at) const {
    // Half of all texts are the line end between two tags.
    if (*at == '\n' && at[1] == '<') return at + 1;
    return skip<TextStops>(at, end_);
}
void Parser::skip_plain_value() {
    at_ = plain_value_end(at_);
}
const char* Parser::plain_value_end(const char* at) const {
    return skip<ValueStops>(at, end_);
}

void Parser::take_character() {
    const CodePoint next = decode(at_, end_);
    if (next.size == 0) {
        // Go on first: a fault too many moves to the end.
        const char* here = at_;
        do ++at_;
        while (at_ < end_ && continues(*at_));
        return fault(rules::bad_utf8, here, {byte_names(here, end_)});
    }
    if (!is_char(next.code)) {
        const char* here = at_;
        at_ += next.size;
        fault(rules::bad_character, here, {code_point_name(next.code)});
        return;
    }
    at_ += next.size;
}

void Parser::check_characters(const char* from, const char* to) {
    const char* resume = at_;
    at_ = from;
    while (at_ < to) {
        skip_plain_text();
        if (at_ < to) take_character();
    }
    at_ = faults_ <= options_.most_findings ? resume : end_;
}

bool Parser::character_reference(const char* ampersand) {
    const std::string_view body(ampersand + 1, static_cast<std::size_t>(at_ - ampersand - 1));
    char32_t code = 0;
    ++at_;
    if (reference_number(body, code) && is_char(code)) {
        encode(made_, code);
        return true;
    }
    fault(rules::bad_reference, ampersand, {"&" + std::string(body) + ";"});
    return false;
}

bool Parser::reference() {
    const char* ampersand = at_++;
    const bool number = at_ < end_ && *at_ == '#';
    if (number) ++at_;
    at_ = number ? at_ : skip_name(at_, end_);
    while (number && at_ < end_ &&
           ((*at_ >= '0' && *at_ <= '9') || (*at_ >= 'a' && *at_ <= 'z') || (*at_ >= 'A' && *at_ <= 'Z'))) {
        ++at_;
    }
    if (at_ == ampersand + 1 || done() || *at_ != ';') {
        at_ = ampersand + 1;
        made_ += '&';
        fault(rules::bare_ampersand, ampersand);
        return false;
    }
    if (number) return character_reference(ampersand);
    const std::string_view name(ampersand + 1, static_cast<std::size_t>(at_ - ampersand - 1));
    ++at_;
    for (const Predefined& entity : predefined) {
        if (entity.name != name) continue;
        made_ += entity.character;
        return true;
    }
    if (!refused_entities_.contains(name)) fault(rules::unknown_entity, ampersand, {std::string(name)});
    return false;
}

void Parser::begin_piece(Piece& piece) {
    piece = {at_, false};
    made_.clear();
}

void Parser::flush_piece(Piece& piece) {
    made_.append(piece.from, at_);
    piece.copied = true;
}

std::string_view Parser::end_piece(Piece& piece) {
    if (!piece.copied) return {piece.from, static_cast<std::size_t>(at_ - piece.from)};
    made_.append(piece.from, at_);
    return keep(made_);
}

std::string_view Parser::with_line_feeds(std::string_view raw) {
    if (raw.find('\r') == std::string_view::npos) return raw;
    std::string out;
    out.reserve(raw.size());
    for (std::size_t i = 0; i < raw.size(); ++i) {
        if (raw[i] != '\r') {
            out += raw[i];
        } else if (i + 1 == raw.size() || raw[i + 1] != '\n') {
            out += '\n';
        }
    }
    return keep(out);
}

std::string_view Parser::keep(std::string_view value) {
    constexpr std::size_t block = 16 * 1024;
    static_assert(block > 0);
    if (value.empty()) return std::string_view{"", 0};
    if (value.size() > block / 4) {
        // A block of its own, put before the one being filled.
        auto own = std::make_unique<char[]>(value.size());
        std::memcpy(own.get(), value.data(), value.size());
        const std::string_view kept(own.get(), value.size());
        tree_.made.push_back(std::move(own));
        if (tree_.made.size() > 1) std::swap(tree_.made.back(), tree_.made[tree_.made.size() - 2]);
        if (tree_.made.size() == 1) room_ = 0;
        return kept;
    }
    if (room_ < value.size()) {
        tree_.made.push_back(std::make_unique<char[]>(block));
        room_ = block;
    }
    char* to = tree_.made.back().get() + (block - room_);
    std::memcpy(to, value.data(), value.size());
    room_ -= value.size();
    return {to, value.size()};
}

}  // namespace xml
