// Sequence types (XPath 2.0 §2.5.3): what `instance of`, `treat as` and a variable's `as` ask for.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "schematron/item.h"
#include "schematron/query_fault.h"

namespace schematron {

struct StaticContext;

struct SequenceType {
    enum class Kind : std::uint8_t {
        nothing,   ///< empty-sequence()
        item,      ///< item()
        node,      ///< node()
        of_kind,   ///< node_kind, of this name if one is given
        any_atom,  ///< xs:anyAtomicType
        numeric,   ///< xs:numeric
        atom,      ///< target
        unknown,   ///< a type no value here can have: xs:duration, xs:QName, …
    } kind = Kind::item;
    NodeRef::Kind node_kind = NodeRef::Kind::element;
    std::string uri{}, local{};
    const CastTarget* target = nullptr;
    bool optional = false, several = false;  ///< ? and *; + and *
    std::string source{};

    /// As it stands in an attribute. Nothing when it is wrong or not known here.
    [[nodiscard]] static std::optional<SequenceType> parse(std::string_view source,
                                                           const StaticContext& context, QueryFault& fault);
    /// Throws Unevaluated for the types derived from xs:integer: values do not remember them.
    [[nodiscard]] bool matches(const Sequence& sequence) const;
    /// By the function conversion rules (§3.1.5): nodes give their values where atoms are wanted, untyped
    /// ones become what is wanted, numbers and URIs are promoted. Throws Unevaluated when it does not fit.
    [[nodiscard]] Sequence converted(const Sequence& sequence) const;

  private:
    [[nodiscard]] bool wants_atoms() const { return kind >= Kind::any_atom; }
    [[nodiscard]] bool matches(const Item& item) const;
    [[nodiscard]] Item converted(const Item& atom) const;
};

}  // namespace schematron
