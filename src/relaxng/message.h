// The words of a finding: what is wrong, the likely fix first, then what would fit, nearest names first.
//
// Every function gives the arguments {1}.. of a rule of rules.h: {2} is the advice, {3} the full list of what
// would fit, for machines. At most eight names are said in the advice, the rest is counted.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "relaxng/expected.h"
#include "relaxng/match.h"
#include "xml/tree.h"

namespace relaxng {

struct Advice {
    static constexpr FormId nothing = 0xFFFFFFFF;
    std::string words;
    std::string all;         ///< every name that fits, with spaces between
    FormId meant = nothing;  ///< the one form that a misspelt name clearly stands for, an attribute's too
    bool foreign = false;    ///< the name is of another vocabulary, and so will be what it bears and holds
};

class Messenger {
  public:
    explicit Messenger(Matcher& matcher) : matcher_(matcher), patterns_(matcher.patterns()) {}

    /// For an element that the schema does not have.
    Advice unknown_element(xml::Node element, PatternId state);
    /// For one that it has, but not here; `whole`: what the parent may hold from its start; `further_out`: an
    /// element around the parent that would take it now, or none.
    Advice misplaced_element(xml::Node element, Cell cell, PatternId state,
                             const std::vector<PatternId>& whole, xml::Node further_out);
    /// For one before which something is missing; `still_to_come`: what may follow it, itself included.
    Advice early_element(xml::Node element, PatternId state, const std::vector<FormId>& still_to_come);
    Advice incomplete(xml::Node element, PatternId state);
    Advice unknown_attribute(xml::Attribute attribute, PatternId state);
    Advice missing_attribute(xml::Node element, PatternId state);
    Advice misplaced_text(xml::Node text, PatternId state);
    /// Why none of `patterns` takes the value.
    Advice bad_value(std::string_view value, PatternId pattern, const ValueContext& context);

    /// "<div>", or "the document" above the document element.
    [[nodiscard]] static std::string parent_of(xml::Node element);

  private:
    struct Name {
        std::string shown;
        FormId form = Advice::nothing;
        std::size_t distance = 0;
    };
    static bool familiar_first(std::vector<Name>& names, xml::Node element);
    [[nodiscard]] std::string familiar_elsewhere(xml::Node element) const;
    [[nodiscard]] std::vector<Name> names_of(const std::vector<FormId>& forms, xml::Node at) const;
    [[nodiscard]] std::string shown(FormId form, xml::Node at) const;
    [[nodiscard]] std::string shown(Cell cell, xml::Node at, bool attribute) const;
    /// What could stand instead: names, nothing but text, or nothing.
    [[nodiscard]] static std::string instead(const std::vector<Name>& names, bool text);
    [[nodiscard]] bool other_namespace(xml::Node element, std::string& advice) const;

    Matcher& matcher_;
    PatternTable& patterns_;
};

/// How many insertions, deletions, changes and swaps of neighbours turn one name into the other.
[[nodiscard]] std::size_t edit_distance(std::string_view a, std::string_view b);

}  // namespace relaxng
