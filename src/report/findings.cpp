#include "report/findings.h"

namespace report {

void Totals::add(const FileResult& file) {
    ++files;
    switch (file.verdict) {
        case base::Verdict::valid: ++valid; break;
        case base::Verdict::invalid: ++invalid; break;
        case base::Verdict::not_checked: ++not_checked; break;
    }
    for (const CheckResult& check : file.checks) {
        passed += check.passed;
        failed += check.failed;
        not_evaluated += check.not_evaluated;
    }
    errors += file.findings.count(base::Severity::error);
    warnings += file.findings.count(base::Severity::warning);
    infos += file.findings.count(base::Severity::info);
}

}  // namespace report
