// links: bag
//
// Any bytes as a manifest, as fetch.txt and as bag-info.txt: every line is accounted for, escapes come back,
// and what was read can be written and read again.
#include <algorithm>
#include <cstdint>
#include <string>

#include "bag/bag_info.h"
#include "bag/manifest.h"
#include "bag/paths.h"
#include "base/error.h"

namespace {

std::size_t lines_that_say_something(std::string_view text) {
    return static_cast<std::size_t>(std::ranges::count_if(bag::tag_lines(text), [](std::string_view line) {
        return line.find_first_not_of(" \t") != std::string_view::npos;
    }));
}

void read_manifest(std::string_view text) {
    const bag::Manifest manifest = bag::read_manifest(text);
    PM_CHECK(manifest.lines.size() + manifest.faulty.size() == lines_that_say_something(text));
    for (const bag::ManifestLine& line : manifest.lines) {
        PM_CHECK(!line.path.empty() && line.path.find_first_of("\r\n") == std::string::npos);
        const bag::Manifest again =
            bag::read_manifest(bag::manifest_line(line.digest, bag::unescaped(line.path)));
        PM_CHECK(again.lines.size() + again.faulty.size() == 1);
    }
    const bag::Fetch fetch = bag::read_fetch(text);
    PM_CHECK(fetch.lines.size() + fetch.faulty.size() == lines_that_say_something(text));
}

void read_paths(std::string_view text) {
    PM_CHECK(bag::unescaped(bag::escaped(text)) == text);
    PM_CHECK(bag::escaped(text).find_first_of("\r\n") == std::string::npos);
    PM_CHECK(!bag::is_our_path(text) || !bag::fault_of(text));
    const std::string key = bag::twin_key(text);
    PM_CHECK(bag::twin_key(key) == key);
    PM_CHECK(bag::printable(text).size() <= 216);  // 200, four bytes spelled out, an ellipsis
}

void read_info(std::string_view text) {
    const bag::ReadBagInfo read = bag::read_bag_info(text);
    PM_CHECK(bag::read_bag_info(bag::write_bag_info(read.info)).info == read.info);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    read_manifest(text);
    read_paths(text);
    read_info(text);
    return 0;
}
