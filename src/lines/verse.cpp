#include "lines/verse.h"

#include <algorithm>
#include <cmath>

#include "text/characters.h"
#include "text/utf8.h"

namespace lines {
namespace {

constexpr std::size_t least_lines = 4;

/// Lines that could be verse, right behind a byline.
class Poem {
  public:
    Poem(const LineContext& context, std::size_t first) : context_(context), first_(first), last_(first) {
        // A headline that stands behind it without a blank line is longer than its lines.
        double widest = 0;
        for (; last_ < context.lines.size() && is_short(last_); ++last_) {
            const bool rubric = context.words(last_).starts_with("【");
            const bool wider = width(last_) > widest * 1.5;
            if (last_ >= first_ + least_lines && (rubric || wider)) break;
            widest = std::max(widest, width(last_));
        }
        // The headline over the next byline.
        const bool signed_next = last_ < context.lines.size() && context.marks[last_] == Mark::byline;
        if (signed_next && last_ > first_ + least_lines) --last_;
    }

    [[nodiscard]] std::size_t last() const { return last_; }

    [[nodiscard]] bool is_verse() const {
        constexpr double free_verse = 16;  // cells of a line, on average
        if (last_ - first_ < least_lines) return false;
        std::size_t signs = 0, turns = 0;
        double sum = 0;
        for (std::size_t i = first_; i < last_; ++i) {
            const std::string_view words = context_.words(i);
            signs += text::is_sign(text::decode_before(words, words.size()).code) ? 1 : 0;
            turns += i > first_ && std::abs(width(i) - width(i - 1)) >= 2 ? 1 : 0;
            sum += width(i);
        }
        const std::size_t lines = last_ - first_;
        const bool signed_lines = signs * 5 >= lines * 4;
        const bool free =
            signs * 4 <= lines && turns * 2 >= lines - 1 && sum <= free_verse * static_cast<double>(lines);
        return signed_lines || free;
    }

  private:
    [[nodiscard]] double width(std::size_t line) const { return context_.statistics.lines[line].width; }

    [[nodiscard]] bool is_short(std::size_t line) const {
        constexpr double share = 0.62, widest = 24;  // of the column; cells
        return context_.marks[line] == Mark::none && width(line) <= widest &&
               width(line) <= share * context_.statistics.measure;
    }

    const LineContext& context_;
    std::size_t first_, last_;
};

}  // namespace

std::vector<char> find_verse(const LineContext& context) {
    std::vector<char> verse(context.lines.size(), 0);
    if (!context.statistics.columns) return verse;
    for (std::size_t i = 1; i < context.lines.size(); ++i) {
        if (context.marks[i - 1] != Mark::byline) continue;
        const Poem poem(context, i);
        if (!poem.is_verse()) continue;
        std::fill(verse.begin() + static_cast<std::ptrdiff_t>(i),
                  verse.begin() + static_cast<std::ptrdiff_t>(poem.last()), 1);
    }
    return verse;
}

}  // namespace lines
