// Prints the small blocks of recognised pages and what is seen of them: for bench/fit_block_headings.py.
//
//   block_headings FILE…      file TAB line TAB is it a heading? (1, 0) TAB how much of each sign TAB words
//   block_headings --weights  the table of weights
#include "lines/block_headings.h"

#include <cstring>
#include <iostream>
#include <string>

#include "base/file.h"
#include "columns/printed_lines.h"
#include "converters/cues.h"
#include "lines/passages.h"
#include "lines/speakers.h"

namespace {

void print_blocks(const std::string& path, const lines::Cues& cues) {
    const std::string text = base::read_file(path);
    base::Findings ignored;
    columns::PrintedPage printed = columns::printed_page(text, cues, ignored);
    const lines::LinedPage page = lines::lined_page(text, std::move(printed.lines), cues);
    const std::vector<char> speakers = lines::find_speakers(text, page.lines);
    const lines::LineContext context{
        text,    page.lines, page.marks.marks, page.marks.datelines, page.marks.credited, page.statistics,
        speakers};
    for (const lines::SmallBlock& block : lines::small_blocks(context)) {
        std::cout << path << '\t' << page.lines[block.first].number << '\t' << (block.score() > 0 ? 1 : 0)
                  << '\t';
        for (const double much : block.signs) std::cout << much << ' ';
        std::cout << '\t';
        for (std::size_t line = block.first; line < block.last; ++line) std::cout << context.words(line);
        std::cout << '\n';
    }
}

}  // namespace

int main(int count, char** arguments) {
    if (count == 2 && std::strcmp(arguments[1], "--weights") == 0) {
        for (const lines::BlockWeight& one : lines::block_weights())
            std::cout << one.weight << '\t' << one.meaning << '\n';
        return 0;
    }
    base::Findings findings;
    const lines::Cues cues = converters::newspaper_cues({}, findings);
    for (int i = 1; i < count; ++i) print_blocks(arguments[i], cues);
    return 0;
}
