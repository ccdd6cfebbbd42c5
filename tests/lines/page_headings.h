// What is taken for headings on a page.
#pragma once

#include <string>

#include "lines/passages.h"

namespace lines_test {

/// The lines of a page that are headings, each behind a stroke.
inline std::string headings(const std::string& text) {
    lines::Cues cues;
    cues.datelines = {"本报讯"};
    cues.roles = {"记者"};
    cues.jump_from = {"上接"};
    cues.page_words = {"版"};
    const lines::LinedPage page = lines::lined_page(text, text::printed_lines(text), cues);
    std::string out;
    for (const lines::Passage& passage : page.passages) {
        if (passage.kind != lines::PassageKind::heads) continue;
        for (std::uint32_t line = passage.first; line < passage.last; ++line)
            out += '|' + std::string(page.lines[line].slice.of(text));
    }
    return out;
}

}  // namespace lines_test
