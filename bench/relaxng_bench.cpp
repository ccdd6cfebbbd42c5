// links: relaxng text xml base
//
// RELAX NG: loading a schema, reading and checking documents. Needs the published TEI schema in the folder
// that PRESSMARK_SHARED names, or beside the checkout; says so and measures nothing without it.
#include <cstdlib>
#include <filesystem>
#include <string>

#include <benchmark/benchmark.h>

#include "base/file.h"
#include "relaxng/schema.h"
#include "relaxng/validate.h"

namespace {

std::string schema_path() {
    const char* shared = std::getenv("PRESSMARK_SHARED");
    return std::string(shared != nullptr ? shared : "../shared") + "/schemas/tei_all.rng";
}

/// A news article of `paragraphs` paragraphs of some 300 bytes.
std::string article(int paragraphs) {
    std::string text =
        "<TEI xmlns=\"http://www.tei-c.org/ns/1.0\" "
        "xml:lang=\"zh-Hans\"><teiHeader><fileDesc><titleStmt><title>九江</title></titleStmt>"
        "<publicationStmt><publisher>新华社</publisher><date "
        "when=\"1998-08-07\"/></publicationStmt><sourceDesc><p>x</p></sourceDesc>"
        "</fileDesc></teiHeader><text><body><div type=\"article\"><head>国务院急电</head>\n";
    for (int i = 0; i < paragraphs; ++i) {
        text += "<p xml:id=\"p" + std::to_string(i) +
                "\">据新华社<date when=\"1998-08-07\" cert=\"high\">八月七日</date>电<lb/>，九江长江大堤" +
                "<hi "
                "rend=\"bold\">决口</hi>，军民<choice><sic>奋站</sic><corr>奋战</corr></"
                "choice>在大堤上，抢险物资正从各地运来。</p>\n";
    }
    return text + "</div></body></text></TEI>\n";
}

void load_schema(benchmark::State& state) {
    if (!std::filesystem::exists(schema_path()))
        return state.SkipWithError("no TEI schema; set PRESSMARK_SHARED");
    const std::string bytes = base::read_file(schema_path());
    for (auto _ : state) {
        base::Findings findings;
        benchmark::DoNotOptimize(relaxng::load("tei_all.rng", bytes, relaxng::nothing_else(), findings));
    }
}
BENCHMARK(load_schema)->Unit(benchmark::kMillisecond);

void read_document(benchmark::State& state) {
    const std::string text = article(static_cast<int>(state.range(0)));
    for (auto _ : state) {
        base::Findings findings;
        benchmark::DoNotOptimize(xml::parse(text, findings));
    }
    state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(text.size()));
}
BENCHMARK(read_document)->Arg(30)->Arg(3'000)->Arg(300'000)->Unit(benchmark::kMicrosecond);

void read_and_validate(benchmark::State& state) {
    if (!std::filesystem::exists(schema_path()))
        return state.SkipWithError("no TEI schema; set PRESSMARK_SHARED");
    base::Findings findings;
    const auto schema = relaxng::load_file(schema_path(), findings);
    const std::string text = article(static_cast<int>(state.range(0)));
    relaxng::Validator validator(*schema);
    for (auto _ : state) {
        const xml::Document document = xml::parse(text, findings);
        if (!validator.validate(document, findings))
            return state.SkipWithError("the document should be valid");
    }
    state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(text.size()));
}
BENCHMARK(read_and_validate)->Arg(30)->Arg(3'000)->Arg(300'000)->Unit(benchmark::kMicrosecond);

void validate_cold(benchmark::State& state) {
    if (!std::filesystem::exists(schema_path()))
        return state.SkipWithError("no TEI schema; set PRESSMARK_SHARED");
    const std::string text = article(33);
    for (auto _ : state) {
        base::Findings findings;
        const auto schema = relaxng::load_file(schema_path(), findings);
        relaxng::Validator validator(*schema);
        benchmark::DoNotOptimize(validator.validate(xml::parse(text, findings), findings));
    }
}
BENCHMARK(validate_cold)->Unit(benchmark::kMillisecond);

}  // namespace

BENCHMARK_MAIN();
