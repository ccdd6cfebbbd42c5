#include "relaxng/message.h"

#include <algorithm>

#include "base/ascii.h"
#include "xml/characters.h"

namespace relaxng {
namespace {

constexpr std::size_t most_named = 8;

/// On one line, and not too long for it.
std::string cut(std::string_view written) {
    std::string value;
    for (const char c : written) {
        if (!xml::is_space(c))
            value += c;
        else if (!value.empty() && value.back() != ' ')
            value += ' ';
    }
    if (value.ends_with(' ')) value.pop_back();
    constexpr std::size_t most_bytes = 60;
    if (value.size() <= most_bytes) return value;
    std::size_t end = most_bytes;
    while (end > 0 && (static_cast<unsigned char>(value[end]) & 0xC0U) == 0x80U) --end;
    return value.substr(0, end) + "…";
}

/// Few enough changes to call it a slip: none but of capitals, one in a short name, two in a longer one.
bool is_slip(std::string_view name, std::size_t distance) {
    return distance == 0 || (distance <= (name.size() <= 3 ? 1U : 2U) && distance < name.size());
}

template <typename Names>
std::string listed(const Names& names) {
    std::string out;
    for (std::size_t i = 0; i < names.size() && i < most_named; ++i) {
        if (i > 0) out += ", ";
        out += names[i];
    }
    if (names.size() > most_named) out += " (and " + std::to_string(names.size() - most_named) + " more)";
    return out;
}

std::string joined(const std::vector<std::string>& names) {
    std::string out;
    for (const std::string& name : names) {
        if (!out.empty()) out += ' ';
        out += name;
    }
    return out;
}

/// Nearest to `wanted` first, and of equally near ones by name; does the first stand out as what was meant?
template <typename Name>
bool by_nearness(std::vector<Name>& names, std::string_view wanted) {
    for (Name& name : names) name.distance = edit_distance(base::lowered(wanted), base::lowered(name.shown));
    std::ranges::stable_sort(names, [](const Name& a, const Name& b) {
        return a.distance != b.distance ? a.distance < b.distance : a.shown < b.shown;
    });
    if (names.empty() || !is_slip(wanted, names[0].distance)) return false;
    return names.size() == 1 || names[1].distance > names[0].distance;
}

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

std::size_t edit_distance(std::string_view a, std::string_view b) {
    constexpr std::size_t longest = 64;
    a = a.substr(0, longest);
    b = b.substr(0, longest);
    std::vector<std::size_t> before(b.size() + 1), last(b.size() + 1), now(b.size() + 1);
    for (std::size_t j = 0; j <= b.size(); ++j) last[j] = j;
    for (std::size_t i = 1; i <= a.size(); ++i) {
        now[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t change = last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
            now[j] = std::min({last[j] + 1, now[j - 1] + 1, change});
            const bool swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
            if (swapped) now[j] = std::min(now[j], before[j - 2] + 1);
        }
        before.swap(last);
        last.swap(now);
    }
    return last[b.size()];
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
    for (const FormId form : forms) {
        Name name{shown(form, at), form};
        const bool known =
            std::ranges::any_of(names, [&](const Name& other) { return other.shown == name.shown; });
        if (!known) names.push_back(std::move(name));
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
    std::vector<Name> names = names_of(expected_elements(patterns_, state).forms, element);
    const bool clear = by_nearness(names, element.name());
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
    advice.words =
        names.empty() ? "no element is expected here" : "expected " + listed(words_of(names, true));
    return advice;
}

Advice Messenger::misplaced_element(xml::Node element, Cell cell, PatternId state) {
    Advice advice;
    const Expected expected = expected_elements(patterns_, state);
    std::vector<Name> names = names_of(expected.forms, element);
    // An element that the schema knows is rather in the wrong place than misspelt.
    const bool clear = by_nearness(names, element.name()) && names[0].distance <= 1;
    advice.all = joined(words_of(names, false));
    std::vector<std::string> homes;
    for (const Name& name : names) {
        const PatternId inside = patterns_.without_attributes(patterns_.content(name.form));
        if (!matcher_.element_steps(inside, cell).empty()) homes.push_back("<" + name.shown + ">");
    }
    const std::vector<FormId> needed = required(patterns_, state, Op::element);
    const std::string nearest = clear ? names[0].shown : std::string{};
    needed_first(names, needed);
    const bool home_missing = homes.size() == 1 && std::ranges::any_of(needed, [&](FormId form) {
                                  return "<" + shown(form, element) + ">" == homes[0];
                              });
    if (home_missing) {
        advice.words = "it belongs inside " + homes[0] + ", which is missing";
    } else if (clear) {
        advice.words = "did you mean <" + nearest + ">?";
    } else if (!homes.empty() && homes.size() <= most_named) {
        advice.words = "it is allowed inside " + listed(homes);
    }
    if (!advice.words.empty()) advice.words += clear || home_missing ? " " : "; ";
    const std::string list =
        names.empty() ? "no element is expected here" : "expected " + listed(words_of(names, true));
    advice.words += clear || home_missing ? "(" + list + ")" : list;
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
    advice.words =
        (certain ? "before it is missing " : "first comes one of ") + listed(words_of(names, true));
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
    const auto same_local = std::ranges::find_if(
        names, [&](const Name& name) { return name.shown.ends_with(":" + std::string(attribute.local())); });
    if (same_local != names.end()) {
        advice.words = "did you mean " + same_local->shown + "?";
        names.erase(same_local);
    } else if (clear) {
        advice.words = "did you mean " + names[0].shown + "?";
        names.erase(names.begin());
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

namespace {

struct Literal {
    std::string shown;
    std::size_t distance = 0;
};

struct BadType {
    std::string name, reason;
};

/// How far a value is from the example in a reason ("…, as 1998-07-21"), digits all alike.
std::size_t distance_from_example(std::string_view value, std::string_view reason) {
    constexpr std::size_t far = 1000;
    const std::size_t as = reason.rfind(", as ");
    if (as == std::string_view::npos) return far;
    std::string example(reason.substr(as + 5)), given(value);
    std::ranges::replace_if(example, base::is_digit, '0');
    std::ranges::replace_if(given, base::is_digit, '0');
    const std::size_t distance = edit_distance(given, example);
    return distance * 3 <= given.size() ? distance : far;
}

/// Of several types the one that was meant comes first, where the value looks like its example.
void likeliest_first(std::vector<BadType>& types, std::string_view value) {
    std::ranges::stable_sort(
        types, {}, [value](const BadType& type) { return distance_from_example(value, type.reason); });
}

}  // namespace

Advice Messenger::bad_value(std::string_view value, PatternId pattern, const ValueContext& context) {
    Advice advice;
    const Grammar& grammar = patterns_.grammar();
    std::vector<Literal> literals;
    std::vector<BadType> bad;
    for (const PatternId leaf : string_leaves(patterns_, pattern)) {
        const PatternTable::Pattern of = patterns_[leaf];
        if (of.op == Op::value) {
            literals.push_back({grammar.values[of.a].written});
            continue;
        }
        const Datatype& type = grammar.datatypes[grammar.forms[of.a].item];
        if (type.allows(value, context, matcher_.regexes())) continue;  // an item of a list, or excepted
        const std::string name(type.name());
        if (std::ranges::find(bad, name, &BadType::name) == bad.end())
            bad.push_back({name, type.reason(value, context, matcher_.regexes())});
    }
    likeliest_first(bad, value);
    std::vector<std::string> types;
    for (const BadType& type : bad) types.push_back(type.name);
    const std::string reason = bad.empty() ? std::string{} : bad[0].reason;
    const bool clear = by_nearness(literals, value);
    std::vector<std::string> all = types;
    for (const Literal& literal : literals) all.push_back(literal.shown);
    advice.all = joined(all);
    const std::string quoted = "\"" + cut(value) + "\" ";
    if (clear)
        advice.words = quoted + "is not allowed: did you mean \"" + literals[0].shown + "\"?";
    else if (literals.empty() && types.size() == 1)
        advice.words = quoted + reason;
    else if (literals.empty() && types.empty())
        advice.words = quoted + "is not allowed";
    else if (literals.empty())
        advice.words = quoted + "is none of " + listed(types) + "; as " + types[0] + " it " + reason;
    else if (types.empty() && literals.size() == 1)
        advice.words = quoted + "is not \"" + literals[0].shown + "\"";
    else
        advice.words = quoted + "is none of " + listed(all);
    return advice;
}

}  // namespace relaxng
