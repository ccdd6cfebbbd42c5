// ID, IDREF and IDREFS of one document (RELAX NG DTD Compatibility §5): every id once, every reference to one.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
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
    std::unordered_map<std::string_view, xml::Attribute> given_;
    std::vector<Reference> references_;
};

}  // namespace relaxng
