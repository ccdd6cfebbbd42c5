#include "relaxng/ids.h"

#include "xml/characters.h"

namespace relaxng {

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
        const auto [found, fresh] = given_.emplace(id, attribute);
        if (!fresh) {
            earlier = found->second;
            return false;
        }
    }
}

std::vector<Ids::Dangling> Ids::dangling() const {
    std::vector<Dangling> all;
    for (const Reference& reference : references_) {
        if (!given_.contains(reference.id)) all.push_back({reference.attribute, reference.id});
    }
    return all;
}

}  // namespace relaxng
