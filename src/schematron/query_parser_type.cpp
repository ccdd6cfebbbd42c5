// Parser: sequence types (XPath 2.0 §2.5.3) and what asks for one.
#include <algorithm>

#include "schematron/query_parser.h"

namespace schematron {
namespace {

constexpr std::string_view schema_namespace = "http://www.w3.org/2001/XMLSchema";

struct KindOfNode {
    NodeTest::Kind test;
    NodeRef::Kind node;
};
constexpr KindOfNode kinds_of_node[] = {{NodeTest::Kind::text, NodeRef::Kind::text},
                                        {NodeTest::Kind::comment, NodeRef::Kind::comment},
                                        {NodeTest::Kind::instruction, NodeRef::Kind::instruction},
                                        {NodeTest::Kind::element, NodeRef::Kind::element},
                                        {NodeTest::Kind::attribute, NodeRef::Kind::attribute},
                                        {NodeTest::Kind::document, NodeRef::Kind::root}};

}  // namespace

SequenceType Parser::parse_type() {
    SequenceType out = sequence_type();
    if (now().kind != Token::Kind::end) wrong(now().offset, shown(now()) + " does not belong here");
    return out;
}

SequenceType Parser::sequence_type() {
    SequenceType out = item_type();
    if (out.kind == SequenceType::Kind::nothing) return out;
    std::string_view mark;
    for (const std::string_view one : {"?", "*", "+"}) {
        if (mark.empty() && take(one)) mark = one;
    }
    out.optional = mark == "?" || mark == "*";
    out.several = mark == "*" || mark == "+";
    out.source += mark;
    return out;
}

SequenceType Parser::item_type() {
    SequenceType out;
    out.source = shown(now());
    if (!sees("(", 1)) return atomic_type(next());
    if (sees_word("item") || sees_word("empty-sequence")) {
        if (next().text == "empty-sequence") out.kind = SequenceType::Kind::nothing;
        expect("(");
        expect(")");
        out.source += "()";
        return out;
    }
    for (const std::string_view other : {"map", "array", "function"}) {
        if (sees_word(other)) not_evaluated(now().offset, "values of the type " + std::string(other) + "()");
    }
    const NodeTest test = kind_test();
    out.kind = SequenceType::Kind::node;
    out.uri = test.uri;
    out.local = test.local;
    out.source += "(" + test.local + ")";
    const auto found = std::ranges::find(kinds_of_node, test.kind, &KindOfNode::test);
    if (found != std::end(kinds_of_node)) {
        out.kind = SequenceType::Kind::of_kind;
        out.node_kind = found->node;
    }
    return out;
}

SequenceType Parser::atomic_type(const Token& name) {
    const bool prefixed = name.kind == Token::Kind::qualified_name;
    const bool known =
        prefixed && uri_of(name.prefix, name.offset) == schema_namespace && is_schema_type(name.text);
    if (!known) wrong(name.offset, shown(name) + " is not a type");
    SequenceType out;
    out.source = shown(name);
    out.target = find_cast_target(name.text);
    out.kind = out.target != nullptr          ? SequenceType::Kind::atom
               : name.text == "anyAtomicType" ? SequenceType::Kind::any_atom
               : name.text == "numeric"       ? SequenceType::Kind::numeric
                                              : SequenceType::Kind::unknown;
    return out;
}

/// `operand` instance of or treat as a type.
ExpressionId Parser::type_question(ExpressionId operand, Operation operation) {
    const std::uint32_t offset = next().offset;
    next();
    return builder_.typed(operation, operand, sequence_type(), offset);
}

}  // namespace schematron
