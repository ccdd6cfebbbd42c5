#include "markdown/masks.h"

#include <algorithm>
#include <string_view>

#include "base/ascii.h"

namespace markdown {
namespace {

/// Where `sign` stands in [at, end); npos: nowhere.
std::size_t find_in(std::string_view text, std::string_view sign, std::size_t at, std::size_t end) {
    return text.substr(0, end).find(sign, at);
}

/// Calls `take` with the begin and end of each line, without its line end.
template <typename Take>
void each_line(const std::string& text, Take take) {
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find_first_of("\r\n", at), text.size());
        take(at, end);
        at = end + (text.compare(end, 2, "\r\n") == 0 ? 2 : 1);
    }
}

/// Behind the white space and the marks of quotations that a line begins with.
std::size_t behind_indent(std::string_view text, std::size_t at, std::size_t end) {
    while (at < end && (text[at] == ' ' || text[at] == '\t' || text[at] == '>')) ++at;
    return at;
}

/// Signs mean nothing to CommonMark any more; letters, digits and other characters never did.
void mask(std::string& text, std::size_t begin, std::size_t end) {
    for (std::size_t at = begin; at < end; ++at) {
        const char c = text[at];
        const bool sign = c > ' ' && c < '\x7F' && !base::is_digit(c) && !base::is_letter(c);
        if (sign || c == '\t') text[at] = 'x';
    }
}

class MathMasker {
  public:
    explicit MathMasker(std::string& text) : text_(text) {}

    void line(std::size_t begin, std::size_t end) {
        const std::size_t first = behind_indent(text_, begin, end);
        const std::string_view words = std::string_view(text_).substr(first, end - first);
        if (open_ != none) {
            // A blank line or a fence: it was not math.
            if (words.empty() || is_fence(words)) open_ = none;
        }
        if (is_fence(words) && (fence_ == '\0' || words.front() == fence_)) {
            fence_ = fence_ == '\0' ? words.front() : '\0';
            return;
        }
        if (fence_ != '\0') return;
        if (open_ != none) return go_on(begin, end);
        if (words.starts_with("$$")) {
            open_ = first;
            return go_on(first + 2, end);
        }
        in_line(first, end);
    }

  private:
    static constexpr std::size_t none = std::string::npos;

    static bool is_fence(std::string_view words) {
        return words.starts_with("```") || words.starts_with("~~~");
    }

    /// Looks for the end of display math in the line from `at` on.
    void go_on(std::size_t at, std::size_t end) {
        constexpr std::size_t longest = 16 << 10;
        if (end - open_ > longest) {
            open_ = none;
            return;
        }
        const std::size_t close = find_in(text_, "$$", at, end);
        if (close == none) return;
        mask_lines(open_ + 2, close);
        open_ = none;
    }

    /// Line ends stay; so do the marks of quotations that lines begin with.
    void mask_lines(std::size_t begin, std::size_t end) {
        bool at_start = false;
        for (std::size_t at = begin; at < end; ++at) {
            if (text_[at] == '\n' || text_[at] == '\r') {
                at_start = true;
            } else if (!at_start || (text_[at] != ' ' && text_[at] != '>')) {
                at_start = false;
                mask(text_, at, at + 1);
            }
        }
    }

    /// $x_1 + y_2$: no space inside the dollar signs, no digit behind them (a price), a sign of TeX between.
    void in_line(std::size_t at, std::size_t end) {
        constexpr std::size_t longest = 1 << 10;
        for (std::size_t open = find_in(text_, "$", at, end); open != none;
             open = find_in(text_, "$", open + 1, end)) {
            const std::size_t close = find_in(text_, "$", open + 1, std::min(end, open + longest));
            if (close == none) return;
            const std::string_view inside = std::string_view(text_).substr(open + 1, close - open - 1);
            const bool tight = !inside.empty() && inside.find_first_of("`") == none;
            const bool price = close + 1 < end && base::is_digit(text_[close + 1]);
            if (!tight || price || inside.find_first_of("\\_^{") == none) continue;
            mask(text_, open + 1, close);
            open = close;
        }
    }

    std::string& text_;
    std::size_t open_ = none;  ///< where display math begins
    char fence_ = '\0';
};

}  // namespace

void mask_footnotes(std::string& text) {
    if (text.find("[^") == std::string::npos) return;
    each_line(text, [&text](std::size_t begin, std::size_t end) {
        const std::size_t first = behind_indent(text, begin, end);
        if (text.compare(first, 2, "[^") != 0) return;
        const std::size_t close = find_in(text, "]:", first, end);
        if (close != std::string::npos) text[close + 1] = ';';
    });
}

void mask_math(std::string& text) {
    if (text.find('$') == std::string::npos) return;
    MathMasker masker(text);
    each_line(text, [&masker](std::size_t begin, std::size_t end) { masker.line(begin, end); });
}

}  // namespace markdown
