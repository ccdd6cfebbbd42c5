#include "frontmatter/value_pieces.h"

#include <algorithm>

#include "html/character_reference.h"
#include "text/utf8.h"
#include "text/white_space.h"

namespace frontmatter {
namespace {

/// Where the words of a block scalar begin: behind its `|` or `>`, the line end and the indent.
std::uint32_t begin_of_block_words(std::string_view whole, text::Slice slice) {
    const std::size_t line_end = whole.substr(0, slice.end).find_first_of("\r\n", slice.begin);
    const std::size_t words = whole.find_first_not_of(" \t\r\n", std::min(line_end, whole.size()));
    return static_cast<std::uint32_t>(std::min<std::size_t>(words, slice.end));
}

/// `'' ` in single quotes, escapes in double ones, line ends in both, in plain and in block scalars.
class PieceCutter {
  public:
    PieceCutter(std::string_view whole, const YamlNode& node) : whole_(whole), node_(node) {}

    /// Nothing when the pieces do not add up to the value.
    [[nodiscard]] std::vector<ValuePiece> cut() {
        const bool block = node_.style == '|' || node_.style == '>';
        const text::Slice slice = block ? text::trimmed(whole_, node_.slice) : node_.slice;
        std::uint32_t at = block ? begin_of_block_words(whole_, slice) : slice.begin;
        while (at < slice.end) at = step(at);
        // The white space of a block scalar depends on its indent; its words do not.
        if (!block && spelled_ != node_.value) return {};
        return std::move(pieces_);
    }

  private:
    std::uint32_t step(std::uint32_t at) {
        const std::string_view rest = whole_.substr(at, node_.slice.end - at);
        if (node_.style == '\'' && rest.starts_with("''")) return put({at, at + 2}, "'");
        if (node_.style == '"' && rest.front() == '\\' && rest.size() > 1) return escape(at, rest);
        const std::size_t gap = std::min(rest.find_first_not_of(" \t\r\n"), rest.size());
        if (gap > 0 && rest.substr(0, gap).find_first_of("\r\n") != std::string_view::npos) {
            std::size_t ends = 0;
            for (std::size_t i = 0; i < gap; ++i)
                ends += rest[i] == '\n' || (rest[i] == '\r' && rest[i + 1 < gap ? i + 1 : i] != '\n') ? 1 : 0;
            const auto end = at + static_cast<std::uint32_t>(gap);
            if (node_.style == '|' || node_.style == '>') return put({at, end}, " ");
            return put({at, end}, ends == 1 ? std::string(" ") : std::string(ends - 1, '\n'));
        }
        const text::Decoded one = text::decode_at(whole_, at);
        if (!pieces_.empty() && !pieces_.back().spelled) {
            pieces_.back().slice.end += one.size;
        } else {
            pieces_.push_back({{at, at + one.size}, {}});
        }
        spelled_ += whole_.substr(at, one.size);
        return at + one.size;
    }

    std::uint32_t escape(std::uint32_t at, std::string_view rest) {
        std::size_t size = rest[1] == 'x' ? 4 : rest[1] == 'u' ? 6 : rest[1] == 'U' ? 10 : 2;
        if (rest[1] == '\n' || rest[1] == '\r') {
            size = std::min(rest.find_first_not_of(" \t\r\n", 1), rest.size());
            return put({at, at + static_cast<std::uint32_t>(size)}, {});
        }
        size = std::min(size, rest.size());
        // What it stands for is what the value has at this place.
        const std::string_view value = node_.value;
        if (spelled_.size() >= value.size()) return put({at, at + static_cast<std::uint32_t>(size)}, {});
        const text::Decoded one = text::decode_at(value, spelled_.size());
        return put({at, at + static_cast<std::uint32_t>(size)},
                   std::string(value.substr(spelled_.size(), one.size)));
    }

    std::uint32_t put(text::Slice slice, std::string spelled) {
        spelled_ += spelled;
        pieces_.push_back({slice, std::move(spelled)});
        return slice.end;
    }

    std::string_view whole_;
    const YamlNode& node_;
    std::vector<ValuePiece> pieces_;
    std::string spelled_;
};

/// A title goes into pages as it stands: `&nbsp;` in it is a character of HTML, closed by its semicolon.
std::vector<ValuePiece> with_references(std::string_view whole, std::vector<ValuePiece> pieces) {
    std::vector<ValuePiece> out;
    for (ValuePiece& piece : pieces) {
        if (piece.spelled) {
            out.push_back(std::move(piece));
            continue;
        }
        const text::Slice all = piece.slice;
        const std::string_view words = whole.substr(0, all.end);
        std::uint32_t begin = all.begin;
        for (std::size_t at = words.find('&', begin); at != std::string_view::npos;) {
            const auto reference = html::reference_at(words.substr(at));
            if (!reference || words[at + reference->size - 1] != ';') {
                at = words.find('&', at + 1);
                continue;
            }
            const auto from = static_cast<std::uint32_t>(at);
            if (begin < from) out.push_back({{begin, from}, {}});
            begin = from + static_cast<std::uint32_t>(reference->size);
            out.push_back({{from, begin}, reference->words});
            at = words.find('&', begin);
        }
        if (begin < all.end) out.push_back({{begin, all.end}, {}});
    }
    return out;
}

}  // namespace

std::vector<ValuePiece> pieces_of(std::string_view whole, const YamlNode& node, std::string_view value) {
    std::vector<ValuePiece> pieces = PieceCutter(whole, node).cut();
    std::string joined;
    for (ValuePiece& piece : pieces) {
        if (piece.spelled && text::is_blank(*piece.spelled) && !piece.spelled->empty()) piece.spelled = " ";
        joined += piece.spelled ? *piece.spelled : piece.slice.of(whole);
    }
    if (joined == value) return with_references(whole, std::move(pieces));
    // White space at the ends, or a form that cannot be followed: one piece for all of it.
    const text::Slice slice = text::trimmed(whole, node.slice);
    if (slice.of(whole) == value) return with_references(whole, {{slice, {}}});
    return {{slice, std::string(value)}};
}

std::string one_line(std::string_view value) {
    std::string line;
    const std::string_view words = text::trimmed(value);
    for (std::size_t at = 0; at < words.size();) {
        const std::size_t gap = std::min(words.find_first_not_of(" \t\r\n", at), words.size());
        const std::string_view white = words.substr(at, gap - at);
        if (white.find_first_of("\r\n") != std::string_view::npos) {
            line += ' ';
        } else {
            for (std::size_t i = 0; i < white.size(); ++i) line += ' ';
        }
        const std::size_t stop = std::min(words.find_first_of(" \t\r\n", gap), words.size());
        line += words.substr(gap, stop - gap);
        at = stop;
    }
    return line;
}

}  // namespace frontmatter
