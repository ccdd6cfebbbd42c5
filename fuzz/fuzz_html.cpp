// links: base text model html converters readers
// Any bytes as an HTML body and as a page: a document is built, and its constructor finds the books balanced.
#include <cstdint>
#include <cstdlib>
#include <string>

#include "converters/cues.h"
#include "html/body.h"
#include "model/edition.h"
#include "readers/html_page.h"
#include "text/decode.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string bytes(reinterpret_cast<const char*>(data), size);
    base::Findings findings;
    const model::Document page = readers::read_html_page(text::decode(bytes, "UTF-8", findings),
                                                         converters::newspaper_cues(), findings);
    (void)model::diplomatic(page);

    model::Builder builder(text::decode(bytes, "UTF-8", findings), model::Form::flowed);
    const text::Slice body{builder.source().byte_order_mark().end, builder.source().whole().end};
    builder.open(model::Kind::article);
    html::read_html(html::MappedText(builder.source_text(), body), builder, findings);
    builder.close();
    const model::Document document = std::move(builder).finish({}, findings);
    if (document.source().bytes() != bytes) std::abort();
    (void)model::diplomatic(document);
    return 0;
}
