// Text that a PDF extractor or an OCR engine took from a newspaper page.
#pragma once

#include "converters/converter.h"

namespace converters {

extern const Converter newspaper_text;

}  // namespace converters
