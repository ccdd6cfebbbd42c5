// From the regular expressions of XPath to those of ICU: translate_regex of regex.h.
#include <algorithm>
#include <array>
#include <charconv>

#include "base/ascii.h"
#include "text/regex.h"
#include "text/utf8.h"

namespace text {
namespace {

// XML 1.0 fourth edition's name characters, as XML Schema 1.0 part 2 appendix F takes them for \i and \c,
// in the short form of the fifth edition, which accepts a superset.
constexpr std::string_view name_start =
    "\\x{3A}A-Z_a-z\\x{C0}-\\x{D6}\\x{D8}-\\x{F6}\\x{F8}-\\x{2FF}\\x{370}-\\x{37D}\\x{37F}-\\x{1FFF}"
    "\\x{200C}-\\x{200D}\\x{2070}-\\x{218F}\\x{2C00}-\\x{2FEF}\\x{3001}-\\x{D7FF}\\x{F900}-\\x{FDCF}"
    "\\x{FDF0}-\\x{FFFD}\\x{10000}-\\x{EFFFF}";
constexpr std::string_view name_more = "\\x{2D}\\x{2E}0-9\\x{B7}\\x{300}-\\x{36F}\\x{203F}-\\x{2040}";

struct ClassEscape {
    char letter;
    std::string_view set;  ///< as a complete ICU set
};

constexpr std::array<ClassEscape, 6> class_escapes = {{
    {'s', "[\\x{20}\\x{09}\\x{0A}\\x{0D}]"},
    {'S', "[^\\x{20}\\x{09}\\x{0A}\\x{0D}]"},
    {'d', "\\p{Nd}"},
    {'D', "\\P{Nd}"},
    {'w', "[^\\p{P}\\p{Z}\\p{C}]"},
    {'W', "[\\p{P}\\p{Z}\\p{C}]"},
}};

constexpr std::string_view categories[] = {"L",  "Lu", "Ll", "Lt", "Lm", "Lo", "M",  "Mn", "Mc",
                                           "Me", "N",  "Nd", "Nl", "No", "P",  "Pc", "Pd", "Ps",
                                           "Pe", "Pi", "Pf", "Po", "Z",  "Zs", "Zl", "Zp", "S",
                                           "Sm", "Sc", "Sk", "So", "C",  "Cc", "Cf", "Co", "Cn"};

/// Walks the pattern once and writes ICU's spelling of it. The only nesting it keeps is counted, not
/// recursed.
class Translator {
  public:
    Translator(std::string_view pattern, std::string_view flags)
        : pattern_(pattern),
          dot_all_(flags.find('s') != flags.npos),
          lines_(flags.find('m') != flags.npos),
          free_spacing_(flags.find('x') != flags.npos),
          literal_(flags.find('q') != flags.npos) {}

    bool run() {
        while (!at_end() && ok()) item();
        if (ok() && !open_.empty()) fail("a group is not closed");
        return ok();
    }

    [[nodiscard]] bool ok() const { return reason_.empty(); }
    std::string& out() { return out_; }
    std::string& reason() { return reason_; }

  private:
    enum class Last { nothing, atom, quantifier };

    [[nodiscard]] bool at_end() const { return at_ >= pattern_.size(); }
    [[nodiscard]] char peek(std::size_t ahead = 0) const {
        return at_ + ahead < pattern_.size() ? pattern_[at_ + ahead] : '\0';
    }
    void fail(std::string reason) {
        if (ok()) reason_ = std::move(reason);
    }
    char32_t next() {
        const Decoded got = decode_at(pattern_, at_);
        at_ += got.size;
        return got.code;
    }
    static void append_code(std::string& out, char32_t code) {
        std::array<char, 8> digits{};
        const auto end =
            std::to_chars(digits.data(), digits.data() + digits.size(), static_cast<std::uint32_t>(code), 16)
                .ptr;
        out += "\\x{";
        out.append(digits.data(), end);
        out += '}';
    }
    void atom(std::string_view spelled) {
        out_ += spelled;
        last_ = Last::atom;
    }
    static bool white(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

    void item() {
        if (literal_) return append_code(out_, next());
        const char c = peek();
        if (free_spacing_ && white(c)) {
            ++at_;
            return;
        }
        switch (c) {
            case '(': return open_group();
            case ')': return close_group();
            case '|':
                ++at_;
                out_ += '|';
                last_ = Last::nothing;
                return;
            case '.': ++at_; return atom(dot_all_ ? "[\\x{0}-\\x{10FFFF}]" : "[^\\x{0A}\\x{0D}]");
            case '^':
                ++at_;
                // A line also begins after a newline, but not after one that ends the text (§5.6.2).
                return atom(lines_ ? "(?:\\A|(?<=\\x{0A})(?!\\z))" : "\\A");
            case '$': ++at_; return atom(lines_ ? "(?=\\x{0A}|\\z)" : "\\z");
            case '?':
            case '*':
            case '+':
            case '{': return quantifier();
            case '[':
                out_ += set();
                last_ = Last::atom;
                return;
            case '\\': return escape();
            case ']':
            case '}': return fail(std::string("a stray ") + c);
            default: break;
        }
        append_code(out_, next());
        last_ = Last::atom;
    }

    void open_group() {
        ++at_;
        bool captures = true;
        if (peek() == '?') {
            if (peek(1) != ':') return fail("(? is only known as (?:");
            at_ += 2;
            captures = false;
        }
        if (open_.size() >= 200) return fail("groups are nested too deep");
        out_ += captures ? "(" : "(?:";
        open_.push_back(captures ? ++groups_ : 0);
        last_ = Last::nothing;
    }

    void close_group() {
        ++at_;
        if (open_.empty()) return fail("a stray )");
        if (open_.back() != 0) closed_.push_back(open_.back());
        open_.pop_back();
        atom(")");
    }

    void quantifier() {
        if (last_ == Last::nothing) return fail("a quantifier has nothing before it");
        if (last_ == Last::quantifier) return fail("a quantifier follows a quantifier");
        if (peek() == '{') {
            counted();
        } else {
            out_ += peek();
            ++at_;
        }
        if (peek() == '?') {
            out_ += '?';
            ++at_;
        }
        last_ = Last::quantifier;
    }

    /// {n}, {n,} or {n,m}
    void counted() {
        const std::size_t close = pattern_.find('}', at_);
        if (close == pattern_.npos) return fail("a { is not closed");
        std::string inner;
        for (char c : pattern_.substr(at_ + 1, close - at_ - 1)) {
            if (!(free_spacing_ && white(c))) inner += c;
        }
        const std::size_t comma = inner.find(',');
        const std::string low = inner.substr(0, comma);
        const std::string high = comma == inner.npos ? low : inner.substr(comma + 1);
        const auto number = [&](const std::string& digits) {
            if (digits.empty() || digits.size() > 6 || !std::ranges::all_of(digits, base::is_digit)) {
                return -1;
            }
            int value = 0;
            std::from_chars(digits.data(), digits.data() + digits.size(), value);
            return value;
        };
        const int least = number(low);
        const int most = high.empty() ? 1000000 : number(high);
        if (least < 0 || most < 0 || (high.empty() && comma == inner.npos)) {
            return fail("{" + inner + "} is not a quantity");
        }
        if (most < least) return fail("{" + inner + "} asks for at most less than at least");
        out_ += '{' + inner + '}';
        at_ = close + 1;
    }

    void escape() {
        const char c = peek(1);
        if (c >= '1' && c <= '9') return back_reference();
        out_ += escaped();
        last_ = Last::atom;
    }

    void back_reference() {
        ++at_;
        std::size_t number = 0;
        // As many digits as there are groups to refer to (§5.6.1).
        while (peek() >= '0' && peek() <= '9') {
            const std::size_t longer = number * 10 + static_cast<std::size_t>(peek() - '0');
            if (number != 0 && longer > groups_) break;
            number = longer;
            ++at_;
        }
        if (std::ranges::find(closed_, number) == closed_.end()) {
            return fail("\\" + std::to_string(number) + " refers to no group before it");
        }
        // A digit that follows belongs to the text, so the reference is closed off in a group.
        atom("(?:\\" + std::to_string(number) + ")");
    }

    /// One escape, in a set or outside: a set of its own or one escaped character.
    std::string escaped() {
        ++at_;
        if (at_end()) {
            fail("it ends in a \\");
            return {};
        }
        const char c = peek();
        ++at_;
        for (const ClassEscape& known : class_escapes) {
            if (known.letter == c) return std::string(known.set);
        }
        if (c == 'i') return "[" + std::string(name_start) + "]";
        if (c == 'I') return "[^" + std::string(name_start) + "]";
        if (c == 'c') return "[" + std::string(name_start) + std::string(name_more) + "]";
        if (c == 'C') return "[^" + std::string(name_start) + std::string(name_more) + "]";
        if (c == 'p' || c == 'P') return property(c == 'P');
        if (c == 'n') return "\\x{0A}";
        if (c == 'r') return "\\x{0D}";
        if (c == 't') return "\\x{09}";
        std::string spelled;
        if (std::string_view("\\|.?*+(){}-[]^$").find(c) != std::string_view::npos) {
            append_code(spelled, static_cast<unsigned char>(c));
        } else {
            fail(std::string("\\") + c + " is not an escape");
        }
        return spelled;
    }

    std::string property(bool negated) {
        const std::size_t close = pattern_.find('}', at_);
        if (peek() != '{' || close == pattern_.npos) {
            fail("\\p needs a name in braces");
            return {};
        }
        std::string name(pattern_.substr(at_ + 1, close - at_ - 1));
        at_ = close + 1;
        const std::string head = negated ? "\\P{" : "\\p{";
        if (std::ranges::find(categories, std::string_view(name)) != std::end(categories)) {
            return head + name + "}";
        }
        const bool plain = name.size() > 2 && name.starts_with("Is") && std::ranges::all_of(name, [](char c) {
                               return base::is_alphanumeric(c) || c == '-';
                           });
        if (!plain) {
            fail("\\p{" + name + "} is neither a category nor a block");
            return {};
        }
        return head + "Block=" + name.substr(2) + "}";
    }

    /// A character class with its subtractions: [a-z-[aeiou]] becomes [[a-z]--[aeiou]].
    std::string set() {
        // Subtraction is always the last part of a class, so the nesting is a list of classes.
        std::vector<std::string> chain;
        for (bool more = true; more && ok();) {
            more = false;
            chain.push_back(one_set(more));
            if (chain.size() > 100) fail("classes are nested too deep");
        }
        for (std::size_t i = 1; i < chain.size() && ok(); ++i) {
            if (peek() != ']') fail("a subtraction is not at the end of its class");
            ++at_;
        }
        std::string out = chain.back();
        for (std::size_t i = chain.size() - 1; i-- > 0;) out = "[" + chain[i] + "--" + out + "]";
        return out;
    }

    /// From `[` to its `]`, or to the `-[` of a subtraction, which is left at `[` with `subtracts` set.
    std::string one_set(bool& subtracts) {
        ++at_;
        std::string out = "[";
        if (peek() == '^') {
            out += '^';
            ++at_;
        }
        bool any = false;
        while (ok()) {
            if (at_end()) {
                fail("a [ is not closed");
                break;
            }
            if (peek() == ']') {
                ++at_;
                break;
            }
            if (peek() == '-' && peek(1) == '[') {
                ++at_;
                subtracts = true;
                break;
            }
            member(out, any);
            any = true;
        }
        if (!any) fail("a class is empty");
        return out + "]";
    }

    /// One member of a class: a character, a range, or an escape.
    void member(std::string& out, bool any) {
        if (peek() == '[') return fail("a [ in a class must be escaped");
        const bool hyphen = peek() == '-';
        if (hyphen && any && peek(1) != ']' && !(peek(1) == '-' && peek(2) == '[')) {
            return fail("a - in a class must stand first, last or escaped");
        }
        char32_t low = 0;
        std::string spelled = end_of_range(low);
        if (!ok()) return;
        const bool ranges = !hyphen && peek() == '-' && peek(1) != ']' && peek(1) != '[' && peek(1) != '\0';
        if (!ranges) {
            out += spelled;
            return;
        }
        ++at_;
        char32_t high = 0;
        const std::string upper = end_of_range(high);
        if (low == no_code || high == no_code) return fail("a range needs two characters");
        if (high < low) return fail("a range runs backwards");
        out += spelled + "-" + upper;
    }

    static constexpr char32_t no_code = 0xFFFFFFFF;

    std::string end_of_range(char32_t& code) {
        std::string out;
        if (peek() != '\\') {
            code = next();
            append_code(out, code);
            return out;
        }
        out = escaped();
        code = no_code;
        const bool single = out.starts_with("\\x{");
        if (single) {
            std::uint32_t value = 0;
            std::from_chars(out.data() + 3, out.data() + out.size() - 1, value, 16);
            code = value;
        }
        return out;
    }

    std::string_view pattern_;
    bool dot_all_, lines_, free_spacing_, literal_;
    std::size_t at_ = 0, groups_ = 0;
    std::vector<std::size_t> open_, closed_;
    Last last_ = Last::nothing;
    std::string out_, reason_;
};

}  // namespace

std::optional<std::string> translate_regex(std::string_view pattern, std::string_view flags,
                                           RegexFault& fault) {
    for (char flag : flags) {
        if (std::string_view("smixq").find(flag) == std::string_view::npos) {
            fault = {RegexFault::Kind::flags, std::string("there is no flag ") + flag};
            return std::nullopt;
        }
    }
    Translator translator(pattern, flags);
    if (!translator.run()) {
        fault = {RegexFault::Kind::pattern, translator.reason()};
        return std::nullopt;
    }
    return std::move(translator.out());
}

}  // namespace text
