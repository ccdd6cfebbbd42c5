// ID, IDREF and IDREFS of one document (RELAX NG DTD Compatibility §5): every id once, every reference to
// one.
//
// While the document is walked they are only written down. They are looked up at its end, all in one go:
// with an id on every word, the look-ups are what a large document waits for, and in one loop the memory
// of the next ones is fetched in the meantime.
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
    /// Notes the value of an attribute.
    void note(IdKind kind, xml::Attribute attribute);

    /// What is wrong with all of them together, in document order.
    struct Faults {
        struct Twice {
            xml::Attribute attribute, earlier;
            std::string_view id;
        };
        struct Dangling {
            xml::Attribute attribute;
            std::string_view id;
            std::string_view meant;  ///< an id that is there and nearly the same; empty: none
        };
        std::vector<Twice> twice;
        std::vector<Dangling> dangling;  ///< references to an id that nothing has
    };
    [[nodiscard]] Faults faults() const;

  private:
    struct Given {
        xml::Attribute attribute;
        const char* id = nullptr;
        std::uint32_t size = 0, hash = 0;
        [[nodiscard]] std::string_view text() const { return {id, size}; }
    };
    struct Slot {
        std::uint32_t hash = 0;
        std::uint32_t place = 0;  ///< in given_, from 1; 0: free
    };
    /// The slot that holds the id, or the free one where it would go.
    [[nodiscard]] std::string_view nearest(std::string_view id) const;
    [[nodiscard]] Slot& slot_of(std::vector<Slot>& slots, const Given& id) const;

    std::vector<Given> given_, references_;
};

}  // namespace relaxng
