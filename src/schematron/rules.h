// What a Schematron check can find: in documents (0xx) and in schemas (1xx).
#pragma once

#include "base/finding.h"

namespace schematron::rules {

using base::Severity;

// In a document. The words are the schema's own: {0} the evaluated text, {1} the id of the assertion.
inline constexpr base::Rule failed{"PM-SCH-001", Severity::error, "{0}", "ISO/IEC 19757-3 §5.4.2"};
inline constexpr base::Rule failed_warning{"PM-SCH-002", Severity::warning, "{0}", "ISO/IEC 19757-3 §5.4.2"};
inline constexpr base::Rule failed_info{"PM-SCH-003", Severity::info, "{0}", "ISO/IEC 19757-3 §5.4.2"};
inline constexpr base::Rule reported{"PM-SCH-004", Severity::error, "{0}", "ISO/IEC 19757-3 §5.4.12"};
inline constexpr base::Rule reported_warning{"PM-SCH-005", Severity::warning, "{0}",
                                             "ISO/IEC 19757-3 §5.4.12"};
inline constexpr base::Rule reported_info{"PM-SCH-006", Severity::info, "{0}", "ISO/IEC 19757-3 §5.4.12"};
inline constexpr base::Rule not_evaluated{
    "PM-SCH-010",
    Severity::warning,
    "a rule could not be evaluated here, and nothing is known about it: {0} ({1})",
    {},
    "check this place by hand, or write the rule in a form that can be evaluated"};
inline constexpr base::Rule context_not_evaluated{
    "PM-SCH-011",
    Severity::warning,
    "a rule was not evaluated in this document: its context {0} cannot be ({1})",
    {},
    "check the document by hand, or write the rule in a form that can be evaluated"};

// In a schema.
inline constexpr base::Rule no_schema{
    "PM-SCH-101",
    Severity::error,
    "this is not a Schematron schema: its root element is {0}",
    {},
    "the root is schema in the namespace http://purl.oclc.org/dsdl/schematron"};
inline constexpr base::Rule element_misplaced{"PM-SCH-102", Severity::error, "{0} is not allowed in {1}",
                                              "ISO/IEC 19757-3 annex A"};
inline constexpr base::Rule attribute_unknown{"PM-SCH-103", Severity::error, "{0} has no attribute {1}",
                                              "ISO/IEC 19757-3 annex A"};
inline constexpr base::Rule attribute_missing{"PM-SCH-104", Severity::error, "{0} needs the attribute {1}",
                                              "ISO/IEC 19757-3 annex A"};
inline constexpr base::Rule attribute_value{
    "PM-SCH-105", Severity::error, "'{2}' cannot be the attribute {1} of {0}", "ISO/IEC 19757-3 annex A"};
inline constexpr base::Rule child_missing{"PM-SCH-106", Severity::error, "{0} needs {1} inside",
                                          "ISO/IEC 19757-3 annex A"};
inline constexpr base::Rule query_wrong{"PM-SCH-107", Severity::error, "in {0}=\"{1}\": {2}", "XPath"};
inline constexpr base::Rule phase_unknown{"PM-SCH-108", Severity::error,
                                          "the schema has no phase {0}; it has: {1}"};
inline constexpr base::Rule pattern_unknown{"PM-SCH-109", Severity::error, "the schema has no pattern {0}"};
inline constexpr base::Rule pattern_concrete{"PM-SCH-110", Severity::error,
                                             "the pattern {0} is not abstract and cannot be instantiated"};
inline constexpr base::Rule rule_unknown{"PM-SCH-111", Severity::error, "there is no rule {0} to extend"};
inline constexpr base::Rule rule_concrete{"PM-SCH-112", Severity::error,
                                          "the rule {0} cannot be extended: it is not abstract"};
inline constexpr base::Rule rule_cycle{"PM-SCH-113", Severity::error, "the rule {0} extends itself"};
inline constexpr base::Rule diagnostic_unknown{"PM-SCH-114", Severity::error, "there is no diagnostic {0}"};
inline constexpr base::Rule property_unknown{"PM-SCH-120", Severity::error, "there is no property {0}"};
inline constexpr base::Rule not_included{"PM-SCH-115", Severity::error, "{0} cannot be included: {1}"};
inline constexpr base::Rule name_twice{"PM-SCH-116", Severity::error, "{0} is declared twice"};
inline constexpr base::Rule binding_unknown{"PM-SCH-117",
                                            Severity::error,
                                            "the query language {0} is not known",
                                            {},
                                            "known are xslt, xslt2, xslt3, xpath, xpath2, xpath3"};
inline constexpr base::Rule order{"PM-SCH-118", Severity::error, "{0} cannot stand after {1}",
                                  "Schematron 1.5"};
inline constexpr base::Rule parameter_missing{"PM-SCH-119", Severity::error,
                                              "the pattern {0} is instantiated without its parameter {1}"};
inline constexpr base::Rule part_not_evaluated{"PM-SCH-130",
                                               Severity::info,
                                               "{0}=\"{1}\" is not evaluated: {2}",
                                               {},
                                               "documents it applies to will be reported as not evaluated"};

inline constexpr const base::Rule* all[] = {&failed,
                                            &failed_warning,
                                            &failed_info,
                                            &reported,
                                            &reported_warning,
                                            &reported_info,
                                            &not_evaluated,
                                            &context_not_evaluated,
                                            &no_schema,
                                            &element_misplaced,
                                            &attribute_unknown,
                                            &attribute_missing,
                                            &attribute_value,
                                            &child_missing,
                                            &query_wrong,
                                            &phase_unknown,
                                            &pattern_unknown,
                                            &pattern_concrete,
                                            &rule_unknown,
                                            &rule_concrete,
                                            &rule_cycle,
                                            &diagnostic_unknown,
                                            &property_unknown,
                                            &not_included,
                                            &name_twice,
                                            &binding_unknown,
                                            &order,
                                            &parameter_missing,
                                            &part_not_evaluated};

}  // namespace schematron::rules
