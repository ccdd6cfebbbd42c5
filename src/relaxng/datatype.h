// Datatypes: the two of RELAX NG itself, all of W3C XML Schema Part 2 (1.0) with their facets, and the
// three of RELAX NG DTD Compatibility.
//
// A Datatype is const and shared; what grows while matching (the DFAs of patterns) is the caller's
// RegexMemo. Two values are equal exactly when their canonical() strings are: this is how `value` patterns
// compare in the value space (time zones, floats, QNames by namespace).
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "relaxng/regex.h"
#include "xml/tree.h"

namespace relaxng {

inline constexpr std::string_view xsd_library = "http://www.w3.org/2001/XMLSchema-datatypes";
inline constexpr std::string_view dtd_library = "http://relaxng.org/ns/compatibility/datatypes/1.0";

/// What a value may refer to: prefixes, unparsed entities and notations in scope of `node`.
struct ValueContext {
    xml::Node node{};                                     ///< none: no prefix is bound
    std::optional<std::string_view> default_namespace{};  ///< of a `value` in a schema: its ns attribute
};

struct Parameter {
    std::string name, value;
};

/// How values of a type behave beyond their own form (DTD compatibility §5).
enum class IdKind : std::uint8_t { none, id, idref, idrefs };

struct TypeInfo;  // one row of the table of types; datatype_table.h
struct Facets;    // bounds, lengths, patterns; datatype.cpp

class Datatype {
  public:
    /// The type of that name with these facets. Nothing when there is none such; `why` then says so, and
    /// `unknown` whether the type itself is missing.
    [[nodiscard]] static std::optional<Datatype> make(std::string_view library, std::string_view type,
                                                      const std::vector<Parameter>& parameters,
                                                      RegexPool& regexes, std::string& why, bool& unknown);
    Datatype(Datatype&&) noexcept;
    Datatype& operator=(Datatype&&) noexcept;
    ~Datatype();

    [[nodiscard]] bool allows(std::string_view value, const ValueContext& context, RegexMemo& memo) const;
    /// The canonical form of a value; nothing when it is not allowed.
    [[nodiscard]] std::optional<std::string> canonical(std::string_view value, const ValueContext& context,
                                                       RegexMemo& memo) const;
    /// How `reason` begins where the value is not in the lexical space of the type.
    static constexpr std::string_view not_valid = "is not a valid ";
    /// Why allows() says no, to follow the value: "is not a valid date: …".
    [[nodiscard]] std::string reason(std::string_view value, const ValueContext& context,
                                     RegexMemo& memo) const;

    /// "token", "dateTime", …
    [[nodiscard]] std::string_view name() const;
    [[nodiscard]] IdKind id_kind() const;
    /// Does it take any string at all?
    [[nodiscard]] bool takes_anything() const { return takes_anything_; }
    /// Does allows() depend on the context?
    [[nodiscard]] bool needs_context() const;

  private:
    Datatype(const TypeInfo& info, std::unique_ptr<Facets> facets);
    [[nodiscard]] std::string normalized(std::string_view value) const;
    const TypeInfo* info_;
    std::unique_ptr<Facets> facets_;  ///< none: no facet
    bool takes_anything_ = false;
};

}  // namespace relaxng
