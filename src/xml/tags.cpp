// Tags, attributes, and the namespaces they declare.
#include "xml/characters.h"
#include "xml/parser.h"
#include "xml/rules.h"

namespace xml {

void Parser::start_tag() {
    const char* tag = at_;
    const char* name_end = skip_name(at_ + 1, end_);
    if (name_end == at_ + 1) {
        ++at_;
        return fault(rules::bad_tag, tag, {"\"<\" is not followed by a name"});
    }
    const std::string_view raw(tag + 1, static_cast<std::size_t>(name_end - tag - 1));
    if (open_.size() > options_.deepest) {
        fault(rules::too_deep, tag, {std::to_string(options_.deepest)});
        at_ = end_;
        return;
    }
    if (open_.size() == 1) {
        if (root_ != 0) {
            const std::string first(tree_.names[tree_.items[root_].name].raw);
            fault(rules::second_root, tag, {std::string(raw), first});
        }
        if (done()) return;
    }
    const std::uint32_t item = add_item(Kind::element, tag);
    if (root_ == 0) root_ = item;
    const auto first = static_cast<std::uint32_t>(tree_.attributes.size());
    raw_names_.clear();
    at_ = name_end;
    const bool complete = attributes(tag);
    bool declares_any = false;
    for (const std::string_view name : raw_names_) declares_any = declares_any || declares(name);
    const std::uint32_t opened = declares_any ? open_context(first, context_) : 0;
    Tree::Item& element = tree_.items[item];
    element.first = first;
    element.count = static_cast<std::uint32_t>(tree_.attributes.size()) - first;
    element.context = context_;
    element.close = offset(tag);
    element.name = resolve_name(raw, context_, false, tag + 1);
    resolve(item);
    if (element.count > 1) check_duplicates(item);
    open_.push_back({item, 0, opened});
    if (!complete) return;
    const bool empty = at_[-2] == '/' && at_[-1] == '>';
    if (empty) {
        tree_.items[item].empty_tag = true;
        close_element(tag);
    }
}

/// The attributes and the end of the tag; false when the text ends first.
bool Parser::attributes(const char* tag) {
    while (true) {
        const char* before = at_;
        while (!done() && is_space(*at_)) ++at_;
        if (done()) break;
        if (*at_ == '>') {
            ++at_;
            return true;
        }
        if (looks_at("/>")) {
            at_ += 2;
            return true;
        }
        if (*at_ == '<') {
            fault(rules::bad_tag, tag, {"it is not closed with \">\""});
            return false;
        }
        if (before == at_) fault(rules::bad_attribute, at_, {"no white space before it"});
        if (!done() && !attribute()) break;
    }
    if (faults_ <= options_.most_findings) fault(rules::unterminated, tag, {"the tag"});
    return false;
}

/// [41] Attribute ::= Name Eq AttValue. False when the text ends inside.
bool Parser::attribute() {
    const char* start = at_;
    const char* name_end = skip_name(at_, end_);
    const std::string_view name(start, static_cast<std::size_t>(name_end - start));
    const char* after = name_end;
    while (after < end_ && is_space(*after)) ++after;
    const bool equals = after < end_ && *after == '=';
    if (equals) ++after;
    while (equals && after < end_ && is_space(*after)) ++after;
    const char quote = after < end_ ? *after : '\0';
    if (name.empty() || !equals || (quote != '"' && quote != '\'')) {
        std::string what = name.empty() ? "a name is expected here"
                           : !equals    ? std::string(name) + " has no value"
                                        : "the value of " + std::string(name) + " is not quoted";
        at_ = after > start ? after : start + 1;
        while (!done() && !is_space(*at_) && *at_ != '>' && *at_ != '/' && *at_ != '<') ++at_;
        fault(rules::bad_attribute, start, {std::move(what)});
        return !done();
    }
    at_ = after + 1;
    const std::string_view value = attribute_value(name, quote);
    if (done()) {
        if (faults_ <= options_.most_findings) {
            fault(rules::unterminated, after, {"the value of attribute " + std::string(name)});
        }
        return false;
    }
    ++at_;
    raw_names_.push_back(name);
    const auto size = static_cast<std::uint32_t>(value.size());
    tree_.attributes.push_back({value.data(), size, 0, offset(start), offset(after + 1)});
    return true;
}

/// Up to the closing quote, normalised as §3.3.3 says for CDATA: TAB, LF, CR and CR LF become a space.
std::string_view Parser::attribute_value(std::string_view name, char quote) {
    Piece piece;
    begin_piece(piece);
    bool told = false;
    while (true) {
        skip_plain_value();
        if (done() || *at_ == quote) break;
        switch (*at_) {
            case '"':
            case '\'': ++at_; break;
            case '<':
                if (!told) fault(rules::bare_less_than, at_, {std::string(name)});
                told = true;
                if (!done()) ++at_;
                break;
            case '&':
                flush_piece(piece);
                (void)reference();
                piece.from = at_;
                break;
            case '\t':
            case '\n':
            case '\r':
                flush_piece(piece);
                if (!looks_at("\r\n")) made_ += ' ';
                piece.from = ++at_;
                break;
            default: take_character();
        }
    }
    return end_piece(piece);
}

void Parser::end_tag() {
    const char* tag = at_;
    const char* name_end = skip_name(at_ + 2, end_);
    const std::string_view raw(tag + 2, static_cast<std::size_t>(name_end - tag - 2));
    at_ = name_end;
    while (!done() && is_space(*at_)) ++at_;
    if (done()) return fault(rules::unterminated, tag, {"the end tag"});
    if (*at_ != '>' || raw.empty()) {
        fault(rules::bad_tag, tag,
              {raw.empty() ? "\"</\" is not followed by a name"
                           : "\"</" + std::string(raw) + "\" is not closed"});
        if (raw.empty()) return;
        while (!done() && *at_ != '>' && *at_ != '<') ++at_;
        if (done()) return;
    }
    if (*at_ == '>') ++at_;
    std::size_t depth = open_.size() - 1;
    const auto open_name = [&](std::size_t i) { return tree_.names[tree_.items[open_[i].item].name].raw; };
    if (depth > 0 && open_name(depth) == raw) return close_element(tag);
    if (depth == 0) return fault(rules::stray_end_tag, tag, {std::string(raw)});
    const std::string innermost(open_name(depth));
    while (depth > 0 && open_name(depth) != raw) --depth;
    base::Finding finding{
        &rules::mismatched_tag, location(tree_, offset(tag), 1), {std::string(raw), innermost}, {}};
    finding.related.push_back(location(tree_, tree_.items[open_.back().item].offset, 1));
    if (faults_ < options_.most_findings)
        findings_.add(std::move(finding)), ++faults_;
    else
        fault(rules::mismatched_tag, tag);
    while (depth > 0 && open_.size() > depth) close_element(tag);
}

void Parser::close_element(const char* at) {
    const Open open = open_.back();
    open_.pop_back();
    Tree::Item& item = tree_.items[open.item];
    item.end = static_cast<std::uint32_t>(tree_.items.size());
    item.close = offset(at);
    if (open.context != 0) unbind(open);
}

void Parser::unbind(const Open& open) {
    for (const Tree::Binding& binding : tree_.contexts[open.context].bindings) names_.unbind(binding.prefix);
    context_ = tree_.contexts[open.context].parent;
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

/// A new context for what this tag declares; 0 when it says nothing new. Sets context_.
std::uint32_t Parser::open_context(std::uint32_t first, std::uint32_t context) {
    Tree::Context fresh{context, {}};
    for (std::size_t i = 0; i < raw_names_.size(); ++i) {
        const std::string_view raw = raw_names_[i];
        if (!declares(raw)) continue;
        const Tree::AttributeItem& attribute = tree_.attributes[first + i];
        const std::string_view prefix = raw.size() == 5 ? std::string_view{} : raw.substr(6);
        const std::string_view uri = names_.intern_uri({attribute.data, attribute.size});
        check_binding(prefix, uri, text_ + attribute.offset);
        if (names_.uri_of(prefix) == uri) continue;
        names_.bind(prefix, uri);
        fresh.bindings.push_back({prefix, uri});
    }
    if (fresh.bindings.empty()) return 0;
    context_ = static_cast<std::uint32_t>(tree_.contexts.size());
    tree_.contexts.push_back(std::move(fresh));
    return context_;
}

void Parser::resolve(std::uint32_t item) {
    const Tree::Item& element = tree_.items[item];
    for (std::uint32_t i = 0; i < element.count; ++i) {
        Tree::AttributeItem& attribute = tree_.attributes[element.first + i];
        attribute.name = resolve_name(raw_names_[i], context_, true, text_ + attribute.offset);
    }
}

std::uint32_t Parser::resolve_name(std::string_view raw, std::uint32_t context, bool is_attribute,
                                   const char* at) {
    // Most names have no colon, and then an attribute is in no namespace whatever is declared.
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
