// Prints what is seen at every line end that the lined reader judges: for bench/fit_line_ends.py.
//
//   line_ends FILE…      file TAB line TAB bits of Seen TAB score TAB words TAB words of the next line
//   line_ends --weights  the table of weights
#include <cstring>
#include <iostream>
#include <string>

#include "base/file.h"
#include "columns/printed_lines.h"
#include "converters/cues.h"
#include "lines/passages.h"

namespace {

void print_weights() {
    for (const lines::Weight& one : lines::line_end_weights()) {
        std::cout << static_cast<int>(one.seen) << '\t' << one.weight << '\t' << one.recognised << '\t'
                  << one.meaning << '\n';
    }
}

void print_line_ends(const std::string& path, const lines::Cues& cues) {
    const std::string text = base::read_file(path);
    base::Findings ignored;
    columns::PrintedPage printed = columns::printed_page(text, cues, ignored);
    const lines::LinedPage page = lines::lined_page(text, std::move(printed.lines), cues);
    for (std::size_t i = 0; i + 1 < page.lines.size(); ++i) {
        const lines::LineEnd& end = page.ends[i];
        if (end.seen == 0) continue;  // decided by what a line is, not by what is seen
        std::cout << path << '\t' << page.lines[i].number << '\t' << end.seen << '\t' << end.score << '\t'
                  << page.lines[i].slice.of(text) << '\t' << page.lines[i + 1].slice.of(text) << '\n';
    }
}

}  // namespace

int main(int count, char** arguments) {
    if (count == 2 && std::strcmp(arguments[1], "--weights") == 0) {
        print_weights();
        return 0;
    }
    base::Findings findings;
    const lines::Cues cues = converters::newspaper_cues({}, findings);
    for (int i = 1; i < count; ++i) print_line_ends(arguments[i], cues);
    return 0;
}
