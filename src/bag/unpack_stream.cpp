#include "bag/unpack_stream.h"

#include <algorithm>
#include <memory>
#include <string>

#include <zlib.h>

#include "base/error.h"

namespace bag {
namespace {

constexpr std::size_t packed_piece = std::size_t{256} << 10;
constexpr std::size_t unpacked_piece = std::size_t{1} << 20;

/// zlib's state, given back at the end.
struct Stream {
    Stream() {
        // Negative: a raw stream, without zlib's own header.
        if (::inflateInit2(&state, -MAX_WBITS) != Z_OK)
            throw base::Error("no memory for unpacking", "run fewer jobs at once");
    }
    Stream(const Stream&) = delete;
    Stream& operator=(const Stream&) = delete;
    ~Stream() { ::inflateEnd(&state); }

    z_stream state{};
};

}  // namespace

Inflated unpack_stream(const RandomAccess& archive, std::uint64_t begin, std::uint64_t packed_size,
                       const Take& take) {
    Stream stream;
    z_stream& state = stream.state;
    std::string room;
    const auto made = std::make_unique_for_overwrite<char[]>(unpacked_piece);
    std::uint64_t at = 0;
    while (true) {
        if (state.avail_in == 0 && at < packed_size) {
            const auto wanted =
                static_cast<std::size_t>(std::min<std::uint64_t>(packed_piece, packed_size - at));
            const std::string_view piece = archive.read(begin + at, wanted, room);
            if (piece.empty()) return Inflated::damaged;
            at += piece.size();
            // zlib promises not to write there; its interface is older than const.
            state.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(piece.data()));
            state.avail_in = static_cast<uInt>(piece.size());
        }
        state.next_out = reinterpret_cast<Bytef*>(made.get());
        state.avail_out = static_cast<uInt>(unpacked_piece);
        const int result = ::inflate(&state, Z_NO_FLUSH);
        // Z_BUF_ERROR: neither a byte to read nor one to write, so the stream ends early.
        if (result != Z_OK && result != Z_STREAM_END) return Inflated::damaged;
        const std::size_t size = unpacked_piece - state.avail_out;
        if (size > 0 && !take({made.get(), size})) return Inflated::other_size;
        if (result == Z_STREAM_END) {
            return state.avail_in == 0 && at == packed_size ? Inflated::whole : Inflated::damaged;
        }
    }
}

}  // namespace bag
