// Prints to which story of its page each paragraph is given: for bench/fit_threads.py.
//
//   story_threads [--with W,W,…] FILE…   prints file TAB passage TAB the one before it in its story TAB
//                                        does it go on with its sentence? (+, -; ?: doubtful)
//                                        TAB words
//   story_threads --weights              the table of weights
//   story_threads --lessons {FILE KNOWN}…  what each paragraph may do where all before it did what is known
//                                        (rows: passage, the one before it, does it go on, is that sure):
//                                        file TAB passage TAB right or not TAB how much of each tie
#include <cstring>
#include <iostream>
#include <sstream>
#include <string>
#include <vector>

#include "base/file.h"
#include "columns/printed_lines.h"
#include "converters/cues.h"
#include "lines/passages.h"
#include "stories/threads.h"

namespace {

void print_threads(const std::string& path, const std::vector<double>& weights, const lines::Cues& cues) {
    const std::string text = base::read_file(path);
    base::Findings ignored;
    columns::PrintedPage printed = columns::printed_page(text, cues, ignored);
    const lines::LinedPage page = lines::lined_page(text, std::move(printed.lines), cues);
    const stories::Threads found = stories::threads(text, page, weights);
    for (std::uint32_t at = 0; at < page.passages.size(); ++at) {
        const lines::Passage& here = page.passages[at];
        if (here.kind != lines::PassageKind::body) continue;
        std::cout << path << '\t' << at << '\t' << found.before[at] << '\t'
                  << (found.goes_on[at] != 0 ? '+' : '-') << (found.doubtful[at] != 0 ? "?" : "") << '\t';
        for (std::uint32_t line = here.first; line < here.last; ++line)
            std::cout << page.lines[line].slice.of(text);
        std::cout << '\n';
    }
}

/// Prints what each passage of a file may do: file TAB passage TAB right or not TAB the ties.
void print_lessons(const std::string& path, const std::string& known_path, const lines::Cues& cues) {
    const std::string text = base::read_file(path);
    base::Findings ignored;
    columns::PrintedPage printed = columns::printed_page(text, cues, ignored);
    const lines::LinedPage page = lines::lined_page(text, std::move(printed.lines), cues);
    std::vector<stories::Known> known(page.passages.size());
    std::istringstream rows(base::read_file(known_path));
    std::uint32_t passage = 0, before = 0;
    for (int on = 0, sure = 0; rows >> passage >> before >> on >> sure;)
        known.at(passage) = {before, on != 0, sure != 0};
    for (const stories::Lesson& lesson : stories::lessons(text, page, known)) {
        for (std::size_t i = 0; i < lesson.choices.size(); ++i) {
            std::cout << path << '\t' << lesson.passage << '\t' << (i == lesson.right ? 1 : 0) << '\t';
            for (const double much : lesson.choices[i].of) std::cout << much << ' ';
            std::cout << '\n';
        }
    }
}

}  // namespace

int main(int count, char** arguments) {
    std::vector<double> weights(stories::tie_count);
    for (const stories::TieWeight& one : stories::tie_weights())
        weights[static_cast<std::size_t>(one.tie)] = one.recognised;
    if (count == 2 && std::strcmp(arguments[1], "--weights") == 0) {
        for (const stories::TieWeight& one : stories::tie_weights())
            std::cout << one.recognised << '\t' << one.columns << '\t' << one.meaning << '\n';
        return 0;
    }
    int first = 1;
    if (count > 2 && std::strcmp(arguments[1], "--with") == 0) {
        std::istringstream list(arguments[2]);
        std::string one;
        for (std::size_t i = 0; i < weights.size() && std::getline(list, one, ','); ++i)
            weights[i] = std::stod(one);
        first = 3;
    }
    base::Findings findings;
    const lines::Cues cues = converters::newspaper_cues({}, findings);
    if (count > 2 && std::strcmp(arguments[1], "--lessons") == 0) {
        for (int i = 2; i + 1 < count; i += 2) print_lessons(arguments[i], arguments[i + 1], cues);
        return 0;
    }
    for (int i = first; i < count; ++i) print_threads(arguments[i], weights, cues);
    return 0;
}
