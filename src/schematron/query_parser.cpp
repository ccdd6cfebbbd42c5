#include "schematron/query_parser.h"

#include <algorithm>
#include <array>
#include <optional>

namespace schematron {
namespace {

template <class Meaning>
struct Word {
    std::string_view spelling;
    Meaning meaning;
};

constexpr std::array<Word<Relation>, 6> general_relations = {{{"=", Relation::equal},
                                                              {"!=", Relation::unequal},
                                                              {"<", Relation::less},
                                                              {"<=", Relation::less_or_equal},
                                                              {">", Relation::greater},
                                                              {">=", Relation::greater_or_equal}}};
constexpr std::array<Word<Relation>, 6> value_relations = {{{"eq", Relation::equal},
                                                            {"ne", Relation::unequal},
                                                            {"lt", Relation::less},
                                                            {"le", Relation::less_or_equal},
                                                            {"gt", Relation::greater},
                                                            {"ge", Relation::greater_or_equal}}};
constexpr std::array<Word<Operation>, 2> node_orders = {
    {{"<<", Operation::before_node}, {">>", Operation::after_node}}};

template <class Meaning>
std::uint8_t detail(Meaning meaning) {
    return static_cast<std::uint8_t>(meaning);
}

}  // namespace

const Token& Parser::now(std::size_t ahead) const {
    return tokens_[std::min(at_ + ahead, tokens_.size() - 1)];
}

bool Parser::sees(std::string_view symbol, std::size_t ahead) const {
    return now(ahead).symbol == symbol_code(symbol);
}

bool Parser::sees_word(std::string_view name, std::size_t ahead) const {
    const Token& token = now(ahead);
    return token.kind == Token::Kind::name && token.text == name;
}

bool Parser::take(std::string_view symbol) {
    if (!sees(symbol)) return false;
    ++at_;
    return true;
}

bool Parser::take_word(std::string_view name) {
    if (!sees_word(name)) return false;
    ++at_;
    return true;
}

Token Parser::next() {
    Token out = now();
    if (out.kind != Token::Kind::end) ++at_;
    return out;
}

std::string Parser::shown(const Token& token) const {
    switch (token.kind) {
        case Token::Kind::end: return "the end";
        case Token::Kind::qualified_name: return token.prefix + ":" + token.text;
        case Token::Kind::prefix_wildcard: return token.prefix + ":*";
        case Token::Kind::local_wildcard: return "*:" + token.text;
        case Token::Kind::string: return "the string '" + token.text + "'";
        default: return token.text;
    }
}

void Parser::expect(std::string_view symbol) {
    if (!take(symbol)) wrong(now().offset, "expected " + std::string(symbol) + " but found " + shown(now()));
}

void Parser::wrong(std::uint32_t offset, std::string reason) const {
    throw QueryFault{QueryFault::Kind::wrong, offset, std::move(reason)};
}

void Parser::not_evaluated(std::uint32_t offset, std::string reason) const {
    throw QueryFault{QueryFault::Kind::not_evaluated, offset, std::move(reason)};
}

void Parser::enter() {
    if (++level_ > most_depth) not_evaluated(now().offset, "the expression is nested too deep");
}

Tree Parser::parse() {
    if (now().kind == Token::Kind::end) wrong(0, "the expression is empty");
    const ExpressionId root = newer() ? expression() : alternatives();
    if (now().kind != Token::Kind::end) wrong(now().offset, shown(now()) + " does not belong here");
    if (builder_.too_deep()) not_evaluated(0, "the expression is nested too deep");
    return builder_.take(root);
}

/// Expr: several values separated by commas.
ExpressionId Parser::expression() {
    const std::uint32_t offset = now().offset;
    const ExpressionId first = single();
    if (!sees(",")) return first;
    std::vector<ExpressionId> parts = {first};
    while (take(",")) parts.push_back(single());
    return builder_.add({Operation::sequence, offset}, parts);
}

ExpressionId Parser::single() {
    const Level level(*this);
    if (newer() && sees_word("if") && sees("(", 1)) return conditional();
    const bool binds = sees_word("for") || sees_word("some") || sees_word("every") || sees_word("let");
    if (newer() && binds && sees("$", 1)) return binding();
    return alternatives();
}

ExpressionId Parser::conditional() {
    const std::uint32_t offset = next().offset;
    expect("(");
    const ExpressionId condition = expression();
    expect(")");
    if (!take_word("then")) wrong(now().offset, "expected then but found " + shown(now()));
    const ExpressionId yes = single();
    if (!take_word("else")) wrong(now().offset, "expected else but found " + shown(now()));
    const ExpressionId no = single();
    return builder_.add({Operation::conditional, offset}, {condition, yes, no});
}

/// for $a in …, $b in … return …, and let, some, every, which are built alike.
ExpressionId Parser::binding() {
    struct Clause {
        std::uint32_t slot;
        ExpressionId source;
    };
    const Token word = next();
    const bool let = word.text == "let";
    const bool returns = let || word.text == "for";
    const std::size_t outer = locals_.size();
    std::vector<Clause> clauses;
    do {
        expect("$");
        const Token name = next();
        if (name.kind != Token::Kind::name && name.kind != Token::Kind::qualified_name) {
            wrong(name.offset, "expected the name of a variable but found " + shown(name));
        }
        if (let) {
            expect(":=");
        } else if (!take_word("in")) {
            wrong(now().offset, "expected in but found " + shown(now()));
        }
        const ExpressionId source = single();
        const std::uint32_t slot = builder_.local();
        locals_.push_back({shown(name), slot});
        clauses.push_back({slot, source});
    } while (take(","));
    const std::string_view closing = returns ? "return" : "satisfies";
    if (!take_word(closing)) {
        wrong(now().offset, "expected " + std::string(closing) + " but found " + shown(now()));
    }
    ExpressionId body = single();
    locals_.resize(outer);
    const Operation operation = let                   ? Operation::bound
                                : word.text == "for"  ? Operation::each
                                : word.text == "some" ? Operation::some
                                                      : Operation::every;
    for (std::size_t i = clauses.size(); i-- > 0;) {
        body = builder_.add({operation, word.offset, 0, clauses[i].slot}, {clauses[i].source, body});
    }
    return body;
}

ExpressionId Parser::alternatives() {
    const Level level(*this);
    const std::uint32_t offset = now().offset;
    const ExpressionId first = conjunction();
    if (!sees_word("or")) return first;
    std::vector<ExpressionId> parts = {first};
    while (take_word("or")) parts.push_back(conjunction());
    return builder_.add({Operation::any, offset}, parts);
}

ExpressionId Parser::conjunction() {
    const std::uint32_t offset = now().offset;
    const ExpressionId first = newer() ? comparison() : comparison1();
    if (!sees_word("and")) return first;
    std::vector<ExpressionId> parts = {first};
    while (take_word("and")) parts.push_back(newer() ? comparison() : comparison1());
    return builder_.add({Operation::all, offset}, parts);
}

/// XPath 2.0: one comparison, not a chain of them.
ExpressionId Parser::comparison() {
    const ExpressionId left = concatenation();
    if (sees(")") || sees("]") || now().kind == Token::Kind::end) return left;  // as after most
    const std::uint32_t offset = now().offset;
    for (const auto& word : general_relations) {
        if (take(word.spelling)) {
            return builder_.add({Operation::general, offset, detail(word.meaning)}, {left, concatenation()});
        }
    }
    for (const auto& word : node_orders) {
        if (take(word.spelling)) return builder_.add({word.meaning, offset}, {left, concatenation()});
    }
    for (const auto& word : value_relations) {
        if (take_word(word.spelling)) {
            return builder_.add({Operation::value, offset, detail(word.meaning)}, {left, concatenation()});
        }
    }
    if (take_word("is")) return builder_.add({Operation::same_node, offset}, {left, concatenation()});
    return left;
}

/// XPath 1.0 §3.4: = and != bind weaker than < <= > >=, all to the left.
ExpressionId Parser::comparison1() {
    ExpressionId left = relation1();
    while (sees("=") || sees("!=")) {
        const Token token = next();
        const Relation relation = token.text == "=" ? Relation::equal : Relation::unequal;
        left = builder_.add({Operation::general, token.offset, detail(relation)}, {left, relation1()});
    }
    return left;
}

ExpressionId Parser::relation1() {
    ExpressionId left = sum();
    while (sees("<") || sees("<=") || sees(">") || sees(">=")) {
        const Token token = next();
        const auto word = std::ranges::find(general_relations, token.text, &Word<Relation>::spelling);
        left = builder_.add({Operation::general, token.offset, detail(word->meaning)}, {left, sum()});
    }
    return left;
}

ExpressionId Parser::concatenation() {
    const std::uint32_t offset = now().offset;
    const ExpressionId first = range();
    if (!sees("||")) return first;
    std::vector<ExpressionId> parts = {first};
    while (take("||")) parts.push_back(range());
    return builder_.add({Operation::concatenated, offset}, parts);
}

ExpressionId Parser::range() {
    const ExpressionId low = sum();
    const std::uint32_t offset = now().offset;
    if (!take_word("to")) return low;
    return builder_.add({Operation::range, offset}, {low, sum()});
}

ExpressionId Parser::sum() {
    ExpressionId left = product();
    while (sees("+") || sees("-")) {
        const Token token = next();
        const Arithmetic kind = token.text == "+" ? Arithmetic::add : Arithmetic::subtract;
        left = builder_.add({Operation::arithmetic, token.offset, detail(kind)}, {left, product()});
    }
    return left;
}

ExpressionId Parser::product() {
    const auto operand = [this] { return newer() ? unions() : unary(); };
    ExpressionId left = operand();
    while (true) {
        std::optional<Arithmetic> kind;
        if (sees("*")) kind = Arithmetic::multiply;
        if (sees_word("div")) kind = Arithmetic::divide;
        if (sees_word("mod")) kind = Arithmetic::modulo;
        if (newer() && sees_word("idiv")) kind = Arithmetic::divide_whole;
        if (!kind) return left;
        const std::uint32_t offset = next().offset;
        left = builder_.add({Operation::arithmetic, offset, detail(*kind)}, {left, operand()});
    }
}

ExpressionId Parser::unions() {
    const auto operand = [this] { return newer() ? intersection() : path(); };
    const std::uint32_t offset = now().offset;
    const ExpressionId first = operand();
    if (!sees("|") && !sees_word("union")) return first;
    std::vector<ExpressionId> parts = {first};
    while (take("|") || (newer() && take_word("union"))) parts.push_back(operand());
    if (parts.size() == 1) return first;
    for (ExpressionId part : parts) require_nodes(part, "a union");
    return builder_.add({Operation::united, offset}, parts);
}

ExpressionId Parser::intersection() {
    ExpressionId left = typed();
    while (sees_word("intersect") || sees_word("except")) {
        const Token token = next();
        const Operation kind = token.text == "except" ? Operation::excepted : Operation::intersected;
        left = builder_.add({kind, token.offset}, {left, typed()});
    }
    return left;
}

/// instance of, treat as, castable as, cast as, and 3.1's arrow: all to the right of one operand.
ExpressionId Parser::typed() {
    ExpressionId operand = unary();
    while (true) {
        if (sees("=>")) {
            operand = arrow(operand);
        } else if (sees_word("cast") && sees_word("as", 1)) {
            operand = cast(operand, Operation::cast);
        } else if (sees_word("castable") && sees_word("as", 1)) {
            operand = cast(operand, Operation::castable);
        } else if (sees_word("instance") && sees_word("of", 1)) {
            operand = type_question(operand, Operation::instance);
        } else if (sees_word("treat") && sees_word("as", 1)) {
            operand = type_question(operand, Operation::treated);
        } else {
            return operand;
        }
    }
}

ExpressionId Parser::cast(ExpressionId operand, Operation operation) {
    const std::uint32_t offset = next().offset;
    next();
    const Token name = next();
    const bool prefixed = name.kind == Token::Kind::qualified_name;
    if (prefixed) {
        const std::string uri = uri_of(name.prefix, name.offset);
        if (uri != "http://www.w3.org/2001/XMLSchema")
            wrong(name.offset, shown(name) + " is not an atomic type");
    }
    const CastTarget* target = prefixed ? find_cast_target(name.text) : nullptr;
    if (target == nullptr) {
        if (!prefixed || !is_schema_type(name.text))
            wrong(name.offset, shown(name) + " is not an atomic type");
        not_evaluated(name.offset, "values of " + shown(name) + " are not evaluated");
    }
    const std::uint8_t optional = take("?") ? 1 : 0;
    return builder_.add({operation, offset, optional, number_of(*target)}, {operand});
}

/// a => f(b) is f(a, b).
ExpressionId Parser::arrow(ExpressionId operand) {
    next();
    const Token name = next();
    if (name.kind != Token::Kind::name && name.kind != Token::Kind::qualified_name) {
        not_evaluated(name.offset, "=> is only known with the name of a function");
    }
    expect("(");
    std::vector<ExpressionId> arguments = call_arguments();
    arguments.insert(arguments.begin(), operand);
    return call_of(name, std::move(arguments));
}

/// Signs. XPath 1.0 lets them bind weaker than union, XPath 2.0 stronger.
ExpressionId Parser::unary() {
    std::vector<Token> signs;
    while (sees("-") || (newer() && sees("+"))) signs.push_back(next());
    ExpressionId operand = newer() ? mapping() : unions();
    for (std::size_t i = signs.size(); i-- > 0;) {
        const Operation sign = signs[i].text == "-" ? Operation::negate : Operation::plus;
        operand = builder_.add({sign, signs[i].offset}, {operand});
    }
    return operand;
}

ExpressionId Parser::mapping() {
    ExpressionId left = path();
    while (sees("!")) {
        const std::uint32_t offset = next().offset;
        left = builder_.add({Operation::mapped, offset}, {left, path()});
    }
    return left;
}

}  // namespace schematron
