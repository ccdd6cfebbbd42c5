#include "bag/entry_names.h"

#include <algorithm>

#include "bag/paths.h"

namespace bag::zip {
namespace {

/// A name as a file system that folds case and accents sees it.
struct Seen {
    std::string key;
    const ZipEntry* entry;
};

/// `/` before every other byte, so that a folder's files follow it at once: "a", "a/b", "a b".
bool before(std::string_view one, std::string_view other) {
    return std::ranges::lexicographical_compare(one, other, [](char a, char b) {
        const auto rank = [](char c) { return c == '/' ? 0 : static_cast<unsigned char>(c) + 1; };
        return rank(a) < rank(b);
    });
}

void check_alone(const ZipEntry& entry, ZipRules::Names names, CappedFindings& findings) {
    const auto fault = fault_of(entry.name);
    if (!fault) {
        if (!entry.utf8) findings.add_at(rules::undeclared_utf8, entry.name);
        return;
    }
    // A raw name may be in any encoding, where a byte of a character can look like a separator.
    const bool judged =
        names == ZipRules::Names::sound || *fault == PathFault::nul || *fault == PathFault::too_long;
    if (judged) findings.add_at(rules::bad_name, entry.name, {std::string(words(*fault))});
}

/// Two entries whose keys are equal.
void check_pair(const ZipEntry& one, const ZipEntry& other, CappedFindings& findings) {
    if (one.folder != other.folder) {
        findings.add_at(rules::file_and_folder, other.name, {printable(other.name)});
    } else if (one.name == other.name) {
        findings.add_at(rules::duplicate_name, other.name);
    } else {
        findings.add_at(rules::twin_names, other.name, {printable(one.name)});
    }
}

}  // namespace

void check_names(const ZipEntries& entries, ZipRules::Names names, CappedFindings& findings) {
    std::vector<Seen> seen;
    seen.reserve(entries.size());
    for (const ZipEntry& entry : entries) {
        check_alone(entry, names, findings);
        seen.push_back({names == ZipRules::Names::sound ? twin_key(entry.name) : entry.name, &entry});
    }
    // Stable: of two equal names the later entry is the one to blame.
    std::ranges::stable_sort(seen, before, &Seen::key);
    for (std::size_t i = 1; i < seen.size(); ++i) {
        const Seen& last = seen[i - 1];
        const Seen& now = seen[i];
        if (last.key == now.key) {
            check_pair(*last.entry, *now.entry, findings);
        } else if (!last.entry->folder && now.key.starts_with(last.key) && now.key[last.key.size()] == '/') {
            findings.add_at(rules::file_and_folder, last.entry->name, {printable(last.entry->name)});
        }
    }
}

}  // namespace bag::zip
