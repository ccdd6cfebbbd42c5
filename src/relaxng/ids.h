// ID, IDREF and IDREFS of one document (RELAX NG DTD Compatibility §5): every id once, every reference to
// one.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/finding.h"
#include "relaxng/datatype.h"
#include "xml/tree.h"

namespace relaxng {

class Ids {
  public:
    /// Notes the value of an attribute; false when it is an id that was given before, whose place is then in
    /// `earlier`.
    bool note(IdKind kind, xml::Attribute attribute, xml::Attribute& earlier);
    /// Every reference to an id that nothing has: the attribute and the id.
    struct Dangling {
        xml::Attribute attribute;
        std::string_view id;
    };
    [[nodiscard]] std::vector<Dangling> dangling() const;

  private:
    struct Reference {
        xml::Attribute attribute;
        std::string_view id;
    };
    struct Slot {
        std::uint32_t hash = 0;
        std::uint32_t place = 0;  ///< in given_, from 1; 0: free
    };
    [[nodiscard]] std::size_t slot_of(std::string_view id, std::uint32_t hash) const;
    void grow();

    std::vector<Reference> given_;
    std::vector<Slot> slots_;  ///< open addressing over given_: documents may have an id on every element
    std::vector<Reference> references_;
};

}  // namespace relaxng
