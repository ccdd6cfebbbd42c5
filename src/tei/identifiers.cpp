#include "tei/identifiers.h"

#include <algorithm>
#include <array>

namespace tei {
namespace {

using model::Kind;

/// The letter of a kind; 0 for kinds without identifier.
constexpr char letter_of(Kind kind) {
    switch (kind) {
        case Kind::head: return 'h';
        case Kind::opener: return 'o';
        case Kind::paragraph:
        case Kind::ab: return 'p';
        case Kind::figure: return 'f';
        case Kind::table: return 't';
        case Kind::list: return 'l';
        case Kind::closer: return 'c';
        default: return 0;
    }
}

/// Counts the identifiers below one division.
struct Scope {
    std::uint32_t end;   ///< of the division's subtree
    std::uint32_t name;  ///< index of its own identifier
    std::array<std::uint32_t, 26> counts{};
};

}  // namespace

Identifiers::Identifiers(const model::Document& document) {
    const auto nodes = document.nodes();
    const auto size = static_cast<std::uint32_t>(nodes.size());
    own_.assign(size, 0);
    nearest_.assign(size, 0);
    std::uint32_t unassigned = 0, series = 0;
    std::vector<Scope> scopes;
    std::vector<std::pair<std::uint32_t, std::uint32_t>> around;  // end of a subtree, its identifier
    const auto enter = [&](std::uint32_t end, std::string name) {
        const auto index = static_cast<std::uint32_t>(names_.size());
        names_.push_back(std::move(name));
        scopes.push_back({end, index, {}});
        return index;
    };
    for (std::uint32_t i = 0; i < size; ++i) {
        const Kind kind = nodes[i].kind;
        while (!scopes.empty() && scopes.back().end <= i) scopes.pop_back();
        while (!around.empty() && around.back().first <= i) around.pop_back();
        if (kind == Kind::article) {
            own_[i] = enter(nodes[i].end, "a" + std::to_string(++articles_));
        } else if (kind == Kind::unassigned) {
            own_[i] = enter(nodes[i].end, "u" + std::to_string(++unassigned));
        } else if (kind == Kind::series) {
            own_[i] = enter(nodes[i].end, "g" + std::to_string(++series));
        } else if (scopes.empty()) {
            // what the writer wraps: everything up to the next division
            std::uint32_t end = i;
            while (end < size && !(is_division(nodes[end].kind) && nodes[end].kind != Kind::section))
                end = nodes[end].end;
            const std::uint32_t index = enter(end, "u" + std::to_string(++unassigned));
            wrappers_.emplace_back(i, index);
            around.emplace_back(end, index);
        }
        if (const char letter = letter_of(kind); letter != 0) {
            Scope& scope = scopes.back();
            const std::uint32_t number = ++scope.counts[static_cast<std::size_t>(letter - 'a')];
            own_[i] = static_cast<std::uint32_t>(names_.size());
            names_.push_back(names_[scope.name] + "." + letter + std::to_string(number));
        }
        nearest_[i] = own_[i] != 0 ? own_[i] : around.empty() ? 0 : around.back().second;
        if (own_[i] != 0 && nodes[i].end > i + 1) around.emplace_back(nodes[i].end, own_[i]);
    }
}

std::string_view Identifiers::of(std::uint32_t node) const {
    return names_[own_[node]];
}

std::string_view Identifiers::wrapper(std::uint32_t node) const {
    const auto found =
        std::ranges::lower_bound(wrappers_, node, {}, [](const auto& entry) { return entry.first; });
    return found != wrappers_.end() && found->first == node ? std::string_view(names_[found->second])
                                                            : std::string_view{};
}

}  // namespace tei
