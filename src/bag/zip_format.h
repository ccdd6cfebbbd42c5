// The shape of a zip file: the four records that we write and read, and their numbers.
//
// A zip is entries end to end (local header, name, data), then the central directory (one record an
// entry), then the end record; APPNOTE 6.3.10 §4.3. What exceeds 32 (16) bits stands in an extra field
// or in the zip64 end record, and its place holds ones (§4.5.3, §4.3.14). All numbers are little-endian.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace bag::zip {

inline constexpr std::uint32_t local_signature = 0x04034b50;
inline constexpr std::uint32_t central_signature = 0x02014b50;
inline constexpr std::uint32_t end_signature = 0x06054b50;
inline constexpr std::uint32_t end64_signature = 0x06064b50;
inline constexpr std::uint32_t locator_signature = 0x07064b50;
inline constexpr std::uint32_t descriptor_signature = 0x08074b50;

// Sizes in bytes of the fixed parts.
inline constexpr std::size_t local_size = 30;
inline constexpr std::size_t central_size = 46;
inline constexpr std::size_t end_size = 22;
inline constexpr std::size_t end64_size = 56;
inline constexpr std::size_t locator_size = 20;

inline constexpr std::uint16_t stored = 0, deflated = 8;  // compression methods, §4.4.5
inline constexpr std::uint16_t ones16 = 0xFFFF;
inline constexpr std::uint32_t ones32 = 0xFFFFFFFF;

// General purpose bits, §4.4.4.
inline constexpr std::uint16_t flag_encrypted = 1U << 0, flag_descriptor = 1U << 3, flag_patch = 1U << 5,
                               flag_strong = 1U << 6, flag_utf8 = 1U << 11, flag_masked = 1U << 13;

inline constexpr std::uint16_t extra_zip64 = 0x0001, extra_unicode_path = 0x7075;

inline constexpr std::uint16_t dos_date_1980 = 33;  // 1980-01-01; the time is 0
inline constexpr std::uint16_t made_by_unix = 3;    // high byte of "version made by"
inline constexpr std::uint32_t regular_file_mode = 0100644;

inline void put16(std::string& out, std::uint32_t value) {
    out += static_cast<char>(value & 0xFF);
    out += static_cast<char>(value >> 8 & 0xFF);
}
inline void put32(std::string& out, std::uint32_t value) {
    put16(out, value & 0xFFFF);
    put16(out, value >> 16);
}
inline void put64(std::string& out, std::uint64_t value) {
    put32(out, static_cast<std::uint32_t>(value & ones32));
    put32(out, static_cast<std::uint32_t>(value >> 32));
}

/// The number in `width` bytes at `at`; the caller has checked that they are there.
[[nodiscard]] inline std::uint64_t get(std::string_view bytes, std::size_t at, std::size_t width) {
    std::uint64_t value = 0;
    for (std::size_t i = width; i-- > 0;) value = value << 8 | static_cast<unsigned char>(bytes[at + i]);
    return value;
}
[[nodiscard]] inline std::uint16_t get16(std::string_view bytes, std::size_t at) {
    return static_cast<std::uint16_t>(get(bytes, at, 2));
}
[[nodiscard]] inline std::uint32_t get32(std::string_view bytes, std::size_t at) {
    return static_cast<std::uint32_t>(get(bytes, at, 4));
}
[[nodiscard]] inline std::uint64_t get64(std::string_view bytes, std::size_t at) {
    return get(bytes, at, 8);
}

}  // namespace bag::zip
