// The namespaces that tags declare, and the names that stand in them.
#include <algorithm>

#include "xml/characters.h"
#include "xml/parser.h"
#include "xml/rules.h"

namespace xml {

void Parser::unbind(std::uint32_t context) {
    for (const Tree::Binding& binding : tree_.contexts[context].bindings) names_.unbind(binding.prefix);
    context_ = tree_.contexts[context].parent;
}

bool Parser::declares(std::string_view raw) const {
    return raw.starts_with("xmlns") && (raw.size() == 5 || raw[5] == ':');
}

/// Namespaces §3: what may not be bound to what.
void Parser::check_binding(std::string_view prefix, std::string_view uri, const char* at) {
    if (prefix == "xmlns") return fault(rules::bad_namespace, at, {"the prefix xmlns is not to be declared"});
    if ((prefix == "xml") != (uri == xml_namespace)) {
        return fault(rules::bad_namespace, at, {"the prefix xml and its namespace belong together"});
    }
    if (uri == xmlns_namespace)
        return fault(rules::bad_namespace, at, {"this namespace is reserved for xmlns"});
    if (uri.empty() && !prefix.empty()) {
        fault(rules::bad_namespace, at, {"the prefix " + std::string(prefix) + " stands for nothing"});
    }
}

/// The context inside context_ with these bindings: many elements may declare the same (annotations in a
/// schema do), and then their names are the same too.
std::uint32_t Parser::known_context(const std::vector<Tree::Binding>& bindings) {
    std::size_t hash = context_;
    for (const Tree::Binding& binding : bindings) {
        for (const std::string_view part : {binding.prefix, binding.uri})
            hash = hash * 0x9E3779B97F4A7C15ULL + std::hash<std::string_view>{}(part);
    }
    const auto equal = [](const Tree::Binding& a, const Tree::Binding& b) {
        return a.prefix == b.prefix && a.uri == b.uri;
    };
    const auto [first, last] = same_.equal_range(hash);
    for (auto at = first; at != last; ++at) {
        const Tree::Context& known = tree_.contexts[at->second];
        if (known.parent == context_ && std::ranges::equal(known.bindings, bindings, equal))
            return at->second;
    }
    const auto fresh = static_cast<std::uint32_t>(tree_.contexts.size());
    tree_.contexts.push_back({context_, bindings});
    same_.emplace(hash, fresh);
    return fresh;
}

/// A context for what this tag declares; 0 when it says nothing new. Sets context_.
std::uint32_t Parser::open_context() {
    bindings_.clear();
    for (std::size_t i = 0; i < prefixed_.size(); ++i) {
        const std::string_view raw = prefixed_[i];
        if (!declares(raw)) continue;
        const Attribute attribute(&tree_, 0, prefixed_at_[i]);
        const std::string_view prefix = raw.size() == 5 ? std::string_view{} : raw.substr(6);
        const std::string_view uri = names_.intern_uri(attribute.value());
        check_binding(prefix, uri, text_ + attribute.offset());
        if (names_.uri_of(prefix) == uri) continue;
        names_.bind(prefix, uri);
        bindings_.push_back({prefix, uri});
    }
    if (!bindings_.empty()) context_ = known_context(bindings_);
    return bindings_.empty() ? 0 : context_;
}

void Parser::resolve_prefixed() {
    for (std::size_t i = 0; i < prefixed_.size(); ++i) {
        Tree::AttributeItem& attribute = tree_.attributes[prefixed_at_[i]];
        attribute.name = resolve_name(prefixed_[i], context_, true, text_ + attribute.offset);
        if (faults_ == 0 && prefixed_[i].starts_with("xml:"))
            remember_attribute(text_ + attribute.offset, prefixed_[i].size(), attribute.name);
    }
}

/// A name that is what it is wherever it stands, for plain_attributes().
void Parser::remember_attribute(const char* at, std::size_t size, std::uint32_t name) {
    if (at < text_ || end_ - at < 16) return;
    const ShortName quick = short_name(at);
    if (quick.size == size) names_.attributes().add(quick, Interner::no_context, name);
}

std::uint32_t Parser::resolve_name(std::string_view raw, std::uint32_t context, bool is_attribute,
                                   const char* at) {
    // Most names are known already.
    if (const std::uint32_t known = is_attribute ? 0 : names_.find(raw, context); known != 0) return known;
    // Without a colon an attribute is in no namespace, whatever is declared.
    const std::size_t colon = raw.find(':');
    const bool plain = colon == std::string_view::npos;
    const std::uint32_t key = is_attribute && plain ? Interner::no_context : context;
    const std::uint32_t known = names_.find(raw, key);
    if (known != 0) return known;
    if (plain) {
        const std::string_view xmlns = names_.intern_uri(xmlns_namespace);
        const std::string_view own = raw == "xmlns" ? xmlns : std::string_view{};
        return names_.add(raw, 0, is_attribute ? own : names_.uri_of({}), key);
    }
    const std::string_view prefix = raw.substr(0, colon), local = raw.substr(colon + 1);
    std::string_view uri = names_.uri_of(prefix);
    if (!is_ncname(prefix) || !is_ncname(local)) {
        fault(rules::bad_name, at, {std::string(raw)});
    } else if (prefix == "xmlns") {
        uri = names_.intern_uri(xmlns_namespace);
        if (!is_attribute) fault(rules::bad_name, at, {std::string(raw)});
    } else if (uri.empty()) {
        fault(rules::undeclared_prefix, at, {std::string(prefix)});
    }
    return names_.add(raw, static_cast<std::uint32_t>(colon + 1), uri, key);
}

void Parser::check_duplicates(std::uint32_t item) {
    const Tree::Item& element = tree_.items[item];
    if (seen_.size() < tree_.names.size()) seen_.resize(tree_.names.size() * 2);
    for (std::uint32_t i = 0; i < element.count; ++i) {
        const Tree::AttributeItem& attribute = tree_.attributes[element.first + i];
        const Tree::Name& name = tree_.names[attribute.name];
        if (seen_[name.expanded] == item) {
            fault(rules::duplicate_attribute, text_ + attribute.offset, {std::string(name.raw)});
        }
        seen_[name.expanded] = item;
    }
}

}  // namespace xml
