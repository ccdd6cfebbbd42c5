// Which unfinished paragraph goes on with which passage?
//
// A column ends in mid-sentence, and other stories stand between its end and the place where the sentence
// goes on. What speaks for a pair: shared words, and whether the text runs on (continuity.h). On recognised
// pages all paragraphs are given to stories at once (threads.h).
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "columns/continuity.h"
#include "lines/passages.h"
#include "lines/vocabulary.h"
#include "text/word_breaks.h"

namespace stories {

/// A paragraph that stopped in mid-sentence.
struct LeftOpen {
    std::uint32_t passage = 0;                 ///< the one it stopped with
    const lines::Vocabulary* words = nullptr;  ///< of its story, as far as it is known
    double bonus = 0;                          ///< what else speaks for it here
};

class Resumptions {
  public:
    Resumptions(std::string_view text, const lines::LinedPage& page) : text_(text), page_(page) {}

    /// Does passage `at` begin as if in mid-sentence?
    [[nodiscard]] bool may_resume(std::uint32_t at) const;

    struct Found {
        std::optional<std::size_t> which;  ///< of those left open
        double score = 0;
    };
    /// What passage `at` goes on with; `open` in the order of their passages, all before `at`.
    [[nodiscard]] Found find(std::uint32_t at, std::span<const LeftOpen> open);

    /// The words of the body that begins with passage `at`, as far as it stands together.
    [[nodiscard]] lines::Vocabulary words_from(std::uint32_t at, std::uint32_t most) const;

  private:
    struct Known {
        lines::Vocabulary words;
        columns::Block block;
    };

    [[nodiscard]] const lines::Passage& passage(std::uint32_t at) const { return page_.passages[at]; }
    [[nodiscard]] lines::Vocabulary words_to(std::uint32_t at) const;
    const Known& claim(std::uint32_t at);
    const Known& end(std::uint32_t at);
    void forget_before(std::uint32_t at);

    std::string_view text_;
    const lines::LinedPage& page_;
    std::map<std::uint32_t, Known> claims_, ends_;  ///< of passages looked at, while they are near
    std::optional<lines::Vocabulary> all_words_;    ///< of the whole text, once somebody asks
    std::optional<text::WordBreaks> breaks_;        ///< the same
};

}  // namespace stories
