#include "cli/print.h"

#include <ostream>

namespace cli {
namespace {

constexpr std::uint64_t shown_of_each = 20;

constexpr std::string_view colour_for(base::Severity severity) {
    switch (severity) {
        case base::Severity::error: return "\x1b[1;31m";
        case base::Severity::warning: return "\x1b[1;33m";
        case base::Severity::info: return "\x1b[1;36m";
    }
    return {};
}

constexpr std::string_view plain = "\x1b[0m";

}  // namespace

void print(std::ostream& out, const base::Finding& finding, bool colour) {
    out << finding.where.file;
    if (finding.where.line > 0) out << ':' << finding.where.line;
    if (finding.where.column > 0) out << ':' << finding.where.column;
    if (!finding.where.file.empty()) out << ": ";
    if (colour) out << colour_for(finding.severity());
    out << base::name(finding.severity()) << ": ";
    if (colour) out << plain;
    out << finding.message() << " [" << finding.rule->id << "]\n";
    if (!finding.rule->remedy.empty()) out << "  what to do: " << finding.rule->remedy << '\n';
}

void FindingPrinter::print(const base::Findings& findings) {
    for (const base::Finding& finding : findings.all()) {
        if (finding.severity() == base::Severity::info) continue;
        if (++counts_[finding.rule->id] <= shown_of_each) cli::print(out_, finding, colour_);
    }
}

void FindingPrinter::print_rest(std::string_view where) {
    for (const auto& [id, count] : counts_) {
        if (count <= shown_of_each) continue;
        out_ << "and " << count - shown_of_each << " more of " << id << ": see " << where << '\n';
    }
}

std::string counted(std::uint64_t number, const std::string& what) {
    return std::to_string(number) + " " + what + (number == 1 ? "" : "s");
}

}  // namespace cli
