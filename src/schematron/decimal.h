// Numbers with a decimal point, exactly: xs:decimal of XPath 2.0.
//
// Always holds: value = digits / 10^scale, scale at most 18, and no trailing zero after the point. What
// does not fit is not a result at all: a rule then counts as not evaluated, never as passed by rounding.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace schematron {

class Decimal {
  public:
    Decimal() = default;
    explicit Decimal(std::int64_t whole) : digits_(whole) {}

    /// `[+-]? (digits ('.' digits?)? | '.' digits)`; nothing when it is something else or too long.
    [[nodiscard]] static std::optional<Decimal> parse(std::string_view text);
    /// The decimal that a double stands for, when it has at most 18 digits.
    [[nodiscard]] static std::optional<Decimal> of(double number);

    [[nodiscard]] double number() const;
    /// Without exponent, without a point when it is whole.
    [[nodiscard]] std::string text() const;
    [[nodiscard]] bool whole() const { return scale_ == 0; }
    [[nodiscard]] bool zero() const { return digits_ == 0; }
    [[nodiscard]] bool negative() const { return digits_ < 0; }
    /// The part before the point, towards zero.
    [[nodiscard]] std::int64_t truncated() const;
    [[nodiscard]] std::int64_t floored() const;
    [[nodiscard]] std::int64_t ceiling() const;
    /// Rounded to `places` after the point (negative: before it). A half goes up, or to even.
    [[nodiscard]] std::optional<Decimal> rounded(int places, bool half_to_even) const;

    [[nodiscard]] std::optional<Decimal> negated() const;
    [[nodiscard]] std::optional<Decimal> plus(const Decimal& other) const;
    [[nodiscard]] std::optional<Decimal> times(const Decimal& other) const;
    /// To 18 places, rounded towards zero; `other` is not zero.
    [[nodiscard]] std::optional<Decimal> divided_by(const Decimal& other) const;
    /// What is left when `other` is taken as often as it fits; the sign is that of *this.
    [[nodiscard]] std::optional<Decimal> modulo(const Decimal& other) const;

    bool operator==(const Decimal&) const = default;
    [[nodiscard]] std::strong_ordering operator<=>(const Decimal& other) const;

  private:
    Decimal(std::int64_t digits, int scale);
    std::int64_t digits_ = 0;
    int scale_ = 0;
};

}  // namespace schematron
