// A compiled Schematron schema.
//
// Always holds: everything in it is resolved (includes, abstract patterns and rules, variables, phases) and
// nothing in it changes; one schema serves any number of threads. What cannot be evaluated is in it with
// its reason, so that a document it concerns is reported as not evaluated.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/finding.h"
#include "schematron/context.h"
#include "xml/tree.h"

namespace schematron {

/// An expression that was compiled, or why it was not.
struct Compiled {
    std::optional<Query> query{};
    std::string source{};   ///< as it stands in the schema, parameters put in
    std::string why_not{};  ///< why it is not evaluated; empty when there is a query
};

using SourceAttributes = std::vector<std::pair<std::string, std::string>>;

/// One part of a text: as it stands, the value or the name of what an expression selects, or where an emph,
/// dir or span begins or ends.
struct TextPart {
    enum class Kind : std::uint8_t { text, value, name, open, close };
    Kind kind = Kind::text;
    std::string text{};             ///< of open and close: the element's name
    Compiled query{};               ///< of value and name
    SourceAttributes attributes{};  ///< of open
};

/// What a schema says about a text beside it; SVRL repeats it.
struct Remarks {
    std::string see{}, icon{}, fpi{}, language{}, space{};
};

/// An attribute that may be a word or, as $name, a variable.
struct Varying {
    std::string written{};
    std::optional<Compiled> variable{};
};

struct Let {
    std::string name{};
    std::uint32_t slot = 0;
    Compiled value{};
    std::optional<SequenceType> type{};
    /// The value is markup: the root element of this one of Schema::fragments.
    std::optional<std::uint32_t> fragment{};
};

/// A diagnostic or, with role and scheme, a property.
struct Diagnostic {
    std::string id{}, role{}, scheme{};
    Remarks remarks{};
    std::vector<TextPart> text{};
};

enum class Weight : std::uint8_t { error, warning, info };
/// What a role or severity says; nothing: it is left out. A word that is none of those known is an error.
[[nodiscard]] std::optional<Weight> weight_named(std::string_view word);

struct Assertion {
    bool report = false;  ///< found when true; an assert is found when false
    Compiled test{};
    std::string id{};
    Varying role{}, flag{}, severity{};
    Weight of_rule = Weight::error;  ///< where the assertion has neither role nor severity
    Remarks remarks{};
    std::vector<TextPart> text{};
    std::vector<std::uint32_t> diagnostics{}, properties{};  ///< in those of Schema
    std::optional<Compiled> subject{};
};

struct Rule {
    std::optional<Context> context{};
    std::string source{};   ///< of the context
    std::string why_not{};  ///< why the context is not evaluated
    std::string id{}, role{}, flag{};
    std::vector<std::uint32_t> lets{};     ///< in Schema::lets
    std::optional<Compiled> visit_each{};  ///< what is checked in place of the node that matched
    std::vector<Assertion> assertions{};
};

struct Pattern {
    std::string id{}, name{}, role{};
    bool every_rule = false;              ///< a group: a rule does not keep the later ones from firing
    std::optional<Compiled> documents{};  ///< which documents it is about, when not the one that is checked
    std::vector<std::uint32_t> lets{};    ///< in Schema::lets
    std::vector<Rule> rules{};
};

struct Key {
    std::string name{};
    std::optional<Context> match{};
    Compiled use{};
};

/// A rule's alternative that may match a node, in the order in which rules are tried.
struct Candidate {
    std::uint32_t pattern = 0, rule = 0, alternative = 0;
    auto operator<=>(const Candidate&) const = default;
};

struct Schema {
    std::string file{};  ///< where it was read
    std::string title{}, schema_version{}, schema_edition{}, phase{}, binding{};
    std::vector<std::pair<std::string, std::string>> namespaces{};  ///< prefix, URI
    std::vector<Pattern> patterns{};                                ///< of the phase, in order
    std::vector<Diagnostic> diagnostics{}, properties{};
    std::vector<Let> lets{};
    std::vector<Key> keys{};
    std::vector<xml::Document> fragments{};  ///< the values of variables that are markup
    std::optional<Compiled> from{};          ///< of the phase: the nodes in whose subtrees rules fire
    std::optional<Compiled> when{};          ///< of the phase: the documents it is for
    /// The phases among which each document chooses, by `when`; this schema is for those that none is for.
    std::vector<Schema> choices{};
    std::size_t rule_count = 0, not_evaluated = 0;  ///< rules; those that are not evaluated, in part or whole

    /// The candidates for nodes of one kind, names left out.
    [[nodiscard]] const std::vector<std::pair<Target, Candidate>>& targets() const { return targets_; }
    void index();

  private:
    std::vector<std::pair<Target, Candidate>> targets_;
};

/// Gives the bytes behind an href of an include, relative to `base` (the file it stands in); nothing when
/// there is none. The caller decides what may be read.
struct Loaded {
    std::string name, bytes;
};
using Loader = std::function<std::optional<Loaded>(const std::string& href, const std::string& base)>;

struct SchemaOptions {
    /// A phase's id, "#ALL", "#DEFAULT": the schema's own default, else all; "#ANY": the first that says that
    /// it is for the document, else as "#DEFAULT".
    std::string phase = "#DEFAULT";
    Loader loader{};  ///< none: nothing can be included
};

/// Compiles a standalone schema, ISO or 1.5. Nothing when it is faulty; the faults are in `findings`, and
/// so is, as information, every part that is not evaluated. `name` is the file, for locations and includes.
[[nodiscard]] std::optional<Schema> compile(const xml::Document& document, const std::string& name,
                                            const SchemaOptions& options, base::Findings& findings);

/// Compiles the rules embedded anywhere in another schema (RELAX NG): patterns, rules, lets, namespaces and
/// diagnostics in document order. Such schemas have no place for a query binding; xslt2 is assumed.
[[nodiscard]] std::optional<Schema> compile_embedded(const xml::Document& document, const std::string& name,
                                                     const SchemaOptions& options, base::Findings& findings);
/// The same from the topmost Schematron elements of several documents, each with the name of its file.
struct EmbeddedPart {
    xml::Node node{};
    std::string name{};
};
[[nodiscard]] std::optional<Schema> compile_embedded(const std::vector<EmbeddedPart>& parts,
                                                     const SchemaOptions& options, base::Findings& findings);

/// Is this the root of a Schematron schema?
[[nodiscard]] bool is_schema(const xml::Document& document);

inline constexpr std::string_view iso_namespace = "http://purl.oclc.org/dsdl/schematron";
inline constexpr std::string_view old_namespace = "http://www.ascc.net/xml/schematron";

}  // namespace schematron
