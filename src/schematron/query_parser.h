// From the words of an expression to its tree: XPath 1.0 §3 and XPath 2.0 appendix A.1 (with 3.1's
// concatenation, simple map, let and arrow), by recursive descent, nested at most most_depth deep.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "schematron/query.h"
#include "schematron/query_builder.h"
#include "schematron/query_tokens.h"

namespace schematron {

class Parser {
  public:
    Parser(std::vector<Token> tokens, const StaticContext& context)
        : tokens_(std::move(tokens)), context_(context) {}
    /// Throws QueryFault (caught in Query::compile, nowhere else).
    [[nodiscard]] Tree parse();
    /// The words as a sequence type; likewise.
    [[nodiscard]] SequenceType parse_type();

  private:
    struct LocalName {
        std::string name;
        std::uint32_t slot;
    };

    // query_parser.cpp: operators
    ExpressionId expression();
    ExpressionId single();
    ExpressionId conditional();
    ExpressionId binding();
    ExpressionId alternatives();
    ExpressionId conjunction();
    ExpressionId comparison();
    ExpressionId comparison1();
    ExpressionId relation1();
    ExpressionId concatenation();
    ExpressionId range();
    ExpressionId sum();
    ExpressionId product();
    ExpressionId unions();
    ExpressionId intersection();
    ExpressionId typed();
    ExpressionId unary();
    ExpressionId mapping();
    ExpressionId cast(ExpressionId operand, Operation operation);
    ExpressionId arrow(ExpressionId operand);

    // query_parser_type.cpp: sequence types
    SequenceType sequence_type();
    SequenceType item_type();
    SequenceType atomic_type(const Token& name);
    ExpressionId type_question(ExpressionId operand, Operation operation);

    // query_parser_path.cpp: paths, steps, primaries
    ExpressionId path();
    ExpressionId step_or_primary(bool first);
    ExpressionId axis_step();
    ExpressionId name_step(Axis axis, std::uint32_t offset);
    NodeTest node_test(Axis axis);
    NodeTest kind_test();
    void require_nodes(ExpressionId operand, std::string_view where) const;
    ExpressionId with_predicates(ExpressionId primary);
    std::vector<ExpressionId> predicates();
    ExpressionId primary();
    ExpressionId number(const Token& token);
    ExpressionId variable();
    ExpressionId call();
    ExpressionId element_available_call(const Token& name);
    ExpressionId call_of(const Token& name, std::vector<ExpressionId> arguments);
    ExpressionId extension_call(const Token& name, const std::vector<ExpressionId>& arguments);
    std::vector<ExpressionId> call_arguments();
    [[nodiscard]] bool starts_step() const;
    [[nodiscard]] bool starts_primary() const;
    ExpressionId any_node_below(std::uint32_t offset);
    std::string uri_of(const std::string& prefix, std::uint32_t offset) const;

    // the words
    [[nodiscard]] const Token& now(std::size_t ahead = 0) const;
    [[nodiscard]] bool sees(std::string_view symbol, std::size_t ahead = 0) const;
    [[nodiscard]] bool sees_word(std::string_view name, std::size_t ahead = 0) const;
    bool take(std::string_view symbol);
    bool take_word(std::string_view name);
    void expect(std::string_view symbol);
    Token next();
    [[nodiscard]] bool newer() const { return context_.dialect == Dialect::xpath2; }
    [[noreturn]] void wrong(std::uint32_t offset, std::string reason) const;
    [[noreturn]] void not_evaluated(std::uint32_t offset, std::string reason) const;
    [[nodiscard]] std::string shown(const Token& token) const;

    /// One more level of nesting; wrong() when there are too many.
    class Level {
      public:
        explicit Level(Parser& parser) : parser_(parser) { parser_.enter(); }
        Level(const Level&) = delete;
        Level& operator=(const Level&) = delete;
        ~Level() { --parser_.level_; }

      private:
        Parser& parser_;
    };
    void enter();

    std::vector<Token> tokens_;
    const StaticContext& context_;
    std::size_t at_ = 0;
    std::uint32_t level_ = 0;
    std::vector<LocalName> locals_;
    Builder builder_;
};

}  // namespace schematron
