// Law 4: the serialization rules of tei-encoding.md section 14.
#pragma once

#include <string>

#include "base/finding.h"
#include "tei/read_back.h"
#include "xml/tree.h"

namespace validate {

/// `name` is what findings call the file.
void check_hygiene(const xml::Document& document, const tei::ReadBack& texts, const std::string& name,
                   base::Findings& findings);

}  // namespace validate
