#include "lines/squeezed.h"

#include <algorithm>
#include <optional>

#include "text/pinyin.h"
#include "text/radicals.h"
#include "text/scripts.h"
#include "text/utf8.h"
#include "text/white_space.h"

namespace lines {

char32_t folded(char32_t code) {
    if (code >= 0xFF10 && code <= 0xFF19) return U'0' + (code - 0xFF10);
    if (code == 0xFF08) return U'(';
    if (code == 0xFF09) return U')';
    if (code == 0xFF0F) return U'/';
    return code;
}

bool opens_note(char32_t code) {
    return code == U'(' || code == 0xFF08 || code == U'《' || code == U'〈' || code == U'〔' || code == U'[';
}

bool closes_note(char32_t code) {
    return code == U')' || code == 0xFF09 || code == U'》' || code == U'〉' || code == U'〕' || code == U']';
}

namespace {

/// How many bytes a reading in brackets takes at the start of `words`: "(xiǎo)"; 0 when it is none.
std::size_t reading_size(std::string_view words) {
    constexpr std::size_t longest = 16;
    const auto first = static_cast<unsigned char>(words.size() < 3 ? 0 : words[1]);
    if (first < 'a' || first >= 0xE0) return 0;  // a letter, with a tone mark or without; no Han character
    const std::size_t close = words.substr(0, longest).find(')');
    if (close == std::string_view::npos) return 0;
    const std::optional<text::Syllable> syllable = text::pinyin_syllable(words.substr(1, close - 1));
    return syllable && syllable->tone != 0 ? close + 1 : 0;
}

/// The bytes that a word must have where `code` stands; none where other signs are folded into it.
std::string bytes_to_match(char32_t code) {
    const bool may_be_folded = code == U'(' || code == U')' || (code >= U'/' && code <= U'9');
    return may_be_folded ? std::string{} : text::encoded(code);
}

/// A loop over two or three bytes, which no call to compare memory beats.
bool same_bytes(const char* at, std::string_view bytes) {
    for (std::size_t i = bytes.size(); i-- > 0;) {
        if (at[i] != bytes[i]) return false;
    }
    return true;
}

bool begins(std::string_view word, std::string_view bytes) {
    return word.size() >= bytes.size() && same_bytes(word.data(), bytes);
}

bool ends(std::string_view word, std::string_view bytes) {
    return word.size() >= bytes.size() && same_bytes(word.data() + word.size() - bytes.size(), bytes);
}

}  // namespace

std::uint32_t begin_of_last(std::string_view words, std::size_t characters) {
    std::size_t at = words.size();
    for (; at > 0 && characters > 0; --characters) at -= text::decode_before(words, at).size;
    return static_cast<std::uint32_t>(at);
}

Squeezed::Squeezed(std::string_view words, std::size_t limit) {
    for (const auto [code, at, size] : text::CodePoints(words)) {
        if (!slices_.empty() && at < slices_.back().end) continue;  // in a reading
        if (text::is_space(code)) continue;
        if (code == U'(' && !codes_.empty() && slices_.back().end == at && text::is_han(codes_.back())) {
            slices_.back().end += static_cast<std::uint32_t>(reading_size(words.substr(at)));
            if (slices_.back().end > at) continue;
        }
        if (codes_.size() == limit) break;
        codes_ += folded(text::ideograph_of(code));
        slices_.push_back({at, at + size});
    }
}

std::size_t Squeezed::word_at(std::size_t at, std::string_view word) const {
    std::size_t length = 0;
    for (const auto [code, from, size] : text::CodePoints(word)) {
        if (at + length >= codes_.size() || codes_[at + length] != folded(code)) return 0;
        ++length;
    }
    return length;
}

std::size_t Squeezed::any_at(std::size_t at, const std::vector<std::string>& words) const {
    if (at >= codes_.size()) return 0;
    const std::string first = bytes_to_match(codes_[at]);  // refuses nearly all at a glance
    std::size_t longest = 0;
    for (const std::string& word : words) {
        if (begins(word, first)) longest = std::max(longest, word_at(at, word));
    }
    return longest;
}

std::size_t Squeezed::any_before(std::size_t end, const std::vector<std::string>& words) const {
    if (end == 0 || end > codes_.size()) return 0;
    const std::string last = bytes_to_match(codes_[end - 1]);
    std::size_t longest = 0;
    for (const std::string& word : words) {
        if (!ends(word, last)) continue;
        const std::size_t length = text::count(word);
        if (length <= end && length > longest && word_at(end - length, word) != 0) longest = length;
    }
    return longest;
}

std::size_t Squeezed::find_any(std::size_t from, const std::vector<std::string>& words) const {
    for (std::size_t at = from; at < codes_.size(); ++at) {
        if (any_at(at, words) > 0) return at;
    }
    return codes_.size();
}

}  // namespace lines
