// Rule contexts: which nodes an expression means when it is read as an XSLT pattern (XSLT 1.0 §5.2).
//
// A pattern is matched from its last step backwards, at the node, so that one walk of the tree serves all
// rules. `a//b//c` is matched greedily, nearest ancestor first: what stands left of a `//` asks only that
// there be an ancestor, and the nearest one leaves the most to choose from, so nothing is tried twice.
// Expressions that are no such patterns (XPath bindings allow any) are evaluated once for all nodes.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "schematron/evaluate.h"

namespace schematron {

/// What the last step of a pattern can match: for the index of rules.
struct Target {
    enum class Kind : std::uint8_t { root, element, attribute, text, comment, instruction, anything };
    Kind kind = Kind::anything;
    /// Of elements and attributes; nothing: any.
    std::optional<std::string> uri{}, local{};
    /// Attributes, by uri and local name, without which an element does not match, whatever their values.
    std::vector<std::pair<std::string, std::string>> needs{};
    /// Elements, likewise, that a document must have somewhere for anything to match.
    std::vector<std::pair<std::string, std::string>> elsewhere{};
    bool certain = false;     ///< kind and name decide: nothing is left to ask
    bool below_root = false;  ///< only the document element
    /// The predicates of the last step ask for nothing but `needs`.
    bool needs_suffice = false;
};

class Context {
  public:
    /// Must it be a pattern (bindings on XSLT 1.0), or may it be any expression that selects nodes?
    enum class Form : std::uint8_t { pattern, expression };
    [[nodiscard]] static std::optional<Context> compile(std::string_view source, const StaticContext& context,
                                                        Form form, QueryFault& fault);

    [[nodiscard]] const Query& query() const { return query_; }
    /// One for each alternative of the union.
    [[nodiscard]] const std::vector<Target>& targets() const { return targets_; }

  private:
    friend class Matcher;
    /// One step of an alternative and how it hangs below the one to its left.
    struct Link {
        ExpressionId step = no_expression;  ///< none: the root node
        bool deep = false;                  ///< any depth below, not the parent
        bool free = true;                   ///< no predicate counts positions
        /// Predicates of a parenthesis that this step is the end of; none counts positions.
        std::vector<ExpressionId> extra{};
    };
    using Links = std::vector<Link>;

    explicit Context(Query query) : query_(std::move(query)) {}
    bool analyse();
    bool expand(ExpressionId id, std::vector<Links>& out) const;
    bool expand_path(const Expression& path, std::vector<Links>& out) const;
    bool add_link(Links& links, ExpressionId id, bool& deep) const;
    [[nodiscard]] Target target_of(const Links& links) const;
    void add_needs(ExpressionId predicate, Target& target) const;
    bool add_need(ExpressionId attribute, Target& target) const;
    [[nodiscard]] bool is_attribute(ExpressionId predicate) const;

    Query query_;
    std::vector<Links> alternatives_;  ///< empty: evaluated for all nodes
    std::vector<Target> targets_;
};

/// A context bound to one document.
class Matcher {
  public:
    Matcher(const Context& context, Environment& environment);
    /// Does alternative `number` match the node? Throws Unevaluated.
    [[nodiscard]] bool matches(const NodeRef& node, std::size_t alternative);
    /// The same for all elements with this one's path of names, where that decides. `needs_met`: those that
    /// have all that the target needs, when that suffices.
    [[nodiscard]] Known matches_by_ancestry(const NodeRef& node, std::size_t alternative,
                                            bool needs_met) const;

  private:
    [[nodiscard]] Known link_by_ancestry(const Context::Link& link, const NodeRef& node) const;
    bool chain(const Context::Links& links, std::size_t& at, NodeRef& node, const Item& current);
    [[nodiscard]] bool could_match(const Context::Links& links, NodeRef node) const;
    /// Where the last step of `a//b` may stand: below elements of one name, as numbers of nodes.
    struct Stretch {
        std::uint32_t begin = 0, end = 0;  ///< the element itself, and behind its last descendant
    };
    [[nodiscard]] bool is_below_name(const Context::Links& links) const;
    [[nodiscard]] bool stands_below(ExpressionId name, const NodeRef& node);
    [[nodiscard]] bool passes_test(const Context::Link& link, const NodeRef& node) const;
    bool link_matches(const Context::Link& link, const NodeRef& node, const Item& current);
    bool among_all(const NodeRef& node);

    const Context& context_;
    Evaluator evaluator_;
    /// What a step with positions selects, by step and parent.
    std::map<ExpressionId, std::unordered_map<std::uint64_t, Nodes>> selected_;
    /// By the step that names the upper elements: the outermost of them in the document.
    std::map<ExpressionId, std::vector<Stretch>> below_;
    bool asks_current_ = false;  ///< then what was selected for one node does not hold for the next
    std::map<const xml::Tree*, Nodes> all_;  ///< what the whole expression selects, by document
};

}  // namespace schematron
