// Scraped plain text: one paragraph a line.
#pragma once

#include "converters/converter.h"

namespace converters {

extern const Converter scraped_text;

}  // namespace converters
