// What an element of HTML says of the paragraphs inside it, and how a list counts its items.
#pragma once

#include <cstdint>
#include <string>

#include "html/elements.h"
#include "html/flow_maker.h"
#include "html/tree.h"

namespace html {

/// Does an element of this role begin and end a paragraph?
[[nodiscard]] bool is_block_role(Role role);

/// The context inside the block at `index`, which stands in `around`.
[[nodiscard]] BlockContext context_inside(const HtmlTree& tree, std::uint32_t index, Role role,
                                          BlockContext around);

/// The numbers that a list shows before its items.
class ItemNumbers {
  public:
    explicit ItemNumbers(const HtmlNode& list);
    /// The next item's number; empty in a list that does not count.
    [[nodiscard]] std::string next(const HtmlNode& item);

  private:
    bool counts_;
    long next_ = 1;
};

}  // namespace html
