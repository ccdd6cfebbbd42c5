#include "schematron/query.h"

#include "schematron/query_parser.h"

namespace schematron {

std::optional<Query> Query::compile(std::string_view source, const StaticContext& context,
                                    QueryFault& fault) {
    fault = {};
    auto words = tokens(source, context.dialect, fault);
    if (!words) return std::nullopt;
    try {
        return Query(Parser(std::move(*words), context).parse(), std::string(source), context.dialect);
    } catch (QueryFault& thrown) {
        fault = std::move(thrown);
        return std::nullopt;
    }
}

}  // namespace schematron
