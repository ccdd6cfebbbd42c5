#include "bag/packed_parts.h"

#include <array>
#include <cstdint>

#include <libdeflate.h>
#include <zlib.h>

#include "bag/packed.h"
#include "base/error.h"

namespace bag {
namespace {

struct FreeCompressor {
    void operator()(libdeflate_compressor* one) const { libdeflate_free_compressor(one); }
};

/// Where the last block of a stream begins and where the stream ends, in bits.
struct LastBlock {
    std::uint64_t begin = 0, end = 0;
};

class BlockReader {
  public:
    BlockReader() {
        // Negative: a raw stream, without zlib's own header.
        if (::inflateInit2(&stream_, -MAX_WBITS) != Z_OK)
            throw base::Error("no memory for compressing", "run fewer jobs at once");
    }
    BlockReader(const BlockReader&) = delete;
    BlockReader& operator=(const BlockReader&) = delete;
    ~BlockReader() { ::inflateEnd(&stream_); }

    LastBlock read(std::string_view deflated) {
        PM_CHECK(::inflateReset(&stream_) == Z_OK);
        // zlib promises not to write there; its interface is older than const.
        stream_.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(deflated.data()));
        stream_.avail_in = static_cast<uInt>(deflated.size());
        LastBlock found;
        for (int result = Z_OK; result != Z_STREAM_END;) {
            stream_.next_out = room_.data();
            stream_.avail_out = static_cast<uInt>(room_.size());
            result = ::inflate(&stream_, Z_BLOCK);
            PM_CHECK(result == Z_OK || result == Z_STREAM_END);
            // zlib.h, inflate(): 128 behind a block, 64 in the last one; below, the unused bits of the last
            // byte.
            const auto said = static_cast<unsigned>(stream_.data_type);
            const std::uint64_t at = (deflated.size() - stream_.avail_in) * 8 - (said & 7);
            if (result == Z_OK && (said & 128) != 0) ((said & 64) != 0 ? found.end : found.begin) = at;
        }
        return found;
    }

  private:
    z_stream stream_{};
    std::array<Bytef, 64 << 10> room_{};
};

/// Makes a stream one that goes on.
void reopen(std::string& deflated, const LastBlock& last) {
    const auto bit = static_cast<unsigned char>(1U << (last.begin % 8));
    char& byte = deflated[last.begin / 8];
    PM_CHECK((static_cast<unsigned char>(byte) & bit) != 0);
    byte = static_cast<char>(static_cast<unsigned char>(byte) & static_cast<unsigned char>(~bit));
    // Three bits 0 are the header of a stored block; libdeflate fills its last byte up with zeros.
    PM_CHECK(deflated.size() == (last.end + 7) / 8);
    const std::uint64_t left = deflated.size() * 8 - last.end;
    if (left < 3) deflated += '\0';
    deflated += std::string_view("\0\0\xFF\xFF", 4);
}

/// The part as it is, in blocks of the form "stored" (RFC 1951 §3.2.4).
std::string stored(std::string_view part, bool last) {
    constexpr std::size_t longest = 0xFFFF;
    std::string out;
    out.reserve(part.size() + 5 * (part.size() / longest + 1));
    while (!part.empty()) {
        const std::string_view block = part.substr(0, longest);
        part.remove_prefix(block.size());
        out += last && part.empty() ? '\1' : '\0';
        for (const std::size_t size : {block.size(), ~block.size()}) {
            out += static_cast<char>(size & 0xFF);
            out += static_cast<char>((size >> 8) & 0xFF);
        }
        out += block;
    }
    return out;
}

}  // namespace

struct PartPacker::State {
    std::unique_ptr<libdeflate_compressor, FreeCompressor> compressor;
    BlockReader blocks;
    std::unique_ptr<char[]> room;  ///< for what a part becomes; only what is written of it becomes memory
    std::size_t room_size = 0;
};

PartPacker::PartPacker() : state_(std::make_unique<State>()) {
    state_->compressor.reset(libdeflate_alloc_compressor(deflate_level));
    if (!state_->compressor) throw base::Error("no memory for compressing", "run fewer jobs at once");
}

PartPacker::PartPacker(PartPacker&&) noexcept = default;
PartPacker& PartPacker::operator=(PartPacker&&) noexcept = default;
PartPacker::~PartPacker() = default;

std::string PartPacker::pack(std::string_view part, bool last) {
    libdeflate_compressor* const compressor = state_->compressor.get();
    const std::size_t needed = libdeflate_deflate_compress_bound(compressor, part.size());
    if (needed > state_->room_size) {
        state_->room = std::make_unique_for_overwrite<char[]>(needed);
        state_->room_size = needed;
    }
    char* const room = state_->room.get();
    const std::size_t size =
        libdeflate_deflate_compress(compressor, part.data(), part.size(), room, state_->room_size);
    PM_CHECK(size > 0);
    if (like_a_bomb(part.size(), size)) return stored(part, last);
    std::string out(room, size);
    if (!last) reopen(out, state_->blocks.read(out));
    return out;
}

}  // namespace bag
