#include "schematron/node.h"

#include <algorithm>
#include <functional>
#include <vector>

namespace schematron {
namespace {

/// The first piece of the text that `node` is a piece of.
xml::Node first_piece(xml::Node node) {
    for (xml::Node before = node.previous_sibling(); before && before.is_text();
         before = node.previous_sibling()) {
        node = before;
    }
    return node;
}

std::string quoted(std::string_view name) {
    return "'" + std::string(name) + "'";
}

/// How many siblings before `node`, itself included, the same step would select.
std::size_t place_among_likes(xml::Node node) {
    std::size_t place = 1;
    for (xml::Node before = preceding_sibling(node); before; before = preceding_sibling(before)) {
        const bool alike = node.is_text() ? before.is_text()
                                          : before.kind() == node.kind() &&
                                                (!node.is_element() || before.name_id() == node.name_id());
        if (alike) ++place;
    }
    return place;
}

std::string step_to(xml::Node node) {
    const std::string place = "[" + std::to_string(place_among_likes(node)) + "]";
    switch (node.kind()) {
        case xml::Kind::text:
        case xml::Kind::cdata: return "/text()" + place;
        case xml::Kind::comment: return "/comment()" + place;
        case xml::Kind::instruction: return "/processing-instruction()" + place;
        case xml::Kind::document: return {};
        case xml::Kind::element: break;
    }
    if (node.uri().empty()) return "/" + std::string(node.local()) + place;
    return "/*[local-name()=" + quoted(node.local()) + " and namespace-uri()=" + quoted(node.uri()) + "]" +
           place;
}

}  // namespace

bool tree_before(const xml::Tree* left, const xml::Tree* right) {
    if (left->text.size() != right->text.size()) return left->text.size() < right->text.size();
    const int compared = left->text.compare(right->text);
    // Where the texts are equal it makes no difference to what can be seen which is first.
    return compared == 0 ? std::less<>()(left, right) : compared < 0;
}

NodeRef NodeRef::parent() const {
    if (!in_tree()) return NodeRef(node());
    const xml::Node above = node().parent();
    return above ? NodeRef(above) : NodeRef();
}

std::string_view NodeRef::name() const {
    if (is_attribute()) return attribute().name();
    if (is_namespace()) return node().namespaces()[extra_ - 1].prefix;
    return node().name();
}

std::string_view NodeRef::local() const {
    if (is_attribute()) return attribute().local();
    return is_namespace() || !node().is_element() ? name() : node().local();
}

std::string_view NodeRef::uri() const {
    if (is_attribute()) return attribute().uri();
    return is_namespace() || !node().is_element() ? std::string_view{} : node().uri();
}

std::string NodeRef::value() const {
    std::string buffer;
    const std::string_view view = value(buffer);
    return view.data() == buffer.data() ? std::move(buffer) : std::string(view);
}

std::string_view NodeRef::value(std::string& buffer) const {
    if (is_attribute()) return attribute().value();
    if (is_namespace()) return node().namespaces()[extra_ - 1].uri;
    const xml::Node self = node();
    if (self.is_text()) {
        const xml::Node next = self.next_sibling();
        if (!next || !next.is_text()) return self.value();
        buffer.clear();
        for (xml::Node piece = self; piece && piece.is_text(); piece = piece.next_sibling()) {
            buffer += piece.value();
        }
        return buffer;
    }
    if (!self.is_element() && self.kind() != xml::Kind::document) return self.value();
    const xml::Node only = self.first_child();
    if (!only) return {};
    if (only.is_text() && only.end() == self.end()) return only.value();
    buffer = self.string();
    return buffer;
}

std::uint32_t NodeRef::offset() const {
    if (is_attribute()) return attribute().offset();
    const xml::Node self = node();
    return self.is_element() ? self.name_offset() : self.offset();
}

xml::Node following_sibling(xml::Node node) {
    xml::Node next = node.next_sibling();
    if (node.is_text()) {
        while (next && next.is_text()) next = next.next_sibling();
    }
    return next;
}

xml::Node preceding_sibling(xml::Node node) {
    const xml::Node before = node.previous_sibling();
    return before && before.is_text() ? first_piece(before) : before;
}

std::string location_path(const NodeRef& node) {
    std::vector<std::string> steps;
    if (node.is_attribute()) {
        const xml::Attribute attribute = node.attribute();
        steps.push_back(attribute.uri().empty()
                            ? "/@" + std::string(attribute.local())
                            : "/@*[local-name()=" + quoted(attribute.local()) +
                                  " and namespace-uri()=" + quoted(attribute.uri()) + "]");
    } else if (node.is_namespace()) {
        steps.push_back("/namespace::" + (node.name().empty() ? "*[name()='']" : std::string(node.name())));
    }
    for (xml::Node at = node.node(); at && at.kind() != xml::Kind::document; at = at.parent()) {
        steps.push_back(step_to(at));
    }
    if (steps.empty()) return "/";
    std::string out;
    std::for_each(steps.rbegin(), steps.rend(), [&](const std::string& step) { out += step; });
    return out;
}

}  // namespace schematron
