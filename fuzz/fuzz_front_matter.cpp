// links: base text model frontmatter
// Any bytes as a post's header: parts, body and pieces of values lie in the source, in order.
#include <array>
#include <cstdint>
#include <cstdlib>
#include <string>

#include "frontmatter/front_matter.h"
#include "text/decode.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    base::Findings findings;
    const text::SourceText source =
        text::decode(std::string(reinterpret_cast<const char*>(data), size), "UTF-8", findings);
    const auto front = frontmatter::read_front_matter(source, findings);
    if (!front) return 0;
    std::uint32_t at = 0;
    for (const model::HeaderPart& part : front->parts()) {
        if (part.slice.begin < at || part.slice.empty()) std::abort();
        at = part.slice.end;
    }
    if (front->body().begin < at || front->body().end != source.whole().end) std::abort();
    for (const std::string_view key : {"title", "date", "tags", "a"}) {
        (void)front->scalars(key);
        (void)front->paths(key);
        std::string joined;
        for (const frontmatter::ValuePiece& piece : front->pieces(std::array{key})) {
            if (piece.slice.empty()) std::abort();
            joined += piece.spelled ? *piece.spelled : std::string(piece.slice.of(source.text()));
        }
        if (joined != front->scalar(std::array{key})) std::abort();
    }
    return 0;
}
