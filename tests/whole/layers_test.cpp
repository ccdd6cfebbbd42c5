// src/LAYERS says which folder may include which; this test fails on anything else.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <sstream>
#include <string>

#include <gtest/gtest.h>

namespace {

using Folders = std::map<std::string, std::set<std::string>>;
const std::filesystem::path root = PRESSMARK_SOURCE_DIR;

Folders layers() {
    Folders found;
    std::ifstream file(root / "src" / "LAYERS");
    for (std::string line; std::getline(file, line);) {
        const std::size_t colon = line.find(':');
        if (line.starts_with('#') || colon == std::string::npos) continue;
        auto& uses = found[line.substr(0, colon)];
        std::istringstream rest(line.substr(colon + 1));
        for (std::string name; rest >> name;) uses.insert(name);
    }
    return found;
}

std::filesystem::path place(const std::string& folder) {
    return folder == "cli" || folder == "converters" ? root / folder : root / "src" / folder;
}

TEST(Layers, EveryIncludeFollowsTheLayers) {
    const Folders allowed = layers();
    ASSERT_GT(allowed.size(), 10U);
    std::size_t seen = 0;
    for (const auto& [folder, uses] : allowed) {
        if (!std::filesystem::exists(place(folder))) continue;
        for (const auto& entry : std::filesystem::recursive_directory_iterator(place(folder))) {
            if (entry.path().extension() != ".h" && entry.path().extension() != ".cpp") continue;
            std::ifstream file(entry.path());
            for (std::string line; std::getline(file, line);) {
                if (!line.starts_with("#include \"")) continue;
                const std::string name = line.substr(10, line.find('"', 10) - 10);
                const std::string used = name.substr(0, name.find('/'));
                ++seen;
                EXPECT_TRUE(used == folder || uses.contains(used))
                    << entry.path() << " includes " << name << "; src/LAYERS does not let it";
            }
        }
    }
    EXPECT_GT(seen, 50U);
}

TEST(Layers, EachLibraryHasItsDoors) {
    const std::map<std::string, std::set<std::string>> doors = {
        {"<gumbo", {"src/html"}},     {"<unicode/", {"src/text"}},
        {"<zlib.h", {"src/bag"}},     {"<yaml.h", {"src/frontmatter"}},
        {"<cmark", {"src/markdown"}}, {"<sqlite3", {"cli"}},
        {"<openssl/", {"src/base"}},  {"<nlohmann", {"src/base"}},
        {"<libdeflate", {"src/bag"}}, {"<toml++", {"cli", "src/frontmatter"}},
        {"<CLI/", {"cli"}},
    };
    for (const char* top : {"src", "cli", "converters"}) {
        for (const auto& entry : std::filesystem::recursive_directory_iterator(root / top)) {
            if (entry.path().extension() != ".h" && entry.path().extension() != ".cpp") continue;
            std::ifstream file(entry.path());
            const std::string path = std::filesystem::relative(entry.path(), root).string();
            for (std::string line; std::getline(file, line);) {
                if (!line.starts_with("#include <")) continue;
                for (const auto& [header, folders] : doors) {
                    if (line.find(header) == std::string::npos) continue;
                    EXPECT_TRUE(std::ranges::any_of(
                        folders, [&](const std::string& folder) { return path.starts_with(folder + "/"); }))
                        << path << ": " << line;
                }
            }
        }
    }
}

}  // namespace
