// The XML tree: what a well-formed document says, read-only, flat and in document order.
//
// One pass over the bytes (parse.cpp) checks everything XML 1.0 and Namespaces ask, resolves and
// interns the names and fills four arrays: nodes in pre-order, attributes, names, namespace contexts.
// Node and Attribute are handles, two or three words, cheap to copy, valid while their Document (or
// what it was moved into) lives.
//
// Always holds: the descendants of a node are the indices up to its end(), so that document order is
// the order of index() and nothing walks recursively; offsets are bytes in text(); every view handed
// out lives as long as the document. White space is kept as it stands, line ends are read as LF, and
// adjacent text, CDATA and references make one text node unless a CDATA section stands between.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/finding.h"
#include "xml/page_allocator.h"

namespace xml {

inline constexpr std::string_view xml_namespace = "http://www.w3.org/XML/1998/namespace";
inline constexpr std::string_view xmlns_namespace = "http://www.w3.org/2000/xmlns/";

enum class Kind : std::uint8_t { document, element, text, cdata, comment, instruction };

/// The arrays behind the handles. Only parse.cpp fills them.
struct Tree {
    // Half of what a large document costs is its tree going through the caches: nodes and attributes hold
    // nothing that can be had from elsewhere. A value that stands in the text is a place there; one that had
    // to be changed is a number in `changed`.
    struct Item {
        Kind kind = Kind::document;
        bool made = false;         ///< the value is in `changed`
        std::uint32_t name = 0;    ///< in `names`; elements and instructions
        std::uint32_t parent = 0;  ///< of the document node: itself
        std::uint32_t end = 0;     ///< one past the last descendant
        std::uint32_t offset = 0;  ///< of its first byte ("<" of a tag)
        std::uint32_t close = 0;   ///< elements: of its end tag, or of the tag itself when empty
        std::uint32_t first = 0;   ///< elements: first attribute; others: where the value is
        std::uint32_t count = 0;   ///< elements: attributes; others: size of the value
    };
    static_assert(sizeof(Item) == 32);
    struct AttributeItem {
        std::uint32_t name = 0;
        std::uint32_t offset = 0;  ///< of the name
        std::uint32_t value = 0;   ///< offset of the value, inside the quotes
        std::uint32_t size = 0;    ///< of the value; or made_bit and its number in `changed`
    };
    static_assert(sizeof(AttributeItem) == 16);
    static constexpr std::uint32_t made_bit = 0x80000000;
    struct Name {
        std::string_view raw;        ///< as written, "tei:p"
        std::string_view uri;        ///< empty for none
        std::uint32_t local = 0;     ///< where the local part begins in raw
        std::uint32_t expanded = 0;  ///< the first name of the same namespace and local part
        std::uint32_t context = 0;   ///< elements: the namespace context they stand in
        bool declaration = false;    ///< xmlns or xmlns:…
    };
    struct Binding {
        std::string_view prefix, uri;
    };
    struct Context {
        std::uint32_t parent = 0;
        std::vector<Binding> bindings;
    };

    std::string text;
    std::vector<Item, PageAllocator<Item>> items;
    std::vector<AttributeItem, PageAllocator<AttributeItem>> attributes;
    std::vector<Name> names;
    std::vector<Context> contexts;
    std::vector<std::unique_ptr<char[]>> made;   ///< memory of the values that differ from the text
    std::vector<std::string_view> changed;       ///< these values
    std::vector<std::string> unparsed_entities;  ///< declared with NDATA in the internal subset
    /// Elements and their attributes of type ID, as the internal subset declares them.
    std::vector<std::pair<std::string_view, std::string_view>> id_attributes;
    std::vector<std::string> notations;
    bool well_formed = false;
    bool transcoded = false;  ///< text is not the bytes of the file
    std::uint32_t begin = 0;  ///< after a byte-order mark

    mutable std::once_flag lines_once;
    mutable std::vector<std::uint32_t> lines;   ///< where each line begins; filled on first use
    mutable std::vector<std::uint32_t> counts;  ///< code points before each 1024th byte; likewise
};

class Node;
class Attributes;

/// An attribute of an element, `xmlns` ones included. A default-constructed one is none.
class Attribute {
  public:
    Attribute() = default;
    Attribute(const Tree* tree, std::uint32_t node, std::uint32_t index)
        : tree_(tree), node_(node), index_(index) {}

    explicit operator bool() const { return tree_ != nullptr; }
    bool operator==(const Attribute& other) const {
        return tree_ == other.tree_ && (tree_ == nullptr || index_ == other.index_);
    }

    /// The qualified name as written.
    [[nodiscard]] std::string_view name() const { return named().raw; }
    [[nodiscard]] std::string_view local() const { return named().raw.substr(named().local); }
    [[nodiscard]] std::string_view prefix() const;
    /// The namespace; empty without a prefix; xmlns_namespace for declarations.
    [[nodiscard]] std::string_view uri() const { return named().uri; }
    /// Equal for two names of a document exactly when namespace and local part are.
    [[nodiscard]] std::uint32_t name_id() const { return named().expanded; }
    [[nodiscard]] bool declares_namespace() const { return named().declaration; }
    /// The value, references replaced and normalised as XML 1.0 §3.3.3 says for CDATA.
    [[nodiscard]] std::string_view value() const {
        const Tree::AttributeItem& self = item();
        return (self.size & Tree::made_bit) != 0
                   ? tree_->changed[self.size & ~Tree::made_bit]
                   : std::string_view{tree_->text.data() + self.value, self.size};
    }
    [[nodiscard]] Node parent() const;
    /// Bytes: of the name, and of the value inside its quotes.
    [[nodiscard]] std::uint32_t offset() const { return item().offset; }
    [[nodiscard]] std::uint32_t value_offset() const { return item().value; }
    /// Place among all attributes of the document, in document order.
    [[nodiscard]] std::uint32_t index() const { return index_; }

  private:
    [[nodiscard]] const Tree::AttributeItem& item() const { return tree_->attributes[index_]; }
    [[nodiscard]] const Tree::Name& named() const { return tree_->names[item().name]; }
    const Tree* tree_ = nullptr;
    std::uint32_t node_ = 0, index_ = 0;
};

/// A node. A default-constructed one is none; asking it for anything but bool or == is our bug.
class Node {
  public:
    Node() = default;
    Node(const Tree* tree, std::uint32_t index) : tree_(tree), index_(index) {}

    explicit operator bool() const { return tree_ != nullptr; }
    bool operator==(const Node& other) const {
        return tree_ == other.tree_ && (tree_ == nullptr || index_ == other.index_);
    }
    /// Document order within one document.
    bool operator<(const Node& other) const { return index_ < other.index_; }

    [[nodiscard]] Kind kind() const { return item().kind; }
    [[nodiscard]] bool is_element() const { return kind() == Kind::element; }
    /// Text or CDATA: what XPath calls a text node.
    [[nodiscard]] bool is_text() const { return kind() == Kind::text || kind() == Kind::cdata; }
    /// Is it an element of this name?
    [[nodiscard]] bool is(std::string_view namespace_uri, std::string_view local_name) const {
        return is_element() && local() == local_name && uri() == namespace_uri;
    }

    [[nodiscard]] Node parent() const { return index_ == 0 ? Node{} : Node{tree_, item().parent}; }
    [[nodiscard]] Node first_child() const {
        return item().end > index_ + 1 ? Node{tree_, index_ + 1} : Node{};
    }
    [[nodiscard]] Node last_child() const;
    [[nodiscard]] Node next_sibling() const {
        const Tree::Item& self = item();
        return index_ != 0 && self.end < tree_->items[self.parent].end ? Node{tree_, self.end} : Node{};
    }
    /// Costs as many steps as the sibling's last descendant is deep in it.
    [[nodiscard]] Node previous_sibling() const {
        const std::uint32_t parent = item().parent;
        if (index_ == 0 || index_ - 1 == parent) return {};
        std::uint32_t at = index_ - 1;
        while (tree_->items[at].parent != parent) at = tree_->items[at].parent;
        return {tree_, at};
    }
    /// The first child, or next sibling, that is an element.
    [[nodiscard]] Node first_element() const;
    [[nodiscard]] Node next_element() const;

    /// The qualified name as written; an instruction's target; empty for other kinds.
    [[nodiscard]] std::string_view name() const { return named().raw; }
    [[nodiscard]] std::string_view local() const { return named().raw.substr(named().local); }
    [[nodiscard]] std::string_view prefix() const;
    [[nodiscard]] std::string_view uri() const { return named().uri; }
    [[nodiscard]] std::uint32_t name_id() const { return named().expanded; }

    /// All attributes in the order written, namespace declarations among them.
    [[nodiscard]] Attributes attributes() const;
    /// The attribute of this name, or none.
    [[nodiscard]] Attribute attribute(std::string_view local_name, std::string_view namespace_uri = {}) const;
    /// What a prefix (empty: the default namespace) stands for here; nothing when undeclared.
    [[nodiscard]] std::optional<std::string_view> namespace_of(std::string_view prefix) const;
    /// All bindings in scope, nearest first, undeclared ones (uri empty) left out.
    [[nodiscard]] std::vector<Tree::Binding> namespaces() const;

    /// Content of text, CDATA, comment or instruction; empty for other kinds.
    [[nodiscard]] std::string_view value() const {
        const Tree::Item& self = item();
        if (self.kind <= Kind::element) return {};
        return self.made ? tree_->changed[self.first]
                         : std::string_view{tree_->text.data() + self.first, self.count};
    }
    /// The text of the node and all its descendants (XPath's string value).
    [[nodiscard]] std::string string() const;

    /// Bytes, of the first byte of the node ("<" for a tag).
    [[nodiscard]] std::uint32_t offset() const { return item().offset; }
    /// Bytes, of the name in the start tag.
    [[nodiscard]] std::uint32_t name_offset() const { return item().offset + 1; }
    /// Bytes, of "<" of the end tag; of the start tag when the tag is empty.
    [[nodiscard]] std::uint32_t close_offset() const { return item().close; }
    /// Place in pre-order; the document node is 0.
    [[nodiscard]] std::uint32_t index() const { return index_; }
    /// One past the index of the last descendant.
    [[nodiscard]] std::uint32_t end() const { return item().end; }
    [[nodiscard]] const Tree* tree() const { return tree_; }

  private:
    [[nodiscard]] const Tree::Item& item() const { return tree_->items[index_]; }
    [[nodiscard]] const Tree::Name& named() const { return tree_->names[item().name]; }
    [[nodiscard]] std::uint32_t context() const;
    const Tree* tree_ = nullptr;
    std::uint32_t index_ = 0;
};

inline Node Attribute::parent() const {
    return {tree_, node_};
}

/// The attributes of one element: for (xml::Attribute a : node.attributes()) …
class Attributes {
  public:
    class Iterator {
      public:
        Iterator(const Tree* tree, std::uint32_t node, std::uint32_t at)
            : tree_(tree), node_(node), at_(at) {}
        Attribute operator*() const { return {tree_, node_, at_}; }
        Iterator& operator++() {
            ++at_;
            return *this;
        }
        bool operator!=(const Iterator& other) const { return at_ != other.at_; }

      private:
        const Tree* tree_;
        std::uint32_t node_, at_;
    };
    Attributes(const Tree* tree, std::uint32_t node, std::uint32_t first, std::uint32_t count)
        : tree_(tree), node_(node), first_(first), count_(count) {}
    [[nodiscard]] Iterator begin() const { return {tree_, node_, first_}; }
    [[nodiscard]] Iterator end() const { return {tree_, node_, first_ + count_}; }
    [[nodiscard]] std::uint32_t size() const { return count_; }

  private:
    const Tree* tree_;
    std::uint32_t node_, first_, count_;
};

inline Attributes Node::attributes() const {
    return is_element() ? Attributes{tree_, index_, item().first, item().count}
                        : Attributes{tree_, index_, 0, 0};
}

/// A document: owns its text and its tree. Moves, never copies; const ones may be shared by threads.
class Document {
  public:
    /// An empty document: root() without children, not well-formed.
    Document();

    /// Did the whole text follow XML 1.0 and Namespaces? If not, the tree is what could be made of it.
    [[nodiscard]] bool well_formed() const { return tree_->well_formed; }
    /// The document node: its children are the document element, comments and instructions.
    [[nodiscard]] Node root() const { return {tree_.get(), 0}; }
    /// The document element; none when there is none.
    [[nodiscard]] Node element() const { return root().first_element(); }
    /// The node of an index; PM_CHECKs that there is one.
    [[nodiscard]] Node node(std::uint32_t index) const;
    [[nodiscard]] std::uint32_t node_count() const { return static_cast<std::uint32_t>(tree_->items.size()); }
    /// Names have numbers below this; see Node::name_id().
    [[nodiscard]] std::uint32_t name_count() const { return static_cast<std::uint32_t>(tree_->names.size()); }

    /// The text as UTF-8, a byte-order mark included; offsets count its bytes.
    [[nodiscard]] std::string_view text() const { return tree_->text; }
    /// Line and column (code points, both from 1) of a byte offset in text(); `bytes` only when the text
    /// is the file as it stands.
    [[nodiscard]] base::Location location(std::uint32_t offset, std::uint32_t size = 0) const;
    /// Names that the internal subset declares as unparsed entities (NDATA), and as notations.
    [[nodiscard]] const std::vector<std::string>& unparsed_entities() const {
        return tree_->unparsed_entities;
    }
    [[nodiscard]] const std::vector<std::string>& notations() const { return tree_->notations; }

  private:
    friend Document parse(std::string, base::Findings&, const struct ParseOptions&);
    std::unique_ptr<Tree> tree_;
};

/// Line and column of a byte offset; what Document::location uses, for holders of a handle only.
[[nodiscard]] base::Location location(const Tree& tree, std::uint32_t offset, std::uint32_t size = 0);

/// Bytes in an encoding of this name to UTF-8; false when the name is unknown or the bytes do not decode.
using Decoder = std::function<bool(std::string_view encoding, std::string_view bytes, std::string& utf8)>;

struct ParseOptions {
    Decoder decoder{};                ///< for encodings beyond those of encoding.h; may be empty
    std::uint32_t deepest = 10'000;   ///< elements in each other; beyond it a finding, and the end
    std::size_t most_findings = 100;  ///< after so many faults the rest is left unread
    /// Texts of white space before or behind an element are left out where their parent is in this namespace:
    /// for formats in which such texts mean nothing, half of the items of a tree. Empty: none are.
    std::string_view layout_of{};
};

/// Reads a document. Total: every input gives a document, and findings when it is not well-formed.
/// Linear in time and memory; more than 4 GiB is a finding.
[[nodiscard]] Document parse(std::string bytes, base::Findings& findings, const ParseOptions& options);
[[nodiscard]] Document parse(std::string bytes, base::Findings& findings);

}  // namespace xml

template <>
struct std::hash<xml::Node> {
    std::size_t operator()(const xml::Node& node) const {
        return std::hash<const void*>{}(node.tree()) ^ (node ? node.index() * 0x9E3779B97F4A7C15ULL : 0);
    }
};
template <>
struct std::hash<xml::Attribute> {
    std::size_t operator()(const xml::Attribute& attribute) const {
        return attribute ? ~attribute.index() * 0x9E3779B97F4A7C15ULL : 0;
    }
};
