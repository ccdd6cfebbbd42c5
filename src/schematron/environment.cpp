// What expressions over one document share: Environment of evaluate.h.
#include "schematron/evaluate.h"

namespace schematron {

Environment::Environment(const xml::Document& document) : document_(document) {}

const Sequence& Environment::variable(std::uint32_t) {
    throw Unevaluated{"there are no variables here"};
}

const Nodes& Environment::key(const std::string& name, const std::string&) {
    throw Unevaluated{"there is no key " + name};
}

NodeRef Environment::with_id(std::string_view id) {
    if (!ids_known_) {
        ids_known_ = true;
        for (std::uint32_t i = 0; i < document_.node_count(); ++i) {
            const xml::Node node = document_.node(i);
            if (!node.is_element()) continue;
            for (const xml::Attribute attribute : node.attributes()) {
                const bool is_id = attribute.local() == "id" && attribute.uri() == xml::xml_namespace;
                if (is_id) ids_.emplace(trimmed(attribute.value()), NodeRef(node));
            }
        }
    }
    const auto found = ids_.find(id);
    return found == ids_.end() ? NodeRef{} : found->second;
}

std::uint32_t Environment::name_id(std::string_view uri, std::string_view local) {
    const auto joined = [](std::string_view first, std::string_view second) {
        std::string out(first);
        out += '\n';
        return out += second;
    };
    if (!names_known_) {
        names_known_ = true;
        for (const xml::Tree::Name& name : document_.root().tree()->names) {
            names_.emplace(joined(name.uri, name.raw.substr(name.local)), name.expanded);
        }
    }
    const auto found = names_.find(joined(uri, local));
    return found == names_.end() ? no_name : found->second;
}

const text::Regex& Environment::regex(const std::string& pattern, const std::string& flags) {
    const auto found = regexes_.find({pattern, flags});
    if (found != regexes_.end()) return found->second;
    text::RegexFault fault;
    auto compiled = text::Regex::compile(pattern, flags, fault);
    if (!compiled) throw Unevaluated{"the regular expression '" + pattern + "' is wrong: " + fault.reason};
    return regexes_.emplace(std::pair(pattern, flags), std::move(*compiled)).first->second;
}

}  // namespace schematron
