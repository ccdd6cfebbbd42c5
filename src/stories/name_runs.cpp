#include "stories/name_runs.h"

#include "lines/squeezed.h"
#include "text/scripts.h"
#include "text/utf8.h"

namespace stories {
namespace {

constexpr std::size_t shortest_name = 2, longest_name = 4;

bool is_name(std::u32string_view item) {
    if (item.size() < shortest_name || item.size() > longest_name) return false;
    for (const char32_t code : item) {
        if (!text::is_han(code)) return false;
    }
    return true;
}

}  // namespace

ListedNames::ListedNames(std::string_view story) {
    const lines::Squeezed squeezed(story);
    const std::u32string& text = squeezed.codes();
    // Two list items in a row, each between signs and as long as a name: "、周一鸣、方禾、".
    std::size_t first = text.find(U'、');
    while (first != std::u32string::npos) {
        const std::size_t second = text.find(U'、', first + 1);
        if (second == std::u32string::npos) break;
        const std::size_t third = text.find(U'、', second + 1);
        if (third == std::u32string::npos) break;
        const auto one = std::u32string_view(text).substr(first + 1, second - first - 1);
        const auto two = std::u32string_view(text).substr(second + 1, third - second - 1);
        if (is_name(one) && is_name(two))
            pairs_.try_emplace(std::u32string(one) + std::u32string(two), Pair{first, one.size()});
        first = second;
    }
}

std::string ListedNames::run_together_in(std::string_view headline) const {
    if (pairs_.empty()) return {};
    const lines::Squeezed head(headline);
    const std::u32string_view codes = head.codes();
    // Of several, the one that the story lists first.
    auto found = pairs_.end();
    std::size_t begin = 0;
    for (std::size_t at = 0; at + 2 * shortest_name <= codes.size(); ++at) {
        for (std::size_t size = 2 * shortest_name; size <= 2 * longest_name && at + size <= codes.size();
             ++size) {
            const auto pair = pairs_.find(codes.substr(at, size));
            if (pair == pairs_.end() || head.space_before(at + pair->second.border)) continue;
            if (found != pairs_.end() && pair->second.place >= found->second.place) continue;
            found = pair;
            begin = at;
        }
    }
    if (found == pairs_.end()) return {};
    std::size_t end = begin + found->first.size();
    while (begin > 0 && text::is_han(codes[begin - 1]) && !head.space_before(begin)) --begin;
    while (end < head.size() && text::is_han(codes[end]) && !head.space_before(end)) ++end;
    return std::string(head.slice(begin, end).of(headline));
}

}  // namespace stories
