// Any XML: reading texts back ends, spans stay inside their texts, and a higher threshold changes no D.
// links: tei xml model text base
#include <cstdlib>
#include <string>

#include "tei/read_back.h"

namespace {

void require(bool condition) {
    if (!condition) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
    base::Findings findings;
    const xml::Document document =
        xml::parse(std::string(reinterpret_cast<const char*>(data), size), findings);
    const tei::ReadBack low = tei::read_back(document, model::Cert::low);
    const tei::ReadBack high = tei::read_back(document, model::Cert::high);
    require(tei::diplomatic(low) == tei::diplomatic(high));
    for (const tei::ReadBlock& block : low.blocks) {
        require(block.trimmed.end <= block.words_read.size());
        for (const tei::ReadStretch& stretch : block.stretches)
            require(stretch.diplomatic.end <= block.diplomatic.size());
    }
    for (const tei::ReadRepair& repair : low.repairs) {
        const tei::ReadBlock& block = low.blocks.at(repair.block);
        (void)repair.source_form(block);
        (void)repair.reading_form(block);
    }
    (void)tei::reading(low);
    (void)tei::part_readings(high);
    return 0;
}
