#include "cli/heap.h"

#include <cstdint>
#include <cstdlib>

#ifdef __GLIBC__
#include <malloc.h>
#include <sys/mman.h>
#include <unistd.h>
#endif

namespace cli {

void enlarge_heap() {
#ifdef __GLIBC__
    constexpr int step = 8 << 20;
    // These two are where the C library's own rule ends up as soon as large blocks come and go.
    ::mallopt(M_MMAP_THRESHOLD, 32 << 20);
    ::mallopt(M_TRIM_THRESHOLD, 64 << 20);
    ::mallopt(M_TOP_PAD, step);
    // The first block that does not fit makes the heap grow by a step; what is grown lies below its end.
    void* volatile block = std::malloc(256 << 10);  // volatile: or the compiler leaves both calls out
    std::free(block);
#ifdef MADV_HUGEPAGE
    constexpr std::uintptr_t page = std::uintptr_t{2} << 20;
    const auto end = reinterpret_cast<std::uintptr_t>(::sbrk(0)) / page * page;
    const std::uintptr_t begin = end - step + page;
    (void)::madvise(reinterpret_cast<void*>(begin), end - begin, MADV_HUGEPAGE);
#endif
#endif
}

}  // namespace cli
