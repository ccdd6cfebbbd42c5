// One file made ready for a zip: compressed, with the sums that its headers need.
//
// Packing is the greatest cost of a package, so it is a pure function that a caller runs in his own
// threads; the writer only copies. libdeflate's door is packed.cpp.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace bag {

enum class Compression { store, deflate };

/// Above it libdeflate pays twice the time for a thousandth of the size.
inline constexpr int deflate_level = 6;

/// What unpacks to more than 200 times its size is refused as made to fill a disk, by us
/// (central_directory.h) and by others; one letter a million times over is such a file, and an honest one.
[[nodiscard]] constexpr bool like_a_bomb(std::size_t size, std::size_t packed) {
    constexpr std::size_t most_shrunk = 150;
    constexpr std::size_t from = std::size_t{1} << 15;  // below, the headers outweigh it
    return size >= from && size / most_shrunk > packed;
}

/// Bytes as they stand in the archive. Holds: `crc` and `size` are those of the unpacked bytes.
struct Packed {
    std::string bytes;
    std::uint64_t size = 0;  ///< unpacked, in bytes
    std::uint32_t crc = 0;   ///< CRC-32 of the unpacked bytes
    bool deflated = false;   ///< else stored: bytes.size() == size
};

/// The same, in bytes of someone else.
struct PackedView {
    PackedView() = default;
    PackedView(const Packed& packed)  // NOLINT(google-explicit-constructor): as a string is a view
        : bytes(packed.bytes), size(packed.size), crc(packed.crc), deflated(packed.deflated) {}

    std::string_view bytes;
    std::uint64_t size = 0;
    std::uint32_t crc = 0;
    bool deflated = false;
};

/// Packs one file after the other. One object a thread.
class Packer {
  public:
    explicit Packer(Compression compression = Compression::deflate);
    Packer(Packer&&) noexcept;
    Packer& operator=(Packer&&) noexcept;
    ~Packer();

    /// Deflates at level 6; stores what would not become smaller, or so small that readers take it for a
    /// bomb. Same bytes in, same bytes out, for
    /// one version of libdeflate. Throws base::Error when memory runs out.
    [[nodiscard]] Packed pack(std::string bytes);
    /// The same for bytes that the caller keeps: what is stored is a copy.
    [[nodiscard]] Packed pack_kept(std::string_view bytes);

  private:
    [[nodiscard]] Packed deflate(std::string_view bytes);

    struct State;
    std::unique_ptr<State> state_;
};

/// The same for a single file.
[[nodiscard]] Packed pack(std::string bytes, Compression compression);

/// What made the deflated bytes, for bag-info.txt: "libdeflate 1.14, level 6". Byte identity is
/// promised for equal words only.
[[nodiscard]] std::string compressor();

/// CRC-32 of `bytes`, going on from `before` (0 at the start).
[[nodiscard]] std::uint32_t crc32(std::uint32_t before, std::string_view bytes);

/// How unpacking went.
enum class Inflated {
    whole,
    damaged,     ///< no deflate stream, or it ends early, or bytes follow it
    other_size,  ///< it holds fewer or more bytes than announced
};

/// Unpacks one stream after another into the same room.
class Unpacker {
  public:
    Unpacker();
    Unpacker(Unpacker&&) noexcept;
    Unpacker& operator=(Unpacker&&) noexcept;
    ~Unpacker();

    /// Unpacks a whole raw deflate stream that should hold `size` bytes. Never makes more than `size` bytes.
    [[nodiscard]] Inflated unpack(std::string_view deflated, std::uint64_t size);
    /// What the last stream held, when it was whole; valid till the next one.
    [[nodiscard]] std::string_view bytes() const;
    /// How large the room is.
    [[nodiscard]] std::uint64_t room() const;

  private:
    struct State;
    std::unique_ptr<State> state_;
};

/// The same once, into `out`.
[[nodiscard]] Inflated inflate(std::string_view deflated, std::string& out, std::uint64_t size);

}  // namespace bag
