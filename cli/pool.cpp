#include "cli/pool.h"

#include <cerrno>
#include <csignal>
#include <cstdio>

#include <fcntl.h>
#include <poll.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#ifdef __GLIBC__
#include <malloc.h>
#endif

#include "base/error.h"

namespace cli {
namespace {

std::string words_for(int status) {
    if (WIFSIGNALED(status)) {
        const int number = WTERMSIG(status);
        if (number == SIGKILL) return "was killed";
        return "crashed (signal " + std::to_string(number) + ")";
    }
    return "ended by itself (exit " + std::to_string(WEXITSTATUS(status)) + ")";
}

/// A document takes a few megabytes and gives them back: asking the system for the same pages again for each
/// one costs a twentieth of the whole time.
void keep_pages() {
#ifdef __GLIBC__
    ::mallopt(M_TRIM_THRESHOLD, 16 << 20);
    ::mallopt(M_MMAP_THRESHOLD, 4 << 20);
#endif
}

}  // namespace

Pool::Pool(unsigned size, std::uint64_t memory_limit, Work work)
    : workers_(size), memory_limit_(memory_limit), work_(std::move(work)) {
    // Writing to a worker that has just died must be an error, not the end of the leader.
    std::signal(SIGPIPE, SIG_IGN);
}

Pool::~Pool() {
    for (Worker& worker : workers_) {
        if (worker.process < 0) continue;
        ::kill(worker.process, SIGKILL);
        (void)end(worker);
    }
}

void Pool::start(Worker& worker) {
    int to[2], from[2];
    if (::pipe2(to, O_CLOEXEC) != 0) throw base::system_error("cannot make a pipe", errno);
    if (::pipe2(from, O_CLOEXEC) != 0) {
        ::close(to[0]);
        ::close(to[1]);
        throw base::system_error("cannot make a pipe", errno);
    }
    ++started_;
    const pid_t leader = ::getpid();
    const pid_t process = ::fork();
    if (process < 0) throw base::system_error("cannot start a worker", errno);
    if (process == 0) {
        ::prctl(PR_SET_PDEATHSIG, SIGKILL);
        if (::getppid() != leader) ::_exit(70);  // it died before the line above
        ::close(to[1]);
        ::close(from[0]);
        for (const Worker& other : workers_) {
            if (other.to >= 0) ::close(other.to);
            if (other.from >= 0) ::close(other.from);
        }
        run_worker(to[0], from[1]);
    }
    ::close(to[0]);
    ::close(from[1]);
    worker.process = process;
    worker.to = to[1];
    worker.from = from[0];
    worker.inbox = Inbox{};
}

void Pool::run_worker(int in, int out) {
    std::signal(SIGINT, SIG_IGN);
    std::signal(SIGTERM, SIG_IGN);
    std::signal(SIGHUP, SIG_IGN);
    if (memory_limit_ > 0) {
        const rlimit limit{memory_limit_, memory_limit_};
        ::setrlimit(RLIMIT_AS, &limit);
    }
    keep_pages();
    const unsigned worker = started_;
    try {
        Inbox inbox;
        while (inbox.receive(in)) {
            while (const auto task = inbox.next()) {
                work_(worker, *task, [out](const base::Json& message) { send(out, message); });
            }
        }
    } catch (const std::exception& error) {
        std::fprintf(stderr, "pressmark: a worker ended: %s\n", error.what());
        ::_exit(70);
    }
    // No destructors and no exit handlers: they belong to the leader.
    ::_exit(0);
}

std::string Pool::end(Worker& worker) {
    ::close(worker.to);
    ::close(worker.from);
    int status = 0;
    while (::waitpid(worker.process, &status, 0) < 0 && errno == EINTR) {
    }
    worker.process = -1;
    worker.to = worker.from = -1;
    return words_for(status);
}

void Pool::give(unsigned slot, const base::Json& task) {
    Worker& worker = workers_[slot];
    if (worker.process < 0) start(worker);
    try {
        send(worker.to, task);
    } catch (const base::Error&) {
        // It has died: wait() will say so, and the leader gives the task again.
    }
}

void Pool::kill(unsigned slot) {
    Worker& worker = workers_[slot];
    if (worker.process < 0) return;
    ::kill(worker.process, SIGKILL);
    (void)end(worker);
}

std::vector<Pool::Event> Pool::wait(int milliseconds) {
    std::vector<pollfd> handles;
    std::vector<unsigned> slots;
    for (unsigned slot = 0; slot < workers_.size(); ++slot) {
        if (workers_[slot].process < 0) continue;
        handles.push_back({workers_[slot].from, POLLIN, 0});
        slots.push_back(slot);
    }
    std::vector<Event> events;
    if (::poll(handles.data(), handles.size(), milliseconds) <= 0) return events;
    for (std::size_t i = 0; i < handles.size(); ++i) {
        if (handles[i].revents == 0) continue;
        Worker& worker = workers_[slots[i]];
        const bool open = worker.inbox.receive(worker.from);
        while (auto message = worker.inbox.next()) {
            events.push_back({slots[i], false, {}, std::move(*message)});
        }
        if (!open) events.push_back({slots[i], true, end(worker), {}});
    }
    return events;
}

}  // namespace cli
