// Names that a headline runs together ("周一鸣方禾林若谷出席") and the story lists one by one. They are
// reported, never parted: only the editor knows where the spaces were lost.
#pragma once

#include <string>
#include <string_view>

namespace stories {

/// The run of Han characters in `headline` that holds two or more names which `story` lists between 、; empty
/// when there is none.
[[nodiscard]] std::string names_run_together(std::string_view headline, std::string_view story);

}  // namespace stories
