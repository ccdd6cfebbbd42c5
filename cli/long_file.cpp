#include "cli/long_file.h"

#include <algorithm>
#include <atomic>

#include "cli/threads.h"

namespace cli {

void LongFile::append(std::string_view bytes) {
    const std::size_t room = threads_ * bag::part_size;
    waiting_.reserve(room);
    while (!bytes.empty()) {
        // What is full waits for the next byte: only then is it known not to be the last part.
        if (waiting_.size() == room) pack(false);
        const std::string_view piece = bytes.substr(0, room - waiting_.size());
        waiting_ += piece;
        bytes.remove_prefix(piece.size());
    }
}

std::optional<std::string> LongFile::take_short() {
    if (packed_ || waiting_.size() > bag::part_size) return std::nullopt;
    return std::move(waiting_);
}

void LongFile::pack(bool last) {
    if (!packed_) {
        packed_.emplace(folder_, 1);
        for (unsigned i = 0; i < threads_; ++i) packers_.emplace_back();
    }
    const std::string_view all = waiting_;
    const std::size_t count = std::max<std::size_t>(1, (all.size() + bag::part_size - 1) / bag::part_size);
    std::vector<std::string> parts(count);
    // The sums are one task, each part is another; a thread takes what is next.
    std::atomic<std::size_t> next = 0;
    in_threads(static_cast<unsigned>(packers_.size()), [&](unsigned thread) {
        for (std::size_t task = next++; task <= count; task = next++) {
            if (task == count) {
                digest_.update(all);
                crc_ = bag::crc32(crc_, all);
                continue;
            }
            const std::string_view part = all.substr(task * bag::part_size, bag::part_size);
            parts[task] = packers_[thread].pack(part, last && task + 1 == count);
        }
    });
    size_ += all.size();
    for (const std::string& part : parts) packed_->append(0, part);
    waiting_.clear();
}

void LongFile::finish(std::string path, bag::BagWriter& writer) {
    pack(true);
    std::string().swap(waiting_);
    RowReader pieces(*packed_, 0);
    writer.add_deflated({std::move(path), size_, {digest_.raw()}}, packed_->size(0), crc_,
                        [&pieces] { return pieces.next(); });
}

}  // namespace cli
