#include "cli/inputs.h"

#include <algorithm>
#include <array>
#include <cctype>

#include "base/ascii.h"
#include "base/error.h"
#include "cli/batch_folder.h"
#include "cli/folder_walk.h"
#include "cli/rules.h"
#include "cli/zip_inputs.h"
#include "text/decode.h"
#include "text/utf8.h"

namespace cli {
namespace {

/// Endings of names that no source has. Endings of sources are not listed: content decides.
constexpr std::string_view foreign_endings[] = {
    ".7z",   ".avi",  ".avif", ".bin",   ".bmp",    ".bz2",  ".css",  ".csv",  ".db",   ".djvu",  ".dll",
    ".doc",  ".docx", ".ejs",  ".eot",   ".epub",   ".exe",  ".gif",  ".gz",   ".ico",  ".jar",   ".jpeg",
    ".jpg",  ".js",   ".json", ".jsonl", ".less",   ".lock", ".log",  ".map",  ".mov",  ".mp3",   ".mp4",
    ".ods",  ".odt",  ".otf",  ".part",  ".pdf",    ".png",  ".ppt",  ".pptx", ".psd",  ".py",    ".rar",
    ".rng",  ".sch",  ".scss", ".sh",    ".sqlite", ".styl", ".svg",  ".swf",  ".tar",  ".tgz",   ".tif",
    ".tiff", ".toml", ".ts",   ".tsv",   ".ttf",    ".wav",  ".webm", ".webp", ".woff", ".woff2", ".xls",
    ".xlsx", ".xsd",  ".xsl",  ".xz",    ".yaml",   ".yml",  ".zip",  ".zst",
};

constexpr std::string_view foreign_names[] = {"Thumbs.db", "__MACOSX", "desktop.ini", "node_modules"};

bool is_zip(const std::string& name) {
    return base::lowered(name).ends_with(".zip");
}

std::string hex_escaped(const std::string& raw) {
    constexpr char digits[] = "0123456789ABCDEF";
    std::string out;
    for (std::size_t at = 0; at < raw.size();) {
        const text::Decoded now = text::decode_at(raw, at);
        if (now.good) {
            out.append(raw, at, now.size);
        } else {
            for (std::size_t i = at; i < at + now.size; ++i) {
                const auto byte = static_cast<unsigned char>(raw[i]);
                out += {'\\', 'x', digits[byte >> 4], digits[byte & 15]};
            }
        }
        at += now.size;
    }
    return out;
}

/// A Hexo site keeps its sources in `source`; what lies beside it makes the site.
bool is_hexo_site(const std::filesystem::path& folder) {
    std::error_code ignored;
    return std::filesystem::is_regular_file(folder / "_config.yml", ignored) &&
           std::filesystem::is_directory(folder / "source", ignored);
}

/// From the root, without `.`, `..` and a slash at the end.
std::filesystem::path from_root(const std::filesystem::path& path) {
    const std::filesystem::path whole = std::filesystem::absolute(path).lexically_normal();
    return whole.has_filename() ? whole : whole.parent_path();
}

void name_input(Input& input, const std::string& raw, base::Findings& findings) {
    std::string read_as;
    input.path = readable_name(raw, &read_as);
    if (read_as.empty()) return;
    input.raw_path = raw;
    findings.add(rules::raw_name, {.file = input.path}, {read_as, input.path});
}

base::Error not_found(const std::string& argument, const FileState& state) {
    return base::system_error("cannot find " + argument, state.error);
}

class Lister {
  public:
    Lister(Listing& listing, const std::filesystem::path& output, const std::function<void(Input)>& take)
        : listing_(listing), output_(from_root(output)), take_(take) {}

    void list(const std::string& argument) {
        if (argument == "-") {
            take_({.path = "standard-input", .file = {}, .named = true});
            return;
        }
        const FileState state = look_at(argument);
        switch (state.kind) {
            case FileKind::absent: throw not_found(argument, state);
            case FileKind::folder: list_folder(argument); break;
            case FileKind::file: list_file(argument, state); break;
            case FileKind::other:
                listing_.findings.add(rules::no_regular_file, {.file = argument}, {state.words});
                break;
        }
    }

  private:
    void list_file(const std::string& argument, const FileState& state) {
        if (is_zip(argument)) {
            list_zip(argument, state.changed, listing_, take_);
            return;
        }
        Input input{
            .path = {}, .file = argument, .size = state.size, .changed = state.changed, .named = true};
        name_input(input, std::filesystem::path(argument).filename().string(), listing_.findings);
        take_(std::move(input));
    }

    void list_folder(const std::string& folder) {
        const bool site = is_hexo_site(folder);
        const std::filesystem::path start = from_root(folder);
        const auto wanted = [&](std::string_view below, std::string_view name, bool is_folder) {
            if (site && below.empty() && name != "source") return false;
            if (!is_folder) return !never_a_source(name);
            const std::filesystem::path path = start / below / name;
            return !name.starts_with('.') && std::ranges::count(foreign_names, name) == 0 &&
                   path != output_ && !is_batch_folder(path);
        };
        listing_.skipped += walk_folder(folder, wanted, listing_.findings, [&](const WalkedFile& file) {
            Input input{.path = {}, .file = file.path, .size = file.size, .changed = file.changed};
            name_input(input, file.below, listing_.findings);
            take_(std::move(input));
        });
    }

    Listing& listing_;
    const std::filesystem::path output_;
    const std::function<void(Input)>& take_;
};

}  // namespace

Listing list_inputs(const std::vector<std::string>& arguments, const std::filesystem::path& output,
                    const std::function<void(Input)>& take) {
    Listing listing;
    // As from the root: a batch may be resumed from another folder.
    const std::function<void(Input)> take_absolute = [&](Input input) {
        if (!input.file.empty()) input.file = from_root(input.file).string();
        take(std::move(input));
    };
    Lister lister(listing, output, take_absolute);
    for (const std::string& argument : arguments) lister.list(argument);
    return listing;
}

void require_inputs(const std::vector<std::string>& arguments) {
    for (const std::string& argument : arguments) {
        if (argument == "-") continue;
        if (const FileState state = look_at(argument); state.kind == FileKind::absent)
            throw not_found(argument, state);
    }
}

bool never_a_source(std::string_view name) {
    if (name.starts_with('.') || std::ranges::count(foreign_names, name) > 0) return true;
    const std::size_t dot = name.rfind('.');
    if (dot == std::string_view::npos) return false;
    return std::ranges::count(foreign_endings, base::lowered(name.substr(dot))) > 0;
}

std::string readable_name(const std::string& raw, std::string* read_as) {
    if (text::find_malformed(raw) == std::string_view::npos) return raw;
    // Archives unpacked from Chinese Windows carry names in GBK.
    if (const auto decoded = text::decode_exactly(raw, "GB18030")) {
        if (read_as != nullptr) *read_as = "GB18030";
        return *decoded;
    }
    if (read_as != nullptr) *read_as = "escaped bytes";
    return hex_escaped(raw);
}

}  // namespace cli
