#include "cli/sealing.h"

#include <system_error>

#include "base/error.h"
#include "base/file.h"

namespace cli {
namespace {

constexpr std::uint64_t most_held = std::uint64_t{64} << 20;

}  // namespace

Sealing::Sealing(std::filesystem::path folder, const std::vector<bag::StoredFile>& files,
                 const std::vector<std::string>& algorithms, bag::Compression compression, unsigned threads)
    : folder_(std::move(folder)), files_(files) {
    for (unsigned i = 0; i < threads; ++i) sealers_.emplace_back(algorithms, compression);
    try {
        for (bag::Sealer& sealer : sealers_) threads_.emplace_back([this, &sealer] { work(sealer); });
    } catch (const std::system_error&) {
        // Fewer threads than asked for do the same work; none do nothing.
        if (threads_.empty())
            throw base::Error("no thread can be started", "raise the limit on processes (ulimit -u)");
    }
}

Sealing::~Sealing() {
    {
        const std::lock_guard lock(mutex_);
        stopped_ = true;
    }
    changed_.notify_all();
    for (std::thread& thread : threads_) thread.join();
}

std::size_t Sealing::next() {
    std::unique_lock lock(mutex_);
    const auto room = [&] {
        while (next_ < files_.size() && files_[next_].size > largest()) ++next_;
        // A file that the caller waits for needs no room: files begun later could keep it out for ever.
        return stopped_ || next_ >= files_.size() || next_ <= wanted_ ||
               held_ + files_[next_].size <= most_held;
    };
    changed_.wait(lock, room);
    if (stopped_ || next_ >= files_.size()) return files_.size();
    held_ += files_[next_].size;
    return next_++;
}

Sealing::Ready Sealing::make(bag::Sealer& sealer, std::size_t index) const {
    Ready ready;
    try {
        const std::string& path = files_[index].path;
        ready.sealed = sealer.seal("data/" + path, base::read_file(folder_ / path, largest()));
    } catch (...) {
        ready.fault = std::current_exception();
    }
    return ready;
}

void Sealing::work(bag::Sealer& sealer) {
    for (std::size_t index = next(); index < files_.size(); index = next()) {
        Ready ready = make(sealer, index);
        {
            const std::lock_guard lock(mutex_);
            ready_.emplace(index, std::move(ready));
        }
        changed_.notify_all();
    }
}

bag::Sealed Sealing::take(std::size_t index) {
    std::unique_lock lock(mutex_);
    wanted_ = index;
    changed_.notify_all();
    changed_.wait(lock, [&] { return ready_.contains(index); });
    Ready ready = std::move(ready_.extract(index).mapped());
    held_ -= files_[index].size;
    lock.unlock();
    changed_.notify_all();
    if (ready.fault) std::rethrow_exception(ready.fault);
    return std::move(ready.sealed);
}

}  // namespace cli
