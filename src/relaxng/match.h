// Derivatives: what is left of a pattern after an element, an attribute, or a string (J. Clark, "An algorithm
// for RELAX NG validation"), every answer remembered.
//
// The memo is keyed by state and cell of the name, so that it is as small as the schema makes it, whatever
// the documents. Answers about strings are remembered in a cache of fixed size.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "relaxng/pattern.h"

namespace relaxng {

/// One way to take an element or attribute: by this form, with this left afterwards.
struct Step {
    FormId form = 0;
    PatternId next = 0;
};

/// The step of a state that has just one, nearly always, and all that is needed to take it at once.
struct Way {
    FormId form = 0;
    PatternId next = 0;
    PatternId content = 0;  ///< of the form
    PatternId opened = 0;   ///< elements: the content after a start tag without attributes
    IdKind ids = IdKind::none;
    bool takes_any = false;  ///< attributes: any value; elements: any text after such a tag
};

class Matcher {
  public:
    explicit Matcher(const Grammar& grammar);

    [[nodiscard]] PatternTable& patterns() { return patterns_; }

    /// The ways a state takes an element (an attribute) of this name; each form at most once. Valid until the
    /// next call.
    std::span<const Step> element_steps(PatternId state, Cell name) {
        return steps(state, name, How::element);
    }
    std::span<const Step> attribute_steps(PatternId state, Cell name) {
        return steps(state, name, How::attribute);
    }
    /// The only step; none when there are several or none, or nothing is left after it. Valid until the next
    /// call.
    const Way* element_way(PatternId state, Cell name) { return way(state, name, How::element); }
    const Way* attribute_way(PatternId state, Cell name) { return way(state, name, How::attribute); }
    /// The same as if everything that must come before the element had come.
    std::vector<Step> late_element_steps(PatternId state, Cell name);

    /// Does a pattern take the whole string: an attribute's value, or the content of an element without
    /// children?
    bool takes_string(PatternId pattern, std::string_view value, const ValueContext& context) {
        return patterns_[pattern].takes_any || takes_this_string(pattern, value, context);
    }
    /// The same for values that hardly come twice: nothing is remembered.
    bool takes_new_string(PatternId pattern, std::string_view value, const ValueContext& context) {
        return patterns_[pattern].takes_any || takes_uncached(pattern, value, context);
    }
    /// All element forms of the schema that have just this name, for the way on after a fault.
    const std::vector<FormId>& elements_named(Cell name);
    /// What an attribute's value means to other elements.
    IdKind id_kind(FormId attribute) {
        const std::uint8_t known = id_kinds_.empty() ? 0 : id_kinds_[attribute];
        return known != 0 ? static_cast<IdKind>(known - 1) : find_id_kind(attribute);
    }

    [[nodiscard]] RegexMemo& regexes() { return regexes_; }

    /// How often a step was worked out and not remembered: for tests of work.
    [[nodiscard]] std::uint64_t computed() const { return computed_; }

  private:
    enum class How : std::uint8_t { element, attribute, late_element };
    struct Entry {
        std::uint64_t key = 0;  ///< 0: free
        std::uint32_t begin = 0, count = 0;
        Way way{};  ///< when there is one step
    };
    struct CachedString {
        PatternId pattern = PatternTable::unknown;
        std::uint8_t size = 0;
        bool taken = false;
        char bytes[42] = {};
    };
    static constexpr std::size_t cached_strings = 2048;

    static std::uint64_t mix(std::uint64_t key) {
        key *= 0x9E3779B97F4A7C15ULL;
        return key ^ (key >> 32);
    }
    const Entry& entry(PatternId state, Cell name, How how) {
        const std::vector<Entry>& entries = entries_[how == How::element ? 0 : 1];
        const std::uint64_t key = (std::uint64_t{state} << 32 | name) + 1;
        const Entry& first = entries[mix(key) & (entries.size() - 1)];
        return first.key == key ? first : find_entry(state, name, how);
    }
    std::span<const Step> steps(PatternId state, Cell name, How how) {
        const Entry& known = entry(state, name, how);
        return {pool_.data() + known.begin, known.count};
    }
    const Way* way(PatternId state, Cell name, How how) {
        const Entry& known = entry(state, name, how);
        return known.count == 1 && known.way.next != PatternTable::not_allowed ? &known.way : nullptr;
    }
    IdKind find_id_kind(FormId attribute);
    const Entry& find_entry(PatternId state, Cell name, How how);
    Way way_of(const Step& step, How how);
    bool takes_this_string(PatternId pattern, std::string_view value, const ValueContext& context);
    std::vector<Step> work_out(PatternId state, Cell name, How how);
    void group_steps(PatternId state, Cell name, How how, std::vector<Step>& found);
    static void merge(std::vector<Step>& found, PatternTable& patterns);
    void grow();
    bool takes_uncached(PatternId pattern, std::string_view value, const ValueContext& context);
    bool list_takes(PatternId inside, std::string_view value, const ValueContext& context);
    PatternId string_derivative(PatternId pattern, std::string_view value, const ValueContext& context);

    PatternTable patterns_;
    RegexMemo regexes_;
    std::vector<Entry> entries_[2];  ///< elements, attributes
    std::size_t used_[2] = {0, 0};
    std::vector<Step> pool_;
    std::vector<CachedString> strings_;
    std::vector<std::vector<FormId>> elements_named_;  ///< by name, once needed
    std::vector<std::uint8_t> id_kinds_;               ///< by form: 0 unknown, else 1 + IdKind; once needed
    bool caches_strings_ = true;                       ///< no type asks the context
    std::uint64_t computed_ = 0;
};

}  // namespace relaxng
