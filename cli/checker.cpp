#include "cli/checker.h"

namespace cli {
namespace {

validate::DocumentOptions options_for(const std::vector<validate::LoadedSchema>& own) {
    validate::DocumentOptions options;
    for (const validate::LoadedSchema& schema : own) options.schemas.push_back(&schema);
    return options;
}

}  // namespace

bool Laws::hold() const {
    for (const base::Verdict verdict : {identity, coverage, accountability, hygiene, validity}) {
        if (verdict == base::Verdict::invalid) return false;
    }
    return true;
}

Checker::Checker(const std::vector<validate::LoadedSchema>& own) : validator_(options_for(own)) {}

Checked Checker::check(const std::string& tei, std::string_view ledger, std::string_view source,
                       model::Cert threshold, const std::string& name, base::Findings& findings) {
    Checked out;
    validate::DocumentReport report = validator_.check(tei, name, findings);
    out.laws.validity = report.verdict();
    out.document = std::move(report.document);
    if (!out.document.well_formed()) return out;
    out.texts = tei::read_back(out.document, threshold);
    const validate::FidelityInput input{.document = out.document,
                                        .texts = out.texts,
                                        .tei_name = name,
                                        .source_name = name,
                                        .ledger_name = name,
                                        .source = source,
                                        .ledger = ledger};
    const validate::Fidelity fidelity = validate::fidelity(input);
    findings.append(fidelity.findings);
    out.laws.identity = fidelity.identity;
    out.laws.coverage = fidelity.coverage;
    out.laws.accountability = fidelity.accountability;
    out.laws.hygiene = fidelity.hygiene;
    return out;
}

}  // namespace cli
