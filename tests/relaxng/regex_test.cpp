// Regular expressions of XML Schema: the syntax, what matches, and how much work it is.
#include "relaxng/regex.h"

#include <functional>
#include <set>

#include <gtest/gtest.h>

namespace {

using namespace relaxng;

bool good(std::string_view pattern) {
    std::string why;
    const bool parsed = parse_regex(pattern, why).has_value();
    EXPECT_EQ(parsed, why.empty()) << pattern;
    return parsed;
}

bool matches(std::string_view pattern, std::string_view text) {
    std::string why;
    const auto tree = parse_regex(pattern, why);
    EXPECT_TRUE(tree) << pattern << ": " << why;
    return tree && RegexAutomaton(*tree).matches(text);
}

TEST(Regex, RefusesWhatIsMalformed) {
    for (const char* pattern :
         {"?",         "*a",    "a**", "(",      ")",          "(a",    "a)",           "[",
          "]",         "[]",    "[^]", "a{",     "a{1",        "a{,2}", "a{2,1}",       "a{x}",
          "{",         "}",     "\\",  "\\q",    "\\$",        "[z-a]", "[a-\\d]",      "[\\d-a]",
          "[a-c-e]",   "[a--]", "\\p", "\\p{X}", "\\p{IsFoo}", "\\pL",  "[a-z-[aeiou]", "[[a]",
          "[a-z-[b]c]"}) {
        EXPECT_FALSE(good(pattern)) << pattern;
    }
    EXPECT_FALSE(good(std::string(300, '(') + std::string(300, ')')));
    EXPECT_FALSE(good("((a{1000}){1000}){1000}"));
}

TEST(Regex, TakesWhatIsWellFormed) {
    for (const char* pattern :
         {"", "|", "a|", "()", "a{0}", "a{2,}", "[a-c-[b]]", "[^a-c-[^b]]", "\\p{L}\\P{IsGreek}", "[.]",
          "[{}()*?+|^]", "^$", "\\n\\.\\-", "a{99999999999}", "a{0,99999999999}"}) {
        EXPECT_TRUE(good(pattern)) << pattern;
    }
}

TEST(Regex, MatchesTheWholeString) {
    EXPECT_TRUE(matches("a*b|c", "aab"));
    EXPECT_FALSE(matches("a*b|c", "aabc"));
    EXPECT_TRUE(matches("(ab){2,3}", "ababab"));
    EXPECT_FALSE(matches("(ab){2,3}", "ab"));
    EXPECT_FALSE(matches("(ab){2,3}", "abababab"));
    EXPECT_TRUE(matches("a{0}", ""));
    EXPECT_TRUE(matches("(a?){3}", "a"));
    EXPECT_FALSE(matches("^a$", "a"));
    EXPECT_FALSE(matches(".", "\n"));
    EXPECT_TRUE(matches(".", "𠀀"));
}

TEST(Regex, KnowsClassesOfCharacters) {
    EXPECT_TRUE(matches("[a-z-[aeiou]]+", "xyz"));
    EXPECT_FALSE(matches("[a-z-[aeiou]]+", "xaz"));
    EXPECT_TRUE(matches("[^a-z]", "春"));
    EXPECT_TRUE(matches("\\p{Lo}\\p{IsCJKUnifiedIdeographs}\\P{L}", "春春1"));
    EXPECT_TRUE(matches("\\i\\c*", "_a-1.:·"));
    EXPECT_FALSE(matches("\\i", "1"));
    EXPECT_TRUE(matches("\\d\\D\\s\\S\\w\\W", "٣a\t.春-"));
    EXPECT_TRUE(matches("[^\\p{C}\\p{Z}]+", "p.1"));
    EXPECT_FALSE(matches("[^\\p{C}\\p{Z}]+", "p 1"));
}

/// The textbook meaning, on sets of strings cut off at `longest`.
using Language = std::set<std::string>;
constexpr std::size_t longest = 4;

Language joined(const Language& a, const Language& b) {
    Language out;
    for (const std::string& x : a) {
        for (const std::string& y : b) {
            if (x.size() + y.size() <= longest) out.insert(x + y);
        }
    }
    return out;
}

Language meaning(const RegexTree& tree, std::uint32_t at) {
    const RegexTree::Node& node = tree.nodes[at];
    switch (node.op) {
        case RegexTree::Op::empty: return {""};
        case RegexTree::Op::set:
            return {std::string(1, static_cast<char>(tree.sets[node.left].ranges[0].first))};
        case RegexTree::Op::sequence: return joined(meaning(tree, node.left), meaning(tree, node.right));
        case RegexTree::Op::alternatives: {
            Language all = meaning(tree, node.left);
            all.merge(meaning(tree, node.right));
            return all;
        }
        case RegexTree::Op::repeat: break;
    }
    Language all, power{""};
    const Language once = meaning(tree, node.left);
    for (std::uint32_t i = 0; i <= std::min<std::uint32_t>(node.most, longest + node.least); ++i) {
        if (i >= node.least) all.insert(power.begin(), power.end());
        power = joined(power, once);
    }
    return all;
}

void for_all_strings(std::string_view letters, std::size_t length,
                     const std::function<void(const std::string&)>& check) {
    std::vector<std::string> layer{""};
    for (std::size_t size = 0; size <= length; ++size) {
        std::vector<std::string> next;
        for (const std::string& text : layer) {
            check(text);
            for (const char letter : letters) next.push_back(text + letter);
        }
        layer = std::move(next);
    }
}

TEST(Regex, MeansWhatTheTextbookSaysForAllShortPatternsAndStrings) {
    std::size_t patterns = 0;
    for (const char* piece : {"", "{2}", "{1,2}", "{0,1}"}) {
        for_all_strings("ab|()*?+", 5, [&](const std::string& pattern) {
            std::string why;
            const auto tree = parse_regex(pattern + piece, why);
            if (!tree) return;
            ++patterns;
            const Language language = meaning(*tree, static_cast<std::uint32_t>(tree->nodes.size() - 1));
            RegexAutomaton automaton(*tree);
            for_all_strings("ab", longest, [&](const std::string& text) {
                ASSERT_EQ(automaton.matches(text), language.contains(text))
                    << pattern << piece << " on " << text;
            });
        });
    }
    EXPECT_GT(patterns, 1000U);
}

/// Categories are listed for ASCII first: what came before must not be seen.
TEST(Regex, SaysTheSameOfATextWhateverCameBefore) {
    const std::string_view texts[] = {"a1", "春",     "a春", "",  " ",    "é1",
                                      "１", "\u00A0", "-",   "a", "\xFF", "ab_"};
    for (const char* pattern : {"\\p{L}+", "[^\\p{C}\\p{Z}]+", "\\P{Nd}*", "\\w+", "\\W*", "[\\p{L}-[a-z]]+",
                                "[\\P{L}-[\\P{Nd}]]+", "(\\p{Ll}|\\d)*"}) {
        std::string why;
        const auto tree = parse_regex(pattern, why);
        ASSERT_TRUE(tree) << pattern;
        for (const std::string_view first : texts) {
            RegexAutomaton automaton(*tree);
            (void)automaton.matches(first);
            for (const std::string_view text : texts)
                EXPECT_EQ(automaton.matches(text), matches(pattern, text)) << pattern << " " << text;
        }
    }
    EXPECT_TRUE(matches("\\p{L}+", "a春é"));
    EXPECT_FALSE(matches("[^\\p{C}\\p{Z}]+", "a\u00A0"));
    EXPECT_TRUE(matches("\\P{L}+", "１-"));
}

TEST(Regex, DoesNotBacktrack) {
    for (const char* pattern :
         {"(a*)*b", "(a|a)*b", "(a|aa)+b", "(a?){50}a{50}", "(.*)(.*)(.*)(.*)b", "(a|b)*a(a|b){12}"}) {
        std::string why;
        const auto tree = parse_regex(pattern, why);
        ASSERT_TRUE(tree);
        std::uint64_t steps[2] = {0, 0};
        for (std::size_t round = 0; round < 2; ++round) {
            RegexAutomaton automaton(*tree);
            (void)automaton.matches(std::string(20'000 * (round + 1), 'a'));
            steps[round] = automaton.steps();
        }
        EXPECT_LE(steps[1], steps[0] * 5 / 2) << pattern;
    }
}

TEST(Regex, StartsAnewWhenItsAutomatonGrowsTooLarge) {
    std::string why;
    const auto tree = parse_regex("(a|b)*a(a|b){18}", why);
    ASSERT_TRUE(tree);
    RegexAutomaton automaton(*tree);
    std::uint32_t random = 1;
    std::string text;
    for (int i = 0; i < 60'000; ++i) {
        random = random * 1664525U + 1013904223U;
        text += (random >> 24 & 1U) != 0 ? 'a' : 'b';
    }
    const bool expected = text[text.size() - 19] == 'a';
    EXPECT_EQ(automaton.matches(text), expected);
}

}  // namespace
