#include "stories/head_steps.h"

#include <algorithm>
#include <utility>

namespace stories {

void HeadSteps::add(std::vector<Step> steps) {
    // Many ways may differ from one in the same lines.
    const auto first = std::ranges::lower_bound(differences_, lines_.size(), {}, &Difference::met);
    std::sort(first, differences_.end());
    differences_.erase(std::unique(first, differences_.end()), differences_.end());
    lines_.push_back(std::move(steps));
}

void HeadSteps::meet(std::uint32_t alike, std::uint32_t one, std::uint32_t other) {
    constexpr std::size_t reach = 64;  // lines; ways that part meet soon, or hardly ever
    if (lines_.empty() || lines_.back()[one].alike == lines_.back()[other].alike) return;
    const std::size_t met = lines_.size();
    for (std::size_t line = met; line-- > 0 && met - line <= reach && one != other;) {
        const Step& first = lines_[line][one];
        const Step& second = lines_[line][other];
        if (first.target != second.target) differences_.push_back({met, alike, line});
        one = first.from;
        other = second.from;
    }
}

std::vector<std::uint32_t> HeadSteps::way_to(std::uint32_t step) const {
    std::vector<std::uint32_t> way(lines_.size());
    for (std::size_t line = lines_.size(); line-- > 0;) {
        way[line] = lines_[line][step].target;
        step = lines_[line][step].from;
    }
    return way;
}

std::vector<char> HeadSteps::open_on(std::uint32_t step) const {
    std::vector<char> open(lines_.size(), 0);
    auto next = differences_.rbegin();
    for (std::size_t line = lines_.size(); line-- > 0;) {
        const Step& here = lines_[line][step];
        for (; next != differences_.rend() && next->met == line; ++next) {
            if (next->alike == here.alike) open[next->line] = 1;
        }
        step = here.from;
    }
    return open;
}

}  // namespace stories
