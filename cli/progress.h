// Where a batch is: a live line on a terminal, plain lines, JSON lines, or nothing. On standard error, so
// that it never mixes with results.
#pragma once

#include <chrono>
#include <cstdint>
#include <string>

namespace cli {

enum class ProgressMode { live, plain, json, none };

/// "auto" is live on a terminal, else plain. Throws base::UsageError for an unknown word.
[[nodiscard]] ProgressMode read_progress(const std::string& word);

/// What is shown; all counted by the leader.
struct Standing {
    std::string phase;  ///< "converting", "packaging"
    std::uint64_t done = 0, all = 0;
    std::uint64_t bytes_done = 0, bytes_all = 0;  ///< of sources
    std::uint64_t failures = 0;
    std::string slowest{};  ///< the input that has been at work longest
    double slowest_seconds = 0;
};

class Progress {
  public:
    explicit Progress(ProgressMode mode);
    Progress(const Progress&) = delete;
    Progress& operator=(const Progress&) = delete;
    /// Takes the live line away.
    ~Progress();

    /// Shows it when it is time to.
    void show(const Standing& standing);
    /// Shows it now, for the end of a phase.
    void show_last(const Standing& standing);
    /// Takes the live line away, so that something else can be printed.
    void clear();

  private:
    using Clock = std::chrono::steady_clock;
    void print(const Standing& standing);

    ProgressMode mode_;
    Clock::time_point phase_start_ = Clock::now(), shown_{};
    std::string phase_;
    std::uint64_t done_at_start_ = 0, bytes_at_start_ = 0;
    bool line_open_ = false;
};

/// "1:02:03", "4:05", "7 s".
[[nodiscard]] std::string readable_time(double seconds);

}  // namespace cli
