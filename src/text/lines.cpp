#include "text/lines.h"

#include <algorithm>

#include "base/scan.h"
#include "text/utf8.h"
#include "text/white_space.h"

namespace text {
namespace {

/// White space before the words of a line: what it is made of.
struct Margin {
    std::uint32_t size = 0, spaces = 0, wide = 0;
    bool form_feed = false;
};

Margin margin_of(std::string_view line) {
    Margin margin;
    for (const auto [code, at, size] : CodePoints(line)) {
        if (!is_space(code) && code != 0xFEFF) break;
        margin.size = at + size;
        if (code == U'\f') margin.form_feed = true;
        if (code == U' ' || code == 0xA0) ++margin.spaces;
        if (code == U'\t' || code == 0x3000 || code == 0x2003) ++margin.wide;
    }
    return margin;
}

std::uint32_t end_of_words(std::string_view line) {
    std::size_t end = line.size();
    while (end > 0) {
        const Decoded last = decode_before(line, end);
        if (!is_space(last.code)) break;
        end -= last.size;
    }
    return static_cast<std::uint32_t>(end);
}

}  // namespace

std::size_t line_end(std::string_view text, std::size_t from) {
    const auto ends = [](const unsigned char* byte) { return (byte[0] == '\n') | (byte[0] == '\r'); };
    return std::min(base::find_bytes<1>(text, std::min(from, text.size()), ends), text.size());
}

std::uint32_t next_line(std::string_view text, std::uint32_t end) {
    if (end >= text.size()) return end;
    return end + (text.substr(end, 2) == "\r\n" ? 2 : 1);
}

std::vector<Slice> lines_within(std::string_view text, Slice within) {
    std::vector<Slice> lines;
    for (std::uint32_t at = within.begin; at < within.end;) {
        const std::uint32_t stop = std::min(static_cast<std::uint32_t>(line_end(text, at)), within.end);
        lines.push_back({at, stop});
        at = std::max(next_line(text, stop), stop + 1);
    }
    return lines;
}

std::vector<PhysicalLine> physical_lines(std::string_view text) {
    std::vector<PhysicalLine> lines;
    const auto size = static_cast<std::uint32_t>(text.size());
    std::uint32_t begin = 0;
    while (begin < size) {
        const auto end = static_cast<std::uint32_t>(line_end(text, begin));
        const std::uint32_t next = next_line(text, end);
        lines.push_back({{begin, end}, {end, next}});
        begin = next;
    }
    return lines;
}

std::vector<PrintedLine> printed_lines(std::string_view text) {
    std::vector<PrintedLine> lines;
    std::uint32_t number = 0;
    std::uint32_t blanks = 0;
    bool page_start = false;
    for (const PhysicalLine& line : physical_lines(text)) {
        ++number;
        const std::string_view words = line.words.of(text);
        const Margin margin = margin_of(words);
        page_start = page_start || margin.form_feed;
        if (margin.size == words.size()) {
            ++blanks;
            continue;
        }
        PrintedLine printed;
        printed.slice = {line.words.begin + margin.size, line.words.begin + end_of_words(words)};
        printed.number = number;
        printed.blanks = blanks;
        printed.frame_mark = margin.spaces == 1 && margin.wide == 0;
        printed.indent = printed.frame_mark ? 0 : 2.0 * margin.wide + margin.spaces;
        printed.page_start = page_start;
        lines.push_back(printed);
        blanks = 0;
        page_start = false;
    }
    return lines;
}

}  // namespace text
