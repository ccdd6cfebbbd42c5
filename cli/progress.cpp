#include "cli/progress.h"

#include <cstdio>

#include <sys/ioctl.h>
#include <unistd.h>

#include "base/error.h"
#include "base/json.h"
#include "text/utf8.h"

namespace cli {
namespace {

constexpr std::chrono::milliseconds live_pause{200};
constexpr std::chrono::seconds plain_pause{10}, json_pause{1};

std::string fixed(double value, int digits) {
    char text[64];
    std::snprintf(text, sizeof text, "%.*f", digits, value);
    return text;
}

std::size_t terminal_width() {
    winsize size{};
    if (::ioctl(STDERR_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 20) return size.ws_col;
    return 80;
}

/// As much of `text` as surely fits `width` cells: Han characters take two.
std::string cut(const std::string& text, std::size_t width) {
    std::size_t cells = 0;
    for (const auto item : text::CodePoints(text)) {
        cells += item.code < 0x300 ? 1 : 2;
        if (cells > width) return text.substr(0, item.at);
    }
    return text;
}

}  // namespace

ProgressMode read_progress(const std::string& word) {
    if (word == "auto") return ::isatty(STDERR_FILENO) == 1 ? ProgressMode::live : ProgressMode::plain;
    if (word == "plain") return ProgressMode::plain;
    if (word == "json") return ProgressMode::json;
    if (word == "none") return ProgressMode::none;
    throw base::UsageError("--progress must be auto, plain, json or none, not `" + word + "`");
}

std::string readable_time(double seconds) {
    const auto whole = static_cast<long long>(seconds + 0.5);
    char text[64];
    if (whole < 60) {
        std::snprintf(text, sizeof text, "%lld s", whole);
    } else if (whole < 3600) {
        std::snprintf(text, sizeof text, "%lld:%02lld", whole / 60, whole % 60);
    } else {
        std::snprintf(text, sizeof text, "%lld:%02lld:%02lld", whole / 3600, whole / 60 % 60, whole % 60);
    }
    return text;
}

Progress::Progress(ProgressMode mode) : mode_(mode) {}

Progress::~Progress() {
    clear();
}

void Progress::clear() {
    if (line_open_) std::fputs("\r\x1b[K", stderr);
    line_open_ = false;
}

void Progress::show(const Standing& standing) {
    if (mode_ == ProgressMode::none) return;
    const Clock::time_point now = Clock::now();
    if (standing.phase != phase_) {
        phase_ = standing.phase;
        phase_start_ = shown_ = now;
        done_at_start_ = standing.done;
        bytes_at_start_ = standing.bytes_done;
        return;
    }
    const Clock::duration pause = mode_ == ProgressMode::live    ? Clock::duration(live_pause)
                                  : mode_ == ProgressMode::plain ? Clock::duration(plain_pause)
                                                                 : Clock::duration(json_pause);
    if (now - shown_ < pause) return;
    shown_ = now;
    print(standing);
}

void Progress::show_last(const Standing& standing) {
    if (mode_ == ProgressMode::json) print(standing);
}

void Progress::print(const Standing& standing) {
    const double elapsed = std::chrono::duration<double>(Clock::now() - phase_start_).count();
    const double bytes = static_cast<double>(standing.bytes_done - bytes_at_start_);
    const double inputs = static_cast<double>(standing.done - done_at_start_);
    const double rate = elapsed > 0 ? bytes / elapsed : 0;
    const double left = rate > 0 ? static_cast<double>(standing.bytes_all - standing.bytes_done) / rate : 0;
    if (mode_ == ProgressMode::json) {
        base::Json json;
        json["event"] = "progress";
        json["phase"] = standing.phase;
        json["done"] = standing.done;
        json["all"] = standing.all;
        json["bytes_done"] = standing.bytes_done;
        json["bytes_all"] = standing.bytes_all;
        json["failures"] = standing.failures;
        json["seconds"] = elapsed;
        json["seconds_left"] = left;
        json["slowest"] = standing.slowest;
        std::fprintf(stderr, "%s\n", base::one_line(json).c_str());
        return;
    }
    std::string line =
        standing.phase + " " + std::to_string(standing.done) + "/" + std::to_string(standing.all);
    if (rate > 0) line += ", " + fixed(rate / 1e6, 1) + " MB/s";
    if (elapsed > 0) line += ", " + fixed(inputs / elapsed, 0) + " files/s";
    if (left > 0) line += ", " + readable_time(left) + " left";
    if (standing.failures > 0) line += ", " + std::to_string(standing.failures) + " failed";
    if (standing.slowest_seconds >= 2)
        line += ", at " + standing.slowest + " for " + readable_time(standing.slowest_seconds);
    if (mode_ == ProgressMode::plain) {
        std::fprintf(stderr, "%s\n", line.c_str());
        return;
    }
    std::fprintf(stderr, "\r%s\x1b[K", cut(line, terminal_width() - 1).c_str());
    std::fflush(stderr);
    line_open_ = true;
}

}  // namespace cli
