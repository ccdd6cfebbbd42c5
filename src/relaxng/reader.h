// Reads schema files into a Grammar: the full syntax of RELAX NG §3 and the simplifications §4.1 to §4.18 in
// one walk, without a tree in between. One loop over a stack of frames, so that no depth of nesting hurts.
#pragma once

#include <memory>
#include <span>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "relaxng/grammar.h"
#include "relaxng/schema.h"

namespace relaxng {

enum class Tag : std::uint8_t {
    element,
    attribute,
    group,
    interleave,
    choice,
    optional,
    zero_or_more,
    one_or_more,
    list,
    mixed,
    ref,
    parent_ref,
    empty,
    value,
    text,
    data,
    not_allowed,
    external_ref,
    grammar,
    param,
    except,
    div,
    include,
    start,
    define,
    name,
    any_name,
    ns_name
};

class Reader {
  public:
    Reader(Grammar& grammar, const Resolver& resolver, base::Findings& findings)
        : grammar_(grammar), resolver_(resolver), findings_(findings) {}
    /// Reads the schema and everything it refers to. The grammar's start is set; names are complete.
    void run(const std::string& path, std::string bytes);

  private:
    static constexpr std::uint32_t none = 0xFFFFFFFF;
    static constexpr std::uint8_t foreign = 0xFD, no_tag = 0xFE, unseen = 0xFF;  ///< beside the tags

    /// What an attribute is there for: the first four are those of info tables, the rest stand anywhere.
    enum class Use : std::uint8_t { name, type, href, combine, ns, library, other, reserved, wrong, unseen };

    /// What the children of a frame are read as.
    enum class Role : std::uint8_t {
        patterns,
        grammar_parts,
        include_parts,
        names,
        data_parts,
        except_patterns,
        nothing
    };

    struct Frame {
        xml::Node node{};
        xml::Node next{};
        Tag tag = Tag::empty;
        Role role = Role::nothing;
        bool wants_name = false;  ///< element or attribute without a name attribute, name class to come
        bool discard = false;     ///< inside a definition that an include overrides
        std::uint32_t source = 0;
        std::uint32_t scope = none;
        std::uint32_t overrides = none;
        std::size_t forms = 0, names = 0;  ///< operands below those of this frame
        std::string_view ns{}, library{};
        std::string_view name{}, type{};  ///< of these attributes, without the blanks around
        bool has_name = false, has_type = false, has_ns = false;
        std::vector<Parameter> parameters{};
        bool had_except = false;
        std::uint32_t included = none;  ///< include: the overrides it makes
        bool closes_source = false;     ///< root of an external file
    };
    struct Scope {
        std::uint32_t parent = none;
        std::unordered_map<std::string_view, std::uint32_t> defines{};  ///< names as they stand in the files
    };
    /// What an include redefines; a definition of these names in the included files is dropped.
    struct Overrides {
        std::uint32_t parent = none;
        std::unordered_map<std::string, bool> matched{};
        Place place{};
    };

    // reader.cpp: the walk
    xml::Document parse(std::string bytes);
    void walk();
    void open(xml::Node node, const Frame& parent);
    bool admit(const Frame& parent, Frame& frame);
    std::uint8_t known_tag(const Frame& frame);
    Use use_of(const Frame& frame, xml::Attribute attribute);
    void read_attributes(Frame& frame);
    void check_text(const Frame& frame, xml::Node text);
    [[nodiscard]] std::string text_of(xml::Node node) const;
    void fault(const base::Rule& rule, const Frame& frame, std::vector<std::string> arguments = {});

    // reader_patterns.cpp: what each element means
    void begin(Frame& frame);
    void close(Frame& frame);
    void close_pattern(Frame& frame);
    void close_name_class(Frame& frame);
    void close_data(Frame& frame);
    void close_value(Frame& frame);
    void close_definition(Frame& frame);
    void close_grammar(Frame& frame);
    void close_reference(Frame& frame);
    void name_from_attribute(Frame& frame);
    std::uint32_t qualified_name(const Frame& frame, std::string_view ns, std::string_view text);
    void check_attribute_names(const Frame& frame, std::uint32_t name_class);
    std::uint32_t datatype(const Frame& frame, std::string_view library, std::string_view type);
    FormId add_form(Op op, const Frame& frame, std::uint32_t item = 0);
    FormId combine(Op op, const Frame& frame, std::span<const FormId> members);
    FormId combine_operands(Op op, const Frame& frame);
    FormId combine_with(Op op, FormId form, Op other, const Frame& frame);
    FormId one_form(const Frame& frame);

    // reader_files.cpp: include, externalRef, grammars
    void begin_include(Frame& frame);
    void read_included(Frame& frame);
    void begin_external(Frame& frame);
    std::uint32_t open_source(const Frame& frame);
    std::string resolve(const Frame& frame, std::string_view href);
    std::uint32_t define_number(std::uint32_t scope, std::string_view name, Place place);
    bool overridden(const Frame& frame, std::string_view name);
    void finish_defines();

    Grammar& grammar_;
    const Resolver& resolver_;
    base::Findings& findings_;
    std::vector<Frame> frames_;
    std::vector<FormId> forms_;         ///< operands
    std::vector<std::uint32_t> names_;  ///< operands: written name classes
    std::vector<Scope> scopes_;
    std::vector<Overrides> overrides_;
    std::vector<std::uint32_t> open_sources_;
    bool misnamed_ = false;  ///< a definition or a reference has a name that is none
    std::unordered_map<std::string, std::uint32_t> source_numbers_;
    std::unordered_map<std::string, std::uint32_t> datatype_numbers_;
    std::vector<std::vector<std::uint8_t>> tags_;  ///< by file and name: what known_tag() says
    std::vector<std::vector<Use>> uses_;           ///< likewise, of attributes: what use_of() says
};

}  // namespace relaxng
