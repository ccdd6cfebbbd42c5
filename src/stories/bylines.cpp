#include "stories/bylines.h"

#include <algorithm>
#include <array>

namespace stories {

bool Bylines::open(std::uint32_t at) const {
    const std::uint32_t line = page_.passages[at].first;
    if (line + 1 < page_.lines.size() && page_.marks.datelines[line] != 0 &&
        page_.marks.marks[line + 1] == lines::Mark::opener)
        return true;
    const std::string_view words = page_.lines[line].slice.of(text_);
    return std::ranges::any_of(std::array{"(", "（", "〈", "《"},
                               [&](const char* sign) { return words.find(sign) != std::string_view::npos; });
}

bool Bylines::sign(const Unit& unit) const {
    return std::ranges::any_of(unit.article.parts, [&](const Part& part) {
        const std::uint32_t first = part.passages.front();
        return part.kind == lines::PassageKind::byline || (page_.passages[first].opener && open(first));
    });
}

bool has_only_byline(const Unit& unit) {
    const std::vector<Part>& parts = unit.article.parts;
    return parts.size() == 1 && parts.front().kind == lines::PassageKind::byline;
}

bool is_closed(const std::vector<Part>& parts) {
    if (parts.empty()) return false;
    const lines::PassageKind last = parts.back().kind;
    return last == lines::PassageKind::closer || (last == lines::PassageKind::byline && parts.size() > 1);
}

void put_closers_last(const lines::LinedPage& page, std::vector<Part>& parts) {
    const auto is_byline = [](const Part& part) { return part.kind == lines::PassageKind::byline; };
    const auto text = std::ranges::find_if_not(parts, is_byline);
    const auto is_body = [](const Part& part) { return part.kind == lines::PassageKind::body; };
    // What the editors add stands behind who signs, if it is nothing but paragraphs.
    auto note = std::find_if(text, parts.end(),
                             [&](const Part& part) { return page.passages[part.passages.front()].note; });
    if (!std::all_of(note, parts.end(), is_body)) note = parts.end();
    std::stable_partition(text, note, [&](const Part& part) {
        return part.kind != lines::PassageKind::closer && !is_byline(part);
    });
}

}  // namespace stories
