// links: base text model readers repair converters
//
// Any bytes: decoded, taken for each lined kind, repaired by every pass there is. The diplomatic text must
// stay S, every repair must lie in it, and READING must have an answer.
#include <cstdint>
#include <cstdlib>
#include <string>
#include <vector>

#include "converters/converter.h"
#include "model/edition.h"
#include "repair/pass.h"
#include "text/decode.h"

namespace {

void require(bool holds) {
    if (!holds) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string bytes(reinterpret_cast<const char*>(data), size);
    std::vector<std::string_view> recipe;
    for (const repair::Pass& pass : repair::passes()) recipe.push_back(pass.name);
    for (const char* name : {"text", "newspaper"}) {
        base::Findings findings;
        text::SourceText source = text::decode(bytes, {}, findings);
        const std::string s(source.text().substr(source.byte_order_mark().end));
        model::Document document = converters::find(name)->read(std::move(source), {}, findings);
        const model::Edition edition = repair::run(std::move(document), recipe, findings);
        require(model::diplomatic(edition.document) == s);
        for (const model::Repair& one : edition.repairs.all())
            require(one.target.end <= edition.document.text().size());
        (void)model::reading(edition, model::Cert::low);
    }
    return 0;
}
