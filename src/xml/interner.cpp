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

std::size_t Interner::ExpandedHash::operator()(const Expanded& name) const {
    return hash_of(name.local, hash_of(name.uri, 0));
}

Interner::Interner(Tree& tree) : tree_(tree), slots_(256) {
    expanded_.emplace(Expanded{}, 0);
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
    const auto [found, fresh] = expanded_.emplace(Expanded{uri, raw.substr(local)}, name);
    const std::uint32_t stands_in = context == no_context ? 0 : context;
    tree_.names.push_back({raw, uri, local, found->second, stands_in, uri == xmlns_namespace});
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
