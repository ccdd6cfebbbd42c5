// Functions that read other documents.
#include "schematron/evaluate.h"
#include "schematron/function_groups.h"

namespace schematron::functions {
namespace {

/// The roots of the documents that an argument names. XSLT 1.0 §12.1: what a node says is meant beside the
/// node's own file, a string beside the schema; so is everything with fn:doc.
Nodes documents_named(const Call& call, bool beside_nodes) {
    Nodes out;
    const Sequence& names = call.arguments[0];
    NodeRef base;
    if (call.count() > 1) {
        base = call.node_or_context(1);
        if (!base) throw Unevaluated{"the second argument of document() is not a node"};
    }
    const bool one = call.dialect() == Dialect::xpath1 && !names.empty() && !names.front().is_node();
    for (const Item& item : names) {
        const NodeRef from = base ? base : beside_nodes && item.is_node() ? item.node : NodeRef{};
        const std::string href(trimmed(string_of(item, call.dialect())));
        out.push_back(call.evaluator.environment().read(href, from));
        if (one) break;
    }
    put_in_order(out);
    return out;
}

}  // namespace

Sequence document(const Call& call) {
    return items_of(documents_named(call, true));
}

Sequence doc(const Call& call) {
    if (call.arguments[0].size() > 1) throw Unevaluated{"doc() takes one name, but there are several"};
    return items_of(documents_named(call, false));
}

Sequence doc_available(const Call& call) {
    if (call.arguments[0].empty()) return {make_boolean(false)};
    return {make_boolean(call.evaluator.environment().can_read(std::string(trimmed(call.string(0)))))};
}

}  // namespace schematron::functions
