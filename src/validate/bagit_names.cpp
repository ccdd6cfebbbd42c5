#include "validate/bagit_names.h"

#include <algorithm>
#include <array>

#include "bag/paths.h"
#include "bag/rules.h"

namespace validate {
namespace {

namespace rules = bag::rules;

// Compared in lower case. "._x" is handled apart: macOS writes one beside each file on foreign disks.
constexpr std::array<std::string_view, 6> system_names{".ds_store",       "thumbs.db", "desktop.ini",
                                                       ".spotlight-v100", ".trashes",  "__macosx"};

// Windows takes these for devices, with any extension.
constexpr std::array<std::string_view, 22> device_names{
    "con",  "prn",  "aux",  "nul",  "com1", "com2", "com3", "com4", "com5", "com6", "com7",
    "com8", "com9", "lpt1", "lpt2", "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9"};

template <std::size_t size>
bool is_one_of(std::string_view name, const std::array<std::string_view, size>& names) {
    return std::ranges::find(names, name) != names.end();
}

bool is_system_file(std::string_view folded_segment) {
    return is_one_of(folded_segment, system_names) || folded_segment.starts_with("._");
}

std::string_view trouble_on_windows(std::string_view folded_segment) {
    if (is_one_of(folded_segment.substr(0, folded_segment.find('.')), device_names)) {
        return "Windows takes it for a device";
    }
    if (folded_segment.find_first_of("<>:\"|?*") != std::string_view::npos) {
        return "it has a character that Windows does not allow";
    }
    if (folded_segment.ends_with('.') || folded_segment.ends_with(' ')) {
        return "it ends in a dot or blank, which Windows drops";
    }
    return {};
}

void check_segments(const std::string& path, std::string_view folded, bag::CappedFindings& findings) {
    if (const auto fault = bag::fault_of(path)) {
        findings.add_at(rules::portable_name, path, {bag::printable(path), std::string(bag::words(*fault))});
        return;
    }
    while (true) {
        const std::string_view segment = folded.substr(0, folded.find('/'));
        if (is_system_file(segment)) {
            findings.add_at(rules::system_file, path, {bag::printable(path)});
            return;
        }
        if (const std::string_view trouble = trouble_on_windows(segment); !trouble.empty()) {
            findings.add_at(rules::portable_name, path, {bag::printable(path), std::string(trouble)});
            return;
        }
        if (segment.size() == folded.size()) return;
        folded.remove_prefix(segment.size() + 1);
    }
}

}  // namespace

void check_file_names(const bag::Store& store, bag::CappedFindings& findings) {
    struct Key {
        std::string folded;
        const std::string* path;
    };
    std::vector<Key> keys;
    keys.reserve(store.files().size());
    for (const bag::StoredFile& file : store.files()) {
        keys.push_back({bag::twin_key(file.path), &file.path});
        check_segments(file.path, keys.back().folded, findings);
    }
    std::ranges::stable_sort(keys, {}, &Key::folded);
    for (std::size_t i = 1; i < keys.size(); ++i) {
        if (keys[i - 1].folded != keys[i].folded) continue;
        findings.add_at(rules::twins, *keys[i].path,
                        {bag::printable(*keys[i - 1].path), bag::printable(*keys[i].path)});
    }
}

}  // namespace validate
