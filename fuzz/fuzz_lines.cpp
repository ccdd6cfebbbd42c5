// links: base text model readers repair converters
// Any bytes as a newspaper page: a document is built, nothing is lost, and what the passes propose changes
// the reading and never the diplomatic text.
#include <cstdint>
#include <cstdlib>
#include <string>

#include "converters/newspaper.h"
#include "model/edition.h"
#include "repair/pass.h"
#include "text/decode.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    std::string bytes(reinterpret_cast<const char*>(data), size);
    base::Findings findings;
    text::SourceText source = text::decode(std::move(bytes), "UTF-8", findings);
    std::string expected(source.text().substr(source.byte_order_mark().size()));
    model::Document document = converters::newspaper_text.read(std::move(source), {}, findings);
    if (model::diplomatic(document) != expected) std::abort();
    const model::Edition edition =
        repair::run(std::move(document), converters::newspaper_text.recipe, findings);
    if (model::diplomatic(edition.document) != expected) std::abort();
    (void)model::reading(edition);
    return 0;
}
