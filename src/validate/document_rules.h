// Findings about which schemas a document is checked with.
#pragma once

#include "base/finding.h"

namespace validate::document_rules {

using base::Severity;

inline constexpr base::Rule no_schema{
    "PM-VAL-001",
    Severity::info,
    "no schema was given and the file names none: only its well-formedness was checked",
    {},
    "name one with --schema or --schematron, or in an xml-model instruction"};
inline constexpr base::Rule model_not_used{
    "PM-VAL-002", Severity::info, "the schema {0} that the file names was not used: {1}",
    "Associating Schemas with XML documents 1.0", "name a local copy with --schema or --schematron"};
inline constexpr base::Rule model_faulty{"PM-VAL-003", Severity::error,
                                         "the schema {0} that the file names is faulty: {1}",
                                         "Associating Schemas with XML documents 1.0"};
inline constexpr base::Rule schema_not_xml{
    "PM-VAL-004",
    Severity::error,
    "{0} is neither a RELAX NG nor a Schematron schema in XML syntax: its root "
    "element is {1}",
    {},
    "turn compact syntax (.rnc) and DTDs into .rng first, with trang"};
inline constexpr base::Rule nothing_to_check{"PM-VAL-005",
                                             Severity::error,
                                             "there is nothing to check in {0}",
                                             {},
                                             "name TEI files, packages or folders that hold some"};
inline constexpr base::Rule unknown_file{"PM-VAL-006",
                                         Severity::error,
                                         "{0} is neither XML nor a zip",
                                         {},
                                         "name TEI files, packages or folders that hold some"};

inline constexpr base::Rule no_schema_in_package{
    "PM-VAL-007",
    Severity::info,
    "{0} XML files of the package name no schema: only their well-formedness was checked",
    {},
    "check them by themselves with --schema"};

inline constexpr const base::Rule* all[] = {&no_schema,           &model_not_used,   &model_faulty,
                                            &schema_not_xml,      &nothing_to_check, &unknown_file,
                                            &no_schema_in_package};

}  // namespace validate::document_rules
