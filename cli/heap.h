// The heap of a command that reads schemas.
#pragma once

namespace cli {

/// Lets the heap grow in one large step, on huge pages where the system gives them: a schema becomes ten
/// thousands of small pieces, and a short run would spend a quarter of its time on being handed pages one by
/// one.
void enlarge_heap();

}  // namespace cli
