// The grammar of Schematron schemas, as tables: ISO/IEC 19757-3 (all editions together) and Schematron 1.5.
#pragma once

#include <string_view>

#include "schematron/schema_source.h"

namespace schematron {

/// Lists are words between spaces.
struct Grammar {
    std::string_view name;
    std::string_view required, optional;  ///< attributes without a namespace
    std::string_view children;            ///< Schematron elements
    bool text;                            ///< may it hold text, and foreign elements as text?
};

/// Nothing for an element the edition does not know.
[[nodiscard]] const Grammar* find_grammar(std::string_view element, Edition edition);
/// Is `word` in the list?
[[nodiscard]] bool allows(std::string_view list, std::string_view word);
/// Can the attribute have that value?
[[nodiscard]] bool fits(std::string_view element, std::string_view attribute, std::string_view value,
                        Edition edition);
/// The place of a child among its siblings in 1.5, 0 for any; `reached` tells two places for p apart.
[[nodiscard]] int old_rank(std::string_view parent, std::string_view child, int reached);

template <class Visit>
void for_each_word(std::string_view list, Visit visit) {
    while (!list.empty()) {
        const std::size_t end = list.find(' ');
        if (end != 0) visit(list.substr(0, end));
        list = end == list.npos ? std::string_view{} : list.substr(end + 1);
    }
}

/// Is it an NCName, as far as ASCII goes?
[[nodiscard]] bool is_name(std::string_view value);

}  // namespace schematron
