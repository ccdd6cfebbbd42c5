// Any bytes as any kind of source: the TEI that is written is valid against our own schemas, and both texts
// read back from it are those of the edition. The first byte says which kind.
// links: base text xml tei model read repair converters relaxng schematron package validate
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>

#include "converters/converter.h"
#include "repair/pass.h"
#include "tei/read_back.h"
#include "tei/write.h"
#include "text/decode.h"
#include "validate/document.h"

namespace {

void require(bool condition, const base::Findings& findings) {
    if (condition) return;
    for (const base::Finding& one : findings.all()) std::fprintf(stderr, "%s\n", one.message().c_str());
    std::abort();
}

validate::DocumentValidator& validator() {
    static const std::vector<validate::LoadedSchema> own = validate::load_own_schemas();
    static validate::DocumentValidator validator([] {
        validate::DocumentOptions options;
        for (const validate::LoadedSchema& schema : own) options.schemas.push_back(&schema);
        return options;
    }());
    return validator;
}

/// What the pipeline knows of every source.
tei::HeaderOptions header() {
    tei::HeaderOptions of;
    of.document_id = tei::document_identifier("page.txt");
    of.file_name = "page.txt";
    of.source_path = "source/0001.txt";
    of.source_target = "../source/0001.txt";
    of.sha512 = std::string(128, '0');
    return of;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size == 0) return 0;
    const auto kinds = converters::all();
    const converters::Converter& kind = kinds[data[0] % kinds.size()];
    base::Findings findings;
    text::SourceText source =
        text::decode(std::string(reinterpret_cast<const char*>(data) + 1, size - 1), "UTF-8", findings);
    model::Document document = kind.read(std::move(source), {}, findings);
    const model::Edition edition = repair::run(std::move(document), kind.recipe, findings);
    base::Findings faults;
    const validate::DocumentReport report =
        validator().check(tei::write(edition, header()), "page.xml", faults);
    require(report.verdict() == base::Verdict::valid, faults);
    const tei::ReadBack texts = tei::read_back(report.document);
    require(tei::diplomatic(texts) == model::diplomatic(edition.document), faults);
    require(tei::reading(texts) == model::reading(edition), faults);
    return 0;
}
