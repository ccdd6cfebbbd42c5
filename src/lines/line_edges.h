// Which characters the lines begin or end with that tell by their form what they are.
#pragma once

#include <string>
#include <vector>

#include "lines/cues.h"
#include "lines/openers.h"
#include "lines/squeezed.h"
#include "text/utf8.h"

namespace lines {

/// Which characters a marked line begins or ends with: most lines are told by them at once.
class Edges {
  public:
    explicit Edges(const Cues& cues) {
        for (const auto* words : {&cues.agencies, &cues.datelines, &cues.roles, &cues.credits}) {
            take_first(openers_, *words);
        }
        openers_ += byline_signs;
        openers_ += misread_byline_signs;
        for (const auto* words : {&cues.jump_to, &cues.jump_from}) take_first(jumps_, *words);
        jumps_ += U"▲▶►";
        take_first(credits_, cues.credit_starts);
        for (const auto* words : {&cues.credits, &cues.credit_words, &cues.providers}) {
            for (const std::string& word : *words)
                credit_ends_ += text::decode_before(word, word.size()).code;
        }
    }

    [[nodiscard]] bool may_open(char32_t first) const {
        return opens_note(first) || openers_.find(first) != npos;
    }
    [[nodiscard]] bool may_jump(char32_t first) const {
        return opens_note(first) || jumps_.find(first) != npos;
    }
    [[nodiscard]] bool may_credit(char32_t first, char32_t last) const {
        return closes_note(last) || credit_ends_.find(last) != npos || credits_.find(first) != npos;
    }

  private:
    static constexpr auto npos = std::u32string::npos;

    static void take_first(std::u32string& into, const std::vector<std::string>& words) {
        for (const std::string& word : words) into += text::decode_at(word, 0).code;
    }

    std::u32string openers_, jumps_, credits_, credit_ends_;
};

}  // namespace lines
