#include "validate/spelling.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <string>

#include "base/ascii.h"
#include "text/utf8.h"

namespace validate {
namespace {

constexpr std::string_view white = " \t\n\r\f\v";

bool is_white(char c) {
    return white.find(c) != std::string_view::npos;
}

struct Named {
    std::string_view name;
    char32_t code;
};
constexpr Named named[] = {
    {"amp", '&'},      {"lt", '<'},       {"gt", '>'},       {"quot", '"'},      {"apos", '\''},
    {"nbsp", 0xA0},    {"AMP", '&'},      {"LT", '<'},       {"GT", '>'},        {"QUOT", '"'},
    {"num", '#'},      {"ast", '*'},      {"lowbar", '_'},   {"grave", '`'},     {"lsqb", '['},
    {"rsqb", ']'},     {"lpar", '('},     {"rpar", ')'},     {"lcub", '{'},      {"rcub", '}'},
    {"bsol", '\\'},    {"sol", '/'},      {"colon", ':'},    {"semi", ';'},      {"comma", ','},
    {"period", '.'},   {"excl", '!'},     {"quest", '?'},    {"percnt", '%'},    {"dollar", '$'},
    {"plus", '+'},     {"equals", '='},   {"commat", '@'},   {"verbar", '|'},    {"vert", '|'},
    {"Hat", '^'},      {"Tab", '\t'},     {"NewLine", '\n'}, {"hyphen", 0x2010}, {"ldquo", 0x201C},
    {"rdquo", 0x201D}, {"lsquo", 0x2018}, {"rsquo", 0x2019}, {"hellip", 0x2026}, {"mdash", 0x2014},
    {"ndash", 0x2013}, {"middot", 0xB7},  {"emsp", 0x2003},  {"ensp", 0x2002},   {"thinsp", 0x2009},
    {"bull", 0x2022},
};

// HTML, "numeric character reference end state": references to C1 controls mean windows-1252.
constexpr std::array<char32_t, 32> windows_1252{
    0x20AC, 0x81,   0x201A, 0x192,  0x201E, 0x2026, 0x2020, 0x2021, 0x2C6,  0x2030, 0x160,
    0x2039, 0x152,  0x8D,   0x17D,  0x8F,   0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x2DC,  0x2122, 0x161,  0x203A, 0x153,  0x9D,   0x17E,  0x178,
};

/// Walks both texts side by side; each step takes something from both.
class Walk {
  public:
    Walk(std::string_view spelled, std::string_view bytes) : spelled_(spelled), bytes_(bytes) {}

    bool run() {
        while (byte_ < bytes_.size()) {
            if (reference() || escape() || literal() || white_space()) continue;
            return false;
        }
        return spell_ == spelled_.size();
    }

  private:
    /// Takes `words` from the spelling, `size` bytes from the source.
    bool take(std::string_view words, std::size_t size) {
        if (!spelled_.substr(spell_).starts_with(words)) return false;
        spell_ += words.size();
        byte_ += size;
        return true;
    }

    bool literal() {
        const text::Decoded here = text::decode_at(bytes_, byte_);
        return take(bytes_.substr(byte_, here.size), here.size) ||
               (here.code == 0 && take(text::encoded(text::replacement), 1));
    }

    /// A run of white space stands for one space, one line end, or nothing.
    bool white_space() {
        if (!is_white(bytes_[byte_])) return false;
        const std::size_t stop = std::min(bytes_.find_first_not_of(white, byte_), bytes_.size());
        return take(" ", stop - byte_) || take("\n", stop - byte_) || take("", stop - byte_);
    }

    bool reference() {
        if (bytes_[byte_] != '&') return false;
        return bytes_.substr(byte_ + 1, 1) == "#" ? numeric() : by_name();
    }

    bool numeric() {
        std::size_t at = byte_ + 2;
        const bool hexadecimal = at < bytes_.size() && (bytes_[at] == 'x' || bytes_[at] == 'X');
        if (hexadecimal) ++at;
        const char* const begin = bytes_.data() + at;
        unsigned long code = 0;
        const auto result =
            std::from_chars(begin, bytes_.data() + bytes_.size(), code, hexadecimal ? 16 : 10);
        if (result.ptr == begin) return false;
        const bool out_of_range =
            result.ec != std::errc{} || code == 0 || code > 0x10FFFF || (code >= 0xD800 && code <= 0xDFFF);
        auto stop = static_cast<std::size_t>(result.ptr - bytes_.data());
        if (stop < bytes_.size() && bytes_[stop] == ';') ++stop;
        char32_t meant = out_of_range ? text::replacement : static_cast<char32_t>(code);
        const std::size_t size = stop - byte_;
        if (take(text::encoded(meant), size)) return true;
        // White space collapses however it is written (CSS Text 3 §4.1 has CR among it).
        if (meant < 0x80 && is_white(static_cast<char>(meant)) && take(" ", size)) return true;
        if (meant < 0x80 || meant > 0x9F) return false;
        return take(text::encoded(windows_1252[meant - 0x80]), size);
    }

    bool by_name() {
        std::size_t stop = byte_ + 1;
        while (stop < bytes_.size() && base::is_alphanumeric(bytes_[stop])) ++stop;
        const std::string_view name = bytes_.substr(byte_ + 1, stop - byte_ - 1);
        if (name.empty()) return false;
        const bool closed = stop < bytes_.size() && bytes_[stop] == ';';
        const std::size_t size = stop - byte_ + (closed ? 1 : 0);
        const auto* known = std::ranges::find(named, name, &Named::name);
        if (known != std::end(named)) return take(text::encoded(known->code), size);
        if (!closed) return old_name(name);
        return unknown_name(size);
    }

    /// HTML's oldest names stand without ';' too, also at the start of a longer word.
    bool old_name(std::string_view name) {
        for (const Named& one : named) {
            if (!name.starts_with(one.name)) continue;
            if (take(text::encoded(one.code), one.name.size() + 1)) return true;
        }
        return unknown_name(name.size() + 1);
    }

    /// One or two characters outside ASCII are believed.
    bool unknown_name(std::size_t size) {
        for (std::size_t count = 0, at = spell_; count < 2 && at < spelled_.size(); ++count) {
            const text::Decoded here = text::decode_at(spelled_, at);
            if (here.code < 0x80 || here.code == 0xFFFD) return false;
            at += here.size;
            const bool more = at < spelled_.size() && count == 0 && !rest_follows(at, byte_ + size);
            if (!more) {
                spell_ = at;
                byte_ += size;
                return true;
            }
        }
        return false;
    }

    /// Does the next character agree, so that the reference stood for what is before it?
    [[nodiscard]] bool rest_follows(std::size_t spell, std::size_t byte) const {
        if (byte >= bytes_.size()) return false;
        return spelled_[spell] == bytes_[byte] || bytes_[byte] == '&' || bytes_[byte] == '\\' ||
               is_white(bytes_[byte]);
    }

    /// Backslashes of Markdown, YAML and JSON; the doubled quote of YAML.
    bool escape() {
        const std::string_view rest = bytes_.substr(byte_);
        if (rest.starts_with("''")) return take("'", 2);
        if (rest[0] != '\\' || rest.size() < 2) return false;
        const char c = rest[1];
        if (c == 'u' || c == 'U' || c == 'x') {
            if (code_point_escape(c == 'u' ? 4 : c == 'U' ? 8 : 2)) return true;
        }
        constexpr std::string_view letters = "abtnvfre0N_LP";
        constexpr std::array<char32_t, 13> codes{0x07, 0x08, 0x09, 0x0A, 0x0B,   0x0C,  0x0D,
                                                 0x1B, 0x00, 0x85, 0xA0, 0x2028, 0x2029};
        if (const std::size_t which = letters.find(c); which != std::string_view::npos) {
            if (take(text::encoded(codes[which]), 2)) return true;
            // In a title, which is one line, what such an escape means is a space.
            if ((c == 't' || c == 'n' || c == 'r') && take(" ", 2)) return true;
        }
        if (c == '\n' || c == '\r') {
            const std::size_t stop = std::min(rest.find_first_not_of(white, 1), rest.size());
            return take("\n", stop) || take("", stop);
        }
        const bool punctuation = static_cast<unsigned char>(c) > 0x20 &&
                                 static_cast<unsigned char>(c) < 0x7F && !base::is_alphanumeric(c);
        return punctuation && take(rest.substr(1, 1), 2);
    }

    bool code_point_escape(std::size_t digits) {
        const auto value = [&](std::size_t at) {
            unsigned code = 0;
            if (bytes_.size() - std::min(at, bytes_.size()) < digits) return -1L;
            const char* const begin = bytes_.data() + at;
            const auto result = std::from_chars(begin, begin + digits, code, 16);
            return result.ptr == begin + digits ? static_cast<long>(code) : -1L;
        };
        const long code = value(byte_ + 2);
        if (code < 0) return false;
        const std::size_t size = digits + 2;
        // JSON writes what lies beyond the first plane as two surrogates
        if (code >= 0xD800 && code < 0xDC00 && bytes_.substr(byte_ + size, 2) == "\\u") {
            const long low = value(byte_ + size + 2);
            if (low >= 0xDC00 && low < 0xE000) {
                const auto joined = static_cast<char32_t>(0x10000 + ((code - 0xD800) << 10) + (low - 0xDC00));
                return take(text::encoded(joined), 2 * size);
            }
        }
        if (code > 0x10FFFF || (code >= 0xD800 && code < 0xE000))
            return take(text::encoded(text::replacement), size);
        return take(text::encoded(static_cast<char32_t>(code)), size);
    }

    std::string_view spelled_, bytes_;
    std::size_t spell_ = 0, byte_ = 0;
};

}  // namespace

bool follows(std::string_view spelled, std::string_view bytes) {
    return Walk(spelled, bytes).run();
}

}  // namespace validate
