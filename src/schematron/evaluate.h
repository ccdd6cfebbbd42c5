// Evaluating a compiled expression over one document.
//
// Node-sets are kept in document order and without duplicates; a step from many nodes visits no node more
// often than it must, and what is in order already is not sorted. Every visit is counted against a budget,
// so that a costly expression ends as "not evaluated" at the same point on every machine.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "schematron/document_index.h"
#include "schematron/query.h"
#include "text/regex.h"

namespace schematron {

using Nodes = std::vector<NodeRef>;
class Library;

/// What is known without evaluating; open: it has to be evaluated.
enum class Known : std::uint8_t { no, yes, open };
[[nodiscard]] Known known_opposite(Known truth);

/// What position(), last() and . refer to. No item: there is no context.
struct Focus {
    const Item* item = nullptr;
    std::size_t position = 1, last = 1;
};

/// What all expressions evaluated over one document share. One per document and worker.
class Environment {
  public:
    /// `library`: where expressions find other documents; none: they find none. `name` is the document's
    /// file.
    explicit Environment(const xml::Document& document, Library* library = nullptr, std::string name = {});
    Environment(const Environment&) = delete;
    Environment& operator=(const Environment&) = delete;
    virtual ~Environment();

    /// The value of the caller's variable in that slot. May throw Unevaluated.
    [[nodiscard]] virtual const Sequence& variable(std::uint32_t slot);
    /// The nodes of `tree` that key() finds, in document order. May throw Unevaluated.
    [[nodiscard]] virtual const Nodes& key(const xml::Tree* tree, const std::string& name,
                                           const std::string& value);

    [[nodiscard]] NodeRef root() const { return NodeRef(document_.root()); }
    [[nodiscard]] const xml::Document& document() const { return document_; }
    [[nodiscard]] const xml::Tree* tree() const { return index_.tree(); }
    /// Of the document itself, or of another that an expression has led to.
    [[nodiscard]] DocumentIndex& index_of(const xml::Tree* tree) {
        return tree == index_.tree() ? index_ : index_of_other(tree);
    }
    /// 0: the document itself; others in the order in which they were asked for.
    [[nodiscard]] std::size_t number_of(const xml::Tree* tree);
    /// The root of the document that `href` names: beside the file that `from` is in, or, when that is none,
    /// beside the schema. Throws Unevaluated when it cannot be had.
    [[nodiscard]] NodeRef read(const std::string& href, const NodeRef& from);
    /// Is there a well-formed document of that name beside the schema?
    [[nodiscard]] bool can_read(const std::string& href);
    /// A pattern compiled once; throws Unevaluated when it is wrong.
    [[nodiscard]] const text::Regex& regex(const std::string& pattern, const std::string& flags);

  private:
    DocumentIndex& index_of_other(const xml::Tree* tree);

    const xml::Document& document_;
    Library* library_;
    std::string name_;
    DocumentIndex index_;
    std::map<const xml::Tree*, std::unique_ptr<DocumentIndex>> others_;
    std::vector<const xml::Tree*> numbered_;
    std::map<std::pair<std::string, std::string>, text::Regex> regexes_;
};

/// One expression bound to one document: names are looked up once, then it is evaluated for many nodes.
class Evaluator {
  public:
    Evaluator(const Query& query, Environment& environment);

    /// All of these throw Unevaluated; `item` is the context and current() item.
    [[nodiscard]] Sequence evaluate(const Item& item);
    /// The effective boolean value.
    [[nodiscard]] bool test(const Item& item);
    /// The value as a node-set.
    [[nodiscard]] Nodes nodes(const Item& item);
    /// A part of the tree, for the patterns of context.h; current() stays as given.
    [[nodiscard]] bool predicate(ExpressionId id, const Focus& focus, const Item& current);
    [[nodiscard]] bool passes(const NodeTest& test, std::uint32_t number, const NodeRef& node,
                              NodeRef::Kind principal) const {
        // An element's name, nearly always.
        const bool plain = test.kind == NodeTest::Kind::name && principal == NodeRef::Kind::element &&
                           node.tree() == main_ && node.in_tree();
        if (!plain) return passes_any(test, number, node, principal);
        const xml::Tree::Item& item = main_->items[node.node().index()];
        return item.kind == xml::Kind::element && main_->names[item.name].expanded == names_[number];
    }
    /// The nodes that one step, with its predicates, selects from one node.
    [[nodiscard]] Nodes step_from(ExpressionId id, const NodeRef& node, const Item& current);

    /// What holds for the node because of its name and those of its ancestors, whatever else they have.
    [[nodiscard]] Known test_by_ancestry(const NodeRef& node) const;
    [[nodiscard]] Known predicate_by_ancestry(ExpressionId id, const NodeRef& node) const;
    /// All predicates of a step.
    [[nodiscard]] Known predicates_by_ancestry(const Expression& step, const NodeRef& node) const;

    // For the functions.
    [[nodiscard]] Environment& environment() { return environment_; }
    [[nodiscard]] Dialect dialect() const { return query_.dialect(); }
    [[nodiscard]] const Item* current() const { return current_; }
    /// Counts `work` visits; throws Unevaluated when the budget of this expression is spent.
    void spend(std::uint64_t work) {
        spent_ += work;
        if (spent_ > budget_) give_up();
    }
    [[nodiscard]] std::uint64_t spent() const { return spent_; }
    /// Throws Unevaluated when a text has grown beyond all use.
    void check_size(std::size_t bytes);

  private:
    // evaluate.cpp
    [[noreturn]] static void give_up();
    Sequence value(ExpressionId id, const Focus& focus);
    bool truth(ExpressionId id, const Focus& focus);
    Sequence call(const Expression& expression, const Focus& focus);
    bool special_truth(const Expression& expression, const Focus& focus, bool& known);
    Sequence bind(const Expression& expression, const Focus& focus);
    bool quantified(const Expression& expression, const Focus& focus);
    Sequence filtered(const Expression& expression, const Focus& focus);
    Sequence mapped(const Expression& expression, const Focus& focus);
    Sequence range(const Expression& expression, const Focus& focus);
    Sequence cast_value(const Expression& expression, const Focus& focus);
    std::optional<Item> single_atom(ExpressionId id, const Focus& focus);
    std::string concatenation(const Expression& expression, const Focus& focus);
    [[nodiscard]] ExpressionId argument(const Expression& of, std::uint32_t index) const {
        return tree_.argument(of, index);
    }

    // evaluate_nodes.cpp
    Sequence compared_nodes(const Expression& expression, const Focus& focus);
    Sequence combined(const Expression& expression, const Focus& focus);
    Nodes as_nodes(Sequence sequence, std::string_view where);
    const NodeRef& context_node(const Focus& focus) const;
    /// The root of the tree that the context node is in.
    [[nodiscard]] NodeRef root_of(const Focus& focus) const;

    // evaluate_plain.cpp
    /// An operand that is one text or nothing, and lies somewhere already; or it is not known to be so.
    struct Plain {
        enum class State : std::uint8_t { unknown, absent, text };
        State state = State::unknown;
        std::string_view words{};
        [[nodiscard]] bool known() const { return state != State::unknown; }
    };
    [[nodiscard]] Plain plain(ExpressionId id, const Focus& focus);
    [[nodiscard]] Plain plain_part(const Expression& call, const Focus& focus);
    [[nodiscard]] Plain plain_path(const Expression& path, const Focus& focus);
    [[nodiscard]] Plain plain_or_joined(ExpressionId id, const Focus& focus, std::string& joined);
    [[nodiscard]] bool is_attribute(const Expression& step) const;
    [[nodiscard]] Plain attribute_of(const Expression& step, const NodeRef& node) const;
    [[nodiscard]] std::optional<double> plain_number(ExpressionId id, const Focus& focus);
    [[nodiscard]] std::optional<bool> plain_blank(const Expression& comparison, const Focus& focus);
    [[nodiscard]] std::optional<bool> plain_truth(const Expression& expression, const Focus& focus);

    [[nodiscard]] bool passes_any(const NodeTest& test, std::uint32_t number, const NodeRef& node,
                                  NodeRef::Kind principal) const;

    // evaluate_ancestry.cpp
    [[nodiscard]] Known by_ancestry(ExpressionId id, const NodeRef& node) const;
    [[nodiscard]] Known step_by_ancestry(const Expression& step, const NodeRef& node) const;

    // evaluate_predicates.cpp
    bool holds(ExpressionId predicate, const Focus& focus);
    bool is_true_at(ExpressionId predicate, const NodeRef& node);
    [[nodiscard]] bool free_of_position(const Expression& step) const {
        return free_of_position(step, step.count);
    }
    [[nodiscard]] bool free_of_position(const Expression& step, std::uint32_t predicates) const;
    [[nodiscard]] std::size_t literal_position(const Expression& predicate) const;
    [[nodiscard]] bool asks_for_first(const Expression& step) const;

    // evaluate_path.cpp
    Sequence path(const Expression& expression, const Focus& focus);
    bool path_exists(const Expression& expression, const Focus& focus);
    Nodes path_prefix(const Expression& expression, const Focus& focus, std::uint32_t count);
    Sequence general_step(ExpressionId id, const Nodes& from, bool last);
    Nodes take_step(const Expression& step, const Nodes& from);
    Nodes positional_step(const Expression& step, const Nodes& from);
    bool step_exists(const Expression& step, const NodeRef& from);
    bool keeps(const Expression& step, const NodeRef& node) { return keeps(step, node, step.count); }
    bool keeps(const Expression& step, const NodeRef& node, std::uint32_t predicates);
    NodeRef first_of(const Expression& step, const NodeRef& from);
    template <class Visit>
    bool walk(const Expression& step, const NodeRef& from, Visit&& visit);
    template <class Visit>
    bool walk_axis(Axis axis, const NodeRef& from, Visit&& visit);
    template <class Visit>
    bool walk_near(Axis axis, std::uint32_t name, const NodeRef& from, Visit&& visit);
    template <class Visit>
    bool walk_named(Axis axis, std::uint32_t name, const NodeRef& from, Visit&& visit);

    /// The number that the document of `tree` gave to the name of a node test.
    [[nodiscard]] std::uint32_t name_in(const xml::Tree* tree, std::uint32_t test) const {
        return tree == main_ ? names_[test] : name_in_other(tree, test);
    }
    [[nodiscard]] std::uint32_t name_in_other(const xml::Tree* tree, std::uint32_t test) const;

    const Query& query_;
    const Tree& tree_;
    Environment& environment_;
    const xml::Tree* main_;             ///< of the document
    std::vector<std::uint32_t> names_;  ///< of each node test: the document's number of its name
    mutable std::map<const xml::Tree*, std::vector<std::uint32_t>> other_names_;
    std::vector<Sequence> locals_;
    const Item* current_ = nullptr;
    std::uint64_t spent_ = 0, budget_ = 0;
};

/// Into document order, without duplicates; one pass when it is so already.
void put_in_order(Nodes& nodes);
[[nodiscard]] Sequence items_of(const Nodes& nodes);

}  // namespace schematron
