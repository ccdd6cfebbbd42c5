#include "bag/packed.h"

#include <memory>

#include <libdeflate.h>

#include "base/error.h"

namespace bag {
namespace {

struct FreeCompressor {
    void operator()(libdeflate_compressor* one) const { libdeflate_free_compressor(one); }
};
struct FreeDecompressor {
    void operator()(libdeflate_decompressor* one) const { libdeflate_free_decompressor(one); }
};

using Decompressor = std::unique_ptr<libdeflate_decompressor, FreeDecompressor>;

Decompressor new_decompressor() {
    Decompressor made(libdeflate_alloc_decompressor());
    if (!made) throw base::Error("no memory for unpacking", "run fewer jobs at once");
    return made;
}

Inflated inflate_into(libdeflate_decompressor* decompressor, std::string_view deflated, char* room,
                      std::uint64_t size) {
    std::size_t taken = 0;
    std::size_t made = 0;
    const libdeflate_result result = libdeflate_deflate_decompress_ex(
        decompressor, deflated.data(), deflated.size(), room, size, &taken, &made);
    if (result == LIBDEFLATE_INSUFFICIENT_SPACE || (result == LIBDEFLATE_SUCCESS && made != size)) {
        return Inflated::other_size;
    }
    const bool whole = result == LIBDEFLATE_SUCCESS && taken == deflated.size();
    return whole ? Inflated::whole : Inflated::damaged;
}

}  // namespace

struct Packer::State {
    /// Room for what `size` bytes become, for one file after another. Not filled with zeros: of a large room
    /// only what is written becomes memory.
    char* room_for(std::size_t size) {
        if (size > room_size) {
            room = std::make_unique_for_overwrite<char[]>(size);
            room_size = size;
        }
        return room.get();
    }

    std::unique_ptr<libdeflate_compressor, FreeCompressor> compressor;  // none: store
    std::unique_ptr<char[]> room;
    std::size_t room_size = 0;
};

Packer::Packer(Compression compression) : state_(std::make_unique<State>()) {
    if (compression == Compression::store) return;
    state_->compressor.reset(libdeflate_alloc_compressor(deflate_level));
    if (!state_->compressor) throw base::Error("no memory for compressing", "run fewer jobs at once");
}

Packer::Packer(Packer&&) noexcept = default;
Packer& Packer::operator=(Packer&&) noexcept = default;
Packer::~Packer() = default;

Packed Packer::deflate(std::string_view bytes) {
    constexpr std::size_t kept_room = std::size_t{1} << 20;  // larger rooms are given back
    Packed packed;
    packed.size = bytes.size();
    packed.crc = crc32(0, bytes);
    if (!state_->compressor || bytes.empty()) return packed;
    // Room for one byte less than the input: what does not fit is not worth deflating.
    char* const room = state_->room_for(bytes.size() - 1);
    const std::size_t size = libdeflate_deflate_compress(state_->compressor.get(), bytes.data(), bytes.size(),
                                                         room, bytes.size() - 1);
    if (size > 0 && !like_a_bomb(bytes.size(), size)) {
        // A copy of the right size: queues count bytes, and a room's slack would be unseen there.
        packed.bytes.assign(room, size);
        packed.deflated = true;
    }
    if (state_->room_size > kept_room) {
        state_->room.reset();
        state_->room_size = 0;
    }
    return packed;
}

Packed Packer::pack(std::string bytes) {
    Packed packed = deflate(bytes);
    if (!packed.deflated) packed.bytes = std::move(bytes);
    return packed;
}

Packed Packer::pack_kept(std::string_view bytes) {
    Packed packed = deflate(bytes);
    if (!packed.deflated) packed.bytes = bytes;
    return packed;
}

Packed pack(std::string bytes, Compression compression) {
    return Packer(compression).pack(std::move(bytes));
}

std::string compressor() {
    return std::string("libdeflate ") + LIBDEFLATE_VERSION_STRING + ", level " +
           std::to_string(deflate_level);
}

std::uint32_t crc32(std::uint32_t before, std::string_view bytes) {
    return libdeflate_crc32(before, bytes.data(), bytes.size());
}

struct Unpacker::State {
    Decompressor decompressor;
    std::unique_ptr<char[]> room;
    std::uint64_t room_size = 0, size = 0;
};

Unpacker::Unpacker() : state_(std::make_unique<State>()) {
    state_->decompressor = new_decompressor();
}

Unpacker::Unpacker(Unpacker&&) noexcept = default;
Unpacker& Unpacker::operator=(Unpacker&&) noexcept = default;
Unpacker::~Unpacker() = default;

Inflated Unpacker::unpack(std::string_view deflated, std::uint64_t size) {
    if (!state_->room || size > state_->room_size) {
        state_->room = std::make_unique_for_overwrite<char[]>(size);
        state_->room_size = size;
    }
    state_->size = size;
    return inflate_into(state_->decompressor.get(), deflated, state_->room.get(), size);
}

std::string_view Unpacker::bytes() const {
    return {state_->room.get(), state_->size};
}

std::uint64_t Unpacker::room() const {
    return state_->room_size;
}

Inflated inflate(std::string_view deflated, std::string& out, std::uint64_t size) {
    out.resize(size);
    return inflate_into(new_decompressor().get(), deflated, out.data(), size);
}

}  // namespace bag
