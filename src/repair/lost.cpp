#include "repair/lost.h"

#include <algorithm>

#include "repair/characters.h"
#include "text/utf8.h"
#include "text/white_space.h"

namespace repair {
namespace {

bool stands_for_lost(char32_t code) {
    return code == U'?' || code == U'？' || code == text::replacement;
}

void propose(std::span<const Character> stretch, Proposals& proposals) {
    proposals.repairs.push_back({.kind = model::RepairKind::lost,
                                 .act = model::Act::correct,
                                 .target = extent(stretch),
                                 .cert = model::Cert::medium,
                                 .lost = true});
}

/// The part of a block without white space at its ends.
std::span<const Character> core(std::span<const Character> block) {
    const auto is_text = [](const Character& one) { return !text::is_space(one.code); };
    const auto first = std::ranges::find_if(block, is_text);
    auto last = block.end();
    while (last != first && !is_text(*std::prev(last))) --last;
    return {first, last};
}

/// A block that says nothing: only question marks, over one line or several.
bool is_void(std::span<const Character> block) {
    return !block.empty() && std::ranges::all_of(block, [](const Character& one) {
        return stands_for_lost(one.code) || text::is_space(one.code);
    });
}

/// Bytes that did not decode are no loss of the source: the file has them (tei-encoding.md §9).
bool undecodable(const model::Document& document, const Character& one) {
    const std::vector<text::Exception>& exceptions = document.source().exceptions();
    const auto after =
        std::ranges::upper_bound(exceptions, one.slice.begin, {},
                                 [](const text::Exception& exception) { return exception.slice.begin; });
    return after != exceptions.begin() && std::prev(after)->slice.contains(one.slice);
}

}  // namespace

void lost(const model::Document& document, Proposals& proposals) {
    for (const model::Block& block : document.blocks()) {
        if (!has_holes(document, block)) continue;
        const model::Kind kind = document.node(block.node).kind;
        const Characters all = characters(document, block);
        if (kind == model::Kind::paragraph || kind == model::Kind::ab) {
            const std::span<const Character> stretch = core(all);
            if (is_void(stretch) && contiguous(stretch)) {
                propose(stretch, proposals);
                continue;
            }
        }
        const auto is_lost = [&](const Character& one) {
            return one.exact && one.code == text::replacement && !undecodable(document, one);
        };
        for (auto at = all.begin(); at != all.end();) {
            const auto first = std::find_if(at, all.end(), is_lost);
            at = std::find_if_not(first, all.end(), is_lost);
            if (first != at && contiguous({first, at})) propose({first, at}, proposals);
        }
    }
}

}  // namespace repair
