// What the lines of a text tell about how it was set and how it was taken from the page: the width of the
// column, what an indent and a blank line mean here, whose hand wrote the file.
//
// A value of its own, so that a person can look at it (`pressmark inspect --lines`) before anything is
// decided with it. It describes; it decides nothing about single lines.
//
// Cost: linear; the measure of a line looks at a fixed number of neighbours.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "text/lines.h"

namespace text {

/// What a blank line means in this text.
enum class BlankLines : std::uint8_t {
    none,        ///< there are none, or hardly any
    every_line,  ///< after every line, or after so many in mid-sentence that they mean nothing
    first_line,  ///< around the first line of a paragraph
    jump,        ///< wherever the position jumps: before paragraphs, but also at column breaks
    paragraph,   ///< between paragraphs and nowhere else
};
[[nodiscard]] std::string_view name(BlankLines blank_lines);

/// How wide the first lines of paragraphs are, where no white space stands before them.
enum class FirstLines : std::uint8_t {
    unknown,   ///< too few tell
    indented,  ///< short by an indent that was dropped
    full,      ///< paragraphs are not indented
};

struct LineMetrics {
    double width = 0;     ///< cells of the words
    double measure = 0;   ///< cells of a full line around here
    double room = 0;      ///< cells left after the words and what the next line begins with; below 0: none
    bool joined = false;  ///< the line of type goes on in the next line of the file
    bool exact = false;   ///< full-width signs alone decide about `room`, and neighbours agree on the measure
    bool spaced = false;  ///< letter-spaced, at least in part: its width tells little
};

struct LineStatistics {
    std::vector<LineMetrics> lines;  ///< one for each printed line
    BlankLines blank_lines = BlankLines::none;
    double blank_rate = 0;           ///< share of line ends that a blank line follows
    double blank_rate_at_stops = 0;  ///< the same among lines that end a sentence
    /// Does a blank line follow a line inside a column, so that not all were put in where one ends?
    bool blanks_in_columns = false;
    double quote_cells = 2;  ///< how wide a curly quotation mark is here
    double measure = 0;      ///< the commonest measure of all
    FirstLines first_lines = FirstLines::unknown;
    double indented_rate = 0;  ///< share of lines with white space before their words
    /// … the same among lines that follow the short last line of a paragraph; 1 for too few of them
    double indented_rate_at_ends = 1;
    double spaced_rate = 0;         ///< share of letter-spaced lines
    std::uint32_t frame_marks = 0;  ///< lines that begin with a single space
    /// Is this text broken into lines of a column (and not one paragraph a line)?
    bool columns = false;
    /// Do the signs say that the text was recognised from an image? OCR writes full stops in full width, but
    /// never a colon, semicolon, question or exclamation mark.
    bool recognised = false;

    /// What wrote such a file, as far as the lines tell: "pdfbox", "mutool", "content stream", …
    [[nodiscard]] std::string_view signature() const;
};

[[nodiscard]] LineStatistics line_statistics(std::string_view text, const std::vector<PrintedLine>& lines);

/// The statistics and, line by line, what they say; for people.
[[nodiscard]] std::string dump(std::string_view text, const std::vector<PrintedLine>& lines,
                               const LineStatistics& statistics);

}  // namespace text
