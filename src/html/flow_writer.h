// Writes a flow into a document under construction.
#pragma once

#include <initializer_list>

#include "html/flow.h"
#include "model/builder.h"

namespace html {

/// Writes into the innermost open element of `builder`. Headings open sections, which end with it.
void write_flow(const Flow& flow, model::Builder& builder);

/// Are all stretches of these flows apart? A parser that is wrong about a place must not break the books.
[[nodiscard]] bool stretches_are_apart(std::initializer_list<const Flow*> flows);

}  // namespace html
