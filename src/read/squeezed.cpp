#include "read/squeezed.h"

#include <algorithm>

#include "text/radicals.h"
#include "text/utf8.h"
#include "text/white_space.h"

namespace readers {

char32_t folded(char32_t code) {
    if (code >= 0xFF10 && code <= 0xFF19) return U'0' + (code - 0xFF10);
    if (code == 0xFF08) return U'(';
    if (code == 0xFF09) return U')';
    return code;
}

bool opens_note(char32_t code) {
    return code == U'(' || code == 0xFF08 || code == U'《' || code == U'〈' || code == U'〔' || code == U'[';
}

bool closes_note(char32_t code) {
    return code == U')' || code == 0xFF09 || code == U'》' || code == U'〉' || code == U'〕' || code == U']';
}

Squeezed::Squeezed(std::string_view words, std::size_t limit) {
    for (const auto [code, at, size] : text::CodePoints(words)) {
        if (text::is_space(code)) continue;
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
    std::size_t longest = 0;
    for (const std::string& word : words) longest = std::max(longest, word_at(at, word));
    return longest;
}

std::size_t Squeezed::any_before(std::size_t end, const std::vector<std::string>& words) const {
    std::size_t longest = 0;
    for (const std::string& word : words) {
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

}  // namespace readers
