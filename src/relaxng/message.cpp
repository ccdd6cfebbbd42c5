#include "relaxng/message.h"

#include <algorithm>
#include <unordered_set>

#include "relaxng/message_words.h"

namespace relaxng {
namespace {

/// What people bring from HTML and DocBook, and what it is called elsewhere.
struct Familiar {
    std::string_view name, meant;
};
constexpr Familiar familiar[] = {
    {"b", "hi"},        {"i", "hi"},        {"em", "hi"},       {"strong", "hi"},        {"sup", "hi"},
    {"sub", "hi"},      {"small", "hi"},    {"br", "lb"},       {"img", "graphic"},      {"a", "ref"},
    {"ul", "list"},     {"ol", "list"},     {"dl", "list"},     {"li", "item"},          {"dt", "label"},
    {"dd", "item"},     {"tr", "row"},      {"td", "cell"},     {"th", "cell"},          {"h1", "head"},
    {"h2", "head"},     {"h3", "head"},     {"h4", "head"},     {"h5", "head"},          {"h6", "head"},
    {"section", "div"}, {"article", "div"}, {"chapter", "div"}, {"blockquote", "quote"}, {"para", "p"},
    {"span", "seg"},    {"hr", "milestone"}};

/// The same for attributes; where a name stands twice, the first that fits.
constexpr Familiar familiar_attributes[] = {
    {"href", "target"}, {"href", "url"}, {"src", "url"}, {"url", "target"}, {"class", "rend"}};

/// Brings what must come before what may.
template <typename Name>
void needed_first(std::vector<Name>& names, const std::vector<FormId>& needed) {
    std::stable_partition(names.begin(), names.end(), [&](const Name& name) {
        return std::ranges::find(needed, name.form) != needed.end();
    });
}

template <typename Name>
std::vector<std::string> words_of(const std::vector<Name>& names, bool tags) {
    std::vector<std::string> words;
    for (const Name& name : names) words.push_back(tags ? "<" + name.shown + ">" : name.shown);
    return words;
}

}  // namespace

/// Brings the name to the front that the schema has for what the element is called in HTML; is there one?
bool Messenger::familiar_first(std::vector<Name>& names, xml::Node element) {
    const std::string local = base::lowered(element.local());
    for (const Familiar& one : familiar) {
        if (one.name != local) continue;
        const auto found = std::ranges::find(names, one.meant, &Name::shown);
        if (found == names.end()) continue;
        (void)by_nearness(names, one.meant);
        return true;
    }
    return false;
}

/// What the schema calls an element of HTML, where that does not fit at this place either.
std::string Messenger::familiar_elsewhere(xml::Node element) const {
    const Grammar& grammar = patterns_.grammar();
    const std::string local = base::lowered(element.local());
    const auto* one = std::ranges::find(familiar, local, &Familiar::name);
    if (one == std::end(familiar)) return {};
    const bool has = std::ranges::any_of(grammar.elements, [&](FormId form) {
        const Cell cell = grammar.classes[grammar.forms[form].item].single;
        if (cell == NameClass::no_cell || grammar.names.name(cell).local != one->meant) return false;
        return grammar.names.space(grammar.names.name(cell).space) == element.uri();
    });
    if (!has || !element.parent().is_element()) return {};
    return "the schema calls it <" + std::string(one->meant) + ">, which does not fit here; ";
}

std::string Messenger::parent_of(xml::Node element) {
    const xml::Node parent = element.parent();
    return parent.is_element() ? "<" + std::string(parent.name()) + ">" : "the document";
}

/// A name as the document would write it at this place.
std::string Messenger::shown(Cell cell, xml::Node at, bool attribute) const {
    const NameTable& names = patterns_.grammar().names;
    if (cell >= names.name_count()) return "any other name";
    const NameTable::Name& name = names.name(cell);
    const std::string& uri = names.space(name.space);
    if (uri.empty()) return name.local;
    if (!attribute && at.namespace_of({}) == std::string_view(uri)) return name.local;
    for (const xml::Tree::Binding& binding : at.namespaces()) {
        if (binding.uri == uri && !binding.prefix.empty())
            return std::string(binding.prefix) + ":" + name.local;
    }
    return attribute || at.namespace_of({}).value_or("").empty() ? "{" + uri + "}" + name.local : name.local;
}

std::string Messenger::shown(FormId id, xml::Node at) const {
    const Form& form = patterns_.grammar().forms[id];
    const NameClass& names = patterns_.grammar().classes[form.item];
    if (names.single == NameClass::no_cell)
        return form.op == Op::element ? "any other element" : "any other attribute";
    return shown(names.single, at, form.op == Op::attribute);
}

std::vector<Messenger::Name> Messenger::names_of(const std::vector<FormId>& forms, xml::Node at) const {
    std::vector<Name> names;
    std::unordered_set<std::string> known;
    for (const FormId form : forms) {
        Name name{shown(form, at), form};
        if (known.insert(name.shown).second) names.push_back(std::move(name));
    }
    return names;
}

/// The same name in another namespace: the usual slip of a forgotten xmlns.
bool Messenger::other_namespace(xml::Node element, std::string& advice) const {
    const Grammar& grammar = patterns_.grammar();
    for (const FormId form : grammar.elements) {
        const Cell cell = grammar.classes[grammar.forms[form].item].single;
        if (cell == NameClass::no_cell || grammar.names.name(cell).local != element.local()) continue;
        const std::string& uri = grammar.names.space(grammar.names.name(cell).space);
        advice = "the schema has it in " + (uri.empty() ? "no namespace" : "the namespace " + uri) +
                 ", here it is in " + (element.uri().empty() ? "none" : std::string(element.uri()));
        return true;
    }
    return false;
}

Advice Messenger::unknown_element(xml::Node element, PatternId state) {
    Advice advice;
    const Expected expected = expected_elements(patterns_, state);
    std::vector<Name> names = names_of(expected.forms, element);
    advice.foreign = familiar_first(names, element);
    const bool clear = advice.foreign || by_nearness(names, element.name());
    advice.all = joined(words_of(names, false));
    if (other_namespace(element, advice.words)) {
        for (const Name& name : names) {
            const Cell cell = patterns_.grammar().classes[patterns_.grammar().forms[name.form].item].single;
            const bool same =
                cell != NameClass::no_cell && patterns_.grammar().names.name(cell).local == element.local();
            if (same && advice.meant == Advice::nothing) advice.meant = name.form;
        }
        return advice;
    }
    if (clear) {
        advice.meant = names[0].form;
        advice.words = "did you mean <" + names[0].shown + ">?";
        names.erase(names.begin());
        if (!names.empty()) advice.words += " Also expected: " + listed(words_of(names, true));
        return advice;
    }
    needed_first(names, required(patterns_, state, Op::element));
    advice.words = familiar_elsewhere(element) + instead(names, expected.text);
    return advice;
}

std::string Messenger::instead(const std::vector<Name>& names, bool text) {
    if (!names.empty()) return "expected " + listed(words_of(names, true));
    return text ? "only text may stand here" : "no element is expected here";
}

namespace {

/// Is one of the next siblings called so?
bool follows(xml::Node element, std::string_view tag) {
    constexpr int most_looked_at = 8;
    xml::Node next = element.next_element();
    for (int i = 0; i < most_looked_at && next; ++i, next = next.next_element()) {
        if ("<" + std::string(next.name()) + ">" == tag) return true;
    }
    return false;
}

/// Does one of the siblings shortly before it have the same name?
bool comes_again(xml::Node element) {
    constexpr int most_looked_at = 32;
    xml::Node before = element.previous_sibling();
    for (int i = 0; i < most_looked_at && before; ++i, before = before.previous_sibling()) {
        if (before.is_element() && before.name_id() == element.name_id()) return true;
    }
    return false;
}

/// "</p>, inside <body>": where an element would fit that `outer` takes, `inner` being in the way.
std::string behind(xml::Node inner, xml::Node outer) {
    while (inner.parent() != outer) inner = inner.parent();
    return "</" + std::string(inner.name()) + ">, inside <" + std::string(outer.name()) + ">";
}

}  // namespace

Advice Messenger::misplaced_element(xml::Node element, Cell cell, PatternId state,
                                    const std::vector<PatternId>& whole, xml::Node further_out) {
    Advice advice;
    const Expected expected = expected_elements(patterns_, state);
    std::vector<Name> names = names_of(expected.forms, element);
    // An element that the schema knows is rather in the wrong place than misspelt: what says where it could
    // stand comes first.
    const bool clear = by_nearness(names, element.name()) && names[0].distance <= 1;
    advice.all = joined(words_of(names, false));
    std::vector<std::string> homes;
    for (const Name& name : names) {
        const PatternId inside = patterns_.without_attributes(patterns_.content(name.form));
        const bool nested = name.shown == element.parent().name();
        // Where few could hold it, it may also be one that must not come first there.
        const bool holds = !matcher_.element_steps(inside, cell).empty() ||
                           (names.size() <= most_named && !matcher_.late_element_steps(inside, cell).empty());
        if (!nested && holds) homes.push_back("<" + name.shown + ">");
    }
    const bool too_late = std::ranges::any_of(whole, [&](PatternId content) {
        const PatternId inside = patterns_.without_attributes(content);
        return !matcher_.element_steps(inside, cell).empty() ||
               !matcher_.late_element_steps(inside, cell).empty();
    });
    const std::vector<FormId> needed = required(patterns_, state, Op::element);
    const std::string nearest = clear ? names[0].shown : std::string{};
    needed_first(names, needed);
    const bool home_missing = homes.size() == 1 && std::ranges::any_of(needed, [&](FormId form) {
                                  return "<" + shown(form, element) + ">" == homes[0];
                              });
    const std::string list = instead(names, expected.text);
    if (home_missing) {
        advice.words = "it belongs inside " + homes[0] +
                       (follows(element, homes[0]) ? ", which comes after it" : ", which is missing") + " (" +
                       list + ")";
        return advice;
    }
    if (too_late) {
        advice.words = comes_again(element) ? "it cannot come again here" : "it must come earlier";
    } else if (further_out && homes.size() != 1) {
        advice.words = "it could stand after " + behind(element.parent(), further_out);
    } else if (!homes.empty() && homes.size() <= most_named) {
        advice.words = "it is allowed inside " + listed(homes);
    } else if (clear) {
        advice.words = "did you mean <" + nearest + ">? (" + list + ")";
        return advice;
    }
    if (!advice.words.empty()) advice.words += "; ";
    advice.words += list;
    return advice;
}

Advice Messenger::early_element(xml::Node element, PatternId state,
                                const std::vector<FormId>& still_to_come) {
    Advice advice;
    std::vector<FormId> before = required(patterns_, state, Op::element);
    std::erase_if(before,
                  [&](FormId form) { return std::ranges::find(still_to_come, form) != still_to_come.end(); });
    std::vector<Name> names = names_of(before, element);
    const bool certain = !names.empty();
    if (!certain) names = names_of(expected_elements(patterns_, state).forms, element);
    advice.all = joined(words_of(names, false));
    advice.words = certain ? listed(words_of(names, true)) +
                                 (names.size() == 1 ? " is missing" : " are missing") + " before it"
                           : "first comes one of " + listed(words_of(names, true));
    return advice;
}

Advice Messenger::incomplete(xml::Node element, PatternId state) {
    Advice advice;
    const Expected expected = expected_elements(patterns_, state);
    std::vector<Name> names = names_of(required(patterns_, state, Op::element), element);
    if (!names.empty()) {
        advice.all = joined(words_of(names, false));
        advice.words = listed(words_of(names, true)) + (names.size() == 1 ? " is missing" : " are missing");
        return advice;
    }
    names = names_of(expected.forms, element);
    advice.all = joined(words_of(names, false));
    if (names.empty())
        advice.words = expected.text ? "text is missing" : "nothing can complete it";
    else
        advice.words = "one of " + listed(words_of(names, true)) + " is missing";
    return advice;
}

Advice Messenger::unknown_attribute(xml::Attribute attribute, PatternId state) {
    Advice advice;
    std::vector<Name> names = names_of(expected_attributes(patterns_, state).forms, attribute.parent());
    const bool clear = by_nearness(names, attribute.name());
    advice.all = joined(words_of(names, false));
    // xml:id is written id more often than by any other slip.
    auto meant = std::ranges::find_if(
        names, [&](const Name& name) { return name.shown.ends_with(":" + std::string(attribute.local())); });
    for (const Familiar& one : familiar_attributes) {
        if (meant == names.end() && one.name == attribute.name())
            meant = std::ranges::find(names, one.meant, &Name::shown);
    }
    if (meant == names.end() && clear) meant = names.begin();
    if (meant != names.end()) {
        advice.meant = meant->form;
        advice.words = "did you mean " + meant->shown + "?";
        names.erase(meant);
    }
    if (names.empty() && advice.words.empty())
        advice.words = "it takes none";
    else if (!names.empty())
        advice.words +=
            (advice.words.empty() ? "allowed are " : " Also allowed: ") + listed(words_of(names, false));
    return advice;
}

Advice Messenger::missing_attribute(xml::Node element, PatternId state) {
    Advice advice;
    std::vector<Name> names = names_of(required(patterns_, state, Op::attribute), element);
    const bool certain = !names.empty();
    if (!certain) names = names_of(expected_attributes(patterns_, state).forms, element);
    advice.all = joined(words_of(names, false));
    advice.words = certain ? "needs the attribute " + listed(words_of(names, false))
                           : "needs one more attribute: " + listed(words_of(names, false));
    return advice;
}

Advice Messenger::misplaced_text(xml::Node text, PatternId state) {
    Advice advice;
    const xml::Node parent = text.parent();
    const std::vector<Name> names = names_of(expected_elements(patterns_, state).forms, parent);
    advice.all = joined(words_of(names, false));
    std::vector<std::string> homes;
    for (const Name& name : names) {
        const PatternId inside = patterns_.without_attributes(patterns_.content(name.form));
        if (patterns_.text_derivative(inside) != PatternTable::not_allowed)
            homes.push_back("<" + name.shown + ">");
    }
    const std::string quoted = "\"" + cut(text.value()) + "\"";
    if (!homes.empty())
        advice.words = quoted + " could stand inside " + listed(homes);
    else if (!names.empty())
        advice.words = quoted + "; expected " + listed(words_of(names, true));
    else
        advice.words = quoted + "; the element holds no text";
    return advice;
}

}  // namespace relaxng
