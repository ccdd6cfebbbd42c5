// Regular expressions of W3C XML Schema Part 2 (appendix F), matched against whole strings.
//
// A pattern is parsed once into a RegexPool (const afterwards, shared by threads). Each worker matches with
// its own RegexMemo, which builds a deterministic automaton over code points state by state, only as far as
// the strings ask for it. So matching is linear in the string, whatever the pattern: nothing ever backtracks.
// The automaton is thrown away and begun anew when it outgrows a limit.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "relaxng/code_set.h"

namespace relaxng {

/// A parsed pattern. Children come before their parents; the last node is the whole.
struct RegexTree {
    enum class Op : std::uint8_t { empty, set, sequence, alternatives, repeat };
    static constexpr std::uint32_t unlimited = 0xFFFFFFFF;
    /// A character class as written: what \p{…} stands for is looked up when first matched.
    struct Set {
        std::vector<CodeRange> ranges;
        std::vector<std::pair<std::string, bool>> categories;  ///< name, and whether negated
        std::vector<std::pair<char, bool>> escapes;            ///< 's', 'i', 'c', 'w', and whether negated
        bool negated = false;
        std::int32_t minus = -1;  ///< the set taken away, in `sets`
        bool operator==(const Set&) const = default;
    };
    struct Node {
        Op op = Op::empty;
        std::uint32_t left = 0, right = 0;  ///< set: number in `sets`
        std::uint32_t least = 0, most = 0;  ///< repeat
    };
    std::vector<Node> nodes;
    std::vector<Set> sets;
};

/// Parses a pattern. Nothing when it is malformed or too large; `why` then says so.
[[nodiscard]] std::optional<RegexTree> parse_regex(std::string_view pattern, std::string& why);

/// The parsed patterns of a schema.
class RegexPool {
  public:
    /// The number of a pattern, parsed if new; nothing when it is malformed.
    std::optional<std::uint32_t> add(std::string_view pattern, std::string& why);
    [[nodiscard]] const RegexTree& tree(std::uint32_t number) const { return trees_[number]; }
    [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(trees_.size()); }

  private:
    std::vector<RegexTree> trees_;
    std::unordered_map<std::string, std::uint32_t> numbers_;
};

/// The automaton of one pattern, as far as it has been built.
class RegexAutomaton {
  public:
    /// `tree` outlives the automaton. Where its classes are told by categories of Unicode, they are listed
    /// for ASCII first, and in whole for the first text that goes beyond.
    explicit RegexAutomaton(const RegexTree& tree);
    /// Does the whole of `text` (UTF-8) match?
    [[nodiscard]] bool matches(std::string_view text);
    /// How many characters were looked at, and how many states built, since the beginning: for tests of work.
    [[nodiscard]] std::uint64_t steps() const { return steps_; }
    [[nodiscard]] std::uint64_t states_built() const { return states_built_; }

  private:
    struct Instruction {
        enum class Op : std::uint8_t { set, split, jump, accept } op;
        std::uint32_t to = 0, other = 0;  ///< set: number of the set in `other`
    };
    struct State {
        std::vector<std::uint32_t> set;   ///< instructions that read a character
        std::vector<std::uint32_t> next;  ///< by class; 0 while unknown
        bool accepting = false;
    };
    static constexpr std::uint32_t dead = 1, first_state = 2;

    void compile(const RegexTree& tree, std::uint32_t node);
    void compile_alternatives(const RegexTree& tree, const std::vector<std::uint32_t>& parts);
    void compile_repeat(const RegexTree& tree, const RegexTree::Node& node);
    std::uint32_t emit(Instruction::Op op);
    void reach(char32_t last);
    void find_classes();
    [[nodiscard]] std::uint32_t class_of(char32_t c) const;
    void add_closure(std::uint32_t instruction, std::vector<std::uint32_t>& set, bool& accepting);
    std::uint32_t state_for(std::vector<std::uint32_t> set, bool accepting);
    std::uint32_t step(std::uint32_t state, std::uint32_t character_class);
    void restart();

    const RegexTree* tree_;
    char32_t reach_ = 0;  ///< the last code point of which sets and classes are right
    std::vector<Instruction> program_;
    std::vector<CodeSet> sets_;
    std::vector<char32_t> bounds_;  ///< where intervals begin
    std::vector<std::uint32_t> interval_class_;
    std::vector<char32_t> representative_;  ///< of each class
    std::array<std::uint32_t, 128> ascii_{};
    std::vector<State> states_;
    std::unordered_map<std::string, std::uint32_t> state_numbers_;
    std::vector<std::uint32_t> mark_;  ///< by instruction: the last round that reached it
    std::vector<std::uint32_t> pending_;
    std::uint32_t round_ = 0;
    std::uint32_t begin_ = 0;
    std::size_t size_ = 0;  ///< words held by the states
    std::uint64_t steps_ = 0, states_built_ = 0;
};

/// Automata for the patterns of a pool, each made when first asked for. One per worker.
class RegexMemo {
  public:
    explicit RegexMemo(const RegexPool& pool) : pool_(&pool) {}
    [[nodiscard]] bool matches(std::uint32_t pattern, std::string_view text);

  private:
    const RegexPool* pool_;
    std::vector<std::unique_ptr<RegexAutomaton>> automata_;
};

}  // namespace relaxng
