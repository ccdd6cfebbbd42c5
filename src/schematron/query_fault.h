// Why an expression cannot be compiled, and which language it is written in.
#pragma once

#include <cstdint>
#include <string>

namespace schematron {

/// XPath 1.0, with the functions that XSLT 1.0 adds; or XPath 2.0, with what can be had exactly of 3.1.
enum class Dialect : std::uint8_t { xpath1, xpath2 };

struct QueryFault {
    enum class Kind : std::uint8_t {
        none,
        wrong,          ///< the expression is faulty: a fault of the schema
        not_evaluated,  ///< the expression may be right, but asks for what is not evaluated here
    } kind = Kind::none;
    std::uint32_t offset = 0;  ///< in bytes from the start of the expression
    std::string reason;        ///< a sentence without its full stop
};

}  // namespace schematron
