// Manifests: one line a file, its digest and its path (RFC 8493 §2.1.3, §2.2.1), of every BagIt version.
//
// Reading is total: a line that is none is listed with its number, the rest is read. Line ends may be LF,
// CRLF or CR. Paths are decoded as far as the RFC goes: %0A, %0D and %25 and nothing else.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace bag {

struct ManifestLine {
    std::uint32_t number = 0;  ///< from 1
    std::string digest{};      ///< hexadecimal, lower case; of any length
    std::string path{};        ///< as written, without `*` and `./` before it
    bool starred = false;      ///< `*` before the path, as md5sum writes it
    bool dotted = false;       ///< `./` before the path
};

struct Manifest {
    std::vector<ManifestLine> lines;
    std::vector<std::uint32_t> faulty;  ///< numbers of lines that are neither empty nor "digest path"
};

/// Reads a manifest; `text` is UTF-8 without byte-order mark.
[[nodiscard]] Manifest read_manifest(std::string_view text);

/// The same line by line: a manifest of a million files need not be in memory twice. A line lasts for its
/// call.
void each_manifest_line(std::string_view text, const std::function<void(const ManifestLine&)>& take,
                        const std::function<void(std::uint32_t)>& take_faulty);

/// One line with its line end: the digest, two spaces, the path with its escapes.
[[nodiscard]] std::string manifest_line(std::string_view digest, std::string_view path);

/// RFC 8493 §2.1.3: CR, LF and % in a path stand as %0D, %0A and %25, so that one line stays one file.
[[nodiscard]] std::string escaped(std::string_view path);
[[nodiscard]] std::string unescaped(std::string_view path);

/// "sha512" for "manifest-sha512.txt", `prefix` being "manifest-" or "tagmanifest-"; empty when `name` is
/// none. The algorithm comes in lower case without hyphens, as base::Digest takes it ("sha3-256" keeps
/// its own).
[[nodiscard]] std::string algorithm_of(std::string_view name, std::string_view prefix);

/// A line of fetch.txt (RFC 8493 §2.2.3): where a payload file can be had.
struct FetchLine {
    std::uint32_t number = 0;
    std::string url{};
    std::string length{};  ///< digits, or "-" when unknown
    std::string path{};    ///< as written
};

struct Fetch {
    std::vector<FetchLine> lines;
    std::vector<std::uint32_t> faulty;
};

[[nodiscard]] Fetch read_fetch(std::string_view text);

/// The lines of a tag file, ended by LF, CRLF or CR; an empty last one is left out.
[[nodiscard]] std::vector<std::string_view> tag_lines(std::string_view text);

}  // namespace bag
