#include "lines/speakers.h"

#include <map>

#include "lines/line_ends.h"
#include "text/characters.h"
#include "text/scripts.h"
#include "text/utf8.h"
#include "text/white_space.h"

namespace lines {
std::string_view speaker_of(std::string_view words) {
    constexpr std::size_t longest = 4;  // characters
    constexpr std::u32string_view verbs = U"说說道称稱示绍紹问問答诉訴";
    std::size_t length = 0;
    char32_t last = 0;
    for (const auto [code, at, size] : text::CodePoints(words)) {
        if (code == U'：' || code == U':') {
            const bool verb = length > 1 && text::is_one_of(last, verbs);
            return verb ? std::string_view() : text::trimmed(words.substr(0, at));
        }
        if (text::is_space(code)) continue;
        if (!text::is_han(code) || ++length > longest) break;
        last = code;
    }
    return {};
}

namespace {

struct Turns {
    std::size_t all = 0;
    std::size_t apart = 0;  ///< behind a blank line, the end of a sentence or a subhead that is a quotation
};

}  // namespace

std::vector<char> find_speakers(std::string_view text, const std::vector<text::PrintedLine>& lines) {
    constexpr std::size_t least = 3;  // lines
    std::map<std::string_view, Turns> turns;
    std::vector<std::string_view> speakers;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        speakers.push_back(speaker_of(lines[i].slice.of(text)));
        if (speakers.back().empty()) continue;
        Turns& of = turns[speakers.back()];
        ++of.all;
        const bool apart = i == 0 || lines[i].blanks > 0;
        const std::string_view before = apart ? std::string_view() : lines[i - 1].slice.of(text);
        of.apart += apart || text::ends_with_sentence(before) || is_one_quotation(before) ? 1 : 0;
    }
    std::vector<char> found(lines.size(), 0);
    for (std::size_t i = 0; i < lines.size(); ++i) {
        if (speakers[i].empty()) continue;
        const Turns& of = turns[speakers[i]];
        found[i] = of.all >= least && 2 * of.apart >= of.all ? 1 : 0;
    }
    return found;
}

}  // namespace lines
