#include "relaxng/run.h"

#include <algorithm>

#include "relaxng/rules.h"
#include "xml/characters.h"

namespace relaxng {

Run::Run(Matcher& matcher, const ValidateOptions& options, const xml::Document& document,
         base::Findings& findings)
    : matcher_(matcher),
      patterns_(matcher.patterns()),
      grammar_(matcher.patterns().grammar()),
      options_(options),
      document_(document),
      tree_(document.root().tree()),
      findings_(findings),
      messenger_(matcher),
      cells_(document.name_count(), no_cell) {}

void Run::report(const base::Rule& rule, std::uint32_t offset, std::size_t size,
                 std::vector<std::string> arguments) {
    if (++faults_ <= options_.most_findings) {
        findings_.add(rule, document_.location(offset, static_cast<std::uint32_t>(size)),
                      std::move(arguments));
    } else if (faults_ == options_.most_findings + 1) {
        findings_.add(rules::too_many, document_.location(offset), {std::to_string(options_.most_findings)});
    }
}

bool Run::valid() {
    frames_.push_back({0, document_.node_count(), 0, no_cell, false, false, false});
    alternatives_.push_back({no_form, patterns_.of_form(grammar_.start)});
    const std::uint32_t count = document_.node_count();
    for (std::uint32_t at = 1; at < count;) {
        while (frames_.back().end <= at) leave();
        const xml::Node here = node(at);
        if (here.is_element()) {
            at = enter(at);
            continue;
        }
        if (here.is_text() && !xml::is_blank(here.value()) && !frames_.back().muted) take_text(here);
        ++at;
    }
    while (frames_.size() > 1) leave();
    report_ids();
    return faults_ == 0;
}

Cell Run::find_cell(std::uint32_t number) {
    const xml::Tree::Name& name = tree_->names[number];
    return cells_[number] =
               name.declaration ? declaration : grammar_.names.cell(name.uri, name.raw.substr(name.local));
}

void Run::report_ids() {
    const Ids::Faults wrong = ids_.faults();
    for (const Ids::Faults::Twice& id : wrong.twice) {
        if (faults_ >= options_.most_findings) {
            report(rules::duplicate_id, id.attribute.offset(), 0, {});
            continue;
        }
        ++faults_;
        base::Finding finding{
            &rules::duplicate_id, document_.location(id.attribute.offset()), {std::string(id.id)}, {}};
        finding.related.push_back(document_.location(id.earlier.offset()));
        findings_.add(std::move(finding));
    }
    for (const Ids::Faults::Dangling& missing : wrong.dangling) {
        report(rules::dangling_idref, missing.attribute.offset(), missing.attribute.name().size(),
               {std::string(missing.id),
                missing.meant.empty() ? "" : ": did you mean \"" + std::string(missing.meant) + "\"?"});
    }
}

void Run::push_frame(std::uint32_t node, Cell cell, bool muted) {
    const auto first = static_cast<std::uint32_t>(alternatives_.size());
    frames_.push_back({node, this->node(node).end(), first, cell, false, muted, false});
}

void Run::push_forms(const std::vector<FormId>& forms) {
    for (const FormId form : forms) alternatives_.push_back({form, patterns_.content(form)});
}

/// Reads an element's tag; its content too when that holds no element. Says where to go on.
std::uint32_t Run::enter(std::uint32_t index) {
    if (single() && !frames_.back().muted) {
        const Cell cell = cell_of(tree_->items[index].name);
        const Way* way = matcher_.element_way(alternatives_.back().state, cell);
        if (way != nullptr) return enter_by(*way, index, cell);
    }
    return enter_slowly(index);
}

/// An element as nearly all are: there is one way to take it. Where nothing is wrong with a tag and a text
/// the element is done before there is a frame for it.
std::uint32_t Run::enter_by(const Way& way, std::uint32_t index, Cell cell) {
    const xml::Tree::Item& item = tree_->items[index];
    const FormId form = way.form;
    PatternId reading = way.content, state = way.opened;
    bool takes_any = way.takes_any;
    alternatives_.back().state = way.next;
    std::uint32_t read = 0;
    if (item.count != 0) {
        for (; read < item.count; ++read) {
            const Cell name = cell_of(tree_->attributes[item.first + read].name);
            if (name == declaration) continue;
            // Most values may be anything.
            const Way* known = matcher_.attribute_way(reading, name);
            if (known != nullptr && known->takes_any && known->ids == IdKind::none)
                reading = known->next;
            else if (!read_plainly(index, item.first + read, reading))
                break;
        }
        state = read == item.count ? patterns_.close_start_tag(reading) : PatternTable::not_allowed;
        takes_any = patterns_[state].takes_any;
    }
    if (state != PatternTable::not_allowed && plain_content(index, state, takes_any)) return item.end;
    push_frame(index, cell, false);
    alternatives_.push_back({form, state != PatternTable::not_allowed ? state : reading});
    if (state == PatternTable::not_allowed) read_attributes(node(index), read);
    if (!simple_content(node(index))) return index + 1;
    leave();
    return item.end;
}

std::uint32_t Run::enter_slowly(std::uint32_t index) {
    const xml::Node node = this->node(index);
    const Cell cell = cell_of(tree_->items[index].name);
    if (frames_.back().muted) {
        const std::vector<FormId> forms = matcher_.elements_named(cell);
        push_frame(index, cell, forms.empty());
        push_forms(forms);
    } else if (!choose_alternatives(index, cell)) {
        recover(index, cell);
    }
    if (frames_.back().muted) return index + 1;
    read_attributes(node, 0);
    if (!simple_content(node)) return index + 1;
    leave();
    return node.end();
}

/// The attributes from that number on, and the end of the start tag.
void Run::read_attributes(xml::Node node, std::uint32_t from) {
    const xml::Tree::Item& item = tree_->items[node.index()];
    for (std::uint32_t i = from; i < item.count; ++i) {
        if (single() && read_plainly(node.index(), item.first + i, alternatives_.back().state)) continue;
        const xml::Attribute attribute(tree_, node.index(), item.first + i);
        const Cell cell = cell_of(tree_->attributes[item.first + i].name);
        if (cell != declaration) read_attribute(attribute, cell);
    }
    close_start_tag(node);
}

/// An attribute as nearly all are: one way to take it, and a good value; or one that declares a namespace.
/// False, and nothing is changed, when it is otherwise.
bool Run::read_plainly(std::uint32_t element, std::uint32_t number, PatternId& state) {
    const Cell cell = cell_of(tree_->attributes[number].name);
    if (cell == declaration) return true;
    const Way* known = matcher_.attribute_way(state, cell);
    if (known == nullptr) return false;
    const Way& way = *known;
    if (!way.takes_any || way.ids != IdKind::none) {
        const xml::Attribute attribute(tree_, element, number);
        const ValueContext context{node(element), {}};
        // Hardly any id comes twice.
        const bool good = way.ids == IdKind::id
                              ? matcher_.takes_new_string(way.content, attribute.value(), context)
                              : matcher_.takes_string(way.content, attribute.value(), context);
        if (!good) return false;
        if (way.ids != IdKind::none && grammar_.checks_ids && options_.check_ids)
            ids_.note(way.ids, attribute);
    }
    state = way.next;
    return true;
}

/// Nothing but a text that the state takes; false when it is otherwise.
bool Run::plain_content(std::uint32_t index, PatternId state, bool takes_any) {
    const xml::Tree::Item& item = tree_->items[index];
    const std::uint32_t size = item.end - index;
    if (size > 2) return false;
    const xml::Node text = node(index + 1);
    if (size == 2 && !text.is_text()) return false;
    return takes_any ||
           matcher_.takes_string(state, size == 2 ? text.value() : std::string_view{}, {node(index), {}});
}

/// The element patterns that the parent's alternatives allow here; false when there is none.
bool Run::choose_alternatives(std::uint32_t index, Cell cell) {
    if (single()) {
        PatternId& state = alternatives_.back().state;
        const std::span<const Step> steps = matcher_.element_steps(state, cell);
        if (steps.empty()) return false;
        if (steps.size() == 1) {
            state = steps[0].next;
            const FormId form = steps[0].form;
            push_frame(index, cell, false);
            alternatives_.push_back({form, patterns_.content(form)});
            return true;
        }
    }
    std::vector<FormId> forms;
    for (std::size_t i = frames_.back().first; i < alternatives_.size(); ++i) {
        for (const Step& step : matcher_.element_steps(alternatives_[i].state, cell))
            forms.push_back(step.form);
    }
    if (forms.empty()) return false;
    std::ranges::sort(forms);
    forms.erase(std::unique(forms.begin(), forms.end()), forms.end());
    push_frame(index, cell, false);
    frames_.back().deferred = true;
    push_forms(forms);
    return true;
}

void Run::read_attribute(xml::Attribute attribute, Cell cell) {
    const ValueContext context{attribute.parent(), {}};
    const std::string_view value = attribute.value();
    FormId taken = no_form;
    const bool good = advance([&](const Alternative& alternative) {
        PatternId next = PatternTable::not_allowed;
        for (const Step& step : matcher_.attribute_steps(alternative.state, cell)) {
            if (!matcher_.takes_string(patterns_.content(step.form), value, context)) continue;
            taken = step.form;
            next = patterns_.choice(next, step.next);
        }
        return next;
    });
    if (!good) return bad_attribute(attribute, cell);
    if (!grammar_.checks_ids || !options_.check_ids) return;
    const IdKind kind = matcher_.id_kind(taken);
    if (kind != IdKind::none) ids_.note(kind, attribute);
}

void Run::close_start_tag(xml::Node node) {
    if (advance([&](const Alternative& a) { return patterns_.close_start_tag(a.state); })) return;
    // A content model that nothing fulfils, attributes or not, is not a fault of the tag.
    const Advice advice = messenger_.missing_attribute(node, current_state());
    const bool forgiven =
        advance([&](const Alternative& a) { return patterns_.without_attributes(a.state); });
    const std::string name(node.name());
    if (forgiven)
        report(rules::missing_attribute, node.name_offset(), name.size(),
               {name, "", advice.words, advice.all});
    else
        report(rules::misplaced_element, node.name_offset(), name.size(),
               {name, Messenger::parent_of(node), "the schema allows it nowhere", ""});
}

/// Checks the content of an element without child elements as one string; false when it has some.
bool Run::simple_content(xml::Node node) {
    // In most that have, it is the first child or stands behind a line end.
    const std::uint32_t first = node.index() + 1, end = node.end();
    if (first < end && this->node(first).is_element()) return false;
    if (first + 1 < end && this->node(first).is_text() && this->node(first + 1).is_element()) return false;
    std::string_view value;
    std::string together;
    std::uint32_t at = node.close_offset();
    bool many = false;
    for (xml::Node child = node.first_child(); child; child = child.next_sibling()) {
        if (child.is_element()) return false;
        if (!child.is_text() || child.value().empty()) continue;
        if (!value.empty() && !many) {
            together = value;
            many = true;
        }
        if (value.empty()) at = child.offset();
        if (many) together += child.value();
        value = many ? std::string_view(together) : child.value();
    }
    check_string(node, value, at);
    return true;
}

void Run::check_string(xml::Node node, std::string_view value, std::uint32_t at) {
    const ValueContext context{node, {}};
    const bool good = advance([&](const Alternative& alternative) {
        return matcher_.takes_string(alternative.state, value, context) ? PatternTable::empty
                                                                        : PatternTable::not_allowed;
    });
    if (good) return;
    const PatternId state = current_state();
    const std::string name(node.name());
    const bool is_blank = xml::is_blank(value);
    if (patterns_[state].has_strings && !(is_blank && string_leaves(patterns_, state).empty())) {
        const Advice advice = messenger_.bad_value(value, state, context);
        report(rules::bad_content, is_blank ? node.name_offset() : at, value.size(),
               {name, name, advice.words, advice.all});
    } else if (is_blank) {
        return;  // leave() says what is missing
    } else {
        xml::Node text = node.first_child();
        while (!text.is_text() || xml::is_blank(text.value())) text = text.next_sibling();
        take_text(text);
        return;
    }
    (void)advance([&](const Alternative&) { return PatternTable::empty; });
}

void Run::take_text(xml::Node text) {
    if (advance([&](const Alternative& a) { return patterns_.text_derivative(a.state); })) return;
    const std::string_view value = text.value();
    const auto lead =
        static_cast<std::uint32_t>(std::ranges::find_if_not(value, xml::is_space) - value.begin());
    const std::string name(text.parent().name());
    const Advice advice = messenger_.misplaced_text(text, current_state());
    // Up to here the characters stand for themselves, unless a reference made a space; then the place is
    // near.
    report(rules::misplaced_text, std::min(text.offset() + lead, text.parent().close_offset()), 1,
           {name, name, advice.words, advice.all});
}

void Run::leave() {
    const Frame done = frames_.back();
    if (!done.deferred && !done.muted && single() && patterns_.nullable(alternatives_.back().state)) {
        alternatives_.pop_back();
        frames_.pop_back();
        return;
    }
    std::vector<FormId> survivors;
    if (!done.muted) {
        const bool whole = advance([&](const Alternative& a) {
            return patterns_.nullable(a.state) ? PatternTable::empty : PatternTable::not_allowed;
        });
        // What was refused in it was meant to be one of the many that could complete it.
        const bool explained =
            !whole && done.refused && required(patterns_, current_state(), Op::element).empty();
        if (!whole && !explained) {
            const xml::Node node = this->node(done.node);
            const std::string name(node.name());
            const Advice advice = messenger_.incomplete(node, current_state());
            // An end tag of its own, unless the tag is empty or, in a document that is not well-formed,
            // missing.
            const bool own_tag = document_.text().substr(node.close_offset()).starts_with("</");
            report(rules::incomplete_element, own_tag ? node.close_offset() + 2 : node.name_offset(),
                   name.size(), {name, Messenger::parent_of(node), advice.words, advice.all});
        }
        for (std::size_t i = done.first; done.deferred && i < alternatives_.size(); ++i)
            survivors.push_back(alternatives_[i].form);
    }
    alternatives_.resize(done.first);
    frames_.pop_back();
    if (done.deferred) settle_parent(done, survivors);
}

/// Now that it is known which element patterns the child fits, the parent goes on by those.
void Run::settle_parent(const Frame& done, const std::vector<FormId>& survivors) {
    (void)advance([&](const Alternative& alternative) {
        std::vector<PatternId> nexts;
        for (const Step& step : matcher_.element_steps(alternative.state, done.cell)) {
            if (std::ranges::binary_search(survivors, step.form)) nexts.push_back(step.next);
        }
        return patterns_.choice(std::move(nexts));
    });
}

}  // namespace relaxng
