// Attributes that the internal subset declares: default values are supplied, values of types other than CDATA
// collapsed (XML 1.0 §3.3.2, §3.3.3), and those of type ID noted. Names are compared as they are written; of
// two declarations of one attribute the first counts.
#include "xml/characters.h"
#include "xml/parser.h"
#include "xml/rules.h"

namespace xml {

/// [52] AttlistDecl ::= '<!ATTLIST' S Name AttDef* S? '>'
bool Parser::attlist_declaration() {
    const std::string_view element = read_name();
    if (element.empty()) return false;
    while (true) {
        const bool spaced = !done() && is_space(*at_);
        skip_space();
        if (done() || *at_ == '>') return true;
        if (!spaced) {
            doctype_fault(at_, "white space is missing");
            return false;
        }
        Declared declared;
        declared.name = read_name();
        if (declared.name.empty() || !need_space()) return false;
        const char* type = at_;
        if (!attribute_type()) return false;
        const std::string_view written(type, static_cast<std::size_t>(at_ - type));
        declared.is_id = written == "ID";
        declared.tokens = written != "CDATA";
        if (!need_space() || !attribute_default(declared)) return false;
        const auto [place, fresh] = declared_.emplace(std::pair{element, declared.name}, declared);
        if (!fresh) continue;
        if (declared.is_id) tree_.id_attributes.emplace_back(element, declared.name);
        if (declared.at != nullptr) defaults_[element].push_back(&place->second);
    }
}

/// [60] DefaultDecl ::= '#REQUIRED' | '#IMPLIED' | (('#FIXED' S)? AttValue)
bool Parser::attribute_default(Declared& declared) {
    if (word("#REQUIRED") || word("#IMPLIED")) return true;
    if (word("#FIXED") && !need_space()) return false;
    const char quote = done() ? '\0' : *at_;
    if (quote != '"' && quote != '\'') {
        doctype_fault(at_, "a default value is expected");
        return false;
    }
    declared.at = ++at_;
    declared.value = attribute_value("of the declaration", quote);
    if (done()) return false;
    ++at_;
    return true;
}

/// To the attributes of the tag that was just read, from `first` on, what the declarations add and change.
void Parser::apply_declarations(std::string_view element, std::uint32_t item, std::uint32_t first) {
    const std::size_t written = tree_.attributes.size();
    for (std::size_t i = first; i < written; ++i) {
        const char* name = text_ + tree_.attributes[i].offset;
        const std::string_view raw(name, static_cast<std::size_t>(skip_name(name, end_) - name));
        const auto found = declared_.find(std::pair{element, raw});
        if (found == declared_.end()) continue;
        found->second.given_in = item;
        if (found->second.tokens) collapse_value(tree_.attributes[i]);
    }
    const auto defaults = defaults_.find(element);
    if (defaults == defaults_.end()) return;
    // A few declarations could make a small file a large document.
    const std::size_t most = 1000 + tree_.text.size() / 8;
    for (const Declared* declared : defaults->second) {
        if (declared->given_in == item) continue;
        if (++supplied_ > most) {
            if (supplied_ == most + 1) fault(rules::too_many_defaults, text_ + tree_.items[item].offset);
            return;
        }
        add_attribute(declared->name.data(), declared->name.size(), declared->at, declared->value);
        if (declared->tokens) collapse_value(tree_.attributes.back());
    }
}

void Parser::collapse_value(Tree::AttributeItem& attribute) {
    const bool made = (attribute.size & Tree::made_bit) != 0;
    const std::string_view value = made ? tree_.changed[attribute.size & ~Tree::made_bit]
                                        : std::string_view{text_ + attribute.value, attribute.size};
    std::string out;
    for (const char c : value) {
        if (c != ' ' || (!out.empty() && out.back() != ' ')) out += c;
    }
    if (out.ends_with(' ')) out.pop_back();
    if (out == value) return;
    if (made) {
        tree_.changed[attribute.size & ~Tree::made_bit] = keep(out);
    } else {
        attribute.size = static_cast<std::uint32_t>(tree_.changed.size()) | Tree::made_bit;
        tree_.changed.push_back(keep(out));
    }
}

}  // namespace xml
