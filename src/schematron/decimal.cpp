#include "schematron/decimal.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <limits>

#include "base/ascii.h"
#include "base/error.h"

namespace schematron {
namespace {

constexpr int most_places = 18;
/// Wide enough for every product of two mantissas; both compilers have it, no standard does.
__extension__ using Wide = __int128;

std::int64_t power_of_ten(int exponent) {
    std::int64_t out = 1;
    for (int i = 0; i < exponent; ++i) out *= 10;
    return out;
}

std::optional<std::int64_t> narrow(Wide value) {
    if (value > std::numeric_limits<std::int64_t>::max() ||
        value < -std::numeric_limits<std::int64_t>::max()) {
        return std::nullopt;
    }
    return static_cast<std::int64_t>(value);
}

}  // namespace

Decimal::Decimal(std::int64_t digits, int scale) : digits_(digits), scale_(scale) {
    PM_CHECK(scale >= 0 && scale <= most_places);
    while (scale_ > 0 && digits_ % 10 == 0) {
        digits_ /= 10;
        --scale_;
    }
}

std::optional<Decimal> Decimal::parse(std::string_view text) {
    const bool minus = text.starts_with('-');
    if (minus || text.starts_with('+')) text.remove_prefix(1);
    const std::size_t point = text.find('.');
    std::string digits(text.substr(0, point));
    std::string_view after = point == text.npos ? std::string_view{} : text.substr(point + 1);
    const auto all_digits = [](std::string_view part) { return std::ranges::all_of(part, base::is_digit); };
    if (digits.empty() && after.empty()) return std::nullopt;
    if (!all_digits(digits) || !all_digits(after)) return std::nullopt;
    while (after.ends_with('0')) after.remove_suffix(1);
    if (after.size() > most_places) return std::nullopt;
    digits += after;
    digits.erase(0, digits.find_first_not_of('0'));
    if (digits.empty()) return Decimal();
    std::int64_t value = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    if (error != std::errc{}) return std::nullopt;
    return Decimal(minus ? -value : value, static_cast<int>(after.size()));
}

std::optional<Decimal> Decimal::of(double number) {
    if (!std::isfinite(number)) return std::nullopt;
    std::array<char, 400> buffer{};
    const auto end =
        std::to_chars(buffer.data(), buffer.data() + buffer.size(), number, std::chars_format::fixed).ptr;
    return parse({buffer.data(), static_cast<std::size_t>(end - buffer.data())});
}

double Decimal::number() const {
    const std::string spelled = text();
    double out = 0;
    std::from_chars(spelled.data(), spelled.data() + spelled.size(), out);
    return out;
}

std::string Decimal::text() const {
    std::string out = std::to_string(digits_ < 0 ? -digits_ : digits_);
    if (scale_ > 0) {
        const auto places = static_cast<std::size_t>(scale_);
        if (out.size() <= places) out.insert(0, places + 1 - out.size(), '0');
        out.insert(out.end() - scale_, '.');
    }
    if (digits_ < 0) out.insert(out.begin(), '-');
    return out;
}

std::int64_t Decimal::truncated() const {
    return digits_ / power_of_ten(scale_);
}

std::int64_t Decimal::floored() const {
    return truncated() - (digits_ < 0 && digits_ % power_of_ten(scale_) != 0 ? 1 : 0);
}

std::int64_t Decimal::ceiling() const {
    return truncated() + (digits_ > 0 && digits_ % power_of_ten(scale_) != 0 ? 1 : 0);
}

std::optional<Decimal> Decimal::rounded(int places, bool half_to_even) const {
    if (places >= scale_) return *this;
    const int dropped = scale_ - places;
    if (dropped > most_places) return Decimal();
    const Wide unit = power_of_ten(dropped);
    Wide quotient = digits_ / unit;
    Wide rest = digits_ % unit;
    if (rest < 0) {
        --quotient;
        rest += unit;
    }
    const bool up = 2 * rest > unit || (2 * rest == unit && (!half_to_even || quotient % 2 != 0));
    if (up) ++quotient;
    if (places >= 0) {
        const auto value = narrow(quotient);
        return value ? std::optional(Decimal(*value, places)) : std::nullopt;
    }
    const auto value = narrow(quotient * power_of_ten(std::min(-places, most_places)));
    return value ? std::optional(Decimal(*value)) : std::nullopt;
}

std::optional<Decimal> Decimal::negated() const {
    return Decimal(-digits_, scale_);
}

std::optional<Decimal> Decimal::plus(const Decimal& other) const {
    const int scale = std::max(scale_, other.scale_);
    const Wide left = static_cast<Wide>(digits_) * power_of_ten(scale - scale_);
    const Wide right = static_cast<Wide>(other.digits_) * power_of_ten(scale - other.scale_);
    const auto sum = narrow(left + right);
    if (!sum) return std::nullopt;
    return Decimal(*sum, scale);
}

std::optional<Decimal> Decimal::times(const Decimal& other) const {
    Wide product = static_cast<Wide>(digits_) * other.digits_;
    int scale = scale_ + other.scale_;
    while (scale > 0 && product % 10 == 0) {
        product /= 10;
        --scale;
    }
    const auto value = narrow(product);
    if (!value || scale > most_places) return std::nullopt;
    return Decimal(*value, scale);
}

std::optional<Decimal> Decimal::divided_by(const Decimal& other) const {
    PM_CHECK(!other.zero());
    // Long division, digit by digit, so that no intermediate value can overflow.
    const int scale = std::max(scale_, other.scale_);
    const Wide left = static_cast<Wide>(digits_) * power_of_ten(scale - scale_);
    const Wide right = static_cast<Wide>(other.digits_) * power_of_ten(scale - other.scale_);
    Wide quotient = left / right;
    Wide rest = left % right;
    int places = 0;
    while (rest != 0 && places < most_places) {
        const Wide digit = rest * 10 / right;
        const Wide longer = quotient * 10 + digit;
        if (!narrow(longer)) break;
        quotient = longer;
        rest = rest * 10 % right;
        ++places;
    }
    const auto value = narrow(quotient);
    return value ? std::optional(Decimal(*value, places)) : std::nullopt;
}

std::optional<Decimal> Decimal::modulo(const Decimal& other) const {
    PM_CHECK(!other.zero());
    const int scale = std::max(scale_, other.scale_);
    const Wide left = static_cast<Wide>(digits_) * power_of_ten(scale - scale_);
    const Wide right = static_cast<Wide>(other.digits_) * power_of_ten(scale - other.scale_);
    const auto rest = narrow(left % right);
    return rest ? std::optional(Decimal(*rest, scale)) : std::nullopt;
}

std::strong_ordering Decimal::operator<=>(const Decimal& other) const {
    const int scale = std::max(scale_, other.scale_);
    const Wide left = static_cast<Wide>(digits_) * power_of_ten(scale - scale_);
    const Wide right = static_cast<Wide>(other.digits_) * power_of_ten(scale - other.scale_);
    return left < right   ? std::strong_ordering::less
           : right < left ? std::strong_ordering::greater
                          : std::strong_ordering::equal;
}

}  // namespace schematron
