// The ledger file: what became of every byte of S, one row a line (package.md, report/ledger).
//
//   start,end,fate,carrier,spelled
//   0,4,markup,,
//   4,40,frontmatter,teiHeader/xenoData[1] a1.h1,
//   44,49,text,a1.p1,&
//
// Holds: rows lie end to end over S. The carrier of text is the xml:id of its block, or of the nearest
// element around a block that has none; of front matter the place in the header, followed by the id of the
// title's block where it is the title too. A character of the front matter that XML forbids is a row without
// carrier. `spelled` is what the bytes stand for where that is something else.
#pragma once

#include <string>

#include "model/document.h"

namespace package {

[[nodiscard]] std::string write_ledger(const model::Document& document);

}  // namespace package
