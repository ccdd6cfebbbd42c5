#include "markdown/match.h"

#include <algorithm>

#include "base/scan.h"
#include "html/character_reference.h"
#include "text/utf8.h"

namespace markdown {
namespace {

constexpr std::size_t size_limit = std::size_t{1} << 24;
constexpr std::size_t run_limit = 400;        ///< of one delimiter, or of container marks at a line's start
constexpr std::size_t bracket_limit = 5'000;  ///< `[` between blank lines
constexpr std::size_t cell_limit = 1'000;     ///< of one row: cmark-gfm walks all of them for each
constexpr std::size_t table_limit =
    500'000;  ///< rows times the cells of the widest: short rows are filled up

bool is_punctuation(char c) {
    return (c >= '!' && c <= '/') || (c >= ':' && c <= '@') || (c >= '[' && c <= '`') ||
           (c >= '{' && c <= '~');
}
bool is_line_end(char c) {
    return c == '\n' || c == '\r';
}

/// One try at one place.
class Attempt {
  public:
    Attempt(std::string_view bytes, std::string_view literal, std::uint32_t at, std::uint32_t limit,
            MatchForm form)
        : bytes_(bytes.substr(0, limit)), literal_(literal), at_(at), form_(form) {}

    bool match() {
        while (!literal_.empty()) {
            if (at_ >= bytes_.size() || !step()) return false;
        }
        return true;
    }
    std::vector<Matched> take() { return std::move(found_); }

  private:
    bool step() {
        const char c = bytes_[at_];
        const char next = at_ + 1 < bytes_.size() ? bytes_[at_ + 1] : '\0';
        const bool escape = c == '\\' && is_punctuation(next) && literal_.front() == next;
        // Inside a table, "\|" is a bar in code as well.
        if (escape && (form_ == MatchForm::text || next == '|')) {
            put(2, literal_.substr(0, 1));
            return true;
        }
        if (c == '&' && form_ == MatchForm::text && step_reference()) return true;
        if (c == '\0' && literal_.starts_with("\uFFFD")) {
            put(1, literal_.substr(0, 3), true);
            return true;
        }
        if (form_ == MatchForm::code && literal_.front() == ' ' && is_line_end(c)) return step_line_end();
        if (c != literal_.front()) return false;
        const std::uint32_t size = size_of_same();
        if (size == 0) return false;
        if (!found_.empty() && !found_.back().words && found_.back().slice.end == at_) {
            found_.back().slice.end += size;
        } else {
            found_.push_back({{at_, at_ + size}, {}});
        }
        at_ += size;
        literal_.remove_prefix(size);
        return true;
    }

    /// How many bytes from here on stand for themselves in the literal, too: a character at least, and all
    /// behind it up to what may be said otherwise.
    [[nodiscard]] std::uint32_t size_of_same() const {
        const std::size_t most = std::min(bytes_.size() - at_, literal_.size());
        std::size_t size = std::min<std::size_t>(text::decode_at(bytes_, at_).size, literal_.size());
        if (bytes_.substr(at_, size) != literal_.substr(0, size)) return 0;
        while (size < most) {
            const char c = bytes_[at_ + size];
            if (c != literal_[size] || c == '\\' || c == '&' || c == '\0') break;
            ++size;
        }
        return static_cast<std::uint32_t>(size);
    }

    bool step_reference() {
        const std::string_view rest = bytes_.substr(at_);
        const std::optional<html::CharacterReference> reference = html::reference_at(rest, literal_);
        if (!reference || rest[reference->size - 1] != ';' || !literal_.starts_with(reference->words))
            return false;
        put(reference->size, reference->words);
        return true;
    }

    /// A line end in code is a space; marks of containers follow it.
    bool step_line_end() {
        const std::uint32_t size = bytes_.substr(at_).starts_with("\r\n") ? 2 : 1;
        put(size, " ");
        while (at_ < bytes_.size() && (bytes_[at_] == ' ' || bytes_[at_] == '>') &&
               !literal_.starts_with(bytes_[at_]))
            ++at_;
        return true;
    }

    /// `itself`: the bytes stand for themselves, although the literal has something else.
    void put(std::size_t size, std::string_view words, bool itself = false) {
        const auto end = at_ + static_cast<std::uint32_t>(size);
        found_.push_back({{at_, end}, itself ? std::nullopt : std::optional<std::string>(words)});
        at_ = end;
        literal_.remove_prefix(words.size());
    }

    std::string_view bytes_, literal_;
    std::uint32_t at_;
    MatchForm form_;
    std::vector<Matched> found_;
};

/// Behind the `close` that ends what `at` (at its opening sign) begins; `at` when there is none.
std::uint32_t behind_pair(std::string_view bytes, std::uint32_t at, std::uint32_t limit, char open,
                          char close) {
    std::size_t depth = 0;
    char quote = '\0';
    for (std::uint32_t i = at; i < limit; ++i) {
        const char c = bytes[i];
        if (c == '\\') {
            ++i;
        } else if (quote != '\0') {
            if (c == quote) quote = '\0';
        } else if (open == '(' && (c == '"' || c == '\'') && i > at &&
                   (bytes[i - 1] == ' ' || is_line_end(bytes[i - 1]))) {
            quote = c;
        } else if (open == '(' && c == '<') {
            const std::size_t end = bytes.find_first_of(">\r\n", i);
            if (end < limit && bytes[end] == '>') i = static_cast<std::uint32_t>(end);
        } else if (c == open) {
            ++depth;
        } else if (c == close && --depth == 0) {
            return i + 1;
        }
    }
    return at;
}

}  // namespace

std::optional<std::vector<Matched>> find_literal(std::string_view bytes, std::string_view literal,
                                                 std::uint32_t from, std::uint32_t limit, MatchForm form) {
    if (literal.empty()) return std::vector<Matched>{};
    for (std::uint32_t at = from; at < limit; at += text::decode_at(bytes, at).size) {
        Attempt attempt(bytes, literal, at, limit, form);
        if (attempt.match()) return attempt.take();
    }
    return std::nullopt;
}

std::uint32_t behind_link_tail(std::string_view bytes, std::uint32_t at, std::uint32_t limit) {
    std::uint32_t close = at;
    while (close < limit && std::string_view("*_~`").find(bytes[close]) != std::string_view::npos) ++close;
    if (close >= limit) return at;
    if (bytes[close] == '>') return close + 1;
    if (bytes[close] != ']') return at;
    ++close;
    if (close < limit && bytes[close] == '(') return behind_pair(bytes, close, limit, '(', ')');
    if (close < limit && bytes[close] == '[') return behind_pair(bytes, close, limit, '[', ']');
    return close;
}

std::optional<std::string> too_much_markdown(std::string_view text) {
    if (text.size() > size_limit) return "it is larger than 16 MiB";
    std::size_t run = 0;
    std::size_t brackets = 0;
    std::size_t marks = 0;
    std::size_t cells = 0;
    std::size_t widest = 0;
    std::size_t lines = 0;
    bool at_line_start = true;
    bool blank_line = true;
    char before = '\0';
    const auto is_ascii = [](const unsigned char* byte) { return byte[0] < 0x80; };
    for (std::size_t at = 0; at < text.size(); ++at) {
        const char c = text[at];
        if (!is_ascii(reinterpret_cast<const unsigned char*>(&c))) {  // no sign of markup among them
            blank_line = at_line_start = false;
            run = 0;
            before = c;
            at = std::min(base::find_bytes<1>(text, at, is_ascii), text.size()) - 1;
            continue;
        }
        if (is_line_end(c)) {
            widest = blank_line ? 0 : std::max(widest, cells);
            lines = blank_line ? 0 : lines + 1;
            if (widest * lines > table_limit)
                return "a table has more than " + std::to_string(table_limit) + " cells";
            if (blank_line) brackets = 0;
            at_line_start = blank_line = true;
            marks = cells = 0;
        } else if (c != ' ' && c != '\t') {
            blank_line = false;
            const bool mark = c == '>' || c == '-' || c == '*' || c == '+';
            if (at_line_start && mark) ++marks;
            if (!mark) at_line_start = false;
        }
        const bool delimiter =
            c == '_' || c == '*' || c == '~' || c == '`' || c == '[' || c == '<' || c == '!' || c == '|';
        run = delimiter && c == before ? run + 1 : 0;
        if (c == '[') ++brackets;
        if (run > run_limit || marks > run_limit)
            return "it has a run of more than " + std::to_string(run_limit) + " signs";
        if (c == '|' && ++cells > cell_limit)
            return "a line has more than " + std::to_string(cell_limit) + " cells";
        if (brackets > bracket_limit)
            return "a paragraph has more than " + std::to_string(bracket_limit) + " brackets";
        before = c;
    }
    return std::nullopt;
}

}  // namespace markdown
