// The lines of a text: as they stand in the file, and as they were printed.
//
// A printed line is one line of type on the page. Most extractors write one a physical line; with columns
// kept side by side in spaces a physical line holds several. Readers work on printed lines in reading
// order and never look at physical ones.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "text/slice.h"

namespace text {

/// A line of the file.
struct PhysicalLine {
    Slice words;       ///< without its terminator
    Slice terminator;  ///< LF, CR LF or CR; empty at the end of the text
};

/// Offset of the first LF or CR from `from` on; the size of `text` when there is none.
[[nodiscard]] std::size_t line_end(std::string_view text, std::size_t from);

/// Behind the terminator that stands at `end`; `end` itself when none does.
[[nodiscard]] std::uint32_t next_line(std::string_view text, std::uint32_t end);

/// The lines of a stretch, without their terminators.
[[nodiscard]] std::vector<Slice> lines_within(std::string_view text, Slice within);

/// Lines end with LF, CR LF or CR. The empty line after a final terminator is none.
[[nodiscard]] std::vector<PhysicalLine> physical_lines(std::string_view text);

/// A line of type.
struct PrintedLine {
    Slice slice;                ///< its words, without white space at either end; never empty
    std::uint32_t number = 0;   ///< the physical line it stands on, from 1
    std::uint32_t blanks = 0;   ///< blank lines between the printed line before it and this one
    double indent = 0;          ///< cells of white space before the words, as far as they mean an indent
    bool frame_mark = false;    ///< a single space before its words: some extractors mark a new frame so
    bool page_start = false;    ///< a form feed stands before it
    bool column_start = false;  ///< known to stand at the head of a column or frame
};

/// One printed line a physical line: what holds for every extraction that keeps no columns in spaces.
[[nodiscard]] std::vector<PrintedLine> printed_lines(std::string_view text);

}  // namespace text
