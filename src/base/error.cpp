#include "base/error.h"

#include <cerrno>
#include <cstring>

namespace base {
namespace {

std::string remedy_for(int number) {
    switch (number) {
        case ENOSPC:
        case EDQUOT: return "free space on the target disk, or write to another one";
        case EACCES:
        case EPERM: return "check the permissions of the file and its folder";
        case EROFS: return "the target is read-only: write to another folder";
        case ENOENT: return "check the path";
        case EMFILE:
        case ENFILE: return "raise the limit on open files (ulimit -n)";
        case EFBIG: return "raise the limit on file size (ulimit -f)";
        case EIO: return "the device reports a read or write fault: check the disk";
        default: return {};
    }
}

}  // namespace

Error system_error(const std::string& what, int number) {
    return Error(what + ": " + std::strerror(number), remedy_for(number));
}

void fail_check(const char* condition, const char* file, int line) {
    throw Bug(std::string(file) + ":" + std::to_string(line) + ": broken invariant: " + condition);
}

}  // namespace base
