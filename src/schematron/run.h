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

/// One line of the result: what SVRL calls fired-rule, failed-assert and successful-report.
struct Outcome {
    enum class Kind : std::uint8_t { fired, failed, reported, not_evaluated };
    Kind kind = Kind::fired;
    std::uint32_t pattern = 0, rule = 0;
    std::uint32_t assertion = 0;  ///< but for a fired rule
    NodeRef node{};
    std::string text{};  ///< evaluated, white space as in the schema; or why it is not evaluated
    Marks marks{};
    Weight weight = Weight::error;
    std::string role{}, flag{}, severity{};
    std::vector<Note> diagnostics{}, properties{};
};

struct Result {
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

class Runner {
  public:
    /// `schema` outlives the runner. `keep_fired`: note every rule that fires (SVRL lists them).
    explicit Runner(const Schema& schema, bool keep_fired = false);
    ~Runner();
    Runner(const Runner&) = delete;
    Runner& operator=(const Runner&) = delete;

    [[nodiscard]] Result run(const xml::Document& document);

  private:
    friend class Pass;
    const std::vector<Listed>& candidates(NodeRef::Kind kind, std::string_view uri, std::string_view local);

    const Schema& schema_;
    bool keep_fired_;
    bool has_attributes_ = false, has_others_ = false;
    /// By kind and name, kept from document to document.
    std::unordered_map<std::string, std::vector<Listed>> candidates_;
    std::string key_;                        ///< of the last look-up: one buffer for all
    std::vector<std::uint32_t> first_rule_;  ///< by pattern: the number of its first rule among all
    std::uint32_t rule_count_ = 0;
};

/// The findings of a result: one for each failed assertion, successful report and rule not evaluated, in
/// document order, each at its node.
[[nodiscard]] base::Findings findings_of(const Result& result, const Schema& schema,
                                         const xml::Document& document);

}  // namespace schematron
