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
    // The first block that does not fit makes the heap grow by a step.
    void* volatile block = std::malloc(256 << 10);  // volatile: or the compiler leaves both calls out
    const auto at = reinterpret_cast<std::uintptr_t>(block);
    std::free(block);
#ifdef MADV_HUGEPAGE
    // What is left below the next page of 2 MiB is passed over, so that all that follows lies on such pages:
    // of what is never touched nothing becomes memory.
    constexpr std::uintptr_t page = std::uintptr_t{2} << 20;
    constexpr std::uintptr_t header = 32;
    const std::uintptr_t begin = (at + page - 1) / page * page;
    static void* passed_over = nullptr;
    if (begin - at > header) passed_over = std::malloc(begin - at - header);
    const auto end = reinterpret_cast<std::uintptr_t>(::sbrk(0)) / page * page;
    const bool in_heap = reinterpret_cast<std::uintptr_t>(passed_over) == at;
    if (in_heap && end > begin) (void)::madvise(reinterpret_cast<void*>(begin), end - begin, MADV_HUGEPAGE);
#endif
#endif
}

}  // namespace cli
