#include "bag/local_headers.h"

#include <algorithm>
#include <string>

#include "bag/paths.h"
#include "bag/zip_extra.h"
#include "bag/zip_format.h"

namespace bag::zip {
namespace {

std::string central_name(const ZipEntry& entry) {
    return entry.folder ? entry.name + "/" : entry.name;
}

/// A size in a local header: the true one, or with a data descriptor (bit 3) nothing or all ones, since
/// the writer did not know it yet (§4.4.4).
bool fits(std::uint64_t local, std::uint64_t central, bool described) {
    return local == central || (described && (local == 0 || local == ones32));
}

/// What local header and central record disagree about; empty when they agree.
std::string_view difference(std::string_view header, std::string_view name, const ExtraFields& extra,
                            const ZipEntry& entry) {
    constexpr auto compared = static_cast<std::uint16_t>(flag_encrypted | flag_descriptor | flag_patch |
                                                         flag_strong | flag_utf8 | flag_masked);
    const std::uint16_t flags = get16(header, 6);
    const bool described = (entry.flags & flag_descriptor) != 0;
    std::uint64_t packed_size = get32(header, 18);
    std::uint64_t size = get32(header, 22);
    Zip64Numbers numbers(extra);
    if (extra.damaged || extra.repeated) return "extra fields";
    if ((!numbers.take(size) || !numbers.take(packed_size)) && !described) return "size";
    if (name != central_name(entry)) return "name";
    if ((flags & compared) != (entry.flags & compared)) return "flags";
    if (get16(header, 8) != entry.method) return "compression method";
    if (!fits(get32(header, 14), entry.crc, described)) return "CRC";
    if (!fits(packed_size, entry.packed_size, described)) return "compressed size";
    if (!fits(size, entry.size, described)) return "size";
    if (extra.unicode_path && (extra.unicode_path->size() < 5 || extra.unicode_path->substr(5) != name))
        return "name";
    return {};
}

/// Reads one local header. Nothing else of the entry can be trusted when this is false.
bool take_header(const RandomAccess& archive, std::uint64_t directory_begin, ZipEntry& entry,
                 std::string& room, CappedFindings& findings) {
    constexpr std::size_t usual = 512;  // header, name and extra fields of nearly every entry in one read
    std::string_view bytes;
    if (entry.header_offset < directory_begin) bytes = archive.read(entry.header_offset, usual, room);
    if (bytes.size() < local_size || get32(bytes, 0) != local_signature) {
        findings.add_at(rules::local_differs, entry.name, {"place of the local header"});
        return false;
    }
    const std::size_t name_size = get16(bytes, 26);
    const std::size_t extra_size = get16(bytes, 28);
    const std::size_t size = local_size + name_size + extra_size;
    if (bytes.size() < size) bytes = archive.read(entry.header_offset, size, room);
    entry.data_offset = entry.header_offset + size;
    if (bytes.size() < size || entry.data_offset > directory_begin ||
        entry.packed_size > directory_begin - entry.data_offset) {
        findings.add_at(rules::local_differs, entry.name, {"end of the data"});
        return false;
    }
    const ExtraFields extra = read_extra(bytes.substr(local_size + name_size, extra_size));
    const std::string_view what = difference(bytes, bytes.substr(local_size, name_size), extra, entry);
    if (!what.empty()) findings.add_at(rules::local_differs, entry.name, {std::string(what)});
    return what.empty();
}

/// How long the data descriptor at `at` is (§4.3.9): with or without signature, with sizes of 4 or 8
/// bytes. 0 when none of the four agrees with the record.
std::size_t descriptor_size(const RandomAccess& archive, std::uint64_t at, const ZipEntry& entry,
                            std::string& room) {
    const std::string_view bytes = archive.read(at, 24, room);
    for (const std::size_t lead : {std::size_t{4}, std::size_t{0}}) {
        if (lead == 4 && (bytes.size() < 4 || get32(bytes, 0) != descriptor_signature)) continue;
        for (const std::size_t width : {std::size_t{4}, std::size_t{8}}) {
            const std::size_t size = lead + 4 + 2 * width;
            if (bytes.size() >= size && get32(bytes, lead) == entry.crc &&
                get(bytes, lead + 4, width) == entry.packed_size &&
                get(bytes, lead + 4 + width, width) == entry.size) {
                return size;
            }
        }
    }
    return 0;
}

/// Do the bytes hold the signature of a header, a central record or an end record? Any of them could make
/// another program see other entries.
bool hides_a_record(const RandomAccess& archive, std::uint64_t begin, std::uint64_t end) {
    constexpr std::size_t step = std::size_t{1} << 20;
    std::string room;
    for (std::uint64_t at = begin; at < end; at += step) {
        // Three bytes more than a step: a signature may lie across the joint.
        const auto size = static_cast<std::size_t>(std::min<std::uint64_t>(step + 3, end - at));
        const std::string_view piece = archive.read(at, size, room);
        for (std::size_t found = piece.find("PK"); found != std::string_view::npos;
             found = piece.find("PK", found + 1)) {
            const std::string_view kind = piece.substr(found + 2, 2);
            if (kind == std::string_view("\1\2", 2) || kind == std::string_view("\3\4", 2) ||
                kind == std::string_view("\5\6", 2)) {
                return true;
            }
        }
    }
    return false;
}

/// Judges the bytes from `begin` to `end`, which no entry claims; `next` says before what they lie.
void check_gap(const RandomAccess& archive, std::uint64_t begin, std::uint64_t end, ZipRules::Tiling tiling,
               const std::string& next, CappedFindings& findings) {
    if (begin == end) return;
    // At the start of the file any byte is one too many: other programs may take it for a program to run.
    const bool refused = tiling == ZipRules::Tiling::exact || begin == 0;
    if (hides_a_record(archive, begin, end)) {
        findings.add(rules::hidden_entry, {next});
    } else {
        findings.add(refused ? rules::gap : rules::loose_gap, {std::to_string(end - begin), next});
    }
}

}  // namespace

void check_local_headers(const RandomAccess& archive, std::uint64_t directory_begin, ZipRules::Tiling tiling,
                         ZipEntries& entries, CappedFindings& findings) {
    std::vector<ZipEntry*> by_offset;
    by_offset.reserve(entries.size());
    for (ZipEntry& entry : entries) by_offset.push_back(&entry);
    std::ranges::stable_sort(by_offset, {}, &ZipEntry::header_offset);
    std::string room;
    std::uint64_t end = 0;  // of what the entries so far claim
    const ZipEntry* last = nullptr;
    for (ZipEntry* entry : by_offset) {
        if (last != nullptr && entry->header_offset < end) {
            findings.add_at(rules::overlap, entry->name, {printable(last->name)});
            continue;
        }
        check_gap(archive, end, entry->header_offset, tiling, printable(entry->name), findings);
        last = entry;
        // One fault is enough to refuse the archive, and past it nothing is known about the tiling.
        if (!take_header(archive, directory_begin, *entry, room, findings)) return;
        end = entry->data_offset + entry->packed_size;
        if ((entry->flags & flag_descriptor) == 0) continue;
        const std::size_t descriptor = descriptor_size(archive, end, *entry, room);
        if (descriptor == 0 || descriptor > directory_begin - end) {
            findings.add_at(rules::local_differs, entry->name, {"sizes in the data descriptor"});
            return;
        }
        end += descriptor;
    }
    check_gap(archive, end, directory_begin, tiling, "the central directory", findings);
}

}  // namespace bag::zip
