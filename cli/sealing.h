// Digests and compresses the files of a folder in several threads, and hands them out in their order.
//
// Holds: what is ready or being made and not yet taken stays under a limit of bytes, whatever the number
// of files; the order, and so every byte written from it, does not depend on the number of threads.
#pragma once

#include <condition_variable>
#include <cstdint>
#include <exception>
#include <filesystem>
#include <map>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "bag/bag_write.h"
#include "bag/store.h"

namespace cli {

class Sealing {
  public:
    /// Starts `threads` threads on `files` (paths below `folder`, put under data/), which outlive it. Files
    /// over `largest()` bytes are left to the caller.
    Sealing(std::filesystem::path folder, const std::vector<bag::StoredFile>& files,
            const std::vector<std::string>& algorithms, bag::Compression compression, unsigned threads);
    Sealing(const Sealing&) = delete;
    Sealing& operator=(const Sealing&) = delete;
    /// Stops the threads.
    ~Sealing();

    /// File `index`; called for 0, 1, … in order, without those over largest(). Throws what reading it threw.
    [[nodiscard]] bag::Sealed take(std::size_t index);

    /// Files up to this many bytes are made ready in memory.
    [[nodiscard]] static std::uint64_t largest() { return std::uint64_t{32} << 20; }

  private:
    struct Ready {
        bag::Sealed sealed;
        std::exception_ptr fault{};
    };

    void work(bag::Sealer& sealer);
    /// The next file to make ready, when there is room for it; files_.size() when there is none left.
    [[nodiscard]] std::size_t next();
    [[nodiscard]] Ready make(bag::Sealer& sealer, std::size_t index) const;

    std::filesystem::path folder_;
    const std::vector<bag::StoredFile>& files_;
    std::vector<bag::Sealer> sealers_;  ///< one a thread

    std::mutex mutex_;  // of all below
    std::condition_variable changed_;
    std::map<std::size_t, Ready> ready_;
    std::size_t next_ = 0, wanted_ = 0;
    std::uint64_t held_ = 0;  ///< bytes of files begun and not taken
    bool stopped_ = false;
    std::vector<std::thread> threads_;
};

}  // namespace cli
