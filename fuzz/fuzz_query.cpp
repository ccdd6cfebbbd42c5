// links: schematron text xml base
//
// XPath expressions: any bytes compile or are refused with a reason, in both dialects; what compiles can be
// evaluated over a document without a fault, in bounded work, and twice with the same result.
#include <cstddef>
#include <cstdint>
#include <string>

#include "base/error.h"
#include "schematron/context.h"
#include "schematron/evaluate.h"

namespace {

using namespace schematron;

constexpr const char* document_text =
    "<a xmlns:p='urn:p' xml:lang='en'><b n='1'>one</b><b n='2' xml:id='two'>t<c/>wo</b><p:b n='3'> x </p:b>"
    "<!--note--><?go on?><d when='2020-01-01'><b n='4'>4</b><b n='5'>5</b></d>tail</a>";

std::string evaluated(const Query& query, const xml::Document& document) {
    Environment environment(document);
    try {
        std::string out;
        for (const Item& item :
             Evaluator(query, environment).evaluate(make_node(NodeRef(document.element())))) {
            out += string_of(item, query.dialect()) + "\n";
        }
        return out;
    } catch (const Unevaluated& stopped) {
        return "stopped: " + stopped.reason;
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size < 1 || size > 4096) return 0;
    static const xml::Document document = [] {
        base::Findings findings;
        return xml::parse(document_text, findings);
    }();
    StaticContext context;
    context.dialect = data[0] % 2 == 0 ? Dialect::xpath1 : Dialect::xpath2;
    context.namespaces = {{"p", "urn:p"}};
    const std::string source(reinterpret_cast<const char*>(data + 1), size - 1);
    QueryFault fault;
    const auto query = Query::compile(source, context, fault);
    PM_CHECK(query.has_value() == (fault.kind == QueryFault::Kind::none));
    if (!query) {
        PM_CHECK(!fault.reason.empty());
        PM_CHECK(fault.offset <= source.size());
        return 0;
    }
    PM_CHECK(evaluated(*query, document) == evaluated(*query, document));
    const auto pattern = Context::compile(source, context, Context::Form::expression, fault);
    PM_CHECK(pattern.has_value());
    Environment environment(document);
    Matcher matcher(*pattern, environment);
    try {
        for (std::uint32_t i = 0; i < document.node_count(); ++i) {
            for (std::size_t a = 0; a < pattern->targets().size(); ++a) {
                static_cast<void>(matcher.matches(NodeRef(document.node(i)), a));
            }
        }
    } catch (const Unevaluated&) {
        return 0;
    }
    return 0;
}
