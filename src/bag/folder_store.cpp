// The store of a bag that lies in a folder.
#include <algorithm>
#include <filesystem>

#include "bag/paths.h"
#include "bag/random_access.h"
#include "bag/store.h"
#include "base/error.h"

namespace bag {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t piece_size = std::size_t{256} << 10;

std::string_view kind_of(fs::file_type type) {
    switch (type) {
        case fs::file_type::symlink: return "symbolic link";
        case fs::file_type::block:
        case fs::file_type::character: return "device";
        case fs::file_type::fifo: return "pipe";
        case fs::file_type::socket: return "socket";
        default: return "thing of unknown kind";
    }
}

class FolderStore final : public Store {
  public:
    FolderStore(const fs::path& folder, CappedFindings& findings)
        : Store((fs::absolute(folder) / "").lexically_normal().parent_path().filename().string(), false),
          folder_(folder) {
        // A loop with a list of its own, not the library's recursion: depth is foreign.
        std::vector<std::string> open{""};
        while (!open.empty()) {
            const std::string here = std::move(open.back());
            open.pop_back();
            list(here, open, findings);
        }
        std::ranges::sort(files_, {}, &StoredFile::path);
        std::ranges::sort(folders_);
    }

    bool read(std::size_t index, const Sink& sink, CappedFindings& findings) const override {
        const StoredFile& file = files_.at(index);
        const RandomAccess bytes(folder_ / file.path);
        // One byte more than expected, so that a file that has grown is noticed; no more than that, since
        // clearing a large buffer for each small file would take longer than its digest.
        const auto step = static_cast<std::size_t>(std::min<std::uint64_t>(piece_size, file.size + 1));
        std::string room;
        std::uint64_t at = 0;
        while (true) {
            const std::string_view piece = bytes.read(at, step, room);
            at += piece.size();
            if (!piece.empty()) sink(piece);
            if (piece.size() < step) break;
        }
        if (at == file.size) return true;
        findings.add_at(rules::changed_while_read, file.path,
                        {std::to_string(file.size), std::to_string(at)});
        return false;
    }

  private:
    void list(const std::string& here, std::vector<std::string>& open, CappedFindings& findings) {
        const fs::path place = folder_ / here;
        std::error_code fault;
        for (fs::directory_iterator entry(place, fault), end; !fault && entry != end;
             entry.increment(fault)) {
            const std::string path = here + entry->path().filename().string();
            // The kind comes with the listing; only sizes cost a call each.
            const bool link = entry->is_symlink();
            if (!link && entry->is_directory()) {
                folders_.push_back(path);
                open.push_back(path + "/");
            } else if (!link && entry->is_regular_file()) {
                files_.push_back({path, entry->file_size()});
            } else {
                findings.add_at(rules::not_a_file, path,
                                {printable(path), std::string(kind_of(entry->symlink_status().type()))});
            }
        }
        if (fault) throw base::system_error("cannot list " + place.string(), fault.value());
    }

    fs::path folder_;
};

}  // namespace

std::unique_ptr<Store> open_folder(const std::filesystem::path& folder, CappedFindings& findings) {
    return std::make_unique<FolderStore>(folder, findings);
}

}  // namespace bag
