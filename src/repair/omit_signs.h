// What is seen of a spot where 最 may be missing: the words and characters on both sides of it.
//
// Some sites delete every 最 (the advertising law forbids superlatives). What stays is seldom wrong by the
// dictionary and often odd by grammar: 全市长的隧道 is no Chinese, 难的是 is rare, 重要的是 is common. How
// odd is learnt from sentences with and without it (omit_weights.h), by signs that are cut in several widths:
// the characters themselves, and what sort of character they are.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace repair {

/// Can 最 have stood before a word that begins with this simplified character?
[[nodiscard]] bool may_follow_zui(char32_t code);

/// The signs of the spot before text[at], of simplified characters without white space: a letter that says
/// what is looked at (omit_signs.cpp) and what is there, as in `w大|的`. One object serves for many spots.
class OmitSigns {
  public:
    void look(std::u32string_view text, std::size_t at);

    template <class Visit>
    void each(const Visit& visit) const {
        const std::u32string_view all = written_;
        for (std::size_t begin = 0; begin < all.size();) {
            const std::size_t end = all.find(separator, begin);
            visit(all.substr(begin, end - begin));
            begin = end + 1;
        }
    }

  private:
    class Looker;
    static constexpr char32_t separator = U'\0';
    std::u32string written_;
};

}  // namespace repair
