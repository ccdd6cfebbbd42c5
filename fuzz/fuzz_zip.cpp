// links: bag
//
// Any bytes as a zip: the work is bounded, what is accepted tiles the file, and libzip, where it opens the
// archive too, sees the same names and contents.
#include <algorithm>
#include <cstdint>
#include <string>
#include <vector>

#include <zip.h>

#include "bag/zip_read.h"
#include "base/error.h"

namespace {

constexpr std::uint64_t most = std::uint64_t{1} << 20;  // of an entry, for speed

/// Entries lie end to end from byte 0.
bool tiles(const bag::ZipEntries& entries) {
    std::vector<const bag::ZipEntry*> sorted;
    for (const bag::ZipEntry& entry : entries) sorted.push_back(&entry);
    std::ranges::sort(sorted, {}, &bag::ZipEntry::header_offset);
    std::uint64_t end = 0;
    for (const bag::ZipEntry* entry : sorted) {
        const bool described = (entry->flags & 8) != 0;
        if (entry->header_offset < end || (!described && entry->data_offset < entry->header_offset + 30))
            return false;
        end = entry->data_offset + entry->packed_size;
    }
    return true;
}

void compare_with_libzip(std::string_view bytes, std::size_t index, const std::string& ours) {
    zip_error_t fault;
    zip_error_init(&fault);
    zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &fault);
    zip_t* zip =
        source == nullptr ? nullptr : zip_open_from_source(source, ZIP_RDONLY | ZIP_CHECKCONS, &fault);
    if (zip == nullptr) {
        zip_source_free(source);
        return;
    }
    if (zip_file_t* file = zip_fopen_index(zip, index, 0)) {
        std::string theirs(ours.size() + 1, '\0');
        const zip_int64_t got = zip_fread(file, theirs.data(), theirs.size());
        PM_CHECK(got < 0 || std::string_view(theirs).substr(0, static_cast<std::size_t>(got)) == ours);
        zip_fclose(file);
    }
    zip_discard(zip);
}

void read(std::string_view bytes, const bag::ZipRules& rules) {
    base::Findings findings;
    bag::CappedFindings capped(findings, "a.zip");
    const auto directory = bag::RandomAccess::of(bytes);
    (void)bag::read_central_directory(directory, rules, capped);
    PM_CHECK(directory.bytes_read() <= 12 * bytes.size() + 66000);
    const auto zip = bag::ZipReader::open(bag::RandomAccess::of(bytes), rules, capped);
    if (!zip) return;
    PM_CHECK(tiles(zip->entries()));
    for (std::size_t i = 0; i < zip->entries().size(); ++i) {
        const bag::ZipEntry& entry = zip->entries()[i];
        if (entry.size > most) continue;
        const auto content = zip->bytes(i, most, capped);
        if (!content) continue;
        PM_CHECK(content->size() == entry.size);
        if (zip->entries().size() < 8) compare_with_libzip(bytes, i, *content);
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    read(bytes, {.tiling = bag::ZipRules::Tiling::loose});
    read(bytes, {.tiling = bag::ZipRules::Tiling::exact, .names = bag::ZipRules::Names::raw});
    return 0;
}
