// Prints what shows whether one column of a page goes on with another: for bench/fit_column_links.py.
//
//   column_links FILE…
//     file TAB from TAB to TAB signs TAB the last line of the one TAB the first of the other
//   column_links --weights
//     the table of weights
#include <cstring>
#include <iostream>
#include <string>

#include "base/file.h"
#include "columns/gutters.h"
#include "converters/cues.h"

namespace {

void print_page(const std::string& path, const lines::Cues& cues) {
    const std::string text = base::read_file(path);
    const auto print = [&](const std::vector<columns::Block>& blocks,
                           const std::vector<columns::ColumnLink>& links) {
        for (const columns::ColumnLink& link : links) {
            std::cout << path << '\t' << link.from << '\t' << link.to << '\t';
            for (const columns::LinkWeight& one : columns::link_weights())
                std::cout << (one.sign == nullptr ? 1 : link.signs.*one.sign) << ' ';
            std::cout << '\t' << blocks[link.from].lines.back().slice.of(text) << '\t'
                      << blocks[link.to].lines.front().slice.of(text) << '\n';
        }
    };
    static_cast<void>(columns::columns_in_spaces(text, cues, print));
}

}  // namespace

int main(int count, char** arguments) {
    if (count == 2 && std::strcmp(arguments[1], "--weights") == 0) {
        for (const columns::LinkWeight& one : columns::link_weights())
            std::cout << one.weight << '\t' << one.meaning << '\n';
        return 0;
    }
    base::Findings findings;
    const lines::Cues cues = converters::newspaper_cues({}, findings);
    for (int i = 1; i < count; ++i) print_page(arguments[i], cues);
    return 0;
}
