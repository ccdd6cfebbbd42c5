#include "stories/one_flow.h"

#include <algorithm>

#include "stories/head_lines.h"
#include "stories/resumptions.h"

namespace stories {
namespace {

using lines::PassageKind;

/// Takes the passages as they come.
class Flow {
  public:
    Flow(std::string_view text, const lines::LinedPage& page)
        : text_(text),
          page_(page),
          resumptions_(text, page),
          after_last_(end_of_bodies()),
          words_end_(end_of_words()) {}

    PageParts find() {
        const auto number = static_cast<std::uint32_t>(page_.passages.size());
        for (std::uint32_t at = 0; at < number; ++at) {
            const PassageKind kind = passage(at).kind;
            const bool at_the_edge = parts_.furniture.size() == at || at >= words_end_;
            if (kind == PassageKind::furniture && at_the_edge) {
                parts_.furniture.push_back(at);
            } else if (kind == PassageKind::heads) {
                heads(at);
            } else if (kind == PassageKind::row || (kind == PassageKind::closer && at + 1 >= after_last_)) {
                put(kind, at);
            } else {
                body(at);
            }
        }
        return std::move(parts_);
    }

  private:
    [[nodiscard]] const lines::Passage& passage(std::uint32_t at) const { return page_.passages[at]; }

    /// One past the last passage that is not a headline.
    [[nodiscard]] std::uint32_t end_of_bodies() const {
        auto end = static_cast<std::uint32_t>(page_.passages.size());
        const auto aside = [&](PassageKind kind) {
            return kind == PassageKind::heads || kind == PassageKind::furniture;
        };
        while (end > 0 && aside(passage(end - 1).kind)) --end;
        return end;
    }

    /// One past the last passage that is not a running head or folio.
    [[nodiscard]] std::uint32_t end_of_words() const {
        auto end = static_cast<std::uint32_t>(page_.passages.size());
        while (end > 0 && passage(end - 1).kind == PassageKind::furniture) --end;
        return end;
    }

    Unit& unit(std::uint32_t at) {
        if (parts_.units.empty()) {
            parts_.units.emplace_back();
            parts_.units.back().first = at;
        }
        return parts_.units.back();
    }

    void learn(std::uint32_t at) {
        Unit& all = unit(at);
        for (std::uint32_t line = passage(at).first; line < passage(at).last; ++line) {
            all.words.add(page_.lines[line].slice.of(text_));
        }
        all.last = at;
    }

    void put(PassageKind kind, std::uint32_t at) {
        unit(at).article.parts.push_back({kind, {at}});
        learn(at);
    }

    /// Over the text its title, between paragraphs a subhead. What stands under the last paragraph may be
    /// anything.
    void heads(std::uint32_t at) {
        if (parts_.units.empty() && at < after_last_) {
            if (parts_.zones.empty()) parts_.zones.push_back({at, {}, {}});
            add_head_lines(text_, page_, passage(at), parts_.zones.back().lines);
        } else if (at >= after_last_) {
            put(PassageKind::body, at);
        } else if (std::vector<Part>& all = unit(at).article.parts; all.back().kind == PassageKind::heads) {
            all.back().passages.push_back(at);
            learn(at);
        } else {
            put(PassageKind::heads, at);
        }
    }

    /// A paragraph, or the rest of the one before.
    void body(std::uint32_t at) {
        if (!parts_.units.empty() && at > 0) {
            Unit& all = unit(at);
            Part& last = all.article.parts.back();
            const bool open =
                last.kind == PassageKind::body && last.passages.back() + 1 == at && passage(at - 1).cut;
            if (open && resumptions_.may_resume(at)) {
                constexpr double goes_on_here = 0.2;
                const LeftOpen before[] = {{at - 1, &all.words, goes_on_here}};
                if (resumptions_.find(at, before).which) {
                    last.passages.push_back(at);
                    learn(at);
                    return;
                }
            }
        }
        put(PassageKind::body, at);
    }

    std::string_view text_;
    const lines::LinedPage& page_;
    Resumptions resumptions_;
    std::uint32_t after_last_;
    std::uint32_t words_end_;
    PageParts parts_;
};

}  // namespace

bool tells_of_stories(const lines::LinedPage& page) {
    const auto tells = [](const lines::Passage& one) {
        switch (one.kind) {
            case PassageKind::caption:
            case PassageKind::credit:
            case PassageKind::byline:
            case PassageKind::jump: return true;
            default: return one.opener || one.jump_from || one.jumps || one.doubled;
        }
    };
    return std::ranges::any_of(page.passages, tells) ||
           std::ranges::any_of(page.lines, &text::PrintedLine::column_start);
}

PageParts one_flow(std::string_view text, const lines::LinedPage& page) {
    return Flow(text, page).find();
}

}  // namespace stories
