#include "read/page_cut.h"

#include <algorithm>
#include <numeric>

namespace readers {
namespace {

using Indices = std::vector<std::uint32_t>;

class Cutter {
  public:
    explicit Cutter(const std::vector<Box>& boxes) : boxes_(boxes) {}

    [[nodiscard]] Indices order() {
        Indices all(boxes_.size());
        std::iota(all.begin(), all.end(), 0U);
        pending_.push_back(std::move(all));
        while (!pending_.empty()) {
            Indices region = std::move(pending_.back());
            pending_.pop_back();
            if (region.size() <= 1) {
                done_.insert(done_.end(), region.begin(), region.end());
            } else if (!cut(region)) {
                sort_by(region, &Box::left);
                done_.insert(done_.end(), region.begin(), region.end());
            }
        }
        return done_;
    }

  private:
    void sort_by(Indices& region, std::uint32_t Box::*edge) const {
        std::ranges::stable_sort(region, [&](std::uint32_t a, std::uint32_t b) {
            const Box& one = boxes_[a];
            const Box& two = boxes_[b];
            if (one.*edge != two.*edge) return one.*edge < two.*edge;
            return one.top != two.top ? one.top < two.top : one.left < two.left;
        });
    }

    /// Parts of a sorted region between which no box reaches from one edge to the other.
    [[nodiscard]] std::vector<Indices> parts(const Indices& sorted, std::uint32_t Box::*begin,
                                             std::uint32_t Box::*end) const {
        std::vector<Indices> found;
        std::uint32_t reach = 0;
        for (const std::uint32_t index : sorted) {
            if (found.empty() || boxes_[index].*begin >= reach) found.emplace_back();
            found.back().push_back(index);
            reach = std::max(reach, boxes_[index].*end);
        }
        return found;
    }

    [[nodiscard]] bool has_story(const Indices& part) const {
        bool head = false;
        bool body = false;
        for (const std::uint32_t index : part) (boxes_[index].head ? head : body) = true;
        return head && body;
    }

    /// Joins neighbouring parts until each is a story with its headline; fewer than two: none.
    [[nodiscard]] std::vector<Indices> stories(std::vector<Indices> columns) const {
        std::vector<Indices> found;
        Indices open;
        for (Indices& column : columns) {
            if (has_story(open) && has_story(column)) {
                found.push_back(std::move(open));
                open.clear();
            }
            open.insert(open.end(), column.begin(), column.end());
        }
        if (!open.empty()) found.push_back(std::move(open));
        return found;
    }

    /// The last part is pushed first, so that the first is taken next.
    void push(std::vector<Indices> found) {
        for (auto part = found.rbegin(); part != found.rend(); ++part) pending_.push_back(std::move(*part));
    }

    bool cut(Indices& region) {
        sort_by(region, &Box::left);
        std::vector<Indices> columns = parts(region, &Box::left, &Box::right);
        if (std::vector<Indices> whole = stories(columns); whole.size() > 1) {
            push(std::move(whole));
            return true;
        }
        Indices by_row = region;
        sort_by(by_row, &Box::top);
        if (std::vector<Indices> bands = parts(by_row, &Box::top, &Box::bottom); bands.size() > 1) {
            push(std::move(bands));
            return true;
        }
        if (columns.size() > 1) {
            push(std::move(columns));
            return true;
        }
        return false;
    }

    const std::vector<Box>& boxes_;
    std::vector<Indices> pending_;
    Indices done_;
};

}  // namespace

std::vector<std::uint32_t> reading_order(const std::vector<Box>& boxes) {
    return Cutter(boxes).order();
}

}  // namespace readers
