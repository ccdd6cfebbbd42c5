#include "schematron/sequence_type.h"

#include <algorithm>

#include "schematron/query_parser.h"

namespace schematron {

std::optional<SequenceType> SequenceType::parse(std::string_view source, const StaticContext& context,
                                                QueryFault& fault) {
    fault = {};
    auto words = tokens(source, context.dialect, fault);
    if (!words) return std::nullopt;
    try {
        return Parser(std::move(*words), context).parse_type();
    } catch (QueryFault& thrown) {
        fault = std::move(thrown);
        return std::nullopt;
    }
}

bool SequenceType::matches(const Item& item) const {
    switch (kind) {
        case Kind::nothing: return false;
        case Kind::item: return true;
        case Kind::node: return item.is_node();
        case Kind::of_kind:
            return item.is_node() && item.node.kind() == node_kind &&
                   (local.empty() || (item.node.local() == local && item.node.uri() == uri));
        case Kind::any_atom: return !item.is_node();
        case Kind::numeric: return item.is_number();
        case Kind::unknown: return false;
        case Kind::atom: break;
    }
    if (target->type == Type::decimal && item.type == Type::integer) return true;
    if (target->type != item.type) return false;
    // Only xs:integer itself has no bounds.
    if (!target->least.empty() || !target->most.empty())
        throw Unevaluated{"whether a number is of the type xs:" + std::string(target->name) +
                          " is not known"};
    return true;
}

bool SequenceType::matches(const Sequence& sequence) const {
    if (sequence.empty()) return optional || kind == Kind::nothing;
    if (sequence.size() > 1 && !several) return false;
    return std::ranges::all_of(sequence, [this](const Item& item) { return matches(item); });
}

Item SequenceType::converted(const Item& atom) const {
    const bool promoted = kind == Kind::atom &&
                          ((target->type == Type::real && atom.is_number()) ||
                           (target->type == Type::single && atom.is_number() && atom.type != Type::real) ||
                           (target->type == Type::string && atom.type == Type::uri));
    if (atom.type != Type::untyped && !promoted) return atom;
    const CastTarget* to = kind == Kind::numeric ? find_cast_target("double") : target;
    if (to == nullptr) return atom;
    const auto out = cast(atom, *to);
    if (!out) throw Unevaluated{"'" + atom.text + "' is not an xs:" + std::string(to->name)};
    return *out;
}

Sequence SequenceType::converted(const Sequence& sequence) const {
    Sequence out;
    bool cast_to_derived = false;
    for (const Item& item : sequence) {
        if (!wants_atoms()) {
            out.push_back(item);
            continue;
        }
        const Item atom = atom_of(item);
        // A cast has checked the bounds of a derived type, which the value then does not remember.
        cast_to_derived = cast_to_derived || (kind == Kind::atom && atom.type == Type::untyped);
        out.push_back(converted(atom));
    }
    const bool fits = cast_to_derived && !out.empty() ? out.size() == 1 || several : matches(out);
    if (!fits) throw Unevaluated{"its value is not of the type " + source};
    return out;
}

}  // namespace schematron
