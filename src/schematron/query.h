// Compiling an XPath expression.
//
// What cannot be evaluated exactly is a fault of kind not_evaluated at this point, before any document is
// seen: never an expression that quietly gives something else.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "schematron/query_fault.h"
#include "schematron/query_tree.h"

namespace schematron {

/// What an expression may refer to.
struct StaticContext {
    Dialect dialect = Dialect::xpath1;
    std::map<std::string, std::string, std::less<>> namespaces{};   ///< prefix to URI; xml is always known
    std::map<std::string, std::uint32_t, std::less<>> variables{};  ///< name to slot
    std::string element_namespace{};                                ///< of element names without a prefix
};

/// Immutable once compiled; shared by threads.
class Query {
  public:
    [[nodiscard]] static std::optional<Query> compile(std::string_view source, const StaticContext& context,
                                                      QueryFault& fault);
    [[nodiscard]] const Tree& tree() const { return tree_; }
    [[nodiscard]] const std::string& source() const { return source_; }
    [[nodiscard]] Dialect dialect() const { return dialect_; }

  private:
    Query(Tree tree, std::string source, Dialect dialect)
        : tree_(std::move(tree)), source_(std::move(source)), dialect_(dialect) {}
    Tree tree_;
    std::string source_;
    Dialect dialect_;
};

}  // namespace schematron
