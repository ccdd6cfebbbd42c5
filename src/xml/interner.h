// Names of a document, each resolved once for each namespace context it stands in: what makes a name
// cost one short hash. Used by the parser only.
#pragma once

#include <array>
#include <bit>
#include <cstdint>
#include <cstring>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "xml/blocks.h"
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

/// Up to sixteen bytes as two numbers, zeros behind them: equal exactly when they are.
struct ShortName {
    std::uint64_t low = 0, high = 0;
    std::size_t size = 0;  ///< 0: there is none, or it is longer, or what ends it has to be looked at
    bool operator==(const ShortName&) const = default;
};

/// The bytes up to white space, "/", ">" or "=". Sixteen bytes must be there to read.
[[nodiscard]] inline ShortName short_name([[maybe_unused]] const char* at) {
    ShortName out;
#ifdef __SSE2__
    alignas(16) static constexpr std::array<char, 32> kept = [] {
        std::array<char, 32> bytes{};
        for (std::size_t i = 0; i < 16; ++i) bytes[i] = -1;
        return bytes;
    }();
    const __m128i block = block_at(at);
    const unsigned ends = bits_below_or_among<0x21, '/', '>', '='>(block);
    if (ends == 0) return out;
    out.size = static_cast<std::size_t>(std::countr_zero(ends));
    const __m128i name = _mm_and_si128(block, block_at(kept.data() + 16 - out.size));
    out.low = static_cast<std::uint64_t>(_mm_cvtsi128_si64(name));
    out.high = static_cast<std::uint64_t>(_mm_cvtsi128_si64(_mm_unpackhi_epi64(name, name)));
    // A name may go on beyond ASCII.
    if (static_cast<unsigned char>(at[out.size]) >= 0x80) out.size = 0;
#endif
    return out;
}

/// Names that were met, by their bytes: what a tag costs is mostly to find out which it is. A cache of fixed
/// size in which the last one of a place stands.
class ShortNames {
  public:
    /// Its number; 0 when it is not known here.
    [[nodiscard]] std::uint32_t find(const ShortName& name, std::uint32_t context) const {
        const Slot& slot = slots_[place(name)];
        return slot.name == name && slot.context == context ? slot.number : 0;
    }
    void add(const ShortName& name, std::uint32_t context, std::uint32_t number) {
        if (name.size != 0) slots_[place(name)] = {name, context, number};
    }

  private:
    struct Slot {
        ShortName name{};
        std::uint32_t context = 0, number = 0;
    };
    static constexpr unsigned bits = 8;
    static std::size_t place(const ShortName& name) {
        return static_cast<std::size_t>(
            ((name.low ^ name.high * 0xD6E8FEB86659FD93ULL) * 0x9E3779B97F4A7C15ULL) >> (64 - bits));
    }
    std::array<Slot, std::size_t{1} << bits> slots_{};
};

class Interner {
  public:
    explicit Interner(Tree& tree);

    /// For the names of attributes without a prefix, which no declaration touches.
    static constexpr std::uint32_t no_context = 0xFFFFFFFF;

    /// The number in tree.names of a name as written, in a context; 0 when it is new there (see add).
    [[nodiscard]] std::uint32_t find(std::string_view raw, std::uint32_t context) const;
    /// Of the names that tags begin with, those known to be names, in a context.
    [[nodiscard]] ShortNames& elements() { return elements_; }
    /// Of attributes, those that no declaration touches: without a prefix, or with xml.
    [[nodiscard]] ShortNames& attributes() { return attributes_; }
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
    /// The first name of that namespace and local part: `name` when there was none.
    std::uint32_t expanded(std::string_view uri, std::string_view local, std::uint32_t name);
    [[nodiscard]] std::uint32_t hash_of_expanded(std::string_view uri, std::string_view local);
    void grow_expanded();
    void grow();

    Tree& tree_;
    std::vector<Slot> slots_;
    ShortNames elements_, attributes_;
    std::size_t used_ = 0;
    std::vector<std::uint32_t> expanded_;  ///< names, by namespace and local part; 0: free
    std::string_view last_uri_;            ///< the hash of a namespace is that of the last name, mostly
    std::uint32_t last_uri_hash_ = 0;
    std::unordered_set<std::string_view> uris_;
    std::unordered_map<std::string_view, std::vector<std::string_view>> bound_;
};

}  // namespace xml
