// links: relaxng text xml base
//
// RELAX NG schemas: any bytes are a schema or have a fault, never both; a schema gives a document the same
// verdict every time, and what it finds agrees with it. References to other files find none.
#include <cstddef>
#include <cstdint>
#include <string>

#include "base/error.h"
#include "relaxng/schema.h"
#include "relaxng/validate.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size > 16384) return 0;
    base::Findings faults;
    std::optional<relaxng::Schema> schema;
    try {
        schema = relaxng::load("s.rng", std::string(reinterpret_cast<const char*>(data), size),
                               relaxng::nothing_else(), faults);
    } catch (const base::Error&) {
        return 0;  // refers to another file
    }
    PM_CHECK(schema.has_value() == (faults.count(base::Severity::error) == 0));
    if (!schema) return 0;
    relaxng::Validator validator(*schema);
    for (const char* text :
         {"<foo/>", "<a b='1' c='x'>t<b/> <c d=''>1</c></a>", "<doc xmlns='urn:x'><bar/>2</doc>"}) {
        base::Findings none, first, second;
        const xml::Document document = xml::parse(text, none);
        const bool valid = validator.validate(document, first);
        PM_CHECK(valid == first.empty());
        PM_CHECK(validator.validate(document, second) == valid && first.all().size() == second.all().size());
    }
    return 0;
}
