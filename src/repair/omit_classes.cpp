#include "repair/omit_classes.h"

#include <algorithm>
#include <array>
#include <bitset>
#include <map>
#include <vector>

#include "repair/omit_table.h"

namespace repair {
namespace {

using omit_table::classes;
using omit_table::View;

constexpr std::size_t ascii = 0x80;
constexpr std::size_t basic_plane = 0x10000;
static_assert(std::size(classes) <= 64);  // a bit each

constexpr std::array<std::uint8_t, ascii> numbers = [] {
    std::array<std::uint8_t, ascii> out{};
    for (std::size_t i = 0; i < std::size(classes); ++i) {
        out[classes[i].letter] = static_cast<std::uint8_t>(i + 1);
    }
    return out;
}();

/// What a character bounds, a bit for each class.
struct Bounds {
    char32_t code;
    std::uint64_t begins, ends;
};

class BoundTable {
  public:
    BoundTable() {
        std::map<char32_t, Bounds> found;
        const auto at = [&](char32_t code) -> Bounds& {
            return found.try_emplace(code, Bounds{code, 0, 0}).first->second;
        };
        for (std::size_t i = 0; i < std::size(classes); ++i) {
            each_word(classes[i].words, [&](View word) {
                at(word.front()).begins |= std::uint64_t{1} << i;
                at(word.back()).ends |= std::uint64_t{1} << i;
                return false;
            });
        }
        for (const auto& [code, bounds] : found) {
            all_.push_back(bounds);
            known_.set(code % basic_plane);
        }
    }

    [[nodiscard]] std::uint64_t mask(char32_t code, bool forward) const {
        if (!known_[code % basic_plane]) return 0;
        const auto found = std::ranges::lower_bound(all_, code, {}, &Bounds::code);
        if (found == all_.end() || found->code != code) return 0;
        return forward ? found->begins : found->ends;
    }

  private:
    std::vector<Bounds> all_;  ///< by code
    std::bitset<basic_plane> known_;
};

}  // namespace

std::size_t class_number(char32_t letter) {
    return letter < ascii && numbers[letter] != 0 ? numbers[letter] - std::size_t{1} : no_class;
}

bool can_bound(std::size_t class_number, char32_t code, bool forward) {
    static const BoundTable table;
    return (table.mask(code, forward) >> class_number & 1) != 0;
}

}  // namespace repair
