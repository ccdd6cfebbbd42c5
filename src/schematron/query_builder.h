// Puts expressions into a Tree and works out, while doing so, how deep they are nested and whether a
// predicate can depend on positions. The parser knows grammar, the builder knows the tree.
#pragma once

#include <vector>

#include "schematron/query_tree.h"

namespace schematron {

class Builder {
  public:
    /// What an expression is made of; arguments were added before.
    struct Parts {
        Operation operation;
        std::uint32_t offset = 0;
        std::uint8_t detail = 0;
        std::uint32_t data = 0;
    };
    ExpressionId add(Parts parts, const std::vector<ExpressionId>& arguments = {});
    /// `operand` instance of, or treat as, a type.
    ExpressionId typed(Operation operation, ExpressionId operand, SequenceType type, std::uint32_t offset);
    ExpressionId literal(Item constant, std::uint32_t offset);
    ExpressionId step(Axis axis, NodeTest test, const std::vector<ExpressionId>& predicates,
                      std::uint32_t offset);
    /// a/b/c; `//` between them is a descendant-or-self::node() step, melted into the next where it can be.
    ExpressionId path(std::vector<ExpressionId> steps, std::uint32_t offset);
    std::uint32_t local() { return tree_.locals++; }

    /// Can its value be a node-set, as XPath 1.0 knows types before anything is evaluated?
    [[nodiscard]] bool can_be_nodes(ExpressionId id) const;
    [[nodiscard]] bool too_deep() const { return too_deep_; }
    [[nodiscard]] const Expression& at(ExpressionId id) const { return tree_.at(id); }
    [[nodiscard]] Tree take(ExpressionId root);

  private:
    void mark(Expression& expression, const std::vector<ExpressionId>& arguments) const;
    [[nodiscard]] bool any_node_below(ExpressionId id) const;
    [[nodiscard]] bool free_of_position(const Expression& step) const;

    Tree tree_;
    std::vector<std::uint32_t> depth_;
    bool too_deep_ = false;
};

}  // namespace schematron
