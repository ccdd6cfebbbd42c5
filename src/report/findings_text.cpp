// Findings as compilers print them: place, weight, words, rule; then the line and a caret.
#include <algorithm>

#include "report/findings.h"
#include "text/utf8.h"

namespace report {
namespace {

/// A terminal's line, less what stands before the text.
constexpr std::size_t widest = 100;

struct Range {
    char32_t low, high;
};
// Two cells wide on a terminal (Unicode annex 11, W and F), near enough for a caret.
constexpr Range wide_ranges[] = {{0x1100, 0x115F},   {0x2E80, 0x303E},  {0x3041, 0xA4CF}, {0xAC00, 0xD7A3},
                                 {0xF900, 0xFAFF},   {0xFE30, 0xFE6F},  {0xFF00, 0xFF60}, {0xFFE0, 0xFFE6},
                                 {0x1F300, 0x1FAFF}, {0x20000, 0x3FFFD}};

std::size_t cells(char32_t code) {
    const auto inside = [&](Range range) { return range.low <= code && code <= range.high; };
    return std::any_of(std::begin(wide_ranges), std::end(wide_ranges), inside) ? 2 : 1;
}

/// Control characters would move the cursor: a tab is a space, the rest is shown as U+FFFD.
void append_shown(std::string& out, char32_t code) {
    if (code == '\t') code = ' ';
    if (code < 0x20 || (code >= 0x7F && code < 0xA0)) code = text::replacement;
    text::append(out, code);
}

/// The part of a line around a column, and how many cells stand before the caret.
struct Excerpt {
    std::string words;
    std::size_t before = 0, under = 1;
};

/// Where an excerpt for a column begins, from 1.
std::size_t first_shown(std::uint32_t column) {
    return column > widest - 20 ? column - (widest - 40) : 1;
}

/// `line` is what is left of one from the character `first` on.
Excerpt excerpt(std::string_view line, std::size_t first, std::uint32_t column, std::size_t marked) {
    Excerpt out;
    std::size_t at = first - 1, shown = 0;
    if (first > 1) {
        out.words = "…";
        out.before = 1;
    }
    std::size_t under = 0;
    for (const auto& [code, offset, size] : text::CodePoints(line)) {
        ++at;
        if (shown >= widest) {
            out.words += "…";
            break;
        }
        const std::size_t width = cells(code);
        append_shown(out.words, code);
        if (at < column) out.before += width;
        if (at >= column && at < column + marked) under += width;
        shown += width;
    }
    out.under = std::max<std::size_t>(under, 1);
    return out;
}

/// Finds places from the top to the bottom once: findings mostly come in order, and a line may be as long as
/// the file.
class LineFinder {
  public:
    explicit LineFinder(std::string_view text)
        : text_(text), rest_(text), returns_(text.find('\r') != text.npos) {
        begin_line();
    }
    /// What stands in a line from a character on, both counted from 1; empty where there is none such.
    std::string_view from(std::uint32_t number, std::size_t character) {
        if (number < now_) {
            now_ = 1;
            rest_ = text_;
            begin_line();
        }
        while (now_ < number) {
            if (line_.size() == rest_.size()) return {};
            rest_.remove_prefix(line_.size());
            rest_.remove_prefix(rest_.starts_with("\r\n") ? 2 : 1);
            ++now_;
            begin_line();
        }
        if (character < character_) {
            character_ = 1;
            offset_ = 0;
        }
        for (const auto& [code, offset, size] : text::CodePoints(line_.substr(offset_))) {
            if (character_ == character) break;
            ++character_;
            offset_ += size;
        }
        return line_.substr(offset_);
    }

  private:
    /// One character is found many bytes at a time, one of two is not; and few files have the other.
    void begin_line() {
        line_ = rest_.substr(0, returns_ ? rest_.find_first_of("\r\n") : rest_.find('\n'));
        character_ = 1;
        offset_ = 0;
    }

    std::string_view text_, rest_, line_;
    bool returns_;
    std::uint32_t now_ = 1;
    std::size_t character_ = 1, offset_ = 0;  ///< a place in line_
};

class TextRenderer : public Renderer {
  public:
    explicit TextRenderer(const TextOptions& options) : options_(options) {}

    std::string file(const FileResult& result) override {
        std::string out;
        LineFinder lines(result.text);
        for (const base::Finding& finding : result.findings.all()) add(out, finding, result, lines);
        if (result.hidden > 0) {
            out += result.name + ": " + std::to_string(result.hidden) +
                   " more findings are not shown (--max-errors)\n";
        }
        return out;
    }

    std::string finish(const Totals& totals) override {
        if (!options_.summary) return {};
        const auto count = [](std::size_t number, std::string_view one, std::string_view many) {
            return std::to_string(number) + " " + std::string(number == 1 ? one : many);
        };
        std::string out = count(totals.files, "file", "files") + ": " + std::to_string(totals.valid) +
                          " valid, " + std::to_string(totals.invalid) + " invalid";
        if (totals.not_checked > 0) out += ", " + std::to_string(totals.not_checked) + " not fully checked";
        out += "; " + count(totals.passed + totals.failed + totals.not_evaluated, "check", "checks") + ": " +
               std::to_string(totals.passed) + " passed, " + std::to_string(totals.failed) + " failed, " +
               std::to_string(totals.not_evaluated) + " not evaluated; " +
               count(totals.errors, "error", "errors") + ", " +
               count(totals.warnings, "warning", "warnings") + "\n";
        return out;
    }

  private:
    std::string painted(std::string_view words, std::string_view code) const {
        if (!options_.colour) return std::string(words);
        return "\x1b[" + std::string(code) + "m" + std::string(words) + "\x1b[0m";
    }

    static std::string place(const base::Location& where) {
        std::string out = where.file;
        if (where.line > 0) out += ":" + std::to_string(where.line);
        if (where.line > 0 && where.column > 0) out += ":" + std::to_string(where.column);
        if (where.line == 0 && where.bytes)
            out +=
                ", bytes " + std::to_string(where.bytes->begin) + " to " + std::to_string(where.bytes->end);
        return out;
    }

    void add(std::string& out, const base::Finding& finding, const FileResult& result,
             LineFinder& lines) const {
        const base::Severity severity = finding.severity();
        const std::string_view colour = severity == base::Severity::error     ? "1;31"
                                        : severity == base::Severity::warning ? "1;35"
                                                                              : "1;36";
        out += painted(place(finding.where), "1") + ": " + painted(base::name(severity), colour) + ": " +
               finding.message() + " [" + std::string(finding.rule->id) +
               (options_.clauses && !finding.rule->clause.empty() ? ", " + std::string(finding.rule->clause)
                                                                  : std::string()) +
               "]\n";
        const bool here = finding.where.line > 0 && finding.where.file == result.name && !result.text.empty();
        if (here) add_line(out, finding.where, lines);
        for (const base::Location& other : finding.related) out += "  see also " + place(other) + "\n";
        if (!finding.rule->remedy.empty()) out += "  what to do: " + std::string(finding.rule->remedy) + "\n";
    }

    void add_line(std::string& out, const base::Location& where, LineFinder& lines) const {
        const std::size_t first = first_shown(where.column);
        const std::string_view line = lines.from(where.line, first);
        if (line.empty()) return;
        const std::size_t bytes =
            where.bytes ? static_cast<std::size_t>(where.bytes->end - where.bytes->begin) : 1;
        const Excerpt part = excerpt(line, first, where.column, std::max<std::size_t>(bytes, 1));
        const std::string number = std::to_string(where.line);
        const std::string margin(std::max<std::size_t>(number.size(), 5), ' ');
        out += std::string(margin.size() - number.size(), ' ') + number + " | " + part.words + "\n";
        out += margin + " | " + std::string(part.before, ' ') +
               painted("^" + std::string(part.under - 1, '~'), "1;32") + "\n";
    }

    TextOptions options_;
};

}  // namespace

std::unique_ptr<Renderer> text_renderer(const TextOptions& options) {
    return std::make_unique<TextRenderer>(options);
}

}  // namespace report
