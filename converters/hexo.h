// Hexo posts: front matter over an HTML or Markdown body.
#pragma once

#include "converters/converter.h"

namespace converters {

extern const Converter hexo_post;

}  // namespace converters
