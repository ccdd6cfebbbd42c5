#include "schematron/schema_source.h"

#include <algorithm>

#include "schematron/rules.h"
#include "schematron/schema_grammar.h"

namespace schematron {
namespace {

constexpr std::string_view xslt_namespace = "http://www.w3.org/1999/XSL/Transform";
constexpr std::uint32_t most_includes = 1000;
constexpr std::uint32_t deepest_include = 20;

std::string_view namespace_of(Edition edition) {
    return edition == Edition::iso ? iso_namespace : old_namespace;
}

Spot spot_in(const std::string& file, xml::Node node, std::uint32_t offset, std::size_t size) {
    return {node.tree(), &file, offset, static_cast<std::uint32_t>(size)};
}

std::string in_attribute(std::string_view value) {
    std::string out;
    for (const char c : value) {
        if (c == '&')
            out += "&amp;";
        else if (c == '\'')
            out += "&apos;";
        else if (c == '<')
            out += "&lt;";
        else
            out += c;
    }
    return out;
}

/// Where a text, a comment or an instruction ends in the file.
std::uint32_t end_of(xml::Node node) {
    const std::string_view text = node.tree()->text;
    const std::string_view close = node.is_text() ? "<" : node.kind() == xml::Kind::comment ? "-->" : "?>";
    const std::size_t end = text.find(close, node.offset());
    return static_cast<std::uint32_t>(node.is_text() ? end : end + close.size());
}

/// The element of that document which an href's fragment names: by id or xml:id; without one, the root.
xml::Node find_target(const xml::Document& document, std::string_view fragment) {
    if (fragment.empty()) return document.element();
    for (std::uint32_t i = 0; i < document.node_count(); ++i) {
        const xml::Node node = document.node(i);
        if (!node.is_element()) continue;
        for (const xml::Attribute attribute :
             {node.attribute("id"), node.attribute("id", xml::xml_namespace)}) {
            if (attribute && attribute.value() == fragment) return node;
        }
    }
    return {};
}

}  // namespace

base::Location Spot::location() const {
    if (tree == nullptr) return {};
    base::Location out = xml::location(*tree, offset, size);
    out.file = *file;
    return out;
}

std::string_view SourceNode::attribute(std::string_view wanted) const {
    for (const auto& [key, value] : attributes) {
        if (key == wanted) return value;
    }
    return {};
}

bool SourceNode::has(std::string_view wanted) const {
    return std::ranges::any_of(attributes, [&](const auto& pair) { return pair.first == wanted; });
}

const Spot& SourceNode::spot(std::string_view wanted) const {
    const auto found = std::ranges::find(places, wanted, [](const auto& pair) { return pair.first; });
    return found == places.end() ? where : found->second;
}

SourceNode SourceReader::read(xml::Node element, const std::string& file) {
    SourceNode out;
    out.name = element.local();
    out.where = spot_in(file, element, element.name_offset(), element.name().size());
    read_attributes(element, out);
    check_attributes(out);
    read_children(element, out);
    check_content(out);
    return out;
}

void SourceReader::read_attributes(xml::Node element, SourceNode& out) {
    for (const xml::Attribute attribute : element.attributes()) {
        const bool of_xml = attribute.uri() == xml::xml_namespace;
        if (!attribute.uri().empty() && !of_xml) continue;
        const std::string key(attribute.name());
        out.attributes.emplace_back(key, std::string(attribute.value()));
        out.places.emplace_back(
            key, spot_in(*out.where.file, element, attribute.value_offset(), attribute.value().size()));
    }
}

void SourceReader::read_children(xml::Node element, SourceNode& out) {
    if (out.is("let")) {
        if (!out.has("value")) read_markup(element, out);
        return;
    }
    for (xml::Node child = element.first_child(); child; child = child.next_sibling()) {
        read_child(child, out);
    }
}

/// The content as it stands in the file, with the namespaces in force there, but for what a stylesheet's
/// reader leaves out: comments, instructions and texts of white space (XSLT 1.0 §3.4, §7.1.1).
void SourceReader::read_markup(xml::Node let, SourceNode& out) {
    const xml::Tree& tree = *let.tree();
    const std::string_view text = tree.text;
    std::uint32_t at = let.name_offset() + static_cast<std::uint32_t>(let.name().size());
    out.markup = text.substr(let.offset(), at - let.offset());
    for (const xml::Tree::Binding& binding : let.namespaces()) {
        const std::string name = binding.prefix.empty() ? "xmlns" : "xmlns:" + std::string(binding.prefix);
        bool own = false;
        for (const xml::Attribute attribute : let.attributes()) own = own || attribute.name() == name;
        if (!own && binding.prefix != "xml")
            out.markup += " " + name + "='" + in_attribute(binding.uri) + "'";
    }
    for (std::uint32_t i = let.index() + 1; i < let.end(); ++i) {
        const xml::Node node(&tree, i);
        const bool left_out = node.is_text() ? trimmed(node.value()).empty() && node.kind() == xml::Kind::text
                                             : !node.is_element();
        if (left_out) {
            out.markup += text.substr(at, node.offset() - at);
            at = i + 1 < tree.items.size() ? end_of(node) : node.offset();
        }
        if (!node.is_element()) continue;
        if (node.uri() == xslt_namespace) out.markup_why_not = "its content is made by instructions of XSLT";
        for (const xml::Attribute attribute : node.attributes()) {
            if (attribute.value().find('{') != std::string_view::npos)
                out.markup_why_not = "its content has attributes with expressions";
        }
    }
    const std::size_t end = text.find('>', let.close_offset());
    out.markup += text.substr(at, end + 1 - at);
}

/// What elements of other namespaces mean here: keys and variables of XSLT, which processors take over into
/// the stylesheet they make; words among words. Nothing: no more than an annotation.
std::optional<SourceNode> SourceReader::read_foreign(xml::Node child, const Grammar* parent,
                                                     const SourceNode& out) {
    SourceNode foreign;
    foreign.where = spot_in(*out.where.file, child, child.name_offset(), child.name().size());
    if (child.is(xslt_namespace, "key")) {
        foreign.name = "xsl:key";
        read_attributes(child, foreign);
        return foreign;
    }
    const bool binds = child.is(xslt_namespace, "variable") || child.is(xslt_namespace, "param");
    if (binds && parent != nullptr && allows(parent->children, "let") && edition_ == Edition::iso) {
        foreign.name = "let";
        read_attributes(child, foreign);
        for (auto& [key, value] : foreign.attributes) {
            if (key == "select") key = "value";
        }
        for (auto& [key, place] : foreign.places) {
            if (key == "select") key = "value";
        }
        if (!foreign.has("value")) read_markup(child, foreign);
        return foreign;
    }
    if (parent == nullptr || !parent->text) return std::nullopt;
    foreign.text = child.string();
    return foreign;
}

void SourceReader::read_child(xml::Node child, SourceNode& out) {
    const Grammar* grammar = find_grammar(out.name, edition_);
    if (child.is_text()) {
        SourceNode text;
        text.text = child.value();
        text.where = spot_in(*out.where.file, child, child.offset(), 0);
        const bool blank = trimmed(text.text).empty();
        if (grammar != nullptr && grammar->text) {
            out.children.push_back(std::move(text));
        } else if (!blank) {
            findings_.add(rules::element_misplaced, text.where.location(), {"text", out.name});
        }
        return;
    }
    if (!child.is_element()) return;
    if (child.uri() != namespace_of(edition_)) {
        if (auto foreign = read_foreign(child, grammar, out)) out.children.push_back(std::move(*foreign));
        return;
    }
    if (grammar == nullptr || !allows(grammar->children, child.local())) {
        const Spot where = spot_in(*out.where.file, child, child.name_offset(), child.name().size());
        findings_.add(rules::element_misplaced, where.location(), {std::string(child.local()), out.name});
        return;
    }
    if (level_ >= 20) return;
    ++level_;
    SourceNode inner = read(child, *out.where.file);
    --level_;
    const bool by_href = inner.is("extends") && inner.has("href");
    if (inner.is("include") || by_href) {
        include(inner, out, by_href);
    } else {
        out.children.push_back(std::move(inner));
    }
}

/// Puts the element that `link` refers to, or its children, in the link's place.
void SourceReader::include(const SourceNode& link, SourceNode& out, bool children_only) {
    const std::string whole(trimmed(link.attribute("href")));
    const auto fail = [&](std::string why) {
        findings_.add(rules::not_included, link.place("href"), {whole, std::move(why)});
    };
    if (whole.empty()) return;
    if (++included_ > most_includes || level_ > deepest_include)
        return fail("too many schemas include each other");
    const std::size_t hash = whole.find('#');
    const std::string href = whole.substr(0, hash);
    const std::string fragment = hash == whole.npos ? "" : whole.substr(hash + 1);
    if (!loader_) return fail("there is no place to look for it");
    const auto loaded = loader_(href, *link.where.file);
    if (!loaded) return fail("there is no such file");
    base::Findings faults;
    files_.push_back({loaded->name, xml::parse(loaded->bytes, faults)});
    const IncludedFile& file = files_.back();
    if (!file.document.well_formed()) {
        faults.name_file(loaded->name);
        findings_.append(faults);
        return fail("it is not well-formed");
    }
    const xml::Node target = find_target(file.document, fragment);
    if (!target) return fail("it has no element with the id " + fragment);
    if (target.uri() != namespace_of(edition_)) return fail("it is not a Schematron element");
    level_ += 1;
    SourceNode inner = read(target, file.name);
    level_ -= 1;
    // A whole schema in a schema: what is in it is meant.
    const bool whole_schema = inner.is("schema") && out.is("schema");
    const Grammar* grammar = find_grammar(out.name, edition_);
    if (!children_only && !whole_schema) {
        if (grammar == nullptr || !allows(grammar->children, inner.name)) {
            findings_.add(rules::element_misplaced, link.place("href"), {inner.name, out.name});
            return;
        }
        out.children.push_back(std::move(inner));
        return;
    }
    for (SourceNode& child : inner.children) out.children.push_back(std::move(child));
}

void SourceReader::check_attributes(const SourceNode& node) {
    const Grammar* grammar = find_grammar(node.name, edition_);
    if (grammar == nullptr) return;
    for (const auto& [key, value] : node.attributes) {
        if (key.starts_with("xml:")) continue;
        const bool known = allows(grammar->required, key) || allows(grammar->optional, key);
        if (!known) findings_.add(rules::attribute_unknown, node.place(key), {node.name, key});
        if (!fits(node.name, key, value, edition_)) {
            findings_.add(rules::attribute_value, node.place(key), {node.name, key, value});
        }
    }
    // Schematron 1.5 declares them as ID; in ISO schemas that were put together they repeat, harmlessly.
    const std::string id(trimmed(node.attribute("id")));
    if (edition_ == Edition::old && !id.empty() && !ids_.insert(id).second) {
        findings_.add(rules::name_twice, node.place("id"), {"the id " + id});
    }
    for_each_word(grammar->required, [&](std::string_view key) {
        if (!node.has(key))
            findings_.add(rules::attribute_missing, node.where.location(), {node.name, std::string(key)});
    });
}

void SourceReader::check_content(const SourceNode& node) {
    const auto count = [&](std::string_view name) {
        return std::ranges::count(node.children, name,
                                  [](const SourceNode& child) -> std::string_view { return child.name; });
    };
    if (edition_ == Edition::old) check_order(node);
    if (node.is("schema") && count("pattern") + count("group") == 0) {
        findings_.add(rules::child_missing, node.where.location(), {"schema", "a pattern"});
    }
    if (!node.is("rule")) return;
    const bool abstract = node.attribute("abstract") == "true";
    if (abstract && node.has("context")) {
        findings_.add(rules::attribute_value, node.place("context"),
                      {"an abstract rule", "context", std::string(node.attribute("context"))});
    }
    if (!abstract && !node.has("context"))
        findings_.add(rules::attribute_missing, node.where.location(), {"rule", "context"});
    if (abstract && !node.has("id") && edition_ == Edition::iso) {
        findings_.add(rules::attribute_missing, node.where.location(), {"an abstract rule", "id"});
    }
    // ISO schemas use a rule without assertions to keep later rules from firing; 1.5 does not know that.
    const auto parts = count("assert") + count("report") + count("key") + count("extends");
    if (edition_ == Edition::old && parts == 0) {
        findings_.add(rules::child_missing, node.where.location(),
                      {"rule", "an assert, a report, a key or an extends"});
    }
}

/// Schematron 1.5 fixes the order of the children of schema, pattern and phase; some stand only once.
void SourceReader::check_order(const SourceNode& node) {
    int reached = 0;
    std::string_view last;
    for (const SourceNode& child : node.children) {
        const int rank = old_rank(node.name, child.name, reached);
        if (rank == 0) continue;
        const bool again =
            rank == reached && last == child.name && (child.is("title") || child.is("diagnostics"));
        if (rank < reached || again) {
            findings_.add(rules::order, child.where.location(), {child.name, std::string(last)});
            return;
        }
        reached = rank;
        last = child.name;
    }
}

}  // namespace schematron
