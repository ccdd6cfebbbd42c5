// Patterns while a document is checked: nodes in one table, each distinct one held once, so that two patterns
// are equal exactly when their numbers are and every question about one can be remembered by its number.
//
// Canonical form: a group nests to the right; a choice and an interleave are sorted lists of members, of a
// choice without repetition; empty and notAllowed are folded away. A state of the validator is a pattern for
// the rest of one element's children, and does not depend on what is around that element: so few states are
// ever made.
//
// Content models are built from the Grammar when first asked for. One table per worker; nothing is shared but
// the Grammar. Recursion here follows the nesting of the schema's operators, which simplify() bounds.
#pragma once

#include <cstdint>
#include <vector>

#include "relaxng/grammar.h"

namespace relaxng {

using PatternId = std::uint32_t;

class PatternTable {
  public:
    static constexpr PatternId not_allowed = 0, empty = 1, text = 2, unknown = 0xFFFFFFFF;

    struct Pattern {
        Op op = Op::not_allowed;
        bool nullable = false;
        bool has_strings = false;  ///< data, value or list, outside attributes
        bool has_attributes = false;
        bool takes_any = false;  ///< surely any string, whatever the context
        std::uint32_t a = 0,
                      b = 0;  ///< group: both sides; choice, interleave: members in the pool, and how many;
                              ///< oneOrMore, list: what; element, attribute, data: form; value: value
        std::uint32_t hash = 0;
        PatternId closed = unknown;      ///< remembered: close_start_tag
        PatternId after_text = unknown;  ///< remembered: text_derivative
        PatternId without = unknown;     ///< remembered: without_attributes
    };

    explicit PatternTable(const Grammar& grammar);

    [[nodiscard]] const Grammar& grammar() const { return grammar_; }
    [[nodiscard]] const Pattern& operator[](PatternId id) const { return patterns_[id]; }
    [[nodiscard]] std::size_t size() const { return patterns_.size(); }
    [[nodiscard]] bool nullable(PatternId id) const { return patterns_[id].nullable; }
    /// Member `i` of a choice or interleave.
    [[nodiscard]] PatternId member(PatternId id, std::uint32_t i) const { return pool_[patterns_[id].a + i]; }
    [[nodiscard]] std::vector<PatternId> members(PatternId id) const;

    /// The pattern of a form: a content model, built when first asked for.
    PatternId of_form(FormId form);
    /// What an element, attribute or list form holds; the except of a data form (not_allowed if none).
    PatternId content(FormId form) {
        const PatternId known = contents_[form];
        return known != unknown ? known : find_content(form);
    }

    PatternId choice(std::vector<PatternId> members);
    PatternId choice(PatternId a, PatternId b);
    PatternId group(PatternId a, PatternId b);
    PatternId interleave(std::vector<PatternId> members);
    PatternId one_or_more(PatternId a);
    PatternId optional(PatternId a) { return choice(a, empty); }

    /// After the last attribute: those still asked for can come no more (closed), or are forgiven (without).
    PatternId close_start_tag(PatternId id) {
        const PatternId known = patterns_[id].closed;
        return known != unknown ? known : map_attributes(id, not_allowed, &Pattern::closed);
    }
    PatternId without_attributes(PatternId id) { return map_attributes(id, empty, &Pattern::without); }
    /// After text that is not blank, where elements are children too: data and values cannot take it.
    PatternId text_derivative(PatternId id) {
        const PatternId known = patterns_[id].after_text;
        return known != unknown ? known : work_out_text_derivative(id);
    }

  private:
    PatternId intern(Pattern pattern, const std::vector<PatternId>* members);
    PatternId leaf(Op op, std::uint32_t item);
    PatternId build(const Form& form);
    PatternId find_content(FormId form);
    PatternId work_out_text_derivative(PatternId id);
    PatternId map_attributes(PatternId id, PatternId replacement, PatternId Pattern::*memo);
    [[nodiscard]] bool same(const Pattern& a, const Pattern& b,
                            const std::vector<PatternId>* b_members) const;
    void grow();

    const Grammar& grammar_;
    std::vector<Pattern> patterns_;
    std::vector<PatternId> pool_;
    std::vector<PatternId> slots_;     ///< open addressing by hash; unknown where free
    std::vector<PatternId> of_form_;   ///< by form; unknown until built
    std::vector<PatternId> contents_;  ///< by form; unknown until asked for
};

}  // namespace relaxng
