#include "stories/page_parts.h"

#include <algorithm>
#include <optional>
#include <string>

#include "stories/bylines.h"
#include "stories/head_lines.h"
#include "stories/one_flow.h"
#include "stories/photo_parts.h"
#include "stories/resumptions.h"
#include "stories/second_stories.h"
#include "stories/story_words.h"
#include "stories/threads.h"
#include "text/characters.h"
#include "text/utf8.h"
#include "text/white_space.h"

namespace stories {
namespace {

using text::Slice;

/// A paragraph that stopped in mid-sentence: something stands between its halves.
struct Open {
    std::size_t unit = 0, part = 0;
    std::uint32_t passage = 0;
};

/// Walks the passages of a page once.
class PartFinder {
  public:
    PartFinder(std::string_view text, const lines::LinedPage& page)
        : text_(text), page_(page), resumptions_(text, page), bylines_(text, page) {
        if (page.came_in_pieces()) threads_ = threads(text, page);
        unit_of_.resize(page.passages.size(), no_unit);
        openers_ = static_cast<std::size_t>(
            std::ranges::count_if(page.passages, [](const lines::Passage& one) { return one.opener; }));
    }

    PageParts find() {
        for (std::uint32_t i = 0; i < page_.passages.size(); ++i) take(i);
        if (threads_)
            join_lone_credit(page_, parts_.photos);
        else
            part_at_second_stories(text_, page_, parts_);
        for (Unit& unit : parts_.units) put_closers_last(page_, unit.article.parts);
        return std::move(parts_);
    }

  private:
    [[nodiscard]] std::string_view words(std::uint32_t line) const {
        return page_.lines[line].slice.of(text_);
    }
    [[nodiscard]] const lines::Passage& passage(std::uint32_t at) const { return page_.passages[at]; }

    void take(std::uint32_t at) {
        switch (passage(at).kind) {
            case lines::PassageKind::furniture: parts_.furniture.push_back(at); return;
            case lines::PassageKind::heads: heads(at); return;
            case lines::PassageKind::caption:
            case lines::PassageKind::credit:
                add_to_photos(page_, at, parts_.photos);
                zone_open_ = false;
                return;
            case lines::PassageKind::byline: byline(at); return;
            case lines::PassageKind::jump: jump(at); return;
            case lines::PassageKind::closer: closer(at); return;
            case lines::PassageKind::row: put(at, current_or_new(at)); return;
            case lines::PassageKind::body: body(at); return;
        }
    }

    // ---- bodies

    std::size_t new_unit(std::uint32_t at) {
        parts_.units.emplace_back();
        parts_.units.back().first = parts_.units.back().last = at;
        return parts_.units.size() - 1;
    }

    std::size_t current_or_new(std::uint32_t at) {
        if (!current_ || parts_.units[*current_].ended) current_ = new_unit(at);
        return *current_;
    }

    void learn(Unit& unit, std::uint32_t at) {
        for (std::uint32_t line = passage(at).first; line < passage(at).last; ++line)
            unit.words.add(words(line));
        unit.last = at;
    }

    /// A part of its own.
    void put(std::uint32_t at, std::size_t unit) {
        parts_.units[unit].article.parts.push_back({passage(at).kind, {at}});
        unit_of_[at] = unit;
        learn(parts_.units[unit], at);
        after_heads_ = zone_open_ = false;
    }

    /// On a page that came in pieces all paragraphs were given to stories at once.
    void threaded(std::uint32_t at) {
        const std::uint32_t before = threads_->before[at];
        if (threads_->doubtful[at] != 0) parts_.doubtful.push_back(at);
        if (before == at) {
            // A byline on a line of its own has opened the story.
            const bool opened = at > 0 && passage(at - 1).kind == lines::PassageKind::byline && current_ &&
                                parts_.units[*current_].first == at - 1 &&
                                (!passage(at).opener || !bylines_.open(at));
            if (!opened) current_ = new_unit(at);
            put(at, *current_);
            finish(*current_, at);
            return;
        }
        current_ = unit_of_[before];
        Unit& unit = parts_.units[*current_];
        if (after_heads_ && !parts_.zones.empty()) parts_.zones.back().over = unit.first;
        std::vector<Part>& parts = unit.article.parts;
        const auto goes_on = [&](const Part& one) { return one.passages.back() == before; };
        const auto open = std::find_if(parts.rbegin(), parts.rend(), goes_on);
        if (threads_->goes_on[at] == 0 || open == parts.rend()) {
            put(at, *current_);
            finish(*current_, at);
            return;
        }
        open->passages.push_back(at);
        unit_of_[at] = *current_;
        learn(unit, at);
        after_heads_ = zone_open_ = false;
        if (passage(at).jumps) unit.article.to_other_page = unit.ended = true;
        if (passage(at).jump_from) unit.article.from_other_page = true;
    }

    /// Is this the opener, a dateline alone, of the story whose byline stood on a line of its own over it?
    [[nodiscard]] bool under_byline(std::uint32_t at) const {
        return at > 0 && passage(at).opener && !bylines_.open(at) && current_ &&
               passage(at - 1).kind == lines::PassageKind::byline && parts_.units[*current_].first == at - 1;
    }

    void body(std::uint32_t at) {
        if (threads_) {
            threaded(at);
            return;
        }
        const lines::Passage& here = passage(at);
        const bool starts = here.opener || here.jump_from;
        if (const lines::ColumnEnd* end = starts ? nullptr : column_end(at)) {
            behind_column(*end, at);
            return;
        }
        if (!starts) {
            if (const auto open = page_.column_ends.empty() ? goes_on(at) : goes_on_here(at)) {
                resume(*open, at);
                return;
            }
        }
        if (under_byline(at)) {
            put(at, *current_);
            finish(*current_, at);
            return;
        }
        const bool frame = here.new_frame && (at == 0 || closed(at - 1));
        const bool signed_above = current_ && has_only_byline(parts_.units[*current_]) && !here.jump_from &&
                                  !(here.opener && bylines_.open(at));
        const auto interrupted = starts || frame || !after_heads_ ? std::nullopt : interrupted_by_heads();
        if (interrupted) {
            current_ = interrupted;
        } else if (const auto other = starts || frame || after_heads_ ? std::nullopt : other_story(at)) {
            current_ = other;
        } else if (!signed_above && (!current_ || starts || frame || after_heads_ ||
                                     (parts_.units[*current_].ended && !here.note))) {
            current_ = new_unit(at);
        }
        put(at, *current_);
        finish(*current_, at);
    }

    /// Does the passage stand where the text goes over to another story?
    [[nodiscard]] const lines::ColumnEnd* column_end(std::uint32_t at) const {
        const auto& ends = page_.column_ends;
        const auto found = std::ranges::lower_bound(ends, passage(at).first, {}, &lines::ColumnEnd::next);
        return found != ends.end() && found->next == passage(at).first ? &*found : nullptr;
    }

    /// Where the ends of columns are known, nothing else is one.
    [[nodiscard]] std::optional<std::size_t> goes_on_here(std::uint32_t at) const {
        const bool on = passage(at).resumes && !open_.empty() && open_.back().passage + 1 == at;
        return on ? std::optional(open_.size() - 1) : std::nullopt;
    }

    void behind_column(const lines::ColumnEnd& end, std::uint32_t at) {
        if (end.doubtful) parts_.doubtful.push_back(at);
        const auto ends_there = [&](const Open& one) { return passage(one.passage).last == end.from + 1; };
        const auto open = std::ranges::find_if(open_, ends_there);
        if (end.goes_on && open != open_.end()) {
            resume(static_cast<std::size_t>(open - open_.begin()), at);
            return;
        }
        const auto known = std::ranges::upper_bound(page_.passages, end.from, {},
                                                    [](const lines::Passage& one) { return one.first; });
        const bool goes_back = end.from != lines::ColumnEnd::nothing && known != page_.passages.begin();
        const std::size_t story =
            goes_back ? unit_of_[static_cast<std::size_t>(known - page_.passages.begin()) - 1] : no_unit;
        if (story == no_unit) {
            current_ = new_unit(at);
        } else {
            current_ = story;
            // Nothing stands behind what closes a story.
            const Unit& unit = parts_.units[story];
            if (!passage(at).note && (unit.ended || is_closed(unit.article.parts))) current_ = new_unit(at);
            take_subhead(at);
        }
        put(at, *current_);
        finish(*current_, at);
    }

    /// One line right over the paragraph with which a story goes on is its subhead.
    void take_subhead(std::uint32_t at) {
        const bool over = at > 0 && zone_open_ && !parts_.zones.empty() &&
                          parts_.zones.back().passage + 1 == at && parts_.zones.back().lines.size() == 1 &&
                          !parts_.zones.back().lines.front().doubled;
        if (!over) return;
        parts_.zones.pop_back();
        put(at - 1, *current_);
    }

    /// Headlines stand between columns of a story as well. Where stories begin with openers and this one has
    /// none, the words of the headline say whose it is.
    [[nodiscard]] std::optional<std::size_t> interrupted_by_heads() const {
        constexpr std::size_t least_openers = 2;
        if (openers_ < least_openers) return {};
        const auto opened = [&](const Unit& unit) { return passage(unit.first).opener; };
        return story_of_headline(parts_.zones.back().lines, parts_.units, opened);
    }

    /// A paragraph that begins right behind one that was cut off stands in another frame: the story that its
    /// words speak for.
    [[nodiscard]] std::optional<std::size_t> other_story(std::uint32_t at) const {
        constexpr std::uint32_t looked_at = 4;
        const text::BlankLines blanks = page_.statistics.blank_lines;
        const bool jumped = (blanks == text::BlankLines::jump || blanks == text::BlankLines::paragraph) &&
                            page_.lines[passage(at).first].blanks > 0;
        const bool cut_off =
            current_ && !open_.empty() && open_.back().passage + 1 == at && open_.back().unit == *current_;
        if (!cut_off || !jumped || parts_.units[*current_].ended) return {};
        return clearly_other_story(resumptions_.words_from(at, looked_at), parts_.units, *current_);
    }

    [[nodiscard]] bool closed(std::uint32_t at) const {
        return passage(at).kind != lines::PassageKind::body || passage(at).complete;
    }

    /// What the end of a body passage says about its story.
    void finish(std::size_t unit, std::uint32_t at) {
        if (passage(at).jump_from) parts_.units[unit].article.from_other_page = true;
        if (passage(at).jumps) {
            parts_.units[unit].article.to_other_page = true;
            parts_.units[unit].ended = true;
        } else if (passage(at).cut) {
            constexpr std::size_t most = 8;
            open_.push_back({unit, parts_.units[unit].article.parts.size() - 1, at});
            if (open_.size() > most) open_.erase(open_.begin());
        }
    }

    /// The unfinished paragraph that passage `at` goes on with.
    std::optional<std::size_t> goes_on(std::uint32_t at) {
        if (open_.empty() || !resumptions_.may_resume(at)) return {};
        // In mid-sentence, what comes next goes on with what came before unless much speaks against it.
        constexpr double goes_on_here = 0.2;
        const bool right_after = open_.back().passage + 1 == at;
        // Headlines right before it say which story is likely to go on.
        constexpr double told_by_heads = 0.15;
        const auto told = after_heads_ ? interrupted_by_heads() : std::nullopt;
        std::vector<LeftOpen> open;
        for (const Open& one : open_) {
            const bool here = right_after && one.passage + 1 == at;
            open.push_back({one.passage, &parts_.units[one.unit].words,
                            (told == one.unit ? told_by_heads : 0) + (here ? goes_on_here : 0)});
        }
        const Resumptions::Found found = resumptions_.find(at, open);
        return told && found.score < told_by_heads ? std::nullopt : found.which;
    }

    void resume(std::size_t which, std::uint32_t at) {
        const Open open = open_[which];
        open_.erase(open_.begin() + static_cast<std::ptrdiff_t>(which));
        if (after_heads_ && !parts_.zones.empty()) parts_.zones.back().over = parts_.units[open.unit].first;
        current_ = open.unit;
        after_heads_ = zone_open_ = false;
        Unit& unit = parts_.units[open.unit];
        unit.article.parts[open.part].passages.push_back(at);
        unit_of_[at] = open.unit;
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
        Article& article = parts_.units[unit].article;
        article.to_other_page = true;
        if (article.parts.empty() || article.parts.back().kind != lines::PassageKind::body) {
            article.parts.push_back({lines::PassageKind::body, {}});
        }
        article.parts.back().passages.push_back(at);
        parts_.units[unit].last = at;
        parts_.units[unit].ended = true;
        // The sentence goes on there: nothing on this page does.
        std::erase_if(open_, [&](const Open& one) { return one.unit == unit; });
        after_heads_ = zone_open_ = false;
    }

    /// Over a story, or at its end.
    void byline(std::uint32_t at) {
        if (threads_) {
            const std::uint32_t next = at + 1;
            const bool text = next < page_.passages.size() && passage(next).kind == lines::PassageKind::body;
            const bool ends =
                !(text && threads_->before[next] == next) && current_ && !parts_.units[*current_].ended;
            if (!ends) current_ = new_unit(at);
            put(at, *current_);
            const bool inside =  // a column of it
                text && threads_->goes_on[next] != 0 && unit_of_[threads_->before[next]] == *current_;
            parts_.units[*current_].ended = ends && !inside;
            return;
        }
        const bool story_follows =
            at + 1 < page_.passages.size() && passage(at + 1).kind == lines::PassageKind::body &&
            (passage(at + 1).opener
                 ? !bylines_.open(at + 1) && current_ && bylines_.sign(parts_.units[*current_])
                 : !passage(at + 1).unindented);
        if (after_heads_ || !current_ || parts_.units[*current_].ended || story_follows) {
            current_ = new_unit(at);
            put(at, *current_);
        } else {
            put(at, *current_);
            parts_.units[*current_].ended = true;
        }
    }

    /// Also behind a jump notice it closes the story before it.
    void closer(std::uint32_t at) {
        if (!current_) current_ = new_unit(at);
        put(at, *current_);
        parts_.units[*current_].ended = true;
    }

    // ---- headlines

    /// A line between two paragraphs of one story.
    [[nodiscard]] bool is_subhead(std::uint32_t at) const {
        const lines::Passage& here = passage(at);
        const bool lone = here.last - here.first == 1 && page_.marks.notices[here.first] == 0;
        if (here.doubled || !lone || at == 0 || at + 1 == page_.passages.size()) return false;
        const lines::Passage& before = passage(at - 1);
        const lines::Passage& after = passage(at + 1);
        if (threads_ && threads_->before[at + 1] != at - 1) return false;
        return current_ && !parts_.units[*current_].ended && before.kind == lines::PassageKind::body &&
               before.complete && !before.jumps && after.kind == lines::PassageKind::body && !after.opener &&
               !after.jump_from && !after.new_frame && !here.new_frame &&
               (open_.empty() || !after.unindented);
    }

    void heads(std::uint32_t at) {
        if (is_subhead(at)) {
            put(at, *current_);
            return;
        }
        if (parts_.zones.empty() || !zone_open_) parts_.zones.push_back({at, {}, {}});
        add_head_lines(text_, page_, passage(at), parts_.zones.back().lines);
        after_heads_ = zone_open_ = true;
    }

    std::string_view text_;
    const lines::LinedPage& page_;
    PageParts parts_;
    std::size_t openers_ = 0;         ///< of the whole page
    std::optional<Threads> threads_;  ///< of a page that came in pieces
    static constexpr std::size_t no_unit = static_cast<std::size_t>(-1);
    std::vector<std::size_t> unit_of_;  ///< of each passage that is part of one
    std::optional<std::size_t> current_;
    std::vector<Open> open_;
    Resumptions resumptions_;
    Bylines bylines_;
    bool after_heads_ = false;  ///< no text has come since: what comes begins a story
    bool zone_open_ = false;    ///< nothing has come since: what comes stands with them
};

}  // namespace

PageParts page_parts(std::string_view text, const lines::LinedPage& page) {
    return tells_of_stories(page) ? PartFinder(text, page).find() : one_flow(text, page);
}

}  // namespace stories
