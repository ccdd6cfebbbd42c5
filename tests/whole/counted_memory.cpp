#include "counted_memory.h"

#include <cstdlib>
#include <new>

namespace {

Work work;

}  // namespace

Work work_so_far() {
    return work;
}

void* operator new(std::size_t size) {
    work.bytes += size;
    ++work.calls;
    if (void* const room = std::malloc(size == 0 ? 1 : size)) return room;
    throw std::bad_alloc();
}
void operator delete(void* room) noexcept {
    std::free(room);
}
void operator delete(void* room, std::size_t) noexcept {
    std::free(room);
}
