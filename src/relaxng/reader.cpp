// The walk over the schema's elements: what may stand where (RELAX NG §3), and what is inherited (§4.1 to
// §4.4).
#include "relaxng/reader.h"

#include <algorithm>

#include "base/ascii.h"
#include "relaxng/rules.h"
#include "xml/characters.h"

namespace relaxng {
namespace {

constexpr std::string_view relaxng_namespace = "http://relaxng.org/ns/structure/1.0";

/// One bit for each of the first four of Use.
enum Attributes : std::uint8_t { has_name = 1, has_type = 2, has_href = 4, has_combine = 8 };
constexpr std::string_view own_attributes[] = {"name", "type", "href", "combine"};

struct TagInfo {
    std::string_view name;
    Tag tag;
    std::uint8_t attributes;  ///< beyond ns and datatypeLibrary
    std::uint8_t required;
    bool pattern;
};
constexpr TagInfo tags[] = {
    {"element", Tag::element, has_name, 0, true},
    {"attribute", Tag::attribute, has_name, 0, true},
    {"group", Tag::group, 0, 0, true},
    {"interleave", Tag::interleave, 0, 0, true},
    {"choice", Tag::choice, 0, 0, true},
    {"optional", Tag::optional, 0, 0, true},
    {"zeroOrMore", Tag::zero_or_more, 0, 0, true},
    {"oneOrMore", Tag::one_or_more, 0, 0, true},
    {"list", Tag::list, 0, 0, true},
    {"mixed", Tag::mixed, 0, 0, true},
    {"ref", Tag::ref, has_name, has_name, true},
    {"parentRef", Tag::parent_ref, has_name, has_name, true},
    {"empty", Tag::empty, 0, 0, true},
    {"value", Tag::value, has_type, 0, true},
    {"text", Tag::text, 0, 0, true},
    {"data", Tag::data, has_type, has_type, true},
    {"notAllowed", Tag::not_allowed, 0, 0, true},
    {"externalRef", Tag::external_ref, has_href, has_href, true},
    {"grammar", Tag::grammar, 0, 0, true},
    {"param", Tag::param, has_name, has_name, false},
    {"except", Tag::except, 0, 0, false},
    {"div", Tag::div, 0, 0, false},
    {"include", Tag::include, has_href, has_href, false},
    {"start", Tag::start, has_combine, 0, false},
    {"define", Tag::define, has_name | has_combine, has_name, false},
    {"name", Tag::name, 0, 0, false},
    {"anyName", Tag::any_name, 0, 0, false},
    {"nsName", Tag::ns_name, 0, 0, false},
};

const TagInfo* find_tag(std::string_view name) {
    const auto* found = std::ranges::find(tags, name, &TagInfo::name);
    return found == std::end(tags) ? nullptr : found;
}

const TagInfo& info_of(Tag tag) {
    return tags[static_cast<std::size_t>(tag)];
}
static_assert(std::size(tags) == static_cast<std::size_t>(Tag::ns_name) + 1,
              "one row a tag, in the order of Tag");

bool is_text_tag(Tag tag) {
    return tag == Tag::value || tag == Tag::param || tag == Tag::name;
}

/// §4.3: an absolute URI without a fragment, or nothing.
bool is_library(std::string_view uri) {
    if (uri.empty()) return true;
    const std::size_t colon = uri.find(':');
    const auto scheme_char = [](char c) {
        return base::is_alphanumeric(c) || c == '+' || c == '-' || c == '.';
    };
    if (colon == std::string_view::npos || colon == 0 || colon + 1 == uri.size() || !base::is_letter(uri[0]))
        return false;
    if (!std::ranges::all_of(uri.substr(0, colon), scheme_char)) return false;
    if (uri.find('#') != std::string_view::npos) return false;
    for (std::size_t at = uri.find('%'); at != std::string_view::npos; at = uri.find('%', at + 1)) {
        if (at + 2 >= uri.size() || !base::is_hex(uri[at + 1]) || !base::is_hex(uri[at + 2])) return false;
    }
    return true;
}

}  // namespace

void Reader::fault(const base::Rule& rule, const Frame& frame, std::vector<std::string> arguments) {
    findings_.add(rule, grammar_.location({frame.source, frame.node.name_offset()}), std::move(arguments));
}

std::string Reader::text_of(xml::Node node) const {
    std::string text;
    for (xml::Node child = node.first_child(); child; child = child.next_sibling()) {
        if (child.is_text()) text += child.value();
    }
    return text;
}

/// White space between patterns is nothing to look at; a value or parameter has no elements beside its text.
xml::Document Reader::parse(std::string bytes) {
    xml::ParseOptions options;
    options.layout_of = relaxng_namespace;
    return xml::parse(std::move(bytes), findings_, options);
}

void Reader::run(const std::string& path, std::string bytes) {
    const auto source = static_cast<std::uint32_t>(grammar_.sources.size());
    grammar_.sources.push_back({path, parse(std::move(bytes))});
    findings_.name_file(path);
    source_numbers_.emplace(path, source);
    const xml::Document& document = grammar_.sources[source].document;
    if (!document.well_formed()) return;
    open_sources_.push_back(source);
    Frame outside;
    outside.role = Role::patterns;
    outside.source = source;
    const TagInfo* info = find_tag(document.element().local());
    if (document.element().uri() != relaxng_namespace || info == nullptr || !info->pattern) {
        outside.node = document.element();
        return fault(rules::not_relaxng, outside, {std::string(document.element().name())});
    }
    open(document.element(), outside);
    walk();
    if (!forms_.empty()) grammar_.start = forms_.back();
    finish_defines();
}

void Reader::walk() {
    while (!frames_.empty()) {
        Frame& top = frames_.back();
        while (top.next && !top.next.is_element()) {
            if (top.next.is_text() && !is_text_tag(top.tag)) check_text(top, top.next);
            top.next = top.next.next_sibling();
        }
        if (top.next) {
            const xml::Node child = top.next;
            top.next = child.next_sibling();
            open(child, top);
        } else {
            Frame done = std::move(frames_.back());
            frames_.pop_back();
            close(done);
        }
    }
}

void Reader::check_text(const Frame& frame, xml::Node text) {
    if (xml::is_blank(text.value())) return;
    findings_.add(rules::stray_text, grammar_.location({frame.source, text.offset()}),
                  {std::string(frame.node.name())});
}

/// What the frame's element is: a tag, foreign or unknown; looked up once for each name of a file.
std::uint8_t Reader::known_tag(const Frame& frame) {
    if (tags_.size() <= frame.source) tags_.resize(frame.source + 1);
    std::vector<std::uint8_t>& known = tags_[frame.source];
    if (known.empty()) known.assign(grammar_.sources[frame.source].document.name_count(), unseen);
    std::uint8_t& tag = known[frame.node.name_id()];
    if (tag == unseen) {
        const TagInfo* info = find_tag(frame.node.local());
        if (frame.node.uri() != relaxng_namespace)
            tag = foreign;
        else
            tag = info != nullptr ? static_cast<std::uint8_t>(info->tag) : no_tag;
    }
    return tag;
}

void Reader::open(xml::Node node, const Frame& parent) {
    Frame frame;
    frame.node = node;
    frame.next = node.first_child();
    frame.source = parent.source;
    frame.scope = parent.scope;
    frame.overrides = parent.overrides;
    frame.discard = parent.discard;
    frame.ns = parent.ns;
    frame.library = parent.library;
    frame.forms = forms_.size();
    frame.names = names_.size();
    const std::uint8_t known = known_tag(frame);
    if (known == foreign) {
        // §4.1: elements of other namespaces are annotations, but not where text is read.
        if (is_text_tag(parent.tag))
            fault(rules::misplaced_part, frame, {std::string(node.name()), std::string(parent.node.name())});
        return;
    }
    if (known < foreign) frame.tag = static_cast<Tag>(known);
    if (known > foreign || !admit(parent, frame)) {
        return fault(
            rules::misplaced_part, frame,
            {std::string(node.name()), std::string(parent.node ? parent.node.name() : "the schema")});
    }
    read_attributes(frame);
    begin(frame);
}

/// Is the element allowed under its parent? Sets the frame's role, and what the parent notes about it.
bool Reader::admit(const Frame& parent, Frame& frame) {
    const bool naming = frame.tag == Tag::name || frame.tag == Tag::any_name || frame.tag == Tag::ns_name ||
                        frame.tag == Tag::choice;
    const bool name_due = parent.wants_name && names_.size() == parent.names && forms_.size() == parent.forms;
    const bool only_except = parent.tag == Tag::any_name || parent.tag == Tag::ns_name;
    Frame* const holder = frames_.empty() ? nullptr : &frames_.back();
    switch (parent.role) {
        case Role::patterns:
        case Role::except_patterns:
            if (name_due && naming) {
                frame.role = Role::names;
                return true;
            }
            frame.role = Role::patterns;
            return !name_due && info_of(frame.tag).pattern;
        case Role::grammar_parts:
        case Role::include_parts:
            frame.role = frame.tag == Tag::div ? parent.role : Role::patterns;
            return frame.tag == Tag::start || frame.tag == Tag::define || frame.tag == Tag::div ||
                   (frame.tag == Tag::include && parent.role == Role::grammar_parts);
        case Role::names:
            frame.role = Role::names;
            if (!only_except) return naming;
            if (frame.tag != Tag::except || parent.had_except) return false;
            holder->had_except = true;
            return true;
        case Role::data_parts:
            frame.role = Role::except_patterns;
            if (frame.tag == Tag::param) return !parent.had_except;
            if (frame.tag != Tag::except || parent.had_except) return false;
            holder->had_except = true;
            return true;
        case Role::nothing: return false;
    }
    return false;
}

/// What an attribute's name makes it; looked up once for each name of a file.
Reader::Use Reader::use_of(const Frame& frame, xml::Attribute attribute) {
    if (uses_.size() <= frame.source) uses_.resize(frame.source + 1);
    std::vector<Use>& known = uses_[frame.source];
    if (known.empty()) known.assign(grammar_.sources[frame.source].document.name_count(), Use::unseen);
    Use& use = known[attribute.name_id()];
    if (use != Use::unseen) return use;
    const std::string_view name = attribute.local();
    const auto* own = std::ranges::find(own_attributes, name);
    if (attribute.uri() == relaxng_namespace)
        use = Use::reserved;
    else if (!attribute.uri().empty())
        use = Use::other;
    else if (own != std::end(own_attributes))
        use = static_cast<Use>(own - std::begin(own_attributes));
    else
        use = name == "ns" ? Use::ns : name == "datatypeLibrary" ? Use::library : Use::wrong;
    return use;
}

/// §3: which attributes an element may and must have; §4.3 and §4.8: what it passes on.
void Reader::read_attributes(Frame& frame) {
    const TagInfo& info = info_of(frame.tag);
    unsigned seen = 0;
    const auto refuse = [&](std::string_view name) {
        fault(rules::bad_part_attribute, frame, {std::string(frame.node.name()), std::string(name)});
    };
    for (const xml::Attribute attribute : frame.node.attributes()) {
        const Use use = use_of(frame, attribute);
        switch (use) {
            case Use::name:
                frame.has_name = true;
                frame.name = xml::trimmed(attribute.value());
                break;
            case Use::type:
                frame.has_type = true;
                frame.type = xml::trimmed(attribute.value());
                break;
            case Use::ns:
                frame.has_ns = true;
                frame.ns = attribute.value();
                break;
            case Use::library:
                frame.library = attribute.value();
                if (!is_library(frame.library))
                    fault(rules::bad_library, frame, {std::string(frame.library)});
                break;
            case Use::reserved: refuse(attribute.name()); break;
            case Use::wrong: refuse(attribute.local()); break;
            default: break;
        }
        if (use > Use::combine) continue;
        const unsigned bit = 1U << static_cast<unsigned>(use);
        if ((info.attributes & bit) == 0) refuse(attribute.local());
        seen |= bit;
    }
    if ((info.required & ~seen) == 0) return;
    for (std::size_t i = 0; i < std::size(own_attributes); ++i) {
        if ((info.required & ~seen & 1U << i) != 0) {
            fault(rules::missing_part_attribute, frame,
                  {std::string(frame.node.name()), std::string(own_attributes[i])});
        }
    }
}

}  // namespace relaxng
