// Which documents need a section of the review page, as far as that is known while they are converted.
//
// The page shows the first documents of a package (package::most_reviewed). Where packages begin follows from
// all documents before, and those are not done yet when a worker is given the next. So it is guessed, with
// room to spare. A document without a section that stands among the first after all is converted again
// (packaging.cpp): packages have the same bytes, whatever was guessed.
#pragma once

#include <cstdint>

#include "cli/cut.h"

namespace cli {

class ReviewGuess {
  public:
    /// `from_the_start`: all documents that packages will be cut from pass by, none is done yet. Else, and
    /// where packages are not cut by entries alone, every document gets its section.
    ReviewGuess(const PackageBy& by, bool from_the_start)
        : guesses_(by.what == PackageBy::What::entries && from_the_start) {}

    /// A document is converted and has `files` entries.
    void count(std::uint64_t files);
    /// Does input `number`, given now while `at_work` others are with the workers, need its section?
    [[nodiscard]] bool may_be_early(std::int64_t number, std::uint64_t at_work) const;

  private:
    bool guesses_;
    std::uint64_t documents_ = 0, entries_ = 0;            ///< in all
    std::uint64_t open_documents_ = 0, open_entries_ = 0;  ///< in the package that is being filled
};

}  // namespace cli
