#include "bag/whole_file.h"

namespace bag {

bool too_large(std::string_view name, std::uint64_t size, std::uint64_t limit, CappedFindings& findings) {
    if (size <= limit) return false;
    findings.add_at(rules::too_large, name, {std::to_string(size), std::to_string(limit)});
    return true;
}

std::optional<std::string> whole_file(
    std::string_view name, std::uint64_t size, std::uint64_t limit, CappedFindings& findings,
    const std::function<bool(const std::function<void(std::string_view)>& sink)>& read) {
    if (too_large(name, size, limit, findings)) return std::nullopt;
    std::string whole;
    whole.reserve(static_cast<std::size_t>(size));
    if (!read([&](std::string_view piece) { whole += piece; })) return std::nullopt;
    return whole;
}

}  // namespace bag
