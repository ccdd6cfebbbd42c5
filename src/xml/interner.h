// Names of a document, each resolved once for each namespace context it stands in: what makes a name
// cost one short hash. Used by the parser only.
#pragma once

#include <array>
#include <cstdint>
#include <cstring>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "xml/tree.h"

namespace xml {

/// Are the bytes at `at` those of `name`? For names, which are short: no call, few branches. As many bytes as
/// the name has must be there.
[[nodiscard]] inline bool same_bytes(const char* at, std::string_view name) {
    const char* from = name.data();
    std::size_t left = name.size();
    const auto words_differ = [](const char* a, const char* b, auto word) {
        auto other = word;
        std::memcpy(&word, a, sizeof word);
        std::memcpy(&other, b, sizeof other);
        return word != other;
    };
    if (left < 4) {
        while (left > 0 && at[left - 1] == from[left - 1]) --left;
        return left == 0;
    }
    for (; left > 8; at += 8, from += 8, left -= 8) {
        if (words_differ(at, from, std::uint64_t{})) return false;
    }
    if (name.size() >= 8) return !words_differ(at + left - 8, from + left - 8, std::uint64_t{});
    return !words_differ(at, from, std::uint32_t{}) &&
           !words_differ(at + left - 4, from + left - 4, std::uint32_t{});
}

class Interner {
  public:
    explicit Interner(Tree& tree);

    /// For the names of attributes without a prefix, which no declaration touches.
    static constexpr std::uint32_t no_context = 0xFFFFFFFF;

    /// The number in tree.names of a name as written, in a context; 0 when it is new there (see add).
    [[nodiscard]] std::uint32_t find(std::string_view raw, std::uint32_t context) {
        if (raw.empty()) return find_slot(raw, context);
        // A few names make up most of a document: they are found without a hash.
        const auto ends = static_cast<std::size_t>(raw.front() * 7 + raw.back());
        Recent& recent = recent_[(ends + raw.size() * 5) % recent_names];
        if (recent.size == raw.size() && recent.context == context &&
            same_bytes(raw.data(), {recent.raw, raw.size()}))
            return recent.name;
        const std::uint32_t name = find_slot(raw, context);
        if (name != 0) recent = {name, context, static_cast<std::uint32_t>(raw.size()), raw.data()};
        return name;
    }
    /// Adds a name that find() did not know; `local` is where the local part begins.
    std::uint32_t add(std::string_view raw, std::uint32_t local, std::string_view uri, std::uint32_t context);

    /// The same view for equal namespaces.
    std::string_view intern_uri(std::string_view uri) { return *uris_.insert(uri).first; }

    /// Namespace scopes. bind() and unbind() go in pairs, innermost first.
    void bind(std::string_view prefix, std::string_view uri) { bound_[prefix].push_back(uri); }
    void unbind(std::string_view prefix) { bound_[prefix].pop_back(); }
    /// The namespace of a prefix, empty when it has none or an empty one.
    [[nodiscard]] std::string_view uri_of(std::string_view prefix) const;

  private:
    struct Slot {
        std::uint32_t name = 0, hash = 0, context = 0, size = 0;
        const char* raw = nullptr;
    };
    struct Recent {
        std::uint32_t name = 0, context = 0, size = 0;
        const char* raw = nullptr;
    };
    static constexpr std::size_t recent_names = 64;
    struct Expanded {
        std::string_view uri, local;
        bool operator==(const Expanded&) const = default;
    };
    struct ExpandedHash {
        std::size_t operator()(const Expanded& name) const;
    };
    [[nodiscard]] std::uint32_t find_slot(std::string_view raw, std::uint32_t context) const;
    void grow();

    Tree& tree_;
    std::vector<Slot> slots_;
    std::array<Recent, recent_names> recent_{};
    std::size_t used_ = 0;
    std::unordered_map<Expanded, std::uint32_t, ExpandedHash> expanded_;
    std::unordered_set<std::string_view> uris_;
    std::unordered_map<std::string_view, std::vector<std::string_view>> bound_;
};

}  // namespace xml
