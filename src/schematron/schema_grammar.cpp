#include "schematron/schema_grammar.h"

#include <algorithm>
#include <array>

#include "base/ascii.h"

namespace schematron {
namespace {

constexpr Grammar iso[] = {
    {"schema", "", "id schemaVersion defaultPhase queryBinding icon see fpi schematronEdition",
     "include extends title ns p let param phase pattern group rules diagnostics properties", false},
    {"library", "", "id schemaVersion queryBinding icon see fpi schematronEdition",
     "include extends title ns p let param phase pattern group rules diagnostics properties", false},
    {"title", "", "", "dir emph span", true},
    {"ns", "prefix uri", "", "", false},
    {"p", "", "id class icon", "dir emph span", true},
    {"phase", "id", "icon see fpi from when", "include p let active", false},
    {"active", "pattern", "", "dir emph span", true},
    {"pattern", "", "abstract id is-a documents icon see fpi role", "include title p let param rule", false},
    {"group", "", "abstract id is-a documents icon see fpi role", "include title p let param rule", false},
    {"rules", "", "id", "include title p rule", false},
    {"rule", "", "abstract context id flag severity icon see fpi role subject visit-each",
     "include p let assert report extends", false},
    {"assert", "test", "flag severity id diagnostics properties icon see fpi role subject",
     "name value-of emph dir span", true},
    {"report", "test", "flag severity id diagnostics properties icon see fpi role subject",
     "name value-of emph dir span", true},
    {"extends", "", "rule href", "", false},
    {"let", "name", "value as", "", true},
    {"param", "name", "value as", "", true},
    {"diagnostics", "", "", "include diagnostic", false},
    {"diagnostic", "id", "role icon see fpi", "name value-of emph dir span", true},
    {"properties", "", "", "include property", false},
    {"property", "id", "role scheme", "name value-of emph dir span", true},
    {"include", "href", "", "", false},
    {"name", "", "path", "", false},
    {"value-of", "select", "", "", false},
    {"emph", "", "class", "name value-of emph dir span", true},
    {"dir", "", "value class", "name value-of emph dir span", true},
    {"span", "", "class", "name value-of emph dir span", true},
};

constexpr Grammar old[] = {
    {"schema", "", "id fpi ns schemaVersion defaultPhase icon version",
     "title ns p phase key pattern diagnostics", false},
    {"title", "", "", "dir", true},
    {"ns", "uri", "prefix", "", false},
    {"p", "", "id class icon", "dir emph span", true},
    {"phase", "id", "fpi icon", "p active", false},
    {"active", "pattern", "", "dir emph span", true},
    {"pattern", "name", "see id icon", "p rule", false},
    {"rule", "", "abstract context id role", "assert report key extends", false},
    {"key", "name path", "match icon", "", false},
    {"assert", "test", "role id diagnostics icon subject", "name emph dir span", true},
    {"report", "test", "role id diagnostics icon subject", "name emph dir span", true},
    {"extends", "rule", "", "", false},
    {"diagnostics", "", "", "diagnostic", false},
    {"diagnostic", "id", "icon", "value-of emph dir span", true},
    {"name", "", "path", "", false},
    {"value-of", "select", "", "", false},
    {"emph", "", "", "", true},
    {"dir", "", "value", "", true},
    {"span", "", "class", "", true},
};

struct Rank {
    std::string_view parent, child;
    int rank;
};
// p stands both before and after: old_rank gives its later place once that is reached.
constexpr Rank ranks[] = {
    {"schema", "title", 1}, {"schema", "ns", 2},      {"schema", "p", 3},           {"schema", "phase", 4},
    {"schema", "key", 4},   {"schema", "pattern", 5}, {"schema", "diagnostics", 7}, {"pattern", "p", 1},
    {"pattern", "rule", 2}, {"phase", "p", 1},        {"phase", "active", 2}};

bool boolean_word(std::string_view value) {
    return value == "true" || value == "false";
}

}  // namespace

bool is_name(std::string_view value) {
    value = trimmed(value);
    if (value.empty()) return false;
    const auto begins = [](char c) {
        return base::is_letter(c) || c == '_' || static_cast<unsigned char>(c) >= 0x80;
    };
    return begins(value.front()) && std::ranges::all_of(value, [&](char c) {
               return begins(c) || base::is_digit(c) || c == '-' || c == '.';
           });
}

const Grammar* find_grammar(std::string_view element, Edition edition) {
    const Grammar* begin = edition == Edition::iso ? std::begin(iso) : std::begin(old);
    const Grammar* end = edition == Edition::iso ? std::end(iso) : std::end(old);
    const Grammar* found = std::find_if(begin, end, [&](const Grammar& one) { return one.name == element; });
    return found == end ? nullptr : found;
}

bool allows(std::string_view list, std::string_view word) {
    bool found = false;
    for_each_word(list, [&](std::string_view one) { found = found || one == word; });
    return found;
}

bool fits(std::string_view element, std::string_view attribute, std::string_view value, Edition edition) {
    if (attribute == "abstract") return boolean_word(value);
    if (attribute == "id" || (element == "ns" && attribute == "prefix")) return is_name(value);
    if ((element == "ns" && attribute == "uri") || attribute == "defaultPhase")
        return !trimmed(value).empty();
    if (element == "dir" && attribute == "value") return value == "ltr" || value == "rtl";
    if (edition == Edition::iso) return true;
    if (attribute == "role" || attribute == "rule") return is_name(value);
    if (element == "active" && attribute == "pattern") return is_name(value);
    const bool needs_words = attribute == "schemaVersion" || attribute == "version" || attribute == "class" ||
                             (element == "pattern" && attribute == "name") || attribute == "diagnostics";
    return !needs_words || !trimmed(value).empty();
}

int old_rank(std::string_view parent, std::string_view child, int reached) {
    if (parent == "schema" && child == "p" && reached >= 5) return 6;
    for (const Rank& rank : ranks) {
        if (rank.parent == parent && rank.child == child) return rank.rank;
    }
    return 0;
}

}  // namespace schematron
