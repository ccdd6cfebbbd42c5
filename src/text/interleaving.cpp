#include "text/interleaving.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <string_view>
#include <unordered_set>

#include "text/characters.h"
#include "text/scripts.h"
#include "text/utf8.h"
#include "text/white_space.h"

namespace text {
namespace {

constexpr std::size_t least_lines = 20;  ///< with fewer, nothing can be said
constexpr std::size_t nearest_far = 2;
constexpr std::size_t furthest = 8;
constexpr std::size_t chance_from = 15;  ///< lines so far apart meet by chance alone
constexpr std::size_t chance_to = 35;
constexpr double threshold = 0.6;       ///< of further/next and half the brackets
constexpr std::size_t open_after = 2;   ///< lines within which a bracket is closed
constexpr std::size_t open_before = 3;  ///< lines within which a closed one was opened

/// A body line: what its ends say.
struct Line {
    Slice slice;
    char32_t first = 0, last = 0;
};

/// Lines about as wide as most: heads, captions and last lines of paragraphs left out.
std::vector<Line> body_lines(std::string_view text, const std::vector<PrintedLine>& lines) {
    std::vector<double> widths;
    for (const PrintedLine& line : lines) widths.push_back(cells(line.slice.of(text)));
    std::vector<double> sorted = widths;
    std::ranges::sort(sorted);
    const double measure = sorted.empty() ? 0 : sorted[sorted.size() * 3 / 5];
    std::vector<Line> body;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        if (widths[i] < measure * 0.7 || widths[i] > measure * 1.3) continue;
        const Slice slice = lines[i].slice;
        body.push_back({slice, decode_at(text, slice.begin).code, decode_before(text, slice.end).code});
    }
    return body;
}

std::unordered_set<std::uint64_t> pairs_in(std::string_view text, const std::vector<PrintedLine>& lines) {
    std::unordered_set<std::uint64_t> pairs;
    for (const PrintedLine& line : lines) {
        char32_t before = 0;
        for (const auto [code, at, size] : CodePoints(line.slice.of(text))) {
            if (is_space(code)) continue;
            if (is_han(before) && is_han(code)) pairs.insert(pair_of(before, code));
            before = code;
        }
    }
    return pairs;
}

struct Rate {
    double found = 0, looked_at = 0;
};

Rate meetings(const std::vector<Line>& body, const std::unordered_set<std::uint64_t>& pairs, std::size_t from,
              std::size_t to) {
    Rate rate;
    for (std::size_t apart = from; apart < to; ++apart) {
        for (std::size_t i = 0; i + apart < body.size(); ++i) {
            const char32_t left = body[i].last;
            const char32_t right = body[i + apart].first;
            if (!is_han(left) || !is_han(right)) continue;
            ++rate.looked_at;
            if (pairs.contains(pair_of(left, right))) ++rate.found;
        }
    }
    return rate;
}

/// Those that prose closes within a line or two; others are rare or stand in lists.
bool opens_in_prose(char32_t code) {
    return is_one_of(code, U"“‘（《「");
}

/// What is open at the end of a line, and what is closed in it without having been opened.
struct Brackets {
    char32_t open = 0, closed = 0;
};

Brackets brackets_of(std::string_view line) {
    Brackets found;
    std::vector<char32_t> open;
    for (const auto [code, at, size] : CodePoints(line)) {
        if (opens_in_prose(code)) {
            open.push_back(code);
        } else if (opens_in_prose(opening_of(code))) {
            if (!open.empty() && closing_of(open.back()) == code) {
                open.pop_back();
            } else if (open.empty() && found.closed == 0) {
                found.closed = code;
            }
        }
    }
    if (!open.empty()) found.open = open.back();
    return found;
}

/// Share of brackets whose other half is not where it should be.
double lost_brackets(std::string_view text, const std::vector<Line>& body) {
    std::vector<Brackets> brackets;
    for (const Line& line : body) brackets.push_back(brackets_of(line.slice.of(text)));
    double all = 0;
    double lost = 0;
    for (std::size_t i = 0; i < body.size(); ++i) {
        if (brackets[i].open != 0 && i + open_after < body.size()) {
            ++all;
            bool found = false;
            for (std::size_t k = i + 1; k <= i + open_after; ++k)
                found |= brackets[k].closed == closing_of(brackets[i].open);
            if (!found) ++lost;
        }
        if (brackets[i].closed != 0 && i >= open_before) {
            ++all;
            bool found = false;
            for (std::size_t k = i - open_before; k < i; ++k)
                found |= closing_of(brackets[k].open) == brackets[i].closed;
            if (!found) ++lost;
        }
    }
    return all < 3 ? 0 : lost / all;
}

}  // namespace

Interleaving interleaving(std::string_view text, const std::vector<PrintedLine>& lines) {
    Interleaving result;
    const std::vector<Line> body = body_lines(text, lines);
    result.lines = body.size();
    if (body.size() < least_lines) return result;
    const std::unordered_set<std::uint64_t> pairs = pairs_in(text, lines);
    const Rate next = meetings(body, pairs, 1, 2);
    const Rate far = meetings(body, pairs, nearest_far, furthest + 1);
    const Rate chance = meetings(body, pairs, chance_from, chance_to);
    // Of a few lines, hardly any stand so far apart; then one in twenty, as technical prose has it.
    const double by_chance = (chance.found + 1) / (chance.looked_at + 20);
    result.next = next.found;
    const double expected = far.looked_at * by_chance;
    result.further = std::max(0.0, far.found - expected);
    result.brackets = lost_brackets(text, body);
    const double continuity = result.further / std::max(1.0, result.next);
    // A few pairs of characters meet again by chance; then brackets that lost their other halves must say the
    // same.
    constexpr double enough = 3, enough_alone = 5, some_lost = 0.1;
    const bool told =
        result.further >= enough_alone || (result.further >= enough && result.brackets >= some_lost);
    // In a long text that many pairs meet by chance that a few more or less say nothing; and where lines are
    // taken from columns, one in thirty of all and more shows where it goes on.
    constexpr double deviations = 2, least_share = 0.01;
    const bool beyond_chance = result.further >= deviations * std::sqrt(expected);
    const bool often = result.further >= least_share * static_cast<double>(lines.size());
    result.interleaved = told && beyond_chance && often && continuity + result.brackets / 2 >= threshold;
    return result;
}

}  // namespace text
