// Counts what the test program asks of memory. In a file of its own, so that no caller is compiled beside it.
#pragma once

#include <cstdint>

struct Work {
    std::uint64_t bytes = 0, calls = 0;  ///< asked for with operator new, from the start of the program
};
[[nodiscard]] Work work_so_far();

/// Bytes that are held now, and the most that were held at once since the last restart_peak().
struct Held {
    std::uint64_t now = 0, peak = 0;
};
[[nodiscard]] Held held();
void restart_peak();
