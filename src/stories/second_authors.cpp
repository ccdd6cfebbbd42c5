#include "stories/second_authors.h"

#include <algorithm>

#include "lines/signatures.h"
#include "stories/head_lines.h"
#include "text/characters.h"
#include "text/person_names.h"
#include "text/utf8.h"
#include "text/white_space.h"

namespace stories {
namespace {

class Parter {
  public:
    Parter(std::string_view text, const lines::LinedPage& page, PageParts& parts)
        : text_(text), page_(page), parts_(parts) {}

    void part() {
        const std::size_t count = parts_.units.size();
        for (std::size_t i = 0; i < count; ++i) {
            std::vector<Part>& parts = parts_.units[i].article.parts;
            if (parts.size() < 3 || !is_signed(parts.back()) || !opens_with_author(parts_.units[i].article))
                continue;
            const auto subhead = std::find_if(parts.rbegin(), parts.rend(), [](const Part& one) {
                return one.kind == lines::PassageKind::heads;
            });
            if (subhead == parts.rend()) continue;
            const std::uint32_t at = subhead->passages.front();
            const auto first = subhead.base() - 1;
            Unit second;
            second.article.parts.assign(first + 1, parts.end());
            if (second.article.parts.empty()) continue;
            second.first = second.article.parts.front().passages.front();
            second.last = parts_.units[i].last;
            second.ended = true;
            parts.erase(first, parts.end());
            parts_.units[i].last = parts.back().passages.back();
            parts_.units[i].words = words_of(parts);
            second.words = words_of(second.article.parts);
            HeadZone zone{at, {}, {}};
            add_head_lines(text_, page_, passage(at), zone.lines);
            const auto place = std::ranges::upper_bound(parts_.zones, at, {}, &HeadZone::passage);
            parts_.zones.insert(place, std::move(zone));
            parts_.units.push_back(std::move(second));
        }
    }

  private:
    [[nodiscard]] std::string_view words(std::uint32_t line) const {
        return page_.lines[line].slice.of(text_);
    }
    [[nodiscard]] const lines::Passage& passage(std::uint32_t at) const { return page_.passages[at]; }

    /// Who wrote it, in brackets behind a text: "（方禾）", "（方禾 林谷 辑）".
    [[nodiscard]] bool is_signed(const Part& part) const {
        if (part.kind != lines::PassageKind::closer && part.kind != lines::PassageKind::byline) return false;
        const std::string_view all = words(passage(part.passages.front()).first);
        if (!text::opens(text::decode_at(all, 0).code)) return false;
        const text::Slice inside = lines::signed_part(all);
        const auto tokens = text::parts_between_spaces(inside.of(all));
        return std::ranges::any_of(tokens,
                                   [](std::string_view one) { return text::looks_like_a_person(one); });
    }

    /// Does the story say at its beginning who wrote it?
    [[nodiscard]] bool opens_with_author(const Article& article) const {
        const lines::Passage& first = passage(article.parts.front().passages.front());
        return first.opener || first.kind == lines::PassageKind::byline;
    }

    [[nodiscard]] lines::Vocabulary words_of(const std::vector<Part>& parts) const {
        lines::Vocabulary all;
        for (const Part& part : parts) {
            for (const std::uint32_t one : part.passages) {
                for (std::uint32_t line = passage(one).first; line < passage(one).last; ++line)
                    all.add(words(line));
            }
        }
        return all;
    }

    std::string_view text_;
    const lines::LinedPage& page_;
    PageParts& parts_;
};

}  // namespace

void part_at_second_authors(std::string_view text, const lines::LinedPage& page, PageParts& parts) {
    Parter(text, page, parts).part();
}

}  // namespace stories
