#include "stories/articles.h"

#include <algorithm>
#include <cstdio>
#include <iterator>
#include <optional>

#include "lines/squeezed.h"
#include "lines/vocabulary.h"
#include "stories/head_matching.h"
#include "stories/head_shares.h"
#include "stories/name_runs.h"
#include "stories/page_parts.h"
#include "stories/photo_matching.h"
#include "stories/rules.h"
#include "text/utf8.h"
#include "text/white_space.h"

namespace stories {
namespace {

bool blanks_tell(text::BlankLines meaning) {
    return meaning == text::BlankLines::jump || meaning == text::BlankLines::paragraph;
}

/// What the blocks of head lines of a page tell about each of them. Blank lines between them tell nothing
/// where an extractor parts the two copies of a line as well: it takes every line for a block. Where a blank
/// line follows every line of small type, those that lack one tell of large type above.
HeadContext head_context(std::string_view text, const std::vector<std::vector<HeadLine>>& blocks,
                         const text::LineStatistics& statistics) {
    constexpr std::size_t enough = 2;  // headlines that stand alone
    const text::BlankLines meaning = statistics.blank_lines;
    HeadContext of;
    of.lines_whole = !statistics.columns;
    of.blanks_part = meaning == text::BlankLines::paragraph;
    std::size_t without_blank = 0, alone = 0, alone_doubled = 0;
    bool copies_apart = false;
    for (const std::vector<HeadLine>& lines : blocks) {
        for (const HeadLine& line : lines) {
            const bool over_lines = line.slice.of(text).find('\n') != std::string_view::npos;
            copies_apart = copies_apart || (line.doubled && over_lines);
        }
        for (std::size_t i = 1; i < lines.size(); ++i) {
            if (lines[i].blanks == 0) ++without_blank;
            if (lines[i - 1].doubled && !lines[i].doubled) of.drawn_in_place = true;
        }
        if (lines.size() != 1) continue;
        ++alone;
        if (lines.front().doubled) ++alone_doubled;
    }
    of.blanks_matter = !copies_apart && (blanks_tell(meaning) ||
                                         (meaning == text::BlankLines::every_line && without_blank > 0));
    of.headlines_doubled = alone >= enough && alone == alone_doubled;
    return of;
}

/// Gives photos and headlines to the stories they belong to, and puts all in order.
class Assembler {
  public:
    Assembler(std::string_view text, const lines::LinedPage& page, const lines::Cues& cues,
              base::Findings& findings)
        : text_(text), page_(page), cues_(cues), findings_(findings) {
        PageParts parts = page_parts(text, page);
        units_ = std::move(parts.units);
        zones_ = std::move(parts.zones);
        photos_ = std::move(parts.photos);
        furniture_ = std::move(parts.furniture);
        for (const std::uint32_t at : parts.doubtful) {
            findings.add(rules::doubtful_story, {.line = page.lines[page.passages[at].first].number}, {});
        }
    }

    std::vector<Story> assemble() {
        place_photos();
        place_heads();
        return stories();
    }

    [[nodiscard]] const HeadPage& headlines() const { return head_page_; }
    /// With what was asked about them; the vocabularies are this object's.
    [[nodiscard]] const std::vector<HeadBlock>& blocks() const { return blocks_; }

  private:
    [[nodiscard]] std::string_view words(std::uint32_t line) const {
        return page_.lines[line].slice.of(text_);
    }
    [[nodiscard]] const lines::Passage& passage(std::uint32_t at) const { return page_.passages[at]; }

    // ---- photos

    /// A photo goes to the story whose words it shares, if that is clear; else it stands by itself.
    void place_photos() {
        const PhotoMatcher stories_of(text_, page_, cues_, units_);
        std::vector<Unit> alone;
        for (auto& [photo, at] : photos_) {
            lines::Vocabulary caption;
            for (const std::uint32_t one : photo.captions) {
                for (std::uint32_t line = passage(one).first; line < passage(one).last; ++line)
                    caption.add(words(line));
            }
            if (const auto unit = stories_of.find(photo, caption, at)) {
                units_[*unit].article.photos.push_back(std::move(photo));
                continue;
            }
            Unit unit;
            unit.first = photo.captions.empty() ? photo.credits.front() : photo.captions.front();
            unit.last = at;
            unit.article.photos.push_back(std::move(photo));
            unit.words = std::move(caption);
            unit.is_photo = true;
            alone.push_back(std::move(unit));
        }
        std::ranges::move(alone, std::back_inserter(units_));
    }

    // ---- headlines to stories

    [[nodiscard]] Together together() const {
        if (lines::in_recognised_blocks(page_.statistics)) return Together::type;
        return blanks_tell(page_.statistics.blank_lines) ? Together::block : Together::nothing;
    }

    /// The headlines and stories of the page; photos are placed.
    [[nodiscard]] HeadPage head_page() {
        std::ranges::stable_sort(units_, {}, &Unit::first);
        take_series();
        HeadPage page;
        std::vector<std::vector<HeadLine>> blocks;
        for (const HeadZone& zone : zones_) blocks.push_back(zone.lines);
        page.context = head_context(text_, blocks, page_.statistics);
        page.context.drawn_in_place = false;  // headlines of several stories are no block
        page.together = together();
        for (const Unit& unit : units_) {
            const bool bare = unit.is_photo && unit.article.photos.front().captions.empty();
            const bool opener = !unit.is_photo && passage(unit.first).opener;
            page.targets.push_back(
                {unit.first, unit.last, &unit.words, bare, unit.is_photo, opener, characters_of(unit)});
        }
        page.zones = std::move(zones_);
        return page;
    }

    void place_heads() {
        head_page_ = head_page();
        std::vector<std::vector<HeadLine>> given(units_.size());
        std::vector<std::pair<std::uint32_t, std::vector<HeadLine>>> unattached_of;
        std::vector<char> moved(units_.size(), 0);
        const std::vector<HeadMatch> matches = match_heads(head_page_, cues_);
        for (std::size_t one = 0; one < matches.size(); ++one) {
            const HeadZone& zone = head_page_.zones[one];
            const HeadMatch& match = matches[one];
            std::vector<HeadLine> unattached;
            for (std::size_t i = 0; i < zone.lines.size(); ++i) {
                const bool goes_on = i > 0 && zone.lines[i].abreast && !zone.lines[i].apart &&
                                     match.targets[i] == match.targets[i - 1];
                if (!match.targets[i]) {
                    add_line(unattached, zone.lines[i], goes_on);
                    continue;
                }
                const std::uint32_t target = *match.targets[i];
                add_line(given[target], zone.lines[i], goes_on);
                if (zone.passage > units_[target].first || !match.adjacent) moved[target] = 1;
            }
            if (!unattached.empty()) unattached_of.emplace_back(zone.passage, std::move(unattached));
        }
        context_ = head_context(text_, given, page_.statistics);
        for (auto& [at, lines] : unattached_of) leave(at, std::move(lines));
        for (Series& one : series_) one.heads = typed(one.lines, nullptr, Sure::medium);
        for (std::size_t i = 0; i < units_.size(); ++i) {
            units_[i].article.heads =
                typed(given[i], &units_[i].words, moved[i] != 0 ? Sure::medium : Sure::high);
            report_names(units_[i], given[i]);
        }
    }

    /// Of a story on a page that OCR read: what it misread is no word any more.
    [[nodiscard]] std::vector<std::uint32_t> characters_of(const Unit& unit) const {
        if (!lines::in_recognised_blocks(page_.statistics)) return {};
        std::string words_of_unit;
        const auto add = [&](std::uint32_t at) {
            for (std::uint32_t line = passage(at).first; line < passage(at).last; ++line)
                words_of_unit += words(line);
        };
        for (const Part& part : unit.article.parts) std::ranges::for_each(part.passages, add);
        for (const Photo& photo : unit.article.photos) std::ranges::for_each(photo.captions, add);
        return han_characters(words_of_unit);
    }

    /// A part of a line that goes to the same story as the part before it is no line of its own.
    void add_line(std::vector<HeadLine>& lines, const HeadLine& line, bool goes_on) const {
        if (!goes_on || lines.empty()) {
            lines.push_back(line);
            return;
        }
        HeadLine& whole = lines.back();
        const text::Slice gap{whole.slice.end, line.slice.begin};
        whole.clean += line.doubled ? " " : gap.of(text_);
        whole.clean += line.clean;
        whole.slice.end = line.slice.end;
    }

    void report_names(const Unit& unit, const std::vector<HeadLine>& lines) {
        if (lines.empty()) return;
        std::string story;
        for (const Part& part : unit.article.parts) {
            for (const std::uint32_t one : part.passages) {
                for (std::uint32_t line = passage(one).first; line < passage(one).last; ++line)
                    story += words(line);
            }
        }
        const ListedNames listed(story);
        for (const HeadLine& line : lines) {
            const std::string names = listed.run_together_in(line.clean);
            if (names.empty()) continue;
            findings_.add(rules::names_run_together,
                          {.bytes = base::ByteRange{line.slice.begin, line.slice.end}}, {names});
        }
    }

    [[nodiscard]] std::vector<Head> typed(const std::vector<HeadLine>& lines, const lines::Vocabulary* story,
                                          Sure sure) {
        if (lines.empty()) return {};
        HeadContext context = context_;
        context.story = story;
        blocks_.push_back({lines, context});
        std::vector<Head> heads;
        for (const TypedHead& one : type_heads(lines, context, cues_)) {
            Head head{one.kind, {}, sure};
            head.lines.assign(lines.begin() + one.first, lines.begin() + one.last);
            heads.push_back(std::move(head));
        }
        return heads;
    }

    void leave(std::uint32_t at, std::vector<HeadLine> lines) {
        findings_.add(rules::unattached_head,
                      {.bytes = base::ByteRange{lines.front().slice.begin, lines.back().slice.end}},
                      {lines.front().clean});
        Story story{Story::Kind::heads};
        story.heads = typed(lines, nullptr, Sure::low);
        left_.emplace_back(at, std::move(story));
    }

    /// The title of a series is no headline of the story next to it: its pieces are interviews, and share
    /// its words at their start.
    void take_series() {
        for (std::size_t z = 0; z < zones_.size(); ++z) {
            const HeadZone& zone = zones_[z];
            const bool titled = std::ranges::any_of(zone.lines, [&](const HeadLine& line) {
                const lines::Squeezed squeezed(line.clean);
                return squeezed.any_before(squeezed.size(), cues_.series) > 0;
            });
            if (!titled) continue;
            std::vector<std::size_t> members;
            constexpr std::size_t reach = 24;
            const auto next = std::ranges::lower_bound(units_, zone.passage, {}, &Unit::first);
            const auto first = static_cast<std::size_t>(next - units_.begin());
            for (std::size_t i = first; i < std::min(units_.size(), first + reach); ++i) {
                if (belongs_to_series(units_[i], zone)) members.push_back(i);
            }
            if (members.size() < 2) continue;
            Series series;
            series.lines = zone.lines;
            series.passage = zone.passage;
            for (const std::size_t i : members) series_of_.emplace_back(i, series_.size());
            series_.push_back(std::move(series));
            zones_.erase(zones_.begin() + static_cast<std::ptrdiff_t>(z--));
        }
    }

    [[nodiscard]] bool belongs_to_series(const Unit& unit, const HeadZone& zone) const {
        constexpr double enough = 0.15;
        if (unit.is_photo || unit.article.parts.empty()) return false;
        const lines::Passage& first = passage(unit.article.parts.front().passages.front());
        if (first.opener) return false;
        std::string all;
        for (const std::uint32_t one : unit.article.parts.front().passages) {
            for (std::uint32_t line = passage(one).first; line < passage(one).last; ++line)
                all += words(line);
        }
        const lines::Vocabulary opening(all);
        const lines::Squeezed squeezed(all);
        if (squeezed.find_any(0, cues_.interviews) == squeezed.size()) return false;
        lines::Vocabulary title;
        for (const HeadLine& line : zone.lines) title.add(line.clean);
        const lines::Vocabulary* candidates[] = {&opening};
        return lines::shared(title, candidates)[0] >= enough;
    }

    // ---- the page in order

    std::vector<Story> stories() {
        std::vector<std::pair<std::uint32_t, Story>> all = std::move(left_);
        for (const std::uint32_t at : furniture_) {
            Story story{Story::Kind::furniture};
            story.passage = at;
            all.emplace_back(at, std::move(story));
        }
        std::vector<std::optional<std::size_t>> place(series_.size());
        for (std::size_t i = 0; i < units_.size(); ++i) {
            Unit& unit = units_[i];
            const auto of_series =
                std::ranges::find(series_of_, i, &std::pair<std::size_t, std::size_t>::first);
            if (unit.is_photo && unit.article.heads.empty()) {
                Story story{Story::Kind::photo};
                story.photo = std::move(unit.article.photos.front());
                all.emplace_back(unit.first, std::move(story));
            } else if (of_series != series_of_.end() && place[of_series->second]) {
                all[*place[of_series->second]].second.articles.push_back(std::move(unit.article));
            } else {
                Story story{Story::Kind::article};
                if (of_series != series_of_.end()) {
                    story.kind = Story::Kind::series;
                    story.heads = std::move(series_[of_series->second].heads);
                    place[of_series->second] = all.size();
                }
                story.articles.push_back(std::move(unit.article));
                all.emplace_back(unit.first, std::move(story));
            }
        }
        std::ranges::stable_sort(all, {}, &std::pair<std::uint32_t, Story>::first);
        std::vector<Story> out;
        out.reserve(all.size());
        for (auto& [at, story] : all) out.push_back(std::move(story));
        return out;
    }

    struct Series {
        std::vector<HeadLine> lines;
        std::vector<Head> heads;
        std::uint32_t passage = 0;
    };

    std::string_view text_;
    const lines::LinedPage& page_;
    const lines::Cues& cues_;
    base::Findings& findings_;
    std::vector<Unit> units_;
    std::vector<HeadZone> zones_;
    std::vector<std::pair<Photo, std::uint32_t>> photos_;
    std::vector<std::uint32_t> furniture_;
    HeadPage head_page_;
    HeadContext context_;            ///< the page's
    std::vector<HeadBlock> blocks_;  ///< head lines as they were typed
    std::vector<Series> series_;
    std::vector<std::pair<std::size_t, std::size_t>> series_of_;  ///< unit, series
    std::vector<std::pair<std::uint32_t, Story>> left_;
};

}  // namespace

std::vector<Story> articles(std::string_view text, const lines::LinedPage& page, const lines::Cues& cues,
                            base::Findings& findings) {
    return Assembler(text, page, cues, findings).assemble();
}

void for_each_head_block(std::string_view text, const lines::LinedPage& page, const lines::Cues& cues,
                         const std::function<void(const HeadBlock&)>& see) {
    base::Findings ignored;  // they come again with the reading
    Assembler assembler(text, page, cues, ignored);
    (void)assembler.assemble();
    for (const HeadBlock& block : assembler.blocks()) see(block);
}

void see_head_page(std::string_view text, const lines::LinedPage& page, const lines::Cues& cues,
                   const std::function<void(const HeadPage&)>& see) {
    base::Findings ignored;
    Assembler assembler(text, page, cues, ignored);
    (void)assembler.assemble();
    see(assembler.headlines());
}

std::string dump_heads(std::string_view text, const lines::LinedPage& page, const lines::Cues& cues) {
    constexpr std::size_t shown = 2;  // the reading that was taken, and the one that came next
    std::string out;
    for_each_head_block(text, page, cues, [&](const HeadBlock& block) {
        const std::vector<HeadReading> readings = head_readings(block.lines, block.context, cues);
        out += "-- head\n";
        for (std::size_t i = 0; i < block.lines.size(); ++i) {
            out += "  " + std::string(name(readings.front().kinds[i])) + ": " + block.lines[i].clean + '\n';
        }
        for (std::size_t i = 0; readings.size() > 1 && i < shown; ++i) {
            out += i == 0 ? "  because" : "  rather than";
            for (const HeadKind kind : readings[i].kinds) out += ' ' + std::string(name(kind));
            char score[16];
            std::snprintf(score, sizeof score, " %+.1f", readings[i].score);
            out += score;
            out += " [" + explain(readings[i]) + "]\n";
        }
    });
    return out;
}

}  // namespace stories
