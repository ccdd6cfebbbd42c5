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

Laws Checker::check(const std::string& tei, std::string_view ledger, std::string_view source, const std::string& name,
                    base::Findings& findings) {
    Laws laws;
    const validate::DocumentReport report = validator_.check(tei, name, findings);
    laws.validity = report.verdict();
    if (!report.document.well_formed()) return laws;
    const tei::ReadBack texts = tei::read_back(report.document);
    const validate::FidelityInput input{.document = report.document,
                                        .texts = texts,
                                        .tei_name = name,
                                        .source_name = name,
                                        .ledger_name = name,
                                        .source = source,
                                        .ledger = ledger};
    const validate::Fidelity fidelity = validate::fidelity(input);
    findings.append(fidelity.findings);
    laws.identity = fidelity.identity;
    laws.coverage = fidelity.coverage;
    laws.accountability = fidelity.accountability;
    laws.hygiene = fidelity.hygiene;
    return laws;
}

}  // namespace cli
