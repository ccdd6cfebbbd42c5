#include "stories/passage_looks.h"

#include <algorithm>

#include "text/characters.h"
#include "text/utf8.h"

namespace stories {

bool PassageLooks::over_subhead(std::uint32_t at) const {
    return at > 1 && is_subhead_like(at - 1) && passage(at - 2).kind == lines::PassageKind::body;
}

bool PassageLooks::is_subhead_like(std::uint32_t at) const {
    constexpr std::size_t longest = 12;  // characters
    const lines::Passage& here = passage(at);
    if (here.kind != lines::PassageKind::heads || here.last != here.first + 1) return false;
    if (page_.marks.notices[here.first] != 0) return false;
    return !opens_or_heads(at - 1) && !opens_or_heads(at + 1) && text::count(first_line(at)) <= longest;
}

bool PassageLooks::opens_or_heads(std::uint32_t at) const {
    return at >= page_.passages.size() || passage(at).kind != lines::PassageKind::body || opens(at);
}

double PassageLooks::share_of_openers() const {
    double openers = 0, zones = 0;
    bool in_zone = false;
    for (std::uint32_t at = 0; at < page_.passages.size(); ++at) {
        const bool heads = passage(at).kind == lines::PassageKind::heads && !is_subhead_like(at);
        if (heads && !in_zone) ++zones;
        in_zone = heads;
        if (passage(at).opener || passage(at).kind == lines::PassageKind::byline) ++openers;
    }
    return zones > 0 ? std::min(1.0, openers / zones) : 0;
}

bool PassageLooks::is_notice(std::uint32_t at) const {
    constexpr std::size_t longest = 12, bare = 7;  // characters
    const lines::Passage& here = passage(at);
    if (!here.jump_from || here.last != here.first + 1) return false;
    const std::string_view words = first_line(at);
    const std::size_t length = text::count(words);
    return length <= bare ||
           (length <= longest && text::closes(text::decode_before(words, words.size()).code));
}

bool PassageLooks::may_be_salutation(std::uint32_t at) const {
    constexpr std::size_t longest = 10;  // characters
    const lines::Passage& here = passage(at);
    const std::string_view words = first_line(at);
    const char32_t last = text::decode_before(words, words.size()).code;
    return here.last == here.first + 1 && (last == U'：' || last == U':') && text::count(words) <= longest;
}

}  // namespace stories
