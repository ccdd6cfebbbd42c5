// What is looked up in a document by name or id, each table made when it is first asked for.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "schematron/node.h"

namespace schematron {

class DocumentIndex {
  public:
    /// `tree` outlives the index.
    explicit DocumentIndex(const xml::Tree* tree) : tree_(tree) {}

    [[nodiscard]] const xml::Tree* tree() const { return tree_; }
    /// The element with this xml:id, or attribute that the document declares as an ID; the first when several
    /// have it, none when there is none.
    [[nodiscard]] NodeRef with_id(std::string_view id);
    /// The number that this document gave to a name, or no_name.
    [[nodiscard]] std::uint32_t name_id(std::string_view uri, std::string_view local);
    static constexpr std::uint32_t no_name = 0xFFFFFFFF;
    /// The elements of that name whose index is in [begin, end), in document order.
    [[nodiscard]] std::span<const std::uint32_t> elements_named(std::uint32_t name, std::uint32_t begin,
                                                                std::uint32_t end);

  private:
    void list_names();
    void list_elements();

    const xml::Tree* tree_;
    bool ids_known_ = false;
    std::unordered_map<std::string_view, NodeRef> ids_;
    std::vector<std::uint32_t> name_slots_;  ///< open addressing: names of the document, by hash
    std::vector<std::uint32_t> first_of_;    ///< by name: where its elements begin in elements_
    std::vector<std::uint32_t> elements_;    ///< all, by name and then in document order
};

}  // namespace schematron
