// Which proposals hold together.
#include <algorithm>

#include "base/error.h"
#include "model/document.h"
#include "model/repair.h"
#include "model/rules.h"

namespace model {
namespace {

/// What a repair may not cross: the text extents of inlines and stretches. It may hold an inline whole,
/// but never a stretch and more.
struct Border {
    text::Slice slice;
    bool stretch;
};

/// All of a document, outer before inner.
std::vector<Border> borders(const Document& document) {
    std::vector<Border> found;
    for (const Block& block : document.blocks()) {
        for (const Stretch& stretch : block.stretches) {
            found.push_back({stretch.slice, true});
            const std::span<const Node> nodes = document.nodes();
            std::vector<std::uint32_t> open;
            std::vector<text::Slice> extents;
            const auto close = [&] {
                if (!extents.back().empty()) found.push_back({extents.back(), false});
                const text::Slice inner = extents.back();
                open.pop_back();
                extents.pop_back();
                if (extents.empty() || inner.empty()) return;
                text::Slice& outer = extents.back();
                outer = outer.empty() ? inner : text::Slice{outer.begin, inner.end};
            };
            for (std::uint32_t i = stretch.node + 1; i < nodes[stretch.node].end; ++i) {
                while (!open.empty() && nodes[open.back()].end <= i) close();
                if (nodes[i].kind == Kind::text) {
                    if (extents.empty()) continue;
                    const text::Slice slice = document.row(i).slice;
                    text::Slice& outer = extents.back();
                    outer = outer.empty() ? slice : text::Slice{outer.begin, slice.end};
                } else if (!is_empty(nodes[i].kind)) {
                    open.push_back(i);
                    extents.emplace_back();
                }
            }
            while (!open.empty()) close();
        }
    }
    std::ranges::stable_sort(found, [](const Border& a, const Border& b) {
        return a.slice.begin != b.slice.begin ? a.slice.begin < b.slice.begin : a.slice.end > b.slice.end;
    });
    return found;
}

bool crosses(text::Slice a, text::Slice b) {
    const bool apart = a.end <= b.begin || b.end <= a.begin;
    return !apart && !a.contains(b) && !b.contains(a);
}

bool may_be_cut(const Repair& repair) {
    return repair.act == Act::drop_space ||
           (repair.act == Act::surplus && repair.detail != "repeated truncated");
}

/// Sorts by begin, outer before inner; of equal ones the order of proposal decides.
bool stands_before(const Repair& a, const Repair& b) {
    return a.target.begin != b.target.begin ? a.target.begin < b.target.begin : a.target.end > b.target.end;
}

/// Offsets at which a cut falls inside `target`: the borders that it crosses.
class Borders {
  public:
    explicit Borders(const Document& document) : all_(borders(document)) {
        reach_.reserve(all_.size());
        for (std::size_t i = 0; i < all_.size(); ++i) {
            reach_.push_back(std::max(i == 0 ? 0U : reach_[i - 1], all_[i].slice.end));
        }
    }

    [[nodiscard]] std::vector<std::uint32_t> crossed(text::Slice target) const {
        std::vector<std::uint32_t> cuts;
        auto after = static_cast<std::size_t>(
            std::ranges::lower_bound(all_, target.end, {},
                                     [](const Border& one) { return one.slice.begin; }) -
            all_.begin());
        while (after-- > 0 && reach_[after] > target.begin) {
            const text::Slice border = all_[after].slice;
            const bool more = all_[after].stretch && target != border && target.contains(border);
            if (!more && !crosses(border, target)) continue;
            if (border.begin > target.begin) cuts.push_back(border.begin);
            if (border.end < target.end) cuts.push_back(border.end);
        }
        std::ranges::sort(cuts);
        cuts.erase(std::unique(cuts.begin(), cuts.end()), cuts.end());
        return cuts;
    }

  private:
    std::vector<Border> all_;
    std::vector<std::uint32_t> reach_;  ///< the furthest end up to here
};

/// The text of inline code. It is quoted as it stands, and TEI lets `code` hold nothing but text.
class Code {
  public:
    explicit Code(const Document& document) {
        const std::span<const Node> nodes = document.nodes();
        for (std::uint32_t i = 0; i < nodes.size(); ++i) {
            if (nodes[i].kind != Kind::code) continue;
            for (std::uint32_t k = i + 1; k < nodes[i].end; ++k) {
                if (nodes[k].kind == Kind::text) texts_.push_back(document.row(k).slice);
            }
        }
        std::ranges::sort(texts_, {}, &text::Slice::begin);
    }

    [[nodiscard]] bool holds(text::Slice target) const {
        const auto after = std::ranges::upper_bound(texts_, target.begin, {}, &text::Slice::begin);
        return after != texts_.begin() && (after - 1)->contains(target) &&
               !(target.empty() && target.begin == (after - 1)->end);
    }

  private:
    std::vector<text::Slice> texts_;
};

base::Location where(const Document& document, text::Slice slice) {
    const text::Position position = document.source().position(slice.begin);
    return {
        .line = position.line, .column = position.column, .bytes = base::ByteRange{slice.begin, slice.end}};
}

void refuse(const Document& document, const Repair& repair, std::string why, base::Findings& findings) {
    findings.add(rules::refused, where(document, repair.target),
                 {std::string(info(repair.kind).option), std::move(why)});
}

bool is_forbidden_control(char c) {
    return static_cast<unsigned char>(c) < 0x20 && c != '\t' && c != '\n' && c != '\r';
}

/// Does `offset` fall inside a row that stands for something else than its bytes?
bool cuts_a_respelling(const Document& document, std::uint32_t offset) {
    const auto after =
        std::ranges::upper_bound(document.rows(), offset, {}, [](const Row& row) { return row.slice.begin; });
    if (after == document.rows().begin()) return false;
    const Row& row = *(after - 1);
    return row.respelled && row.slice.begin < offset && offset < row.slice.end;
}

/// Why a repair cannot be taken, whatever else there is; empty when it can.
std::string fault(const Document& document, const Repair& repair) {
    const text::Slice target = repair.target;
    if (target.end > document.text().size() || target.begin > target.end)
        return "its range is outside the text";
    const bool point = repair.act == Act::supply;
    if (target.empty() != point) return point ? "it must have no extent" : "it has no extent";
    if (document.block_at(target.begin) == Document::no_node &&
        (!point || target.begin == 0 || document.block_at(target.begin - 1) == Document::no_node)) {
        return "it stands outside the text";
    }
    if (cuts_a_respelling(document, target.begin) || cuts_a_respelling(document, target.end)) {
        return "it begins or ends inside a character reference";
    }
    if (repair.act == Act::correct && repair.reading.empty() && !repair.lost) return "it proposes no reading";
    if (std::ranges::any_of(repair.reading, is_forbidden_control))
        return "its reading holds a character that XML forbids";
    return {};
}

/// A proposal, or one of the parts that borders cut it into.
struct Candidate {
    Repair repair;
    std::uint32_t rank;  ///< of the proposal: earlier ones win
};

/// What each proposal comes to by itself, in the order of the text; what cannot be taken is refused.
std::vector<Candidate> candidates_of(const Document& document, std::span<const Repair> proposals,
                                     base::Findings& findings) {
    const Borders borders(document);
    const Code code(document);
    std::vector<Candidate> candidates;
    for (std::uint32_t rank = 0; rank < proposals.size(); ++rank) {
        const Repair& proposal = proposals[rank];
        if (std::string why = fault(document, proposal); !why.empty()) {
            refuse(document, proposal, std::move(why), findings);
            continue;
        }
        std::vector<std::uint32_t> cuts = borders.crossed(proposal.target);
        if (!cuts.empty() && !may_be_cut(proposal)) {
            refuse(document, proposal, "it crosses an element or a run", findings);
            continue;
        }
        cuts.push_back(proposal.target.end);
        std::uint32_t begin = proposal.target.begin;
        for (const std::uint32_t cut : cuts) {
            const text::Slice target{begin, cut};
            begin = cut;
            if (code.holds(target)) continue;
            candidates.push_back({proposal, rank});
            candidates.back().repair.target = target;
        }
    }
    std::ranges::stable_sort(candidates, [](const Candidate& a, const Candidate& b) {
        if (stands_before(a.repair, b.repair)) return true;
        if (stands_before(b.repair, a.repair)) return false;
        return a.rank < b.rank;
    });
    return candidates;
}

/// Can both be taken, where `outer` begins before `inner` or holds it?
bool go_together(const Repair& outer, const Repair& inner) {
    if (outer.target != inner.target) return !crosses(outer.target, inner.target);
    return outer.act == Act::surplus && inner.act != Act::surplus;  // what is struck out may be repaired too
}

/// Which candidates are taken when the earlier proposal wins; the others are refused. A sweep over the text,
/// in which `open` are the repairs around the current place.
std::vector<char> without_conflicts(const Document& document, std::span<const Candidate> candidates,
                                    base::Findings& findings) {
    std::vector<char> taken(candidates.size(), 0);
    std::vector<std::uint32_t> open;
    const auto lose = [&](const Repair& loser) {
        refuse(document, loser, "another repair has the same text", findings);
    };
    for (std::uint32_t index = 0; index < candidates.size(); ++index) {
        const Repair& repair = candidates[index].repair;
        const auto ended = [&](const Repair& outer) {
            return outer.target.end <= repair.target.begin &&
                   !(repair.target.empty() && outer.target == repair.target);
        };
        while (!open.empty() && ended(candidates[open.back()].repair)) open.pop_back();
        bool stays = true;
        while (stays && !open.empty() && !go_together(candidates[open.back()].repair, repair)) {
            const Candidate& outer = candidates[open.back()];
            if (outer.repair.target == repair.target || outer.rank < candidates[index].rank) {
                stays = false;
                if (!(outer.repair == repair)) lose(repair);  // the same proposed twice needs no finding
            } else {
                lose(outer.repair);
                taken[open.back()] = 0;
                open.pop_back();
            }
        }
        if (!stays) continue;
        taken[index] = 1;
        open.push_back(index);
    }
    return taken;
}

}  // namespace

Repairs::Repairs(const Document& document, std::vector<Repair> proposals, base::Findings& findings) {
    std::vector<Candidate> candidates = candidates_of(document, proposals, findings);
    const std::vector<char> taken = without_conflicts(document, candidates, findings);
    for (std::size_t i = 0; i < candidates.size(); ++i) {
        if (taken[i] != 0) all_.push_back(std::move(candidates[i].repair));
    }
}

std::span<const Repair> Repairs::in(text::Slice slice) const {
    const auto first =
        std::ranges::lower_bound(all_, slice.begin, {}, [](const Repair& one) { return one.target.begin; });
    const auto last =
        std::ranges::lower_bound(all_, slice.end, {}, [](const Repair& one) { return one.target.begin; });
    return {first, last};
}

}  // namespace model
