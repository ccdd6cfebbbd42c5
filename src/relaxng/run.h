// One document being checked: the walk, its stack of states, and the way on after a fault.
//
// An element is checked against one or more alternatives, each an element pattern that its parent allows here
// and the state its content has reached. There is one but for ambiguous schemas; an alternative dies silently
// while another lives. Only when the last would die there is a fault: it is reported, and all go on as if it
// had been put right.
#pragma once

#include <string>
#include <vector>

#include "base/finding.h"
#include "relaxng/ids.h"
#include "relaxng/match.h"
#include "relaxng/message.h"
#include "relaxng/validate.h"

namespace relaxng {

class Run {
  public:
    Run(Matcher& matcher, const ValidateOptions& options, const xml::Document& document,
        base::Findings& findings);
    /// Was nothing found?
    bool valid();

  private:
    static constexpr FormId no_form = 0xFFFFFFFF;
    static constexpr Cell no_cell = NameClass::no_cell, declaration = no_cell - 1;

    struct Alternative {
        FormId form = no_form;
        PatternId state = PatternTable::not_allowed;
    };
    struct Frame {
        std::uint32_t node = 0, end = 0;
        std::uint32_t first = 0;  ///< its alternatives: from here to the next frame's, in alternatives_
        Cell cell = 0;            ///< the name it was taken as
        bool deferred = false;    ///< the parent waits to know which alternatives survive
        bool muted = false;       ///< nothing is known about the content, so nothing is reported
        bool refused = false;     ///< a child was reported that has no place in it
    };

    std::uint32_t enter(std::uint32_t node);
    std::uint32_t enter_slowly(std::uint32_t node);
    std::uint32_t enter_by(const Way& way, std::uint32_t node, Cell cell);
    void leave();
    bool choose_alternatives(std::uint32_t node, Cell cell);
    void recover(std::uint32_t node, Cell cell);
    void recover_unknown(std::uint32_t node, Cell cell);
    void recover_misplaced(std::uint32_t node, Cell cell, const std::vector<FormId>& known);
    void recover_early(std::uint32_t node, Cell cell, std::vector<FormId> late,
                       const std::vector<Alternative>& after);
    xml::Node taken_further_out(Cell cell);
    void push_frame(std::uint32_t node, Cell cell, bool muted);
    void push_forms(const std::vector<FormId>& forms);
    template <typename Next>
    bool advance(Next next);
    void read_attribute(xml::Attribute attribute, Cell cell);
    void bad_attribute(xml::Attribute attribute, Cell cell);
    void count_as_given(Cell cell);
    void take_as_meant(xml::Node element, FormId meant);
    void read_attributes(xml::Node node, std::uint32_t from);
    bool read_plainly(std::uint32_t element, std::uint32_t number, PatternId& state);
    void report_ids();
    void close_start_tag(xml::Node node);
    bool simple_content(xml::Node node);
    bool plain_content(std::uint32_t node, PatternId state, bool takes_any);
    void check_string(xml::Node node, std::string_view value, std::uint32_t at);
    void take_text(xml::Node text);
    void settle_parent(const Frame& done, const std::vector<FormId>& survivors);

    /// The schema's number for a name of the document; `declaration` for those that declare a namespace.
    [[nodiscard]] Cell cell_of(std::uint32_t name) {
        const Cell known = cells_[name];
        return known != no_cell ? known : find_cell(name);
    }
    Cell find_cell(std::uint32_t name);
    [[nodiscard]] xml::Node node(std::uint32_t index) const { return {tree_, index}; }
    [[nodiscard]] bool single() const { return alternatives_.size() == frames_.back().first + 1; }
    /// All alternatives of the innermost element as one pattern, for messages.
    [[nodiscard]] PatternId current_state();
    void report(const base::Rule& rule, std::uint32_t offset, std::size_t size,
                std::vector<std::string> arguments);
    void report_element(const base::Rule& rule, xml::Node element, const Advice& advice);

    Matcher& matcher_;
    PatternTable& patterns_;
    const Grammar& grammar_;
    const ValidateOptions& options_;
    const xml::Document& document_;
    const xml::Tree* tree_;
    base::Findings& findings_;
    Messenger messenger_;
    Ids ids_;
    std::vector<Cell> cells_;  ///< by the document's number of the name as written
    std::vector<Frame> frames_;
    std::vector<Alternative> alternatives_;
    std::size_t faults_ = 0;
};

/// Gives every alternative the state that `next` says; those that come to nothing die. False, and nothing is
/// changed, when all would.
template <typename Next>
bool Run::advance(Next next) {
    const std::size_t first = frames_.back().first;
    if (alternatives_.size() == first + 1) {
        const PatternId state = next(alternatives_[first]);
        if (state == PatternTable::not_allowed) return false;
        alternatives_[first].state = state;
        return true;
    }
    std::vector<Alternative> alive;
    for (std::size_t i = first; i < alternatives_.size(); ++i) {
        const PatternId state = next(alternatives_[i]);
        if (state != PatternTable::not_allowed) alive.push_back({alternatives_[i].form, state});
    }
    if (alive.empty()) return false;
    alternatives_.resize(first);
    alternatives_.insert(alternatives_.end(), alive.begin(), alive.end());
    return true;
}

}  // namespace relaxng
