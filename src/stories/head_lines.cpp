#include "stories/head_lines.h"

#include <algorithm>
#include <array>
#include <string>

#include "lines/squeezed.h"
#include "text/characters.h"
#include "text/utf8.h"
#include "text/white_space.h"

namespace stories {
namespace {

using text::Slice;

class HeadLineReader {
  public:
    HeadLineReader(std::string_view text, const lines::LinedPage& page) : text_(text), page_(page) {}

    void add(const lines::Passage& here, std::vector<HeadLine>& lines) const {
        if (here.doubled) {
            doubled_lines(here, lines);
        } else {
            for (std::uint32_t line = here.first; line < here.last; ++line) plain_line(line, lines);
        }
    }

  private:
    /// Headlines of several stories may stand side by side on one line: it is cut where it has a space and
    /// both sides are long enough for a headline. What belongs together is put together again.
    void plain_line(std::uint32_t line, std::vector<HeadLine>& lines) const {
        constexpr std::size_t most_words = 6;  // more are letter-spacing
        const Slice slice = page_.lines[line].slice;
        const std::string_view all = text::trimmed(slice.of(text_));
        const std::vector<Slice> between = words_in(slice);
        std::vector<Slice> parts;
        for (const Slice word : between) {
            const bool cut = !parts.empty() && is_headline_long(parts.back().of(text_)) &&
                             is_headline_long(Slice{word.begin, slice.end}.of(text_));
            if (parts.empty() || cut) {
                parts.push_back(word);
            } else {
                parts.back().end = word.end;
            }
        }
        if (parts.size() < 2 || between.size() > most_words) {
            lines.push_back({slice, std::string(all), page_.lines[line].blanks, false});
            return;
        }
        for (std::size_t i = 0; i < parts.size(); ++i) {
            const bool apart = i > 0 && is_gutter({parts[i - 1].end, parts[i].begin});
            lines.push_back({parts[i], std::string(parts[i].of(text_)), i == 0 ? page_.lines[line].blanks : 0,
                             false, i > 0, apart});
        }
    }

    /// OCR keeps the space between columns, and none so wide within a headline.
    [[nodiscard]] bool is_gutter(Slice gap) const {
        constexpr std::uint32_t narrowest = 4;  // spaces
        return lines::in_recognised_blocks(page_.statistics) && gap.size() >= narrowest;
    }

    /// What stands between white space.
    [[nodiscard]] std::vector<Slice> words_in(Slice slice) const {
        std::vector<Slice> words;
        bool open = false;
        for (const auto [code, at, size] : text::CodePoints(slice.of(text_))) {
            const bool space = text::is_space(code);
            if (!space && !open) words.push_back({slice.begin + at, slice.begin + at});
            if (!space) words.back().end = slice.begin + at + size;
            open = !space;
        }
        return words;
    }

    /// Six characters, spaces not counted.
    [[nodiscard]] static bool is_headline_long(std::string_view words) {
        constexpr std::size_t shortest = 6;
        return lines::Squeezed(words, shortest).size() == shortest;
    }

    /// Does what is left of the printed line, from chunk `at` on, make a headline?
    [[nodiscard]] bool rest_is_headline(const text::Doubling& chain, std::size_t at) const {
        std::string rest(chain.chunks[at].first.of(text_));
        for (std::size_t i = at + 1; i < chain.chunks.size() && !is_headline_long(rest); ++i) {
            if (!text::same_printed_line(text_, chain, i)) break;
            rest += chain.chunks[i].first.of(text_);
        }
        return is_headline_long(rest);
    }

    /// Printed lines of doubled chunks: one ends where a second copy ends at a line end.
    void doubled_lines(const lines::Passage& here, std::vector<HeadLine>& lines) const {
        const auto& all = page_.marks.doublings;
        for (std::uint32_t line = here.first; line < here.last; ++line) {
            // A chain begins a line. Lines of a column lie scattered over the file, among those of others.
            const std::uint32_t begin = page_.lines[line].slice.begin;
            const auto chain = std::ranges::lower_bound(
                all, begin, {}, [](const text::Doubling& one) { return one.extent.begin; });
            if (chain != all.end() && chain->extent.begin == begin)
                doubled_lines(*chain, page_.lines[line].blanks, lines);
        }
    }

    void doubled_lines(const text::Doubling& chain, std::uint32_t blanks,
                       std::vector<HeadLine>& lines) const {
        for (std::size_t i = 0; i < chain.chunks.size(); ++i) {
            const text::DoubledChunk& chunk = chain.chunks[i];
            if (i == 0) {
                lines.push_back({chunk.first, {}, blanks, true});
            } else {
                const Slice gap{chain.chunks[i - 1].second.end, chunk.first.begin};
                const bool block = one_block(chain, i, lines.back().clean);
                if (!text::same_printed_line(text_, chain, i) && !block) {
                    const auto breaks = static_cast<std::uint32_t>(std::ranges::count(gap.of(text_), '\n'));
                    lines.push_back({chunk.first, {}, breaks > 0 ? breaks - 1 : 0, true});
                } else if (!same_line(gap) && begins_at_sign(chunk) && is_headline_long(lines.back().clean) &&
                           rest_is_headline(chain, i)) {
                    lines.push_back({.slice = chunk.first, .clean = {}, .doubled = true, .may_go_on = true});
                } else if (!gap.empty() && (block || same_line(gap))) {
                    if (is_headline_long(lines.back().clean) && rest_is_headline(chain, i)) {
                        lines.push_back({chunk.first, {}, 0, true, true});
                    } else {
                        lines.back().clean += ' ';
                    }
                }
            }
            lines.back().slice.end = chunk.second.end;
            lines.back().clean += chunk.first.of(text_);
        }
    }

    [[nodiscard]] bool begins_at_sign(const text::DoubledChunk& chunk) const {
        return text::opens(text::decode_at(text_, chunk.first.begin).code);
    }

    [[nodiscard]] bool same_line(Slice gap) const {
        return gap.of(text_).find_first_of("\r\n") == std::string_view::npos;
    }

    /// Where each copy stands on a line of its own and blank lines part blocks, as mutool writes them, lines
    /// without a blank one between are one printed line, cut where there is a wide space; two long ones are
    /// two lines of a headline. `before`: what the head line says so far.
    [[nodiscard]] bool one_block(const text::Doubling& chain, std::size_t at, std::string_view before) const {
        constexpr std::size_t longest_half = 9;
        const text::BlankLines blanks = page_.statistics.blank_lines;
        if (blanks == text::BlankLines::none) return false;
        const Slice gap{chain.chunks[at - 1].second.end, chain.chunks[at].first.begin};
        if (std::ranges::count(gap.of(text_), '\n') != 1) return false;
        const bool copies_apart = std::ranges::all_of(std::array{at - 1, at}, [&](std::size_t i) {
            const std::string_view half = chain.chunks[i].first.of(text_);
            return !same_line({chain.chunks[i].first.end, chain.chunks[i].second.begin}) &&
                   half.find(' ') == std::string_view::npos && half.find("　") == std::string_view::npos;
        });
        if (!copies_apart) return false;
        before.remove_prefix(before.rfind(' ') + 1);  // npos + 1: all of it
        std::size_t after = text::count(chain.chunks[at].first.of(text_));
        for (std::size_t i = at + 1; i < chain.chunks.size(); ++i) {
            if (!same_line({chain.chunks[i - 1].second.end, chain.chunks[i].first.begin})) break;
            after += text::count(chain.chunks[i].first.of(text_));
        }
        return std::min(text::count(before), after) <= longest_half;
    }

    std::string_view text_;
    const lines::LinedPage& page_;
};

}  // namespace

void add_head_lines(std::string_view text, const lines::LinedPage& page, const lines::Passage& passage,
                    std::vector<HeadLine>& lines) {
    HeadLineReader(text, page).add(passage, lines);
}

}  // namespace stories
