// From a parsed pattern to a deterministic automaton, built as the strings ask for it: Thompson's program,
// code points cut into classes that no set of the pattern tells apart, and the subset construction on demand.
#include "relaxng/regex.h"

#include <cstring>

#include "relaxng/name_characters.h"
#include "text/general_category.h"
#include "xml/characters.h"

namespace relaxng {
namespace {

constexpr std::size_t most_words = 1'000'000;  ///< held by the states of one automaton before it starts anew

constexpr char32_t last_ascii = 0x7F;

std::vector<CodeRange> ranges_of_category(const std::string& name, char32_t reach) {
    std::vector<CodeRange> ranges;
    for (const auto& [first, last] : text::general_category(name, reach)) ranges.push_back({first, last});
    return ranges;
}

/// F.1.1: the multi-character escapes. \w is everything but punctuation, separators and "other".
CodeSet escape_set(char letter, char32_t reach) {
    constexpr CodeRange ascii_start[] = {{':', ':'}, {'A', 'Z'}, {'_', '_'}, {'a', 'z'}};
    constexpr CodeRange ascii_more[] = {{'-', '.'}, {'0', '9'}};
    CodeSet set;
    switch (letter) {
        case 's': return CodeSet({{'\t', '\n'}, {'\r', '\r'}, {' ', ' '}});
        case 'w':
            for (const char* category : {"P", "Z", "C"}) set.add(ranges_of_category(category, reach));
            return set.complement();
        default:
            set.add({std::begin(ascii_start), std::end(ascii_start)});
            set.add({std::begin(letter_ranges), std::end(letter_ranges)});
            if (letter == 'i') return set;
            set.add({std::begin(ascii_more), std::end(ascii_more)});
            set.add({std::begin(name_extra_ranges), std::end(name_extra_ranges)});
            return set;
    }
}

/// Is a class told by categories of Unicode, which take long to list?
bool asks_categories(const RegexTree::Set& written) {
    return !written.categories.empty() ||
           std::ranges::any_of(written.escapes, [](const auto& escape) { return escape.first == 'w'; });
}

/// What a written class stands for, right for code points up to `reach`. Its `minus` has a smaller number and
/// is in `done` already.
CodeSet resolve(const RegexTree::Set& written, const std::vector<CodeSet>& done, char32_t reach) {
    CodeSet set(written.ranges);
    for (const auto& [name, negated] : written.categories) {
        const CodeSet category(ranges_of_category(name, reach));
        set.add(negated ? category.complement().ranges() : category.ranges());
    }
    for (const auto& [letter, negated] : written.escapes) {
        const CodeSet escape = escape_set(letter, reach);
        set.add(negated ? escape.complement().ranges() : escape.ranges());
    }
    if (written.negated) set = set.complement();
    if (written.minus >= 0) set = set.without(done[static_cast<std::size_t>(written.minus)]);
    return set;
}

/// A fixed, well-mixed word for each number.
std::uint64_t mixed(std::uint64_t number) {
    number = (number + 1) * 0x9E3779B97F4A7C15ULL;
    number = (number ^ (number >> 30)) * 0xBF58476D1CE4E5B9ULL;
    number = (number ^ (number >> 27)) * 0x94D049BB133111EBULL;
    return number ^ (number >> 31);
}

}  // namespace

RegexAutomaton::RegexAutomaton(const RegexTree& tree) : tree_(&tree) {
    compile(tree, static_cast<std::uint32_t>(tree.nodes.size() - 1));
    emit(Instruction::Op::accept);
    mark_.assign(program_.size(), 0);
    reach(std::ranges::any_of(tree.sets, asks_categories) ? last_ascii : last_code_point);
}

/// Makes the sets and classes right for code points up to `last`, and begins anew.
void RegexAutomaton::reach(char32_t last) {
    reach_ = last;
    sets_.clear();
    bounds_.clear();
    interval_class_.clear();
    representative_.clear();
    for (const RegexTree::Set& set : tree_->sets) sets_.push_back(resolve(set, sets_, last));
    find_classes();
    restart();
}

std::uint32_t RegexAutomaton::emit(Instruction::Op op) {
    program_.push_back({op, static_cast<std::uint32_t>(program_.size() + 1), 0});
    return static_cast<std::uint32_t>(program_.size() - 1);
}

/// Writes a node's instructions; the way out is the instruction after them. The depth of this recursion is
/// that of the pattern's parentheses, which the parser bounds: chains of sequences and alternatives are
/// unrolled.
void RegexAutomaton::compile(const RegexTree& tree, std::uint32_t number) {
    using Op = RegexTree::Op;
    const RegexTree::Node& node = tree.nodes[number];
    std::vector<std::uint32_t> chain;
    if (node.op == Op::sequence || node.op == Op::alternatives) {
        std::uint32_t at = number;
        for (; tree.nodes[at].op == node.op; at = tree.nodes[at].left) chain.push_back(tree.nodes[at].right);
        chain.push_back(at);
        std::ranges::reverse(chain);
    }
    switch (node.op) {
        case Op::empty: break;
        case Op::set: program_[emit(Instruction::Op::set)].other = node.left; break;
        case Op::sequence:
            for (const std::uint32_t part : chain) compile(tree, part);
            break;
        case Op::alternatives: compile_alternatives(tree, chain); break;
        case Op::repeat: compile_repeat(tree, node); break;
    }
}

void RegexAutomaton::compile_alternatives(const RegexTree& tree, const std::vector<std::uint32_t>& parts) {
    std::vector<std::uint32_t> leave;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        const bool last = i + 1 == parts.size();
        const std::uint32_t split = last ? 0 : emit(Instruction::Op::split);
        compile(tree, parts[i]);
        if (last) break;
        leave.push_back(emit(Instruction::Op::jump));
        program_[split].other = static_cast<std::uint32_t>(program_.size());
    }
    for (const std::uint32_t jump : leave) program_[jump].to = static_cast<std::uint32_t>(program_.size());
}

/// x{2,4} is x x (x (x)?)?, so that few instructions are live at a time; x{2,} is x x x*.
void RegexAutomaton::compile_repeat(const RegexTree& tree, const RegexTree::Node& node) {
    for (std::uint32_t i = 0; i < node.least; ++i) compile(tree, node.left);
    std::vector<std::uint32_t> splits;
    if (node.most == RegexTree::unlimited) {
        splits.push_back(emit(Instruction::Op::split));
        compile(tree, node.left);
        program_[emit(Instruction::Op::jump)].to = splits[0];
    } else {
        for (std::uint32_t i = node.least; i < node.most; ++i) {
            splits.push_back(emit(Instruction::Op::split));
            compile(tree, node.left);
        }
    }
    for (const std::uint32_t split : splits)
        program_[split].other = static_cast<std::uint32_t>(program_.size());
}

/// Cuts the code points where any set begins or ends. Intervals that the same sets contain get one class;
/// which sets contain an interval is kept as the sum of their words.
void RegexAutomaton::find_classes() {
    struct Event {
        char32_t at;
        std::uint64_t change;
    };
    std::vector<Event> events{{0, 0}};
    for (std::size_t number = 0; number < sets_.size(); ++number) {
        for (const CodeRange& range : sets_[number].ranges()) {
            events.push_back({range.first, mixed(number)});
            events.push_back({range.last + 1, 0 - mixed(number)});
        }
    }
    std::ranges::stable_sort(events, {}, &Event::at);
    std::unordered_map<std::uint64_t, std::uint32_t> numbers;
    std::uint64_t sum = 0;
    for (std::size_t i = 0; i < events.size(); ++i) {
        sum += events[i].change;
        if (i + 1 < events.size() && events[i + 1].at == events[i].at) continue;
        if (events[i].at > last_code_point) break;
        const auto [found, fresh] = numbers.emplace(sum, static_cast<std::uint32_t>(representative_.size()));
        if (fresh) representative_.push_back(events[i].at);
        bounds_.push_back(events[i].at);
        interval_class_.push_back(found->second);
    }
    for (char32_t c = 0; c < ascii_.size(); ++c) {
        const auto after = std::ranges::upper_bound(bounds_, c);
        ascii_[c] = interval_class_[static_cast<std::size_t>(after - bounds_.begin()) - 1];
    }
}

std::uint32_t RegexAutomaton::class_of(char32_t c) const {
    if (c < ascii_.size()) return ascii_[c];
    const auto after = std::ranges::upper_bound(bounds_, c);
    return interval_class_[static_cast<std::size_t>(after - bounds_.begin()) - 1];
}

/// Adds the character-reading instructions that can be reached from one without reading.
void RegexAutomaton::add_closure(std::uint32_t instruction, std::vector<std::uint32_t>& set,
                                 bool& accepting) {
    pending_.push_back(instruction);
    while (!pending_.empty()) {
        const std::uint32_t at = pending_.back();
        pending_.pop_back();
        if (mark_[at] == round_) continue;
        mark_[at] = round_;
        ++steps_;
        switch (program_[at].op) {
            case Instruction::Op::set: set.push_back(at); break;
            case Instruction::Op::accept: accepting = true; break;
            case Instruction::Op::split: pending_.push_back(program_[at].other); [[fallthrough]];
            case Instruction::Op::jump: pending_.push_back(program_[at].to); break;
        }
    }
}

std::uint32_t RegexAutomaton::state_for(std::vector<std::uint32_t> set, bool accepting) {
    if (set.empty() && !accepting) return dead;
    std::ranges::sort(set);
    std::string key(set.size() * sizeof(std::uint32_t) + 1, accepting ? '1' : '0');
    if (!set.empty()) std::memcpy(key.data(), set.data(), set.size() * sizeof(std::uint32_t));
    const auto [found, fresh] =
        state_numbers_.emplace(std::move(key), static_cast<std::uint32_t>(states_.size()));
    if (!fresh) return found->second;
    size_ += 2 * set.size() + representative_.size() + 32;
    ++states_built_;
    states_.push_back({std::move(set), std::vector<std::uint32_t>(representative_.size()), accepting});
    return found->second;
}

void RegexAutomaton::restart() {
    states_.assign(first_state, {});
    state_numbers_.clear();
    size_ = 0;
    ++round_;
    std::vector<std::uint32_t> set;
    bool accepting = false;
    add_closure(0, set, accepting);
    begin_ = state_for(std::move(set), accepting);
}

std::uint32_t RegexAutomaton::step(std::uint32_t state, std::uint32_t character_class) {
    std::vector<std::uint32_t> set;
    bool accepting = false;
    ++round_;
    for (const std::uint32_t at : states_[state].set) {
        if (sets_[program_[at].other].contains(representative_[character_class])) {
            add_closure(program_[at].to, set, accepting);
        }
    }
    if (size_ > most_words) {
        restart();
        return state_for(std::move(set), accepting);
    }
    const std::uint32_t next = state_for(std::move(set), accepting);
    states_[state].next[character_class] = next;
    return next;
}

bool RegexAutomaton::matches(std::string_view text) {
    std::uint32_t state = begin_;
    const char* at = text.data();
    const char* end = at + text.size();
    while (at < end && state != dead) {
        const xml::CodePoint next = xml::decode(at, end);
        const char32_t code = next.size == 0 ? 0xFFFD : next.code;
        const std::uint32_t character_class = class_of(code);
        at += next.size == 0 ? 1 : next.size;
        ++steps_;
        if (code > last_ascii && reach_ == last_ascii) {
            reach(last_code_point);
            state = begin_;
            at = text.data();
            continue;
        }
        const std::uint32_t known = states_[state].next[character_class];
        state = known != 0 ? known : step(state, character_class);
    }
    return states_[state].accepting;
}

bool RegexMemo::matches(std::uint32_t pattern, std::string_view text) {
    if (automata_.size() < pool_->size()) automata_.resize(pool_->size());
    std::unique_ptr<RegexAutomaton>& automaton = automata_[pattern];
    if (!automaton) automaton = std::make_unique<RegexAutomaton>(pool_->tree(pattern));
    return automaton->matches(text);
}

}  // namespace relaxng
