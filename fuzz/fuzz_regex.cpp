// links: relaxng text xml base
//
// Regular expressions of XML Schema: the first line is a pattern, the rest a string. Any pattern is parsed or
// has a reason why not; matching gives the same answer twice, takes steps in proportion to pattern and
// string, and agrees with itself under (p), p|p and p{1}.
#include <cstddef>
#include <cstdint>
#include <string>

#include "base/error.h"
#include "relaxng/regex.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size > 512) return 0;
    const std::string all(reinterpret_cast<const char*>(data), size);
    const std::size_t line = std::min(all.find('\n'), all.size());
    const std::string pattern = all.substr(0, line), text = all.substr(std::min(line + 1, all.size()));
    std::string why;
    const auto tree = relaxng::parse_regex(pattern, why);
    PM_CHECK(tree.has_value() == why.empty());
    if (!tree || tree->nodes.size() > 200) return 0;
    for (const relaxng::RegexTree::Node& node : tree->nodes) {
        const bool counted = node.op == relaxng::RegexTree::Op::repeat;
        if (counted && (node.least > 20 || (node.most > 20 && node.most != relaxng::RegexTree::unlimited)))
            return 0;
    }
    relaxng::RegexAutomaton automaton(*tree);
    const bool matched = automaton.matches(text);
    PM_CHECK(automaton.matches(text) == matched);
    for (const std::string& same :
         {"(" + pattern + ")", "(" + pattern + "|" + pattern + ")", "(" + pattern + "){1}"}) {
        const auto other = relaxng::parse_regex(same, why);
        if (!other) continue;  // too large, or too deep, with what was added
        PM_CHECK(relaxng::RegexAutomaton(*other).matches(text) == matched);
    }
    return 0;
}
