#include "text/letter_spacing.h"

#include "text/characters.h"
#include "text/scripts.h"
#include "text/utf8.h"
#include "text/white_space.h"

namespace text {
namespace {

/// What stands between two stretches of white space.
struct Token {
    Slice slice;
    std::uint32_t characters = 0;
    bool wide = false;  ///< its last character is full width
    bool digits = true;
};

std::vector<Token> tokens_of(std::string_view line) {
    std::vector<Token> tokens;
    bool inside = false;
    for (const auto [code, at, size] : CodePoints(line)) {
        if (is_space(code)) {
            inside = false;
            continue;
        }
        if (!inside) tokens.push_back({{at, at}});
        inside = true;
        Token& token = tokens.back();
        token.slice.end = at + size;
        ++token.characters;
        token.wide = is_full_width(code);
        token.digits = token.digits && is_digit(code);
    }
    return tokens;
}

}  // namespace

std::vector<Slice> letter_spaced_runs(std::string_view line) {
    constexpr std::size_t wide_gaps_needed = 2, digits_needed = 3;
    std::vector<Slice> runs;
    if (line.find(' ') == std::string_view::npos) return runs;
    const std::vector<Token> tokens = tokens_of(line);
    for (std::size_t i = 0; i < tokens.size();) {
        if (tokens[i].characters != 1) {
            ++i;
            continue;
        }
        std::size_t last = i;
        std::size_t wide_gaps = 0;
        bool digits = tokens[i].digits;
        while (last + 1 < tokens.size() && tokens[last + 1].characters == 1) {
            if (tokens[last].wide && tokens[last + 1].wide) ++wide_gaps;
            ++last;
            digits = digits && tokens[last].digits;
        }
        // A number by itself ("4 6 0 0多册"): digits that follow each other one by one.
        const bool number = digits && last - i + 1 >= digits_needed;
        if (wide_gaps >= wide_gaps_needed || number)
            runs.push_back({tokens[i].slice.begin, tokens[last].slice.end});
        i = last + 1;
    }
    return runs;
}

std::string without_spacing(std::string_view run) {
    std::string out;
    std::uint32_t spaces = 0;
    char32_t before = 0;
    for (const auto [code, at, size] : CodePoints(run)) {
        if (is_space(code)) {
            ++spaces;
            continue;
        }
        if (spaces > 1 && is_latin(before) && is_latin(code)) out += ' ';
        out += run.substr(at, size);
        before = code;
        spaces = 0;
    }
    return out;
}

}  // namespace text
