// Checks documents against a schema.
//
// A Validator belongs to one thread and remembers what it has worked out from one document to the next; the
// Schema is shared. validate() walks the flat tree by a loop, so that depth costs nothing; its time and
// memory are proportional to the document. It goes on after every fault as a person would: what the likely
// mistake explains is not reported again.
#pragma once

#include <cstdint>
#include <memory>

#include "base/finding.h"
#include "relaxng/schema.h"
#include "xml/tree.h"

namespace relaxng {

struct ValidateOptions {
    std::size_t most_findings = 100'000;  ///< in one document; beyond them only the verdict is right
    bool check_ids = true;                ///< ID and IDREF across the document (DTD Compatibility §5)
};

class Validator {
  public:
    explicit Validator(const Schema& schema, const ValidateOptions& options = {});
    Validator(Validator&&) noexcept;
    Validator& operator=(Validator&&) noexcept;
    ~Validator();

    /// Is the document valid? If not, why is in `findings`, in document order but for references to missing
    /// ids, which come last. Of a document that is not well-formed, what could be read is checked.
    [[nodiscard]] bool validate(const xml::Document& document, base::Findings& findings);

    /// Derivatives worked out, not remembered, since the beginning: for tests of work.
    [[nodiscard]] std::uint64_t computed() const;

  private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace relaxng
