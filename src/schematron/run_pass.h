// One run of a schema over one document: the walk, the variables, the assertions.
#pragma once

#include <memory>
#include <optional>
#include <vector>

#include "schematron/run.h"
#include "schematron/run_memo.h"

namespace schematron {

/// Variables and keys of the schema for one document, each evaluated when it is first asked for.
class Variables : public Environment {
  public:
    /// Over the document that is checked.
    Variables(const xml::Document& document, const Schema& schema, Library& library, const std::string& name);
    /// Over what a pass walks.
    Variables(const Checked& checked, const Schema& schema, Library& library);

    [[nodiscard]] const Sequence& variable(std::uint32_t slot) override;
    [[nodiscard]] const Nodes& key(const xml::Tree* tree, const std::string& name,
                                   const std::string& value) override;

    /// A rule fires at this node: its variables are new. Global ones stay.
    void enter(const Rule& rule, const Item& node);

  private:
    struct State {
        enum class Kind : std::uint8_t { unknown, running, known, failed } kind = Kind::unknown;
        Sequence value{};
        std::string why_not{};
        std::unique_ptr<Evaluator> evaluator{};
        enum class Scope : std::uint8_t { schema, pattern, rule } scope = Scope::schema;
    };
    using KeyTable = std::unordered_map<std::string, Nodes>;
    KeyTable build_key(const xml::Tree* tree, const std::string& name);
    Sequence evaluated(const Let& let, State& state);
    Sequence markup_of(const Let& let);
    [[nodiscard]] const Item& context_of(const State& state) const;

    const Schema& schema_;
    std::vector<State> states_;
    Item checked_root_, walked_root_;
    const Item* node_ = nullptr;
    std::map<std::pair<const xml::Tree*, std::string>, KeyTable> keys_;
    std::vector<std::string> building_;
    Nodes nothing_;
};

class Pass {
  public:
    Pass(Runner& runner, const Checked& checked);
    [[nodiscard]] Result run();
    /// Nothing is walked: no rule is evaluated, for this reason.
    [[nodiscard]] Result give_up(const std::string& why);

  private:
    static constexpr std::uint32_t few_visits = 3;
    enum class Place : std::uint8_t { document_element, deeper };

    struct Part {
        std::uint32_t begin = 0, end = 0;
    };
    [[nodiscard]] std::vector<Part> parts_of_phase();
    [[nodiscard]] bool concerns(std::uint32_t pattern) const;
    Result take_result();
    void visit_elements(const Part& part);
    void visit(const NodeRef& node, std::uint32_t begin, std::uint32_t end, std::uint64_t needs = 0);
    void visit(const NodeRef& node, const Lives& candidates) {
        visit(node, candidates.begin, candidates.end);
    }
    void visit_element(std::uint32_t element, PathTable::Path path);
    void find_needs();
    [[nodiscard]] std::uint64_t needs_of(const Target& target);
    void close_lives(Lives& lives);
    void settle(const NodeRef& node, PathRules& rules);
    void add_settled();
    void pass_over(const Candidate& candidate, std::size_t times);
    [[nodiscard]] bool nothing_found(const Candidate& candidate, const NodeRef& node);
    PathTable::Path path_of(xml::Node element);
    PathRules& rules_of(PathTable::Path path, xml::Node element) {
        if (path >= memo_.by_path.size()) memo_.by_path.resize(std::size_t{path} * 2);
        PathRules& rules = memo_.by_path[path];
        if (rules.lives.begin == Lives::unknown) find_rules(rules, element);
        return rules;
    }
    void pass_settled(PathTable::Path path) {
        if (path >= seen_.size()) seen_.resize(memo_.by_path.size());
        if (seen_[path]++ == 0) settled_paths_.push_back(path);
    }
    void find_rules(PathRules& rules, xml::Node element);
    Matcher& matcher_of(const Candidate& candidate);
    [[nodiscard]] bool any_rule();
    [[nodiscard]] bool has_attribute_rules();
    [[nodiscard]] bool possible(const Target& target);
    Lives live(const std::vector<Listed>& listed, Place place = Place::deeper);
    const Lives& candidates(xml::Node element);
    const Lives& candidates(const xml::Attribute& attribute);
    const Lives& candidates(NodeRef::Kind kind);
    [[nodiscard]] std::uint32_t number_of(const Candidate& candidate) const;
    bool matches(const Candidate& candidate, const NodeRef& node);
    void fire(std::uint32_t pattern, std::uint32_t rule, const NodeRef& node);
    void visit_each(std::uint32_t pattern, std::uint32_t rule);
    void check(std::uint32_t pattern, std::uint32_t rule, std::uint32_t assertion);
    void note(Outcome::Kind kind, std::uint32_t pattern, std::uint32_t rule, std::uint32_t assertion,
              std::string why_not);
    void add_text(Outcome& outcome, const Assertion& assertion, const Item& item);
    Evaluator& test_of(std::uint32_t rule_number, std::uint32_t assertion, const Query& query);
    std::string text_of(const std::vector<TextPart>& parts, const Item& item, Marks& marks);
    std::string word_of(const Varying& word, const Item& item);
    void weigh(Outcome& outcome, const Assertion& assertion);
    std::string value_text(const Compiled& expression, const Item& item);
    std::string part_text(const TextPart& part, const Item& item);
    void give_up_context(const Candidate& candidate, const std::string& why);
    Evaluator& evaluator(const Query& query);

    Runner& runner_;
    const Schema& schema_;
    const Checked checked_;
    const xml::Document& document_;  ///< that is walked
    Variables variables_;
    /// By query: bound to the document when first used.
    std::unordered_map<const Query*, std::unique_ptr<Evaluator>> evaluators_;
    std::vector<std::unique_ptr<Matcher>> matchers_;  ///< by rule
    std::vector<std::vector<Evaluator*>> tests_;      ///< by rule and assertion; none until used
    Item matched_;                                    ///< the node at which a rule fires
    Item item_;                                       ///< what is checked: that, or what visit-each selects
    std::vector<bool> context_failed_;                ///< by rule
    bool any_failed_ = false;                         ///< one of them
    std::optional<Memos> own_memos_;                  ///< of a pass for one pattern
    std::vector<std::uint32_t> numbers_;              ///< what the document's names are called in the memo
    Memo& memo_;
    std::vector<std::uint64_t> need_bits_;  ///< by the document's number of an attribute's name as written
    /// By path: the elements that were only counted; and the paths that have any.
    std::vector<std::uint32_t> seen_;
    std::vector<PathTable::Path> settled_paths_;
    std::vector<std::vector<Outcome>> outcomes_;  ///< by pattern
    Result result_;
};

}  // namespace schematron
