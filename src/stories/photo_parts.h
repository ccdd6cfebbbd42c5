// Captions and credits that belong to one photo.
#pragma once

#include <cstdint>

#include "lines/passages.h"
#include "stories/page_parts.h"

namespace stories {

/// Adds the caption or credit in passage `at`: to the photo of the caption right before a credit, or to a new
/// one.
void add_to_photos(const lines::LinedPage& page, std::uint32_t at, Photos& photos);

/// OCR reads a caption and its credit in turn with the columns around them: where one caption of the page has
/// no credit, and one credit no caption, they belong together.
void join_lone_credit(const lines::LinedPage& page, Photos& photos);

}  // namespace stories
