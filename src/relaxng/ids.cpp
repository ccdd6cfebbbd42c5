#include "relaxng/ids.h"

#include <algorithm>
#include <functional>

#include "base/ascii.h"
#include "relaxng/message.h"
#include "relaxng/message_words.h"
#include "xml/characters.h"

namespace relaxng {
namespace {

/// How many look-ups ahead memory is asked for.
constexpr std::size_t ahead = 16;

/// For so many references it is looked what they may have meant, among so many ids.
constexpr std::size_t most_compared = 20, most_candidates = 10'000;

std::uint32_t hash_of(std::string_view id) {
    const std::size_t hash = std::hash<std::string_view>{}(id);
    return static_cast<std::uint32_t>(hash ^ hash >> 32);
}

/// p12 and p13 are two of a row, and neither is a slip of the other.
std::string without_digits(std::string_view id) {
    std::string out(id);
    std::erase_if(out, base::is_digit);
    return out;
}

}  // namespace

Ids::Slot& Ids::slot_of(std::vector<Slot>& slots, const Given& id) const {
    const std::size_t mask = slots.size() - 1;
    std::size_t at = id.hash & mask;
    while (slots[at].place != 0 &&
           (slots[at].hash != id.hash || given_[slots[at].place - 1].text() != id.text()))
        at = (at + 1) & mask;
    return slots[at];
}

std::string_view Ids::nearest(std::string_view id) const {
    std::string_view best;
    std::size_t least = 3;
    for (std::size_t i = 0; i < given_.size() && i < most_candidates; ++i) {
        const std::string_view other = given_[i].text();
        const std::size_t longer = std::max(id.size(), other.size()) - std::min(id.size(), other.size());
        if (longer >= least || without_digits(id) == without_digits(other)) continue;
        const std::size_t distance = edit_distance(id, other);
        if (distance >= least || !is_slip(id, distance)) continue;
        best = other;
        least = distance;
    }
    return best;
}

void Ids::note(IdKind kind, xml::Attribute attribute) {
    const std::string_view value = attribute.value();
    std::vector<Given>& list = kind == IdKind::id ? given_ : references_;
    std::size_t at = 0;
    while (true) {
        while (at < value.size() && xml::is_space(value[at])) ++at;
        if (at == value.size()) return;
        std::size_t end = at;
        while (end < value.size() && !xml::is_space(value[end])) ++end;
        const std::string_view id = value.substr(at, end - at);
        list.push_back({attribute, id.data(), static_cast<std::uint32_t>(id.size()), hash_of(id)});
        at = end;
    }
}

Ids::Faults Ids::faults() const {
    Faults found;
    std::size_t size = 64;
    while (size < given_.size() * 2) size *= 2;
    std::vector<Slot> slots(given_.empty() && references_.empty() ? 0 : size);
    const auto fetch = [&](const std::vector<Given>& list, std::size_t i) {
        if (i < list.size()) __builtin_prefetch(&slots[list[i].hash & (size - 1)]);
    };
    for (std::size_t i = 0; i < given_.size(); ++i) {
        fetch(given_, i + ahead);
        Slot& slot = slot_of(slots, given_[i]);
        if (slot.place != 0) {
            found.twice.push_back({given_[i].attribute, given_[slot.place - 1].attribute, given_[i].text()});
        } else {
            slot = {given_[i].hash, static_cast<std::uint32_t>(i + 1)};
        }
    }
    for (std::size_t i = 0; i < references_.size(); ++i) {
        fetch(references_, i + ahead);
        if (slot_of(slots, references_[i]).place == 0)
            found.dangling.push_back({references_[i].attribute, references_[i].text(),
                                      found.dangling.size() < most_compared ? nearest(references_[i].text())
                                                                            : std::string_view{}});
    }
    return found;
}

}  // namespace relaxng
