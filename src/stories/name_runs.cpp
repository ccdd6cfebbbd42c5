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

std::string names_run_together(std::string_view headline, std::string_view story) {
    const lines::Squeezed head(headline);
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
        if (is_name(one) && is_name(two)) {
            const std::u32string run = std::u32string(one) + std::u32string(two);
            std::size_t begin = head.codes().find(run);
            if (begin != std::u32string::npos) {
                std::size_t end = begin + run.size();
                while (begin > 0 && text::is_han(head.codes()[begin - 1]) && !head.space_before(begin))
                    --begin;
                while (end < head.size() && text::is_han(head.codes()[end]) && !head.space_before(end)) ++end;
                const text::Slice slice = head.slice(begin, end);
                return std::string(slice.of(headline));
            }
        }
        first = second;
    }
    return {};
}

}  // namespace stories
