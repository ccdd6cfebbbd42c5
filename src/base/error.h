// The three kinds of wrong, two of them exceptions.
//
// The material is wrong      a Finding (finding.h); work goes on
// the surroundings fail      Error: thrown, caught once per input in cli/; exit 3
// our code is wrong          Bug: thrown by PM_CHECK; nothing is written; exit 70
#pragma once

#include <stdexcept>
#include <string>

namespace base {

/// A file that cannot be read, a disk that is full: names the cause and what to do about it.
class Error : public std::runtime_error {
  public:
    explicit Error(const std::string& cause, std::string remedy = {})
        : std::runtime_error(cause), remedy_(std::move(remedy)) {}
    /// What the person can do; may be empty.
    [[nodiscard]] const std::string& remedy() const { return remedy_; }

  private:
    std::string remedy_;
};

/// The caller made a mistake: wrong options, a faulty schema or job file; exit 2.
class UsageError : public Error {
  public:
    using Error::Error;
};

/// An Error from a failed system call: `what` and the words of `number` (an errno value).
[[nodiscard]] Error system_error(const std::string& what, int number);

/// A broken invariant of ours.
class Bug : public std::logic_error {
  public:
    using std::logic_error::logic_error;
};

[[noreturn]] void fail_check(const char* condition, const char* file, int line);

}  // namespace base

/// Throws Bug when `condition` is false. For invariants of ours, never for input.
#define PM_CHECK(condition) ((condition) ? void(0) : ::base::fail_check(#condition, __FILE__, __LINE__))
