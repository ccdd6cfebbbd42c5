// A type with its facets: made from a schema's parameters, asked for values.
#include "relaxng/datatype.h"

#include <algorithm>

#include "base/ascii.h"
#include "relaxng/datatype_table.h"
#include "relaxng/lexical.h"
#include "relaxng/time_value.h"
#include "xml/characters.h"

namespace relaxng {

/// What the facets of a type come to. Every one given must hold; a facet may be given more than once.
struct Facets {
    struct Bound {
        enum class Kind : std::uint8_t { min_inclusive, min_exclusive, max_inclusive, max_exclusive } kind;
        std::string written;
    };
    struct Measure {
        enum class Kind : std::uint8_t { length, least_length, most_length, digits, fraction_digits } kind;
        std::uint64_t limit;
    };
    std::vector<Bound> bounds;
    std::vector<Measure> measures;
    std::vector<std::uint32_t> patterns;
    std::vector<std::string> written_patterns;
};

namespace {

using Bound = Facets::Bound;
using Measure = Facets::Measure;

struct BoundName {
    std::string_view name;
    Bound::Kind kind;
    std::string_view words;
};
constexpr BoundName bound_names[] = {{"minInclusive", Bound::Kind::min_inclusive, "less than "},
                                     {"minExclusive", Bound::Kind::min_exclusive, "not more than "},
                                     {"maxInclusive", Bound::Kind::max_inclusive, "more than "},
                                     {"maxExclusive", Bound::Kind::max_exclusive, "not less than "}};
struct MeasureName {
    std::string_view name;
    Measure::Kind kind;
};
constexpr MeasureName measure_names[] = {{"length", Measure::Kind::length},
                                         {"minLength", Measure::Kind::least_length},
                                         {"maxLength", Measure::Kind::most_length},
                                         {"totalDigits", Measure::Kind::digits},
                                         {"fractionDigits", Measure::Kind::fraction_digits}};

bool measures_digits(Measure::Kind kind) {
    return kind == Measure::Kind::digits || kind == Measure::Kind::fraction_digits;
}

std::string with_white_space(std::string_view value, White white) {
    std::string out;
    out.reserve(value.size());
    for (const char c : value) {
        if (!xml::is_space(c))
            out += c;
        else if (white == White::replace || (!out.empty() && out.back() != ' '))
            out += ' ';
    }
    if (white == White::collapse && out.ends_with(' ')) out.pop_back();
    return out;
}

/// Is there nothing to normalise?
bool is_collapsed(std::string_view value) {
    bool space = true;
    for (const char c : value) {
        if (xml::is_space(c)) {
            if (c != ' ' || space) return false;
            space = true;
        } else {
            space = false;
        }
    }
    return value.empty() || !space;
}

std::vector<std::string_view> items_of(std::string_view list) {
    std::vector<std::string_view> items;
    while (!list.empty()) {
        const std::size_t space = std::min(list.find(' '), list.size());
        items.push_back(list.substr(0, space));
        list.remove_prefix(std::min(space + 1, list.size()));
    }
    return items;
}

bool lexically_good(const TypeInfo& info, std::string_view value, const ValueContext& context) {
    if (info.lexical == nullptr) return true;
    if (!info.list) {
        if (!info.lexical(value, context)) return false;
        if (info.low == nullptr && info.high == nullptr) return true;
        const std::string number = lexical::canonical_decimal(value, context);
        return (info.low == nullptr || lexical::compare_decimals(number, info.low) >= 0) &&
               (info.high == nullptr || lexical::compare_decimals(number, info.high) <= 0);
    }
    const std::vector<std::string_view> items = items_of(value);
    return !items.empty() &&
           std::ranges::all_of(items, [&](std::string_view item) { return info.lexical(item, context); });
}

std::uint64_t length_of(const TypeInfo& info, std::string_view value) {
    const auto begins = [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; };
    switch (info.length) {
        case Length::hex_bytes: return value.size() / 2;
        case Length::base64_bytes: return lexical::base64_size(value);
        case Length::items: return items_of(value).size();
        default: return static_cast<std::uint64_t>(std::ranges::count_if(value, begins));
    }
}

Comparison from_sign(int sign) {
    return sign < 0 ? Comparison::less : sign > 0 ? Comparison::greater : Comparison::equal;
}

Comparison compare_values(const TypeInfo& info, std::string_view a, std::string_view b) {
    switch (info.order) {
        case Order::decimal:
            return from_sign(lexical::compare_decimals(lexical::canonical_decimal(a, {}),
                                                       lexical::canonical_decimal(b, {})));
        case Order::single_float:
        case Order::double_float: {
            const bool single = info.order == Order::single_float;
            const double x = lexical::number_of(a, single), y = lexical::number_of(b, single);
            if (x != x || y != y) return x != x && y != y ? Comparison::equal : Comparison::incomparable;
            return from_sign(x < y ? -1 : x > y ? 1 : 0);
        }
        case Order::duration: return compare(*read_duration(a), *read_duration(b));
        case Order::moment:
            return compare(*read_moment(a, moment_parts(info.name)),
                           *read_moment(b, moment_parts(info.name)));
        case Order::none: break;
    }
    return Comparison::incomparable;
}

bool holds(const Bound& bound, Comparison order) {
    switch (bound.kind) {
        case Bound::Kind::min_inclusive: return order == Comparison::greater || order == Comparison::equal;
        case Bound::Kind::min_exclusive: return order == Comparison::greater;
        case Bound::Kind::max_inclusive: return order == Comparison::less || order == Comparison::equal;
        case Bound::Kind::max_exclusive: return order == Comparison::less;
    }
    return false;
}

/// A decimal's digits are counted as written, less leading zeros: 1.0 has two, 0.01 has one.
std::uint64_t measured(const TypeInfo& info, Measure::Kind kind, std::string_view value) {
    if (!measures_digits(kind)) return length_of(info, value);
    const std::size_t point = value.find('.');
    // XML Schema 2 §4.3.11, §4.3.12: the digits that the value needs, not those that it is written with.
    if (point != std::string_view::npos) value = value.substr(0, value.find_last_not_of('0') + 1);
    if (kind == Measure::Kind::fraction_digits)
        return point == std::string_view::npos ? 0 : value.size() - point - 1;
    value.remove_prefix(std::min(value.find_first_of("123456789"), value.size()));
    const auto digits = std::ranges::count_if(value, base::is_digit);
    return std::max<std::uint64_t>(1, static_cast<std::uint64_t>(digits));
}

bool holds(const Measure& measure, std::uint64_t size) {
    switch (measure.kind) {
        case Measure::Kind::length: return size == measure.limit;
        case Measure::Kind::least_length: return size >= measure.limit;
        default: return size <= measure.limit;
    }
}

/// A facet's whole number; nothing when it is none.
std::optional<std::uint64_t> read_limit(std::string_view written) {
    const std::string value = with_white_space(written, White::collapse);
    if (!lexical::integer(value, {})) return std::nullopt;
    const std::string number = lexical::canonical_decimal(value, {});
    if (number[0] == '-') return std::nullopt;
    constexpr std::size_t enough = 18;
    return number.size() > enough ? std::uint64_t{1} << 62 : std::stoull(number);
}

/// Adds one parameter; says what is wrong with it, or nothing.
std::string add_facet(const TypeInfo& info, const Parameter& parameter, RegexPool& regexes, Facets& facets) {
    const std::string known = "the type " + std::string(info.name) + " ";
    if (!info.facets) return known + "takes no parameters";
    if (parameter.name == "pattern") {
        std::string why;
        const std::optional<std::uint32_t> number = regexes.add(parameter.value, why);
        if (!number) return "the pattern \"" + parameter.value + "\": " + why;
        facets.patterns.push_back(*number);
        facets.written_patterns.push_back(parameter.value);
        return {};
    }
    const auto* bound = std::ranges::find(bound_names, parameter.name, &BoundName::name);
    if (bound != std::end(bound_names) && info.order != Order::none) {
        const std::string value = with_white_space(parameter.value, White::collapse);
        if (!lexically_good(info, value, {}))
            return parameter.name + " \"" + parameter.value + "\" " + std::string(Datatype::not_valid) +
                   std::string(info.name);
        // XML Schema 2 §4.3.7 to §4.3.10: bounds that contradict each other, or that say less than one
        // before.
        for (const Bound& earlier : facets.bounds) {
            if (holds(earlier, compare_values(info, value, earlier.written))) continue;
            const auto* named = std::ranges::find(bound_names, earlier.kind, &BoundName::kind);
            return parameter.name + " \"" + parameter.value + "\" is " + std::string(named->words) +
                   earlier.written + ", which " + std::string(named->name) + " excludes";
        }
        facets.bounds.push_back({bound->kind, value});
        return {};
    }
    const auto* measure = std::ranges::find(measure_names, parameter.name, &MeasureName::name);
    if (measure != std::end(measure_names)) {
        const bool digits = measures_digits(measure->kind);
        if (digits ? info.order == Order::decimal : info.length != Length::none) {
            const std::optional<std::uint64_t> limit = read_limit(parameter.value);
            const bool zero_digits = measure->kind == Measure::Kind::digits && limit == 0;
            if (!limit || zero_digits)
                return parameter.name + " \"" + parameter.value + "\" is not a " +
                       (measure->kind == Measure::Kind::digits ? "positive" : "non-negative") + " integer";
            facets.measures.push_back({measure->kind, *limit});
            return {};
        }
    }
    return known + "has no parameter " + parameter.name;
}

/// What most patterns of schemas for texts are there to say.
constexpr std::string_view one_word_patterns[] = {R"([^\p{C}\p{Z}]+)", R"(\S+)", R"([\S]+)", R"([^\s]+)"};

}  // namespace

Datatype::Datatype(const TypeInfo& info, std::unique_ptr<Facets> facets)
    : info_(&info),
      facets_(std::move(facets)),
      takes_anything_(info.lexical == nullptr && facets_ == nullptr) {}
Datatype::Datatype(Datatype&&) noexcept = default;
Datatype& Datatype::operator=(Datatype&&) noexcept = default;
Datatype::~Datatype() = default;

std::optional<Datatype> Datatype::make(std::string_view library, std::string_view type,
                                       const std::vector<Parameter>& parameters, RegexPool& regexes,
                                       std::string& why, bool& unknown) {
    bool library_known = false;
    const TypeInfo* info = find_type(library, type, library_known);
    unknown = info == nullptr;
    if (!library_known) {
        why = "the datatype library \"" + std::string(library) + "\" is not known";
        return std::nullopt;
    }
    if (info == nullptr) {
        why = "the datatype library has no type \"" + std::string(type) + "\"";
        return std::nullopt;
    }
    auto facets = parameters.empty() ? nullptr : std::make_unique<Facets>();
    for (const Parameter& parameter : parameters) {
        why = add_facet(*info, parameter, regexes, *facets);
        if (!why.empty()) return std::nullopt;
    }
    return Datatype(*info, std::move(facets));
}

std::string_view Datatype::name() const {
    return info_->name;
}
IdKind Datatype::id_kind() const {
    return info_->id;
}
bool Datatype::needs_context() const {
    return info_->context;
}

std::string Datatype::normalized(std::string_view value) const {
    if (info_->white == White::preserve) return std::string(value);
    return with_white_space(value, info_->white);
}

bool Datatype::allows(std::string_view value, const ValueContext& context, RegexMemo& memo) const {
    if (takes_anything_) return true;
    const bool as_it_is = info_->white == White::preserve || is_collapsed(value);
    const std::string changed = as_it_is ? std::string{} : normalized(value);
    const std::string_view text = as_it_is ? value : std::string_view(changed);
    if (!lexically_good(*info_, text, context)) return false;
    if (!facets_) return true;
    for (const std::uint32_t pattern : facets_->patterns) {
        if (!memo.matches(pattern, text)) return false;
    }
    for (const Measure& measure : facets_->measures) {
        if (!holds(measure, measured(*info_, measure.kind, text))) return false;
    }
    return std::ranges::all_of(facets_->bounds, [&](const Bound& bound) {
        return holds(bound, compare_values(*info_, text, bound.written));
    });
}

std::optional<std::string> Datatype::canonical(std::string_view value, const ValueContext& context,
                                               RegexMemo& memo) const {
    if (!allows(value, context, memo)) return std::nullopt;
    std::string text = normalized(value);
    return info_->canonical == nullptr ? text : info_->canonical(text, context);
}

std::string Datatype::reason(std::string_view value, const ValueContext& context, RegexMemo& memo) const {
    const std::string text = normalized(value);
    const std::string a_type = std::string(not_valid) + std::string(info_->name);
    if (!lexically_good(*info_, text, context)) {
        return info_->shape.empty() ? a_type : a_type + ": " + std::string(info_->shape);
    }
    if (!facets_) return a_type;
    for (std::size_t i = 0; i < facets_->patterns.size(); ++i) {
        if (memo.matches(facets_->patterns[i], text)) continue;
        const std::string& pattern = facets_->written_patterns[i];
        const bool one_word = std::ranges::find(one_word_patterns, pattern) != std::end(one_word_patterns);
        return one_word ? "is not one word without spaces (pattern " + pattern + ")"
                        : "does not match the pattern " + pattern;
    }
    for (const Measure& measure : facets_->measures) {
        const std::uint64_t size = measured(*info_, measure.kind, text);
        if (holds(measure, size)) continue;
        const auto* named = std::ranges::find(measure_names, measure.kind, &MeasureName::kind);
        return "has " + std::string(named->name) + " " + std::to_string(size) + " where " +
               std::to_string(measure.limit) +
               (measure.kind == Measure::Kind::length ? " is asked" : " is the limit");
    }
    for (const Bound& bound : facets_->bounds) {
        if (holds(bound, compare_values(*info_, text, bound.written))) continue;
        const auto* named = std::ranges::find(bound_names, bound.kind, &BoundName::kind);
        return "is " + std::string(named->words) + bound.written;
    }
    return a_type;
}

}  // namespace relaxng
