#include "text/doubling.h"

#include <algorithm>
#include <limits>

#include "text/characters.h"
#include "text/radicals.h"
#include "text/scripts.h"
#include "text/utf8.h"
#include "text/white_space.h"

namespace text {
namespace {

/// The characters of a stretch without its white space.
struct Characters {
    std::u32string codes;
    std::vector<Slice> slices;
    std::vector<char> border_after;  ///< white space or the end follows
};

Characters characters_of(std::string_view stretch, std::size_t limit) {
    Characters of;
    for (const auto [code, at, size] : CodePoints(stretch)) {
        if (is_space(code)) {
            if (!of.border_after.empty()) of.border_after.back() = 1;
            continue;
        }
        if (of.codes.size() == limit) return of;
        of.codes += code;
        of.slices.push_back({at, at + size});
        of.border_after.push_back(0);
    }
    if (!of.border_after.empty()) of.border_after.back() = 1;
    return of;
}

/// For each i: how many characters from `from + i` on equal those from `from` on.
void prefix_matches(const std::u32string& codes, std::size_t from, std::vector<std::size_t>& out) {
    const std::size_t size = codes.size() - from;
    out.assign(size, 0);
    out[0] = size;
    std::size_t left = 0, right = 0;
    for (std::size_t i = 1; i < size; ++i) {
        if (i < right) out[i] = std::min(right - i, out[i - left]);
        while (i + out[i] < size && codes[from + out[i]] == codes[from + i + out[i]]) ++out[i];
        if (i + out[i] > right) {
            left = i;
            right = i + out[i];
        }
    }
}

constexpr std::size_t out_of_reach = std::numeric_limits<std::size_t>::max();

/// The chain with fewest chunks from 0 to every position that one reaches.
struct Chains {
    std::vector<std::size_t> chunks;  ///< how many; out_of_reach where no chain ends
    std::vector<std::size_t> from;    ///< where the last chunk begins

    explicit Chains(const std::u32string& codes)
        : chunks(codes.size() + 1, out_of_reach), from(codes.size() + 1, 0) {
        chunks[0] = 0;
        std::vector<std::size_t> matches;
        for (std::size_t at = 0; at < codes.size(); ++at) {
            if (chunks[at] == out_of_reach) continue;
            prefix_matches(codes, at, matches);
            for (std::size_t half = 1; at + 2 * half <= codes.size(); ++half) {
                if (matches[half] < half || chunks[at + 2 * half] <= chunks[at] + 1) continue;
                chunks[at + 2 * half] = chunks[at] + 1;
                from[at + 2 * half] = at;
            }
        }
    }
};

bool has_comma(std::u32string_view codes) {
    return codes.find(U'，') != std::u32string_view::npos;
}

/// Do some words say one thing once? Not 加油，加油！
bool says_something(std::u32string_view codes) {
    constexpr std::size_t enough = 6;  // characters but for signs
    std::u32string words;
    for (const char32_t code : codes) {
        if (is_han(code)) words += code;
    }
    if (words.size() < enough) return false;
    std::vector<std::size_t> matches;
    prefix_matches(words, 0, matches);
    for (std::size_t period = 1; 2 * period <= words.size(); ++period) {
        if (matches[period] >= period) return false;
    }
    return true;
}

/// Are the commas of a chain a headline's? Verse and cheers that people do say twice have theirs at the end
/// of what they say (加油，加油，); a headline, cut anywhere, has them at the start of a chunk or inside one
/// as well, or goes on in other words that nobody says twice (下雨以后，下雨以后，他们他们去了哪里去了哪里).
bool has_a_headlines_commas(const std::u32string& codes, const Chains& chains, std::size_t end) {
    std::vector<std::u32string_view> chunks;  // the last one first
    for (std::size_t at = end; at > 0; at = chains.from[at]) {
        const std::size_t begin = chains.from[at];
        chunks.push_back(std::u32string_view(codes).substr(begin, (at - begin) / 2));
    }
    std::u32string once;
    for (auto chunk = chunks.rbegin(); chunk != chunks.rend(); ++chunk) once += *chunk;
    constexpr std::ptrdiff_t enough_words = 4;  // characters that stand twice without a comma behind them
    const auto ends_with_one = [](std::u32string_view chunk) { return chunk.back() == U'，'; };
    std::ptrdiff_t others = 0;
    for (const std::u32string_view chunk : chunks) {
        if (!ends_with_one(chunk)) others += std::ranges::count_if(chunk, is_han);
    }
    const bool whole = says_something(once), goes_on = others >= enough_words;
    return std::ranges::all_of(chunks, [&](std::u32string_view chunk) {
        return !has_comma(chunk) || says_something(chunk) || (whole && (goes_on || !ends_with_one(chunk)));
    });
}

/// Headlines have words; rules and fillers (-----), programs and tables in Latin letters repeat themselves by
/// nature.
bool is_chinese(std::u32string_view codes) {
    std::size_t han = 0, others = 0;
    for (const char32_t code : codes) {
        if (is_han(code) || is_radical(code)) {
            ++han;
        } else if (!is_sign(code) && !opens(code) && !closes(code)) {
            ++others;
        }
    }
    return han >= 2 && 2 * han >= others;
}

/// Does the chain that ends at `end` begin with words like 叮叮当当 or 缝缝补补修修配配, set apart?
/// Extractors read a headline twice word by word; its first signs one by one, hardly ever.
bool begins_with_doublets(const Characters& of, const Chains& chains, std::size_t end) {
    std::size_t signs_end = 0;  // of the single signs at the start
    for (std::size_t at = end; at > 0; at = chains.from[at]) {
        const std::size_t begin = chains.from[at];
        const bool sign = at - begin == 2 && is_han(of.codes[begin]) && of.border_after[begin] == 0;
        if (!sign)
            signs_end = 0;
        else if (signs_end == 0 || of.border_after[at - 1] != 0)
            signs_end = at;
    }
    return signs_end >= 4 && of.border_after[signs_end - 1] != 0;
}

/// Is the chain that ends at `end` more than what people write twice (高高兴兴, 研究研究, 加油加油)?
/// Few headlines have commas, and none a stop; cheers and verse have (加油，加油！加油，加油！).
bool convincing(const std::u32string& codes, const Chains& chains, std::size_t end, Clauses clauses) {
    constexpr std::size_t enough = 3;  // characters of the longest chunk
    constexpr std::size_t enough_in_all = 4;
    if (codes.find_first_of(clauses == Clauses::yes ? U"。；" : U"，。；") < end) return false;
    if (clauses == Clauses::yes && !has_a_headlines_commas(codes, chains, end)) return false;
    if (!is_chinese(std::u32string_view(codes).substr(0, end))) return false;
    std::size_t longest = 0;
    for (std::size_t at = end; at > 0; at = chains.from[at])
        longest = std::max(longest, (at - chains.from[at]) / 2);
    return (longest >= enough && end / 2 >= enough_in_all) || (longest >= 2 && end / 2 >= 8);
}

Doubling chain_to(const Characters& characters, const Chains& chains, std::size_t end) {
    Doubling found;
    for (std::size_t at = end; at > 0; at = chains.from[at]) {
        const std::size_t begin = chains.from[at];
        const std::size_t middle = begin + (at - begin) / 2;
        found.chunks.push_back({{characters.slices[begin].begin, characters.slices[middle - 1].end},
                                {characters.slices[middle].begin, characters.slices[at - 1].end}});
    }
    std::ranges::reverse(found.chunks);
    found.extent = {found.chunks.front().first.begin, found.chunks.back().second.end};
    found.clauses = has_comma(std::u32string_view(characters.codes).substr(0, end));
    return found;
}

/// Does any chunk begin a chain here? Most lines are refused by this look at one line of characters.
bool may_begin(const std::u32string& codes) {
    std::vector<std::size_t> matches;
    prefix_matches(codes, 0, matches);
    for (std::size_t half = 1; 2 * half <= codes.size(); ++half) {
        if (matches[half] >= half) return true;
    }
    return false;
}

}  // namespace

bool same_printed_line(std::string_view text, const Doubling& doubling, std::size_t at) {
    const DoubledChunk& before = doubling.chunks[at - 1];
    const DoubledChunk& here = doubling.chunks[at];
    const auto breaks = [&](Slice gap) {
        const std::string_view words = gap.of(text);
        const auto feeds = std::ranges::count(words, '\n');
        return feeds > 0 ? feeds : std::ranges::count(words, '\r');
    };
    const auto ends = breaks({before.second.end, here.first.begin});
    if (ends == 0) return true;
    const auto lone = [&](Slice chunk, bool (*is)(char32_t)) {
        const Decoded only = decode_at(text, chunk.begin);
        return only.size == chunk.size() && is(only.code);
    };
    // What an opening sign stands before, it stands with.
    if (lone(before.first, opens)) return true;
    if (!lone(here.first, opens)) return lone(here.first, closes);
    // Copies side by side, a blank line, a sign that closes: this extractor began no line for the sign.
    const bool apart = breaks({here.first.end, here.second.begin}) > 0;
    return apart && ends == 1 && !lone(before.first, closes);
}

std::optional<Doubling> doubling_at_start(std::string_view stretch, Clauses clauses) {
    const Characters characters = characters_of(stretch, longest_doubling);
    if (characters.codes.empty() || !may_begin(characters.codes)) return {};
    // Who said what stands above, and may have said the next as well; headlines have a dash of their own
    // (——).
    if (characters.codes.starts_with(U"--")) return {};
    const Chains chains(characters.codes);
    for (std::size_t end = characters.codes.size(); end > 0; --end) {
        if (chains.chunks[end] == out_of_reach || characters.border_after[end - 1] == 0) continue;
        if (convincing(characters.codes, chains, end, clauses) &&
            !begins_with_doublets(characters, chains, end))
            return chain_to(characters, chains, end);
    }
    return {};
}

}  // namespace text
