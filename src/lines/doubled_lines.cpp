#include "lines/doubled_lines.h"

#include <optional>
#include <utility>

#include "text/white_space.h"

namespace lines {
namespace {

using text::PrintedLine;
using text::Slice;

/// Lines that follow each other in the file with nothing but white space between, from `first` on, as one
/// stretch of the text.
Slice stretch_from(std::string_view text, const std::vector<PrintedLine>& lines, std::size_t first) {
    constexpr std::size_t most_lines = 24;
    Slice stretch = lines[first].slice;
    for (std::size_t i = first + 1; i < lines.size() && i < first + most_lines; ++i) {
        const Slice gap{stretch.end, lines[i].slice.begin};
        if (lines[i].slice.begin < stretch.end || !text::is_blank(gap.of(text))) break;
        if (stretch.size() > 4 * text::longest_doubling) break;
        stretch.end = lines[i].slice.end;
    }
    return stretch;
}

void shift(text::Doubling& doubling, std::uint32_t by) {
    const auto move = [by](Slice& slice) {
        slice.begin += by;
        slice.end += by;
    };
    move(doubling.extent);
    for (text::DoubledChunk& chunk : doubling.chunks) {
        move(chunk.first);
        move(chunk.second);
    }
}

/// Finds the chains of doubled chunks that begin at a line, and cuts the lines in which they end.
class DoublingFinder {
  public:
    DoublingFinder(std::string_view text, std::vector<PrintedLine>& lines) : text_(text), lines_(lines) {}

    std::vector<text::Doubling> find(std::vector<char>& doubled) {
        std::vector<text::Doubling> found;
        std::vector<PrintedLine> out;
        for (std::size_t i = 0; i < lines_.size(); ++i) {
            const Slice stretch = stretch_from(text_, lines_, i);
            std::optional<text::Doubling> chain =
                text::doubling_at_start(stretch.of(text_), text::Clauses::yes);
            if (chain && chain->clauses && !page_doubles())
                chain = text::doubling_at_start(stretch.of(text_));
            if (!chain) {
                out.push_back(lines_[i]);
                doubled.push_back(0);
                continue;
            }
            shift(*chain, stretch.begin);
            // Every line that lies inside belongs to it; one in which it ends is cut there.
            while (i < lines_.size() && chain->extent.contains(lines_[i].slice)) {
                out.push_back(lines_[i++]);
                doubled.push_back(1);
            }
            if (i < lines_.size() && chain->extent.contains(lines_[i].slice.begin)) {
                PrintedLine inside = lines_[i];
                inside.slice.end = chain->extent.end;
                out.push_back(inside);
                doubled.push_back(1);
                const std::string_view rest =
                    text::trimmed(Slice{chain->extent.end, lines_[i].slice.end}.of(text_));
                lines_[i].slice.begin = lines_[i].slice.end - static_cast<std::uint32_t>(rest.size());
                lines_[i].blanks = 0;
                lines_[i].frame_mark = lines_[i].page_start = lines_[i].column_start = false;
                lines_[i].indent = 0;
            }
            --i;
            found.push_back(std::move(*chain));
        }
        lines_ = std::move(out);
        return found;
    }

  private:
    /// Are other lines of the page doubled for certain?
    bool page_doubles() {
        if (page_doubles_) return *page_doubles_;
        std::size_t certain = 0;
        for (std::size_t i = 0; i < lines_.size() && certain < text::doublings_of_a_page; ++i) {
            if (text::doubling_at_start(stretch_from(text_, lines_, i).of(text_))) ++certain;
        }
        page_doubles_ = certain >= text::doublings_of_a_page;
        return *page_doubles_;
    }

    std::string_view text_;
    std::vector<PrintedLine>& lines_;
    std::optional<bool> page_doubles_;
};

}  // namespace

std::vector<text::Doubling> find_doubled_lines(std::string_view text, std::vector<PrintedLine>& lines,
                                               std::vector<char>& doubled) {
    return DoublingFinder(text, lines).find(doubled);
}

}  // namespace lines
