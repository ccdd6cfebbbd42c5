// Results as SVRL, the Schematron Validation Report Language (ISO/IEC 19757-3 annex D).
#pragma once

#include <string>

#include "schematron/run.h"

namespace schematron {

/// One svrl:schematron-output document. `document_name` is what the checked file is called. A run with
/// keep_fired gives its fired-rule elements. SVRL has no word for what was not evaluated: it is said in a
/// svrl:text after the pattern it belongs to.
[[nodiscard]] std::string write_svrl(const Result& result, const Schema& schema,
                                     const std::string& document_name);

}  // namespace schematron
