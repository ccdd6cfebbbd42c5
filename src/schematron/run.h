// Running a schema over documents: one walk of the tree, rules found by name, the first that matches wins.
//
// A Runner belongs to one worker and is used for any number of documents; the Schema is shared. Results
// come in the order of the schema's patterns and, within one, in document order.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

#include "base/finding.h"
#include "schematron/library.h"
#include "schematron/run_memo.h"
#include "schematron/schema.h"

namespace schematron {

/// Where in an evaluated text emph, dir and span begin and end, in order.
struct Mark {
    std::size_t at = 0;
    const TextPart* part = nullptr;
};
using Marks = std::vector<Mark>;

/// An evaluated diagnostic or property.
struct Note {
    std::uint32_t number = 0;  ///< in the schema's
    std::string text{};
    Marks marks{};
};

/// A document that a pattern was run over in place of the one that is checked.
struct OtherDocument {
    std::uint32_t pattern = 0;
    const xml::Tree* tree = nullptr;
    std::string name{};
};

/// One line of the result: what SVRL calls fired-rule, failed-assert and successful-report.
struct Outcome {
    enum class Kind : std::uint8_t { fired, failed, reported, not_evaluated };
    Kind kind = Kind::fired;
    std::uint32_t pattern = 0, rule = 0;
    std::uint32_t assertion = 0;  ///< but for a fired rule
    std::uint32_t document = 0;   ///< 0: the one that is checked; else one more than in Result::documents
    NodeRef node{};
    std::string text{};  ///< evaluated, white space as in the schema; or why it is not evaluated
    Marks marks{};
    Weight weight = Weight::error;
    std::string role{}, flag{}, severity{};
    std::vector<Note> diagnostics{}, properties{};
};

struct Result {
    const Schema* schema = nullptr;  ///< that which was run: the one given, or of the phase that was chosen
    std::vector<OtherDocument> documents{};
    std::vector<Outcome> outcomes{};
    /// Assertions evaluated, by what came out; those that were not, and rules whose context was not.
    std::size_t passed = 0, failed = 0, not_evaluated = 0;
    std::vector<std::uint32_t> fired_rules{};  ///< how often rules of each pattern fired
};

/// A rule that may apply to nodes of a kind and name, and what its context asks of them.
struct Listed {
    Candidate candidate;
    const Target* target = nullptr;
};

/// What one pass walks: the document that is checked, or another for one pattern.
struct Checked {
    const xml::Document& document;  ///< that is checked
    const std::string& name;
    Library::Book* other = nullptr;                       ///< walked in its place
    std::optional<std::uint32_t> pattern = std::nullopt;  ///< the only one; none: all that name no documents
    std::uint32_t number = 0;                             ///< of Outcome::document
    [[nodiscard]] const xml::Document& walked() const {
        return other == nullptr ? document : other->document;
    }
};

class Runner {
  public:
    /// `schema` outlives the runner. `keep_fired`: note every rule that fires (SVRL lists them). `loader`
    /// gives the other documents that rules ask for; none: such rules are not evaluated.
    explicit Runner(const Schema& schema, bool keep_fired = false, const Loader& loader = {});
    ~Runner();
    Runner(const Runner&) = delete;
    Runner& operator=(const Runner&) = delete;

    /// `name` is the document's file: what it refers to is looked for beside it. The result points into
    /// documents that the runner keeps.
    [[nodiscard]] Result run(const xml::Document& document, const std::string& name = {});

  private:
    friend class Pass;
    Result run_phase(const xml::Document& document, const std::string& name);
    void run_documents(std::uint32_t pattern, const Checked& checked, Result& out);
    Library::Book& book_named(const Item& item, const std::string& checked);
    const std::vector<Listed>& candidates(NodeRef::Kind kind, std::string_view uri, std::string_view local);

    const Schema& schema_;
    bool keep_fired_;
    Library library_;
    std::vector<std::unique_ptr<Runner>> choices_;  ///< for those of the schema
    bool has_attributes_ = false, has_others_ = false;
    /// By kind and name, kept from document to document.
    std::unordered_map<std::string, std::vector<Listed>> candidates_;
    std::string key_;                        ///< of the last look-up: one buffer for all
    std::vector<std::uint32_t> first_rule_;  ///< by pattern: the number of its first rule among all
    std::uint32_t rule_count_ = 0;
    Memos memos_;
};

/// The findings of a result: one for each failed assertion, successful report and rule not evaluated, in
/// document order, each at its node.
[[nodiscard]] base::Findings findings_of(const Result& result, const Schema& schema,
                                         const xml::Document& document);

}  // namespace schematron
