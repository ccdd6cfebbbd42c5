// Messenger: why a value is not allowed, and how it would be written.
#include <algorithm>

#include "relaxng/message_words.h"

namespace relaxng {
namespace {

constexpr std::size_t far = 1'000'000;

struct Literal {
    std::string shown;
    std::size_t distance = 0;
};

/// A type that does not take the value. Its reason is "is not a valid date: a date, as 1998-07-21", or of a
/// facet.
struct BadType {
    std::string name, reason;
    std::string thing{}, example{};  ///< "a date", "1998-07-21"; empty where the reason has none
    std::size_t distance = far;      ///< of the value from the example
};

/// Digits all alike and, `collapsed`, however many of them.
std::string form_of(std::string_view value, bool collapsed) {
    std::string out;
    for (const char c : value) {
        if (!base::is_digit(c))
            out += c;
        else if (!collapsed || !out.ends_with('0'))
            out += '0';
    }
    return out;
}

/// Parts that are too many or too few count more than digits.
std::size_t distance_from(std::string_view example, std::string_view value) {
    const std::size_t plain = edit_distance(form_of(value, false), form_of(example, false));
    if (plain * 3 > value.size()) return far;
    return plain + 100 * edit_distance(form_of(value, true), form_of(example, true));
}

BadType bad_type(std::string_view name, std::string reason, std::string_view value) {
    BadType out{std::string(name), std::move(reason)};
    constexpr std::string_view by_pattern = "does not match the ";
    if (out.reason.starts_with(by_pattern)) out.name = out.reason.substr(by_pattern.size());
    const std::size_t thing = out.reason.find(": ");
    const std::size_t example = out.reason.rfind(", as ");
    if (!out.reason.starts_with(Datatype::not_valid) || thing == std::string::npos ||
        example == std::string::npos)
        return out;
    out.thing = out.reason.substr(thing + 2, example - thing - 2);
    out.example = out.reason.substr(example + 5);
    out.distance = distance_from(out.example, value);
    return out;
}

/// The one that was meant comes first: which the value looks like, or else a date, if that is one of them.
void likeliest_first(std::vector<BadType>& types) {
    const bool alike = std::ranges::any_of(types, [](const BadType& type) { return type.distance < far; });
    const auto rank = [alike](const BadType& type) -> std::size_t {
        if (alike) return type.distance;
        return type.name == "date" ? 0 : type.example.empty() ? 2 : 1;
    };
    std::ranges::stable_sort(types, {}, rank);
}

bool is_no_such(const BadType& type, std::string_view value) {
    return !type.example.empty() && form_of(value, false) == form_of(type.example, false);
}

/// To follow "is none of …".
std::string how_to_write(const BadType& type, std::string_view value) {
    if (is_no_such(type, value)) return "; it is written as " + type.thing + ", but there is none such";
    if (!type.example.empty()) return "; write " + type.thing + ", as " + type.example;
    if (type.reason.starts_with(Datatype::not_valid)) {
        const std::size_t shape = type.reason.find(": ");
        return shape == std::string::npos ? "" : "; write " + type.reason.substr(shape + 2);
    }
    return type.name.starts_with("pattern") ? "" : "; as " + type.name + " it " + type.reason;
}

}  // namespace

Advice Messenger::bad_value(std::string_view value, PatternId pattern, const ValueContext& context) {
    Advice advice;
    const Grammar& grammar = patterns_.grammar();
    std::vector<Literal> literals;
    std::vector<BadType> bad;
    bool may_be_empty = false;
    for (const PatternId leaf : string_leaves(patterns_, pattern)) {
        const PatternTable::Pattern of = patterns_[leaf];
        if (of.op == Op::value) {
            const std::string& written = grammar.values[of.a].written;
            may_be_empty = may_be_empty || written.empty();
            if (!written.empty()) literals.push_back({written});
            continue;
        }
        const Datatype& type = grammar.datatypes[grammar.forms[of.a].item];
        if (type.allows(value, context, matcher_.regexes())) continue;  // an item of a list, or excepted
        BadType added = bad_type(type.name(), type.reason(value, context, matcher_.regexes()), value);
        if (std::ranges::find(bad, added.name, &BadType::name) == bad.end()) bad.push_back(std::move(added));
    }
    likeliest_first(bad);
    const bool clear = by_nearness(literals, value);
    std::vector<std::string> all;
    for (const BadType& type : bad) all.push_back(type.name);
    for (const Literal& literal : literals) all.push_back(literal.shown);
    advice.all = joined(all);
    if (may_be_empty) all.emplace_back("nothing at all");
    const std::string quoted = "\"" + cut(value) + "\" ";
    if (clear)
        advice.words = quoted + "is not allowed: did you mean \"" + literals[0].shown + "\"?";
    else if (all.empty())
        advice.words = quoted + "is not allowed";
    else if (literals.empty() && bad.size() == 1)
        advice.words =
            quoted + (is_no_such(bad[0], value) ? "is written as " + bad[0].thing + ", but there is none such"
                                                : bad[0].reason);
    else if (literals.empty() && !bad.empty())
        advice.words = quoted + "is none of " + listed(all) + how_to_write(bad[0], value);
    else if (bad.empty() && all.size() == 1)
        advice.words = quoted + "is not \"" + (literals.empty() ? "" : literals[0].shown) + "\"";
    else
        advice.words = quoted + "is none of " + listed(all);
    return advice;
}

}  // namespace relaxng
