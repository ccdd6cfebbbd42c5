#include "bag/store.h"

#include <algorithm>

#include "bag/whole_file.h"

namespace bag {

std::optional<std::size_t> Store::find(std::string_view path) const {
    const auto found = std::ranges::lower_bound(files_, path, {}, &StoredFile::path);
    if (found == files_.end() || found->path != path) return std::nullopt;
    return static_cast<std::size_t>(found - files_.begin());
}

bool Store::has_folder(std::string_view path) const {
    const std::string inside = std::string(path) + "/";
    const auto file = std::ranges::lower_bound(files_, inside, {}, &StoredFile::path);
    if (file != files_.end() && file->path.starts_with(inside)) return true;
    const auto folder = std::ranges::lower_bound(folders_, path);
    return folder != folders_.end() && (*folder == path || folder->starts_with(inside));
}

std::optional<std::string> Store::bytes(std::size_t index, std::uint64_t limit,
                                        CappedFindings& findings) const {
    const StoredFile& file = files_.at(index);
    return whole_file(file.path, file.size, limit, findings,
                      [&](const Sink& sink) { return read(index, sink, findings); });
}

}  // namespace bag
