#include "lines/caption_signs.h"

#include "lines/openers.h"

namespace lines {

bool credit_is_near(const LineContext& context, std::size_t line) {
    constexpr std::size_t reach = 12;
    for (std::size_t i = line; i < context.lines.size() && i < line + reach; ++i) {
        if (context.marks[i] == Mark::credit) return true;
        if (context.marks[i] != Mark::none) return false;
    }
    return false;
}

bool in_photo_news(const LineContext& context, std::size_t line) {
    constexpr std::size_t reach = 8;
    for (std::size_t i = line + 1; i-- > 0 && line - i < reach;) {
        if (context.marks[i] != Mark::none) return false;
        const bool first =
            i == 0 || context.marks[i - 1] == Mark::doubled || context.marks[i - 1] == Mark::credit;
        if (first) return date_at_start(context.words(i)) && credit_is_near(context, line + 1);
    }
    return false;
}

bool sentence_before_credit(const LineContext& context, std::size_t line) {
    constexpr std::size_t longest = 8;
    for (std::size_t i = line; i + 1 < context.lines.size() && i < line + longest; ++i) {
        if (context.marks[i] != Mark::none) return false;
        if (context.credited[i] != 0) return true;
        if (ends_sentence(context, i)) return context.marks[i + 1] == Mark::credit;
    }
    return false;
}

bool caption_follows(const LineContext& context, std::size_t line) {
    constexpr std::size_t longest = 8;
    constexpr double narrowest = 12;  // a shorter line is the end of something
    if (context.statistics.lines[line].width < narrowest) return false;
    for (std::size_t i = line; i + 1 < context.lines.size() && i < line + longest; ++i) {
        if (context.marks[i] != Mark::none || (i > line && context.lines[i].blanks > 0)) return false;
        if (context.marks[i + 1] == Mark::credit) return ends_sentence(context, i);
    }
    return false;
}

}  // namespace lines
