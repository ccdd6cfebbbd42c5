#include "cli/review_guess.h"

#include <algorithm>

#include "package/assemble.h"

namespace cli {
namespace {

/// Results come nearly in their order: where a package ends, so many documents may be counted too early or
/// too late.
constexpr std::uint64_t spare = 256;

}  // namespace

void ReviewGuess::count(std::uint64_t files) {
    ++documents_;
    entries_ += files;
    if (open_entries_ + files > most_entries) open_documents_ = open_entries_ = 0;
    ++open_documents_;
    open_entries_ += files;
}

bool ReviewGuess::may_be_early(std::int64_t number, std::uint64_t at_work) const {
    if (!guesses_) return true;
    // Before the first package nothing ends: what is counted there is before whatever is given now.
    const bool first_package = documents_ == open_documents_;
    if (open_documents_ < package::most_reviewed + (first_package ? 0 : spare)) return true;
    // Given a second time, when another input broke its worker.
    if (number <= static_cast<std::int64_t>(package::most_reviewed)) return true;
    const std::uint64_t each = std::max<std::uint64_t>(5, entries_ / documents_ + 1);
    return open_entries_ + (at_work + spare) * each > most_entries;
}

}  // namespace cli
