// The syntax of XML Schema's regular expressions (Part 2, appendix F), by descent. Depth is bounded by
// `deepest`, so that no pattern can exhaust the stack.
#include <limits>

#include "relaxng/regex.h"
#include "relaxng/regex_blocks.h"
#include "text/general_category.h"
#include "xml/characters.h"

namespace relaxng {
namespace {

constexpr int deepest = 200;
constexpr std::uint32_t far = 1'000'000;      ///< counts beyond it are not told apart
constexpr std::uint64_t largest = 1'000'000;  ///< instructions after counted repeats are written out

using Op = RegexTree::Op;
using Set = RegexTree::Set;

class RegexParser {
  public:
    RegexParser(std::string_view pattern, std::string& why) : why_(why) {
        const char* at = pattern.data();
        const char* end = at + pattern.size();
        while (at < end) {
            const xml::CodePoint next = xml::decode(at, end);
            text_.push_back(next.size == 0 ? 0xFFFD : next.code);
            at += next.size == 0 ? 1 : next.size;
        }
    }

    std::optional<RegexTree> run() {
        const std::uint32_t whole = alternatives(0);
        if (why_.empty() && at_ < text_.size()) fail("a character that must be escaped: ");
        if (why_.empty() && size_[whole] > largest) why_ = "the counted repeats are too large";
        if (!why_.empty()) return std::nullopt;
        return std::move(tree_);
    }

  private:
    [[nodiscard]] bool more() const { return at_ < text_.size() && why_.empty(); }
    [[nodiscard]] char32_t look() const { return at_ < text_.size() ? text_[at_] : 0; }
    [[nodiscard]] char32_t look_after() const { return at_ + 1 < text_.size() ? text_[at_ + 1] : 0; }
    bool take(char32_t c) {
        if (at_ >= text_.size() || text_[at_] != c) return false;
        ++at_;
        return true;
    }
    void fail(std::string what) {
        if (!why_.empty()) return;
        why_ = std::move(what);
        if (why_.ends_with(": ")) {
            if (at_ < text_.size())
                xml::encode(why_, text_[at_]);
            else
                why_ += "the end";
        }
        why_ += " (at character " + std::to_string(at_ + 1) + ")";
    }
    std::uint32_t add(Op op, std::uint32_t left, std::uint32_t right, std::uint64_t size, bool nullable) {
        RegexTree::Node node;
        node.op = op;
        node.left = left;
        node.right = right;
        tree_.nodes.push_back(node);
        size_.push_back(std::min(size, largest + 1));
        nullable_.push_back(nullable);
        return static_cast<std::uint32_t>(tree_.nodes.size() - 1);
    }
    std::uint32_t add_set(Set set) {
        tree_.sets.push_back(std::move(set));
        return add(Op::set, static_cast<std::uint32_t>(tree_.sets.size() - 1), 0, 1, false);
    }

    /// [1] regExp ::= branch ( '|' branch )*
    std::uint32_t alternatives(int depth) {
        if (depth > deepest) fail("parentheses are nested too deeply");
        std::uint32_t all = branch(depth);
        while (more() && take('|')) {
            const std::uint32_t next = branch(depth);
            all = add(Op::alternatives, all, next, size_[all] + size_[next] + 2,
                      nullable_[all] || nullable_[next]);
        }
        return all;
    }

    /// [2] branch ::= piece*
    std::uint32_t branch(int depth) {
        std::uint32_t all = add(Op::empty, 0, 0, 0, true);
        while (more() && look() != '|' && look() != ')') {
            std::uint32_t atom = this->atom(depth);
            if (!why_.empty()) break;
            atom = quantified(atom);
            const bool nullable = nullable_[all] && nullable_[atom];
            all = tree_.nodes[all].op == Op::empty
                      ? atom
                      : add(Op::sequence, all, atom, size_[all] + size_[atom], nullable);
        }
        return all;
    }

    /// [9] atom ::= Char | charClass | ( '(' regExp ')' )
    std::uint32_t atom(int depth) {
        const char32_t c = look();
        switch (c) {
            case '(': {
                ++at_;
                const std::uint32_t inside = alternatives(depth + 1);
                if (!take(')')) fail("\")\" is missing: ");
                return inside;
            }
            case '[': {
                ++at_;
                const std::int32_t set = class_expression(0);
                return add(Op::set, static_cast<std::uint32_t>(std::max(set, 0)), 0, 1, false);
            }
            case '.': {
                ++at_;
                Set set;
                set.ranges = {{'\n', '\n'}, {'\r', '\r'}};
                set.negated = true;
                return add_set(std::move(set));
            }
            case '\\': {
                Set set;
                (void)escape(set);
                return add_set(std::move(set));
            }
            case '?':
            case '*':
            case '+':
            case ')':
            case '{':
            case '}':
            case ']':
            case '|': fail("a character that must be escaped: "); return 0;
            default: {
                ++at_;
                Set set;
                set.ranges = {{c, c}};
                return add_set(std::move(set));
            }
        }
    }

    /// [4] quantifier ::= [?*+] | ( '{' quantity '}' )
    std::uint32_t quantified(std::uint32_t atom) {
        std::uint32_t least = 0, most = RegexTree::unlimited;
        if (take('?'))
            most = 1;
        else if (take('+'))
            least = 1;
        else if (!take('*')) {
            if (!take('{')) return atom;
            if (!quantity(least, most)) return atom;
        }
        if (nullable_[atom]) least = 0;
        if (least > far) return add_set({});  // longer than any string: an empty class
        if (most > far) most = RegexTree::unlimited;
        const std::uint64_t copies = most == RegexTree::unlimited ? std::uint64_t{least} + 1 : most;
        const std::uint64_t size = copies * (size_[atom] + 1) + 1;
        const std::uint32_t node = add(Op::repeat, atom, 0, size, least == 0 || nullable_[atom]);
        tree_.nodes[node].least = least;
        tree_.nodes[node].most = most;
        return node;
    }

    /// [5] quantity, the "}" with it.
    bool quantity(std::uint32_t& least, std::uint32_t& most) {
        if (!number(least)) return false;
        most = least;
        if (take(',')) {
            most = RegexTree::unlimited;
            if (look() != '}' && !number(most)) return false;
        }
        if (!take('}')) {
            fail("\"}\" is missing: ");
            return false;
        }
        if (most >= least) return true;
        fail("the upper bound of {…} is below the lower");
        return false;
    }

    /// Digits; beyond a thousand million the number is that, and the pattern too large anyhow.
    bool number(std::uint32_t& value) {
        constexpr std::uint32_t enough = 1'000'000'000;
        if (look() < '0' || look() > '9') {
            fail("a number is expected: ");
            return false;
        }
        value = 0;
        for (; look() >= '0' && look() <= '9'; ++at_) {
            value = value >= enough / 10 ? enough : value * 10 + static_cast<std::uint32_t>(look() - '0');
        }
        return true;
    }

    /// After "[": [12] charGroup up to its "]". The number of the set, or -1.
    std::int32_t class_expression(int depth) {
        if (depth > deepest) fail("character classes are nested too deeply");
        Set set;
        set.negated = take('^');
        bool first = true;
        while (more()) {
            if (look() == ']' && !first) break;
            if (look() == '-' && look_after() == '[' && !first) {
                at_ += 2;
                set.minus = class_expression(depth + 1);
                if (why_.empty() && look() != ']') fail("\"]\" is missing after a subtraction: ");
                break;
            }
            member(set);
            first = false;
        }
        if (!take(']')) fail("\"]\" is missing: ");
        if (!why_.empty()) return -1;
        tree_.sets.push_back(std::move(set));
        return static_cast<std::int32_t>(tree_.sets.size() - 1);
    }

    /// One range, character or escape of a character group. A "-" for itself must be escaped also where it
    /// comes first or last, as the other validators of RELAX NG ask; the second edition of XML Schema would
    /// allow it there.
    void member(Set& set) {
        char32_t low = 0;
        if (!single(set, low)) return;
        if (look() != '-' || look_after() == '[') {
            set.ranges.push_back({low, low});
            return;
        }
        ++at_;
        char32_t high = 0;
        if (!single(set, high)) return fail("a range ends in a class");
        if (high < low) return fail("a range runs backwards");
        set.ranges.push_back({low, high});
    }

    /// A character that may begin or end a range; false for an escape that stands for many.
    bool single(Set& set, char32_t& c) {
        c = look();
        if (c == '[' || c == ']' || c == '-' || at_ >= text_.size()) {
            fail("a character that must be escaped: ");
            return false;
        }
        if (c != '\\') {
            ++at_;
            return true;
        }
        Set one;
        if (!escape(one)) {
            if (!why_.empty()) return false;
            if (look() == '-' && look_after() != '[') fail("a range begins with a class");
            set.ranges.insert(set.ranges.end(), one.ranges.begin(), one.ranges.end());
            set.categories.insert(set.categories.end(), one.categories.begin(), one.categories.end());
            set.escapes.insert(set.escapes.end(), one.escapes.begin(), one.escapes.end());
            return false;
        }
        c = one.ranges[0].first;
        return true;
    }

    /// [23] charClassEsc, from the backslash on. True when it stands for one character.
    bool escape(Set& set) {
        ++at_;
        const char32_t c = look();
        const auto one = [&](char32_t meaning) {
            set.ranges = {{meaning, meaning}};
            ++at_;
            return true;
        };
        switch (c) {
            case 'n': return one('\n');
            case 'r': return one('\r');
            case 't': return one('\t');
            case '\\':
            case '|':
            case '.':
            case '-':
            case '^':
            case '?':
            case '*':
            case '+':
            case '{':
            case '}':
            case '(':
            case ')':
            case '[':
            case ']': return one(c);
            case 's':
            case 'S':
            case 'i':
            case 'I':
            case 'c':
            case 'C':
            case 'w':
            case 'W':
            case 'd':
            case 'D': {
                ++at_;
                const bool upper = c < 'a';
                const char low = static_cast<char>(c | 0x20);
                if (low == 'd')
                    set.categories.push_back({"Nd", upper});
                else
                    set.escapes.push_back({low, upper});
                return false;
            }
            case 'p':
            case 'P': property(set, c == 'P'); return false;
            default: fail("an unknown escape: \\"); return false;
        }
    }

    /// After "\": [25] catEsc: p{…}
    void property(Set& set, bool negated) {
        ++at_;
        if (!take('{')) return fail("\"{\" is missing: ");
        std::string name;
        while (more() && look() != '}') xml::encode(name, text_[at_++]);
        if (!take('}')) return fail("\"}\" is missing: ");
        const bool is_block = name.starts_with("Is");
        std::vector<CodeRange> ranges;
        if (is_block) ranges = block_ranges(std::string_view(name).substr(2));
        const bool known = is_block ? !ranges.empty() : text::is_general_category(name) && name != "Cs";
        if (!known) return fail("an unknown category or block \"" + name + "\"");
        if (!is_block) {
            set.categories.push_back({name, negated});
            return;
        }
        if (negated) ranges = CodeSet(ranges).complement().ranges();
        set.ranges.insert(set.ranges.end(), ranges.begin(), ranges.end());
    }

    std::vector<char32_t> text_;
    std::size_t at_ = 0;
    std::string& why_;
    RegexTree tree_;
    std::vector<std::uint64_t> size_;  ///< by node: instructions it comes to
    std::vector<bool> nullable_;       ///< by node: does it match the empty string?
};

}  // namespace

std::optional<RegexTree> parse_regex(std::string_view pattern, std::string& why) {
    why.clear();
    return RegexParser(pattern, why).run();
}

std::optional<std::uint32_t> RegexPool::add(std::string_view pattern, std::string& why) {
    const auto known = numbers_.find(std::string(pattern));
    if (known != numbers_.end()) return known->second;
    std::optional<RegexTree> tree = parse_regex(pattern, why);
    if (!tree) return std::nullopt;
    trees_.push_back(std::move(*tree));
    numbers_.emplace(pattern, size() - 1);
    return size() - 1;
}

}  // namespace relaxng
