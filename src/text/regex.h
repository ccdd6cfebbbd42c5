// Regular expressions as XPath and XQuery Functions 3.1 §5.6 defines them (the syntax of XML Schema plus
// anchors, groups, reluctant quantifiers and back-references), run by ICU.
//
// The pattern is translated, never handed on: what ICU would read differently (`$`, `.`, `\w`, `\i`, blocks,
// class subtraction, set operators) is spelled out, and what XPath does not know (look-around, possessive
// quantifiers, inline flags) is an error. Matching is bounded by steps, not by time, so that the same input
// gives the same answer on every machine.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace text {

/// Why a pattern was refused or a match was given up.
struct RegexFault {
    enum class Kind { none, flags, pattern, too_costly } kind = Kind::none;
    std::string reason;
};

/// One match: byte offsets into the text, first the whole, then each group; an unused group is absent.
struct RegexMatch {
    struct Range {
        std::size_t begin, end;
    };
    std::vector<std::optional<Range>> groups;
};

/// A compiled pattern. Const and shareable between threads; every call works on a matcher of its own.
class Regex {
  public:
    /// `flags`: any of s m i x q. Nothing when flags or pattern are wrong; `fault` then says why.
    [[nodiscard]] static std::optional<Regex> compile(std::string_view pattern, std::string_view flags,
                                                      RegexFault& fault);
    Regex(Regex&&) noexcept;
    Regex& operator=(Regex&&) noexcept;
    ~Regex();

    /// Is there a match anywhere? Nothing when the search was given up.
    [[nodiscard]] std::optional<bool> found_in(std::string_view text) const;
    /// All matches from left to right; nothing when the search was given up.
    [[nodiscard]] std::optional<std::vector<RegexMatch>> all_in(std::string_view text) const;
    /// How many capturing groups the pattern has.
    [[nodiscard]] std::size_t groups() const;

  private:
    struct State;
    explicit Regex(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

/// The pattern in ICU's syntax; nothing when XPath does not allow it. Apart from compile() for the tests.
[[nodiscard]] std::optional<std::string> translate_regex(std::string_view pattern, std::string_view flags,
                                                         RegexFault& fault);

}  // namespace text
