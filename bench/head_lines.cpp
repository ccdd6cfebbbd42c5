// Prints how the lines of every headline may be read, and what speaks for each reading: for
// bench/fit_heads.py.
//
//   head_lines FILE…      pages, or tables like fixtures/newspaper/heads.tsv; prints file TAB words of each
//   line, "|" between TAB kinds, a letter a line TAB score
//                         TAB numbers of weights, a space between; one line a reading, the best first
//   head_lines --weights  the table of weights
#include <cstring>
#include <iostream>
#include <sstream>
#include <string>
#include <vector>

#include "base/file.h"
#include "converters/cues.h"
#include "read/articles.h"
#include "read/head_weights.h"
#include "read/passages.h"
#include "read/printed_lines.h"

namespace {

void print_weights() {
    for (const readers::HeadWeight& one : readers::head_weights())
        std::cout << one.weight << '\t' << one.meaning << '\n';
}

void print_block(const std::string& path, const std::vector<readers::HeadLine>& lines,
                 const readers::HeadContext& context, const readers::Cues& cues) {
    for (const readers::HeadReading& reading : readers::head_readings(lines, context, cues)) {
        std::cout << path << '\t';
        for (const readers::HeadLine& line : lines) std::cout << line.clean << '|';
        std::cout << '\t';
        for (const readers::HeadKind kind : reading.kinds) std::cout << readers::name(kind).front();
        std::cout << '\t' << reading.score << '\t';
        for (const std::uint16_t number : reading.seen) std::cout << number << ' ';
        std::cout << '\n';
    }
}

/// Kicker, headline, subtitle, beginning of the story: words alone, nothing of a page.
void print_table(const std::string& path, const readers::Cues& cues) {
    std::istringstream rows(base::read_file(path));
    for (std::string row; std::getline(rows, row);) {
        if (row.starts_with("#")) continue;
        std::vector<readers::HeadLine> lines;
        std::istringstream cells(row);
        std::string cell, story;
        while (std::getline(cells, cell, '\t')) {
            if (!story.empty()) lines.push_back({{}, story, 0, false});
            story = cell;
        }
        const readers::Vocabulary words(story);
        print_block(path, lines, {.story = &words}, cues);
    }
}

void print_heads(const std::string& path, const readers::Cues& cues) {
    const std::string text = base::read_file(path);
    base::Findings ignored;
    readers::PrintedPage printed = readers::printed_page(text, cues, ignored);
    const readers::LinedPage page = readers::lined_page(text, std::move(printed.lines), cues);
    readers::for_each_head_block(text, page, cues, [&](const readers::HeadBlock& block) {
        print_block(path, block.lines, block.context, cues);
    });
}

}  // namespace

int main(int count, char** arguments) {
    if (count == 2 && std::strcmp(arguments[1], "--weights") == 0) {
        print_weights();
        return 0;
    }
    base::Findings findings;
    const readers::Cues cues = converters::newspaper_cues({}, findings);
    for (int i = 1; i < count; ++i) {
        const std::string path = arguments[i];
        path.ends_with(".tsv") ? print_table(path, cues) : print_heads(path, cues);
    }
    return 0;
}
