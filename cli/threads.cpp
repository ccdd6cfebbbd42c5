#include "cli/threads.h"

#include <exception>
#include <system_error>
#include <thread>
#include <vector>

namespace cli {

void in_threads(unsigned parts, const std::function<void(unsigned)>& work) {
    std::vector<std::exception_ptr> faults(parts);
    const auto guarded = [&](unsigned part) {
        try {
            work(part);
        } catch (...) {
            faults[part] = std::current_exception();
        }
    };
    std::vector<std::thread> threads;
    unsigned left = 0;
    try {
        for (; left + 1 < parts; ++left) threads.emplace_back(guarded, left);
    } catch (const std::system_error&) {
        // What has no thread is done here.
    }
    for (; left < parts; ++left) guarded(left);
    for (std::thread& thread : threads) thread.join();
    for (const std::exception_ptr& fault : faults) {
        if (fault) std::rethrow_exception(fault);
    }
}

}  // namespace cli
