// Messages between the process that leads a batch and its workers: JSON values through pipes, each with
// its length before it.
#pragma once

#include <optional>
#include <string>

#include "base/finding.h"
#include "base/json.h"

namespace cli {

/// Writes a message whole. Throws base::Error when the other side is gone.
void send(int handle, const base::Json& message);

/// Takes what has arrived and hands out whole messages.
class Inbox {
  public:
    /// Reads once from `handle`; false when the other side has closed it. Blocks unless something is there.
    [[nodiscard]] bool receive(int handle);
    /// The next whole message, if one is there. Throws base::Error when it is none.
    [[nodiscard]] std::optional<base::Json> next();

  private:
    std::string bytes_;
    std::size_t taken_ = 0;
};

/// Findings as JSON and back; a rule is known by its id on the other side (rule_list.h).
[[nodiscard]] base::Json to_json(const base::Findings& findings);
[[nodiscard]] base::Findings read_findings(const base::Json& json);

}  // namespace cli
