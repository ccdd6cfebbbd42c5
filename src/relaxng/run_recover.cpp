// Run: what an element or attribute that does not fit is taken for, so that the rest is still checked.
#include <algorithm>

#include "relaxng/rules.h"
#include "relaxng/run.h"

namespace relaxng {

PatternId Run::current_state() {
    std::vector<PatternId> states;
    for (std::size_t i = frames_.back().first; i < alternatives_.size(); ++i)
        states.push_back(alternatives_[i].state);
    return patterns_.choice(std::move(states));
}

/// The nearest element around the innermost that would take this one as its next child.
xml::Node Run::taken_further_out(Cell cell) {
    constexpr std::size_t most_looked_at = 8;
    const std::size_t last = frames_.size() - 1;
    for (std::size_t i = last; i-- > 1 && last - i <= most_looked_at;) {
        for (std::size_t a = frames_[i].first; a < frames_[i + 1].first; ++a) {
            const bool taken = !matcher_.element_steps(alternatives_[a].state, cell).empty();
            if (taken && !frames_[i].muted) return node(frames_[i].node);
        }
    }
    return {};
}

/// The element does not fit. In this order: it is a slip of the pen; something before it is missing; it
/// belongs elsewhere, and its own content is still checked; nothing is known of it, and its content is passed
/// over.
void Run::recover(std::uint32_t index, Cell cell) {
    const std::vector<FormId> known = matcher_.elements_named(cell);
    if (known.empty()) return recover_unknown(index, cell);
    std::vector<FormId> late;
    std::vector<Alternative> after;
    for (std::size_t i = frames_.back().first; i < alternatives_.size(); ++i) {
        std::vector<PatternId> nexts;
        for (const Step& step : matcher_.late_element_steps(alternatives_[i].state, cell)) {
            late.push_back(step.form);
            nexts.push_back(step.next);
        }
        after.push_back({alternatives_[i].form, patterns_.choice(std::move(nexts))});
    }
    if (late.empty()) return recover_misplaced(index, cell, known);
    recover_early(index, cell, std::move(late), after);
}

/// An element of a name that the schema does not know.
void Run::recover_unknown(std::uint32_t index, Cell cell) {
    const xml::Node node = this->node(index);
    const Advice advice = messenger_.unknown_element(node, current_state());
    report_element(rules::unknown_element, node, advice);
    const Cell meant = advice.meant == Advice::nothing
                           ? no_cell
                           : grammar_.classes[grammar_.forms[advice.meant].item].single;
    if (meant != no_cell && choose_alternatives(index, meant)) {
        // In another namespace so is what it holds, and nothing of that is said again.
        frames_.back().muted = advice.foreign || grammar_.names.name(meant).local == node.local();
        return;
    }
    frames_.back().refused = true;
    push_frame(index, cell, true);
}

/// An element that has no place here, whatever came before it. `known`: what it may be elsewhere.
void Run::recover_misplaced(std::uint32_t index, Cell cell, const std::vector<FormId>& known) {
    std::vector<PatternId> whole;
    for (std::size_t i = frames_.back().first; i < alternatives_.size(); ++i) {
        if (alternatives_[i].form != no_form) whole.push_back(patterns_.content(alternatives_[i].form));
    }
    const xml::Node node = this->node(index);
    report_element(rules::misplaced_element, node,
                   messenger_.misplaced_element(node, cell, current_state(), whole, taken_further_out(cell)));
    frames_.back().refused = true;
    push_frame(index, cell, false);
    push_forms(known);
}

/// An element that would fit after others that are missing: as one of `late`, whereupon `after` holds.
void Run::recover_early(std::uint32_t index, Cell cell, std::vector<FormId> late,
                        const std::vector<Alternative>& after) {
    std::vector<FormId> to_come = late;
    for (const Alternative& alternative : after) {
        const std::vector<FormId> more = required(patterns_, alternative.state, Op::element);
        to_come.insert(to_come.end(), more.begin(), more.end());
    }
    const xml::Node node = this->node(index);
    report_element(rules::early_element, node, messenger_.early_element(node, current_state(), to_come));
    alternatives_.resize(frames_.back().first);
    for (const Alternative& alternative : after) {
        if (alternative.state != PatternTable::not_allowed) alternatives_.push_back(alternative);
    }
    std::ranges::sort(late);
    late.erase(std::unique(late.begin(), late.end()), late.end());
    push_frame(index, cell, false);
    push_forms(late);
}

void Run::report_element(const base::Rule& rule, xml::Node element, const Advice& advice) {
    const bool is_root = frames_.size() == 1;
    const std::string name(element.name());
    report(is_root ? rules::wrong_root : rule, element.name_offset(), name.size(),
           {name, Messenger::parent_of(element), advice.words, advice.all});
}

/// The attribute is not allowed at all, or not with this value; then it counts as given.
void Run::bad_attribute(xml::Attribute attribute, Cell cell) {
    const PatternId state = current_state();
    const std::string name(attribute.name()), element(attribute.parent().name());
    std::vector<PatternId> contents;
    for (const Step& step : matcher_.attribute_steps(state, cell))
        contents.push_back(patterns_.content(step.form));
    if (contents.empty()) {
        const Advice advice = messenger_.unknown_attribute(attribute, state);
        report(rules::unknown_attribute, attribute.offset(), name.size(),
               {name, element, advice.words, advice.all});
        return take_as_meant(attribute.parent(), advice.meant);
    }
    const ValueContext context{attribute.parent(), {}};
    const Advice advice =
        messenger_.bad_value(attribute.value(), patterns_.choice(std::move(contents)), context);
    report(rules::bad_attribute_value, attribute.offset(), name.size(),
           {name, element, advice.words, advice.all});
    count_as_given(cell);
}

/// The attribute `cell` stands there, whatever its value.
void Run::count_as_given(Cell cell) {
    (void)advance([&](const Alternative& alternative) {
        PatternId next = PatternTable::not_allowed;
        for (const Step& step : matcher_.attribute_steps(alternative.state, cell))
            next = patterns_.choice(next, step.next);
        return next;
    });
}

/// A slip counts as the attribute that was meant, so that this is not called missing; unless it is there too.
void Run::take_as_meant(xml::Node element, FormId meant) {
    constexpr std::uint32_t most_looked_at = 256;
    if (meant == Advice::nothing || tree_->items[element.index()].count > most_looked_at) return;
    const Cell cell = grammar_.classes[grammar_.forms[meant].item].single;
    const xml::Tree::Item& item = tree_->items[element.index()];
    for (std::uint32_t i = 0; i < item.count; ++i) {
        if (cell_of(tree_->attributes[item.first + i].name) == cell) return;
    }
    if (cell == no_cell) return;
    count_as_given(cell);
}

}  // namespace relaxng
