#include "repair/source_error.h"

#include <algorithm>

#include "repair/characters.h"
#include "text/white_space.h"

namespace repair {
namespace {

/// A run of digits in a block without white space, and what stands behind it.
struct Number {
    std::size_t begin = 0, end = 0;
    std::string digits{};
};

bool is_digit(char32_t code) {
    return code >= U'0' && code <= U'9';
}
bool is_times(char32_t code) {
    return code == U'×' || code == U'x' || code == U'X' || code == U'*' || code == U'＊';
}

std::vector<Number> numbers(std::span<const Character> block) {
    std::vector<Number> found;
    for (std::size_t i = 0; i < block.size(); ++i) {
        if (!is_digit(block[i].code)) continue;
        Number number{.begin = i};
        for (; i < block.size() && is_digit(block[i].code); ++i)
            number.digits.push_back(static_cast<char>(block[i].code));
        number.end = i;
        found.push_back(std::move(number));
    }
    return found;
}

/// Is `digits` said with `unit` anywhere in the block?
bool said(std::span<const Character> block, const std::vector<Number>& all, std::string_view digits,
          char32_t unit) {
    return std::ranges::any_of(all, [&](const Number& number) {
        return number.digits == digits && number.end < block.size() && block[number.end].code == unit;
    });
}

std::string sorted(std::string digits) {
    std::ranges::sort(digits);
    return digits;
}

/// The number of days that the block states and that `digits` misspells; empty when there is none.
std::string meant(std::span<const Character> block, const std::vector<Number>& all,
                  const std::string& digits) {
    for (const Number& number : all) {
        if (number.digits != digits && sorted(number.digits) == sorted(digits) &&
            said(block, all, number.digits, U'天')) {
            return number.digits;
        }
    }
    return {};
}

}  // namespace

void source_error(const model::Document& document, Proposals& proposals) {
    for (const model::Block& block : document.blocks()) {
        Characters all = characters(document, block);
        std::erase_if(all, [](const Character& one) { return text::is_space(one.code); });
        const std::vector<Number> found = numbers(all);
        for (std::size_t i = 0; i + 1 < found.size(); ++i) {
            const Number& days = found[i];
            const Number& hours = found[i + 1];
            const bool product = hours.begin == days.end + 1 && is_times(all[days.end].code);
            if (!product || days.digits.size() < 3 || !said(all, found, hours.digits, U'小')) continue;
            std::string reading = meant(all, found, days.digits);
            const std::span<const Character> stretch =
                std::span(all).subspan(days.begin, days.end - days.begin);
            if (reading.empty() || !contiguous(stretch)) continue;
            proposals.repairs.push_back({.kind = model::RepairKind::garble,
                                         .act = model::Act::correct,
                                         .target = extent(stretch),
                                         .reading = std::move(reading),
                                         .cert = model::Cert::low,
                                         .evidence = model::Evidence::internal,
                                         .detail = "misprint"});
        }
    }
}

}  // namespace repair
