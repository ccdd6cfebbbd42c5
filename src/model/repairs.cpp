// Which proposals hold together.
#include <algorithm>
#include <numeric>

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

}  // namespace

Repairs::Repairs(const Document& document, std::vector<Repair> proposals, base::Findings& findings) {
    const Borders borders(document);
    const Code code(document);
    std::vector<Repair> fitting;
    std::vector<std::uint32_t> priority;
    for (std::uint32_t i = 0; i < proposals.size(); ++i) {
        Repair& proposal = proposals[i];
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
            fitting.push_back(proposal);
            fitting.back().target = target;
            priority.push_back(i);
        }
    }

    std::vector<std::uint32_t> order(fitting.size());
    std::iota(order.begin(), order.end(), 0U);
    std::ranges::stable_sort(order, [&](std::uint32_t a, std::uint32_t b) {
        if (stands_before(fitting[a], fitting[b])) return true;
        if (stands_before(fitting[b], fitting[a])) return false;
        return priority[a] < priority[b];
    });
    // A sweep: `open` are the repairs around the current place. What crosses an open one loses to it when
    // it was proposed later; else the open one goes.
    std::vector<char> taken(fitting.size(), 0);
    std::vector<std::uint32_t> open;
    for (const std::uint32_t index : order) {
        const text::Slice target = fitting[index].target;
        while (!open.empty() && fitting[open.back()].target.end <= target.begin &&
               !(target.empty() && fitting[open.back()].target == target)) {
            open.pop_back();
        }
        bool stays = true;
        while (stays && !open.empty()) {
            const Repair& outer = fitting[open.back()];
            const bool same = outer.target == target;
            if (!same && !crosses(outer.target, target)) break;
            if (same && (outer.kind != fitting[index].kind || outer.act != fitting[index].act) &&
                outer.act == Act::surplus && fitting[index].act != Act::surplus) {
                break;  // a repair inside a surplus of the same extent
            }
            if (same || priority[open.back()] < priority[index]) {
                stays = false;
                if (!(same && outer == fitting[index])) {
                    refuse(document, fitting[index], "another repair has the same text", findings);
                }
            } else {
                refuse(document, outer, "another repair has the same text", findings);
                taken[open.back()] = 0;
                open.pop_back();
            }
        }
        if (!stays) continue;
        taken[index] = 1;
        open.push_back(index);
    }
    for (const std::uint32_t index : order) {
        if (taken[index] != 0) all_.push_back(std::move(fitting[index]));
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
