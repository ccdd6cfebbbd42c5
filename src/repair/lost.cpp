#include "repair/lost.h"

#include <algorithm>
#include <optional>
#include <vector>

#include "repair/characters.h"
#include "text/characters.h"
#include "text/scripts.h"
#include "text/utf8.h"
#include "text/white_space.h"

namespace repair {
namespace {

bool stands_for_lost(char32_t code) {
    return code == U'?' || code == U'？' || code == text::replacement;
}

void propose(text::Slice stretch, Proposals& proposals) {
    proposals.repairs.push_back({.kind = model::RepairKind::lost,
                                 .act = model::Act::correct,
                                 .target = stretch,
                                 .cert = model::Cert::medium,
                                 .lost = true});
}

/// A block that says nothing: only question marks, over one line or several. Gives them, without the white
/// space around, where one repair can target them.
std::optional<text::Slice> void_stretch(const model::Document& document, const model::Block& block) {
    std::optional<text::Slice> found;
    bool broken = false;
    std::uint32_t end = 0;
    CharacterStream stream(document, block);
    for (Character one; stream.next(one);) {
        const bool space = text::is_space(one.code);
        if (!space && !stands_for_lost(one.code)) return std::nullopt;
        broken = !one.exact || (found && (broken || end != one.slice.begin));
        end = one.slice.end;
        if (space) continue;
        if (broken) return std::nullopt;
        found = text::Slice{found ? found->begin : one.slice.begin, end};
    }
    return found;
}

/// May this be the question mark of the line before, which had no room for it?
bool may_be_wrapped(std::string_view text, text::Slice stretch) {
    if (stretch.of(text) != "？") return false;
    const std::string_view before = text::trimmed(text.substr(0, stretch.begin));
    const char32_t last = text::decode_before(before, before.size()).code;
    return text::is_han(last) || text::is_word(last);
}

/// Bytes that did not decode are not a loss of the source: the file has them (tei-encoding.md §9).
bool undecodable(const model::Document& document, const Character& one) {
    const std::vector<text::Exception>& exceptions = document.source().exceptions();
    const auto after =
        std::ranges::upper_bound(exceptions, one.slice.begin, {},
                                 [](const text::Exception& exception) { return exception.slice.begin; });
    return after != exceptions.begin() && std::prev(after)->slice.contains(one.slice);
}

}  // namespace

void lost(const model::Document& document, Proposals& proposals) {
    const auto is_lost = [&](const Character& one) {
        return one.exact && one.code == text::replacement && !undecodable(document, one);
    };
    const auto look = [&](const Characters& all) {
        for (auto at = all.begin(); at != all.end();) {
            const auto first = std::find_if(at, all.end(), is_lost);
            at = std::find_if_not(first, all.end(), is_lost);
            if (first != at && contiguous({first, at})) propose(extent({first, at}), proposals);
        }
    };
    std::vector<text::Slice> stray, doubtful;
    for (const model::Block& block : document.blocks()) {
        if (!has_holes(document, block)) continue;
        const model::Kind kind = document.node(block.node).kind;
        if (kind == model::Kind::paragraph || kind == model::Kind::ab) {
            if (const std::optional<text::Slice> stretch = void_stretch(document, block)) {
                (may_be_wrapped(document.text(), *stretch) ? doubtful : stray).push_back(*stretch);
                continue;
            }
        }
        in_windows(document, block, look);
    }
    // Where such lines stray through a text, one behind a line without a full stop is one of them.
    if (!stray.empty()) stray.insert(stray.end(), doubtful.begin(), doubtful.end());
    for (const text::Slice stretch : stray) propose(stretch, proposals);
}

}  // namespace repair
