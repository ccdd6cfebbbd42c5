// Memory for the large arrays of a tree: on huge pages where the system has them to give.
//
// A tree is filled once from front to back and soon thrown away, so that for documents of many megabytes the
// system spends more on handing out pages of 4 KiB one by one than the parser does on a tag.
#pragma once

#include <cstddef>
#include <cstdlib>
#include <memory>
#include <new>

#ifdef __linux__
#include <sys/mman.h>
#endif

namespace xml {

template <class T>
struct PageAllocator {
    using value_type = T;
    static constexpr std::size_t page = std::size_t{2} << 20;

    PageAllocator() = default;
    template <class Other>
    explicit PageAllocator(const PageAllocator<Other>&) {}
    bool operator==(const PageAllocator&) const = default;

    [[nodiscard]] T* allocate(std::size_t count) {
        if (!large(count)) return std::allocator<T>{}.allocate(count);
        const std::size_t size = (count * sizeof(T) + page - 1) / page * page;
        void* memory = std::aligned_alloc(page, size);
        if (memory == nullptr) throw std::bad_alloc();
#ifdef MADV_HUGEPAGE
        (void)::madvise(memory, size, MADV_HUGEPAGE);
#endif
        return static_cast<T*>(memory);
    }
    void deallocate(T* memory, std::size_t count) {
        if (!large(count)) return std::allocator<T>{}.deallocate(memory, count);
        std::free(memory);
    }

  private:
    static constexpr bool large(std::size_t count) {
        return count >= 2 * page / sizeof(T);
    }
};

}  // namespace xml
