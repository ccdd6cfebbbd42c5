#include "xml/emitter.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>

#include "base/error.h"
#include "base/scan.h"

namespace xml {
namespace {

// tei-encoding.md section 14.1; a namespace declaration is not an attribute and comes first, the others
// follow by name.
constexpr std::array<std::string_view, 17> fixed_order{
    "xmlns", "xml:id", "type",     "subtype", "n",   "part",    "next", "prev",   "rend",
    "style", "cert",   "evidence", "resp",    "ana", "corresp", "facs", "source",
};

/// A number below slot_count that differs for all of fixed_order.
constexpr std::size_t slot_count = 64;
constexpr std::size_t slot_of(std::string_view name) {
    if (name.empty()) return 0;
    const auto first = static_cast<unsigned char>(name.front()),
               last = static_cast<unsigned char>(name.back());
    return (first + 8U * last + 8U * name.size()) % slot_count;
}

/// Where in fixed_order the name of each slot stands.
constexpr std::array<std::uint8_t, slot_count> ranks = [] {
    std::array<std::uint8_t, slot_count> out{};
    out.fill(fixed_order.size());
    for (std::size_t i = 0; i < fixed_order.size(); ++i)
        out[slot_of(fixed_order[i])] = static_cast<std::uint8_t>(i);
    return out;
}();
static_assert([] {
    for (std::size_t i = 0; i < fixed_order.size(); ++i) {
        if (ranks[slot_of(fixed_order[i])] != i) return false;
    }
    return true;
}());

std::size_t rank(std::string_view name) {
    const std::size_t found = ranks[slot_of(name)];
    return found < fixed_order.size() && fixed_order[found] == name ? found : fixed_order.size();
}

/// Elements of HTML that have no end tag.
bool is_void(std::string_view name) {
    constexpr std::string_view names[] = {"br", "hr", "img", "meta", "link", "input", "col", "wbr"};
    return std::ranges::find(names, name) != std::end(names);
}

struct Range {
    char32_t first, last;
};

// Neither ink nor a width that a reader would see as a character of its own.
constexpr Range invisible[] = {
    {0x7F, 0xA0},     {0xAD, 0xAD},       {0x34F, 0x34F},     {0x61C, 0x61C},     {0x115F, 0x1160},
    {0x1680, 0x1680}, {0x17B4, 0x17B5},   {0x180B, 0x180F},   {0x2000, 0x200F},   {0x2028, 0x202F},
    {0x205F, 0x206F}, {0x3164, 0x3164},   {0xFE00, 0xFE0F},   {0xFEFF, 0xFEFF},   {0xFFA0, 0xFFA0},
    {0xFFF0, 0xFFFB}, {0x1BCA0, 0x1BCA3}, {0x1D173, 0x1D17A}, {0xE0000, 0xE0FFF},
};

/// Does an ASCII sign that is escaped stand here, or what may be an invisible or a forbidden character? Not
/// so Han characters, 、。「」 and the like (U+3000 to U+303F), ，！（） (U+FF00 to U+FF3F) and “”—…: every
/// line has them, and they are copied unseen.
constexpr auto needs_a_look = [](const unsigned char* byte) {
    const unsigned char first = byte[0], second = byte[1], third = byte[2];
    const auto below = [](unsigned char value, unsigned char from, unsigned char count) {
        return static_cast<unsigned char>(value - from) < count;
    };
    // " and & differ in one bit, < and > in another
    static_assert(('"' ^ '&') == 4 && ('<' ^ '>') == 2);
    const bool ascii = (first < 0x20) | (static_cast<unsigned char>(first & 0xFB) == '"') |
                       (static_cast<unsigned char>(first | 0x02) == '>') | (first == 0x7F);
    // leads from C0 to E3, and from ED on
    const bool general = (second == 0x80) & ((first == 0xE3) | ((first == 0xE2) & below(third, 0x90, 0x18)));
    const bool wide_form = (first == 0xEF) & (second == 0xBC);
    return ascii | (below(first, 0xC0, 0x24) & !general) | ((first >= 0xED) & !wide_form);
};

/// ASCII that is never escaped. Most attributes have nothing else, and are shorter than what a look at blocks
/// of bytes pays for.
constexpr std::size_t short_words = 64;
constexpr std::array<bool, 256> is_plain = [] {
    std::array<bool, 256> out{};
    for (std::size_t byte = 0x20; byte < 0x7F; ++byte)
        out[byte] = byte != '"' && byte != '&' && byte != '<' && byte != '>';
    return out;
}();

struct Character {
    char32_t code;
    std::size_t size;
};

/// The character at `at` of well-formed UTF-8; 0xD800 (which is not allowed) for anything else.
Character character(std::string_view words, std::size_t at) {
    constexpr Character bad{0xD800, 1};
    const auto lead = static_cast<unsigned char>(words[at]);
    if (lead < 0x80) return {lead, 1};
    const std::size_t size = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
    if (lead < 0xC2 || lead > 0xF4 || words.size() - at < size) return bad;
    char32_t code = lead & (0x7FU >> size);
    for (std::size_t i = 1; i < size; ++i) {
        const auto byte = static_cast<unsigned char>(words[at + i]);
        if ((byte & 0xC0) != 0x80) return bad;
        code = code << 6 | (byte & 0x3FU);
    }
    return {code, size};
}

void append_reference(std::string& out, char32_t code) {
    std::array<char, 8> digits{};
    const auto result =
        std::to_chars(digits.data(), digits.data() + digits.size(), static_cast<unsigned>(code), 16);
    out += "&#x";
    for (const char* digit = digits.data(); digit != result.ptr; ++digit) {
        out += static_cast<char>(*digit >= 'a' ? *digit - 'a' + 'A' : *digit);
    }
    out += ';';
}

}  // namespace

bool is_invisible(char32_t code) {
    const auto* after = std::ranges::upper_bound(invisible, code, {}, &Range::first);
    return after != std::begin(invisible) && code <= std::prev(after)->last;
}

void Emitter::declaration() {
    PM_CHECK(out_.empty());
    out_ += "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
}

void Emitter::html_declaration() {
    PM_CHECK(out_.empty());
    out_ += "<!DOCTYPE html>\n";
}

void Emitter::open(std::string_view name, std::span<const Attribute> attributes) {
    finish_tag();
    out_ += '<';
    out_ += name;
    struct Ranked {
        std::size_t rank;
        const Attribute* attribute;
    };
    std::array<Ranked, 24> sorted;
    std::size_t count = 0;
    for (const Attribute& one : attributes) {
        if (one.value.empty()) continue;
        PM_CHECK(count < sorted.size());
        sorted[count++] = {rank(one.name), &one};
    }
    const auto before = [](const Ranked& a, const Ranked& b) {
        return a.rank != b.rank ? a.rank < b.rank : a.attribute->name < b.attribute->name;
    };
    if (!std::is_sorted(sorted.begin(), sorted.begin() + count, before))
        std::sort(sorted.begin(), sorted.begin() + count, before);
    for (std::size_t i = 0; i < count; ++i) {
        const Attribute& one = *sorted[i].attribute;
        PM_CHECK(i == 0 || sorted[i - 1].attribute->name != one.name);
        out_ += ' ';
        out_ += one.name;
        out_ += "=\"";
        escape(one.value, true);
        out_ += '"';
    }
    open_.push_back(name);
    in_tag_ = true;
}

void Emitter::close() {
    PM_CHECK(!open_.empty());
    const bool may_be_empty = syntax_ == Syntax::xml || is_void(open_.back());
    if (in_tag_ && may_be_empty) {
        out_ += "/>";
        in_tag_ = false;
    } else {
        finish_tag();
        out_ += "</";
        out_ += open_.back();
        out_ += '>';
    }
    open_.pop_back();
}

void Emitter::text(std::string_view words) {
    if (words.empty()) return;
    PM_CHECK(!open_.empty());
    finish_tag();
    escape(words, false);
}

void Emitter::line_end() {
    finish_tag();
    out_ += '\n';
}

void Emitter::finish_tag() {
    if (in_tag_) out_ += '>';
    in_tag_ = false;
}

void Emitter::escape(std::string_view words, bool in_attribute) {
    std::size_t copied = 0, at = 0;
    while (at < std::min(words.size(), short_words) && is_plain[static_cast<unsigned char>(words[at])]) ++at;
    for (at = base::find_bytes<3>(words, at, needs_a_look); at < words.size();) {
        const Character here = character(words, at);
        PM_CHECK(is_allowed(here.code));
        std::string_view entity;
        switch (here.code) {
            case '&': entity = "&amp;"; break;
            case '<': entity = "&lt;"; break;
            case '>': entity = "&gt;"; break;
            case '"': entity = in_attribute ? "&quot;" : ""; break;
            default: break;
        }
        // XML 1.0 §2.11, §3.3.3: a parser would read CR as LF, and any white space in a value as a space
        const bool reference = here.code == '\r' ||
                               (in_attribute && (here.code == '\n' || here.code == '\t')) ||
                               (here.code >= 0x7F && is_invisible(here.code));
        if (!entity.empty() || reference) {
            out_ += words.substr(copied, at - copied);
            if (reference) {
                append_reference(out_, here.code);
            } else {
                out_ += entity;
            }
            copied = at + here.size;
        }
        at = base::find_bytes<3>(words, at + here.size, needs_a_look);
    }
    out_ += words.substr(copied);
}

}  // namespace xml
