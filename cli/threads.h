// Doing the parts of one piece of work at the same time.
#pragma once

#include <functional>

namespace cli {

/// Runs work(0) … work(parts - 1), each in a thread of its own, the last one here; fewer threads when the
/// system gives no more. Returns when all are done; what one of them throws (the first, by number) it throws.
void in_threads(unsigned parts, const std::function<void(unsigned)>& work);

}  // namespace cli
