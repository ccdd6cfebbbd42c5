// The rules of RELAX NG: below 100 what is wrong with a schema, from 100 on what is wrong with a document.
#pragma once

#include "base/finding.h"

namespace relaxng::rules {

using base::Rule;
using enum base::Severity;

// ---- schemas
inline constexpr Rule not_relaxng{
    "PM-RNG-001", error, "<{0}> is not a RELAX NG pattern", "RELAX NG §3",
    "the root is a grammar or another pattern in http://relaxng.org/ns/structure/1.0"};
inline constexpr Rule misplaced_part{"PM-RNG-002", error, "<{0}> is not allowed inside <{1}>", "RELAX NG §3"};
inline constexpr Rule bad_part_attribute{"PM-RNG-003", error, "<{0}> has no attribute {1}", "RELAX NG §3"};
inline constexpr Rule missing_part_attribute{"PM-RNG-004", error, "<{0}> needs the attribute {1}",
                                             "RELAX NG §3"};
inline constexpr Rule stray_text{"PM-RNG-005", error, "text inside <{0}>", "RELAX NG §3"};
inline constexpr Rule wrong_count{"PM-RNG-006", error, "<{0}> {1}", "RELAX NG §3"};
inline constexpr Rule bad_schema_name{"PM-RNG-007", error, "\"{0}\" is not a {1}", "RELAX NG §4.8, §4.10"};
inline constexpr Rule bad_library{"PM-RNG-008", error, "\"{0}\" is not an absolute URI without fragment",
                                  "RELAX NG §4.3"};
inline constexpr Rule bad_href{"PM-RNG-009", error, "the reference \"{0}\" {1}", "RELAX NG §4.5"};
inline constexpr Rule circular_file{"PM-RNG-010", error, "{0} includes or refers to itself",
                                    "RELAX NG §4.6, §4.7"};
inline constexpr Rule not_a_grammar{"PM-RNG-011", error, "{0} is included but its root is not a grammar",
                                    "RELAX NG §4.7"};
inline constexpr Rule nothing_overridden{"PM-RNG-012", error, "{0} overrides nothing in the included grammar",
                                         "RELAX NG §4.7"};
inline constexpr Rule unknown_library{"PM-RNG-013", error, "{0}", "RELAX NG §4.16"};
inline constexpr Rule bad_type{"PM-RNG-014", error, "{0}", "RELAX NG §4.16"};
inline constexpr Rule bad_value{"PM-RNG-015", error, "the value \"{0}\" {1}", "RELAX NG §4.16"};
inline constexpr Rule bad_except{"PM-RNG-016", error, "{0} inside the except of {1}", "RELAX NG §4.16"};
inline constexpr Rule xmlns_attribute{"PM-RNG-017", error, "an attribute pattern cannot be named {0}",
                                      "RELAX NG §4.16"};
inline constexpr Rule duplicate_define{"PM-RNG-018", error, "{0} is defined more than once without combine",
                                       "RELAX NG §4.17"};
inline constexpr Rule mixed_combine{"PM-RNG-019", error, "{0} is combined both by choice and by interleave",
                                    "RELAX NG §4.17"};
inline constexpr Rule no_start{"PM-RNG-020", error, "the grammar has no start", "RELAX NG §4.18"};
inline constexpr Rule undefined{"PM-RNG-021", error, "{0} is referred to but not defined", "RELAX NG §4.18"};
inline constexpr Rule no_grammar{"PM-RNG-022", error, "<{0}> stands in no {1}", "RELAX NG §4.18"};
inline constexpr Rule endless_define{"PM-RNG-023", error, "{0} contains itself without an element between",
                                     "RELAX NG §4.19"};
inline constexpr Rule prohibited_path{"PM-RNG-024", error, "{0} inside {1}", "RELAX NG §7.1"};
inline constexpr Rule string_sequence{"PM-RNG-025", error,
                                      "{0} has data, a value or a list next to text, elements or other data",
                                      "RELAX NG §7.2"};
inline constexpr Rule attribute_twice{"PM-RNG-026", error, "attribute {0} can occur twice", "RELAX NG §7.3"};
inline constexpr Rule lone_wildcard{"PM-RNG-027", error,
                                    "an attribute with an unlimited name class must be inside oneOrMore",
                                    "RELAX NG §7.3", "write it inside zeroOrMore or oneOrMore"};
inline constexpr Rule interleave_overlap{"PM-RNG-028", error, "{0} is in two branches of an interleave",
                                         "RELAX NG §7.4"};
inline constexpr Rule too_deep{"PM-RNG-029", error, "patterns are nested deeper than {0}"};
inline constexpr Rule bad_combine{"PM-RNG-030", error, "combine is \"choice\" or \"interleave\", not \"{0}\"",
                                  "RELAX NG §3"};

// ---- documents
inline constexpr Rule unknown_element{"PM-RNG-101", error,
                                      "<{0}> inside {1} is not an element of the schema: {2}"};
inline constexpr Rule misplaced_element{"PM-RNG-102", error, "<{0}> is not allowed here inside {1}: {2}"};
inline constexpr Rule early_element{"PM-RNG-103", error, "<{0}> comes too early inside {1}: {2}"};
inline constexpr Rule incomplete_element{"PM-RNG-104", error, "<{0}> is incomplete: {2}"};
inline constexpr Rule unknown_attribute{"PM-RNG-105", error, "attribute {0} is not allowed on <{1}>: {2}"};
inline constexpr Rule missing_attribute{"PM-RNG-106", error, "<{0}> {2}"};
inline constexpr Rule bad_attribute_value{"PM-RNG-107", error, "attribute {0} of <{1}>: {2}"};
inline constexpr Rule misplaced_text{"PM-RNG-108", error, "text is not allowed here inside <{1}>: {2}"};
inline constexpr Rule bad_content{"PM-RNG-109", error, "content of <{1}>: {2}"};
inline constexpr Rule duplicate_id{"PM-RNG-110", error, "the id \"{0}\" is given twice",
                                   "DTD Compatibility §5", "give one of the two elements another id"};
inline constexpr Rule dangling_idref{"PM-RNG-111", error, "nothing has the id \"{0}\"{1}",
                                     "DTD Compatibility §5",
                                     "correct the reference, or give what it means that id"};
inline constexpr Rule wrong_root{"PM-RNG-112", error, "<{0}> cannot be the document element: {2}"};
inline constexpr Rule too_many{"PM-RNG-113", info, "more than {0} faults; the rest is not listed"};

inline constexpr const Rule* all[] = {&not_relaxng,
                                      &misplaced_part,
                                      &bad_part_attribute,
                                      &missing_part_attribute,
                                      &stray_text,
                                      &wrong_count,
                                      &bad_schema_name,
                                      &bad_library,
                                      &bad_href,
                                      &circular_file,
                                      &not_a_grammar,
                                      &nothing_overridden,
                                      &unknown_library,
                                      &bad_type,
                                      &bad_value,
                                      &bad_except,
                                      &xmlns_attribute,
                                      &duplicate_define,
                                      &mixed_combine,
                                      &no_start,
                                      &undefined,
                                      &no_grammar,
                                      &endless_define,
                                      &prohibited_path,
                                      &string_sequence,
                                      &attribute_twice,
                                      &lone_wildcard,
                                      &interleave_overlap,
                                      &too_deep,
                                      &bad_combine,
                                      &unknown_element,
                                      &misplaced_element,
                                      &early_element,
                                      &incomplete_element,
                                      &unknown_attribute,
                                      &missing_attribute,
                                      &bad_attribute_value,
                                      &misplaced_text,
                                      &bad_content,
                                      &duplicate_id,
                                      &dangling_idref,
                                      &wrong_root,
                                      &too_many};

}  // namespace relaxng::rules
