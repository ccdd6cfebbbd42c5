// Tags and attributes.
#include <algorithm>

#include "xml/characters.h"
#include "xml/parser.h"
#include "xml/rules.h"

namespace xml {

void Parser::start_tag() {
    const char* tag = at_;
    const ShortName quick = end_ - at_ > 16 ? short_name(at_ + 1) : ShortName{};
    const std::uint32_t met = quick.size == 0 ? 0 : names_.elements().find(quick, context_);
    const char* name_end = met != 0 ? at_ + 1 + quick.size : skip_plain_name(at_ + 1);
    // A letter beyond ASCII or a colon: read it again with all that names may have.
    if (met == 0 && (static_cast<unsigned char>(*name_end) >= 0x80 || *name_end == ':'))
        name_end = skip_name(at_ + 1, end_);
    if (name_end == at_ + 1) {
        ++at_;
        return fault(rules::bad_tag, tag, {"\"<\" is not followed by a name"});
    }
    const std::string_view raw(tag + 1, static_cast<std::size_t>(name_end - tag - 1));
    if (open_.size() > options_.deepest) {
        fault(rules::too_deep, tag, {std::to_string(options_.deepest)});
        cut_off_ = true;
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
    if (!prefixed_.empty()) {
        prefixed_.clear();
        prefixed_at_.clear();
        declares_any_ = false;
    }
    at_ = name_end;
    // Most tags of texts have no attributes.
    const bool complete = *at_ == '>' ? (++at_, true) : attributes(tag);
    if (!declared_.empty()) apply_declarations(raw, item, first);
    const std::uint32_t opened = declares_any_ ? open_context() : 0;
    const auto count = static_cast<std::uint32_t>(tree_.attributes.size()) - first;
    const bool known = met != 0 && opened == 0;
    const std::uint32_t name = known ? met : resolve_name(raw, context_, false, tag + 1);
    if (!known && raw.size() == quick.size && faults_ == 0) names_.elements().add(quick, context_, name);
    Tree::Item& element = tree_.items[item];
    element.first = first;
    element.count = count;
    element.close = offset(tag);
    element.name = name;
    if (!prefixed_.empty()) resolve_prefixed();
    if (count > 1 && !surely_different(first)) check_duplicates(item);
    if (complete && at_[-2] == '/') {
        if (opened != 0) unbind(opened);
        return;
    }
    if (opened == 0 && only_text(item, raw)) return;
    open_.push_back({item, opened, raw});
}

/// Reads the text that follows a start tag, when it is plain, and the end tag if that follows; then the
/// element is complete, as most are that have a text.
bool Parser::only_text(std::uint32_t item, std::string_view name) {
    if (done()) return false;
    if (*at_ != '<') {
        const char* end = plain_text_end(at_);
        if (*end != '<') return false;
        tree_.items.push_back({.kind = Kind::text,
                               .parent = item,
                               .end = static_cast<std::uint32_t>(tree_.items.size()) + 1,
                               .offset = offset(at_),
                               .first = offset(at_),
                               .count = static_cast<std::uint32_t>(end - at_)});
        at_ = end;
    }
    const auto left = static_cast<std::size_t>(end_ - at_);
    const bool closes =
        left > name.size() + 2 && at_[1] == '/' && same_bytes(at_ + 2, name) && at_[2 + name.size()] == '>';
    if (!closes) return false;
    Tree::Item& element = tree_.items[item];
    element.end = static_cast<std::uint32_t>(tree_.items.size());
    element.close = offset(at_);
    at_ += 3 + name.size();
    return true;
}

/// Attributes as nearly all are written, name="value" with nothing to replace: the same as attributes() does,
/// in one loop. Stops before whatever else there is.
void Parser::plain_attributes() {
    const char* at = at_;
    while (is_space(*at)) {
        const char* name = at + 1;
        while (is_space(*name)) ++name;
        const ShortName quick = end_ - name >= 16 ? short_name(name) : ShortName{};
        const std::uint32_t met = quick.size == 0 ? 0 : names_.attributes().find(quick, Interner::no_context);
        const char* after = met != 0 ? name + quick.size : skip_plain_name(name);
        const char quote = after == name || *after != '=' ? '\0' : after[1];
        if (quote != '"' && quote != '\'') break;
        const char* value = after + 2;
        const char* end = plain_value_end(value);
        if (*end != quote) break;
        const auto size = static_cast<std::size_t>(end - value);
        if (met != 0 && size < Tree::made_bit)
            tree_.attributes.push_back({met, offset(name), offset(value), static_cast<std::uint32_t>(size)});
        else
            add_attribute(name, static_cast<std::size_t>(after - name), value, {value, size});
        at = end + 1;
    }
    at_ = at;
}

/// Have the attributes from that one on, of which none has a prefix but xml, different numbers and so names?
/// False also when it would take a closer look.
bool Parser::surely_different(std::uint32_t first) const {
    std::uint64_t seen = 0;
    for (std::size_t i = first; i < tree_.attributes.size(); ++i) {
        const std::uint64_t bit = std::uint64_t{1} << (tree_.attributes[i].name & 63U);
        if ((seen & bit) != 0) return false;
        seen |= bit;
    }
    return prefixed_.empty();
}

/// The attributes and the end of the tag; false when the text ends first.
bool Parser::attributes(const char* tag) {
    while (true) {
        plain_attributes();
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
    add_attribute(start, name.size(), after + 1, value);
    return true;
}

/// `value` is where it begins in the text, `read` what it says. A name without a colon is resolved at once,
/// others when all declarations of the tag are known.
void Parser::add_attribute(const char* name, std::size_t name_size, const char* value,
                           std::string_view read) {
    const std::string_view raw(name, name_size);
    Tree::AttributeItem item;
    item.offset = offset(name);
    item.value = offset(value);
    item.size = static_cast<std::uint32_t>(read.size());
    if (read.data() != value || read.size() >= Tree::made_bit) {
        item.size = static_cast<std::uint32_t>(tree_.changed.size()) | Tree::made_bit;
        tree_.changed.push_back(read);
    }
    if (raw.find(':') != std::string_view::npos || raw == "xmlns") {
        prefixed_.push_back(raw);
        prefixed_at_.push_back(static_cast<std::uint32_t>(tree_.attributes.size()));
        declares_any_ = declares_any_ || declares(raw);
    } else {
        item.name = names_.find(raw, Interner::no_context);
        if (item.name == 0) item.name = names_.add(raw, 0, {}, Interner::no_context);
        remember_attribute(name, name_size, item.name);
    }
    tree_.attributes.push_back(item);
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
    // Nearly always it is the innermost one's, closed at once: then nothing is left to check.
    const std::string_view expected = open_.back().name;
    if (!expected.empty() && static_cast<std::size_t>(end_ - tag) > expected.size() + 2 &&
        same_bytes(tag + 2, expected) && tag[2 + expected.size()] == '>') {
        at_ = tag + 3 + expected.size();
        return close_element(tag);
    }
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
    const auto open_name = [&](std::size_t i) { return open_[i].name; };
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
    if (open.context != 0) unbind(open.context);
}

}  // namespace xml
