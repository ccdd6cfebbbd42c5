#include "frontmatter/yaml.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>

#include <yaml.h>

#include "base/ascii.h"
#include "base/error.h"
#include "text/utf8.h"

namespace frontmatter {
namespace {

/// The text that libyaml gets, and where each of its characters stands in the source.
struct Prepared {
    std::string words;
    std::vector<std::uint32_t>
        places;  ///< by code point, one more for the end: libyaml counts in code points
};

Prepared prepare(std::string_view whole, text::Slice within, bool braces) {
    Prepared prepared;
    if (braces) {
        prepared.words = "{";
        prepared.places.push_back(within.begin);
    }
    bool at_line_start = true;
    for (const auto& item : text::CodePoints(within.of(whole))) {
        const std::uint32_t place = within.begin + item.at;
        if (item.code == '\t' && at_line_start) {
            prepared.words += "  ";
            prepared.places.insert(prepared.places.end(), 2, place);
            continue;
        }
        at_line_start = item.code == '\n' || item.code == '\r';
        text::append(prepared.words, item.code);
        prepared.places.push_back(place);
    }
    if (braces) {
        prepared.words += "}";
        prepared.places.push_back(within.end);
    }
    prepared.places.push_back(within.end);
    return prepared;
}

/// Brackets nest no deeper than this in anything a person wrote: asked before libyaml, whose time grows
/// with the square of the depth.
bool brackets_are_sane(std::string_view words) {
    std::size_t open = 0;
    for (const char c : words) {
        if (c == '[' || c == '{') ++open;
        if ((c == ']' || c == '}') && open > 0) --open;
        if (open > 2 * yaml_depth_limit) return false;
    }
    return true;
}

class Parser {
  public:
    explicit Parser(std::string_view words) {
        PM_CHECK(yaml_parser_initialize(&parser_) == 1);
        yaml_parser_set_encoding(&parser_, YAML_UTF8_ENCODING);
        yaml_parser_set_input_string(&parser_, reinterpret_cast<const unsigned char*>(words.data()),
                                     words.size());
    }
    Parser(const Parser&) = delete;
    Parser& operator=(const Parser&) = delete;
    ~Parser() { yaml_parser_delete(&parser_); }

    /// False at a fault.
    [[nodiscard]] bool next(yaml_event_t& event) { return yaml_parser_parse(&parser_, &event) == 1; }
    [[nodiscard]] std::string problem() const {
        std::string words = parser_.problem != nullptr ? parser_.problem : "it ends too early";
        return words + " in its line " + std::to_string(parser_.problem_mark.line + 1);
    }

  private:
    yaml_parser_t parser_{};
};

struct EventHold {
    yaml_event_t event{};
    EventHold() = default;
    EventHold(const EventHold&) = delete;
    EventHold& operator=(const EventHold&) = delete;
    ~EventHold() { yaml_event_delete(&event); }
};

char style_of(yaml_scalar_style_t style) {
    switch (style) {
        case YAML_SINGLE_QUOTED_SCALAR_STYLE: return '\'';
        case YAML_DOUBLE_QUOTED_SCALAR_STYLE: return '"';
        case YAML_LITERAL_SCALAR_STYLE: return '|';
        case YAML_FOLDED_SCALAR_STYLE: return '>';
        default: return ' ';
    }
}

/// The types that YAML itself knows. They say nothing here, where all values are words.
bool is_plain_tag(std::string_view tag) {
    constexpr std::string_view prefix = "tag:yaml.org,2002:";
    constexpr std::array<std::string_view, 10> types{"str",       "int",    "float", "bool", "null",
                                                     "timestamp", "binary", "seq",   "map",  "set"};
    // "!" says that a value is words; Ruby's old writer spelled binary so.
    if (tag == "!" || tag == "!binary") return true;
    return tag.starts_with(prefix) && std::ranges::find(types, tag.substr(prefix.size())) != types.end();
}

bool is_binary(std::string_view tag) {
    return tag == "!binary" || tag == "tag:yaml.org,2002:binary";
}

/// What base64 stands for, if that is text: Ruby's old YAML writer kept all words so that are not ASCII.
std::optional<std::string> words_of_base64(std::string_view base64) {
    std::string words;
    unsigned bits = 0, count = 0;
    for (const char c : base64) {
        if (c == '\n' || c == '\r' || c == ' ' || c == '=') continue;
        const int value = base::is_digit(c)     ? c - '0' + 52
                          : c == '+'            ? 62
                          : c == '/'            ? 63
                          : !base::is_letter(c) ? -1
                          : c >= 'a'            ? c - 'a' + 26
                                                : c - 'A';
        if (value < 0) return std::nullopt;
        bits = (bits << 6 | static_cast<unsigned>(value)) & 0xFFF;
        if (++count % 4 == 1) continue;
        words += static_cast<char>(bits >> (count % 4 == 2 ? 4 : count % 4 == 3 ? 2 : 0) & 0xFF);
    }
    if (words.empty()) return std::nullopt;
    for (std::size_t at = 0; at < words.size();) {
        const text::Decoded one = text::decode_any(words, at);
        if (!one.good) return std::nullopt;
        at += one.size;
    }
    const auto is_control = [](char c) {
        return static_cast<unsigned char>(c) < 0x20 && c != '\n' && c != '\t';
    };
    if (std::ranges::any_of(words, is_control)) return std::nullopt;
    return words;
}

/// Collects events into nodes; says what is wrong with one that may not be.
class Collector {
  public:
    Collector(std::string_view whole, const Prepared& prepared, Yaml& yaml)
        : whole_(whole), prepared_(prepared), yaml_(yaml) {}

    /// False when the event is refused.
    [[nodiscard]] bool take(const yaml_event_t& event) {
        switch (event.type) {
            case YAML_ALIAS_EVENT: return take_alias(event);
            case YAML_SCALAR_EVENT: return take_scalar(event);
            case YAML_SEQUENCE_START_EVENT: return open(YamlNode::What::sequence, event);
            case YAML_MAPPING_START_EVENT: return open(YamlNode::What::mapping, event);
            case YAML_SEQUENCE_END_EVENT:
            case YAML_MAPPING_END_EVENT: close(); return true;
            case YAML_DOCUMENT_START_EVENT:
                return ++documents_ == 1 || refuse("it holds more than one YAML document");
            default: return true;
        }
    }

  private:
    bool refuse(std::string why) {
        yaml_.fault = std::move(why);
        yaml_.refused = true;
        return false;
    }

    [[nodiscard]] text::Slice slice_of(const yaml_event_t& event) const {
        const auto place = [this](const yaml_mark_t& mark) {
            return prepared_.places[std::min<std::size_t>(mark.index, prepared_.places.size() - 1)];
        };
        return {place(event.start_mark), place(event.end_mark)};
    }

    /// libyaml's place of a value begins at its anchor or tag.
    [[nodiscard]] text::Slice without_properties(text::Slice slice) const {
        const auto skip = [&](std::string_view signs, bool over) {
            while (!slice.empty() && (signs.find(whole_[slice.begin]) != std::string_view::npos) == over)
                ++slice.begin;
        };
        while (!slice.empty() && (whole_[slice.begin] == '&' || whole_[slice.begin] == '!')) {
            skip(" \t\r\n", false);
            skip(" \t\r\n", true);
        }
        return slice;
    }

    /// Counts a value: every second one in a mapping is a key.
    bool count(const yaml_char_t* tag) {
        if (tag != nullptr && !is_plain_tag(words_of(tag))) return refuse("it uses a tag of its own");
        if (!open_.empty() && yaml_.nodes[open_.back().node].what == YamlNode::What::mapping &&
            ++keys_ > 2 * yaml_key_limit) {
            return refuse("it has more than " + std::to_string(yaml_key_limit) + " keys");
        }
        return true;
    }

    bool take_scalar(const yaml_event_t& event) {
        const auto& scalar = event.data.scalar;
        if (!count(scalar.tag)) return false;
        YamlNode node{YamlNode::What::scalar,
                      static_cast<std::uint32_t>(yaml_.nodes.size() + 1),
                      without_properties(slice_of(event)),
                      {},
                      style_of(scalar.style)};
        node.value.assign(reinterpret_cast<const char*>(scalar.value), scalar.length);
        if ((node.style == '\'' || node.style == '"') && node.slice.size() >= 2) {
            ++node.slice.begin;
            --node.slice.end;
        }
        if (scalar.tag != nullptr && is_binary(words_of(scalar.tag))) {
            if (auto words = words_of_base64(node.value)) node.value = *std::move(words);
        }
        if (scalar.anchor != nullptr) anchored_[words_of(scalar.anchor)] = yaml_.nodes.size();
        yaml_.nodes.push_back(std::move(node));
        return true;
    }

    /// A value said again, with the places where it was said. What all aliases of a header may stand for is
    /// bounded: aliases of aliases double with every line.
    bool take_alias(const yaml_event_t& event) {
        const auto known = anchored_.find(words_of(event.data.alias.anchor));
        if (known == anchored_.end()) return refuse("it uses an alias that no whole value before it names");
        if (!count(nullptr)) return false;
        const std::size_t first = known->second, end = yaml_.nodes[first].end;
        const auto further = static_cast<std::uint32_t>(yaml_.nodes.size() - first);
        copied_nodes_ += end - first;
        if (copied_nodes_ > yaml_alias_limit) {
            return refuse("its aliases stand for more than " + std::to_string(yaml_alias_limit) + " values");
        }
        for (std::size_t i = first; i < end; ++i) {
            YamlNode node = yaml_.nodes[i];
            node.end += further;
            copied_bytes_ += node.value.size();
            if (copied_bytes_ > yaml_size_limit) return refuse("its aliases stand for more than 64 KiB");
            yaml_.nodes.push_back(std::move(node));
        }
        return true;
    }

    static std::string words_of(const yaml_char_t* words) { return reinterpret_cast<const char*>(words); }

    bool open(YamlNode::What what, const yaml_event_t& event) {
        const bool list = what == YamlNode::What::sequence;
        if (!count(list ? event.data.sequence_start.tag : event.data.mapping_start.tag)) return false;
        if (open_.size() >= yaml_depth_limit) {
            return refuse("it is nested deeper than " + std::to_string(yaml_depth_limit));
        }
        const auto* const anchor = list ? event.data.sequence_start.anchor : event.data.mapping_start.anchor;
        open_.push_back({yaml_.nodes.size(), anchor == nullptr ? "" : words_of(anchor)});
        yaml_.nodes.push_back({what, 0, without_properties(slice_of(event)), {}, ' '});
        return true;
    }

    /// Only a value that is whole can be said again.
    void close() {
        const Open& last = open_.back();
        yaml_.nodes[last.node].end = static_cast<std::uint32_t>(yaml_.nodes.size());
        if (!last.anchor.empty()) anchored_[last.anchor] = last.node;
        open_.pop_back();
    }

    struct Open {
        std::size_t node;
        std::string anchor;  ///< empty: none
    };

    std::string_view whole_;
    const Prepared& prepared_;
    Yaml& yaml_;
    std::vector<Open> open_;
    std::map<std::string, std::size_t, std::less<>> anchored_;  ///< whole values by the name of their anchor
    std::size_t copied_nodes_ = 0, copied_bytes_ = 0;           ///< what aliases stand for
    std::size_t keys_ = 0;
    int documents_ = 0;
};

}  // namespace

Yaml read_yaml(std::string_view whole, text::Slice within, bool braces) {
    Yaml yaml;
    if (within.size() > yaml_size_limit) {
        yaml.fault = "it is larger than 64 KiB";
        yaml.refused = true;
        return yaml;
    }
    const Prepared prepared = prepare(whole, within, braces);
    if (!brackets_are_sane(prepared.words)) {
        yaml.fault = "it is nested deeper than " + std::to_string(yaml_depth_limit);
        yaml.refused = true;
        return yaml;
    }
    Parser parser(prepared.words);
    Collector collector(whole, prepared, yaml);
    for (bool more = true; more;) {
        EventHold hold;
        if (!parser.next(hold.event)) {
            yaml.fault = parser.problem();
        } else if (collector.take(hold.event)) {
            more = hold.event.type != YAML_STREAM_END_EVENT;
            continue;
        }
        yaml.nodes.clear();
        return yaml;
    }
    if (yaml.nodes.empty() || yaml.nodes.front().what != YamlNode::What::mapping) {
        yaml.fault = "it is not a mapping of keys to values";
        yaml.nodes.clear();
    }
    return yaml;
}

}  // namespace frontmatter
