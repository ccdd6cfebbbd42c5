#include "repair/doubling.h"

#include <algorithm>
#include <vector>

#include "repair/gaps.h"
#include "text/doubling.h"
#include "text/lines.h"
#include "text/utf8.h"
#include "text/white_space.h"

namespace repair {
namespace {

using text::Slice;

/// Line ends and spaces between the two copies of a chunk: the headline reads on over them.
void close_gap(std::string_view text, Slice gap, Proposals& proposals) {
    for (std::uint32_t at = gap.begin; at < gap.end;) {
        const text::Decoded here = text::decode_at(text, at);
        model::Repair repair;
        if (here.code == U'\n' || here.code == U'\r') {
            repair.act = model::Act::join;
            repair.target = {at, at + (text.substr(at, 2) == "\r\n" ? 2U : 1U)};
        } else {
            repair.act = model::Act::drop_space;
            repair.detail = "artefact";
            repair.target = {at, at + here.size};
        }
        at = repair.target.end;
        proposals.repairs.push_back(std::move(repair));
    }
}

void propose(std::string_view text, const text::Doubling& chain, std::uint32_t base, Proposals& proposals) {
    const auto placed = [base](Slice slice) { return Slice{slice.begin + base, slice.end + base}; };
    for (std::size_t i = 0; i < chain.chunks.size(); ++i) {
        const Slice first = placed(chain.chunks[i].first);
        const Slice second = placed(chain.chunks[i].second);
        if (i > 0 && text::same_printed_line(text.substr(base), chain, i)) {
            const Slice gap{placed(chain.chunks[i - 1].second).end, first.begin};
            if (gap.of(text).find_first_of("\r\n") != std::string_view::npos) close_gap(text, gap, proposals);
        }
        close_gap(text, {first.end, second.begin}, proposals);
        model::Repair repair;
        repair.kind = model::RepairKind::doubled;
        repair.act = model::Act::surplus;
        repair.target = second;
        repair.about = first;
        repair.detail = "repeated";
        proposals.repairs.push_back(std::move(repair));
    }
}

/// A chain and the offset that its slices count from.
struct Placed {
    text::Doubling chain;
    std::uint32_t base;
};

/// The chains of a headline's stretch: one begins where a line does, or where the headline does in mid-line.
void collect(std::string_view text, Slice stretch, std::vector<Placed>& chains) {
    std::uint32_t at = stretch.begin;
    while (at < stretch.end) {
        const text::Decoded here = text::decode_at(text, at);
        if (text::is_space(here.code)) {
            at += here.size;
            continue;
        }
        const Slice rest{at, stretch.end};
        if (auto chain = text::doubling_at_start(rest.of(text), text::Clauses::yes)) {
            const std::uint32_t end = at + chain->extent.end;
            chains.push_back({std::move(*chain), at});
            at = end;
            continue;
        }
        const auto next = text.find_first_of("\r\n", at);
        at = next == std::string_view::npos ? stretch.end : static_cast<std::uint32_t>(next);
    }
}

/// How many doublings a chain shows that no comma makes doubtful.
std::size_t certain_doublings(std::string_view text, const Placed& placed) {
    if (!placed.chain.clauses) return 1;
    constexpr std::size_t enough = 4;  // characters
    return static_cast<std::size_t>(
        std::ranges::count_if(placed.chain.chunks, [&](const text::DoubledChunk& chunk) {
            const std::string_view words = chunk.first.of(text.substr(placed.base));
            return text::count(words) >= enough && words.find("，") == std::string_view::npos;
        }));
}

}  // namespace

void doubling(const model::Document& document, Proposals& proposals) {
    if (!document.lined()) return;
    std::vector<Placed> chains;
    for (const model::Block& block : document.blocks()) {
        if (!is_headline(document, block.node)) continue;
        for (const model::Stretch& stretch : block.stretches) collect(document.text(), stretch.slice, chains);
    }
    std::size_t certain = 0;
    for (const Placed& one : chains) certain += certain_doublings(document.text(), one);
    const bool page_doubles = certain >= text::doublings_of_a_page;
    for (const Placed& one : chains) {
        if (page_doubles || !one.chain.clauses) propose(document.text(), one.chain, one.base, proposals);
    }
}

}  // namespace repair
