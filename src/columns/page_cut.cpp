#include "columns/page_cut.h"

#include <algorithm>
#include <numeric>
#include <optional>

namespace columns {
namespace {

using Indices = std::vector<std::uint32_t>;

class Cutter {
  public:
    Cutter(const std::vector<Box>& boxes, const Joins& joins) : boxes_(boxes), joins_(joins) {}

    [[nodiscard]] Indices order() {
        Indices all(boxes_.size());
        std::iota(all.begin(), all.end(), 0U);
        return order_of({std::move(all)}, joins_ != nullptr);
    }

  private:
    /// The order of regions that follow each other; `weighing`: where there are two ways to cut one, the text
    /// says which.
    [[nodiscard]] Indices order_of(std::vector<Indices> regions, bool weighing) const {
        std::vector<Indices> pending;
        Indices done;
        push(std::move(regions), pending);
        while (!pending.empty()) {
            Indices region = std::move(pending.back());
            pending.pop_back();
            std::vector<Indices> found;
            if (region.size() > 1) found = cut(region, weighing);
            if (found.empty()) {
                sort_by(region, &Box::left);
                done.insert(done.end(), region.begin(), region.end());
            }
            push(std::move(found), pending);
        }
        return done;
    }

    /// How well the text runs on from each box to the next, headlines left out.
    [[nodiscard]] double runs_on(const Indices& order) const {
        double sum = 0;
        std::optional<std::uint32_t> before;
        for (const std::uint32_t index : order) {
            if (boxes_[index].head) continue;
            if (before) sum += joins_(*before, index);
            before = index;
        }
        return sum;
    }

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

    /// Joins bands until each begins with headlines and holds what stands under them.
    [[nodiscard]] std::vector<Indices> frames(const std::vector<Indices>& bands) const {
        const auto is_head = [&](std::uint32_t index) { return boxes_[index].head; };
        std::vector<Indices> found;
        for (const Indices& band : bands) {
            const bool begins = found.empty() || (!std::ranges::all_of(found.back(), is_head) &&
                                                  std::ranges::any_of(band, is_head));
            if (begins) found.emplace_back();
            found.back().insert(found.back().end(), band.begin(), band.end());
        }
        return found;
    }

    /// Puts bands together that are not frames: white rows by chance, or where the headline of another story
    /// stood. The text runs on down the columns and not from band to band.
    void put_together(std::vector<Indices>& bands) const {
        constexpr std::size_t most_bands = 4;  // at a time
        constexpr double clearly = 1;
        for (std::size_t first = 0; first + 1 < bands.size(); ++first) {
            Indices all = bands[first];
            std::size_t best = first;
            double most = clearly;
            for (std::size_t last = first + 1; last < std::min(bands.size(), first + most_bands); ++last) {
                all.insert(all.end(), bands[last].begin(), bands[last].end());
                Indices sorted = all;
                sort_by(sorted, &Box::left);
                std::vector<Indices> columns = parts(sorted, &Box::left, &Box::right);
                if (columns.size() < 2) continue;
                const std::vector<Indices> apart(bands.begin() + static_cast<std::ptrdiff_t>(first),
                                                 bands.begin() + static_cast<std::ptrdiff_t>(last) + 1);
                const double ahead =
                    runs_on(order_of(std::move(columns), false)) - runs_on(order_of(apart, false));
                if (ahead <= most) continue;
                most = ahead;
                best = last;
            }
            if (best == first) continue;
            for (std::size_t i = first + 1; i <= best; ++i) {
                bands[first].insert(bands[first].end(), bands[i].begin(), bands[i].end());
            }
            bands.erase(bands.begin() + static_cast<std::ptrdiff_t>(first) + 1,
                        bands.begin() + static_cast<std::ptrdiff_t>(best) + 1);
        }
    }

    /// The last part is pushed first, so that the first is taken next.
    static void push(std::vector<Indices> found, std::vector<Indices>& pending) {
        for (auto part = found.rbegin(); part != found.rend(); ++part) pending.push_back(std::move(*part));
    }

    /// The parts of a region; none: it cannot be cut.
    [[nodiscard]] std::vector<Indices> cut(Indices& region, bool weighing) const {
        sort_by(region, &Box::left);
        std::vector<Indices> columns = parts(region, &Box::left, &Box::right);
        std::vector<Indices> whole = stories(columns);
        Indices by_row = region;
        sort_by(by_row, &Box::top);
        std::vector<Indices> bands = parts(by_row, &Box::top, &Box::bottom);
        constexpr std::size_t most_boxes = 400;  // those of a page
        constexpr double rather = 0.5;
        weighing = weighing && region.size() <= most_boxes;
        if (weighing) put_together(bands);
        if (whole.size() > 1) {
            if (!weighing || bands.size() == 1) return whole;
            std::vector<Indices> below = frames(bands);
            if (below.size() == 1) return whole;
            const double ahead = runs_on(order_of(below, false)) - runs_on(order_of(whole, false));
            return ahead > rather ? below : whole;
        }
        if (bands.size() > 1) return bands;
        if (columns.size() > 1) return columns;
        return {};
    }

    const std::vector<Box>& boxes_;
    const Joins& joins_;
};

}  // namespace

std::vector<std::uint32_t> reading_order(const std::vector<Box>& boxes, const Joins& joins) {
    return Cutter(boxes, joins).order();
}

}  // namespace columns
