// The syntax of XML Schema's regular expressions (Part 2, appendix F), by descent. Depth is bounded by
// `deepest`, so that no pattern can exhaust the stack.
#include <limits>

#include "relaxng/regex.h"
#include "text/general_category.h"
#include "xml/characters.h"

namespace relaxng {
namespace {

struct Block {
    std::string_view name;
    char32_t first, last;
};
// F.1.1: the blocks of Unicode 3.1 but for surrogates, which no text has; names without spaces. Two names
// stand for more than one range.
constexpr Block blocks[] = {{"BasicLatin", 0x0, 0x7F},
                            {"Latin-1Supplement", 0x80, 0xFF},
                            {"LatinExtended-A", 0x100, 0x17F},
                            {"LatinExtended-B", 0x180, 0x24F},
                            {"IPAExtensions", 0x250, 0x2AF},
                            {"SpacingModifierLetters", 0x2B0, 0x2FF},
                            {"CombiningDiacriticalMarks", 0x300, 0x36F},
                            {"Greek", 0x370, 0x3FF},
                            {"Cyrillic", 0x400, 0x4FF},
                            {"Armenian", 0x530, 0x58F},
                            {"Hebrew", 0x590, 0x5FF},
                            {"Arabic", 0x600, 0x6FF},
                            {"Syriac", 0x700, 0x74F},
                            {"Thaana", 0x780, 0x7BF},
                            {"Devanagari", 0x900, 0x97F},
                            {"Bengali", 0x980, 0x9FF},
                            {"Gurmukhi", 0xA00, 0xA7F},
                            {"Gujarati", 0xA80, 0xAFF},
                            {"Oriya", 0xB00, 0xB7F},
                            {"Tamil", 0xB80, 0xBFF},
                            {"Telugu", 0xC00, 0xC7F},
                            {"Kannada", 0xC80, 0xCFF},
                            {"Malayalam", 0xD00, 0xD7F},
                            {"Sinhala", 0xD80, 0xDFF},
                            {"Thai", 0xE00, 0xE7F},
                            {"Lao", 0xE80, 0xEFF},
                            {"Tibetan", 0xF00, 0xFFF},
                            {"Myanmar", 0x1000, 0x109F},
                            {"Georgian", 0x10A0, 0x10FF},
                            {"HangulJamo", 0x1100, 0x11FF},
                            {"Ethiopic", 0x1200, 0x137F},
                            {"Cherokee", 0x13A0, 0x13FF},
                            {"UnifiedCanadianAboriginalSyllabics", 0x1400, 0x167F},
                            {"Ogham", 0x1680, 0x169F},
                            {"Runic", 0x16A0, 0x16FF},
                            {"Khmer", 0x1780, 0x17FF},
                            {"Mongolian", 0x1800, 0x18AF},
                            {"LatinExtendedAdditional", 0x1E00, 0x1EFF},
                            {"GreekExtended", 0x1F00, 0x1FFF},
                            {"GeneralPunctuation", 0x2000, 0x206F},
                            {"SuperscriptsandSubscripts", 0x2070, 0x209F},
                            {"CurrencySymbols", 0x20A0, 0x20CF},
                            {"CombiningMarksforSymbols", 0x20D0, 0x20FF},
                            {"LetterlikeSymbols", 0x2100, 0x214F},
                            {"NumberForms", 0x2150, 0x218F},
                            {"Arrows", 0x2190, 0x21FF},
                            {"MathematicalOperators", 0x2200, 0x22FF},
                            {"MiscellaneousTechnical", 0x2300, 0x23FF},
                            {"ControlPictures", 0x2400, 0x243F},
                            {"OpticalCharacterRecognition", 0x2440, 0x245F},
                            {"EnclosedAlphanumerics", 0x2460, 0x24FF},
                            {"BoxDrawing", 0x2500, 0x257F},
                            {"BlockElements", 0x2580, 0x259F},
                            {"GeometricShapes", 0x25A0, 0x25FF},
                            {"MiscellaneousSymbols", 0x2600, 0x26FF},
                            {"Dingbats", 0x2700, 0x27BF},
                            {"BraillePatterns", 0x2800, 0x28FF},
                            {"CJKRadicalsSupplement", 0x2E80, 0x2EFF},
                            {"KangxiRadicals", 0x2F00, 0x2FDF},
                            {"IdeographicDescriptionCharacters", 0x2FF0, 0x2FFF},
                            {"CJKSymbolsandPunctuation", 0x3000, 0x303F},
                            {"Hiragana", 0x3040, 0x309F},
                            {"Katakana", 0x30A0, 0x30FF},
                            {"Bopomofo", 0x3100, 0x312F},
                            {"HangulCompatibilityJamo", 0x3130, 0x318F},
                            {"Kanbun", 0x3190, 0x319F},
                            {"BopomofoExtended", 0x31A0, 0x31BF},
                            {"EnclosedCJKLettersandMonths", 0x3200, 0x32FF},
                            {"CJKCompatibility", 0x3300, 0x33FF},
                            {"CJKUnifiedIdeographsExtensionA", 0x3400, 0x4DB5},
                            {"CJKUnifiedIdeographs", 0x4E00, 0x9FFF},
                            {"YiSyllables", 0xA000, 0xA48F},
                            {"YiRadicals", 0xA490, 0xA4CF},
                            {"HangulSyllables", 0xAC00, 0xD7A3},
                            {"PrivateUse", 0xE000, 0xF8FF},
                            {"PrivateUse", 0xF0000, 0xFFFFD},
                            {"PrivateUse", 0x100000, 0x10FFFD},
                            {"CJKCompatibilityIdeographs", 0xF900, 0xFAFF},
                            {"AlphabeticPresentationForms", 0xFB00, 0xFB4F},
                            {"ArabicPresentationForms-A", 0xFB50, 0xFDFF},
                            {"CombiningHalfMarks", 0xFE20, 0xFE2F},
                            {"CJKCompatibilityForms", 0xFE30, 0xFE4F},
                            {"SmallFormVariants", 0xFE50, 0xFE6F},
                            {"ArabicPresentationForms-B", 0xFE70, 0xFEFE},
                            {"Specials", 0xFEFF, 0xFEFF},
                            {"Specials", 0xFFF0, 0xFFFD},
                            {"HalfwidthandFullwidthForms", 0xFF00, 0xFFEF},
                            {"OldItalic", 0x10300, 0x1032F},
                            {"Gothic", 0x10330, 0x1034F},
                            {"Deseret", 0x10400, 0x1044F},
                            {"ByzantineMusicalSymbols", 0x1D000, 0x1D0FF},
                            {"MusicalSymbols", 0x1D100, 0x1D1FF},
                            {"MathematicalAlphanumericSymbols", 0x1D400, 0x1D7FF},
                            {"CJKUnifiedIdeographsExtensionB", 0x20000, 0x2A6D6},
                            {"CJKCompatibilityIdeographsSupplement", 0x2F800, 0x2FA1F},
                            {"Tags", 0xE0000, 0xE007F}};

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
        const bool known = name.starts_with("Is")
                               ? std::ranges::find(blocks, name.substr(2), &Block::name) != std::end(blocks)
                               : text::is_general_category(name) && name != "Cs";
        if (!known) return fail("an unknown category or block \"" + name + "\"");
        if (!name.starts_with("Is")) {
            set.categories.push_back({name, negated});
            return;
        }
        std::vector<CodeRange> ranges;
        for (const Block& block : blocks) {
            if (block.name == std::string_view(name).substr(2)) ranges.push_back({block.first, block.last});
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
