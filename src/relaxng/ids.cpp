#include "relaxng/ids.h"

#include <functional>

#include "xml/characters.h"

namespace relaxng {
namespace {

std::uint32_t hash_of(std::string_view id) {
    const std::size_t hash = std::hash<std::string_view>{}(id);
    return static_cast<std::uint32_t>(hash ^ hash >> 32);
}

}  // namespace

/// The slot that holds the id, or the free one where it would go.
std::size_t Ids::slot_of(std::string_view id, std::uint32_t hash) const {
    const std::size_t mask = slots_.size() - 1;
    std::size_t at = hash & mask;
    while (slots_[at].place != 0 && (slots_[at].hash != hash || given_[slots_[at].place - 1].id != id))
        at = (at + 1) & mask;
    return at;
}

void Ids::grow() {
    std::vector<Slot> old(slots_.empty() ? 64 : slots_.size() * 2);
    old.swap(slots_);
    const std::size_t mask = slots_.size() - 1;
    for (const Slot& slot : old) {
        if (slot.place == 0) continue;
        std::size_t at = slot.hash & mask;
        while (slots_[at].place != 0) at = (at + 1) & mask;
        slots_[at] = slot;
    }
}

bool Ids::note(IdKind kind, xml::Attribute attribute, xml::Attribute& earlier) {
    const std::string_view value = attribute.value();
    std::size_t at = 0;
    while (true) {
        while (at < value.size() && xml::is_space(value[at])) ++at;
        if (at == value.size()) return true;
        std::size_t end = at;
        while (end < value.size() && !xml::is_space(value[end])) ++end;
        const std::string_view id = value.substr(at, end - at);
        at = end;
        if (kind != IdKind::id) {
            references_.push_back({attribute, id});
            continue;
        }
        if ((given_.size() + 1) * 2 > slots_.size()) grow();
        const std::uint32_t hash = hash_of(id);
        Slot& slot = slots_[slot_of(id, hash)];
        if (slot.place != 0) {
            earlier = given_[slot.place - 1].attribute;
            return false;
        }
        given_.push_back({attribute, id});
        slot = {hash, static_cast<std::uint32_t>(given_.size())};
    }
}

std::vector<Ids::Dangling> Ids::dangling() const {
    std::vector<Dangling> all;
    for (const Reference& reference : references_) {
        const bool found = !slots_.empty() && slots_[slot_of(reference.id, hash_of(reference.id))].place != 0;
        if (!found) all.push_back({reference.attribute, reference.id});
    }
    return all;
}

}  // namespace relaxng
