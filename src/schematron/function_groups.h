// The implementations behind the table of functions.cpp, by the file they are in. Each follows the
// definition of its name in XPath 1.0 §4, XSLT 1.0 §12 or XQuery 1.0 and XPath 2.0 Functions and Operators.
#pragma once

#include "schematron/functions.h"

namespace schematron::functions {

// functions_node.cpp
Sequence count(const Call& call);
Sequence id(const Call& call);
Sequence key(const Call& call);
Sequence local_name(const Call& call);
Sequence namespace_uri(const Call& call);
Sequence name(const Call& call);
Sequence generate_id(const Call& call);
Sequence lang(const Call& call);
Sequence root(const Call& call);
Sequence has_children(const Call& call);
Sequence deep_equal(const Call& call);
Sequence innermost(const Call& call);
Sequence outermost(const Call& call);

// functions_document.cpp
Sequence unparsed_entity_uri(const Call& call);
Sequence system_property(const Call& call);
Sequence function_available(const Call& call);

Sequence document(const Call& call);
Sequence doc(const Call& call);
Sequence doc_available(const Call& call);

// functions_format.cpp
Sequence format_number(const Call& call);

// functions_text.cpp
Sequence contains_token(const Call& call);
Sequence string(const Call& call);
Sequence concat(const Call& call);
Sequence starts_with(const Call& call);
Sequence ends_with(const Call& call);
Sequence contains(const Call& call);
Sequence substring_before(const Call& call);
Sequence substring_after(const Call& call);
Sequence substring(const Call& call);
Sequence string_length(const Call& call);
Sequence normalize_space(const Call& call);
Sequence translate(const Call& call);
Sequence string_join(const Call& call);
Sequence upper_case(const Call& call);
Sequence lower_case(const Call& call);
Sequence compare(const Call& call);
Sequence codepoint_equal(const Call& call);
Sequence string_to_codepoints(const Call& call);
Sequence codepoints_to_string(const Call& call);
Sequence encode_for_uri(const Call& call);

// functions_regex.cpp
Sequence matches(const Call& call);
Sequence replace(const Call& call);
Sequence tokenize(const Call& call);

// functions_number.cpp
Sequence number(const Call& call);
Sequence sum(const Call& call);
Sequence floor(const Call& call);
Sequence ceiling(const Call& call);
Sequence round(const Call& call);
Sequence round_half_to_even(const Call& call);
Sequence abs(const Call& call);
Sequence avg(const Call& call);
Sequence min(const Call& call);
Sequence max(const Call& call);
Sequence year(const Call& call);
Sequence month(const Call& call);
Sequence day(const Call& call);
Sequence hours(const Call& call);
Sequence minutes(const Call& call);

// functions_sequence.cpp
Sequence data(const Call& call);
Sequence distinct_values(const Call& call);
Sequence index_of(const Call& call);
Sequence insert_before(const Call& call);
Sequence remove(const Call& call);
Sequence reverse(const Call& call);
Sequence subsequence(const Call& call);
Sequence head(const Call& call);
Sequence tail(const Call& call);
Sequence unordered(const Call& call);
Sequence zero_or_one(const Call& call);
Sequence one_or_more(const Call& call);
Sequence exactly_one(const Call& call);
Sequence error(const Call& call);

}  // namespace schematron::functions
