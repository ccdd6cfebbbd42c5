#include "cli/store_sync.h"

#include <algorithm>
#include <array>
#include <cerrno>

#include <sqlite3.h>

namespace cli {
namespace {

constexpr const char* own_name = "pressmark-unix";

sqlite3_vfs* system_files = nullptr;

/// The methods of a kind of file (databases, logs), and the same with another xSync.
struct Methods {
    const sqlite3_io_methods* system = nullptr;
    sqlite3_io_methods patient{};
};
std::array<Methods, 8> kinds;

int sync_patiently(sqlite3_file* file, int flags) {
    const auto* const kind = std::ranges::find_if(
        kinds, [&](const Methods& methods) { return &methods.patient == file->pMethods; });
    while (true) {
        const int code = kind->system->xSync(file, flags);
        int number = 0;
        if (code != SQLITE_IOERR_FSYNC) return code;
        if (kind->system->xFileControl(file, SQLITE_FCNTL_LAST_ERRNO, &number) != SQLITE_OK) return code;
        if (number != EINTR) return code;
    }
}

int open_patiently(sqlite3_vfs*, sqlite3_filename name, sqlite3_file* file, int flags, int* out_flags) {
    const int code = system_files->xOpen(system_files, name, file, flags, out_flags);
    if (code != SQLITE_OK || file->pMethods == nullptr) return code;
    const sqlite3_io_methods* const system = file->pMethods;
    for (Methods& kind : kinds) {
        if (kind.system == nullptr) {
            kind.system = system;
            kind.patient = *system;
            kind.patient.xSync = sync_patiently;
        }
        if (kind.system != system) continue;
        file->pMethods = &kind.patient;
        break;
    }
    return code;
}

}  // namespace

const char* patient_file_system() {
    static const bool registered = [] {
        system_files = sqlite3_vfs_find(nullptr);
        if (system_files == nullptr) return false;
        static sqlite3_vfs own = *system_files;
        own.zName = own_name;
        own.pNext = nullptr;
        own.xOpen = open_patiently;
        return sqlite3_vfs_register(&own, 0) == SQLITE_OK;
    }();
    return registered ? own_name : nullptr;
}

}  // namespace cli
