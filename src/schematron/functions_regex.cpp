// matches(), replace() and tokenize() (Functions and Operators §7.6).
#include "schematron/evaluate.h"
#include "schematron/function_groups.h"
#include "text/regex.h"

namespace schematron::functions {
namespace {

constexpr std::string_view too_costly = "a regular expression takes too many steps on a text";

const text::Regex& regex_of(const Call& call, std::size_t flags) {
    return call.evaluator.environment().regex(call.string(1), call.string(flags));
}

std::vector<text::RegexMatch> all_matches(const Call& call, const text::Regex& regex, std::string_view text) {
    call.evaluator.spend(text.size() + 16);
    auto out = regex.all_in(text);
    if (!out) throw Unevaluated{std::string(too_costly)};
    return std::move(*out);
}

/// The replacement with $1 and \$ resolved for one match.
void append_replacement(std::string& out, std::string_view replacement, std::string_view text,
                        const text::RegexMatch& match) {
    for (std::size_t i = 0; i < replacement.size(); ++i) {
        const char c = replacement[i];
        const char next = i + 1 < replacement.size() ? replacement[i + 1] : '\0';
        if (c == '\\') {
            if (next != '\\' && next != '$') throw Unevaluated{"a replacement has a stray \\"};
            out += next;
            ++i;
        } else if (c == '$') {
            if (next < '0' || next > '9') throw Unevaluated{"a replacement has a stray $"};
            auto group = static_cast<std::size_t>(next - '0');
            ++i;
            // As many digits as there are groups to mean.
            while (i + 1 < replacement.size() && replacement[i + 1] >= '0' && replacement[i + 1] <= '9') {
                const std::size_t longer = group * 10 + static_cast<std::size_t>(replacement[i + 1] - '0');
                if (longer >= match.groups.size()) break;
                group = longer;
                ++i;
            }
            if (group < match.groups.size() && match.groups[group]) {
                out += text.substr(match.groups[group]->begin,
                                   match.groups[group]->end - match.groups[group]->begin);
            }
        } else {
            out += c;
        }
    }
}

void refuse_empty_matches(const Call& call, const text::Regex& regex) {
    if (!all_matches(call, regex, "").empty()) {
        throw Unevaluated{"the regular expression '" + call.string(1) + "' matches nothing at all"};
    }
}

}  // namespace

Sequence matches(const Call& call) {
    const std::string text = call.string(0);
    call.evaluator.spend(text.size() + 16);
    const auto found = regex_of(call, 2).found_in(text);
    if (!found) throw Unevaluated{std::string(too_costly)};
    return {make_boolean(*found)};
}

Sequence replace(const Call& call) {
    const std::string text = call.string(0);
    const std::string replacement = call.string(2);
    const text::Regex& regex = regex_of(call, 3);
    refuse_empty_matches(call, regex);
    const bool literal = call.string(3).find('q') != std::string::npos;
    std::string out;
    std::size_t done = 0;
    for (const text::RegexMatch& match : all_matches(call, regex, text)) {
        out.append(text, done, match.groups[0]->begin - done);
        if (literal) {
            out += replacement;
        } else {
            append_replacement(out, replacement, text, match);
        }
        call.evaluator.check_size(out.size());
        done = match.groups[0]->end;
    }
    out.append(text, done);
    return {make_string(std::move(out))};
}

Sequence tokenize(const Call& call) {
    Sequence out;
    if (call.count() == 1) {
        // Functions and Operators 3.1 §5.6.4: the words between white space.
        const std::string text = normalized_space(call.string(0));
        for (std::size_t at = 0; at < text.size();) {
            const std::size_t end = std::min(text.find(' ', at), text.size());
            out.push_back(make_string(text.substr(at, end - at)));
            at = end + 1;
        }
        return out;
    }
    const std::string text = call.string(0);
    const text::Regex& regex = regex_of(call, 2);
    refuse_empty_matches(call, regex);
    if (text.empty()) return out;
    std::size_t done = 0;
    for (const text::RegexMatch& match : all_matches(call, regex, text)) {
        out.push_back(make_string(text.substr(done, match.groups[0]->begin - done)));
        done = match.groups[0]->end;
    }
    out.push_back(make_string(text.substr(done)));
    return out;
}

}  // namespace schematron::functions
