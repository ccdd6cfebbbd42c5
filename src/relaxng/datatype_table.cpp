#include "relaxng/datatype_table.h"

#include <algorithm>

#include "relaxng/lexical.h"
#include "relaxng/time_value.h"

namespace relaxng {
namespace {

template <const char* const& type>
bool is_moment(std::string_view value, const ValueContext&) {
    return read_moment(value, moment_parts(type)).has_value();
}
template <const char* const& type>
std::string canonical_moment(std::string_view value, const ValueContext&) {
    return canonical(*read_moment(value, moment_parts(type)));
}
bool is_duration(std::string_view value, const ValueContext&) {
    return read_duration(value).has_value();
}
std::string canonical_duration(std::string_view value, const ValueContext&) {
    return canonical(*read_duration(value));
}

constexpr const char* date_time_name = "dateTime";
constexpr const char* date_name = "date";
constexpr const char* time_name = "time";
constexpr const char* year_month_name = "gYearMonth";
constexpr const char* year_name = "gYear";
constexpr const char* month_day_name = "gMonthDay";
constexpr const char* day_name = "gDay";
constexpr const char* month_name = "gMonth";

template <const char* const& type>
constexpr TypeInfo moment_type(std::string_view shape) {
    return {.name = type,
            .lexical = is_moment<type>,
            .canonical = canonical_moment<type>,
            .order = Order::moment,
            .shape = shape};
}

constexpr TypeInfo integer_type(std::string_view name, const char* low, const char* high,
                                std::string_view shape) {
    return {.name = name,
            .lexical = lexical::integer,
            .canonical = lexical::canonical_decimal,
            .order = Order::decimal,
            .shape = shape,
            .low = low,
            .high = high};
}

constexpr TypeInfo name_type(std::string_view name, bool (*lexical)(std::string_view, const ValueContext&),
                             std::string_view shape, IdKind id = IdKind::none) {
    return {.name = name, .lexical = lexical, .length = Length::characters, .shape = shape, .id = id};
}

constexpr TypeInfo list_type(std::string_view name, bool (*lexical)(std::string_view, const ValueContext&),
                             std::string_view shape, IdKind id = IdKind::none) {
    return {
        .name = name, .lexical = lexical, .length = Length::items, .shape = shape, .list = true, .id = id};
}

constexpr std::string_view a_name =
    "a letter or \"_\" first, then letters, digits, \".\", \"-\", \"_\" and no colon";

constexpr TypeInfo builtin_types[] = {
    {.name = "string", .white = White::preserve, .facets = false},
    {.name = "token", .facets = false},
};

constexpr TypeInfo dtd_types[] = {
    {.name = "ID", .lexical = lexical::ncname, .shape = a_name, .id = IdKind::id, .facets = false},
    {.name = "IDREF", .lexical = lexical::ncname, .shape = a_name, .id = IdKind::idref, .facets = false},
    {.name = "IDREFS",
     .lexical = lexical::ncname,
     .shape = "names with spaces between",
     .list = true,
     .id = IdKind::idrefs,
     .facets = false},
};

constexpr TypeInfo xsd_types[] = {
    {.name = "string", .white = White::preserve, .length = Length::characters},
    {.name = "normalizedString", .white = White::replace, .length = Length::characters},
    {.name = "token", .length = Length::characters},
    name_type("language", lexical::language, "a language tag, as zh-Hans"),
    name_type("Name", lexical::name,
              "a letter, \"_\" or \":\" first, then letters, digits, \".\", \"-\", \"_\", \":\""),
    name_type("NCName", lexical::ncname, a_name),
    name_type("NMTOKEN", lexical::nmtoken, "letters, digits, \".\", \"-\", \"_\", \":\" only"),
    list_type("NMTOKENS", lexical::nmtoken, "name tokens with spaces between"),
    name_type("ID", lexical::ncname, a_name, IdKind::id),
    name_type("IDREF", lexical::ncname, a_name, IdKind::idref),
    list_type("IDREFS", lexical::ncname, "names with spaces between", IdKind::idrefs),
    {.name = "ENTITY",
     .lexical = lexical::entity,
     .length = Length::characters,
     .shape = "the name of a declared unparsed entity",
     .context = true},
    {.name = "ENTITIES",
     .lexical = lexical::entity,
     .length = Length::items,
     .shape = "names of declared unparsed entities",
     .list = true,
     .context = true},
    {.name = "QName",
     .lexical = lexical::qname,
     .canonical = lexical::canonical_qname,
     .shape = "a name whose prefix is declared",
     .context = true},
    {.name = "NOTATION",
     .lexical = lexical::qname,
     .canonical = lexical::canonical_qname,
     .shape = "a name whose prefix is declared",
     .context = true},
    {.name = "boolean",
     .lexical = lexical::boolean,
     .canonical = lexical::canonical_boolean,
     .shape = "true, false, 1 or 0"},
    {.name = "decimal",
     .lexical = lexical::decimal,
     .canonical = lexical::canonical_decimal,
     .order = Order::decimal,
     .shape = "a number, as -12.5"},
    integer_type("integer", nullptr, nullptr, "a whole number"),
    integer_type("nonPositiveInteger", nullptr, "0", "a whole number, 0 or less"),
    integer_type("negativeInteger", nullptr, "-1", "a whole number, -1 or less"),
    integer_type("nonNegativeInteger", "0", nullptr, "a whole number, 0 or more"),
    integer_type("positiveInteger", "1", nullptr, "a whole number, 1 or more"),
    integer_type("long", "-9223372036854775808", "9223372036854775807", "a whole number of 64 bits"),
    integer_type("int", "-2147483648", "2147483647", "a whole number of 32 bits"),
    integer_type("short", "-32768", "32767", "a whole number from -32768 to 32767"),
    integer_type("byte", "-128", "127", "a whole number from -128 to 127"),
    integer_type("unsignedLong", "0", "18446744073709551615", "a whole number of 64 bits, 0 or more"),
    integer_type("unsignedInt", "0", "4294967295", "a whole number of 32 bits, 0 or more"),
    integer_type("unsignedShort", "0", "65535", "a whole number from 0 to 65535"),
    integer_type("unsignedByte", "0", "255", "a whole number from 0 to 255"),
    {.name = "float",
     .lexical = lexical::floating,
     .canonical = lexical::canonical_float,
     .order = Order::single_float,
     .shape = "a number, as -1.5E3, or INF, -INF, NaN"},
    {.name = "double",
     .lexical = lexical::floating,
     .canonical = lexical::canonical_double,
     .order = Order::double_float,
     .shape = "a number, as -1.5E3, or INF, -INF, NaN"},
    {.name = "duration",
     .lexical = is_duration,
     .canonical = canonical_duration,
     .order = Order::duration,
     .shape = "a duration, as P1Y2M3DT4H5M6S"},
    moment_type<date_time_name>("a date and time, as 1998-07-21T08:00:00+08:00"),
    moment_type<date_name>("a date, as 1998-07-21"),
    moment_type<time_name>("a time, as 08:00:00"),
    moment_type<year_month_name>("a year and month, as 1998-07"),
    moment_type<year_name>("a year, as 1998"),
    moment_type<month_day_name>("a month and day, as --07-21"),
    moment_type<day_name>("a day, as ---21"),
    moment_type<month_name>("a month, as --07"),
    {.name = "hexBinary",
     .lexical = lexical::hex_binary,
     .canonical = lexical::canonical_hex,
     .length = Length::hex_bytes,
     .shape = "pairs of hexadecimal digits"},
    {.name = "base64Binary",
     .lexical = lexical::base64_binary,
     .canonical = lexical::canonical_base64,
     .length = Length::base64_bytes,
     .shape = "bytes in base64"},
    {.name = "anyURI",
     .lexical = lexical::any_uri,
     .length = Length::characters,
     .shape = "a URI: \"%\" only before two hexadecimal digits, at most one \"#\""},
};

template <std::size_t n>
const TypeInfo* find_in(const TypeInfo (&types)[n], std::string_view name) {
    const TypeInfo* found = std::ranges::find(types, name, &TypeInfo::name);
    return found == std::end(types) ? nullptr : found;
}

}  // namespace

const TypeInfo* find_type(std::string_view library, std::string_view name, bool& library_known) {
    library_known = true;
    if (library.empty()) return find_in(builtin_types, name);
    if (library == xsd_library) return find_in(xsd_types, name);
    if (library == dtd_library) return find_in(dtd_types, name);
    library_known = false;
    return nullptr;
}

}  // namespace relaxng
