#include "xml/interner.h"

#include <cstring>

namespace xml {
namespace {

std::uint64_t load(const char* from, std::size_t size) {
    std::uint64_t word = 0;
    std::memcpy(&word, from, size);
    return word;
}

/// Short names are the rule: two overlapping words, one multiplication each; long ones word by word.
std::uint32_t hash_of(std::string_view raw, std::uint32_t context) {
    const char* data = raw.data();
    std::size_t left = raw.size();
    std::uint64_t hash = (left + 1) * 0x9E3779B97F4A7C15ULL ^ context * 0xD6E8FEB86659FD93ULL;
    for (; left > 16; data += 8, left -= 8)
        hash = (hash ^ load(data, 8)) * 0xD6E8FEB86659FD93ULL, hash ^= hash >> 29;
    std::uint64_t a = 0, b = 0;
    if (left >= 8) {
        a = load(data, 8);
        b = load(data + left - 8, 8);
    } else if (left >= 4) {
        a = load(data, 4);
        b = load(data + left - 4, 4);
    } else if (left > 0) {
        a = static_cast<unsigned char>(data[0]);
        b = static_cast<std::uint64_t>(static_cast<unsigned char>(data[left / 2])) << 8 |
            static_cast<unsigned char>(data[left - 1]);
    }
    hash = (hash ^ a) * 0xD6E8FEB86659FD93ULL;
    hash ^= hash >> 32;
    hash = (hash ^ b) * 0x9E3779B97F4A7C15ULL;
    return static_cast<std::uint32_t>(hash >> 32);
}

}  // namespace

std::uint32_t Interner::hash_of_expanded(std::string_view uri, std::string_view local) {
    if (uri.data() != last_uri_.data() || uri.size() != last_uri_.size()) {
        last_uri_ = uri;
        last_uri_hash_ = hash_of(uri, 0);
    }
    return hash_of(local, last_uri_hash_);
}

std::uint32_t Interner::expanded(std::string_view uri, std::string_view local, std::uint32_t name) {
    if (uri.empty() && local.empty()) return 0;
    if (used_ * 2 > expanded_.size()) grow_expanded();
    const std::size_t mask = expanded_.size() - 1;
    std::size_t at = hash_of_expanded(uri, local) & mask;
    for (; expanded_[at] != 0; at = (at + 1) & mask) {
        const Tree::Name& other = tree_.names[expanded_[at]];
        if (other.raw.substr(other.local) == local && other.uri == uri) return expanded_[at];
    }
    return expanded_[at] = name;
}

void Interner::grow_expanded() {
    std::vector<std::uint32_t> old(expanded_.size() * 2);
    old.swap(expanded_);
    const std::size_t mask = expanded_.size() - 1;
    for (const std::uint32_t number : old) {
        if (number == 0) continue;
        const Tree::Name& name = tree_.names[number];
        std::size_t at = hash_of_expanded(name.uri, name.raw.substr(name.local)) & mask;
        while (expanded_[at] != 0) at = (at + 1) & mask;
        expanded_[at] = number;
    }
}

Interner::Interner(Tree& tree) : tree_(tree), slots_(256), expanded_(256), last_uri_hash_(hash_of({}, 0)) {
    tree_.names.reserve(64);
    uris_.insert(std::string_view{});
    uris_.insert(xml_namespace);
    uris_.insert(xmlns_namespace);
    bind("xml", xml_namespace);
}

std::uint32_t Interner::find(std::string_view raw, std::uint32_t context) const {
    const std::uint32_t hash = hash_of(raw, context);
    const std::size_t mask = slots_.size() - 1;
    for (std::size_t at = hash & mask; slots_[at].name != 0; at = (at + 1) & mask) {
        const Slot& slot = slots_[at];
        if (slot.hash == hash && slot.context == context && slot.size == raw.size() &&
            same_bytes(raw.data(), {slot.raw, raw.size()}))
            return slot.name;
    }
    return 0;
}

std::uint32_t Interner::add(std::string_view raw, std::uint32_t local, std::string_view uri,
                            std::uint32_t context) {
    if (++used_ * 2 > slots_.size()) grow();
    const auto name = static_cast<std::uint32_t>(tree_.names.size());
    const std::uint32_t first = expanded(uri, raw.substr(local), name);
    const std::uint32_t stands_in = context == no_context ? 0 : context;
    tree_.names.push_back({raw, uri, local, first, stands_in, uri == xmlns_namespace});
    const std::uint32_t hash = hash_of(raw, context);
    const std::size_t mask = slots_.size() - 1;
    std::size_t at = hash & mask;
    while (slots_[at].name != 0) at = (at + 1) & mask;
    slots_[at] = {name, hash, context, static_cast<std::uint32_t>(raw.size()), raw.data()};
    return name;
}

void Interner::grow() {
    std::vector<Slot> old(slots_.size() * 2);
    old.swap(slots_);
    const std::size_t mask = slots_.size() - 1;
    for (const Slot& slot : old) {
        if (slot.name == 0) continue;
        std::size_t at = slot.hash & mask;
        while (slots_[at].name != 0) at = (at + 1) & mask;
        slots_[at] = slot;
    }
}

std::string_view Interner::uri_of(std::string_view prefix) const {
    const auto found = bound_.find(prefix);
    return found == bound_.end() || found->second.empty() ? std::string_view{} : found->second.back();
}

}  // namespace xml
