#include "read/articles.h"

#include <algorithm>
#include <iterator>
#include <optional>

#include "read/head_matching.h"
#include "read/name_runs.h"
#include "read/rules.h"
#include "read/squeezed.h"
#include "read/vocabulary.h"
#include "text/utf8.h"
#include "text/white_space.h"

namespace readers {
namespace {

using text::Slice;

/// A story under way.
struct Unit {
    Article article;
    Vocabulary words;
    std::uint32_t first = 0, last = 0;  ///< passages
    bool ended = false;                 ///< a jump notice or a closer: nothing follows
    bool is_photo = false;
};

/// A paragraph that stopped in mid-sentence: something stands between its halves.
struct Open {
    std::size_t unit = 0, part = 0;
    std::uint32_t passage = 0;
};

class Assembler {
  public:
    Assembler(std::string_view text, const LinedPage& page, const Cues& cues, base::Findings& findings)
        : text_(text), page_(page), cues_(cues), findings_(findings) {}

    std::vector<Story> assemble() {
        for (std::uint32_t i = 0; i < page_.passages.size(); ++i) take(i);
        place_photos();
        place_heads();
        return stories();
    }

  private:
    [[nodiscard]] std::string_view words(std::uint32_t line) const { return page_.lines[line].slice.of(text_); }
    [[nodiscard]] const Passage& passage(std::uint32_t at) const { return page_.passages[at]; }

    void take(std::uint32_t at) {
        switch (passage(at).kind) {
            case PassageKind::furniture: furniture_.push_back(at); return;
            case PassageKind::heads: heads(at); return;
            case PassageKind::caption:
            case PassageKind::credit: photo(at); return;
            case PassageKind::byline: byline(at); return;
            case PassageKind::jump: jump(at); return;
            case PassageKind::closer: closer(at); return;
            case PassageKind::row: put(at, current_or_new(at)); return;
            case PassageKind::body: body(at); return;
        }
    }

    // ---- bodies

    std::size_t new_unit(std::uint32_t at) {
        units_.emplace_back();
        units_.back().first = units_.back().last = at;
        return units_.size() - 1;
    }

    std::size_t current_or_new(std::uint32_t at) {
        if (!current_ || units_[*current_].ended) current_ = new_unit(at);
        return *current_;
    }

    void learn(Unit& unit, std::uint32_t at) {
        for (std::uint32_t line = passage(at).first; line < passage(at).last; ++line) unit.words.add(words(line));
        unit.last = at;
    }

    /// A part of its own.
    void put(std::uint32_t at, std::size_t unit) {
        units_[unit].article.parts.push_back({passage(at).kind, {at}});
        learn(units_[unit], at);
        after_heads_ = zone_open_ = false;
    }

    void body(std::uint32_t at) {
        const Passage& here = passage(at);
        const bool starts = here.opener || here.jump_from;
        if (!starts) {
            if (const auto open = goes_on(at)) {
                resume(*open, at);
                return;
            }
        }
        const bool frame = here.new_frame && (at == 0 || closed(at - 1));
        if (!current_ || starts || frame || after_heads_ || units_[*current_].ended) {
            current_ = new_unit(at);
            units_[*current_].article.from_other_page = here.jump_from;
        }
        put(at, *current_);
        finish(*current_, at);
    }

    [[nodiscard]] bool closed(std::uint32_t at) const {
        return passage(at).kind != PassageKind::body || passage(at).complete;
    }

    /// What the end of a body passage says about its story.
    void finish(std::size_t unit, std::uint32_t at) {
        if (passage(at).jumps) {
            units_[unit].article.to_other_page = true;
            units_[unit].ended = true;
        } else if (passage(at).cut) {
            constexpr std::size_t most = 8;
            open_.push_back({unit, units_[unit].article.parts.size() - 1, at});
            if (open_.size() > most) open_.erase(open_.begin());
        }
    }

    /// The unfinished paragraph that passage `at` goes on with.
    std::optional<std::size_t> goes_on(std::uint32_t at) {
        if (open_.empty() || begins_with_dash(at)) return {};
        // Right after it, a paragraph that was cut by the line ends alone stays cut.
        if (at > 0 && open_.back().passage == at - 1 && !page_.lines[passage(at).first].page_start) return {};
        // A short line that ends a sentence goes on with something only where that was interrupted.
        const bool interrupted = at > 0 && passage(at - 1).kind != PassageKind::body;
        if (!passage(at).unindented && !(interrupted && passage(at).last_line_like)) return {};
        Vocabulary here;
        for (std::uint32_t i = at; i < page_.passages.size() && i < at + 2; ++i) {
            if (passage(i).kind != PassageKind::body || (i > at && (passage(i).opener || passage(i).jump_from))) break;
            for (std::uint32_t line = passage(i).first; line < passage(i).last; ++line) here.add(words(line));
        }
        std::vector<const Vocabulary*> candidates;
        for (const Open& one : open_) candidates.push_back(&units_[one.unit].words);
        const std::vector<double> share = shared(here, candidates);
        std::size_t best = 0;
        double best_score = -1;
        for (std::size_t i = 0; i < open_.size(); ++i) {
            // Of two that fit alike, the later one: it is nearer.
            const double score = share[i] + fits(open_[i], at) + 0.01 * static_cast<double>(i);
            if (score > best_score) {
                best = i;
                best_score = score;
            }
        }
        return best;
    }

    [[nodiscard]] bool begins_with_dash(std::uint32_t at) const { return words(passage(at).first).starts_with("——"); }

    /// Does the text elsewhere have the two characters that would meet here?
    [[nodiscard]] double fits(const Open& open, std::uint32_t at) {
        constexpr double weight = 0.15;
        if (!all_words_) all_words_.emplace(text_);
        const std::string_view before = words(passage(open.passage).last - 1);
        const std::string_view after = words(passage(at).first);
        std::string pair(before.substr(before.size() - text::decode_before(before, before.size()).size));
        pair += after.substr(0, text::decode_at(after, 0).size);
        const Vocabulary meeting(pair);
        return !meeting.bigrams().empty() && all_words_->has(meeting.bigrams().front()) ? weight : 0;
    }

    void resume(std::size_t which, std::uint32_t at) {
        const Open open = open_[which];
        open_.erase(open_.begin() + static_cast<std::ptrdiff_t>(which));
        current_ = open.unit;
        after_heads_ = zone_open_ = false;
        Unit& unit = units_[open.unit];
        unit.article.parts[open.part].passages.push_back(at);
        learn(unit, at);
        if (passage(at).jumps) {
            unit.article.to_other_page = true;
            unit.ended = true;
        } else if (passage(at).cut) {
            open_.push_back({open.unit, open.part, at});
        }
    }

    void jump(std::uint32_t at) {
        const std::size_t unit = current_or_new(at);
        Article& article = units_[unit].article;
        article.to_other_page = true;
        if (article.parts.empty() || article.parts.back().kind != PassageKind::body) {
            article.parts.push_back({PassageKind::body, {}});
        }
        article.parts.back().passages.push_back(at);
        units_[unit].last = at;
        units_[unit].ended = true;
        // The sentence goes on there: nothing on this page does.
        std::erase_if(open_, [&](const Open& one) { return one.unit == unit; });
        after_heads_ = zone_open_ = false;
    }

    /// Over a story, or at its end.
    void byline(std::uint32_t at) {
        const bool story_follows = at + 1 < page_.passages.size() && passage(at + 1).kind == PassageKind::body &&
                                   !passage(at + 1).opener && !passage(at + 1).unindented;
        if (after_heads_ || !current_ || units_[*current_].ended || story_follows) {
            current_ = new_unit(at);
            put(at, *current_);
        } else {
            put(at, *current_);
            units_[*current_].ended = true;
        }
    }

    void closer(std::uint32_t at) {
        const std::size_t unit = current_or_new(at);
        put(at, unit);
        units_[unit].ended = true;
    }

    // ---- headlines

    /// A line between two paragraphs of one story.
    [[nodiscard]] bool is_subhead(std::uint32_t at) const {
        const Passage& here = passage(at);
        if (here.doubled || here.last - here.first != 1 || at == 0 || at + 1 == page_.passages.size()) return false;
        const Passage& before = passage(at - 1);
        const Passage& after = passage(at + 1);
        return current_ && !units_[*current_].ended && before.kind == PassageKind::body && before.complete &&
               !before.jumps && after.kind == PassageKind::body && !after.opener && !after.jump_from &&
               !after.new_frame && !here.new_frame && (open_.empty() || !after.unindented);
    }

    void heads(std::uint32_t at) {
        if (is_subhead(at)) {
            put(at, *current_);
            return;
        }
        if (zones_.empty() || !zone_open_) zones_.push_back({at, {}});
        std::vector<HeadLine>& lines = zones_.back().lines;
        const Passage& here = passage(at);
        if (here.doubled) {
            doubled_lines(here, lines);
        } else {
            for (std::uint32_t line = here.first; line < here.last; ++line) {
                lines.push_back({page_.lines[line].slice, std::string(text::trimmed(words(line))),
                                 page_.lines[line].blanks, false});
            }
        }
        after_heads_ = zone_open_ = true;
    }

    /// Printed lines of doubled chunks: one ends where a second copy ends at a line end.
    void doubled_lines(const Passage& here, std::vector<HeadLine>& lines) const {
        const Slice whole{page_.lines[here.first].slice.begin, page_.lines[here.last - 1].slice.end};
        const auto& all = page_.marks.doublings;
        const auto from = std::ranges::lower_bound(all, whole.begin, {},
                                                   [](const text::Doubling& one) { return one.extent.begin; });
        for (auto at = from; at != all.end() && whole.contains(at->extent); ++at) {
            const text::Doubling& chain = *at;
            for (std::size_t i = 0; i < chain.chunks.size(); ++i) {
                const text::DoubledChunk& chunk = chain.chunks[i];
                if (i == 0) {
                    lines.push_back({chunk.first, {}, blanks_before(chunk.first.begin), true});
                } else {
                    const Slice gap{chain.chunks[i - 1].second.end, chunk.first.begin};
                    if (!text::same_printed_line(text_, chain, i)) {
                        const auto breaks = static_cast<std::uint32_t>(std::ranges::count(gap.of(text_), '\n'));
                        lines.push_back({chunk.first, {}, breaks > 0 ? breaks - 1 : 0, true});
                    } else if (gap.of(text_).find_first_of("\r\n") == std::string_view::npos && !gap.empty()) {
                        lines.back().clean += ' ';
                    }
                }
                lines.back().slice.end = chunk.second.end;
                lines.back().clean += chunk.first.of(text_);
            }
        }
    }

    [[nodiscard]] std::uint32_t blanks_before(std::uint32_t offset) const {
        const auto found = std::ranges::lower_bound(page_.lines, offset, {},
                                                    [](const text::PrintedLine& one) { return one.slice.begin; });
        return found == page_.lines.end() ? 0 : found->blanks;
    }

    // ---- photos

    void photo(std::uint32_t at) {
        const bool goes_on = passage(at).kind == PassageKind::credit && at > 0 && !photos_.empty() &&
                             passage(at - 1).kind == PassageKind::caption && photos_.back().second == at - 1;
        if (!goes_on) photos_.emplace_back(Photo{}, at);
        photos_.back().second = at;
        Photo& one = photos_.back().first;
        (passage(at).kind == PassageKind::caption ? one.captions : one.credits).push_back(at);
        zone_open_ = false;
    }

    /// A photo goes to the story whose words it shares, if that is clear; else it stands by itself.
    void place_photos() {
        std::vector<Unit> alone;
        for (auto& [photo, at] : photos_) {
            Vocabulary caption;
            for (const std::uint32_t one : photo.captions) {
                for (std::uint32_t line = passage(one).first; line < passage(one).last; ++line) caption.add(words(line));
            }
            if (const auto unit = story_of(photo, caption, at)) {
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

    [[nodiscard]] std::optional<std::size_t> story_of(const Photo& photo, const Vocabulary& caption,
                                                      std::uint32_t at) const {
        constexpr double enough = 0.16, lead = 0.06, credit_counts = 0.15;
        constexpr std::size_t reach = 8;  // stories on either side
        const auto after = std::ranges::lower_bound(units_, at, {}, &Unit::first);
        const auto middle = static_cast<std::size_t>(after - units_.begin());
        const std::size_t first = middle < reach ? 0 : middle - reach;
        std::vector<const Vocabulary*> candidates;
        for (std::size_t i = first; i < std::min(units_.size(), middle + reach); ++i) candidates.push_back(&units_[i].words);
        std::vector<double> share = shared(caption, candidates);
        std::optional<std::size_t> best;
        double second = 0;
        for (std::size_t i = 0; i < share.size(); ++i) {
            if (same_reporter(photo, units_[first + i])) share[i] += credit_counts;
            if (!best || share[i] > share[*best]) {
                if (best) second = std::max(second, share[*best]);
                best = i;
            } else {
                second = std::max(second, share[i]);
            }
        }
        if (!best || share[*best] < enough || share[*best] - second < lead) return {};
        return first + *best;
    }

    /// Does a name of the credit stand in the first lines of the story?
    [[nodiscard]] bool same_reporter(const Photo& photo, const Unit& unit) const {
        if (photo.credits.empty() || unit.article.parts.empty()) return false;
        const Squeezed credit(words(passage(photo.credits.front()).first), 30);
        std::string opening;
        const Passage& first = passage(unit.article.parts.front().passages.front());
        if (!first.opener) return false;
        for (std::uint32_t line = first.first; line < first.last && line < first.first + 2; ++line) opening += words(line);
        const Squeezed names(opening, 60);
        for (std::size_t at = 0; at + 3 <= credit.size(); ++at) {
            if (credit.any_at(at, cues_.roles) > 0) {
                at += credit.any_at(at, cues_.roles) - 1;
                continue;
            }
            const std::u32string_view name = std::u32string_view(credit.codes()).substr(at, 3);
            if (credit.any_before(at + 3, cues_.credits) > 0) continue;
            if (std::u32string_view(names.codes()).find(name) != std::u32string_view::npos) return true;
        }
        return false;
    }

    // ---- headlines to stories

    void place_heads() {
        std::ranges::stable_sort(units_, {}, &Unit::first);
        std::vector<HeadTarget> targets;
        for (const Unit& unit : units_) {
            // A credit without a caption takes no headline.
            const bool bare = unit.is_photo && unit.article.photos.front().captions.empty();
            targets.push_back({unit.first, unit.last, &unit.words, bare});
        }
        take_series();
        const bool follow = heads_follow(targets, zones_);
        std::vector<std::vector<HeadLine>> given(units_.size());
        std::vector<char> moved(units_.size(), 0);
        for (const HeadZone& zone : zones_) {
            const HeadMatch match = match_heads(zone, targets, follow);
            std::vector<HeadLine> unattached;
            for (std::size_t i = 0; i < zone.lines.size(); ++i) {
                if (!match.targets[i]) {
                    unattached.push_back(zone.lines[i]);
                    continue;
                }
                const std::uint32_t target = *match.targets[i];
                given[target].push_back(zone.lines[i]);
                if (zone.passage > units_[target].first || match.by_words) moved[target] = 1;
            }
            for (const auto& target : match.targets) {
                if (target) targets[*target].has_head = true;
            }
            if (!unattached.empty()) leave(zone.passage, std::move(unattached));
        }
        for (std::size_t i = 0; i < units_.size(); ++i) {
            units_[i].article.heads = typed(given[i], moved[i] != 0 ? Sure::medium : Sure::high);
            report_names(units_[i], given[i]);
        }
    }

    void report_names(const Unit& unit, const std::vector<HeadLine>& lines) {
        if (lines.empty()) return;
        std::string story;
        for (const Part& part : unit.article.parts) {
            for (const std::uint32_t one : part.passages) {
                for (std::uint32_t line = passage(one).first; line < passage(one).last; ++line) story += words(line);
            }
        }
        for (const HeadLine& line : lines) {
            const std::string names = names_run_together(line.clean, story);
            if (names.empty()) continue;
            findings_.add(rules::names_run_together, {.bytes = base::ByteRange{line.slice.begin, line.slice.end}}, {names});
        }
    }

    [[nodiscard]] bool blanks_matter() const {
        const text::BlankLines meaning = page_.statistics.blank_lines;
        return meaning == text::BlankLines::jump || meaning == text::BlankLines::paragraph;
    }

    [[nodiscard]] std::vector<Head> typed(const std::vector<HeadLine>& lines, Sure sure) const {
        std::vector<Head> heads;
        for (const TypedHead& one : type_heads(lines, blanks_matter(), cues_)) {
            Head head{one.kind, {}, sure};
            head.lines.assign(lines.begin() + one.first, lines.begin() + one.last);
            heads.push_back(std::move(head));
        }
        return heads;
    }

    void leave(std::uint32_t at, std::vector<HeadLine> lines) {
        findings_.add(rules::unattached_head, {.bytes = base::ByteRange{lines.front().slice.begin, lines.back().slice.end}},
                      {lines.front().clean});
        Story story{Story::Kind::heads};
        story.heads = typed(lines, Sure::low);
        left_.emplace_back(at, std::move(story));
    }

    /// The title of a series is no headline of the story next to it: its pieces are interviews, and share
    /// its words at their start.
    void take_series() {
        for (std::size_t z = 0; z < zones_.size(); ++z) {
            const HeadZone& zone = zones_[z];
            const bool titled = std::ranges::any_of(zone.lines, [&](const HeadLine& line) {
                const Squeezed squeezed(line.clean);
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
            series.heads = typed(zone.lines, Sure::medium);
            series.passage = zone.passage;
            for (const std::size_t i : members) series_of_.emplace_back(i, series_.size());
            series_.push_back(std::move(series));
            zones_.erase(zones_.begin() + static_cast<std::ptrdiff_t>(z--));
        }
    }

    [[nodiscard]] bool belongs_to_series(const Unit& unit, const HeadZone& zone) const {
        constexpr double enough = 0.15;
        if (unit.is_photo || unit.article.parts.empty()) return false;
        const Passage& first = passage(unit.article.parts.front().passages.front());
        if (first.opener) return false;
        std::string all;
        for (std::uint32_t line = first.first; line < first.last; ++line) all += words(line);
        const Vocabulary opening(all);
        const Squeezed squeezed(all);
        if (squeezed.find_any(0, cues_.interviews) == squeezed.size()) return false;
        Vocabulary title;
        for (const HeadLine& line : zone.lines) title.add(line.clean);
        const Vocabulary* candidates[] = {&opening};
        return shared(title, candidates)[0] >= enough;
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
            const auto of_series = std::ranges::find(series_of_, i, &std::pair<std::size_t, std::size_t>::first);
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
        std::vector<Head> heads;
        std::uint32_t passage = 0;
    };

    std::string_view text_;
    const LinedPage& page_;
    const Cues& cues_;
    base::Findings& findings_;
    std::vector<Unit> units_;
    std::optional<std::size_t> current_;
    std::vector<Open> open_;
    std::optional<Vocabulary> all_words_;  ///< of the whole text, once somebody asks
    std::vector<HeadZone> zones_;
    std::vector<std::pair<Photo, std::uint32_t>> photos_;
    std::vector<std::uint32_t> furniture_;
    std::vector<Series> series_;
    std::vector<std::pair<std::size_t, std::size_t>> series_of_;  ///< unit, series
    std::vector<std::pair<std::uint32_t, Story>> left_;
    bool after_heads_ = false;  ///< no text has come since: what comes begins a story
    bool zone_open_ = false;    ///< nothing has come since: what comes stands with them
};

}  // namespace

std::vector<Story> articles(std::string_view text, const LinedPage& page, const Cues& cues,
                            base::Findings& findings) {
    return Assembler(text, page, cues, findings).assemble();
}

}  // namespace readers
