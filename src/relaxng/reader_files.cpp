// References to other files, grammars and their definitions (RELAX NG §4.5 to §4.7, §4.17, §4.18).
#include <algorithm>
#include <filesystem>

#include "base/uri.h"
#include "relaxng/reader.h"
#include "relaxng/rules.h"
#include "xml/characters.h"

namespace relaxng {
namespace {

bool has_scheme(std::string_view reference) {
    const std::size_t colon = reference.find_first_of(":/?#");
    return colon != std::string_view::npos && colon > 0 && reference[colon] == ':';
}

}  // namespace

/// §4.5: the path a reference means, xml:base counted in. Empty, and reported, when it is none to be read.
std::string Reader::resolve(const Frame& frame, std::string_view href) {
    if (href.find('#') != std::string_view::npos) {
        fault(rules::bad_href, frame, {std::string(href), "has a fragment"});
        return {};
    }
    std::vector<std::string_view> bases;
    for (xml::Node node = frame.node; node; node = node.parent()) {
        if (const xml::Attribute base = node.attribute("base", xml::xml_namespace))
            bases.push_back(base.value());
    }
    std::string path = grammar_.sources[frame.source].path;
    bases.insert(bases.begin(), href);
    std::ranges::reverse(bases);
    for (const std::string_view reference : bases) {
        if (has_scheme(reference) && !reference.starts_with("file:")) {
            fault(rules::bad_href, frame,
                  {std::string(reference), "is not a local file, and nothing is fetched"});
            return {};
        }
        path = base::beside(path, reference);
    }
    return path;
}

/// Parses the file the frame's href names, once. `none`, and reported, when it cannot be used.
std::uint32_t Reader::open_source(const Frame& frame) {
    const xml::Attribute href = frame.node.attribute("href");
    const std::string path = href ? resolve(frame, href.value()) : std::string{};
    if (path.empty()) return none;
    const auto known = source_numbers_.find(path);
    if (known == source_numbers_.end()) {
        const auto number = static_cast<std::uint32_t>(grammar_.sources.size());
        source_numbers_.emplace(path, number);
        grammar_.sources.push_back({path, parse(resolver_(path))});
        findings_.name_file(path);
        return grammar_.sources[number].document.well_formed() ? number : none;
    }
    if (std::ranges::find(open_sources_, known->second) != open_sources_.end()) {
        fault(rules::circular_file, frame, {path});
        return none;
    }
    return grammar_.sources[known->second].document.well_formed() ? known->second : none;
}

void Reader::begin_external(Frame& frame) {
    for (xml::Node child = frame.node.first_child(); child; child = child.next_sibling()) {
        if (child.is_text()) check_text(frame, child);
        if (child.is_element() && child.uri() == frame.node.uri())
            fault(rules::misplaced_part, frame, {std::string(child.name()), "externalRef"});
    }
    const std::uint32_t source = open_source(frame);
    if (source == none) {
        forms_.push_back(add_form(Op::not_allowed, frame));
        return;
    }
    // The frame stays as the parent of the other file's root: it passes on ns, but no datatype library (§4.4
    // comes before the files are put together).
    open_sources_.push_back(source);
    frame.source = source;
    frame.library = {};
    frame.role = Role::patterns;
    frame.next = {};
    const Frame parent = frame;
    frames_.push_back(frame);
    open(grammar_.sources[source].document.element(), parent);
}

void Reader::begin_include(Frame& frame) {
    frame.role = Role::include_parts;
    Overrides made{frame.overrides, {}, {frame.source, frame.node.name_offset()}};
    // All definitions among the children, also inside divs; elements in other places are found faulty later.
    for (std::uint32_t at = frame.node.index() + 1; at < frame.node.end(); ++at) {
        const xml::Node node(frame.node.tree(), at);
        if (!node.is_element() || node.uri() != frame.node.uri()) continue;
        const bool is_div = node.local() == "div" || node.local() == "include";
        if (node.local() == "start") made.matched.emplace("", false);
        if (node.local() == "define" && node.attribute("name")) {
            made.matched.emplace(xml::trimmed(node.attribute("name").value()), false);
        }
        if (!is_div) at = node.end() - 1;
    }
    frame.included = static_cast<std::uint32_t>(overrides_.size());
    overrides_.push_back(std::move(made));
    frames_.push_back(std::move(frame));
}

/// After the children of an include: the included grammar, as a div without what was overridden (§4.7).
void Reader::read_included(Frame& frame) {
    if (frame.closes_source) {
        // Second time: the included file has been read.
        open_sources_.pop_back();
        Frame at = frame;
        for (const auto& [name, matched] : overrides_[frame.included].matched) {
            at.source = overrides_[frame.included].place.source;
            if (!matched && !frame.discard)
                fault(rules::nothing_overridden, at, {name.empty() ? "start" : name});
        }
        return;
    }
    const std::uint32_t source = open_source(frame);
    if (source == none) return;
    const xml::Node root = grammar_.sources[source].document.element();
    if (root.uri() != frame.node.uri() || root.local() != "grammar") {
        return fault(rules::not_a_grammar, frame, {grammar_.sources[source].path});
    }
    open_sources_.push_back(source);
    Frame again = frame;
    again.closes_source = true;
    again.next = {};
    frames_.push_back(again);
    Frame inner = frame;
    inner.node = root;
    inner.next = root.first_child();
    inner.tag = Tag::div;
    inner.role = Role::grammar_parts;
    inner.source = source;
    inner.overrides = frame.included;
    inner.library = {};
    inner.closes_source = false;
    read_attributes(inner);
    frames_.push_back(std::move(inner));
}

std::uint32_t Reader::define_number(std::uint32_t scope, std::string_view name, Place place) {
    const auto next = static_cast<std::uint32_t>(grammar_.defines.size());
    const auto [found, fresh] = scopes_[scope].defines.try_emplace(name, next);
    if (fresh) {
        Define define;
        define.name = name;
        define.scope = scope;
        define.place = place;
        grammar_.defines.push_back(std::move(define));
    }
    return found->second;
}

bool Reader::overridden(const Frame& frame, std::string_view name) {
    for (std::uint32_t at = frame.overrides; at != none; at = overrides_[at].parent) {
        const auto found = overrides_[at].matched.find(std::string(name));
        if (found == overrides_[at].matched.end()) continue;
        found->second = true;
        return true;
    }
    return false;
}

/// §4.17 and §4.18: every definition becomes one form.
void Reader::finish_defines() {
    for (Define& define : grammar_.defines) {
        if (define.parts.empty()) {
            if (define.referenced)
                findings_.add(rules::undefined, grammar_.location(define.place), {define.name});
            grammar_.forms.push_back({Op::not_allowed, 0, 0, 0, define.place});
            define.form = static_cast<FormId>(grammar_.forms.size() - 1);
            continue;
        }
        const Op op = define.combine == Define::Combine::interleave ? Op::interleave : Op::choice;
        define.form = define.parts[0];
        if (define.parts.size() == 1) continue;
        grammar_.forms.push_back({op, static_cast<std::uint32_t>(grammar_.links.size()),
                                  static_cast<std::uint32_t>(define.parts.size()), 0, define.place});
        grammar_.links.insert(grammar_.links.end(), define.parts.begin(), define.parts.end());
        define.form = static_cast<FormId>(grammar_.forms.size() - 1);
    }
}

}  // namespace relaxng
