#include "cli/validation_laws.h"

#include "base/file.h"
#include "text/decode.h"
#include "validate/fidelity.h"

namespace cli {
namespace {

constexpr std::uint64_t largest_part = std::uint64_t{4} << 30;
constexpr std::string_view tei_folder = "data/tei/";

std::string decoded(std::string bytes) {
    base::Findings findings;
    const text::SourceText source = text::decode(std::move(bytes), std::nullopt, findings);
    return std::string(source.text());
}

}  // namespace

LawInputs inputs_from_source(const std::string& path) {
    LawInputs out;
    out.source_name = path;
    out.source = decoded(base::read_file(path));
    return out;
}

std::optional<LawInputs> inputs_from_package(const bag::Store& store, std::size_t tei,
                                             bag::CappedFindings& findings) {
    const std::string& path = store.files()[tei].path;
    if (!path.starts_with(tei_folder) || !path.ends_with(".xml")) return std::nullopt;
    const std::string name = path.substr(tei_folder.size(), path.size() - tei_folder.size() - 4);
    LawInputs out;
    const std::string ledger = "data/report/ledger/" + name + ".csv";
    if (const auto index = store.find(ledger)) {
        out.ledger = store.bytes(*index, largest_part, findings);
        out.ledger_name = bag::place_of(findings.name(), ledger);
    }
    // Where the source is not UTF-8 its decoding lies beside it, and that is what the ranges count in.
    const std::string stem = "data/source/" + name + ".";
    const auto kept = store.find(stem + "utf8.txt");
    for (std::size_t i = 0; i < store.files().size() && !out.source; ++i) {
        const bool is_source = kept ? i == *kept : store.files()[i].path.starts_with(stem);
        if (!is_source) continue;
        out.source = store.bytes(i, largest_part, findings);
        out.source_name = bag::place_of(findings.name(), store.files()[i].path);
    }
    return out;
}

void check_laws(const xml::Document& document, const LawInputs& inputs, report::FileResult& result) {
    const tei::ReadBack texts = tei::read_back(document);
    if (!texts.is_tei) return;
    validate::FidelityInput input{.document = document, .texts = texts};
    input.tei_name = result.name;
    input.source_name = inputs.source_name;
    input.ledger_name = inputs.ledger_name;
    if (inputs.source) input.source = *inputs.source;
    if (inputs.ledger) input.ledger = *inputs.ledger;
    const validate::Fidelity fidelity = validate::fidelity(input);
    report::CheckResult check{"fidelity", base::Verdict::not_checked, 0, 0, 0};
    for (const base::Verdict law :
         {fidelity.identity, fidelity.coverage, fidelity.accountability, fidelity.hygiene}) {
        check.passed += law == base::Verdict::valid ? 1 : 0;
        check.failed += law == base::Verdict::invalid ? 1 : 0;
    }
    if (check.passed > 0) check.verdict = base::Verdict::valid;
    if (check.failed > 0) {
        check.verdict = base::Verdict::invalid;
        result.verdict = base::Verdict::invalid;
    }
    result.checks.push_back(check);
    result.findings.append(fidelity.findings);
}

}  // namespace cli
