#include "schematron/document_index.h"

#include <algorithm>
#include <numeric>

#include "schematron/item.h"

namespace schematron {
namespace {

std::size_t hash_name(std::string_view uri, std::string_view local) {
    std::uint64_t hash = uri.size();
    for (const char c : local) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3ULL;
    return static_cast<std::size_t>(hash ^ (hash >> 32));
}

}  // namespace

NodeRef DocumentIndex::with_id(std::string_view id) {
    if (!ids_known_) {
        ids_known_ = true;
        auto declared = tree_->id_attributes;
        std::ranges::sort(declared);
        for (std::uint32_t i = 0; i < tree_->items.size(); ++i) {
            const xml::Node node = xml::Node(tree_, i);
            if (!node.is_element()) continue;
            for (const xml::Attribute attribute : node.attributes()) {
                const bool is_id = attribute.local() == "id" && attribute.uri() == xml::xml_namespace;
                const auto named = std::pair{node.name(), attribute.name()};
                if (is_id || std::ranges::binary_search(declared, named))
                    ids_.emplace(trimmed(attribute.value()), NodeRef(node));
            }
        }
    }
    const auto found = ids_.find(id);
    return found == ids_.end() ? NodeRef{} : found->second;
}

void DocumentIndex::list_names() {
    const std::vector<xml::Tree::Name>& names = tree_->names;
    std::size_t size = 16;
    while (size < names.size() * 2) size *= 2;
    name_slots_.assign(size, no_name);
    for (std::uint32_t i = 0; i < names.size(); ++i) {
        const xml::Tree::Name& name = names[i];
        if (name.expanded != i) continue;
        std::size_t at = hash_name(name.uri, name.raw.substr(name.local)) & (size - 1);
        while (name_slots_[at] != no_name) at = (at + 1) & (size - 1);
        name_slots_[at] = i;
    }
}

std::uint32_t DocumentIndex::name_id(std::string_view uri, std::string_view local) {
    if (name_slots_.empty()) list_names();
    const std::vector<xml::Tree::Name>& names = tree_->names;
    const std::size_t mask = name_slots_.size() - 1;
    for (std::size_t at = hash_name(uri, local) & mask; name_slots_[at] != no_name; at = (at + 1) & mask) {
        const xml::Tree::Name& name = names[name_slots_[at]];
        if (name.raw.substr(name.local) == local && name.uri == uri) return name_slots_[at];
    }
    return no_name;
}

/// Sorted by counting: one pass to count, one to place.
void DocumentIndex::list_elements() {
    first_of_.assign(tree_->names.size() + 1, 0);
    for (std::uint32_t i = 0; i < tree_->items.size(); ++i) {
        const xml::Node node = xml::Node(tree_, i);
        if (node.is_element()) ++first_of_[node.name_id() + 1];
    }
    std::partial_sum(first_of_.begin(), first_of_.end(), first_of_.begin());
    elements_.resize(first_of_.back());
    std::vector<std::uint32_t> next = first_of_;
    for (std::uint32_t i = 0; i < tree_->items.size(); ++i) {
        const xml::Node node = xml::Node(tree_, i);
        if (node.is_element()) elements_[next[node.name_id()]++] = i;
    }
}

std::span<const std::uint32_t> DocumentIndex::elements_named(std::uint32_t name, std::uint32_t begin,
                                                             std::uint32_t end) {
    if (name == no_name) return {};
    if (first_of_.empty()) list_elements();
    const std::span<const std::uint32_t> all(elements_.data() + first_of_[name],
                                             first_of_[name + 1] - first_of_[name]);
    const auto first = std::ranges::lower_bound(all, begin);
    const auto last = std::lower_bound(first, all.end(), end);
    return {first, last};
}

}  // namespace schematron
