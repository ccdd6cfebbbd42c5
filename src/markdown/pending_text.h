// What is written for one block of Markdown; taken back whole when one of its words is not found.
#pragma once

#include <string>
#include <vector>

#include "html/mapped_text.h"

namespace markdown {

class PendingText {
  public:
    /// `out` must outlive this.
    explicit PendingText(html::MappedText& out) : out_(out) {}
    void add(std::string words) { steps_.push_back({{}, std::move(words), true}); }
    void copy(text::Slice slice) { steps_.push_back({slice, {}, false}); }
    void respell(text::Slice slice, std::string words) { steps_.push_back({slice, std::move(words), false}); }
    /// Writes all of it, in order.
    void commit();
    void drop() { steps_.clear(); }

  private:
    struct Step {
        text::Slice slice;
        std::string words;
        bool added;
    };
    html::MappedText& out_;
    std::vector<Step> steps_;
};

}  // namespace markdown
