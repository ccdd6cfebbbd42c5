// Prints what is seen of the lines of pages that may be headings: for bench/fit_display_lines.py.
//
//   display_lines FILE…
//     file TAB line TAB may it be a heading? TAB is it taken for one? TAB numbers of the signs if it is one
//     TAB if it begins a run TAB goes on with one TAB ends one TAB its mark TAB words
//   display_lines --weights
//     the table of weights
#include <cstring>
#include <iostream>
#include <string>

#include "base/file.h"
#include "columns/printed_lines.h"
#include "converters/cues.h"
#include "lines/display_chain.h"
#include "lines/passages.h"
#include "lines/speakers.h"

namespace {

void print(const lines::DisplaySigns& signs) {
    for (std::size_t i = 0; i < signs.size(); ++i) {
        if (signs[i]) std::cout << i << ' ';
    }
    std::cout << '\t';
}

void print_lines(const std::string& path, const lines::Cues& cues) {
    const std::string text = base::read_file(path);
    base::Findings ignored;
    columns::PrintedPage printed = columns::printed_page(text, cues, ignored);
    const lines::LinedPage page = lines::lined_page(text, std::move(printed.lines), cues);
    if (!page.statistics.columns || lines::in_recognised_blocks(page.statistics)) return;
    const std::vector<char> speakers = lines::find_speakers(text, page.lines);
    const lines::LineContext context{
        text,    page.lines, page.marks.marks, page.marks.datelines, page.marks.credited, page.statistics,
        speakers};
    std::vector<char> tails = page.marks.jump_ends;
    for (std::size_t i = 0; i < tails.size(); ++i) tails[i] |= page.marks.signed_ends[i];
    const auto found = lines::find_display_lines(context, tails);
    const auto seen = lines::display_signs(context, tails);
    for (std::size_t i = 0; i < seen.size(); ++i) {
        std::cout << path << '\t' << page.lines[i].number << '\t' << seen[i].may << '\t'
                  << (found[i] != 0 ? 1 : 0) << '\t';
        print(seen[i].alone);
        print(seen[i].begins);
        print(seen[i].goes_on);
        print(seen[i].ends);
        std::cout << name(page.marks.marks[i]) << '\t' << context.words(i) << '\n';
    }
}

}  // namespace

int main(int count, char** arguments) {
    if (count == 2 && std::strcmp(arguments[1], "--weights") == 0) {
        for (const lines::DisplayWeight& one : lines::display_weights())
            std::cout << one.weight << '\t' << one.meaning << '\n';
        return 0;
    }
    base::Findings findings;
    const lines::Cues cues = converters::newspaper_cues({}, findings);
    for (int i = 1; i < count; ++i) print_lines(arguments[i], cues);
    return 0;
}
