#include <algorithm>

#include "html/flow.h"

namespace html {

std::uint32_t Wraps::inside(std::uint32_t outer, Wrap wrap) {
    std::string key(1, static_cast<char>(wrap.kind));
    key += std::to_string(wrap.number);
    for (const Attribute& attribute : wrap.attributes) {
        key += '\0';
        key += static_cast<char>(attribute.name);
        key += attribute.value;
    }
    const auto [known, fresh] =
        known_.try_emplace({outer, std::move(key)}, static_cast<std::uint32_t>(nodes_.size()));
    if (fresh) nodes_.push_back({outer, nodes_[outer].depth + 1, std::move(wrap)});
    return known->second;
}

std::uint32_t Wraps::common(std::uint32_t a, std::uint32_t b) const {
    while (a != b) {
        if (nodes_[a].depth >= nodes_[b].depth) {
            a = nodes_[a].outer;
        } else {
            b = nodes_[b].outer;
        }
    }
    return a;
}

std::vector<std::uint32_t> Wraps::path(std::uint32_t stack, std::uint32_t below) const {
    std::vector<std::uint32_t> path;
    for (; stack != below; stack = nodes_[stack].outer) path.push_back(stack);
    std::ranges::reverse(path);
    return path;
}

}  // namespace html
