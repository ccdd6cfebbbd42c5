// Writes blocks of lined text into a builder: stretches, the runs of a block that is not contiguous, and
// inline elements over them.
#pragma once

#include <string_view>
#include <vector>

#include "model/builder.h"
#include "text/lines.h"
#include "text/slice.h"

namespace readers {

/// An inline element. Inlines of a block are nested or apart.
struct Inline {
    model::Kind kind = model::Kind::highlight;
    text::Slice slice;
    std::vector<model::Attribute> attributes{};
};

class BlockWriter {
  public:
    explicit BlockWriter(model::Builder& builder);

    /// A block over `stretches`, in reading order: disjoint, each beginning and ending with words. Nothing
    /// is written when there are none. Inlines are cut where a stretch ends.
    void block(model::Kind kind, std::vector<model::Attribute> attributes,
               const std::vector<text::Slice>& stretches, std::vector<Inline> inlines = {});

  private:
    void run(text::Slice stretch, const std::vector<Inline>& inlines);
    /// `stretch` with the white space around it that the builder would not take for white.
    [[nodiscard]] text::Slice with_margins(text::Slice stretch) const;

    model::Builder& builder_;
    std::string_view text_;
    std::uint32_t last_end_ = 0;   ///< of the stretch that was written last
    std::uint32_t last_word_end_;  ///< behind the last character of the text that is not white space
};

/// Slices that stand next to each other in `text`, but for white space, made one.
[[nodiscard]] std::vector<text::Slice> merged(std::string_view text, const std::vector<text::Slice>& slices);

}  // namespace readers
