#include "bag/zip_read.h"

#include <algorithm>
#include <array>
#include <mutex>

#include "bag/packed.h"
#include "bag/unpack_stream.h"
#include "bag/whole_file.h"
#include "bag/zip_format.h"
#include "base/error.h"

namespace bag {
namespace {

constexpr std::uint64_t whole_size = std::uint64_t{16} << 20;  // unpacked in one go up to here
constexpr std::size_t piece_size = std::size_t{1} << 20;
constexpr std::uint64_t kept_room = std::uint64_t{1} << 20;  // larger rooms are given back

/// What reading a small entry needs, for one entry after another.
struct Desk {
    std::string packed;
    Unpacker unpacker;
};

/// Counts and sums what an entry unpacks to, and never lets more through than was announced.
class Audit {
  public:
    Audit(const ZipEntry& entry, const Sink& sink) : entry_(entry), sink_(sink) {}

    /// False when there are more bytes than announced.
    [[nodiscard]] bool take(std::string_view piece) {
        if (piece.size() > entry_.size - seen_) return false;
        seen_ += piece.size();
        crc_ = crc32(crc_, piece);
        sink_(piece);
        return true;
    }
    [[nodiscard]] bool complete() const { return seen_ == entry_.size; }
    [[nodiscard]] std::uint32_t crc() const { return crc_; }

  private:
    const ZipEntry& entry_;
    const Sink& sink_;
    std::uint64_t seen_ = 0;
    std::uint32_t crc_ = 0;
};

std::string hexadecimal(std::uint32_t value) {
    std::array<char, 9> text{};
    std::snprintf(text.data(), text.size(), "%08x", value);
    return text.data();
}

bool is_small(const ZipEntry& entry) {
    return std::max(entry.size, entry.packed_size) <= whole_size;
}

/// Was that the entry that the directory announces?
bool judge(const ZipEntry& entry, const Audit& audit, bool good, bool intact, CappedFindings& findings) {
    if (!intact) {
        findings.add_at(rules::data_damaged, entry.name);
    } else if (!good || !audit.complete()) {
        findings.add_at(rules::size_differs, entry.name, {std::to_string(entry.size)});
    } else if (audit.crc() != entry.crc) {
        findings.add_at(rules::crc_differs, entry.name, {hexadecimal(audit.crc()), hexadecimal(entry.crc)});
    } else {
        return true;
    }
    return false;
}

}  // namespace

struct ZipReader::State {
    explicit State(RandomAccess bytes) : archive(std::move(bytes)) {}

    bool read_stored(const ZipEntry& entry, Audit& audit) const;
    void read_packed(const ZipEntry& entry, const Sink& sink);
    bool read_whole(const ZipEntry& entry, Audit& audit, bool& intact);
    std::optional<std::string> unpack_whole(const ZipEntry& entry, Audit& audit, bool& intact) const;
    bool read_streaming(const ZipEntry& entry, Audit& audit, bool& intact) const;

    RandomAccess archive;
    ZipEntries entries;

  private:
    std::unique_ptr<Desk> take_desk();
    void give_back(std::unique_ptr<Desk> desk);

    std::mutex desks_mutex_;
    std::vector<std::unique_ptr<Desk>> desks_;  ///< as many as threads read at once
};

std::unique_ptr<Desk> ZipReader::State::take_desk() {
    const std::lock_guard lock(desks_mutex_);
    if (desks_.empty()) return std::make_unique<Desk>();
    std::unique_ptr<Desk> desk = std::move(desks_.back());
    desks_.pop_back();
    return desk;
}

void ZipReader::State::give_back(std::unique_ptr<Desk> desk) {
    if (desk->unpacker.room() > kept_room || desk->packed.size() > kept_room) return;
    const std::lock_guard lock(desks_mutex_);
    desks_.push_back(std::move(desk));
}

bool ZipReader::State::read_stored(const ZipEntry& entry, Audit& audit) const {
    std::string room;
    for (std::uint64_t at = 0; at < entry.packed_size;) {
        const auto wanted =
            static_cast<std::size_t>(std::min<std::uint64_t>(piece_size, entry.packed_size - at));
        const std::string_view piece = archive.read(entry.data_offset + at, wanted, room);
        if (piece.empty() || !audit.take(piece)) return false;
        at += piece.size();
    }
    return true;
}

void ZipReader::State::read_packed(const ZipEntry& entry, const Sink& sink) {
    std::unique_ptr<Desk> desk = take_desk();
    for (std::uint64_t at = 0; at < entry.packed_size;) {
        const auto wanted =
            static_cast<std::size_t>(std::min<std::uint64_t>(piece_size, entry.packed_size - at));
        const std::string_view piece = archive.read(entry.data_offset + at, wanted, desk->packed);
        if (piece.empty()) break;
        sink(piece);
        at += piece.size();
    }
    give_back(std::move(desk));
}

bool ZipReader::State::read_whole(const ZipEntry& entry, Audit& audit, bool& intact) {
    std::unique_ptr<Desk> desk = take_desk();
    const std::string_view packed = archive.read(entry.data_offset, entry.packed_size, desk->packed);
    const Inflated result = desk->unpacker.unpack(packed, entry.size);
    intact = result != Inflated::damaged;
    const bool good = result == Inflated::whole && audit.take(desk->unpacker.bytes());
    give_back(std::move(desk));
    return good;
}

std::optional<std::string> ZipReader::State::unpack_whole(const ZipEntry& entry, Audit& audit,
                                                          bool& intact) const {
    std::string room, unpacked;
    const std::string_view packed = archive.read(entry.data_offset, entry.packed_size, room);
    const Inflated result = inflate(packed, unpacked, entry.size);
    intact = result != Inflated::damaged;
    const bool good = result == Inflated::whole && audit.take(unpacked);
    return good ? std::optional(std::move(unpacked)) : std::nullopt;
}

bool ZipReader::State::read_streaming(const ZipEntry& entry, Audit& audit, bool& intact) const {
    const Take take = [&](std::string_view piece) { return audit.take(piece); };
    const Inflated result = unpack_stream(archive, entry.data_offset, entry.packed_size, take);
    intact = result != Inflated::damaged;
    return result == Inflated::whole;
}

ZipReader::ZipReader(std::unique_ptr<State> state) : state_(std::move(state)) {}
ZipReader::ZipReader(ZipReader&&) noexcept = default;
ZipReader::~ZipReader() = default;

std::optional<ZipReader> ZipReader::open(RandomAccess archive, const ZipRules& rules,
                                         CappedFindings& findings) {
    auto state = std::make_unique<State>(std::move(archive));
    const std::uint64_t errors = findings.errors();
    state->entries = read_central_directory(state->archive, rules, findings);
    if (findings.errors() != errors) return std::nullopt;
    return ZipReader(std::move(state));
}

const ZipEntries& ZipReader::entries() const {
    return state_->entries;
}

bool ZipReader::read(std::size_t index, const Sink& sink, CappedFindings& findings) const {
    const ZipEntry& entry = state_->entries.at(index);
    Audit audit(entry, sink);
    bool intact = true;
    bool good = false;
    if (entry.method == zip::stored) {
        good = state_->read_stored(entry, audit);
    } else if (is_small(entry)) {
        good = state_->read_whole(entry, audit, intact);
    } else {
        good = state_->read_streaming(entry, audit, intact);
    }
    return judge(entry, audit, good, intact, findings);
}

void ZipReader::read_packed(std::size_t index, const Sink& sink) const {
    state_->read_packed(state_->entries.at(index), sink);
}

std::optional<std::string> ZipReader::bytes(std::size_t index, std::uint64_t limit,
                                            CappedFindings& findings) const {
    const ZipEntry& entry = state_->entries.at(index);
    if (entry.method == zip::stored || !is_small(entry)) {
        return whole_file(entry.name, entry.size, limit, findings,
                          [&](const Sink& sink) { return read(index, sink, findings); });
    }
    if (too_large(entry.name, entry.size, limit, findings)) return std::nullopt;
    // Unpacked in place: the manifest of a large package is as large as all the rest that is known of it.
    const Sink nothing = [](std::string_view) {};
    Audit audit(entry, nothing);
    bool intact = true;
    std::optional<std::string> whole = state_->unpack_whole(entry, audit, intact);
    return judge(entry, audit, whole.has_value(), intact, findings) ? std::move(whole) : std::nullopt;
}

}  // namespace bag
