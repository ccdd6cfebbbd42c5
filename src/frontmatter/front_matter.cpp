#include "frontmatter/front_matter.h"

#include <algorithm>
#include <array>
#include <map>

#include "frontmatter/header_lines.h"
#include "frontmatter/rules.h"
#include "frontmatter/toml.h"
#include "text/lines.h"
#include "text/utf8.h"
#include "text/white_space.h"

namespace frontmatter {
namespace {

/// Code points that XML 1.0 §2.2 has no place for.
bool xml_forbids(char32_t code) {
    return (code < 0x20 && code != '\t' && code != '\n' && code != '\r') || code == 0xFFFE || code == 0xFFFF;
}

/// A key of the header and its value, as nodes of their own.
using Nodes = std::vector<YamlNode>;

Nodes copy_subtree(const Nodes& nodes, std::uint32_t index) {
    Nodes copy(nodes.begin() + index, nodes.begin() + nodes[index].end);
    for (YamlNode& node : copy) node.end -= index;
    return copy;
}

YamlNode scalar_node(std::string_view whole, text::Slice slice) {
    YamlNode node{YamlNode::What::scalar, 1, slice, std::string(slice.of(whole)), ' '};
    const std::string_view words = node.value;
    if (words.size() >= 2 && (words.front() == '\'' || words.front() == '"') &&
        words.back() == words.front()) {
        node.style = words.front();
        node.slice = {slice.begin + 1, slice.end - 1};
        node.value = std::string(node.slice.of(whole));
    }
    return node;
}

/// The value of one key whose YAML cannot be read: the rest of its line, or the `- items` below it.
Nodes plain_value(std::string_view whole, text::Slice rest, text::Slice below, bool json) {
    rest = text::trimmed(whole, rest);
    if (json && !rest.empty() && whole[rest.end - 1] == ',')
        rest = text::trimmed(whole, {rest.begin, rest.end - 1});
    if (rest.of(whole) == "[]" || rest.of(whole) == "{}") return {};
    if (!rest.empty()) return {scalar_node(whole, rest)};
    Nodes list{{YamlNode::What::sequence, 1, below, {}, ' '}};
    for (const text::Slice line : text::lines_within(whole, below)) {
        const text::Slice words = text::trimmed(whole, line);
        if (!words.of(whole).starts_with("- ")) continue;
        YamlNode item = scalar_node(whole, text::trimmed(whole, {words.begin + 2, words.end}));
        item.end = static_cast<std::uint32_t>(list.size() + 1);
        list.push_back(std::move(item));
    }
    list.front().end = static_cast<std::uint32_t>(list.size());
    return list.size() > 1 ? list : Nodes{};
}

bool is_null(const YamlNode& node) {
    return node.style == ' ' && (node.value == "~" || node.value == "null");
}

/// Which nodes are not values that are asked for: the keys of mappings, and, where a mapping has a key for a
/// name, all else that it says.
std::vector<bool> beside_the_point(const Nodes& nodes) {
    std::vector<bool> aside(nodes.size(), false);
    const auto put_aside = [&aside](std::uint32_t from, std::uint32_t to) {
        std::fill(aside.begin() + from, aside.begin() + to, true);
    };
    for (std::uint32_t i = 0; i < nodes.size(); ++i) {
        if (nodes[i].what != YamlNode::What::mapping) continue;
        std::string_view name_key;
        for (const std::string_view key : {"display_name", "nickname", "name"}) {
            for (std::uint32_t at = i + 1; at < nodes[i].end; at = nodes[nodes[at].end].end) {
                if (nodes[at].value == key) name_key = key;
            }
        }
        for (std::uint32_t at = i + 1; at < nodes[i].end; at = nodes[nodes[at].end].end) {
            const std::uint32_t value = nodes[at].end;
            put_aside(at, value);
            if (!name_key.empty() && nodes[at].value != name_key) put_aside(value, nodes[value].end);
        }
    }
    return aside;
}

}  // namespace

/// Finds the header, reads it, fills a FrontMatter.
class HeaderFinder {
  public:
    HeaderFinder(const text::SourceText& source, base::Findings& findings)
        : source_(source), findings_(findings) {
        front_.whole_ = source.text();
    }

    std::optional<FrontMatter> find() {
        const std::optional<HeaderPlace> place = find_header(source_.text(), source_.byte_order_mark().end);
        if (!place) return std::nullopt;
        report(*place);
        take(*place, front_.entries_);
        front_.body_ = {place->end, source_.whole().end};
        take_second();
        return std::move(front_);
    }

  private:
    void report(const HeaderPlace& place) {
        if (!place.opened) findings_.add(rules::header_not_opened, at(place.block.begin));
        if (!place.closed) {
            findings_.add(rules::header_not_closed, at(place.block.begin),
                          {std::to_string(source_.position(place.end).line)});
        }
    }

    [[nodiscard]] base::Location at(std::uint32_t offset) const {
        const text::Position position = source_.position(offset);
        return {.line = position.line, .column = position.column};
    }

    void take(const HeaderPlace& place, std::vector<FrontMatter::Entry>& entries) {
        add_parts(place);
        const Yaml yaml = place.toml ? read_toml(source_.text(), place.block)
                                     : read_yaml(source_.text(), place.block, place.json);
        if (yaml.fault.empty()) {
            for (std::uint32_t i = 1; i < yaml.nodes.front().end;) {
                const std::uint32_t value = yaml.nodes[i].end;
                add(entries, yaml.nodes[i].value, copy_subtree(yaml.nodes, value), yaml.nodes[i].slice.begin);
                i = yaml.nodes[value].end;
            }
            return;
        }
        if (place.toml) {
            findings_.add(rules::toml_unreadable, at(place.block.begin), {yaml.fault});
            return;
        }
        findings_.add(yaml.refused ? rules::yaml_refused : rules::yaml_unreadable, at(place.block.begin),
                      {yaml.fault});
        // Key by key: one value that is not YAML (a colon in a title) must not cost the others.
        const text::Slice block{
            place.block.begin, std::min<std::uint32_t>(place.block.end, place.block.begin + yaml_size_limit)};
        for (const KeyLines& key : key_lines(source_.text(), block)) {
            if (entries.size() >= yaml_key_limit) break;
            const Yaml one =
                yaml.refused ? Yaml{{}, "refused", true} : read_yaml(source_.text(), key.all, place.json);
            const bool good = one.fault.empty() && one.nodes.size() > 1 &&
                              one.nodes[one.nodes[1].end].end == one.nodes.size();
            add(entries, std::string(key.name.of(source_.text())),
                good ? copy_subtree(one.nodes, one.nodes[1].end)
                     : plain_value(source_.text(), key.rest, {key.rest.end, key.all.end}, place.json),
                key.name.begin);
        }
    }

    void add(std::vector<FrontMatter::Entry>& entries, const std::string& key, Nodes value,
             std::uint32_t where) {
        const auto known = index_.find(key);
        if (known != index_.end() && known->second < entries.size()) {
            findings_.add(rules::duplicate_key, at(where), {key});
            entries[known->second].value = std::move(value);
            return;
        }
        index_[key] = entries.size();
        entries.push_back({key, std::move(value)});
    }

    void add_parts(const HeaderPlace& place) {
        const std::string format = place.json ? "json" : place.toml ? "toml" : "yaml";
        std::uint32_t begin = place.block.begin;
        const auto put = [&](std::uint32_t end) {
            if (begin < end) front_.parts_.push_back({{begin, end}, format});
        };
        for (const auto& item : text::CodePoints(place.block.of(source_.text()))) {
            if (!xml_forbids(item.code)) continue;
            put(place.block.begin + item.at);
            begin = place.block.begin + item.at + item.size;
        }
        put(place.block.end);
    }

    /// A second header right below: exporters that wrap posts which had one already.
    void take_second() {
        const std::optional<HeaderPlace> second = find_header(source_.text(), front_.body_.begin);
        if (!second || !second->opened || !second->closed) return;
        std::vector<FrontMatter::Entry> entries;
        base::Findings quiet;
        const Yaml yaml = read_yaml(source_.text(), second->block, second->json);
        if (!yaml.fault.empty()) return;
        const bool repeats = std::ranges::any_of(
            key_lines(source_.text(), second->block),
            [this](const KeyLines& key) { return front_.has(key.name.of(source_.text())); });
        if (!repeats) return;
        findings_.add(rules::second_header, at(second->block.begin));
        add_parts(*second);
        front_.body_.begin = second->end;
    }

    const text::SourceText& source_;
    base::Findings& findings_;
    FrontMatter front_;
    std::map<std::string, std::size_t, std::less<>> index_;
};

const FrontMatter::Entry* FrontMatter::value_of(std::string_view key) const {
    const auto found = std::ranges::find(entries_, key, &Entry::key);
    return found == entries_.end() ? nullptr : &*found;
}

std::string FrontMatter::scalar(std::span<const std::string_view> keys) const {
    for (const std::string_view key : keys) {
        const Entry* const entry = value_of(key);
        if (entry == nullptr || entry->value.size() != 1) continue;
        const YamlNode& node = entry->value.front();
        if (node.what == YamlNode::What::scalar && !is_null(node) && !text::is_blank(node.value))
            return one_line(node.value);
    }
    return {};
}

std::vector<std::string> FrontMatter::scalars(std::string_view key) const {
    std::vector<std::string> found;
    const Entry* const entry = value_of(key);
    if (entry == nullptr) return found;
    const std::vector<bool> aside = beside_the_point(entry->value);
    for (std::size_t i = 0; i < entry->value.size(); ++i) {
        const YamlNode& node = entry->value[i];
        if (aside[i] || node.what != YamlNode::What::scalar) continue;
        if (!is_null(node) && !text::is_blank(node.value)) found.push_back(one_line(node.value));
    }
    return found;
}

std::vector<std::vector<std::string>> FrontMatter::paths(std::string_view key) const {
    std::vector<std::vector<std::string>> found;
    const Entry* const entry = value_of(key);
    if (entry == nullptr || entry->value.empty()) return found;
    const std::vector<YamlNode>& nodes = entry->value;
    if (nodes.front().what != YamlNode::What::sequence) {
        for (std::string& one : scalars(key)) found.push_back({std::move(one)});
        return found;
    }
    const bool nested = std::any_of(nodes.begin() + 1, nodes.end(), [](const YamlNode& node) {
        return node.what == YamlNode::What::sequence;
    });
    std::vector<std::string> path;
    const auto put = [&] {
        if (!path.empty()) found.push_back(std::move(path));
        path.clear();
    };
    std::uint32_t end = 0;
    for (std::uint32_t i = 1; i < nodes.size(); ++i) {
        const bool inside = i < end;
        if (nodes[i].what == YamlNode::What::sequence && !inside) {
            put();
            end = nodes[i].end;
        }
        if (nodes[i].what != YamlNode::What::scalar || text::is_blank(nodes[i].value)) continue;
        // Hexo: beside nested lists, a scalar is a path of its own.
        if (nested && !inside) put();
        path.push_back(one_line(nodes[i].value));
        if (nested && (!inside || i + 1 == end)) put();
    }
    put();
    return found;
}

std::vector<ValuePiece> FrontMatter::pieces(std::span<const std::string_view> keys) const {
    for (const std::string_view key : keys) {
        const std::array<std::string_view, 1> one{key};
        const std::string value = scalar(one);
        if (!value.empty()) return pieces_of(whole_, value_of(key)->value.front(), value);
    }
    return {};
}

std::optional<FrontMatter> read_front_matter(const text::SourceText& source, base::Findings& findings) {
    return HeaderFinder(source, findings).find();
}

}  // namespace frontmatter
