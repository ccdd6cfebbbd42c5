#include "repair/mojibake.h"

#include "repair/characters.h"
#include "text/mojibake.h"

namespace repair {

void mojibake(const model::Document& document, Proposals& proposals) {
    const auto look = [&](const Characters& all) {
        const Words words(all);
        for (text::Mojibake& one : text::find_mojibake(words.text)) {
            const std::size_t begin = words.index(one.slice.begin);
            const std::size_t size = words.index(one.slice.end) - begin;
            const std::span<const Character> stretch = std::span(all).subspan(begin, size);
            if (!contiguous(stretch)) continue;
            // U+FFFD came back: the characters were lost before the text was garbled (锟斤拷).
            const bool lost = one.restored.find("\xEF\xBF\xBD") != std::string::npos;
            proposals.repairs.push_back({.kind = lost ? model::RepairKind::lost : model::RepairKind::garble,
                                         .act = model::Act::correct,
                                         .target = extent(stretch),
                                         .reading = lost ? std::string{} : std::move(one.restored),
                                         .cert = lost ? model::Cert::medium : model::Cert::high,
                                         .evidence = model::Evidence::internal,
                                         .lost = lost});
        }
    };
    for (const model::Block& block : document.blocks()) {
        if (any_words(document, block, text::may_hold_mojibake)) in_windows(document, block, look);
    }
}

}  // namespace repair
