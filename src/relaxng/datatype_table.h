// The table of types: one row says how a type is written, compared and measured. datatype_table.cpp has the
// rows, lexical.h and time_value.h the functions they name.
#pragma once

#include <string>
#include <string_view>

#include "relaxng/datatype.h"

namespace relaxng {

enum class White : std::uint8_t { preserve, replace, collapse };
enum class Order : std::uint8_t { none, decimal, single_float, double_float, duration, moment };
enum class Length : std::uint8_t { none, characters, hex_bytes, base64_bytes, items };

struct TypeInfo {
    std::string_view name;
    White white = White::collapse;
    /// Is the normalised value written as the type wants? None: anything is.
    bool (*lexical)(std::string_view value, const ValueContext& context) = nullptr;
    /// Its canonical form. None: the value as it is.
    std::string (*canonical)(std::string_view value, const ValueContext& context) = nullptr;
    Order order = Order::none;
    Length length = Length::none;
    std::string_view shape{};   ///< how it is written, in words
    const char* low = nullptr;  ///< integers: bounds, as decimals
    const char* high = nullptr;
    bool list = false;  ///< one or more values, each as `lexical` says
    IdKind id = IdKind::none;
    bool facets = true;
    bool context = false;  ///< lexical or canonical ask the context
};

/// The row of a type; nothing for an unknown one. `library_known` says whether the library is.
[[nodiscard]] const TypeInfo* find_type(std::string_view library, std::string_view name, bool& library_known);

}  // namespace relaxng
