// What each element of a schema becomes: forms, name classes, datatypes (RELAX NG §4.8 to §4.17).
#include <algorithm>
#include <optional>

#include "relaxng/lexical.h"
#include "relaxng/reader.h"
#include "relaxng/rules.h"
#include "xml/characters.h"

namespace relaxng {
namespace {

/// By the tables that XML Schema uses, as the datatypes do.
bool is_ncname(std::string_view name) {
    return lexical::ncname(name, {});
}

}  // namespace

FormId Reader::add_form(Op op, const Frame& frame, std::uint32_t item) {
    grammar_.forms.push_back({op, 0, 0, item, {frame.source, frame.node.name_offset()}});
    return static_cast<FormId>(grammar_.forms.size() - 1);
}

/// `op` over the members; the member itself when there is only one (§4.12).
FormId Reader::combine(Op op, const Frame& frame, std::span<const FormId> members) {
    const bool many = op == Op::choice || op == Op::group || op == Op::interleave;
    if (many && members.size() == 1) return members[0];
    const FormId form = add_form(op, frame);
    grammar_.forms[form].first = static_cast<std::uint32_t>(grammar_.links.size());
    grammar_.forms[form].count = static_cast<std::uint32_t>(members.size());
    grammar_.links.insert(grammar_.links.end(), members.begin(), members.end());
    return form;
}

/// `op` over the children of the frame, which leave the stack of operands.
FormId Reader::combine_operands(Op op, const Frame& frame) {
    const FormId form = combine(op, frame, std::span<const FormId>(forms_).subspan(frame.forms));
    forms_.resize(frame.forms);
    return form;
}

/// `op` over a form and one that is made here: what is optional, repeated or mixed stands for it (§4.12,
/// §4.13).
FormId Reader::combine_with(Op op, FormId form, Op other, const Frame& frame) {
    const FormId both[] = {form, add_form(other, frame)};
    return combine(op, frame, both);
}

/// The children of the frame as one form: a group. Reports when there are none.
FormId Reader::one_form(const Frame& frame) {
    if (forms_.size() == frame.forms) {
        fault(rules::wrong_count, frame, {std::string(frame.node.name()), "needs a pattern inside"});
        return add_form(Op::not_allowed, frame);
    }
    return combine_operands(Op::group, frame);
}

/// Before the children: pushes the frame, or closes it when there are none.
void Reader::begin(Frame& frame) {
    switch (frame.tag) {
        case Tag::element:
        case Tag::attribute:
            if (frame.has_name)
                name_from_attribute(frame);
            else
                frame.wants_name = true;
            break;
        case Tag::data: frame.role = Role::data_parts; break;
        case Tag::grammar:
            frame.role = Role::grammar_parts;
            scopes_.push_back({frame.scope, {}});
            frame.scope = static_cast<std::uint32_t>(scopes_.size() - 1);
            frame.overrides = none;
            break;
        case Tag::include: return begin_include(frame);
        case Tag::external_ref: return begin_external(frame);
        case Tag::start:
        case Tag::define:
            frame.discard = overridden(frame, frame.tag == Tag::start ? "" : frame.name) || frame.discard;
            break;
        case Tag::ref:
        case Tag::parent_ref:
        case Tag::empty:
        case Tag::value:
        case Tag::text:
        case Tag::not_allowed:
        case Tag::param:
        case Tag::name: frame.role = Role::nothing; break;
        default: break;
    }
    // What has nothing inside is done, as most elements are.
    if (!frame.next) return close(frame);
    frames_.push_back(std::move(frame));
}

void Reader::close(Frame& frame) {
    switch (frame.tag) {
        case Tag::choice:
            if (frame.role == Role::names) return close_name_class(frame);
            return close_pattern(frame);
        case Tag::name:
        case Tag::any_name:
        case Tag::ns_name: return close_name_class(frame);
        case Tag::except:
            if (frame.role == Role::names) return close_name_class(frame);
            if (forms_.size() == frame.forms) {
                fault(rules::wrong_count, frame, {"except", "needs a pattern inside"});
            } else {
                forms_.push_back(combine_operands(Op::choice, frame));
            }
            return;
        case Tag::param:
            frames_.back().parameters.push_back({std::string(frame.name), text_of(frame.node)});
            return;
        case Tag::data: return close_data(frame);
        case Tag::value: return close_value(frame);
        case Tag::ref:
        case Tag::parent_ref: return close_reference(frame);
        case Tag::start:
        case Tag::define: return close_definition(frame);
        case Tag::grammar: return close_grammar(frame);
        case Tag::include: return read_included(frame);
        case Tag::div:
            if (frame.closes_source) open_sources_.pop_back();
            return;
        case Tag::external_ref: open_sources_.pop_back(); return;
        default: return close_pattern(frame);
    }
}

void Reader::close_pattern(Frame& frame) {
    switch (frame.tag) {
        case Tag::element:
        case Tag::attribute: {
            const bool is_attribute = frame.tag == Tag::attribute;
            const bool empty = forms_.size() == frame.forms;
            if (names_.size() == frame.names) {
                if (frame.wants_name)
                    fault(rules::wrong_count, frame, {std::string(frame.node.name()), "needs a name"});
                forms_.resize(frame.forms);
                forms_.push_back(add_form(Op::not_allowed, frame));
                return;
            }
            const std::uint32_t name = names_.back();
            names_.pop_back();
            if (is_attribute) check_attribute_names(frame, name);
            if (is_attribute && forms_.size() > frame.forms + 1) {
                fault(rules::wrong_count, frame, {"attribute", "has more than one pattern inside"});
            }
            const FormId content = is_attribute && empty ? add_form(Op::text, frame) : one_form(frame);
            const FormId form = combine(is_attribute ? Op::attribute : Op::element, frame, {&content, 1});
            grammar_.forms[form].item = name;
            forms_.push_back(form);
            return;
        }
        case Tag::empty: forms_.push_back(add_form(Op::empty, frame)); return;
        case Tag::text: forms_.push_back(add_form(Op::text, frame)); return;
        case Tag::not_allowed: forms_.push_back(add_form(Op::not_allowed, frame)); return;
        case Tag::choice:
        case Tag::interleave: {
            if (forms_.size() == frame.forms) {
                forms_.push_back(one_form(frame));
                return;
            }
            forms_.push_back(combine_operands(frame.tag == Tag::choice ? Op::choice : Op::interleave, frame));
            return;
        }
        case Tag::list:
        case Tag::one_or_more:
        case Tag::zero_or_more: {
            const FormId inside = one_form(frame);
            const Op op = frame.tag == Tag::list ? Op::list : Op::one_or_more;
            const FormId form = combine(op, frame, {&inside, 1});
            forms_.push_back(frame.tag == Tag::zero_or_more ? combine_with(Op::choice, form, Op::empty, frame)
                                                            : form);
            return;
        }
        case Tag::optional: {
            const FormId inside = one_form(frame);
            forms_.push_back(combine_with(Op::choice, inside, Op::empty, frame));
            return;
        }
        case Tag::mixed: {
            const FormId inside = one_form(frame);
            forms_.push_back(combine_with(Op::interleave, inside, Op::text, frame));
            return;
        }
        default: forms_.push_back(one_form(frame)); return;  // group
    }
}

void Reader::name_from_attribute(Frame& frame) {
    const bool is_attribute = frame.tag == Tag::attribute;
    // §4.8: an attribute pattern without an ns attribute of its own is in no namespace.
    const bool in_none = is_attribute && !frame.has_ns;
    names_.push_back(qualified_name(frame, in_none ? std::string_view{} : frame.ns, frame.name));
}

/// A written class for a QName (§4.10).
std::uint32_t Reader::qualified_name(const Frame& frame, std::string_view ns, std::string_view text) {
    const std::size_t colon = text.find(':');
    const bool prefixed = colon != std::string::npos;
    const std::string_view local = prefixed ? text.substr(colon + 1) : text;
    std::optional<std::string_view> uri = ns;
    if (prefixed) uri = frame.node.namespace_of(text.substr(0, colon));
    const bool good = is_ncname(local) && (!prefixed || is_ncname(text.substr(0, colon)));
    if (!good)
        fault(rules::bad_schema_name, frame, {std::string(text), "name"});
    else if (!uri)
        fault(rules::bad_schema_name, frame, {std::string(text), "name whose prefix is declared"});
    grammar_.written_classes.push_back(
        {WrittenClass::Kind::name, grammar_.names.add_name(uri.value_or(""), local), {}, false, false});
    return static_cast<std::uint32_t>(grammar_.written_classes.size() - 1);
}

void Reader::close_name_class(Frame& frame) {
    if (frame.tag == Tag::name) {
        names_.push_back(qualified_name(frame, frame.ns, xml::trimmed(text_of(frame.node))));
        return;
    }
    WrittenClass made;
    made.members.assign(names_.begin() + static_cast<std::ptrdiff_t>(frame.names), names_.end());
    names_.resize(frame.names);
    for (const std::uint32_t member : made.members) {
        made.has_any = made.has_any || grammar_.written_classes[member].has_any;
        made.has_space = made.has_space || grammar_.written_classes[member].has_space;
    }
    switch (frame.tag) {
        case Tag::any_name:
            made.kind = WrittenClass::Kind::any;
            if (made.has_any) fault(rules::bad_except, frame, {"anyName", "anyName"});
            made.has_any = true;
            break;
        case Tag::ns_name:
            made.kind = WrittenClass::Kind::space;
            made.number = grammar_.names.add_space(frame.ns);
            if (made.has_any || made.has_space)
                fault(rules::bad_except, frame, {"anyName or nsName", "nsName"});
            made.has_space = true;
            break;
        default:
            made.kind = WrittenClass::Kind::choice;
            if (made.members.empty())
                fault(rules::wrong_count, frame,
                      {std::string(frame.node.name()), "needs a name class inside"});
    }
    grammar_.written_classes.push_back(std::move(made));
    names_.push_back(static_cast<std::uint32_t>(grammar_.written_classes.size() - 1));
}

/// §4.16: no attribute pattern may name a namespace declaration.
void Reader::check_attribute_names(const Frame& frame, std::uint32_t name_class) {
    std::vector<std::uint32_t> left{name_class};
    while (!left.empty()) {
        const WrittenClass& written = grammar_.written_classes[left.back()];
        left.pop_back();
        left.insert(left.end(), written.members.begin(), written.members.end());
        const bool is_name = written.kind == WrittenClass::Kind::name;
        if (!is_name && written.kind != WrittenClass::Kind::space) continue;
        const std::uint32_t space = is_name ? grammar_.names.name(written.number).space : written.number;
        const std::string& uri = grammar_.names.space(space);
        const bool xmlns = is_name && uri.empty() && grammar_.names.name(written.number).local == "xmlns";
        if (xmlns) fault(rules::xmlns_attribute, frame, {"xmlns"});
        if (uri == "http://www.w3.org/2000/xmlns" || uri == xml::xmlns_namespace) {
            fault(rules::xmlns_attribute, frame, {"in the namespace " + uri});
        }
    }
}

std::uint32_t Reader::datatype(const Frame& frame, std::string_view library, std::string_view type) {
    std::string key;
    const auto add = [&key](std::string_view part) {
        key += part;
        key += '\n';
    };
    add(library);
    add(type);
    for (const Parameter& parameter : frame.parameters) {
        add(parameter.name);
        add(parameter.value);
    }
    if (const auto known = datatype_numbers_.find(key); known != datatype_numbers_.end())
        return known->second;
    std::string why;
    bool unknown = false;
    std::optional<Datatype> made =
        Datatype::make(library, std::string(type), frame.parameters, grammar_.regexes, why, unknown);
    if (!made) {
        if (!frame.discard) fault(unknown ? rules::unknown_library : rules::bad_type, frame, {why});
        return none;
    }
    grammar_.datatypes.push_back(std::move(*made));
    const auto number = static_cast<std::uint32_t>(grammar_.datatypes.size() - 1);
    datatype_numbers_.emplace(std::move(key), number);
    return number;
}

void Reader::close_data(Frame& frame) {
    const std::uint32_t number = datatype(frame, frame.library, frame.has_type ? frame.type : "string");
    if (number == none) {
        forms_.resize(frame.forms);
        forms_.push_back(add_form(Op::not_allowed, frame));
        return;
    }
    const FormId form = combine_operands(Op::data, frame);
    grammar_.forms[form].item = number;
    forms_.push_back(form);
}

void Reader::close_value(Frame& frame) {
    // §4.4: without a type it is a token of the built-in library.
    const std::uint32_t number =
        frame.has_type ? datatype(frame, frame.library, frame.type) : datatype(frame, {}, "token");
    const std::string text = text_of(frame.node);
    if (number == none) {
        forms_.push_back(add_form(Op::not_allowed, frame));
        return;
    }
    RegexMemo memo(grammar_.regexes);
    const ValueContext context{frame.node, frame.ns};
    const Datatype& of = grammar_.datatypes[number];
    std::optional<std::string> canonical = of.canonical(text, context, memo);
    if (!canonical && !frame.discard) fault(rules::bad_value, frame, {text, of.reason(text, context, memo)});
    const FormId form = add_form(Op::value, frame, static_cast<std::uint32_t>(grammar_.values.size()));
    grammar_.values.push_back({number, canonical.value_or(""), std::string(xml::trimmed(text))});
    forms_.push_back(form);
}

void Reader::close_reference(Frame& frame) {
    std::uint32_t scope = frame.scope;
    if (scope != none && frame.tag == Tag::parent_ref) scope = scopes_[scope].parent;
    // A name that is defined or was referred to before is known to be one.
    std::optional<std::uint32_t> define;
    if (scope != none) {
        const auto& defines = scopes_[scope].defines;
        if (const auto found = defines.find(frame.name); found != defines.end()) define = found->second;
    }
    if ((!define || misnamed_) && !is_ncname(frame.name)) {
        fault(rules::bad_schema_name, frame, {std::string(frame.name), "name without colon"});
        misnamed_ = true;
    }
    if (scope == none) {
        fault(
            rules::no_grammar, frame,
            {std::string(frame.node.name()), frame.tag == Tag::ref ? "grammar" : "grammar inside a grammar"});
        forms_.push_back(add_form(Op::not_allowed, frame));
        return;
    }
    if (!define) define = define_number(scope, frame.name, {frame.source, frame.node.name_offset()});
    if (!frame.discard) grammar_.defines[*define].referenced = true;
    forms_.push_back(add_form(Op::ref, frame, *define));
}

void Reader::close_definition(Frame& frame) {
    const bool is_start = frame.tag == Tag::start;
    const std::string_view name = is_start ? std::string_view{} : frame.name;
    if (!is_start && !is_ncname(name)) {
        fault(rules::bad_schema_name, frame, {std::string(name), "name without colon"});
        misnamed_ = true;
    }
    if (is_start && forms_.size() > frame.forms + 1) {
        fault(rules::wrong_count, frame, {"start", "has more than one pattern inside"});
    }
    const FormId form = one_form(frame);
    if (frame.discard) return;
    const Place place{frame.source, frame.node.name_offset()};
    Define& define = grammar_.defines[define_number(frame.scope, name, place)];
    const std::string_view title = is_start ? "start" : name;
    const xml::Attribute combine_attribute = frame.node.attribute("combine");
    if (!combine_attribute) {
        if (define.uncombined) fault(rules::duplicate_define, frame, {std::string(title)});
        define.uncombined = true;
    } else {
        const std::string_view how = xml::trimmed(combine_attribute.value());
        const bool choice = how == "choice";
        if (!choice && how != "interleave") fault(rules::bad_combine, frame, {std::string(how)});
        const Define::Combine combine = choice ? Define::Combine::choice : Define::Combine::interleave;
        if (define.combine != Define::Combine::none && define.combine != combine) {
            fault(rules::mixed_combine, frame, {std::string(title)});
        }
        define.combine = combine;
    }
    if (define.parts.empty()) define.place = place;
    define.parts.push_back(form);
}

void Reader::close_grammar(Frame& frame) {
    const std::uint32_t start = define_number(frame.scope, "", {frame.source, frame.node.name_offset()});
    if (grammar_.defines[start].parts.empty()) {
        if (!frame.discard) fault(rules::no_start, frame);
        forms_.push_back(add_form(Op::not_allowed, frame));
        return;
    }
    forms_.push_back(add_form(Op::ref, frame, start));
}

}  // namespace relaxng
