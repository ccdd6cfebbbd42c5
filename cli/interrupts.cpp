#include "cli/interrupts.h"

#include <cerrno>
#include <csignal>

#include <sys/signalfd.h>
#include <unistd.h>

#include "base/error.h"

namespace cli {
namespace {

sigset_t ending_signals() {
    sigset_t set;
    sigemptyset(&set);
    for (const int number : {SIGINT, SIGTERM, SIGHUP}) sigaddset(&set, number);
    return set;
}

}  // namespace

Interrupts::Interrupts() {
    const sigset_t set = ending_signals();
    ::sigprocmask(SIG_BLOCK, &set, nullptr);
    handle_ = ::signalfd(-1, &set, SFD_NONBLOCK | SFD_CLOEXEC);
    if (handle_ < 0) throw base::system_error("cannot watch for signals", errno);
}

Interrupts::~Interrupts() {
    ::close(handle_);
    const sigset_t set = ending_signals();
    ::sigprocmask(SIG_UNBLOCK, &set, nullptr);
}

bool Interrupts::pending() {
    signalfd_siginfo info{};
    if (::read(handle_, &info, sizeof info) == static_cast<ssize_t>(sizeof info)) came_ = true;
    return came_;
}

}  // namespace cli
