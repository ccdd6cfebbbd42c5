// The one pass that reads XML: checks everything XML 1.0 and Namespaces in XML ask of a document and fills
// a Tree on the way. parse.cpp has the prolog and content, tags.cpp tags and names, doctype.cpp the document
// type declaration, characters of text are checked in scan.cpp.
//
// After a fault it goes on where a person would: a stray "&" or "<" is text, a wrong end tag closes what it
// names if that is open. Linear: no byte is looked at more than a fixed number of times.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "xml/interner.h"
#include "xml/tree.h"

namespace xml {

class Parser {
  public:
    Parser(Tree& tree, base::Findings& findings, const ParseOptions& options);
    /// Reads tree.text from tree.begin to its end.
    void run();

  private:
    struct Open {
        std::uint32_t item = 0;
        std::uint32_t context = 0;  ///< 0, or the context that this element opened
        std::string_view name{};    ///< as written
    };
    /// Characters of a value: a view of the text as long as nothing had to be changed, else a copy.
    struct Piece {
        const char* from = nullptr;  ///< where the unchanged run began
        bool copied = false;
    };

    /// An attribute that the internal subset declares for an element.
    struct Declared {
        bool is_id = false, tokens = false;  ///< of a type other than CDATA: white space is collapsed
        std::string_view name{};             ///< as in the declaration, and so is
        const char* at = nullptr;            ///< the default value; none: there is none
        std::string_view value{};
        std::uint32_t given_in = 0;  ///< the last element that has it
    };

    // parse.cpp
    [[nodiscard]] std::optional<std::size_t> of_all(char c, std::size_t items, std::size_t each) const;
    void xml_declaration();
    void declaration_fields(std::string_view fields, const char* at);
    void content();
    void text_run();
    [[nodiscard]] bool is_layout(const char* start) const;
    void outside_text();
    void cdata();
    void comment();
    void instruction();
    void finish();
    std::uint32_t add_item(Kind kind, const char* at) {
        const auto index = static_cast<std::uint32_t>(tree_.items.size());
        tree_.items.push_back(
            {.kind = kind, .parent = open_.back().item, .end = index + 1, .offset = offset(at)});
        return index;
    }
    void set_value(std::uint32_t item, std::string_view value);

    // tags.cpp
    void start_tag();
    bool only_text(std::uint32_t item, std::string_view name);
    bool attributes(const char* tag);
    void plain_attributes();
    bool attribute();
    void add_attribute(const char* name, std::size_t name_size, const char* value, std::string_view read);
    std::string_view attribute_value(std::string_view name, char quote);
    void end_tag();
    void close_element(const char* at);
    void unbind(std::uint32_t context);
    std::uint32_t open_context();
    std::uint32_t known_context(const std::vector<Tree::Binding>& bindings);
    bool declares(std::string_view raw) const;
    void check_binding(std::string_view prefix, std::string_view uri, const char* at);
    void resolve_prefixed();
    std::uint32_t resolve_name(std::string_view raw, std::uint32_t context, bool is_attribute,
                               const char* at);
    void check_duplicates(std::uint32_t item);
    [[nodiscard]] bool surely_different(std::uint32_t first) const;
    void remember_attribute(const char* at, std::size_t size, std::uint32_t name);

    // doctype.cpp
    void doctype();
    void internal_subset();
    bool markup_declaration();
    bool element_declaration();
    bool content_model();
    bool attlist_declaration();
    bool attribute_type();
    bool attribute_default(Declared& declared);
    void apply_declarations(std::string_view element, std::uint32_t item, std::uint32_t first);
    void collapse_value(Tree::AttributeItem& attribute);
    bool enumeration(bool names);
    bool name_token();
    bool entity_declaration();
    bool notation_declaration();
    bool external_id(bool public_alone);
    bool literal(std::string_view what);
    bool pubid_literal();
    bool need_space();
    bool word(std::string_view expected);
    std::string_view read_name();
    void skip_space();
    void doctype_fault(const char* at, std::string what);

    // scan.cpp
    /// Goes on over characters that stand for themselves in text; stops at < & ] CR, a fault or the end.
    void skip_plain_text();
    /// The same in an attribute value: stops at < & ' " TAB LF CR.
    void skip_plain_value();
    const char* plain_text_end(const char* at) const;
    /// Where the plain characters of a value end.
    const char* plain_value_end(const char* at) const;
    /// Takes one character that is not plain: a multi-byte one, or a forbidden one (reported).
    void take_character();
    /// Checks all characters of [from, to).
    void check_characters(const char* from, const char* to);
    /// After "&": the reference's character onto `made_`; false when there is none (reported, "&" kept).
    bool reference();
    bool character_reference(const char* ampersand);
    void begin_piece(Piece& piece);
    void flush_piece(Piece& piece);
    std::string_view end_piece(Piece& piece);
    std::string_view with_line_feeds(std::string_view raw);
    std::string_view keep(std::string_view value);

    void fault(const base::Rule& rule, const char* at, std::vector<std::string> arguments = {});
    [[nodiscard]] std::uint32_t offset(const char* at) const {
        return static_cast<std::uint32_t>(at - text_);
    }
    /// Does a value stand in the text as it is read?
    [[nodiscard]] bool in_text(std::string_view value) const {
        return value.data() >= text_ && value.data() + value.size() <= end_;
    }
    [[nodiscard]] bool done() const { return at_ >= end_; }
    [[nodiscard]] bool looks_at(std::string_view what) const {
        return static_cast<std::size_t>(end_ - at_) >= what.size() &&
               std::string_view(at_, what.size()) == what;
    }
    [[nodiscard]] std::string_view rest() const { return {at_, static_cast<std::size_t>(end_ - at_)}; }

    Tree& tree_;
    base::Findings& findings_;
    const ParseOptions& options_;
    Interner names_;
    const char* text_;
    const char* at_;
    const char* end_;
    std::vector<Open> open_;
    /// Of the tag being read: the attributes whose names have a colon or may declare a namespace.
    std::vector<std::string_view> prefixed_;
    std::vector<std::uint32_t> prefixed_at_;  ///< where these stand in tree_.attributes
    bool declares_any_ = false;               ///< does one of them declare a namespace?
    std::vector<std::uint32_t> seen_;         ///< by expanded name: the last element that had it
    std::string made_;                        ///< the copied part of the value being read
    std::size_t room_ = 0;                    ///< left in the last block of tree_.made
    std::size_t faults_ = 0;
    bool cut_off_ = false;  ///< the rest is not read, and nothing is said of what it would have closed
    std::uint32_t context_ = 0;
    std::vector<Tree::Binding> bindings_;                       ///< what the tag being read declares anew
    std::unordered_multimap<std::size_t, std::uint32_t> same_;  ///< contexts by a hash of what makes them
    std::uint32_t root_ = 0;                                    ///< the document element, once there is one
    bool have_doctype_ = false;
    /// By element and attribute, as written; and by element those with a default.
    std::map<std::pair<std::string_view, std::string_view>, Declared> declared_;
    std::unordered_map<std::string_view, std::vector<Declared*>> defaults_;
    std::set<std::string, std::less<>> refused_entities_;  ///< said once, where they are declared
    std::size_t supplied_ = 0;                             ///< attributes that stand in no tag
};

}  // namespace xml
