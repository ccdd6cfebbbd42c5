#include "frontmatter/toml.h"

#include <algorithm>
#include <set>
#include <string>

#include "base/ascii.h"
#include "text/utf8.h"

namespace frontmatter {
namespace {

bool is_line_end(char c) {
    return c == '\n' || c == '\r';
}

class Reader {
  public:
    Reader(std::string_view whole, text::Slice within, Yaml& yaml)
        : text_(whole.substr(0, within.end)), at_(within.begin), begin_(within.begin), yaml_(yaml) {}

    /// False at a fault, which `yaml` then says.
    bool read() {
        yaml_.nodes.push_back(
            {YamlNode::What::mapping, 0, {at_, static_cast<std::uint32_t>(text_.size())}, {}, ' '});
        for (;;) {
            skip_white(true);
            if (at_end()) break;
            if (text_[at_] == '[') {
                skip_line();  // the head of a table
                continue;
            }
            if (!pair()) return fault();
        }
        yaml_.nodes.front().end = static_cast<std::uint32_t>(yaml_.nodes.size());
        return true;
    }

  private:
    [[nodiscard]] bool at_end() const { return at_ >= text_.size(); }
    [[nodiscard]] bool stands(std::string_view words) const { return text_.substr(at_).starts_with(words); }

    bool fault() {
        const auto line = 1 + std::ranges::count(text_.substr(begin_, at_ - begin_), '\n');
        yaml_.fault = "line " + std::to_string(line) + " of it is no TOML that can be read";
        return false;
    }

    /// Blanks and comments; line ends as well when `lines`.
    void skip_white(bool lines) {
        while (!at_end()) {
            const char c = text_[at_];
            if (c == '#') {
                while (!at_end() && !is_line_end(text_[at_])) ++at_;
            } else if (c == ' ' || c == '\t' || (lines && is_line_end(c))) {
                ++at_;
            } else {
                break;
            }
        }
    }

    void skip_line() {
        while (!at_end() && !is_line_end(text_[at_])) ++at_;
    }

    bool pair() {
        YamlNode key;
        if (text_[at_] == '"' || text_[at_] == '\'') {
            if (!string(key)) return false;
        } else {
            const std::uint32_t begin = at_;
            while (!at_end() && (base::is_alphanumeric(text_[at_]) || text_[at_] == '_' ||
                                 text_[at_] == '-' || text_[at_] == '.' || (text_[at_] & 0x80) != 0)) {
                ++at_;
            }
            if (at_ == begin) return false;
            key = scalar({begin, at_}, std::string(text_.substr(begin, at_ - begin)), ' ');
        }
        skip_white(false);
        if (at_end() || text_[at_] != '=') return false;
        ++at_;
        skip_white(false);
        if (keys_.size() >= yaml_key_limit) return false;
        const std::size_t before = yaml_.nodes.size();
        const bool first = keys_.insert(key.value).second;
        key.end = static_cast<std::uint32_t>(before + 1);
        yaml_.nodes.push_back(std::move(key));
        if (at_end() || !value(0)) return false;
        if (!first) yaml_.nodes.resize(before);
        skip_white(false);
        return at_end() || is_line_end(text_[at_]);
    }

    static YamlNode scalar(text::Slice slice, std::string words, char style) {
        return {YamlNode::What::scalar, 0, slice, std::move(words), style};
    }

    void put(YamlNode node) {
        node.end = static_cast<std::uint32_t>(yaml_.nodes.size() + 1);
        yaml_.nodes.push_back(std::move(node));
    }

    // Recursion is bounded by `depth`.
    bool value(std::size_t depth) {
        if (depth >= yaml_depth_limit) return false;
        const char c = text_[at_];
        if (c == '[') return array(depth);
        YamlNode node;
        if (c == '"' || c == '\'') {
            if (!string(node)) return false;
        } else {
            const std::uint32_t begin = at_;
            // An inline table stays as it stands, to the end of its line.
            const std::string_view ends = c == '{' ? std::string_view("\r\n") : std::string_view("\r\n#,]");
            at_ = static_cast<std::uint32_t>(std::min(text_.find_first_of(ends, at_), text_.size()));
            std::uint32_t end = at_;
            while (end > begin && (text_[end - 1] == ' ' || text_[end - 1] == '\t')) --end;
            if (end == begin) return false;
            node = scalar({begin, end}, std::string(text_.substr(begin, end - begin)), ' ');
        }
        put(std::move(node));
        return true;
    }

    bool array(std::size_t depth) {
        const std::size_t index = yaml_.nodes.size();
        yaml_.nodes.push_back({YamlNode::What::sequence, 0, {at_, at_}, {}, ' '});
        ++at_;
        for (;;) {
            skip_white(true);
            if (at_end()) return false;
            if (text_[at_] == ']') break;
            if (!value(depth + 1)) return false;
            skip_white(true);
            if (!at_end() && text_[at_] == ',') {
                ++at_;
            } else if (at_end() || text_[at_] != ']') {
                return false;
            }
        }
        ++at_;
        yaml_.nodes[index].slice.end = at_;
        yaml_.nodes[index].end = static_cast<std::uint32_t>(yaml_.nodes.size());
        return true;
    }

    /// "basic", 'literal', and both in threes over several lines.
    bool string(YamlNode& node) {
        const char quote = text_[at_];
        const std::string three(3, quote);
        const bool lines = stands(three);
        at_ += lines ? 3 : 1;
        if (lines && stands("\r\n")) at_ += 2;
        if (lines && stands("\n")) ++at_;
        const std::uint32_t begin = at_;
        std::string words;
        for (;; ++at_) {
            if (at_end() || (!lines && is_line_end(text_[at_]))) return false;
            if (lines ? stands(three) : text_[at_] == quote) break;
            if (quote == '"' && text_[at_] == '\\') {
                if (!escape(words)) return false;
            } else {
                words += text_[at_];
            }
        }
        node = scalar({begin, at_}, std::move(words), lines ? '|' : quote);
        at_ += lines ? 3 : 1;
        return true;
    }

    /// Leaves `at_` on the escape's last sign.
    bool escape(std::string& words) {
        constexpr std::string_view names = "btnfr\"\\", values = "\b\t\n\f\r\"\\";
        if (++at_ >= text_.size()) return false;
        const char c = text_[at_];
        if (const std::size_t known = names.find(c); known != std::string_view::npos) {
            words += values[known];
            return true;
        }
        if (is_line_end(c) || c == ' ') {  // a line end that is none
            const std::size_t next = std::min(text_.find_first_not_of(" \t\r\n", at_), text_.size());
            at_ = static_cast<std::uint32_t>(next) - 1;
            return true;
        }
        const std::size_t digits = c == 'u' ? 4 : c == 'U' ? 8 : 0;
        if (digits == 0 || at_ + digits >= text_.size()) return false;
        char32_t code = 0;
        for (std::size_t i = 1; i <= digits; ++i) {
            const char digit = text_[at_ + i];
            if (!base::is_hex(digit)) return false;
            code = code * 16 + static_cast<char32_t>(base::hex_value(digit));
        }
        if (code > 0x10FFFF || (code >= 0xD800 && code < 0xE000)) return false;
        text::append(words, code);
        at_ += static_cast<std::uint32_t>(digits);
        return true;
    }

    std::string_view text_;
    std::uint32_t at_;
    std::uint32_t begin_;
    Yaml& yaml_;
    std::set<std::string, std::less<>> keys_;
};

}  // namespace

Yaml read_toml(std::string_view whole, text::Slice within) {
    Yaml yaml;
    if (within.size() > yaml_size_limit) {
        yaml.fault = "it is larger than 64 KiB";
        yaml.refused = true;
        return yaml;
    }
    if (!Reader(whole, within, yaml).read()) yaml.nodes.clear();
    return yaml;
}

}  // namespace frontmatter
