#include "cli/pictures.h"

#include <algorithm>
#include <filesystem>

#include "base/ascii.h"
#include "base/error.h"
#include "base/file.h"
#include "base/uri.h"

namespace cli {
namespace {

namespace fs = std::filesystem;

constexpr std::uint64_t largest_picture = std::uint64_t{64} << 20;
constexpr std::string_view endings[] = {".jpg", ".jpeg", ".png",  ".gif", ".webp",
                                        ".svg", ".bmp",  ".avif", ".tif", ".tiff"};

/// The path of a relative URL: without query, percent signs resolved.
std::string path_of(const std::string& url) {
    return base::percent_decoded(std::string_view(url).substr(0, url.find_first_of("?#")));
}

bool is_picture(const std::string& path) {
    const std::string lower = base::lowered(path);
    return std::ranges::any_of(endings, [&](std::string_view ending) { return lower.ends_with(ending); });
}

/// Does `file` lie below `folder`? Both are canonical.
bool lies_below(const fs::path& file, const fs::path& folder) {
    const auto [end, _] = std::mismatch(folder.begin(), folder.end(), file.begin(), file.end());
    return end == folder.end();
}

}  // namespace

std::optional<std::string> find_picture(const std::string& url, const Input& input,
                                        const std::vector<std::string>& roots) {
    if (url.find("://") != std::string::npos || url.starts_with("//") || url.starts_with("data:"))
        return std::nullopt;
    std::string path = path_of(url);
    if (!is_picture(path) || path.find('\0') != std::string::npos) return std::nullopt;
    const fs::path source = input.file;
    std::vector<fs::path> places;
    if (path.starts_with('/')) {
        path.erase(0, path.find_first_not_of('/'));
        for (const std::string& root : roots) {
            places.push_back(fs::path(root) / path);
            places.push_back(fs::path(root) / "source" / path);
        }
    } else {
        places.push_back(source.parent_path() / path);
        places.push_back(source.parent_path() / source.stem() / path);
    }
    std::error_code error;
    for (const fs::path& place : places) {
        const fs::path file = fs::canonical(place, error);
        if (error || !fs::is_regular_file(file, error)) continue;
        const bool allowed = std::ranges::any_of(roots, [&](const std::string& root) {
            const fs::path folder = fs::canonical(root, error);
            return !error && lies_below(file, folder);
        });
        if (!allowed || fs::file_size(file, error) > largest_picture) continue;
        try {
            return base::read_file(file, largest_picture);
        } catch (const base::Error&) {
            continue;  // its address stays, as for any picture that is not here
        }
    }
    return std::nullopt;
}

}  // namespace cli
