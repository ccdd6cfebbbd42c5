// From the expanded source of a schema to the compiled one: names to slots, expressions to queries.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "schematron/schema.h"
#include "schematron/schema_source.h"

namespace schematron {

class Compiler {
  public:
    /// A lenient one takes faulty expressions as not evaluated: rules embedded in another schema must not
    /// make that one unusable.
    Compiler(const SchemaOptions& options, bool lenient, base::Findings& findings)
        : options_(options), lenient_(lenient), findings_(findings) {}

    /// The schema, when no fault was found. `binding` counts when the schema names none.
    [[nodiscard]] std::optional<Schema> run(const SourceNode& source, std::string_view binding);

  private:
    bool choose_binding(const SourceNode& source, std::string_view given);
    void namespaces(const SourceNode& source);

    /// The ids of the patterns to run; nothing: all. Phases are checked whether they are chosen or not.
    std::optional<std::set<std::string>> choose_phase(const SourceNode& source);
    void add_phase_let(const SourceNode& let, const SourceNode& schema, bool all);
    static std::vector<const SourceNode*> lets_of(const SourceNode& parent);

    /// Gives every variable its slot before any is compiled: global ones may refer to later ones.
    void declare(const std::vector<const SourceNode*>& lets, StaticContext& context);
    void compile_lets(const std::vector<const SourceNode*>& lets, const StaticContext& context);
    Let let_value(const SourceNode& let, const StaticContext& context);
    void let_markup(const SourceNode& source, Let& let);
    Compiled refused(const SourceNode& node, std::string_view attribute, std::string why);

    /// What a fault of an expression means: a fault of the schema, or a part that is not evaluated.
    std::string judge(const SourceNode& node, std::string_view attribute, const QueryFault& fault);
    Compiled query(const SourceNode& node, std::string_view attribute, const StaticContext& context);
    void name_keys(const SourceNode& parent);
    void keys(const SourceNode& source);
    [[nodiscard]] std::optional<std::string> unknown_key(const Query& query) const;
    void key(const SourceNode& key, const SourceNode& owner, std::string_view match, std::string_view use,
             const StaticContext& context);
    void diagnostics_of(const SourceNode& source);
    void collect_notes(const SourceNode& group, std::string_view child_name);
    void pattern(const SourceNode& source);
    Rule rule(const SourceNode& source, const StaticContext& outer);
    Varying varying(const SourceNode& node, std::string_view attribute, const StaticContext& context);
    std::vector<std::uint32_t> notes(const SourceNode& source, std::string_view attribute,
                                     const StaticContext& context);
    Assertion assertion(const SourceNode& source, const SourceNode& rule, const StaticContext& context);
    std::vector<TextPart> parts(const SourceNode& source, const StaticContext& context);

    /// Inline elements are nested only as deep as the grammar allows.
    void add_parts(const SourceNode& source, const StaticContext& context, std::vector<TextPart>& out);
    static Compiled self(const StaticContext& context);
    static std::string plain_text(const SourceNode& source);
    const SchemaOptions& options_;
    bool lenient_;
    base::Findings& findings_;
    Schema schema_;
    StaticContext context_;
    Context::Form form_ = Context::Form::pattern;
    std::vector<const SourceNode*> phase_lets_;
    std::set<std::string> key_names_;
    /// By "diagnostics id" and "properties id".
    std::map<std::string, const SourceNode*> notes_;
    const SourceNode* phase_ = nullptr;  ///< that is chosen; none: all patterns
};

/// An attribute that is a name or a reference: without the white space around it.
[[nodiscard]] std::string word(std::string_view text);
[[nodiscard]] std::string lower(std::string_view text);

}  // namespace schematron
