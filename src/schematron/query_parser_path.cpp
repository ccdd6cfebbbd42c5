// Paths, steps and primary expressions: the other half of Parser.
#include <algorithm>
#include <array>

#include "schematron/functions.h"
#include "schematron/query_parser.h"

namespace schematron {
namespace {

constexpr std::string_view schema_namespace = "http://www.w3.org/2001/XMLSchema";
constexpr std::string_view function_namespace = "http://www.w3.org/2005/xpath-functions";
constexpr std::string_view xml_namespace = "http://www.w3.org/XML/1998/namespace";

struct AxisName {
    std::string_view name;
    Axis axis;
};
constexpr std::array<AxisName, 13> axes = {{{"child", Axis::child},
                                            {"descendant", Axis::descendant},
                                            {"descendant-or-self", Axis::descendant_or_self},
                                            {"self", Axis::self},
                                            {"attribute", Axis::attribute},
                                            {"namespace", Axis::namespace_node},
                                            {"following-sibling", Axis::following_sibling},
                                            {"following", Axis::following},
                                            {"parent", Axis::parent},
                                            {"ancestor", Axis::ancestor},
                                            {"ancestor-or-self", Axis::ancestor_or_self},
                                            {"preceding-sibling", Axis::preceding_sibling},
                                            {"preceding", Axis::preceding}}};

struct KindName {
    std::string_view name;
    NodeTest::Kind kind;
    bool newer;  ///< not in XPath 1.0
};
constexpr std::array<KindName, 7> kinds = {{{"node", NodeTest::Kind::node, false},
                                            {"text", NodeTest::Kind::text, false},
                                            {"comment", NodeTest::Kind::comment, false},
                                            {"processing-instruction", NodeTest::Kind::instruction, false},
                                            {"element", NodeTest::Kind::element, true},
                                            {"attribute", NodeTest::Kind::attribute, true},
                                            {"document-node", NodeTest::Kind::document, true}}};

const KindName* find_kind(std::string_view name, bool newer) {
    const auto found = std::ranges::find(kinds, name, &KindName::name);
    return found == kinds.end() || (found->newer && !newer) ? nullptr : &*found;
}

bool schema_test(std::string_view name) {
    return name == "schema-element" || name == "schema-attribute" || name == "item";
}

}  // namespace

std::string Parser::uri_of(const std::string& prefix, std::uint32_t offset) const {
    const auto found = context_.namespaces.find(prefix);
    if (found != context_.namespaces.end()) return found->second;
    if (prefix == "xml") return std::string(xml_namespace);
    // XPath 2.0 hosts declare these two themselves; every rule in the wild relies on it.
    if (newer() && prefix == "xs") return std::string(schema_namespace);
    if (newer() && prefix == "fn") return std::string(function_namespace);
    wrong(offset, "the prefix " + prefix + " is not declared (add an ns element with its uri)");
}

/// XPath 1.0 has a grammar for node-sets and no way to make one of a value: a fault before any document.
void Parser::require_nodes(ExpressionId operand, std::string_view where) const {
    if (newer() || builder_.can_be_nodes(operand)) return;
    wrong(builder_.at(operand).offset, std::string(where) + " needs nodes, but has a value");
}

ExpressionId Parser::any_node_below(std::uint32_t offset) {
    return builder_.step(Axis::descendant_or_self, NodeTest{}, {}, offset);
}

bool Parser::starts_primary() const {
    switch (now().kind) {
        case Token::Kind::string:
        case Token::Kind::integer:
        case Token::Kind::decimal:
        case Token::Kind::real: return true;
        case Token::Kind::symbol: return sees("$") || sees("(");
        case Token::Kind::name:
            return sees("(", 1) && find_kind(now().text, newer()) == nullptr &&
                   !(newer() && schema_test(now().text));
        case Token::Kind::qualified_name:
        case Token::Kind::braced_name: return sees("(", 1);
        default: return false;
    }
}

bool Parser::starts_step() const {
    switch (now().kind) {
        case Token::Kind::name:
        case Token::Kind::qualified_name:
        case Token::Kind::braced_name:
        case Token::Kind::prefix_wildcard:
        case Token::Kind::local_wildcard: return true;
        case Token::Kind::symbol: return sees("*") || sees("@") || sees(".") || sees("..");
        default: return false;
    }
}

ExpressionId Parser::path() {
    const std::uint32_t offset = now().offset;
    std::vector<ExpressionId> steps;
    if (sees("/") || sees("//")) {
        const bool deep = next().text == "//";
        steps.push_back(builder_.add({Operation::root, offset}));
        const bool more = starts_step() || (newer() && starts_primary());
        if (!deep && !more) return steps.front();
        if (deep) steps.push_back(any_node_below(offset));
        steps.push_back(step_or_primary(false));
    } else {
        steps.push_back(step_or_primary(true));
    }
    if (sees("/") || sees("//")) require_nodes(steps.front(), "a path");
    while (sees("/") || sees("//")) {
        const Token slash = next();
        if (slash.text == "//") steps.push_back(any_node_below(slash.offset));
        steps.push_back(step_or_primary(false));
    }
    return steps.size() == 1 ? steps.front() : builder_.path(std::move(steps), offset);
}

ExpressionId Parser::step_or_primary(bool first) {
    if (starts_primary()) {
        // XPath 1.0 has functions, variables and parentheses only at the start of a path.
        if (!first && !newer()) wrong(now().offset, shown(now()) + " cannot be a step of a path");
        return with_predicates(primary());
    }
    if (sees(".")) {
        const std::uint32_t offset = next().offset;
        const ExpressionId self = builder_.add({Operation::context, offset});
        if (newer()) return with_predicates(self);
        if (sees("[")) wrong(now().offset, ". cannot have a predicate; write self::node()[…]");
        return self;
    }
    if (!starts_step()) wrong(now().offset, "expected an expression but found " + shown(now()));
    return axis_step();
}

ExpressionId Parser::axis_step() {
    const std::uint32_t offset = now().offset;
    if (take("..")) {
        if (!newer() && sees("[")) wrong(now().offset, ".. cannot have a predicate; write parent::node()[…]");
        return builder_.step(Axis::parent, NodeTest{}, predicates(), offset);
    }
    if (take("@")) return name_step(Axis::attribute, offset);
    if (now().kind == Token::Kind::name && sees("::", 1)) {
        const Token name = next();
        next();
        const auto found = std::ranges::find(axes, name.text, &AxisName::name);
        if (found == axes.end()) wrong(name.offset, "there is no axis " + name.text);
        return name_step(found->axis, offset);
    }
    const bool attributes = newer() && sees_word("attribute") && sees("(", 1);
    return name_step(attributes ? Axis::attribute : Axis::child, offset);
}

ExpressionId Parser::name_step(Axis axis, std::uint32_t offset) {
    NodeTest test = node_test(axis);
    return builder_.step(axis, std::move(test), predicates(), offset);
}

NodeTest Parser::node_test(Axis axis) {
    NodeTest test;
    const bool kind_follows = now().kind == Token::Kind::name && sees("(", 1);
    if (kind_follows) return kind_test();
    if (take("*")) {
        test.kind = NodeTest::Kind::any_name;
        return test;
    }
    const Token token = next();
    test.kind = NodeTest::Kind::name;
    test.local = token.text;
    switch (token.kind) {
        case Token::Kind::name:
            if (axis != Axis::attribute && axis != Axis::namespace_node)
                test.uri = context_.element_namespace;
            return test;
        case Token::Kind::qualified_name: test.uri = uri_of(token.prefix, token.offset); return test;
        case Token::Kind::braced_name: test.uri = token.prefix; return test;
        case Token::Kind::local_wildcard: test.kind = NodeTest::Kind::any_uri; return test;
        case Token::Kind::prefix_wildcard:
            test.kind = NodeTest::Kind::any_local;
            test.uri = uri_of(token.prefix, token.offset);
            return test;
        default: wrong(token.offset, "expected a name but found " + shown(token));
    }
}

/// text(), comment(), processing-instruction('x'), element(name), …
NodeTest Parser::kind_test() {
    const Token name = next();
    const KindName* kind = find_kind(name.text, newer());
    if (kind == nullptr) {
        if (newer() && schema_test(name.text)) not_evaluated(name.offset, name.text + "() is not evaluated");
        wrong(name.offset, name.text + " is not a kind of node");
    }
    expect("(");
    NodeTest test;
    test.kind = kind->kind;
    if (kind->kind == NodeTest::Kind::instruction) {
        const bool named = now().kind == Token::Kind::string || (newer() && now().kind == Token::Kind::name);
        if (named) test.local = std::string(trimmed(next().text));
    } else if (kind->kind == NodeTest::Kind::element || kind->kind == NodeTest::Kind::attribute) {
        if (!take("*") && !sees(")")) {
            const NodeTest inner =
                node_test(kind->kind == NodeTest::Kind::attribute ? Axis::attribute : Axis::child);
            test.uri = inner.uri;
            test.local = inner.local;
        }
        if (sees(",")) not_evaluated(now().offset, "a test for a schema type is not evaluated");
    } else if (kind->kind == NodeTest::Kind::document && !sees(")")) {
        not_evaluated(now().offset, "document-node(…) with a test is not evaluated");
    }
    expect(")");
    return test;
}

std::vector<ExpressionId> Parser::predicates() {
    std::vector<ExpressionId> out;
    while (take("[")) {
        const Level level(*this);
        out.push_back(newer() ? expression() : alternatives());
        expect("]");
    }
    return out;
}

ExpressionId Parser::with_predicates(ExpressionId primary) {
    const std::uint32_t offset = now().offset;
    std::vector<ExpressionId> parts = predicates();
    if (sees("(") && newer()) not_evaluated(now().offset, "calls of function values are not evaluated");
    if (parts.empty()) return primary;
    require_nodes(primary, "a predicate");
    parts.insert(parts.begin(), primary);
    return builder_.add({Operation::filter, offset}, parts);
}

ExpressionId Parser::primary() {
    if (sees("$")) return variable();
    if (sees("(")) {
        const std::uint32_t offset = next().offset;
        if (newer() && take(")")) return builder_.add({Operation::sequence, offset});
        const Level level(*this);
        const ExpressionId inner = newer() ? expression() : alternatives();
        expect(")");
        // Kept apart from its inside, so that (a/b)[1] is not a/b[1].
        return builder_.add({Operation::sequence, offset}, {inner});
    }
    if (now().kind == Token::Kind::string) {
        const Token token = next();
        return builder_.literal(make_string(token.text), token.offset);
    }
    if (now().kind == Token::Kind::name || now().kind == Token::Kind::qualified_name ||
        now().kind == Token::Kind::braced_name) {
        return call();
    }
    return number(next());
}

ExpressionId Parser::number(const Token& token) {
    if (!newer()) return builder_.literal(make_real(parse_number1(token.text)), token.offset);
    if (token.kind == Token::Kind::real)
        return builder_.literal(make_real(*parse_double(token.text)), token.offset);
    const auto value = Decimal::parse(token.text);
    if (!value) not_evaluated(token.offset, token.text + " has more digits than can be kept exactly");
    Item item = make_decimal(*value);
    if (token.kind == Token::Kind::integer) item.type = Type::integer;
    return builder_.literal(std::move(item), token.offset);
}

ExpressionId Parser::variable() {
    const std::uint32_t offset = next().offset;
    const Token token = next();
    if (token.kind != Token::Kind::name && token.kind != Token::Kind::qualified_name) {
        wrong(token.offset, "expected the name of a variable but found " + shown(token));
    }
    const std::string name = shown(token);
    const auto local = std::find_if(locals_.rbegin(), locals_.rend(),
                                    [&](const LocalName& known) { return known.name == name; });
    if (local != locals_.rend()) return builder_.add({Operation::local, offset, 0, local->slot});
    const auto found = context_.variables.find(name);
    if (found == context_.variables.end()) wrong(offset, "the variable $" + name + " is not declared");
    return builder_.add({Operation::variable, offset, 0, found->second});
}

std::vector<ExpressionId> Parser::call_arguments() {
    std::vector<ExpressionId> out;
    if (take(")")) return out;
    do {
        out.push_back(newer() ? single() : alternatives());
    } while (take(","));
    expect(")");
    return out;
}

ExpressionId Parser::call() {
    const Level level(*this);
    const Token name = next();
    expect("(");
    const bool of_literal = now().kind == Token::Kind::string && sees(")", 1);
    if (name.kind == Token::Kind::name && name.text == "element-available" && of_literal)
        return element_available_call(name);
    std::vector<ExpressionId> arguments = call_arguments();
    return call_of(name, std::move(arguments));
}

/// Asked of a name that is written out, it has one answer for all documents.
ExpressionId Parser::element_available_call(const Token& name) {
    const std::string element = next().text;
    expect(")");
    const std::size_t colon = element.find(':');
    const bool prefixed = colon != element.npos;
    const std::string uri = prefixed ? uri_of(element.substr(0, colon), name.offset) : std::string{};
    const auto known =
        element_available(uri, prefixed ? element.substr(colon + 1) : element, context_.dialect);
    if (!known)
        not_evaluated(name.offset, "whether there is an element " + element + " is for the processor");
    const auto answer = find_function(*known ? "true" : "false", 0, context_.dialect);
    return builder_.add({Operation::call, name.offset, 0, *answer});
}

ExpressionId Parser::call_of(const Token& name, std::vector<ExpressionId> arguments) {
    if (name.kind != Token::Kind::name) {
        const std::string uri =
            name.kind == Token::Kind::braced_name ? name.prefix : uri_of(name.prefix, name.offset);
        const bool standard = uri == function_namespace && newer();
        if (!standard) return extension_call(name, arguments);
    }
    if (name.text == "format-number" && arguments.size() == 3) {
        const Expression& format = builder_.at(arguments[2]);
        const bool unnamed = newer() && format.operation == Operation::sequence && format.count == 0;
        if (!unnamed)
            not_evaluated(name.offset,
                          "format-number(): xsl:decimal-format, where its third argument "
                          "would be declared, is not read");
        arguments.pop_back();
    }
    const auto function = find_function(name.text, arguments.size(), context_.dialect);
    if (function) {
        if (function_at(*function).wants_nodes && !arguments.empty()) {
            require_nodes(arguments.front(), name.text + "()");
        }
        return builder_.add({Operation::call, name.offset, 0, *function}, arguments);
    }
    if (knows_function(name.text, context_.dialect)) {
        wrong(name.offset, name.text + "() does not take " + std::to_string(arguments.size()) + " arguments");
    }
    const std::string_view why = why_not_evaluated(name.text);
    if (!why.empty()) not_evaluated(name.offset, name.text + "(): " + std::string(why));
    if (!newer() && knows_function(name.text, Dialect::xpath2)) {
        wrong(name.offset, name.text + "() is XPath 2.0; say queryBinding=\"xslt2\" in the schema");
    }
    wrong(name.offset, "there is no function " + name.text + "()");
}

/// A function with a prefix: a type's constructor, or one that only its own processor knows.
ExpressionId Parser::extension_call(const Token& name, const std::vector<ExpressionId>& arguments) {
    const std::string uri =
        name.kind == Token::Kind::braced_name ? name.prefix : uri_of(name.prefix, name.offset);
    if (uri != schema_namespace || !newer()) {
        not_evaluated(name.offset, shown(name) + "() is an extension function");
    }
    if (arguments.size() != 1) wrong(name.offset, shown(name) + "() takes one argument");
    const CastTarget* target = find_cast_target(name.text);
    if (target == nullptr) {
        if (!is_schema_type(name.text)) wrong(name.offset, shown(name) + " is not a type");
        not_evaluated(name.offset, "values of " + shown(name) + " are not evaluated");
    }
    return builder_.add({Operation::cast, name.offset, 1, number_of(*target)}, arguments);
}

}  // namespace schematron
