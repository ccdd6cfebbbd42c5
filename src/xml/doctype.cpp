// The document type declaration: read for its form, and for the names of unparsed entities and notations,
// which the datatypes ENTITY and NOTATION ask for. What it says of attributes is followed as XML 1.0 §5.1
// asks of every processor: doctype_attributes.cpp. Entities are refused, not expanded; nothing outside the
// file is opened.
#include "xml/characters.h"
#include "xml/parser.h"
#include "xml/rules.h"

namespace xml {

void Parser::doctype_fault(const char* at, std::string what) {
    fault(rules::bad_doctype, at, {std::move(what)});
}

void Parser::skip_space() {
    while (!done() && is_space(*at_)) ++at_;
}

bool Parser::need_space() {
    if (done() || !is_space(*at_)) {
        doctype_fault(at_, "white space is missing");
        return false;
    }
    skip_space();
    return true;
}

bool Parser::word(std::string_view expected) {
    if (!looks_at(expected)) return false;
    at_ += expected.size();
    return true;
}

std::string_view Parser::read_name() {
    const char* start = at_;
    at_ = skip_name(at_, end_);
    const std::string_view name(start, static_cast<std::size_t>(at_ - start));
    const std::size_t colon = name.find(':');
    if (name.empty()) {
        doctype_fault(at_, "a name is missing");
    } else if (colon != std::string_view::npos &&
               !(is_ncname(name.substr(0, colon)) && is_ncname(name.substr(colon + 1)))) {
        fault(rules::bad_name, start, {std::string(name)});
    }
    return name;
}

/// A quoted string of any characters.
bool Parser::literal(std::string_view what) {
    const char quote = done() ? '\0' : *at_;
    if (quote != '"' && quote != '\'') {
        doctype_fault(at_, "the " + std::string(what) + " is not quoted");
        return false;
    }
    const std::size_t end = rest().find(quote, 1);
    if (end == std::string_view::npos) {
        doctype_fault(at_, "the " + std::string(what) + " never ends");
        return false;
    }
    const char* start = at_;
    check_characters(at_ + 1, at_ + end);
    if (done()) return false;
    at_ = start + end + 1;
    return true;
}

/// [12] PubidLiteral
bool Parser::pubid_literal() {
    constexpr std::string_view allowed =
        " \r\nabcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-'()+,./:=?;!*#@$_%";
    const char* start = at_;
    if (!literal("public identifier")) return false;
    const std::string_view body(start + 1, static_cast<std::size_t>(at_ - start - 2));
    if (body.find_first_not_of(allowed) == std::string_view::npos) return true;
    doctype_fault(start, "the public identifier has a character that is not allowed there");
    return false;
}

/// [75] ExternalID, or [83] PublicID when `public_alone`.
bool Parser::external_id(bool public_alone) {
    if (word("SYSTEM")) return need_space() && literal("system identifier");
    if (!word("PUBLIC")) {
        doctype_fault(at_, "SYSTEM or PUBLIC is expected");
        return false;
    }
    if (!need_space() || !pubid_literal()) return false;
    const bool spaced = !done() && is_space(*at_);
    const char* after = at_;
    skip_space();
    const bool quoted = !done() && (*at_ == '"' || *at_ == '\'');
    if (public_alone && !quoted) return true;
    if (!spaced) {
        doctype_fault(after, "white space is missing");
        return false;
    }
    return literal("system identifier");
}

/// [28] doctypedecl ::= '<!DOCTYPE' S Name (S ExternalID)? S? ('[' intSubset ']' S?)? '>'
void Parser::doctype() {
    const char* start = at_;
    if (have_doctype_ || root_ != 0) {
        fault(rules::outside, start,
              {"a document type declaration stands only once, before the first element, not"});
    }
    have_doctype_ = true;
    at_ += 9;
    if (done() || !need_space() || read_name().empty()) return;
    const bool spaced = !done() && is_space(*at_);
    skip_space();
    if (looks_at("SYSTEM") || looks_at("PUBLIC")) {
        if (!spaced) doctype_fault(at_, "white space is missing");
        if (done() || !external_id(false)) return;
        skip_space();
    }
    if (word("[")) internal_subset();
    skip_space();
    if (!done() && *at_ == '>') {
        ++at_;
    } else {
        doctype_fault(done() ? start : at_, "it is not closed with \">\"");
    }
}

/// [28b] intSubset ::= (markupdecl | PEReference | S)*. After a fault, on with the next declaration.
void Parser::internal_subset() {
    while (true) {
        skip_space();
        if (done() || word("]")) return;
        if (looks_at("<!--")) {
            comment();
        } else if (looks_at("<?")) {
            instruction();
        } else if (*at_ == '%') {
            const char* start = at_++;
            const std::string_view name = read_name();
            if (!done() && *at_ == ';') ++at_;
            fault(rules::unknown_entity, start, {"%" + std::string(name)});
        } else if (!markup_declaration()) {
            const std::size_t next = rest().find('>');
            at_ = next == std::string_view::npos ? end_ : at_ + next + 1;
        }
    }
}

bool Parser::markup_declaration() {
    bool (Parser::*read)() = nullptr;
    if (word("<!ELEMENT"))
        read = &Parser::element_declaration;
    else if (word("<!ATTLIST"))
        read = &Parser::attlist_declaration;
    else if (word("<!ENTITY"))
        read = &Parser::entity_declaration;
    else if (word("<!NOTATION"))
        read = &Parser::notation_declaration;
    if (read == nullptr) {
        doctype_fault(at_, "a declaration is expected here");
        return false;
    }
    if (!need_space() || !(this->*read)()) return false;
    skip_space();
    if (word(">")) return true;
    doctype_fault(at_, "the declaration is not closed with \">\"");
    return false;
}

/// [45] elementdecl ::= '<!ELEMENT' S Name S contentspec S? '>'
bool Parser::element_declaration() {
    if (read_name().empty() || !need_space()) return false;
    return word("EMPTY") || word("ANY") || content_model();
}

/// [47] children, [51] Mixed. A stack of separators, one for each open parenthesis.
bool Parser::content_model() {
    const char* start = at_;
    std::string separators;
    bool mixed = false, many = false;
    const auto wrong = [&] {
        doctype_fault(start, "the content model is malformed");
        return false;
    };
    do {
        skip_space();
        if (word("(")) {
            separators += ' ';
            continue;
        }
        if (separators.empty()) return wrong();
        if (word("#PCDATA")) {
            if (separators != " " || many) return wrong();
            mixed = true;
        } else {
            if (read_name().empty()) return false;
            if (!mixed && !done() && (*at_ == '?' || *at_ == '*' || *at_ == '+')) ++at_;
        }
        skip_space();
        while (!separators.empty() && word(")")) {
            separators.pop_back();
            if (mixed) return word("*") || (!many || wrong());
            if (!done() && (*at_ == '?' || *at_ == '*' || *at_ == '+')) ++at_;
            if (!separators.empty()) skip_space();
        }
        if (separators.empty()) return true;
        if (done() || (*at_ != '|' && *at_ != ',')) return wrong();
        const bool fits = separators.back() == ' ' || separators.back() == *at_;
        if (!fits || (mixed && *at_ != '|')) return wrong();
        separators.back() = *at_++;
        many = true;
    } while (!done());
    return wrong();
}

bool Parser::attribute_type() {
    // Longer words first: ID is a beginning of IDREFS.
    for (const std::string_view type :
         {"CDATA", "IDREFS", "IDREF", "ID", "ENTITIES", "ENTITY", "NMTOKENS", "NMTOKEN"}) {
        if (word(type)) return true;
    }
    if (word("NOTATION")) return need_space() && enumeration(true);
    return enumeration(false);
}

/// [7] Nmtoken: a name that may begin with any name character.
bool Parser::name_token() {
    const char* start = at_;
    while (!done()) {
        const CodePoint next = decode(at_, end_);
        if (next.size == 0 || !is_name_char(next.code)) break;
        at_ += next.size;
    }
    if (at_ != start) return true;
    doctype_fault(at_, "a name token is missing");
    return false;
}

/// [58] NotationType and [59] Enumeration: ( a | b | c )
bool Parser::enumeration(bool names) {
    if (!word("(")) {
        doctype_fault(at_, "an attribute type is expected");
        return false;
    }
    do {
        skip_space();
        if (!(names ? !read_name().empty() : name_token())) return false;
        skip_space();
    } while (word("|"));
    if (word(")")) return true;
    doctype_fault(at_, "the enumeration is not closed");
    return false;
}

/// [70] EntityDecl. Only unparsed entities are accepted: they have no text to expand.
bool Parser::entity_declaration() {
    const char* start = at_;
    const bool parameter = word("%");
    if (parameter && !need_space()) return false;
    const std::string name(read_name());
    if (name.empty() || !need_space()) return false;
    const bool quoted = !done() && (*at_ == '"' || *at_ == '\'');
    if (!(quoted ? literal("entity value") : external_id(false))) return false;
    const bool spaced = !done() && is_space(*at_);
    skip_space();
    if (!quoted && !parameter && spaced && word("NDATA")) {
        if (!need_space() || read_name().empty()) return false;
        tree_.unparsed_entities.push_back(name);
        return true;
    }
    if (!parameter) refused_entities_.insert(name);
    fault(rules::entity_declared, start, {name});
    return !done();
}

/// [82] NotationDecl ::= '<!NOTATION' S Name S (ExternalID | PublicID) S? '>'
bool Parser::notation_declaration() {
    const std::string name(read_name());
    if (name.empty() || !need_space() || !external_id(true)) return false;
    tree_.notations.push_back(name);
    return true;
}

}  // namespace xml
