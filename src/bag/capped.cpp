#include "bag/capped.h"

#include "bag/paths.h"

namespace bag {
namespace {

constexpr std::uint64_t most = 20;

}  // namespace

CappedFindings::~CappedFindings() {
    for (const auto& [id, count] : counts_) {
        if (count > most) {
            into_.add(rules::more_of_them, {.file = name_}, {std::to_string(count - most), std::string(id)});
        }
    }
}

void CappedFindings::add_at(const base::Rule& rule, std::string_view member,
                            std::vector<std::string> arguments, std::uint32_t line) {
    if (rule.severity == base::Severity::error) ++errors_;
    if (rule.severity == base::Severity::warning) ++warnings_;
    if (++counts_[rule.id] > most) return;
    if (!prefix_.empty() && member.starts_with(prefix_)) member.remove_prefix(prefix_.size());
    into_.add(rule, {.file = place_of(name_, member), .line = line}, std::move(arguments));
}

std::string place_of(std::string_view whole, std::string_view member) {
    if (member.empty()) return std::string(whole);
    const bool zip = whole.ends_with(".zip") || whole.ends_with(".zip.part");
    const std::string_view joint = zip ? ":" : whole.ends_with('/') ? "" : "/";
    return std::string(whole).append(joint) + printable(member);
}

}  // namespace bag
