// Ctrl-C and the signals that ask a program to end, as something to look at instead of something that
// happens.
#pragma once

namespace cli {

/// While it lives, SIGINT, SIGTERM and SIGHUP do not end the process but are kept.
class Interrupts {
  public:
    Interrupts();
    Interrupts(const Interrupts&) = delete;
    Interrupts& operator=(const Interrupts&) = delete;
    ~Interrupts();
    /// Has one of them come?
    [[nodiscard]] bool pending();

  private:
    int handle_ = -1;
    bool came_ = false;
};

}  // namespace cli
