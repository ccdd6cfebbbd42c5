// How often does each character occur in paragraphs, and how often as a word by itself? For
// bench/count_pairs.py: paragraphs on standard input, one a line; character TAB occurrences TAB single words.
#include <iostream>
#include <map>
#include <string>
#include <string_view>

#include "text/scripts.h"
#include "text/utf8.h"
#include "text/word_breaks.h"

namespace {

struct Count {
    unsigned all = 0, single = 0;
};

void count(std::string_view line, text::WordBreaks& breaks, std::map<char32_t, Count>& counts) {
    bool across = false;  // does a word go on from the character before?
    for (const auto [code, at, size] : text::CodePoints(line)) {
        const bool on = breaks.word_across(line.substr(0, at + size), line.substr(at + size));
        if (text::is_han(code)) {
            ++counts[code].all;
            counts[code].single += !across && !on ? 1 : 0;
        }
        across = on;
    }
}

}  // namespace

int main() {
    text::WordBreaks breaks;
    std::map<char32_t, Count> counts;
    for (std::string line; std::getline(std::cin, line);) count(line, breaks, counts);
    for (const auto& [code, found] : counts) {
        std::string character;
        text::append(character, code);
        std::cout << character << '\t' << found.all << '\t' << found.single << '\n';
    }
}
