// Where the source of a TEI file says what a finding is about.
//
// A person mends the source, or looks there what was meant: a place in what pressmark wrote is of use when
// the place it was made from stands beside it. Lined text says its lines itself (lb/@n); of other text the
// bytes are said (@source), and the line when the source is at hand.
#pragma once

#include <optional>
#include <string_view>

#include "base/finding.h"
#include "xml/tree.h"

namespace validate {

/// Adds to each finding with a place in the text of `document`, which pressmark wrote, the place in its
/// source. `source`: the source in UTF-8, when it is at hand.
void point_to_source(const xml::Document& document, std::optional<std::string_view> source,
                     base::Findings& findings);

}  // namespace validate
