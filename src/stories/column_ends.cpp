#include "stories/column_ends.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>

#include "stories/body_lines.h"
#include "stories/line_joints.h"
#include "stories/line_kinship.h"

namespace stories {
namespace {

constexpr std::uint32_t none = std::numeric_limits<std::uint32_t>::max();

// What each step weighs: natural logarithms of how much likelier it is made than not, as those of
// columns/closer_look.h are.
constexpr double goes_over = -4.5;        ///< a line goes over to a story that was left in mid-sentence …
constexpr double far = -0.6;              ///< … for each doubling of the lines between, …
constexpr double near = 12;               ///< … from so many on
constexpr double behind_end = -4;         ///< a paragraph goes over to a story that was left between two
constexpr double begins = -6;             ///< a story begins in mid-sentence, without an opener
constexpr double left_open = -2.5;        ///< a sentence is never finished
constexpr double behind_heads = -1;       ///< a sentence goes on behind headlines
constexpr double begins_full = -4;        ///< a paragraph begins with a line that has no indent
constexpr double begins_unopened = -2.5;  ///< a story begins without an opener where others have one
constexpr double clear_gain = 1;          ///< by so much the best way must be better than none
constexpr double sure_gain = 1;           ///< … and what a line shows, to be sure of it

constexpr std::uint32_t reach = 100;     ///< lines that a story that was left is remembered
constexpr std::size_t most_stories = 4;  ///< that are remembered
constexpr std::size_t most_ranges = 12;  ///< of one story
constexpr std::size_t ways_kept = 12;
constexpr double hopeless = 8;  ///< no way so far behind the best catches up

/// A story under way: lines of the body, as ranges.
struct Story {
    std::vector<Range> ranges;
    bool ended = false;
    bool interrupted = false;  ///< it was left for another story that went on
    [[nodiscard]] std::uint32_t last() const { return ranges.back().last; }
};

struct Way {
    double score = 0;
    std::vector<Story> left;  ///< stories that were left, the last one left behind
    Story current;
    std::uint32_t step = none;
    std::optional<lines::ColumnEnd> taken{};  ///< with the line at hand, not yet a step
    bool parted = false;                      ///< does it differ from what the passages say?
};

struct Step {
    lines::ColumnEnd end;
    std::uint32_t previous;
};

class Finder {
  public:
    Finder(std::string_view text, const lines::LinedPage& page)
        : text_(text), page_(page), body_(body_lines(text, page)), indents_told_(tells_indents(body_, page)) {
        openers_ = static_cast<std::size_t>(std::ranges::count_if(body_, &BodyLine::opens));
    }

    std::vector<lines::ColumnEnd> find() {
        if (!any_left_open()) return {};
        kinship_.emplace(lines_of_bodies());
        joints_.emplace(text_, page_, body_);
        std::vector<Way> ways(1);
        for (std::uint32_t at = 0; at < body_.size(); ++at) ways = step(ways, at);
        for (Way& way : ways) {
            leave(way);
            way.score += open_ends(way) * left_open;
        }
        const auto best = std::ranges::max_element(ways, {}, &Way::score);
        const auto plain = std::ranges::find(ways, false, &Way::parted);
        if (plain != ways.end() && best->score < plain->score + clear_gain) return {};
        std::vector<lines::ColumnEnd> found;
        for (std::uint32_t i = best->step; i != none; i = steps_[i].previous) found.push_back(steps_[i].end);
        std::ranges::reverse(found);
        return found;
    }

  private:
    [[nodiscard]] const lines::Passage& passage(std::uint32_t at) const { return page_.passages[at]; }
    [[nodiscard]] std::string_view words(std::uint32_t at) const {
        return page_.lines[body_[at].line].slice.of(text_);
    }

    /// Does a story begin while a sentence is open?
    [[nodiscard]] bool any_left_open() const {
        for (std::uint32_t at = 1; at < body_.size(); ++at) {
            const bool may = body_[at].opens || (body_[at].indented && !body_[at].starts);
            if (may && body_[at - 1].open && body_[at].before != Between::end) return true;
        }
        return false;
    }

    [[nodiscard]] std::vector<std::string_view> lines_of_bodies() const {
        std::vector<std::string_view> all;
        for (std::uint32_t at = 0; at < body_.size(); ++at) all.push_back(words(at));
        return all;
    }

    // ---- ways

    static void leave(Way& way) {
        if (!way.current.ranges.empty()) way.left.push_back(std::move(way.current));
        way.current = {};
    }

    [[nodiscard]] double open_ends(const Way& way) const {
        return static_cast<double>(
            std::ranges::count_if(way.left, [&](const Story& one) { return is_open(one); }));
    }
    [[nodiscard]] bool is_open(const Story& story) const {
        return !story.ended && !story.ranges.empty() && body_[story.last()].open;
    }

    std::vector<Way> step(std::vector<Way>& ways, std::uint32_t at) {
        std::vector<Way> next;
        const bool simple = ways.size() == 1 && ways.front().left.empty() && !may_part(at);
        if (simple) {
            Way& way = ways.front();
            if (starts_anew(way, at)) {
                leave(way);
                begin(way, at);
            } else {
                follow(way.current, at);
            }
            forget(way, at);
            return std::move(ways);
        }
        for (Way& way : ways) add_ways(way, at, next);
        std::ranges::stable_sort(next, std::ranges::greater(), &Way::score);
        const auto plain = std::ranges::find(next, false, &Way::parted);
        std::optional<Way> kept;
        if (plain != next.end()) kept = *plain;
        std::size_t count = 0;
        while (count < next.size() && count < ways_kept && next[count].score >= next.front().score - hopeless)
            ++count;
        next.resize(count);
        if (kept && std::ranges::find(next, false, &Way::parted) == next.end()) next.push_back(*kept);
        for (Way& way : next) {
            if (way.taken) {
                steps_.push_back({*way.taken, way.step});
                way.step = static_cast<std::uint32_t>(steps_.size() - 1);
                way.taken.reset();
            }
            forget(way, at);
        }
        settle(next);
        return next;
    }

    /// Where no way has left anything, one of them is taken.
    static void settle(std::vector<Way>& ways) {
        if (ways.size() < 2 || std::ranges::any_of(ways, [](const Way& one) { return !one.left.empty(); }))
            return;
        const auto best = std::ranges::max_element(ways, {}, &Way::score);
        const auto plain = std::ranges::find(ways, false, &Way::parted);
        Way taken = *(plain != ways.end() && best->score < plain->score + clear_gain ? plain : best);
        taken.parted = false;  // from here on
        ways.assign(1, std::move(taken));
    }

    /// Stories that were left long ago, or are over, are forgotten.
    void forget(Way& way, std::uint32_t at) const {
        for (std::size_t i = 0; i < way.left.size();) {
            const Story& one = way.left[i];
            const bool over = one.ended || (!is_open(one) && !one.interrupted) || one.last() + reach < at ||
                              way.left.size() > most_stories;
            if (!over) {
                ++i;
                continue;
            }
            if (is_open(one)) way.score += left_open;
            way.left.erase(way.left.begin() + static_cast<std::ptrdiff_t>(i));
        }
    }

    /// May another way begin here?
    [[nodiscard]] bool may_part(std::uint32_t at) const {
        if (at == 0 || !body_[at - 1].open || body_[at].before == Between::end) return false;
        return body_[at].opens || (body_[at].indented && !body_[at].starts);
    }

    [[nodiscard]] bool starts_anew(const Way& way, std::uint32_t at) const {
        const BodyLine& here = body_[at];
        if (way.current.ranges.empty() || here.opens || here.before == Between::end) return true;
        return here.before == Between::heads && !body_[at - 1].open && !over_subhead(at);
    }
    [[nodiscard]] bool over_subhead(std::uint32_t at) const {
        const std::uint32_t heads = body_[at].passage - 1;
        const lines::Passage& here = passage(heads);
        return here.kind == lines::PassageKind::heads && here.last - here.first == 1 && !here.doubled &&
               heads > 0 && passage(heads - 1).kind == lines::PassageKind::body;
    }

    void begin(Way& way, std::uint32_t at) const {
        way.current = {};
        way.current.ranges.push_back({at, at});
    }
    static void follow(Story& story, std::uint32_t at) {
        if (!story.ranges.empty() && story.last() + 1 == at) {
            story.ranges.back().last = at;
        } else {
            story.ranges.push_back({at, at});
            if (story.ranges.size() > most_ranges) story.ranges.erase(story.ranges.begin());
        }
    }

    void add_ways(const Way& way, std::uint32_t at, std::vector<Way>& next) {
        const BodyLine& here = body_[at];
        if (here.before == Between::end && !way.current.ranges.empty()) {
            Way ended = way;
            ended.current.ended = true;
            leave(ended);
            add_ways_behind(ended, at, next);
            return;
        }
        if (here.opens || way.current.ranges.empty()) {
            Way fresh = way;
            leave(fresh);
            if (here.opens) {
                begin(fresh, at);
                next.push_back(std::move(fresh));
            } else {
                add_ways_behind(fresh, at, next);
            }
            return;
        }
        const std::uint32_t last = way.current.last();
        // Only what stands right behind a line goes on with its line of type.
        const bool joined =
            here.before == Between::nothing && page_.statistics.lines[body_[at - 1].line].joined;
        const bool anew = starts_anew(way, at);
        if (!anew) {
            Way on = way;
            double score = 0;
            if (body_[last].open && !joined) score = joints_->of(way.current.ranges, at);
            if (!body_[last].open && here.starts) score = full_start(at);
            if (here.before == Between::heads && body_[last].open) score += behind_heads;
            on.score += score + kinship_->of(way.current.ranges, at);
            if (here.before == Between::heads && body_[last].open) {
                const bool parted = on.parted;
                note(on, at, last, true);
                on.parted = parted;
            }
            follow(on.current, at);
            next.push_back(std::move(on));
        }
        if (joined) return;
        Way over = way;
        leave(over);
        if (anew || (here.before == Between::heads && body_[last].open)) {
            Way fresh = over;
            fresh.score += full_start(at);
            begin(fresh, at);
            next.push_back(std::move(fresh));
        } else if (here.indented && !here.starts && body_[last].open) {
            Way fresh = over;
            begin(fresh, at);
            fresh.score += begins;
            note(fresh, at, none);
            next.push_back(std::move(fresh));
        }
        add_resumed(over, at, over.left.size() - 1, next);
    }

    /// The rest of a sentence on a line by itself, as paragraphs end and hardly any begins.
    [[nodiscard]] bool is_tail(const lines::Passage& here) const {
        constexpr double part = 0.4;  // of the measure
        const text::LineMetrics& metrics = page_.statistics.lines[here.first];
        return here.last - here.first == 1 && here.complete && !metrics.spaced &&
               metrics.width < part * metrics.measure;
    }

    /// What speaks against a story that begins with a line that has no indent.
    [[nodiscard]] double full_start(std::uint32_t at) const {
        const BodyLine& here = body_[at];
        if (here.opens) return 0;
        const double unopened = here.before == Between::end && openers_ > 1 ? begins_unopened : 0;
        if (is_tail(passage(here.passage))) return unopened + begins_full;
        if (!indents_told_ || page_.statistics.lines[here.line].spaced) return unopened;
        return unopened + (passage(here.passage).unindented ? begins_full : 0);
    }

    /// Nothing is under way: a story begins, or one that was left goes on.
    void add_ways_behind(const Way& way, std::uint32_t at, std::vector<Way>& next) {
        Way fresh = way;
        fresh.score += full_start(at);
        begin(fresh, at);
        next.push_back(std::move(fresh));
        add_resumed(way, at, way.left.size(), next);
    }

    /// One of the first `count` stories that were left goes on.
    void add_resumed(const Way& way, std::uint32_t at, std::size_t count, std::vector<Way>& next) {
        const BodyLine& here = body_[at];
        for (std::size_t i = 0; i < count; ++i) {
            const Story& story = way.left[i];
            if (story.ended) continue;
            const bool open = is_open(story);
            if (!open && (!story.interrupted || (!here.starts && !here.indented))) continue;
            if (open && here.indented && here.starts) continue;
            Way on = way;
            on.score += open ? goes_over + joints_->of(story.ranges, at) : behind_end;
            on.score += far * std::log2(1 + static_cast<double>(at - story.last()) / near);
            on.score += kinship_->of(story.ranges, at);
            note(on, at, story.last(), open);
            const bool instead = count < way.left.size() && body_[at - 1].open;
            on.taken->doubtful = instead && shows(story, at) < shows(way.left.back(), at) + sure_gain;
            on.current = story;
            follow(on.current, at);
            on.left.erase(on.left.begin() + static_cast<std::ptrdiff_t>(i));
            on.current.interrupted = false;
            if (count < way.left.size()) on.left.back().interrupted = true;
            next.push_back(std::move(on));
        }
    }

    /// What a line shows for a story that stops in mid-sentence.
    double shows(const Story& story, std::uint32_t at) {
        return kinship_->of(story.ranges, at) + (is_open(story) ? joints_->of(story.ranges, at) : 0);
    }

    void note(Way& way, std::uint32_t at, std::uint32_t from, bool goes_on = false) const {
        lines::ColumnEnd end;
        end.next = body_[at].line;
        end.from = from == none ? lines::ColumnEnd::nothing : body_[from].line;
        end.goes_on = goes_on;
        way.taken = end;
        way.parted = true;
    }

    std::string_view text_;
    const lines::LinedPage& page_;
    std::vector<BodyLine> body_;
    bool indents_told_;
    std::size_t openers_ = 0;
    std::optional<LineKinship> kinship_;
    std::optional<LineJoints> joints_;
    std::vector<Step> steps_;
};

}  // namespace

std::vector<lines::ColumnEnd> column_ends(std::string_view text, const lines::LinedPage& page) {
    if (!page.statistics.columns || page.statistics.recognised || page.passages.empty()) return {};
    if (std::ranges::any_of(page.lines, &text::PrintedLine::column_start)) return {};
    return Finder(text, page).find();
}

lines::LinedPage page_of_stories(std::string_view text, std::vector<text::PrintedLine> lines,
                                 const lines::Cues& cues) {
    std::vector<text::PrintedLine> again = lines;
    lines::LinedPage page = lines::lined_page(text, std::move(lines), cues);
    std::vector<lines::ColumnEnd> ends = column_ends(text, page);
    if (ends.empty()) return page;
    return lines::lined_page(text, std::move(again), cues, std::move(ends));
}

}  // namespace stories
