// Prints what shows whether the lines of pages go on from each to the next: for bench/fit_line_order.py.
//
//   line_order FILE…      file TAB "file" or "spaces" TAB signs TAB the lines that follow each other, by TABs
//   line_order --weights  both tables of weights
//
// "file": the lines as they stand, for columns/line_order.h; "spaces": columns put together from spaces, for
// columns/broken_off.h.
#include "columns/line_order.h"

#include <cstring>
#include <iostream>
#include <string>

#include "base/file.h"
#include "columns/broken_off.h"
#include "columns/gutters.h"
#include "converters/cues.h"
#include "text/interleaving.h"

namespace {

void print_lines(std::string_view text, const std::vector<text::PrintedLine>& lines) {
    for (const text::PrintedLine& line : lines) std::cout << '\t' << line.slice.of(text);
    std::cout << '\n';
}

void print_page(const std::string& path, const lines::Cues& cues) {
    const std::string text = base::read_file(path);
    if (const auto lines = columns::columns_in_spaces(text, cues)) {
        const auto found = columns::broken_off(text, *lines, text::line_statistics(text, *lines), cues);
        std::cout << path << "\tspaces\t";
        for (const columns::BreakWeight& one : columns::break_weights())
            std::cout << (one.sign == nullptr ? 1 : found.*one.sign) << ' ';
        print_lines(text, *lines);
        return;
    }
    const std::vector<text::PrintedLine> lines = text::printed_lines(text);
    const auto found = columns::line_order(text, lines, text::line_statistics(text, lines),
                                           text::interleaving(text, lines), cues);
    if (!found.tells()) return;
    std::cout << path << "\tfile\t";
    for (const columns::OrderWeight& one : columns::order_weights())
        std::cout << (one.sign == nullptr ? 1 : found.*one.sign) << ' ';
    print_lines(text, lines);
}

}  // namespace

int main(int count, char** arguments) {
    if (count == 2 && std::strcmp(arguments[1], "--weights") == 0) {
        for (const columns::OrderWeight& one : columns::order_weights())
            std::cout << "file\t" << one.weight << '\t' << one.meaning << '\n';
        for (const columns::BreakWeight& one : columns::break_weights())
            std::cout << "spaces\t" << one.weight << '\t' << one.meaning << '\n';
        return 0;
    }
    base::Findings findings;
    const lines::Cues cues = converters::newspaper_cues({}, findings);
    for (int i = 1; i < count; ++i) print_page(arguments[i], cues);
    return 0;
}
