#include "text/regex.h"

#include <unicode/regex.h>
#include <unicode/utext.h>

namespace text {
namespace {

/// In ICU's units of some 10,000 steps of the match engine; a sane pattern needs one or two.
constexpr int32_t step_limit = 200;
constexpr int32_t stack_limit = 8 << 20;

/// A UText over UTF-8 that is closed with its scope.
class Utf8Text {
  public:
    explicit Utf8Text(std::string_view bytes) {
        UErrorCode status = U_ZERO_ERROR;
        utext_openUTF8(&text_, bytes.data(), static_cast<int64_t>(bytes.size()), &status);
    }
    Utf8Text(const Utf8Text&) = delete;
    Utf8Text& operator=(const Utf8Text&) = delete;
    ~Utf8Text() { utext_close(&text_); }
    UText* get() { return &text_; }

  private:
    UText text_ = UTEXT_INITIALIZER;
};

uint32_t icu_flags(std::string_view flags) {
    // s, m and x are translated away; only the case of letters is left to ICU.
    return flags.find('i') == std::string_view::npos ? 0 : UREGEX_CASE_INSENSITIVE;
}

}  // namespace

struct Regex::State {
    std::unique_ptr<icu::RegexPattern> pattern;
    std::size_t groups = 0;

    [[nodiscard]] std::unique_ptr<icu::RegexMatcher> matcher(UText* input) const {
        UErrorCode status = U_ZERO_ERROR;
        std::unique_ptr<icu::RegexMatcher> out(pattern->matcher(status));
        out->setTimeLimit(step_limit, status);
        out->setStackLimit(stack_limit, status);
        out->reset(input);
        return out;
    }
};

Regex::Regex(std::unique_ptr<State> state) : state_(std::move(state)) {}
Regex::Regex(Regex&&) noexcept = default;
Regex& Regex::operator=(Regex&&) noexcept = default;
Regex::~Regex() = default;

std::optional<Regex> Regex::compile(std::string_view pattern, std::string_view flags, RegexFault& fault) {
    const std::optional<std::string> translated = translate_regex(pattern, flags, fault);
    if (!translated) return std::nullopt;
    UErrorCode status = U_ZERO_ERROR;
    UParseError where;
    auto state = std::make_unique<State>();
    state->pattern.reset(icu::RegexPattern::compile(icu::UnicodeString::fromUTF8(*translated),
                                                    icu_flags(flags), where, status));
    if (U_FAILURE(status)) {
        fault = {RegexFault::Kind::pattern, "it is not a regular expression"};
        return std::nullopt;
    }
    std::unique_ptr<icu::RegexMatcher> matcher(state->pattern->matcher(status));
    state->groups = static_cast<std::size_t>(matcher->groupCount());
    return Regex(std::move(state));
}

std::optional<bool> Regex::found_in(std::string_view text) const {
    Utf8Text input(text);
    const auto matcher = state_->matcher(input.get());
    UErrorCode status = U_ZERO_ERROR;
    const bool found = matcher->find(status) != 0;
    if (U_FAILURE(status)) return std::nullopt;
    return found;
}

std::optional<std::vector<RegexMatch>> Regex::all_in(std::string_view text) const {
    Utf8Text input(text);
    const auto matcher = state_->matcher(input.get());
    std::vector<RegexMatch> out;
    UErrorCode status = U_ZERO_ERROR;
    while (matcher->find(status)) {
        RegexMatch match;
        for (int32_t group = 0; group <= static_cast<int32_t>(state_->groups); ++group) {
            const int64_t begin = matcher->start64(group, status);
            const int64_t end = matcher->end64(group, status);
            if (begin < 0) {
                match.groups.emplace_back();
            } else {
                match.groups.emplace_back(
                    RegexMatch::Range{static_cast<std::size_t>(begin), static_cast<std::size_t>(end)});
            }
        }
        out.push_back(std::move(match));
    }
    if (U_FAILURE(status)) return std::nullopt;
    return out;
}

std::size_t Regex::groups() const {
    return state_->groups;
}

}  // namespace text
