// YAML as front matter uses it: a mapping of short values, each with its place in the source.
//
// libyaml's events behind limits: nesting to 32, 1,000 keys, 64 KiB, aliases for 1,000 values. What goes over
// them is refused at once, so that an alias bomb costs nothing. Of tags only YAML's own
// types may stand, and say nothing: all is words. What !binary holds is taken for the words it stands for.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "text/slice.h"

namespace frontmatter {

/// A value: a scalar, a sequence of values or a mapping. Flat, in pre-order, like the document's tree.
struct YamlNode {
    enum class What : std::uint8_t { scalar, sequence, mapping } what;
    std::uint32_t end = 0;  ///< index behind its subtree; keys and values of a mapping alternate in it
    text::Slice slice{};    ///< in the text that was read: a scalar without its quotes
    std::string value{};    ///< of a scalar
    char style = ' ';       ///< of a scalar: ' ' plain, '\'' or '"' quoted, '|' or '>' block
};

struct Yaml {
    std::vector<YamlNode> nodes;  ///< empty when `fault` is not
    std::string fault;            ///< why it could not be read
    bool refused = false;         ///< it went over a limit, or uses what front matter has no use for
};

inline constexpr std::size_t yaml_size_limit = std::size_t{1} << 16;
inline constexpr std::size_t yaml_key_limit = 1000;
inline constexpr std::size_t yaml_depth_limit = 32;
inline constexpr std::size_t yaml_alias_limit = 1000;  ///< values that the aliases of one header stand for

/// Reads the one document in `within` of `whole`. Tabs that indent a line count as two spaces each, as Hexo
/// has it. `braces`: the text is the inside of a JSON object.
[[nodiscard]] Yaml read_yaml(std::string_view whole, text::Slice within, bool braces = false);

}  // namespace frontmatter
