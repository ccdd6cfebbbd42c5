// Saved web pages.
#pragma once

#include "converters/converter.h"

namespace converters {

extern const Converter html_page;

}  // namespace converters
