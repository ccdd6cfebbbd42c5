#include "stories/body_lines.h"

#include <algorithm>

namespace stories {
namespace {

class Collector {
  public:
    Collector(std::string_view text, const lines::LinedPage& page) : text_(text), page_(page) {}

    std::vector<BodyLine> collect() {
        const lines::LineContext context{
            text_,           page_.lines, page_.marks.marks, page_.marks.datelines, page_.marks.credited,
            page_.statistics};
        Between before = Between::nothing;
        for (std::uint32_t i = 0; i < page_.passages.size(); ++i) {
            const lines::Passage& here = page_.passages[i];
            switch (here.kind) {
                case lines::PassageKind::heads: before = std::max(before, Between::heads); continue;
                case lines::PassageKind::byline:
                    // Behind an open sentence it opens the next story.
                    before =
                        std::max(before, !body_.empty() && body_.back().open ? Between::aside : Between::end);
                    continue;
                case lines::PassageKind::jump:
                case lines::PassageKind::closer: before = Between::end; continue;
                case lines::PassageKind::caption:
                case lines::PassageKind::credit:
                case lines::PassageKind::row: before = std::max(before, Between::aside); continue;
                case lines::PassageKind::furniture: continue;
                case lines::PassageKind::body: break;
            }
            if (here.note && before == Between::end) before = Between::aside;
            for (std::uint32_t line = here.first; line < here.last; ++line) {
                BodyLine one{line, i, before};
                before = Between::nothing;
                one.starts = line == here.first && !here.resumes;
                one.opens = line == here.first && (here.opener || here.jump_from);
                one.open = !lines::ends_sentence(context, line);
                if (line + 1 == here.last) one.open = one.open && here.cut && !is_head_like(here);
                one.indented = begins_paragraph(context, here, line);
                body_.push_back(one);
            }
            if (here.jumps) before = Between::end;
        }
        return std::move(body_);
    }

  private:
    /// One line that a headline may be: no paragraph begins with it, as it is not short by an indent.
    [[nodiscard]] bool is_head_like(const lines::Passage& here) const {
        if (here.last - here.first != 1 || here.opener || here.resumes) return false;
        if (lines::has_indents(page_.statistics)) return page_.lines[here.first].indent < 1.5;
        const double room = page_.statistics.lines[here.first].room;
        return room < 2.5 || room > 5.5;
    }

    [[nodiscard]] bool begins_paragraph(const lines::LineContext& context, const lines::Passage& here,
                                        std::uint32_t line) const {
        if (lines::has_indents(page_.statistics)) return page_.lines[line].indent >= 1.5;
        if (line + 1 >= here.last || page_.statistics.lines[line].joined) return false;
        const text::LineMetrics& first = page_.statistics.lines[line];
        const text::LineMetrics& second = page_.statistics.lines[line + 1];
        return lines::fill_of(context, line) == lines::Seen::next_indent && !first.spaced && !second.spaced &&
               lines::fill_of(context, line + 1) == lines::Seen::next_full;
    }

    std::string_view text_;
    const lines::LinedPage& page_;
    std::vector<BodyLine> body_;
};

}  // namespace

std::vector<BodyLine> body_lines(std::string_view text, const lines::LinedPage& page) {
    return Collector(text, page).collect();
}

bool tells_indents(const std::vector<BodyLine>& body, const lines::LinedPage& page) {
    if (lines::has_indents(page.statistics)) return true;
    std::size_t indented = 0, full = 0;
    for (std::uint32_t at = 1; at < body.size(); ++at) {
        const lines::Passage& here = page.passages[body[at].passage];
        if (!body[at].starts || body[at].opens || body[at].before != Between::nothing) continue;
        if (body[at - 1].open || page.statistics.lines[here.first].spaced) continue;
        ++(here.unindented ? full : indented);
    }
    return indented > full;
}

}  // namespace stories
