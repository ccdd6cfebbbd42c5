// Workers: processes that do one task after the other, so that a crash, a hang or a hunger for memory costs
// one input and not the batch.
//
// The leader gives tasks and takes reports; both are JSON messages. A worker inherits what was prepared
// before the fork (schemas, settings). It dies with the leader, ignores the keyboard, and has a limit on
// its memory. Always holds: the leader starts no threads, so that forking is safe at any time.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include <sys/types.h>

#include "base/json.h"
#include "cli/message.h"

namespace cli {

class Pool {
  public:
    using Report = std::function<void(const base::Json&)>;
    /// Runs in the worker: does one task and reports. `worker` counts up with every process ever started.
    using Work = std::function<void(unsigned worker, const base::Json& task, const Report& report)>;

    /// `memory_limit`: bytes of address space a worker may use; 0 for no limit.
    Pool(unsigned size, std::uint64_t memory_limit, Work work);
    Pool(const Pool&) = delete;
    Pool& operator=(const Pool&) = delete;
    /// Ends the workers; one that is at work is killed.
    ~Pool();

    [[nodiscard]] unsigned size() const { return static_cast<unsigned>(workers_.size()); }
    /// Gives a task; starts the process when there is none.
    void give(unsigned slot, const base::Json& task);
    /// Ends the process of a slot at once.
    void kill(unsigned slot);

    struct Event {
        unsigned slot = 0;
        bool died = false;
        std::string words{};   ///< died: "crashed (signal 11)"
        base::Json message{};  ///< else
    };
    /// What the workers report within `milliseconds`; empty when nothing, or when a signal came.
    [[nodiscard]] std::vector<Event> wait(int milliseconds);

  private:
    struct Worker {
        pid_t process = -1;
        int to = -1, from = -1;
        Inbox inbox{};
    };
    void start(Worker& worker);
    [[noreturn]] void run_worker(int in, int out);
    [[nodiscard]] static std::string end(Worker& worker);

    std::vector<Worker> workers_;
    std::uint64_t memory_limit_;
    Work work_;
    unsigned started_ = 0;
};

}  // namespace cli
