#include "html/condensed.h"

#include <algorithm>
#include <array>

#include "base/ascii.h"
#include "html/tags.h"
#include "text/utf8.h"

namespace html {
namespace {

/// U+10FFFD, the last character for private use: for a parser a character like any other.
constexpr std::string_view stand_in = "\xF4\x8F\xBF\xBD";
constexpr std::string_view stand_in_hexadecimal = "10fffd", stand_in_decimal = "1114109";

/// Shorter runs are left as they are.
constexpr std::uint32_t shortest_run = 9;

/// Bytes of characters that a parser takes as they come. Not among them: white space, whatever means
/// something in a tag, a comment or a reference, and the bytes that characters begin with of which some are
/// refused (controls, U+FDD0, U+FFFE, …) or are the stand-in.
constexpr std::array<bool, 256> runs = [] {
    std::array<bool, 256> out{};
    for (unsigned byte = '0'; byte <= '9'; ++byte) out[byte] = true;
    for (unsigned byte = 'A'; byte <= 'Z'; ++byte) out[byte] = out[byte - 'A' + 'a'] = true;
    for (const char c : {'.', ',', ':', '(', ')', '%', '+'}) out[static_cast<unsigned char>(c)] = true;
    for (unsigned byte = 0x80; byte <= 0xBF; ++byte) out[byte] = true;
    for (unsigned byte = 0xC3; byte <= 0xEE; ++byte) out[byte] = true;
    return out;
}();

/// Full-width forms (U+FF00 to U+FF7F), the only ones that begin so and are taken.
bool is_full_width(std::string_view html, std::size_t at) {
    return html[at] == '\xEF' && at + 1 < html.size() && (html[at + 1] == '\xBC' || html[at + 1] == '\xBD');
}

std::uint32_t run_end(std::string_view html, std::uint32_t at, std::uint32_t end) {
    while (at < end && (runs[static_cast<unsigned char>(html[at])] || is_full_width(html, at))) ++at;
    return at;
}

/// Does the markup hold the stand-in, or a reference to it? "&#x10FFFD;", "&#01114109"
bool holds_stand_in(std::string_view html) {
    if (html.find(stand_in) != std::string_view::npos) return true;
    for (std::size_t at = html.find("&#"); at != std::string_view::npos; at = html.find("&#", at + 2)) {
        std::string_view number = html.substr(at + 2);
        const bool hexadecimal = number.starts_with('x') || number.starts_with('X');
        if (hexadecimal) number.remove_prefix(1);
        number.remove_prefix(std::min(number.find_first_not_of('0'), number.size()));
        const std::string_view wanted = hexadecimal ? stand_in_hexadecimal : stand_in_decimal;
        const std::string_view digits = number.substr(0, wanted.size());
        if (std::ranges::equal(digits, wanted, {}, base::lower)) return true;
    }
    return false;
}

}  // namespace

CondensedHtml::CondensedHtml(std::string_view html) : html_(html) {
    if (!holds_stand_in(html)) condense();
}

CondensedHtml CondensedHtml::uncut(std::string_view html) {
    CondensedHtml whole;
    whole.html_ = html;
    return whole;
}

void CondensedHtml::condense() {
    made_.reserve(html_.size() / 2);
    const auto size = static_cast<std::uint32_t>(html_.size());
    std::uint32_t at = 0;
    while (at < size) {
        const auto sign = static_cast<std::uint32_t>(std::min<std::size_t>(html_.find('<', at), size));
        condense_text(at, sign);
        if (sign == size) return;
        const Tag tag = tag_at(html_, sign);
        // Behind a `<` of the text the next character decides what it is.
        at = tag.what == Tag::What::none ? std::min(sign + 1, size) : tag.end;
        if (tag.what == Tag::What::start && is_raw_text(tag.name)) at = raw_text_end(html_, at, tag.name);
        made_ += html_.substr(sign, at - sign);
    }
}

void CondensedHtml::condense_text(std::uint32_t begin, std::uint32_t end) {
    std::uint32_t taken = begin;
    for (std::uint32_t at = begin; at < end;) {
        const std::uint32_t behind = run_end(html_, at, end);
        // Letters behind a `&` may be the name of a character.
        const bool named = at > 0 && (html_[at - 1] == '&' || html_[at - 1] == '#');
        if (!named && behind - at >= shortest_run) {
            made_ += html_.substr(taken, at - taken);
            cuts_.push_back({static_cast<std::uint32_t>(made_.size()), {at, behind}});
            made_ += stand_in;
            taken = behind;
        }
        at = behind < end ? behind + text::decode_at(html_, behind).size : end;
    }
    made_ += html_.substr(taken, end - taken);
}

std::vector<CondensedHtml::Cut>::const_iterator CondensedHtml::first_cut(std::uint32_t at) const {
    return std::ranges::lower_bound(cuts_, at, {}, &Cut::at);
}

std::optional<std::uint32_t> CondensedHtml::origin(std::uint32_t at) const {
    const auto behind = first_cut(at);
    if (behind == cuts_.begin()) return at;
    const Cut& before = *(behind - 1);
    const std::uint32_t end = before.at + static_cast<std::uint32_t>(stand_in.size());
    if (at < end) return std::nullopt;
    return before.slice.end + (at - end);
}

std::optional<text::Slice> CondensedHtml::origin(text::Slice slice) const {
    const auto begin = origin(slice.begin), end = origin(slice.end);
    if (!begin || !end) return std::nullopt;
    return text::Slice{*begin, *end};
}

std::optional<std::string> CondensedHtml::in_full(std::string_view words, text::Slice slice) const {
    if (cuts_.empty()) return std::string(words);
    std::string out;
    auto cut = first_cut(slice.begin);
    while (true) {
        const std::size_t at = words.find(stand_in);
        out += words.substr(0, at);
        const bool more = cut != cuts_.end() && cut->at < slice.end;
        if (more != (at != std::string_view::npos)) return std::nullopt;
        if (!more) return out;
        out += cut->slice.of(html_);
        words.remove_prefix(at + stand_in.size());
        ++cut;
    }
}

bool CondensedHtml::cut_short(std::string_view words) const {
    return !cuts_.empty() && words.find(stand_in) != std::string_view::npos;
}

}  // namespace html
