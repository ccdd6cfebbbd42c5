#include "repair/source_error.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "repair/characters.h"
#include "text/white_space.h"

namespace repair {
namespace {

constexpr std::size_t shortest_days = 3, longest = 20;  // digits
constexpr std::size_t most_alike = 8;                   // numbers of the same digits that a text may mean

/// A run of digits in a block without white space.
struct Number {
    std::string digits{};
    text::Slice slice{};     ///< in S
    bool contiguous = true;  ///< may one repair target it?
};

bool is_digit(char32_t code) {
    return code >= U'0' && code <= U'9';
}
bool is_times(char32_t code) {
    return code == U'×' || code == U'x' || code == U'X' || code == U'*' || code == U'＊';
}

std::string sorted(std::string digits) {
    std::ranges::sort(digits);
    return digits;
}

/// 356×24: days that stand before a times sign, and what stands behind it.
struct Product {
    Number days;
    std::string hours;
};

/// What a block says of days and hours.
class Census {
  public:
    Census(const model::Document& document, const model::Block& block) {
        CharacterStream stream(document, block);
        for (Character one; stream.next(one);) {
            if (!text::is_space(one.code)) is_digit(one.code) ? digit(one) : sign(one.code);
        }
        sign(0);
    }

    [[nodiscard]] const std::vector<Product>& products() const { return products_; }

    /// The number of days that the block states and that the product misspells; empty when there is none.
    [[nodiscard]] std::string meant(const Product& product) const {
        const auto alike = days_.find(sorted(product.days.digits));
        if (alike == days_.end() || !hours_.contains(product.hours)) return {};
        const auto other =
            std::ranges::find_if(alike->second, [&](const auto& one) { return one != product.days.digits; });
        return other == alike->second.end() ? std::string() : *other;
    }

  private:
    void digit(const Character& one) {
        if (!number_) {
            number_ = Number{.slice = {one.slice.begin, one.slice.begin}};
        }
        number_->contiguous = number_->contiguous && one.exact && number_->slice.end == one.slice.begin;
        number_->slice.end = one.slice.end;
        if (number_->digits.size() <= longest) number_->digits.push_back(static_cast<char>(one.code));
    }

    /// What stands between two numbers, or behind the last.
    void sign(char32_t code) {
        if (!number_) {
            days_before_.reset();  // more than a times sign stands between two numbers
            return;
        }
        if (days_before_ && days_before_->digits.size() >= shortest_days)
            products_.push_back({*std::move(days_before_), number_->digits});
        days_before_.reset();
        if (code == U'天') {
            std::vector<std::string>& alike = days_[sorted(number_->digits)];
            const bool known = std::ranges::find(alike, number_->digits) != alike.end();
            if (!known && alike.size() < most_alike) alike.push_back(number_->digits);
        }
        if (code == U'小') hours_.insert(number_->digits);
        if (is_times(code)) days_before_ = std::move(number_);
        number_.reset();
    }

    std::optional<Number> number_, days_before_;
    std::vector<Product> products_;
    std::map<std::string, std::vector<std::string>> days_;  ///< said of days, by their digits sorted
    std::set<std::string> hours_;                           ///< said of hours
};

}  // namespace

void source_error(const model::Document& document, Proposals& proposals) {
    for (const model::Block& block : document.blocks()) {
        const Census census(document, block);
        for (const Product& product : census.products()) {
            std::string reading = census.meant(product);
            if (reading.empty() || !product.days.contiguous) continue;
            proposals.repairs.push_back({.kind = model::RepairKind::garble,
                                         .act = model::Act::correct,
                                         .target = product.days.slice,
                                         .reading = std::move(reading),
                                         .cert = model::Cert::low,
                                         .evidence = model::Evidence::internal,
                                         .detail = "misprint"});
        }
    }
}

}  // namespace repair
