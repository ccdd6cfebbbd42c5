#include "cli/folder_walk.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <memory>
#include <vector>

#include <dirent.h>
#include <sys/stat.h>

#include "base/error.h"
#include "cli/rules.h"

namespace cli {
namespace {

/// One name of a folder; that of a folder ends with `/`, so that sorting names sorts whole paths.
struct Name {
    std::string text;
    bool is_folder = false;
};

struct Frame {
    std::string path;   ///< with `/` at the end
    std::string below;  ///< the same below the start; empty for the start
    dev_t device = 0;
    ino_t number = 0;
    std::vector<Name> names{};
    std::size_t next = 0;
};

struct CloseFolder {
    void operator()(DIR* folder) const { ::closedir(folder); }
};

std::int64_t nanoseconds(const timespec& time) {
    return static_cast<std::int64_t>(time.tv_sec) * 1'000'000'000 + time.tv_nsec;
}

std::string words_for(mode_t mode) {
    if (S_ISFIFO(mode)) return "a FIFO";
    if (S_ISSOCK(mode)) return "a socket";
    return "a device";
}

FileState state_of(const struct stat& status) {
    FileState state{.kind = FileKind::other,
                    .size = static_cast<std::uint64_t>(status.st_size),
                    .changed = nanoseconds(status.st_mtim)};
    if (S_ISREG(status.st_mode)) {
        state.kind = FileKind::file;
    } else if (S_ISDIR(status.st_mode)) {
        state.kind = FileKind::folder;
    } else {
        state.words = words_for(status.st_mode);
    }
    return state;
}

bool is_folder_entry(const std::string& path, unsigned char type) {
    if (type == DT_DIR) return true;
    if (type != DT_LNK && type != DT_UNKNOWN) return false;
    struct stat status {};
    return ::stat(path.c_str(), &status) == 0 && S_ISDIR(status.st_mode);
}

class Walk {
  public:
    Walk(const Wanted& wanted, base::Findings& findings, const std::function<void(const WalkedFile&)>& take)
        : wanted_(wanted), findings_(findings), take_(take) {}

    std::uint64_t run(const std::string& folder) {
        struct stat status {};
        if (::stat(folder.c_str(), &status) != 0) throw base::system_error("cannot find " + folder, errno);
        const std::string start = folder.ends_with('/') ? folder : folder + "/";
        if (!enter(start, {}, status)) throw base::system_error("cannot read the folder " + folder, error_);
        while (!frames_.empty()) step();
        return unwanted_;
    }

  private:
    /// Reads the names of a folder; false (and error_) when that fails.
    bool enter(const std::string& path, const std::string& below, const struct stat& status) {
        errno = 0;
        const std::unique_ptr<DIR, CloseFolder> folder(::opendir(path.c_str()));
        if (!folder) {
            error_ = errno;
            return false;
        }
        Frame frame{path, below, status.st_dev, status.st_ino};
        errno = 0;
        while (const dirent* entry = ::readdir(folder.get())) {
            add_name(frame, *entry);
            errno = 0;
        }
        error_ = errno;
        if (error_ != 0) return false;
        std::ranges::sort(frame.names, {}, &Name::text);
        frames_.push_back(std::move(frame));
        return true;
    }

    void add_name(Frame& frame, const dirent& entry) {
        const std::string_view name = entry.d_name;
        if (name == "." || name == "..") return;
        const bool folder = is_folder_entry(frame.path + entry.d_name, entry.d_type);
        std::string_view below = frame.below;
        if (!below.empty()) below.remove_suffix(1);
        if (wanted_(below, name, folder)) {
            frame.names.push_back({std::string(name) + (folder ? "/" : ""), folder});
        } else if (!folder) {
            ++unwanted_;
        }
    }

    void step() {
        Frame& frame = frames_.back();
        if (frame.next == frame.names.size()) {
            frames_.pop_back();
            return;
        }
        const Name name = std::move(frame.names[frame.next++]);
        const std::string path = frame.path + name.text, below = frame.below + name.text;
        struct stat status {};
        if (::stat(path.c_str(), &status) != 0) {
            report_absent(path, below, errno);
        } else if (!name.is_folder) {
            hand_out(path, below, status);
        } else if (std::ranges::any_of(frames_, [&](const Frame& above) {
                       return above.device == status.st_dev && above.number == status.st_ino;
                   })) {
            findings_.add(rules::link_loop, {.file = below});
        } else if (!enter(path, below, status)) {
            findings_.add(rules::unreadable, {.file = below}, {std::strerror(error_)});
        }
    }

    void report_absent(const std::string& path, const std::string& below, int error) {
        struct stat status {};
        const bool link = ::lstat(path.c_str(), &status) == 0 && S_ISLNK(status.st_mode);
        if (link && error == ELOOP) {
            findings_.add(rules::link_loop, {.file = below});
        } else if (link && error == ENOENT) {
            findings_.add(rules::dangling_link, {.file = below});
        } else {
            findings_.add(rules::unreadable, {.file = below}, {std::strerror(error)});
        }
    }

    void hand_out(const std::string& path, const std::string& below, const struct stat& status) {
        const FileState state = state_of(status);
        if (state.kind == FileKind::file) {
            take_({path, below, state.size, state.changed});
        } else {
            findings_.add(rules::no_regular_file, {.file = below}, {state.words});
        }
    }

    const Wanted& wanted_;
    base::Findings& findings_;
    const std::function<void(const WalkedFile&)>& take_;
    std::vector<Frame> frames_;
    std::uint64_t unwanted_ = 0;
    int error_ = 0;
};

}  // namespace

FileState look_at(const std::string& path) {
    struct stat status {};
    if (::stat(path.c_str(), &status) != 0) return {.error = errno};
    return state_of(status);
}

std::uint64_t walk_folder(const std::string& folder, const Wanted& wanted, base::Findings& findings,
                          const std::function<void(const WalkedFile&)>& take) {
    return Walk(wanted, findings, take).run(folder);
}

}  // namespace cli
