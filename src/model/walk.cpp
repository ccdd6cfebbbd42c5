// The walk through a block in which elements and repairs nest.
#include <algorithm>

#include "base/error.h"
#include "model/edition.h"

namespace model {
namespace {

class Walker {
  public:
    Walker(const Edition& edition, const std::function<void(const Step&)>& visit)
        : document_(edition.document), repairs_(edition.repairs.all()), visit_(visit) {}

    void block(const Block& block) {
        const Node& root = document_.node(block.node);
        find_extents(block.node);
        for (std::uint32_t i = block.node; i < root.end; ++i) {
            close_nodes_before(i);
            const Kind kind = document_.node(i).kind;
            if (kind == Kind::text) {
                words(i);
                continue;
            }
            if (kind == Kind::run || i == block.node) enter_stretch(i);
            open_around(i);
            visit_({Step::What::open_node, i});
            open_.push_back({i, nullptr});
        }
        close_nodes_before(root.end);
        PM_CHECK(open_.empty());
    }

  private:
    struct Open {
        std::uint32_t node;
        const Repair* repair;  ///< or nothing: the node is what is open
    };

    /// Extents of the nodes of the subtree, by index relative to `root`.
    void find_extents(std::uint32_t root) {
        root_ = root;
        extents_.assign(document_.node(root).end - root, {});
        for (std::uint32_t i = document_.node(root).end; i-- > root;) {
            if (document_.node(i).kind == Kind::text) extents_[i - root] = document_.row(i).slice;
            if (i == root || extents_[i - root].empty()) continue;
            text::Slice& outer = extents_[document_.parent(i) - root];
            const text::Slice inner = extents_[i - root];
            outer = outer.empty()
                        ? inner
                        : text::Slice{std::min(outer.begin, inner.begin), std::max(outer.end, inner.end)};
        }
    }

    /// Repairs of this stretch come next.
    void enter_stretch(std::uint32_t node) {
        const text::Slice extent = extents_[node - root_];
        next_ = static_cast<std::size_t>(
            std::ranges::lower_bound(repairs_, extent.begin, {},
                                     [](const Repair& one) { return one.target.begin; }) -
            repairs_.begin());
        at_ = extent.begin;
        stretch_end_ = extent.end;
    }

    [[nodiscard]] const Repair* upcoming() const {
        if (next_ >= repairs_.size()) return nullptr;
        const Repair& one = repairs_[next_];
        const bool here =
            one.target.begin < stretch_end_ || (one.target.empty() && one.target.begin == stretch_end_);
        return here ? &one : nullptr;
    }

    void open_repair(const Repair& repair) {
        ++next_;
        visit_({Step::What::open_repair, 0, &repair});
        if (repair.target.empty()) {
            visit_({Step::What::close_repair, 0, &repair});
        } else {
            open_.push_back({0, &repair});
        }
    }

    /// Opens the repairs that cover the node whole and more.
    void open_around(std::uint32_t node) {
        const text::Slice extent = extents_[node - root_];
        if (extent.empty() || node == root_ || document_.node(node).kind == Kind::run) return;
        while (const Repair* repair = upcoming()) {
            if (repair->target.begin != extent.begin || repair->target.end <= extent.end) break;
            open_repair(*repair);
        }
    }

    void close_finished_repairs() {
        while (!open_.empty() && open_.back().repair != nullptr && open_.back().repair->target.end <= at_) {
            visit_({Step::What::close_repair, 0, open_.back().repair});
            open_.pop_back();
        }
    }

    /// Closes what does not go on at `node`.
    void close_nodes_before(std::uint32_t node) {
        while (!open_.empty()) {
            const Open top = open_.back();
            if (top.repair == nullptr && document_.node(top.node).end > node) break;
            if (top.repair != nullptr && top.repair->target.end > at_) break;
            if (top.repair == nullptr) supply_at_end();
            open_.pop_back();
            if (top.repair != nullptr) {
                visit_({Step::What::close_repair, 0, top.repair});
            } else {
                visit_({Step::What::close_node, top.node});
            }
        }
    }

    /// What is missing behind the last character.
    void supply_at_end() {
        while (const Repair* repair = upcoming()) {
            if (!repair->target.empty() || repair->target.begin != at_ || at_ != stretch_end_) break;
            open_repair(*repair);
        }
    }

    void words(std::uint32_t node) {
        const Row& row = document_.row(node);
        if (row.respelled) {
            whole_row(node, row);
            return;
        }
        at_ = row.slice.begin;
        while (at_ < row.slice.end) {
            close_finished_repairs();
            while (const Repair* repair = upcoming()) {
                if (repair->target.begin > at_) break;
                open_repair(*repair);
            }
            std::uint32_t stop = row.slice.end;
            if (const Repair* repair = upcoming()) stop = std::min(stop, repair->target.begin);
            for (const Open& one : open_) {
                if (one.repair != nullptr) stop = std::min(stop, one.repair->target.end);
            }
            PM_CHECK(stop > at_);
            const text::Slice piece{at_, stop};
            visit_({Step::What::text, node, nullptr, piece, piece.of(document_.text())});
            at_ = stop;
        }
        close_finished_repairs();
    }

    /// A row that stands for something else is never cut (Repairs sees to that).
    void whole_row(std::uint32_t node, const Row& row) {
        at_ = row.slice.begin;
        close_finished_repairs();
        while (const Repair* repair = upcoming()) {
            if (repair->target.begin > at_) break;
            open_repair(*repair);
        }
        visit_({Step::What::text, node, nullptr, row.slice, row.stands_for(document_.text())});
        at_ = row.slice.end;
        close_finished_repairs();
    }

    const Document& document_;
    const std::vector<Repair>& repairs_;
    const std::function<void(const Step&)>& visit_;
    std::vector<text::Slice> extents_;
    std::vector<Open> open_;
    std::uint32_t root_ = 0;
    std::uint32_t at_ = 0;
    std::uint32_t stretch_end_ = 0;
    std::size_t next_ = 0;
};

}  // namespace

void walk(const Edition& edition, const Block& block, const std::function<void(const Step&)>& visit) {
    Walker(edition, visit).block(block);
}

}  // namespace model
