// The paths of a document: which names lead from the root to an element. What a rule asks of names alone has
// the same answer for all elements of a path, and a text of any length has few paths.
#pragma once

#include <cstdint>
#include <vector>

#include "xml/tree.h"

namespace schematron {

class PathTable {
  public:
    using Path = std::uint32_t;
    static constexpr Path root = 0;

    PathTable() : slots_(64) {}

    /// The path one element further down; paths are numbered in the order in which they are first met.
    Path below(Path path, std::uint32_t name) {
        const std::uint64_t key = (std::uint64_t{path} << 32 | name) + 1;
        std::size_t at = place(key);
        for (; slots_[at].key != 0; at = (at + 1) & (slots_.size() - 1)) {
            if (slots_[at].key == key) return slots_[at].path;
        }
        slots_[at] = {key, count_};
        if (count_ * 2 > slots_.size()) grow();
        return count_++;
    }

  private:
    struct Slot {
        std::uint64_t key = 0;  ///< 0: free
        Path path = 0;
    };
    [[nodiscard]] std::size_t place(std::uint64_t key) const {
        key *= 0x9E3779B97F4A7C15ULL;
        return (key ^ (key >> 32)) & (slots_.size() - 1);
    }
    void grow() {
        std::vector<Slot> old(slots_.size() * 2);
        old.swap(slots_);
        for (const Slot& slot : old) {
            if (slot.key == 0) continue;
            std::size_t at = place(slot.key);
            while (slots_[at].key != 0) at = (at + 1) & (slots_.size() - 1);
            slots_[at] = slot;
        }
    }

    std::vector<Slot> slots_;
    Path count_ = 1;
};

/// The paths of elements that come in document order.
class PathWalk {
  public:
    /// `above` is the path of what the first elements hang below; `numbers` what the document's names are
    /// called in the table.
    PathWalk(PathTable& table, const xml::Tree* tree, const std::vector<std::uint32_t>& numbers,
             PathTable::Path above)
        : table_(table),
          tree_(tree),
          numbers_(numbers),
          open_{{static_cast<std::uint32_t>(tree->items.size()) + 1, above}} {}

    PathTable::Path enter(std::uint32_t element) {
        while (open_.back().end <= element) open_.pop_back();
        const xml::Tree::Item& item = tree_->items[element];
        const PathTable::Path above = open_.back().path;
        // Elements of a name follow each other.
        if (above != last_above_ || item.name != last_name_) {
            last_ = table_.below(above, numbers_[item.name]);
            last_above_ = above;
            last_name_ = item.name;
        }
        const bool leaf = item.end <= element + 1 ||
                          (item.end == element + 2 && tree_->items[element + 1].kind != xml::Kind::element);
        if (!leaf) open_.push_back({item.end, last_});
        return last_;
    }

  private:
    struct Open {
        std::uint32_t end = 0;
        PathTable::Path path = PathTable::root;
    };
    PathTable& table_;
    const xml::Tree* tree_;
    const std::vector<std::uint32_t>& numbers_;
    std::vector<Open> open_;
    PathTable::Path last_ = PathTable::root, last_above_ = 0xFFFFFFFF;
    std::uint32_t last_name_ = 0;
};

}  // namespace schematron
