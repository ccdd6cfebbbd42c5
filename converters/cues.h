// The cue words of Chinese newspapers, simplified and traditional: data for the lined readers.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/finding.h"
#include "lines/cues.h"

namespace converters {

/// Our words; made once.
[[nodiscard]] const lines::Cues& newspaper_cues();
/// Our words and those of the job file ("agency=云泽社"). What names no kind of cue is a finding.
[[nodiscard]] lines::Cues newspaper_cues(const std::vector<std::string>& more, base::Findings& findings);

/// The words for one source: ours, which are not copied, or with those of the job file.
class SourceCues {
  public:
    SourceCues(const std::vector<std::string>& more, base::Findings& findings) {
        if (!more.empty()) own_ = newspaper_cues(more, findings);
    }
    [[nodiscard]] const lines::Cues& get() const { return own_ ? *own_ : newspaper_cues(); }

  private:
    std::optional<lines::Cues> own_;
};

/// What single signs tell of kickers, headlines and subtitles (head_signs.cpp).
[[nodiscard]] lines::HeadSigns head_signs();

}  // namespace converters
