// Articles that go on, on another page: what a page says of them, and which parts belong together.
//
// 下转第二版 names the page on which an article goes on, 上接第一版 the one it comes from. Over the pages of
// an issue two parts are joined when page numbers allow it and words that no other part has speak for it,
// on both sides; what could go either way stays apart (tei-encoding.md section 10).
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "lines/cues.h"
#include "model/document.h"

namespace stories {

/// An article, or the part of one, that names another page.
struct ArticlePart {
    std::uint32_t node = 0;            ///< of the article
    std::string to, from;              ///< pages, as the notices say; empty: goes on (comes from) nowhere
    std::vector<std::uint32_t> words;  ///< its first pairs of Han characters, as numbers, each once, sorted
};

/// A page of an issue, and what goes on elsewhere or comes from there.
struct IssuePage {
    std::string issue;  ///< parts of different issues never belong together
    std::string page;   ///< this page's own number; empty when it is not known
    std::vector<ArticlePart> parts;
};

/// What `document` says of its parts. Its own number comes from the caller, else from one folio that all
/// running heads agree on.
[[nodiscard]] IssuePage parts_of(const model::Document& document, const lines::Cues& cues);

/// `pages[first].parts[part]` goes on as `pages[second].parts[other]`.
struct Continuation {
    std::size_t first, part, second, other;
    bool operator==(const Continuation&) const = default;
};

/// In the order of the first parts. Linear in the number of words.
[[nodiscard]] std::vector<Continuation> continuations(std::span<const IssuePage> pages);

}  // namespace stories
