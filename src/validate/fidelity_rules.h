// Findings about fidelity: laws 1 to 4 of tei-encoding.md section 3.
#pragma once

#include "base/finding.h"

namespace validate::fidelity_rules {

using base::Rule;
using enum base::Severity;

// Law 1, identity
inline constexpr Rule lined_text{
    "PM-FID-001", error,
    "the diplomatic text differs from the source: \"{0}\" stands where the source has \"{1}\"",
    "tei-encoding.md §3, law 1", "restore the file from its package"};
inline constexpr Rule flowed_text{
    "PM-FID-002", error,
    "the text of block {0} differs from its ledger rows: \"{1}\" stands where they have \"{2}\"",
    "tei-encoding.md §3, law 1", "restore the file from its package"};
inline constexpr Rule spelling{"PM-FID-003", error, "\"{0}\" is not what the bytes \"{1}\" stand for",
                               "tei-encoding.md §3, law 1"};
inline constexpr Rule front_matter{"PM-FID-004", error, "the xenoData of {0} is not the text of that range",
                                   "tei-encoding.md §3, law 1", "restore the file from its package"};
inline constexpr Rule outside_source{"PM-FID-005", error,
                                     "the range {0} ends beyond the source, which has {1} bytes",
                                     "tei-encoding.md §2", "check that this is the right source"};

// Law 2, coverage
inline constexpr Rule ledger_unreadable{"PM-FID-010", error, "line {0} of the ledger is not a row: {1}",
                                        "package.md, report/ledger"};
inline constexpr Rule ledger_gap{"PM-FID-011", error, "the ledger goes on at {0} where it stood at {1}",
                                 "tei-encoding.md §3, law 2"};
inline constexpr Rule ledger_size{"PM-FID-012", error, "the ledger ends at {0}; the source has {1} bytes",
                                  "tei-encoding.md §3, law 2"};
inline constexpr Rule not_carried{"PM-FID-013", error,
                                  "the bytes {0} are {1} in the ledger, but no block carries them",
                                  "tei-encoding.md §3, law 2"};
inline constexpr Rule wrong_carrier{"PM-FID-014", error,
                                    "the bytes {0} are carried by {1}; the ledger says {2}",
                                    "tei-encoding.md §3, law 2"};
inline constexpr Rule range_differs{"PM-FID-015", error, "block {0} covers {1}, its ledger rows cover {2}",
                                    "tei-encoding.md §3, law 2"};
inline constexpr Rule ranges_overlap{"PM-FID-016", error, "the ranges {0} and {1} overlap",
                                     "tei-encoding.md §2"};
inline constexpr Rule not_tiled{"PM-FID-017", error, "the bytes {0} of a lined source are in no block",
                                "tei-encoding.md §2"};
inline constexpr Rule no_layout{
    "PM-FID-018", error, "the bytes {0} are {1} in the ledger, but do not look it", "tei-encoding.md §2"};

// Law 3, accountability
inline constexpr Rule not_understood{"PM-FID-020", error, "{0} cannot be understood: {1}",
                                     "tei-encoding.md §3"};
inline constexpr Rule half_choice{"PM-FID-021", error, "a choice needs sic and corr, or orig and reg",
                                  "tei-encoding.md §7", "add what is missing"};
inline constexpr Rule repair_list{"PM-FID-022", error, "the list of repairs and the text do not agree: {0}",
                                  "tei-encoding.md §3, law 3"};
inline constexpr Rule nested_blocks{"PM-FID-023", error, "a block stands inside a block",
                                    "tei-encoding.md §2", "give the range to the inner blocks alone"};

// Law 4, hygiene
inline constexpr Rule not_our_form{"PM-FID-030", error, "the file {0}", "tei-encoding.md §14.1",
                                   "do not run a formatter over it"};
inline constexpr Rule attribute_order{"PM-FID-031", error, "the attribute {0} stands after {1}",
                                      "tei-encoding.md §14.1", "do not run a formatter over it"};
inline constexpr Rule line_in_block{"PM-FID-032", error, "a line end or tab stands inside {0}",
                                    "tei-encoding.md §14.2, §14.3",
                                    "write lb or space, or undo what a formatter did"};
inline constexpr Rule bare_space{"PM-FID-033", error, "{0}", "tei-encoding.md §14.3",
                                 "write a space element"};
inline constexpr Rule foreign_node{"PM-FID-034", error, "{0} inside text", "tei-encoding.md §14.4",
                                   "remove it"};
inline constexpr Rule invisible{"PM-FID-035", error, "{0} cannot be seen and is not a numeric reference",
                                "tei-encoding.md §14.4", "write it as a reference"};
inline constexpr Rule lone_subtype{"PM-FID-036", error, "{0} has a subtype without a type",
                                   "tei-encoding.md §14.5"};
inline constexpr Rule empty_attribute{"PM-FID-037", error, "the attribute {0} is empty",
                                      "tei-encoding.md §14.5", "leave it out"};

inline constexpr const Rule* all[] = {
    &lined_text,   &flowed_text,     &spelling,       &front_matter,  &outside_source, &ledger_unreadable,
    &ledger_gap,   &ledger_size,     &not_carried,    &wrong_carrier, &range_differs,  &ranges_overlap,
    &not_tiled,    &no_layout,       &not_understood, &half_choice,   &repair_list,    &nested_blocks,
    &not_our_form, &attribute_order, &line_in_block,  &bare_space,    &foreign_node,   &invisible,
    &lone_subtype, &empty_attribute,
};

}  // namespace validate::fidelity_rules
