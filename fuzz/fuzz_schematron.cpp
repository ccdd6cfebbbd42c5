// links: schematron text xml base
//
// Schematron schemas: any bytes are a schema or have a fault; a schema runs over a document, twice with the
// same result, and every assertion that was looked at is counted once.
#include <cstddef>
#include <cstdint>
#include <string>

#include "base/error.h"
#include "schematron/run.h"
#include "schematron/svrl.h"

namespace {

constexpr const char* document_text =
    "<a xmlns='http://www.tei-c.org/ns/1.0' xmlns:p='urn:p'><b n='1'>one</b><b n='2' xml:id='two'>t<c/>wo</b>"
    "<p:b n='3'> x </p:b><!--note--><?go on?><d><b n='4'>4</b></d>tail</a>";

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size > 16384) return 0;
    base::Findings findings;
    const xml::Document source = xml::parse(std::string(reinterpret_cast<const char*>(data), size), findings);
    if (!source.well_formed()) return 0;
    base::Findings faults;
    const bool embedded = !schematron::is_schema(source);
    schematron::SchemaOptions options;
    options.phase = size % 2 == 0 ? "#DEFAULT" : "#ANY";
    const auto schema = embedded ? schematron::compile_embedded(source, "s", options, faults)
                                 : schematron::compile(source, "s", options, faults);
    PM_CHECK(schema.has_value() == (faults.count(base::Severity::error) == 0));
    if (!schema) return 0;
    base::Findings none;
    const xml::Document document = xml::parse(document_text, none);
    const auto give = [](const std::string& href, const std::string&) {
        return href.size() > 8 ? std::nullopt : std::optional(schematron::Loaded{href, document_text});
    };
    schematron::Runner runner(*schema, true, give);
    const schematron::Result first = runner.run(document);
    const schematron::Result second = runner.run(document);
    PM_CHECK(first.passed == second.passed && first.failed == second.failed);
    PM_CHECK(first.outcomes.size() == second.outcomes.size());
    std::size_t failed = 0, open = 0;
    for (const schematron::Outcome& outcome : first.outcomes) {
        failed += outcome.kind == schematron::Outcome::Kind::failed ||
                  outcome.kind == schematron::Outcome::Kind::reported;
        open += outcome.kind == schematron::Outcome::Kind::not_evaluated;
    }
    PM_CHECK(failed == first.failed && open == first.not_evaluated);
    const std::string svrl = schematron::write_svrl(first, *schema, "d.xml");
    base::Findings broken;
    PM_CHECK(xml::parse(svrl, broken).well_formed());
    return 0;
}
