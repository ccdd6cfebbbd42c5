// Which element and which attributes a node of the model becomes.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "model/document.h"
#include "xml/emitter.h"

namespace tei {

struct Element {
    std::string_view name;
    std::string_view type{};  ///< the type that the kind implies
};

/// The element of a kind; not for Kind::text.
[[nodiscard]] Element element_of(model::Kind kind);

/// Attributes with values of their own, for one start tag.
class AttributeList {
  public:
    void add(std::string_view name, std::string value);
    /// Puts another value in the place of one that is there.
    void set(std::string_view name, std::string value);
    [[nodiscard]] bool has(std::string_view name) const;
    /// Views into this list.
    [[nodiscard]] std::vector<xml::Emitter::Attribute> views() const;

  private:
    struct Entry {
        std::string_view name;
        std::string value;
    };
    std::vector<Entry> entries_;
};

/// What the model says of a node, as TEI spells it. Values that TEI would not take are left out, as are
/// `alt` and `tooltip` (elements of their own) and a language that is `main_language`.
[[nodiscard]] AttributeList attributes_of(const model::Document& document, std::uint32_t node,
                                          std::string_view main_language);

}  // namespace tei
