// From passages to articles: where stories begin and end, which headline is whose, what goes on where.
//
// A value that points at passages and lines; the document is built from it (lined.h).
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "base/finding.h"
#include "lines/cues.h"
#include "lines/passages.h"
#include "stories/heads.h"

namespace stories {

/// A paragraph (or a row, a closer, a subhead): passages that read on as one, jump notices at the end
/// included.
struct Part {
    lines::PassageKind kind = lines::PassageKind::body;  ///< heads: a subhead
    std::vector<std::uint32_t> passages;
};

/// A printed photo: what stands under it.
struct Photo {
    std::vector<std::uint32_t> captions;  ///< passages; a credit may stand at the end of the last
    std::vector<std::uint32_t> credits;
};

/// How sure a place is that was inferred.
enum class Sure : std::uint8_t { high, medium, low };

struct Head {
    HeadKind kind = HeadKind::main;
    std::vector<HeadLine> lines;
    Sure sure = Sure::high;
};

struct Article {
    std::vector<Head> heads;
    std::vector<Part> parts;
    std::vector<Photo> photos;
    bool from_other_page = false, to_other_page = false;
    Sure sure = Sure::medium;
};

/// What a page is made of, in reading order.
struct Story {
    enum class Kind : std::uint8_t {
        article,
        series,  ///< heads, and the articles under them
        photo,   ///< belongs to no article
        heads,   ///< headlines that belong to no article
        furniture,
    };
    Kind kind = Kind::article;
    std::vector<Article> articles{};  ///< one; of a series all
    std::vector<Head> heads{};        ///< of a series; unattached ones
    Photo photo{};
    std::uint32_t passage = 0;  ///< furniture
};

[[nodiscard]] std::vector<Story> articles(std::string_view text, const lines::LinedPage& page,
                                          const lines::Cues& cues, base::Findings& findings);

/// Head lines of one article, and what was known when they were typed.
struct HeadBlock {
    std::vector<HeadLine> lines;
    HeadContext context;
};
/// For people and for bench/fit_heads.cpp. What the context points to lives as long as the call.
void for_each_head_block(std::string_view text, const lines::LinedPage& page, const lines::Cues& cues,
                         const std::function<void(const HeadBlock&)>& see);

struct HeadPage;
/// For bench/fit_head_matching.cpp. What the page points to lives as long as the call.
void see_head_page(std::string_view text, const lines::LinedPage& page, const lines::Cues& cues,
                   const std::function<void(const HeadPage&)>& see);

/// The kinds of every block of head lines, the next best reading, and the reasons; for people.
[[nodiscard]] std::string dump_heads(std::string_view text, const lines::LinedPage& page,
                                     const lines::Cues& cues);

}  // namespace stories
