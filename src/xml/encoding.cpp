#include "xml/encoding.h"

#include <algorithm>
#include <cctype>

#include "base/ascii.h"
#include "xml/characters.h"
#include "xml/rules.h"

namespace xml {
namespace {

enum class Family { ascii, utf8_mark, utf16, utf32 };
struct Form {
    Family family = Family::ascii;
    bool big_endian = false;
    std::size_t mark = 0;  ///< bytes of the byte-order mark
};

Form betrayed_by(std::string_view bytes) {
    using namespace std::string_view_literals;
    struct Sign {
        std::string_view bytes;
        Form form;
    };
    static constexpr Sign signs[] = {{"\0\0\xFE\xFF"sv, {Family::utf32, true, 4}},
                                     {"\xFF\xFE\0\0"sv, {Family::utf32, false, 4}},
                                     {"\0\0\0<"sv, {Family::utf32, true, 0}},
                                     {"<\0\0\0"sv, {Family::utf32, false, 0}},
                                     {"\xEF\xBB\xBF"sv, {Family::utf8_mark, false, 3}},
                                     {"\xFE\xFF"sv, {Family::utf16, true, 2}},
                                     {"\xFF\xFE"sv, {Family::utf16, false, 2}},
                                     {"\0<"sv, {Family::utf16, true, 0}},
                                     {"<\0"sv, {Family::utf16, false, 0}}};
    for (const Sign& sign : signs) {
        if (bytes.starts_with(sign.bytes)) return sign.form;
    }
    return {};
}

char32_t unit_at(std::string_view bytes, std::size_t at, std::size_t size, bool big_endian) {
    char32_t unit = 0;
    for (std::size_t i = 0; i < size; ++i) {
        const std::size_t place = big_endian ? at + i : at + size - 1 - i;
        unit = unit << 8 | static_cast<unsigned char>(bytes[place]);
    }
    return unit;
}

/// UTF-16 or UTF-32 to UTF-8; false for a lone surrogate, a value beyond Unicode or bytes left over.
bool from_wide(std::string_view bytes, Form form, std::string& out) {
    const std::size_t size = form.family == Family::utf16 ? 2 : 4;
    if (bytes.size() % size != 0) return false;
    for (std::size_t at = form.mark; at < bytes.size(); at += size) {
        char32_t code = unit_at(bytes, at, size, form.big_endian);
        if (size == 2 && code >= 0xD800 && code < 0xDC00 && at + 4 <= bytes.size()) {
            const char32_t low = unit_at(bytes, at + 2, 2, form.big_endian);
            if (low < 0xDC00 || low > 0xDFFF) return false;
            code = 0x10000 + ((code - 0xD800) << 10) + (low - 0xDC00);
            at += 2;
        }
        if (code > 0x10FFFF || (code >= 0xD800 && code < 0xE000)) return false;
        encode(out, code);
    }
    return true;
}

/// windows-1252, 0x80 to 0x9F; 0 where it has no character.
constexpr char32_t windows_1252[] = {0x20AC, 0,      0x201A, 0x192,  0x201E, 0x2026, 0x2020, 0x2021,
                                     0x2C6,  0x2030, 0x160,  0x2039, 0x152,  0,      0x17D,  0,
                                     0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                     0x2DC,  0x2122, 0x161,  0x203A, 0x153,  0,      0x17E,  0x178};

bool from_bytes(std::string_view bytes, bool windows, std::string& out) {
    for (const char c : bytes) {
        char32_t code = static_cast<unsigned char>(c);
        if (windows && code >= 0x80 && code < 0xA0) code = windows_1252[code - 0x80];
        if (code == 0 && c != 0) return false;
        encode(out, code);
    }
    return true;
}

bool is_one_of(std::string_view name, std::initializer_list<std::string_view> names) {
    return std::ranges::find(names, name) != names.end();
}

const base::Location start{.line = 1, .column = 1};

bool to_utf8_by_name(std::string& bytes, const std::string& declared, const Decoder& decoder,
                     bool& transcoded, base::Findings& findings) {
    const std::string name = base::lowered(declared);
    if (name.empty() || is_one_of(name, {"utf-8", "utf8"})) return true;
    if (is_one_of(name, {"us-ascii", "ascii"})) {
        if (std::ranges::all_of(bytes, [](char c) { return static_cast<unsigned char>(c) < 0x80; }))
            return true;
        findings.add(rules::wrong_encoding, start, {declared, "there are bytes above 127"});
        return false;
    }
    if (name.starts_with("utf-16") || name.starts_with("utf-32") || is_one_of(name, {"iso-10646-ucs-2"})) {
        findings.add(rules::wrong_encoding, start, {declared, "the file begins with single bytes"});
        return false;
    }
    std::string out;
    out.reserve(bytes.size() + bytes.size() / 2);
    const bool windows = is_one_of(name, {"windows-1252", "cp1252"});
    bool known = windows || is_one_of(name, {"iso-8859-1", "latin1", "iso_8859-1", "l1"});
    bool good = known && from_bytes(bytes, windows, out);
    if (!known && decoder) known = good = decoder(declared, bytes, out);
    if (!known) {
        findings.add(rules::unknown_encoding, start, {declared});
        return false;
    }
    if (!good) {
        findings.add(rules::wrong_encoding, start, {declared, "not all bytes stand for a character in it"});
        return false;
    }
    bytes = std::move(out);
    transcoded = true;
    return true;
}

}  // namespace

std::string_view declared_encoding(std::string_view text) {
    if (!text.starts_with("<?xml") || text.size() < 6 || !is_space(text[5])) return {};
    const std::string_view head = text.substr(0, std::min(text.find("?>"), std::size_t{1024}));
    std::size_t at = head.find("encoding");
    if (at == std::string_view::npos) return {};
    at += 8;
    while (at < head.size() && is_space(head[at])) ++at;
    if (at == head.size() || head[at] != '=') return {};
    ++at;
    while (at < head.size() && is_space(head[at])) ++at;
    if (at == head.size() || (head[at] != '"' && head[at] != '\'')) return {};
    const std::size_t end = head.find(head[at], at + 1);
    return end == std::string_view::npos ? std::string_view{} : head.substr(at + 1, end - at - 1);
}

bool to_utf8(std::string& bytes, const Decoder& decoder, bool& transcoded, base::Findings& findings) {
    transcoded = false;
    const Form form = betrayed_by(bytes);
    if (form.family == Family::ascii) {
        return to_utf8_by_name(bytes, std::string(declared_encoding(bytes)), decoder, transcoded, findings);
    }
    if (form.family == Family::utf8_mark) {
        const std::string declared(declared_encoding(std::string_view(bytes).substr(3)));
        if (is_one_of(base::lowered(declared), {"", "utf-8", "utf8"})) return true;
        findings.add(rules::wrong_encoding, start, {declared, "the byte-order mark says UTF-8"});
        return false;
    }
    const std::string_view wide = form.family == Family::utf16 ? "UTF-16" : "UTF-32";
    std::string out;
    out.reserve(bytes.size());
    if (!from_wide(bytes, form, out)) {
        findings.add(rules::wrong_encoding, start,
                     {std::string(wide), "not all bytes stand for a character in it"});
        return false;
    }
    const std::string declared(declared_encoding(out));
    const std::string name = base::lowered(declared);
    const bool fits =
        name.empty() || name.starts_with(base::lowered(wide)) || name.starts_with("iso-10646-ucs");
    if (!fits) {
        findings.add(rules::wrong_encoding, start, {declared, "the first bytes say " + std::string(wide)});
        return false;
    }
    bytes = std::move(out);
    transcoded = true;
    return true;
}

}  // namespace xml
