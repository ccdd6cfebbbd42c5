#include "cli/site.h"

#include <filesystem>
#include <string_view>

namespace cli {
namespace {

struct Place {
    std::string_view key;
    std::string converters::Site::*member;
};
constexpr Place places[] = {
    {"url", &converters::Site::url},
    {"language", &converters::Site::language},
    {"timezone", &converters::Site::timezone},
    {"author", &converters::Site::author},
    {"permalink", &converters::Site::permalink},
    {"title", &converters::Site::title},
};

std::string_view trimmed(std::string_view text) {
    const std::size_t first = text.find_first_not_of(" \t\r");
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(" \t\r") - first + 1);
}

/// The plain value of a line `key: value`: quotes taken off, a comment left out. Lists, blocks and anchors
/// lend nothing.
std::string plain_value(std::string_view value) {
    value = trimmed(value);
    if (value.empty() || std::string_view("[{|>&*!").find(value[0]) != std::string_view::npos) return {};
    if (value[0] == '\'' || value[0] == '"') {
        const std::size_t end = value.find(value[0], 1);
        return end == std::string_view::npos ? std::string() : std::string(value.substr(1, end - 1));
    }
    return std::string(trimmed(value.substr(0, value.find(" #"))));
}

}  // namespace

converters::Site read_site(const std::string& text) {
    converters::Site site;
    const std::string_view all = text;
    for (std::size_t from = 0; from < all.size();) {
        const std::size_t end = std::min(all.find('\n', from), all.size());
        const std::string_view line = all.substr(from, end - from);
        from = end + 1;
        const std::size_t colon = line.find(':');
        if (colon == std::string_view::npos) continue;
        for (const Place& place : places) {
            if (line.substr(0, colon) == place.key) site.*place.member = plain_value(line.substr(colon + 1));
        }
    }
    return site;
}

converters::Site merged(converters::Site under, const converters::Site& over) {
    for (const Place& place : places) {
        if (!(over.*place.member).empty()) under.*place.member = over.*place.member;
    }
    return under;
}

std::optional<std::string> find_site(const std::string& folder) {
    namespace fs = std::filesystem;
    std::error_code ignored;
    fs::path at = fs::absolute(folder, ignored).lexically_normal();
    if (!at.has_filename()) at = at.parent_path();
    for (int up = 0; up < 3; ++up) {
        const fs::path config = at / "_config.yml";
        if (fs::is_regular_file(config, ignored)) return config.string();
        const std::string last = at.filename().string();
        if (last != "source" && last != "_posts" && last != "_drafts") break;
        at = at.parent_path();
    }
    return std::nullopt;
}

std::string lends(const converters::Site& site) {
    std::string out;
    for (const Place& place : places) {
        if (!(site.*place.member).empty()) out += (out.empty() ? "" : ", ") + std::string(place.key);
    }
    return out;
}

}  // namespace cli
