#include "counted_memory.h"

#include <cstdlib>
#include <new>

namespace {

Work work;
Held memory;

// The size of a piece stands before it; sixteen bytes keep its alignment.
constexpr std::size_t head = 16;

}  // namespace

Work work_so_far() {
    return work;
}
Held held() {
    return memory;
}
void restart_peak() {
    memory.peak = memory.now;
}

void* operator new(std::size_t size) {
    work.bytes += size;
    ++work.calls;
    auto* const room = static_cast<std::size_t*>(std::malloc(size + head));
    if (room == nullptr) throw std::bad_alloc();
    *room = size;
    memory.now += size;
    if (memory.now > memory.peak) memory.peak = memory.now;
    return reinterpret_cast<char*>(room) + head;
}
void operator delete(void* room) noexcept {
    if (room == nullptr) return;
    void* const piece = static_cast<char*>(room) - head;
    memory.now -= *static_cast<std::size_t*>(piece);
    std::free(piece);
}
void operator delete(void* room, std::size_t) noexcept {
    operator delete(room);
}
