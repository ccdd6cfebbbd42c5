#include "bag/zip_end.h"

#include <algorithm>
#include <string>

#include "bag/zip_format.h"

namespace bag::zip {
namespace {

constexpr std::size_t tail_size = 65536 + end_size;  // the farthest that an end record can be from the end

/// The end record's numbers, those of zip64 in their place where there are any.
struct End {
    std::uint64_t entries_here, entries, size, begin;
    std::uint64_t disk, directory_disk;
    std::uint64_t at;  ///< where the first of the end records starts
};

End parse_end(std::string_view record, std::uint64_t at) {
    return {.entries_here = get16(record, 8),
            .entries = get16(record, 10),
            .size = get32(record, 12),
            .begin = get32(record, 16),
            .disk = get16(record, 4),
            .directory_disk = get16(record, 6),
            .at = at};
}

/// A number of the plain record is all ones where zip64 holds it, else it must be the same.
bool agree(std::uint64_t plain, std::uint64_t full, std::uint64_t ones) {
    return plain == ones || plain == full;
}

/// Takes the zip64 records that end at `end.at`, if there are any. False when they are faulty.
bool take_zip64(const RandomAccess& archive, End& end, CappedFindings& findings) {
    std::string room;
    if (end.at < locator_size) return true;
    const std::string locator(archive.read(end.at - locator_size, locator_size, room));
    if (locator.size() < locator_size || get32(locator, 0) != locator_signature) return true;
    const std::uint64_t at = get64(locator, 8);
    const std::uint64_t locator_at = end.at - locator_size;
    // The record has no room for more than its fixed part: whatever stood there would belong to nobody.
    if (locator_at < end64_size || at != locator_at - end64_size) {
        findings.add(rules::directory_misplaced, {"the zip64 end record is not right before its locator"});
        return false;
    }
    const std::string record(archive.read(at, end64_size, room));
    if (record.size() < end64_size || get32(record, 0) != end64_signature ||
        get64(record, 4) != end64_size - 12) {
        findings.add(rules::directory_misplaced, {"the zip64 end record is damaged"});
        return false;
    }
    const End full{.entries_here = get64(record, 24),
                   .entries = get64(record, 32),
                   .size = get64(record, 40),
                   .begin = get64(record, 48),
                   .disk = get32(record, 16),
                   .directory_disk = get32(record, 20),
                   .at = at};
    if (!agree(end.entries, full.entries, ones16) || !agree(end.entries_here, full.entries_here, ones16) ||
        !agree(end.size, full.size, ones32) || !agree(end.begin, full.begin, ones32)) {
        findings.add(rules::directory_misplaced, {"the end record and that of zip64 disagree"});
        return false;
    }
    if (get32(locator, 4) != 0 || get32(locator, 16) > 1) {
        findings.add(rules::several_disks);
        return false;
    }
    end = full;
    return true;
}

}  // namespace

std::optional<DirectoryPlace> find_directory(const RandomAccess& archive, CappedFindings& findings) {
    std::string room;
    const std::uint64_t tail_begin = archive.size() - std::min<std::uint64_t>(archive.size(), tail_size);
    const std::string_view tail = archive.read(tail_begin, tail_size, room);
    const bool last = tail.size() >= end_size && get32(tail, tail.size() - end_size) == end_signature &&
                      get16(tail, tail.size() - 2) == 0;
    if (!last) {
        const bool somewhere = tail.find(std::string_view("PK\5\6", 4)) != std::string_view::npos;
        findings.add(somewhere ? rules::end_not_last : rules::no_zip);
        return std::nullopt;
    }
    End end = parse_end(tail.substr(tail.size() - end_size), archive.size() - end_size);
    if (!take_zip64(archive, end, findings)) return std::nullopt;
    if (end.disk != 0 || end.directory_disk != 0 || end.entries_here != end.entries) {
        findings.add(rules::several_disks);
        return std::nullopt;
    }
    // Subtraction, not addition: the numbers are foreign, and a sum could wrap.
    if (end.size > end.at || end.begin != end.at - end.size) {
        findings.add(rules::directory_misplaced, {"bytes are missing, or were put before the archive"});
        return std::nullopt;
    }
    return DirectoryPlace{end.begin, end.size, end.entries};
}

}  // namespace bag::zip
