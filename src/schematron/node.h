// The XPath data model over xml::Node: seven kinds of node, their names, values and order.
//
// Always holds: a NodeRef is 16 bytes, comparable in document order by one number (nodes of several
// documents by tree_before first), and valid as long as its xml::Document. Text and CDATA that touch
// are one text node, held by its first piece. Namespace declarations are not attributes; namespace nodes are
// made from the bindings in scope on demand.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "xml/tree.h"

namespace schematron {

/// An order of documents that is the same in every run: by their texts.
[[nodiscard]] bool tree_before(const xml::Tree* left, const xml::Tree* right);

class NodeRef {
  public:
    enum class Kind : std::uint8_t { root, element, attribute, name_space, text, comment, instruction };

    NodeRef() = default;
    explicit NodeRef(xml::Node node) : tree_(node.tree()), index_(node.index()) {}
    explicit NodeRef(xml::Attribute attribute)
        : tree_(attribute.parent().tree()),
          index_(attribute.parent().index()),
          extra_(attribute_bit | attribute.index()) {}
    /// The `number`th binding in scope of `element`, from 0, as element.namespaces() lists them.
    [[nodiscard]] static NodeRef binding(xml::Node element, std::uint32_t number) {
        NodeRef out(element);
        out.extra_ = number + 1;
        return out;
    }

    explicit operator bool() const { return tree_ != nullptr; }
    /// Order and identity within a document, in one number; attributes follow their element, before its
    /// children.
    [[nodiscard]] std::uint64_t order() const { return std::uint64_t{index_} << 32 | extra_; }
    bool operator==(const NodeRef& other) const { return order() == other.order() && tree_ == other.tree_; }
    bool operator<(const NodeRef& other) const {
        return tree_ == other.tree_ ? order() < other.order() : tree_before(tree_, other.tree_);
    }
    [[nodiscard]] const xml::Tree* tree() const { return tree_; }

    [[nodiscard]] Kind kind() const {
        if (is_attribute()) return Kind::attribute;
        if (is_namespace()) return Kind::name_space;
        // In the order of xml::Kind; CDATA is text.
        constexpr Kind kinds[] = {Kind::root, Kind::element, Kind::text,
                                  Kind::text, Kind::comment, Kind::instruction};
        return kinds[static_cast<std::size_t>(node().kind())];
    }
    [[nodiscard]] bool is_attribute() const { return (extra_ & attribute_bit) != 0; }
    [[nodiscard]] bool is_namespace() const { return extra_ != 0 && !is_attribute(); }
    /// Neither attribute nor namespace: it stands in the tree itself.
    [[nodiscard]] bool in_tree() const { return extra_ == 0; }
    /// The node itself, or the element that bears the attribute or namespace.
    [[nodiscard]] xml::Node node() const { return {tree_, index_}; }
    [[nodiscard]] xml::Attribute attribute() const { return {tree_, index_, extra_ & ~attribute_bit}; }

    /// XPath's parent: of an attribute its element; none of the root.
    [[nodiscard]] NodeRef parent() const;
    /// As written, with prefix; an instruction's target; a namespace's prefix; empty for others.
    [[nodiscard]] std::string_view name() const;
    [[nodiscard]] std::string_view local() const;
    [[nodiscard]] std::string_view uri() const;
    /// XPath's string value.
    [[nodiscard]] std::string value() const;
    /// The string value without a copy where it lies in one piece; else `buffer` holds it.
    [[nodiscard]] std::string_view value(std::string& buffer) const;
    /// Byte offset in the document's text at which a finding about it points: of its name or first byte.
    [[nodiscard]] std::uint32_t offset() const;

  private:
    static constexpr std::uint32_t attribute_bit = 0x80000000;
    const xml::Tree* tree_ = nullptr;
    std::uint32_t index_ = 0, extra_ = 0;
};

/// Is it a node that XPath sees: not a piece of text behind another piece?
[[nodiscard]] inline bool visible(xml::Node node) {
    if (!node.is_text()) return true;
    const xml::Node before = node.previous_sibling();
    return !before || !before.is_text();
}
/// The sibling after or before, over the pieces of one text.
[[nodiscard]] xml::Node following_sibling(xml::Node node);
[[nodiscard]] xml::Node preceding_sibling(xml::Node node);

/// An XPath 1.0 expression that selects `node` alone, without any prefix declared:
/// /*[local-name()='TEI' and namespace-uri()='…'][1]/…
[[nodiscard]] std::string location_path(const NodeRef& node);

}  // namespace schematron
