// The functions that expressions may call: one table, and what each promises about its result.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "schematron/item.h"

namespace schematron {

class Evaluator;
struct Focus;

/// Functions that the evaluator answers itself, because they need not evaluate their arguments in full.
enum class Special : std::uint8_t {
    none,
    position,
    last,
    always,
    never,
    negation,
    truth,
    exists,
    empty,
    current
};

/// The arguments of one call, evaluated; absent trailing ones are not there.
struct Call {
    Evaluator& evaluator;
    const Focus& focus;
    std::vector<Sequence> arguments;

    [[nodiscard]] std::size_t count() const { return arguments.size(); }
    [[nodiscard]] Dialect dialect() const;
    /// Argument as one string: XPath 1.0 takes the first node, XPath 2.0 refuses a second item.
    /// An absent or empty argument is the empty string.
    [[nodiscard]] std::string string(std::size_t index) const;
    /// Argument `index`, or the context item when it is absent, as a string.
    [[nodiscard]] std::string string_or_context(std::size_t index) const;
    /// Exactly one atom, or none; Unevaluated for more.
    [[nodiscard]] std::optional<Item> atom(std::size_t index) const;
    [[nodiscard]] double number(std::size_t index) const;
    /// Argument `index`, or the context item when absent, as one node; none when it is empty.
    [[nodiscard]] NodeRef node_or_context(std::size_t index) const;
};

struct Function {
    std::string_view name;
    std::uint8_t least, most;  ///< arguments; most = 255 for any number
    std::uint8_t dialects;     ///< 1: XPath 1.0, 2: XPath 2.0, 3: both
    bool numeric;              ///< can the result be a number?
    Sequence (*call)(const Call&);
    Special special = Special::none;
    bool gives_nodes = false;  ///< in XPath 1.0: is the result a node-set?
    bool wants_nodes = false;  ///< in XPath 1.0: must the (first) argument be one?
};

/// The number of the function of this name that takes `arguments`; nothing when there is none.
[[nodiscard]] std::optional<std::uint32_t> find_function(std::string_view name, std::size_t arguments,
                                                         Dialect dialect);
[[nodiscard]] const Function& function_at(std::uint32_t number);
/// Is there a function of this name, with any number of arguments?
[[nodiscard]] bool knows_function(std::string_view name, Dialect dialect);
/// element-available() of a name: is it an instruction of XSLT? Nothing where versions or processors differ.
[[nodiscard]] std::optional<bool> element_available(std::string_view uri, std::string_view local,
                                                    Dialect dialect);
/// Why a function that XPath, XSLT or their libraries define is not evaluated here; empty for others.
[[nodiscard]] std::string_view why_not_evaluated(std::string_view name);

}  // namespace schematron
