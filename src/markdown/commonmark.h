// The tree of CommonMark with the extensions of GitHub that Hexo has: cmark-gfm, its memory owned.
#pragma once

#include <memory>
#include <string_view>

#include <cmark-gfm.h>

namespace markdown {

struct FreeTree {
    void operator()(cmark_node* node) const { cmark_node_free(node); }
};
using Tree = std::unique_ptr<cmark_node, FreeTree>;

struct FreeIterator {
    void operator()(cmark_iter* iterator) const { cmark_iter_free(iterator); }
};
using Iterator = std::unique_ptr<cmark_iter, FreeIterator>;

[[nodiscard]] Tree parse(std::string_view text);

/// The words of a leaf; empty for other nodes. They live as long as the tree.
[[nodiscard]] std::string_view literal_of(cmark_node* node);
/// "paragraph", "table_cell"…: the extensions' types have numbers of this run alone.
[[nodiscard]] std::string_view type_of(cmark_node* node);

}  // namespace markdown
