#include "repair/spaces.h"

#include <algorithm>
#include <array>

#include "repair/gaps.h"
#include "repair/spaced_runs.h"
#include "text/characters.h"
#include "text/person_names.h"
#include "text/scripts.h"
#include "text/utf8.h"
#include "text/white_space.h"

namespace repair {
namespace {

using model::Kind;
using text::Slice;

void drop(Slice space, std::string_view detail, Proposals& proposals) {
    model::Repair repair;
    repair.act = model::Act::drop_space;
    repair.target = space;
    repair.detail = detail;
    proposals.repairs.push_back(std::move(repair));
}

bool is_bracket(char32_t code) {
    return text::opens(code) || text::closes(code);
}

/// README, 12, C++, #
bool is_latin_word(char32_t code) {
    return text::is_latin(code) || (code > 0x20 && code < 0x7F);
}

/// A Han character beside a Latin letter, digit or sign.
bool is_latin_edge(char32_t one, char32_t other) {
    return (text::is_han(one) && is_latin_word(other)) || (is_latin_word(one) && text::is_han(other));
}

/// Is more than every eighth edge of Latin words among Han characters without a space? Then spaces at the
/// others are no author's habit.
bool sets_some_edges_tight(std::string_view text) {
    std::size_t tight = 0, spaced = 0;
    char32_t before = 0, last = 0;  // the last two characters
    for (const auto [code, at, size] : text::CodePoints(text)) {
        if (is_latin_edge(last, code)) ++tight;
        if (last == U' ' && is_latin_edge(before, code)) ++spaced;
        before = last;
        last = code;
    }
    return tight * 8 > tight + spaced;
}

/// The passes about spaces of one document.
class SpaceDropper {
  public:
    SpaceDropper(const model::Document& document, Proposals& proposals)
        : document_(document),
          proposals_(proposals),
          runs_(spaced_runs(document)),
          columns_(set_in_columns(document)),
          damaged_(columns_ && shows_damage()) {}

    void run() {
        for (const model::Block& block : document_.blocks()) {
            const bool running = is_running_text(document_, block.node);
            each_gap(document_, block, [&](const Gap& gap) { look_at(gap, block.node, running); });
        }
    }

  private:
    /// What is not running text keeps its spaces.
    void look_at(const Gap& gap, std::uint32_t block, bool running) {
        if (gap.spaces.empty()) return;
        if (gap.before == 0) {
            if (running) before_text(gap);
        } else if (gap.after == 0) {
            behind_text(gap, block);
        } else if (running && columns_) {
            inside(gap);
        }
    }

    /// An indent, or the single space that marks a new frame.
    void before_text(const Gap& gap) {
        for (const Slice space : gap.spaces) {
            const bool wide = space.size() > 1;
            const bool full_width = text::decode_at(document_.text(), space.begin).code == 0x3000;
            if (!columns_ && !full_width) continue;
            drop(space, wide ? "indent" : "artefact", proposals_);
        }
    }

    /// Nothing follows, but behind an opener the story goes on in the same line.
    void behind_text(const Gap& gap, std::uint32_t block) {
        const bool run_in = document_.attribute(block, model::Name::rend) == "run-in";
        if (!run_in || !columns_ || !is_bracket(gap.before)) return;
        for (const Slice space : gap.spaces) drop(space, "artefact", proposals_);
    }

    void inside(const Gap& gap) {
        const bool over_line_end = !gap.terminators.empty();
        if (!over_line_end && (separates(gap) || (!damaged_ && is_edge(gap)))) return;
        for (const Slice space : gap.spaces) {
            if (!in_run(space)) drop(space, "artefact", proposals_);
        }
    }

    /// Between a Han character and a Latin letter, digit or sign: many authors set a space there.
    [[nodiscard]] static bool is_edge(const Gap& gap) { return is_latin_edge(gap.before, gap.after); }

    /// Does anything tell that the text was taken from a printed page: the opening of a story, furniture,
    /// spaced letters, a space beside a sign, one
    /// here and none there? If nothing does, an author who wrapped the lines set the
    /// spaces.
    [[nodiscard]] bool shows_damage() const {
        if (!runs_.empty() || sets_some_edges_tight(document_.text())) return true;
        constexpr std::array printed{Kind::opener, Kind::byline, Kind::dateline, Kind::fw, Kind::figure};
        bool odd = false;
        for (const model::Block& block : document_.blocks()) {
            for (std::uint32_t up = block.node; up != model::Document::no_node; up = document_.parent(up)) {
                if (std::ranges::find(printed, document_.node(up).kind) != printed.end()) return true;
            }
            if (!is_running_text(document_, block.node)) continue;
            each_gap(document_, block, [&](const Gap& gap) {
                const bool within = gap.before != 0 && gap.after != 0 && gap.terminators.empty();
                odd = odd || (within && !is_edge(gap) && !separates(gap));
            });
        }
        return odd;
    }

    [[nodiscard]] bool in_run(Slice space) const {
        const auto after = std::ranges::upper_bound(runs_, space.begin, {}, &Slice::begin);
        return after != runs_.begin() && (after - 1)->contains(space);
    }

    /// Does the space touch a letter-spaced run, or another one that is part of the same spacing?
    [[nodiscard]] bool touches_run(Slice space) const {
        const auto after = std::ranges::lower_bound(runs_, space.end, {}, &Slice::begin);
        if (after != runs_.end() && after->begin == space.end) return true;
        return after != runs_.begin() && (after - 1)->end >= space.begin;
    }

    [[nodiscard]] bool separates(const Gap& gap) const {
        const Kind kind = document_.node(gap.node).kind;
        if (kind == Kind::byline || kind == Kind::signed_)
            return !is_bracket(gap.before) && !is_bracket(gap.after);
        if (text::is_han(gap.before) && text::is_han(gap.after) && parts_names(gap)) return true;
        // Behind a dateline: 29日电 中央…; but not before or behind the brackets of a byline.
        const bool after_dateline = inside(gap.last, Kind::dateline) && !inside(gap.next, Kind::dateline);
        const bool at_opener_end = kind == Kind::opener && gap.next == gap.node;
        if (after_dateline || at_opener_end) return !is_bracket(gap.before) && !is_bracket(gap.after);
        if (text::is_word(gap.before) && text::is_word(gap.after)) {
            const bool letters = text::is_latin(gap.before) || text::is_latin(gap.after);
            return letters || !touches_run(gap.spaces.front());
        }
        // Two half-width signs or words: Latin text sets its spaces itself.
        return !text::is_full_width(gap.before) && !text::is_full_width(gap.after) &&
               (text::is_latin(gap.before) || text::is_latin(gap.after));
    }

    /// A space in "（林谷 周一鸣）", "（通讯员 方禾）": between brackets on one line, names and nothing else.
    [[nodiscard]] bool parts_names(const Gap& gap) const {
        constexpr std::uint32_t reach = 80;  // bytes
        const std::string_view text = document_.text();
        std::uint32_t begin = gap.spaces.front().begin, end = gap.end;
        const std::uint32_t first = begin > reach ? begin - reach : 0;
        const auto last = static_cast<std::uint32_t>(std::min<std::size_t>(text.size(), end + reach));
        while (begin > first) {
            const text::Decoded one = text::decode_before(text, begin);
            if (one.code == U'（' || one.code == U'(') break;
            if (!may_be_in_names(one.code)) return false;
            begin -= one.size;
        }
        while (end < last) {
            const text::Decoded one = text::decode_at(text, end);
            if (one.code == U'）' || one.code == U')') break;
            if (!may_be_in_names(one.code)) return false;
            end += one.size;
        }
        if (begin == first || end == last) return false;
        bool names = true;
        for (const std::string_view part : text::parts_between_spaces(text.substr(begin, end - begin)))
            names = names && (text::looks_like_a_person(part) || is_role(part));
        return names;
    }

    static bool may_be_in_names(char32_t code) {
        return text::is_han(code) || code == U' ' || code == 0x3000;
    }

    /// 通讯员, 记者, 实习生
    static bool is_role(std::string_view word) {
        constexpr std::string_view ends[] = {"者", "员", "員", "实习生", "實習生"};
        return word.size() > 3 && std::ranges::any_of(ends, [&](auto end) { return word.ends_with(end); });
    }

    [[nodiscard]] bool inside(std::uint32_t node, Kind kind) const {
        for (std::uint32_t up = node; up != model::Document::no_node; up = document_.parent(up)) {
            if (document_.node(up).kind == kind) return true;
        }
        return false;
    }

    const model::Document& document_;
    Proposals& proposals_;
    std::vector<Slice> runs_;
    bool columns_;
    bool damaged_;  ///< the text is an extractor's: spaces beside Latin letters and digits mean nothing
};

}  // namespace

void spaces(const model::Document& document, Proposals& proposals) {
    if (document.lined()) SpaceDropper(document, proposals).run();
}

}  // namespace repair
