// What ties a paragraph to a story, as far as it can be seen: the evidence of threads.h, and its weights.
//
// Each tie is counted or measured; what they come to is the sum of all, each with its weight. The weights are
// one table, fitted by bench/fit_threads.py.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "columns/continuity.h"
#include "lines/numbered_items.h"
#include "lines/passages.h"
#include "lines/phrases.h"
#include "lines/vocabulary.h"
#include "text/word_breaks.h"

namespace stories {

/// What is weighed when a paragraph is given to a story.
enum class Tie : std::uint8_t {
    shape,              ///< points of continuity between an end of the story and the paragraph: its lines …
    meeting,            ///< … the characters that meet …
    phrase,             ///< … how they meet elsewhere on the page …
    signs,              ///< … brackets and quotation marks …
    measures,           ///< … and their measures
    side_by_side,       ///< both stand on one line of the file
    behind_full_stop,   ///< a paragraph that has no indent follows one whose sentence has ended
    indented,           ///< one that has an indent goes on with a sentence
    tail,               ///< a part of a line goes on with no sentence: what began it stands elsewhere
    clause,             ///< what goes on with no sentence: how likely its first character begins one
    same_block,         ///< no blank line between
    next,               ///< it stands right behind that end in the file
    next_open,          ///< … which stops in mid-sentence
    next_over_heads,    ///< … with headlines between
    next_over_subhead,  ///< … with one short line alone between
    next_over_photo,    ///< … with a photo or a table between
    far,                ///< log of how many paragraphs stand between
    words,              ///< pairs of characters shared with the last paragraphs of the story
    characters,         ///< characters shared with them
    likely_words,       ///< how much likelier its pairs of characters are in the story than anywhere …
    likely_characters,  ///< … and its characters
    out_of_turn,        ///< others were read since that had not waited so long
    left_behind,        ///< a paragraph begins though the last one is open …
    left_behind_full,   ///< … with a line that is not indented
    not_the_last,       ///< it goes on an end of the story that is not its last
    ended,              ///< the story has ended with a jump notice or a closer
    other_page,         ///< a page ends between
    fresh,              ///< it begins a story …
    fresh_opener,       ///< … with a dateline or a byline
    fresh_behind_heads,  ///< … right behind headlines
    fresh_unindented,    ///< … in mid-sentence
    fresh_unopened,      ///< without, where stories have one: datelines to each block of headlines
    left_open,           ///< a story that stops in mid-sentence
    next_item,           ///< the next item of a list, or the first behind a colon
    speakers,            ///< somebody speaks in turn, as in the story; -1: in mid-sentence of another
};
inline constexpr std::size_t tie_count = static_cast<std::size_t>(Tie::speakers) + 1;

struct TieWeight {
    Tie tie;
    double recognised;  ///< weight on pages that OCR read in an order of its own …
    double columns;     ///< … and on those whose columns were put together here
    std::string_view meaning;
};
[[nodiscard]] std::span<const TieWeight> tie_weights();

/// How much there is of each.
struct Ties {
    std::array<double, tie_count> of{};

    double& operator[](Tie tie) { return of[static_cast<std::size_t>(tie)]; }
    /// With their weights, tie_count of them.
    [[nodiscard]] double sum(std::span<const double> weights) const;
};

/// What two paragraphs of a page show, and the words of all. Linear to learn.
class Evidence {
  public:
    Evidence(std::string_view text, const lines::LinedPage& page);

    /// How the text goes on from the paragraph `from` to the paragraph `to`. Both are passages.
    [[nodiscard]] Ties joint(std::uint32_t from, std::uint32_t to);
    /// Is there more for it than against it, each point as it is?
    [[nodiscard]] double continuity(std::uint32_t from, std::uint32_t to);

    struct Kinship {
        double words = 0, characters = 0, likely_words = 0, likely_characters = 0;
        double speakers = 0;  ///< 1: it begins with a speaker, and so does one of those
    };
    /// What paragraph `at` shares with those.
    [[nodiscard]] Kinship kinship(std::span<const std::uint32_t> members, std::uint32_t at);

    /// What a paragraph shows that begins with a sentence of its own.
    [[nodiscard]] Ties own_sentence(std::uint32_t at) const;
    /// 1: the first line of a passage is full, so that no paragraph begins with it; -1: it lacks an indent.
    [[nodiscard]] double fullness(std::uint32_t at) const;
    /// Is the page printed on another one?
    [[nodiscard]] std::uint32_t page_of(std::uint32_t at) const { return pages_[at]; }

    /// Nothing will be asked of the paragraph any more that was looked at.
    void forget();

  private:
    /// Keys of the pairs of characters, or of single ones, of a paragraph; sorted.
    using Keys = std::vector<std::uint64_t>;
    /// Of all paragraphs.
    struct Lexicon {
        std::vector<Keys> of;
        std::vector<std::vector<std::uint32_t>> have;  ///< how many paragraphs have each of those keys
        double bodies = 0;                             ///< paragraphs that have any
        double mean = 0;                               ///< keys that these have

        void learn();
        /// Of a key that so many paragraphs have: 1 if no other has it, 0 if all have.
        [[nodiscard]] double rarity(std::uint32_t number) const;
        /// Keys that both have, each as much as it is rare.
        [[nodiscard]] double shared(std::uint32_t a, std::uint32_t b) const;
        /// Logarithm: how much likelier the keys of `at` are if it stands with the members, where `own` of
        /// them come from the story and the others from anywhere on the page.
        [[nodiscard]] double likely(std::span<const std::uint32_t> members, std::uint32_t at,
                                    double own) const;
    };
    struct RunsOn {
        Ties ties;
        double sum = 0;
    };

    void learn(std::uint32_t at);
    void find_speakers();
    [[nodiscard]] double measures(std::uint32_t from, std::uint32_t to) const;
    [[nodiscard]] bool is_next_item(std::uint32_t from, std::uint32_t to) const;
    const RunsOn& runs_on(std::uint32_t from, std::uint32_t to);

    std::string_view text_;
    const lines::LinedPage& page_;
    lines::Vocabulary all_words_;
    lines::Phrases phrases_;
    text::WordBreaks breaks_;
    std::vector<columns::Block> blocks_;
    Lexicon pairs_, characters_;
    std::vector<double> indents_;
    std::vector<lines::ItemNumber> items_;  ///< with which each passage begins
    enum class Speaker : std::uint8_t { none, once, several };
    std::vector<Speaker> speaks_;       ///< does it begin with a speaker, and several others with the same?
    std::vector<std::uint32_t> pages_;  ///< on which each passage stands
    std::unordered_map<std::uint64_t, std::pair<double, double>> shared_, likely_;  ///< pairs, characters
    std::unordered_map<std::uint64_t, RunsOn> runs_on_;
};

}  // namespace stories
