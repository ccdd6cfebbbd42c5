#include "bag/zip_write.h"

#include <algorithm>

#include "bag/paths.h"
#include "bag/zip_format.h"
#include "base/error.h"

namespace bag {
namespace {

using namespace zip;

/// What local header and central record have in common.
struct Header {
    std::string_view name;
    bool deflated;
    std::uint64_t packed_size, size;
    std::uint32_t crc;
    std::uint64_t offset;  ///< of the local header
};

bool is_ascii(char c) {
    return static_cast<unsigned char>(c) < 0x80;
}

std::uint32_t clipped32(std::uint64_t value) {
    return value < ones32 ? static_cast<std::uint32_t>(value) : ones32;
}
std::uint32_t clipped16(std::uint64_t value) {
    return value < ones16 ? static_cast<std::uint32_t>(value) : ones16;
}

/// "Version needed", flags, method, time, date, CRC, sizes, lengths: equal in both records.
void put_common(std::string& out, const Header& header, bool zip64, bool clip_both, std::size_t extra_size) {
    put16(out, zip64 ? 45 : header.deflated ? 20 : 10);  // §4.4.3.2
    put16(out, std::ranges::all_of(header.name, is_ascii) ? 0 : flag_utf8);
    put16(out, header.deflated ? deflated : stored);
    put16(out, 0);
    put16(out, dos_date_1980);
    put32(out, header.crc);
    put32(out, clip_both ? ones32 : clipped32(header.packed_size));
    put32(out, clip_both ? ones32 : clipped32(header.size));
    put16(out, static_cast<std::uint32_t>(header.name.size()));
    put16(out, static_cast<std::uint32_t>(extra_size));
}

/// §4.5.3: in a local header both sizes, or none.
std::string local_record(const Header& header) {
    const bool zip64 = header.packed_size >= ones32 || header.size >= ones32;
    std::string extra;
    if (zip64) {
        put16(extra, extra_zip64);
        put16(extra, 16);
        put64(extra, header.size);
        put64(extra, header.packed_size);
    }
    std::string out;
    put32(out, local_signature);
    put_common(out, header, zip64, zip64, extra.size());
    return out.append(header.name).append(extra);
}

/// §4.5.3: in a central record just the numbers that do not fit.
std::string central_record(const Header& header) {
    std::string numbers;
    for (const std::uint64_t number : {header.size, header.packed_size, header.offset}) {
        if (number >= ones32) put64(numbers, number);
    }
    std::string extra;
    if (!numbers.empty()) {
        put16(extra, extra_zip64);
        put16(extra, static_cast<std::uint32_t>(numbers.size()));
        extra += numbers;
    }
    std::string out;
    put32(out, central_signature);
    put16(out, made_by_unix << 8 | 63);  // APPNOTE 6.3, as libzip says it
    put_common(out, header, !numbers.empty(), false, extra.size());
    put16(out, 0);  // no comment
    put16(out, 0);  // disk
    put16(out, 0);  // internal attributes
    put32(out, regular_file_mode << 16);
    put32(out, clipped32(header.offset));
    return out.append(header.name).append(extra);
}

/// The end record, with zip64's own before it where a number needs that.
std::string end_records(std::uint64_t entries, std::uint64_t begin, std::uint64_t size) {
    std::string out;
    if (entries >= ones16 || begin >= ones32 || size >= ones32) {
        put32(out, end64_signature);
        put64(out, end64_size - 12);
        put16(out, 45);
        put16(out, 45);
        put32(out, 0);
        put32(out, 0);
        put64(out, entries);
        put64(out, entries);
        put64(out, size);
        put64(out, begin);
        put32(out, locator_signature);
        put32(out, 0);
        put64(out, begin + size);
        put32(out, 1);
    }
    put32(out, end_signature);
    put16(out, 0);
    put16(out, 0);
    put16(out, clipped16(entries));
    put16(out, clipped16(entries));
    put32(out, clipped32(size));
    put32(out, clipped32(begin));
    put16(out, 0);
    return out;
}

}  // namespace

ZipWriter::ZipWriter(const std::filesystem::path& target) : file_(target) {}

void ZipWriter::add_header(std::string_view name, bool packed, std::uint64_t packed_size, std::uint64_t size,
                           std::uint32_t crc) {
    PM_CHECK(!fault_of(name).has_value());
    const Header header{name, packed, packed_size, size, crc, file_.size()};
    file_.write(local_record(header));
    directory_ += central_record(header);
    ++entries_;
}

void ZipWriter::add(std::string_view name, const PackedView& data) {
    PM_CHECK(data.deflated || data.bytes.size() == data.size);
    add_header(name, data.deflated, data.bytes.size(), data.size, data.crc);
    file_.write(data.bytes);
}

void ZipWriter::add_stored(std::string_view name, std::uint64_t size, std::uint32_t crc,
                           const std::function<std::string_view()>& next_piece) {
    add_header(name, false, size, size, crc);
    std::uint64_t seen = 0;
    std::uint32_t sum = 0;
    for (std::string_view piece = next_piece(); !piece.empty() && seen <= size; piece = next_piece()) {
        seen += piece.size();
        sum = crc32(sum, piece);
        file_.write(piece);
    }
    if (seen != size || sum != crc) {
        throw base::Error(printable(name) + " changed while it was packed",
                          "run again when nothing writes to it");
    }
}

void ZipWriter::add_deflated(std::string_view name, std::uint64_t packed_size, std::uint64_t size,
                             std::uint32_t crc, const std::function<std::string_view()>& next_piece) {
    add_header(name, true, packed_size, size, crc);
    std::uint64_t seen = 0;
    for (std::string_view piece = next_piece(); !piece.empty(); piece = next_piece()) {
        seen += piece.size();
        file_.write(piece);
    }
    PM_CHECK(seen == packed_size);
}

void ZipWriter::finish() {
    const std::uint64_t begin = file_.size();
    file_.write(directory_);
    file_.write(end_records(entries_, begin, directory_.size()));
    // Not assigned: that would keep the room, megabytes in a large archive.
    std::string().swap(directory_);
    file_.seal();
}

}  // namespace bag
