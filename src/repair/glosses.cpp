#include "repair/glosses.h"

#include <algorithm>
#include <map>
#include <set>

#include "base/scan.h"
#include "text/pinyin.h"
#include "text/scripts.h"
#include "text/white_space.h"

namespace repair {
namespace {

// How the two kinds of glossing are told apart. In a text of the machine nearly every occurrence is glossed
// (the rest stands in brackets, where some sites do not look), characters come back, and most of the text
// has none.
constexpr std::size_t fewest_glosses = 4;
constexpr std::size_t fewest_characters = 3;
constexpr std::size_t fewest_returns = 3;  ///< glosses on a character that was glossed before
constexpr double least_consistency = 0.85;
constexpr double most_coverage = 0.6;  ///< of the Han characters: beyond it the text is a primer
constexpr std::size_t longest_bracket = 40;

struct Tally {
    std::size_t occurrences = 0, glossed = 0;
    std::set<std::string> readings{};
};

struct Census {
    std::map<char32_t, Tally> tallies;
    std::vector<Gloss> glosses;
    std::size_t han = 0;
};

bool opens(char32_t code) {
    return code == U'(' || code == U'（';
}
bool closes(char32_t code) {
    return code == U')' || code == U'）';
}

/// Index behind a bracket that opens at `at`, if it closes soon; else 0.
std::size_t behind_bracket(std::span<const Character> block, std::size_t at) {
    const std::size_t limit = std::min(block.size(), at + longest_bracket);
    for (std::size_t i = at + 1; i < limit; ++i) {
        if (closes(block[i].code)) return i + 1;
        if (opens(block[i].code) || block[i].code == U'\n') return 0;
    }
    return 0;
}

/// Is what stands in the bracket [at, end) a reading, as machines write it?
bool is_reading(std::span<const Character> block, std::size_t at, std::size_t end, std::string& reading) {
    if (end <= at + 2 || end - at > 12 || !contiguous(block.subspan(at, end - at))) return false;
    const std::string said = words(block.subspan(at + 1, end - at - 2));
    reading = text::trimmed(said);  // some sites write ( bào )
    const std::optional<text::Syllable> syllable = text::pinyin_syllable(reading);
    if (!syllable) return false;
    if (syllable->tone != 0) return true;
    // Without a tone mark it is a reading only if the character has that very one: 們(men), not 升(l).
    return text::usual_reading(block[at - 1].code) == reading;
}

void count(std::span<const Character> block, Census& census) {
    std::string reading;
    for (std::size_t i = 0; i < block.size(); ++i) {
        if (opens(block[i].code)) {
            const std::size_t end = behind_bracket(block, i);
            if (end == 0) continue;
            if (i > 0 && text::is_han(block[i - 1].code)) {
                Tally& tally = census.tallies[block[i - 1].code];
                if (is_reading(block, i, end, reading)) {
                    ++tally.glossed;
                    tally.readings.insert(reading);
                    census.glosses.push_back({extent(block.subspan(i, end - i)), block[i - 1].code, reading});
                } else {
                    --tally.occurrences;  // another bracket took the place of the gloss: it tells nothing
                }
            }
            i = end - 1;
            continue;
        }
        if (!text::is_han(block[i].code)) continue;
        ++census.han;
        ++census.tallies[block[i].code].occurrences;
    }
}

bool is_machine(const Census& census) {
    std::size_t occurrences = 0;
    std::size_t glossed = 0;
    std::size_t kinds = 0;
    std::size_t of_one_reading = 0;
    for (const auto& [code, tally] : census.tallies) {
        if (tally.glossed == 0) continue;
        occurrences += std::max(tally.occurrences, tally.glossed);
        glossed += tally.glossed;
        ++kinds;
        if (tally.readings.size() == 1) ++of_one_reading;
    }
    if (glossed < fewest_glosses || kinds < fewest_characters || glossed - kinds < fewest_returns)
        return false;
    const auto share = [](std::size_t part, std::size_t whole) {
        return static_cast<double>(part) / static_cast<double>(whole);
    };
    return share(glossed, occurrences) >= least_consistency &&
           share(of_one_reading, kinds) >= least_consistency && share(glossed, census.han) <= most_coverage;
}

/// Most texts have next to no brackets, and need not be counted character by character.
bool may_be_glossed(const model::Document& document) {
    const auto is_bracket = [](const unsigned char* byte) {
        const bool wide = (byte[0] == 0xEF) & (byte[1] == 0xBC) & (byte[2] == 0x88);  // U+FF08
        return (byte[0] == '(') | wide;
    };
    std::size_t brackets = 0;
    for (const model::Block& block : document.blocks()) {
        const bool enough = any_words(document, block, [&](std::string_view words) {
            for (std::size_t at = base::find_bytes<3>(words, 0, is_bracket);
                 at < words.size() && brackets < fewest_glosses;
                 at = base::find_bytes<3>(words, at + 1, is_bracket)) {
                ++brackets;
            }
            return brackets >= fewest_glosses;
        });
        if (enough) return true;
    }
    return false;
}

}  // namespace

Glosses machine_glosses(const model::Document& document) {
    if (!may_be_glossed(document)) return {};
    Census census;
    for (const model::Block& block : document.blocks())
        in_windows(document, block, [&](const Characters& all) { count(all, census); });
    Glosses glosses;
    if (!is_machine(census)) return glosses;
    for (Gloss& gloss : census.glosses) {
        const Tally& tally = census.tallies[gloss.base];
        // Glossed once, and often not: that one is the author's.
        if (tally.glossed * 2 < tally.occurrences) continue;
        glosses.readings.emplace(gloss.base, gloss.reading);
        glosses.all.push_back(std::move(gloss));
    }
    std::ranges::sort(glosses.all, {}, [](const Gloss& gloss) { return gloss.slice.begin; });
    return glosses;
}

bool is_pasted(const Character& one, const Glosses& glosses) {
    if (glosses.empty() || one.slice.empty()) return false;
    const auto after = std::ranges::upper_bound(glosses.all, one.slice.begin, {},
                                                [](const Gloss& gloss) { return gloss.slice.begin; });
    return after != glosses.all.begin() && std::prev(after)->slice.contains(one.slice);
}

}  // namespace repair
