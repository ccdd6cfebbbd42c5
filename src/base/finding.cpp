#include "base/finding.h"

#include <algorithm>

namespace base {

std::string Finding::message() const {
    std::string out;
    const std::string_view wording = rule->wording;
    for (std::size_t i = 0; i < wording.size(); ++i) {
        const bool slot = wording[i] == '{' && i + 2 < wording.size() && wording[i + 2] == '}' &&
                          wording[i + 1] >= '0' && wording[i + 1] <= '9';
        if (!slot) {
            out += wording[i];
            continue;
        }
        const auto index = static_cast<std::size_t>(wording[i + 1] - '0');
        if (index < arguments.size()) out += arguments[index];
        i += 2;
    }
    return out;
}

void Findings::add(const Rule& rule, Location where, std::vector<std::string> arguments) {
    all_.push_back({&rule, std::move(where), std::move(arguments), {}});
}

void Findings::add(Finding finding) {
    all_.push_back(std::move(finding));
}

void Findings::append(const Findings& others) {
    all_.insert(all_.end(), others.all_.begin(), others.all_.end());
}

std::size_t Findings::count(Severity severity) const {
    return static_cast<std::size_t>(
        std::ranges::count_if(all_, [&](const Finding& finding) { return finding.severity() == severity; }));
}

bool Findings::has(const Rule& rule) const {
    return std::ranges::any_of(all_, [&](const Finding& finding) { return finding.rule == &rule; });
}

void Findings::name_file(const std::string& file) {
    for (Finding& finding : all_) {
        if (finding.where.file.empty()) finding.where.file = file;
        for (Location& place : finding.related) {
            if (place.file.empty()) place.file = file;
        }
    }
}

std::string_view name(Severity severity) {
    switch (severity) {
        case Severity::info: return "info";
        case Severity::warning: return "warning";
        case Severity::error: return "error";
    }
    return {};
}

std::string_view name(Verdict verdict) {
    switch (verdict) {
        case Verdict::not_checked: return "not_checked";
        case Verdict::valid: return "valid";
        case Verdict::invalid: return "invalid";
    }
    return {};
}

}  // namespace base
