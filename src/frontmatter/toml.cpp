#include "frontmatter/toml.h"

#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include <toml++/toml.h>

#include "frontmatter/toml_guard.h"
#include "text/utf8.h"

namespace frontmatter {
namespace {

/// Where the library's lines and columns (of code points, both from 1) are in the source.
class Places {
  public:
    Places(std::string_view whole, text::Slice within) : whole_(whole), within_(within) {
        lines_.push_back(within.begin);
        for (std::uint32_t at = within.begin; at < within.end; ++at) {
            if (whole[at] == '\n') lines_.push_back(at + 1);
        }
    }

    [[nodiscard]] std::uint32_t of(const toml::source_position& place) const {
        std::uint32_t at = lines_.at(std::min<std::size_t>(place.line, lines_.size()) - 1);
        for (std::uint32_t column = 1; column < place.column && at < within_.end; ++column)
            at += text::decode_at(whole_, at).size;
        return std::min(at, within_.end);
    }

    [[nodiscard]] text::Slice of(const toml::source_region& region) const {
        return {of(region.begin), of(region.end)};
    }

  private:
    std::string_view whole_;
    text::Slice within_;
    std::vector<std::uint32_t> lines_;
};

class Reader {
  public:
    Reader(std::string_view whole, text::Slice within, Yaml& yaml)
        : whole_(whole), within_(within), places_(whole, within), yaml_(yaml) {}

    void read(const toml::table& root) {
        collect(root);
        std::ranges::sort(pairs_, {}, &Pair::place);
        yaml_.nodes.push_back({YamlNode::What::mapping, 0, within_, {}, ' '});
        std::set<std::string_view> known;
        for (const Pair& pair : pairs_) {
            if (!known.insert(pair.key->str()).second) continue;
            if (known.size() > yaml_key_limit) throw TomlRefusal("it has too many keys");
            put({YamlNode::What::scalar, 0, places_.of(pair.key->source()), unguarded_toml(pair.key->str()),
                 ' '});
            value(*pair.node, 0);
        }
        yaml_.nodes.front().end = static_cast<std::uint32_t>(yaml_.nodes.size());
    }

  private:
    struct Pair {
        std::uint32_t place;
        const toml::key* key;
        const toml::node* node;
    };

    static bool is_section(const toml::node& node) {
        return node.is_table() && !node.as_table()->is_inline();
    }

    // Recursion is bounded by has_deep_key().
    void collect(const toml::table& table) {
        for (const auto& [key, node] : table) {
            const toml::array* array = node.as_array();
            if (is_section(node)) {
                collect(*node.as_table());
            } else if (array != nullptr && !array->empty() && is_section(*array->get(0))) {
                for (const toml::node& one : *array) collect(*one.as_table());
            } else {
                pairs_.push_back({places_.of(key.source().begin), &key, &node});
            }
        }
    }

    void put(YamlNode node) {
        node.end = static_cast<std::uint32_t>(yaml_.nodes.size() + 1);
        yaml_.nodes.push_back(std::move(node));
    }

    void value(const toml::node& node, std::size_t depth) {
        const text::Slice slice = places_.of(node.source());
        if (const toml::array* array = node.as_array()) {
            if (depth + 1 >= yaml_depth_limit) throw TomlRefusal("it is nested too deeply");
            const std::size_t index = yaml_.nodes.size();
            yaml_.nodes.push_back({YamlNode::What::sequence, 0, slice, {}, ' '});
            for (const toml::node& one : *array) value(one, depth + 1);
            yaml_.nodes[index].end = static_cast<std::uint32_t>(yaml_.nodes.size());
        } else if (const auto* words = node.as_string()) {
            string(slice, unguarded_toml(words->get()));
        } else {
            put({YamlNode::What::scalar, 0, slice, std::string(slice.of(whole_)), ' '});
        }
    }

    /// "basic", 'literal', and both in threes over several lines, where a line end behind the first three is
    /// none.
    void string(text::Slice slice, const std::string& words) {
        const char quote = whole_[slice.begin];
        const bool lines = slice.size() >= 6 && slice.of(whole_).starts_with(std::string(3, quote));
        text::Slice inside{slice.begin + (lines ? 3 : 1), slice.end - (lines ? 3 : 1)};
        if (lines && inside.of(whole_).starts_with("\r\n")) ++inside.begin;
        if (lines && inside.of(whole_).starts_with('\n')) ++inside.begin;
        put({YamlNode::What::scalar, 0, inside, words, lines ? '|' : quote});
    }

    std::string_view whole_;
    text::Slice within_;
    Places places_;
    Yaml& yaml_;
    std::vector<Pair> pairs_;
};

}  // namespace

Yaml read_toml(std::string_view whole, text::Slice within) {
    Yaml yaml;
    try {
        if (within.size() > yaml_size_limit) throw TomlRefusal("it is larger than 64 KiB");
        const toml::table root = toml::parse(guarded_toml(within.of(whole)));
        Reader(whole, within, yaml).read(root);
    } catch (const TomlRefusal& refusal) {
        yaml.fault = refusal.what();
        yaml.refused = true;
    } catch (const toml::parse_error& error) {
        yaml.fault =
            "line " + std::to_string(error.source().begin.line) + ": " + unguarded_toml(error.description());
    }
    if (!yaml.fault.empty()) yaml.nodes.clear();
    return yaml;
}

}  // namespace frontmatter
