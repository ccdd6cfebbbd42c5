#include "bag/central_directory.h"

#include <algorithm>

#include "bag/entry_names.h"
#include "bag/local_headers.h"
#include "bag/paths.h"
#include "bag/zip_end.h"
#include "bag/zip_extra.h"
#include "bag/zip_format.h"

namespace bag {
namespace {

using namespace zip;

/// Hands out the directory's bytes from front to back; reads a mebibyte at a time.
class Window {
  public:
    Window(const RandomAccess& archive, const DirectoryPlace& place)
        : archive_(archive), at_(place.begin), end_(place.begin + place.size) {}

    /// The next `size` bytes without taking them; shorter only at the end of the directory.
    std::string_view peek(std::size_t size) {
        const auto wanted = static_cast<std::size_t>(std::min<std::uint64_t>(size, end_ - at_));
        if (loaded_.size() < wanted) {
            const auto load =
                static_cast<std::size_t>(std::min<std::uint64_t>(std::max(size, step), end_ - at_));
            loaded_ = archive_.read(at_, load, room_);
        }
        return loaded_.substr(0, wanted);
    }
    void skip(std::size_t size) {
        at_ += size;
        loaded_.remove_prefix(size);
    }
    [[nodiscard]] bool done() const { return at_ == end_; }

  private:
    static constexpr std::size_t step = std::size_t{1} << 20;

    const RandomAccess& archive_;
    std::uint64_t at_, end_;
    std::string room_;
    std::string_view loaded_;
};

struct Record {
    ZipEntry entry;
    std::uint32_t attributes = 0;
    std::uint64_t disk = 0;
};

/// The fixed part and the name; sizes and offset still without zip64.
Record parse_fixed(std::string_view bytes, std::size_t name_size) {
    Record record;
    ZipEntry& entry = record.entry;
    entry.flags = get16(bytes, 8);
    entry.method = get16(bytes, 10);
    entry.crc = get32(bytes, 16);
    entry.packed_size = get32(bytes, 20);
    entry.size = get32(bytes, 24);
    record.disk = get16(bytes, 34);
    record.attributes = get32(bytes, 38);
    entry.header_offset = get32(bytes, 42);
    entry.name = bytes.substr(central_size, name_size);
    return record;
}

bool is_ascii(char c) {
    return static_cast<unsigned char>(c) < 0x80;
}

/// A link or a device in the upper half of the attributes, where Unix keeps the mode. Not only when the
/// record says that Unix made it: programs do not look at that.
std::string_view special_kind(std::uint32_t attributes) {
    switch (attributes >> 16 & 0170000) {
        case 0120000: return "symbolic link";
        case 0020000:
        case 0060000: return "device";
        case 0010000: return "pipe";
        case 0140000: return "socket";
        default: return {};
    }
}

bool is_folder_mode(std::uint32_t attributes) {
    return (attributes >> 16 & 0170000) == 0040000;
}

/// What one record says about itself; needs no other.
void check_alone(const Record& record, const ExtraFields& extra, const ZipRules& rules,
                 CappedFindings& findings) {
    const ZipEntry& entry = record.entry;
    const std::string_view name = entry.name;
    if (entry.flags & (flag_encrypted | flag_strong | flag_masked)) {
        findings.add_at(rules::encrypted, name);
    } else if ((entry.flags & flag_patch) || (entry.method != stored && entry.method != deflated)) {
        findings.add_at(rules::unknown_method, name, {std::to_string(entry.method)});
    } else if (entry.method == stored && entry.packed_size != entry.size) {
        findings.add_at(rules::stored_sizes, name,
                        {std::to_string(entry.packed_size), std::to_string(entry.size)});
    }
    if (const std::string_view kind = special_kind(record.attributes); !kind.empty()) {
        findings.add_at(rules::special_file, name, {std::string(kind)});
    }
    // A folder may come deflated (two bytes for nothing), as some programs write it.
    if (entry.folder != is_folder_mode(record.attributes) && (record.attributes >> 16 & 0170000) != 0) {
        findings.add_at(rules::file_and_folder, name, {"the entry"});
    } else if (entry.folder && entry.size != 0) {
        findings.add_at(rules::folder_with_data, name);
    }
    // Version, CRC of the name in the header, then the name (§4.6.9).
    if (extra.unicode_path &&
        (extra.unicode_path->size() < 5 ||
         extra.unicode_path->substr(5) != std::string(name) + (entry.folder ? "/" : ""))) {
        findings.add_at(
            rules::second_name, name,
            {printable(extra.unicode_path->substr(std::min<std::size_t>(5, extra.unicode_path->size())))});
    }
    const ZipLimits& limits = rules.limits;
    if (entry.size >= limits.ratio_from && entry.size / limits.ratio > entry.packed_size) {
        findings.add_at(
            rules::bomb, name,
            {std::to_string(entry.packed_size), std::to_string(entry.size), std::to_string(limits.ratio)});
    }
}

/// Takes the next record. False when it is damaged: where the one after it starts is not known then.
bool take_record(Window& window, std::uint64_t number, const ZipRules& rules, CappedFindings& findings,
                 ZipEntries& entries) {
    const auto damaged = [&](std::string_view why) {
        findings.add(rules::record_damaged, {std::to_string(number), std::string(why)});
        return false;
    };
    const std::string_view fixed = window.peek(central_size);
    if (fixed.size() < central_size || get32(fixed, 0) != central_signature)
        return damaged("it has no signature");
    const std::size_t name_size = get16(fixed, 28);
    const std::size_t extra_size = get16(fixed, 30);
    const std::size_t size = central_size + name_size + extra_size + get16(fixed, 32);
    const std::string_view bytes = window.peek(size);
    if (bytes.size() < size) return damaged("it ends early");
    Record record = parse_fixed(bytes, name_size);
    ZipEntry& entry = record.entry;
    const ExtraFields extra = read_extra(bytes.substr(central_size + name_size, extra_size));
    Zip64Numbers numbers(extra);
    if (extra.damaged || extra.repeated || !numbers.take(entry.size) || !numbers.take(entry.packed_size) ||
        !numbers.take(entry.header_offset)) {
        return damaged("its extra fields are faulty");
    }
    if (record.disk != 0) {
        findings.add(rules::several_disks);
        return false;
    }
    entry.folder = entry.name.ends_with('/');
    if (entry.folder) entry.name.pop_back();
    entry.utf8 = (entry.flags & flag_utf8) != 0 || std::ranges::all_of(entry.name, is_ascii);
    check_alone(record, extra, rules, findings);
    entries.push_back(std::move(entry));
    window.skip(size);
    return true;
}

void check_totals(const ZipEntries& entries, std::uint64_t archive_size, const ZipLimits& limits,
                  CappedFindings& findings) {
    std::uint64_t unpacked = 0;
    for (const ZipEntry& entry : entries) {
        // The limit is far below 2^63, so that no sum can wrap before it is seen to be over.
        if (entry.size > limits.unpacked || unpacked + entry.size > limits.unpacked) {
            findings.add(rules::too_large,
                         {"more than " + std::to_string(unpacked), std::to_string(limits.unpacked)});
            return;
        }
        unpacked += entry.size;
    }
    if (unpacked >= limits.ratio_from && unpacked / limits.ratio > archive_size) {
        findings.add(rules::bomb,
                     {std::to_string(archive_size), std::to_string(unpacked), std::to_string(limits.ratio)});
    }
}

}  // namespace

ZipEntries read_central_directory(const RandomAccess& archive, const ZipRules& rules,
                                  CappedFindings& findings) {
    const auto place = find_directory(archive, findings);
    if (!place) return {};
    const ZipLimits& limits = rules.limits;
    if (place->size > limits.directory || place->entries > limits.entries) {
        findings.add(
            rules::too_many_entries,
            {std::to_string(place->entries) + " entries in a directory of " + std::to_string(place->size) +
                 " bytes",
             std::to_string(limits.entries) + " entries and " + std::to_string(limits.directory) + " bytes"});
        return {};
    }
    if (place->entries == 0 && place->size == 0) {
        findings.add(rules::no_entries);
        return {};
    }
    ZipEntries entries;
    // Never reserved from the count alone, which anyone can write; a record takes 46 bytes at least.
    entries.reserve(static_cast<std::size_t>(std::min(place->entries, place->size / central_size)));
    Window window(archive, *place);
    while (!window.done()) {
        if (!take_record(window, entries.size() + 1, rules, findings, entries)) return {};
        if (entries.size() > place->entries) break;
    }
    if (entries.size() != place->entries || !window.done()) {
        findings.add(rules::wrong_count,
                     {std::to_string(place->entries),
                      (window.done() ? "" : "at least ") + std::to_string(entries.size())});
        return {};
    }
    check_totals(entries, archive.size(), limits, findings);
    check_names(entries, rules.names, findings);
    check_local_headers(archive, place->begin, rules.tiling, entries, findings);
    return entries;
}

}  // namespace bag
