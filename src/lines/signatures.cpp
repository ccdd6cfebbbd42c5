#include "lines/signatures.h"

#include <algorithm>
#include <string>
#include <vector>

#include "lines/openers.h"
#include "lines/running_bylines.h"
#include "lines/squeezed.h"
#include "text/characters.h"
#include "text/person_names.h"
#include "text/utf8.h"
#include "text/white_space.h"

namespace lines {
namespace {

constexpr std::size_t longest = 40;  // characters

bool opens(char32_t code) {
    return opens_note(code) || code == U'【' || code == U'［';
}
bool closes(char32_t code) {
    return closes_note(code) || code == U'】' || code == U'］';
}

/// 据《云泽日报》, 据云泽社电: the source; 据说 is none.
bool names_source(const Squeezed& words, const Cues& cues) {
    constexpr std::u32string_view from = U"据據";
    if (words.size() < 4 || !text::is_one_of(words.codes()[1], from)) return false;
    return words.codes()[2] == U'《' || words.any_at(2, cues.agencies) > 0;
}

/// 林谷 周一鸣 整理: without the word behind the names that says what they did.
std::string_view before_deed(std::string_view inside, const Cues& cues) {
    const std::vector<std::string_view> parts = text::parts_between_spaces(inside);
    if (parts.size() < 2 || std::ranges::count(cues.closers, parts.back()) == 0) return inside;
    return inside.substr(0, inside.size() - parts.back().size());
}

/// 林谷、周一鸣, apart by spaces or signs; 林 谷 is one name.
bool holds_names(std::string_view inside) {
    std::string name, whole;
    bool all = true, any = false;
    const auto end_name = [&] {
        if (name.empty()) return;
        all = all && text::looks_like_a_person(name);
        any = true;
        name.clear();
    };
    for (const auto [code, at, size] : text::CodePoints(inside)) {
        if (text::is_space(code) || code == U'、') {
            end_name();
        } else {
            name.append(inside.substr(at, size));
            whole.append(inside.substr(at, size));
        }
    }
    end_name();
    return any && (all || text::looks_like_a_person(whole));
}

/// "文/方禾": a role, and the names of persons.
bool credits_persons(std::string_view words, const Cues& cues) {
    if (Squeezed(words, longest).any_at(0, cues.roles) == 0) return false;
    const auto byline = byline_alone(words, cues);
    return byline && std::ranges::all_of(byline->persons, [&](text::Slice person) {
               return text::looks_like_a_person(person.of(words));
           });
}

/// "记者 方禾" behind a sentence. In running text 记者 stands there as well: the name must be a person's, or
/// the role one of this paper.
bool signs_with_role(std::string_view last, const Cues& cues) {
    const Squeezed words(last, longest);
    const bool ours = words.any_at(0, cues.agencies) > 0;
    if (!ours && words.any_at(0, cues.roles) == 0 && !words.stands(0, byline_signs)) return false;
    const auto found = running_byline(last, words, 0, cues);
    return found && found->end == words.size() && (ours || found->known);
}

/// "…坐得久。文/方禾", "…坐得久。石桥市民 方禾", "…坐得久。本报记者 方禾": a role, or what somebody is, and a
/// name behind the last sentence.
std::optional<text::Slice> signed_byline_at_end(std::string_view words, const Cues& cues) {
    constexpr std::size_t longest_byline = 30;  // characters
    constexpr std::u32string_view signs = U"/／：:";
    std::size_t at = words.size();
    bool sign = false;
    for (std::size_t length = 0; at > 0 && length < longest_byline; ++length) {
        const text::Decoded one = text::decode_before(words, at);
        if (text::ends_sentence(one.code) || text::closes(one.code)) break;
        sign = sign || text::is_one_of(one.code, signs);
        at -= one.size;
    }
    if (at == 0 || !text::ends_with_sentence(words.substr(0, at))) return {};
    const std::string_view last = words.substr(at);
    // In running text 村民马上 looks the same: who signs sets the name apart.
    const bool author = text::parts_between_spaces(last).size() > 1 && names_an_author(last, cues);
    if (!author && !(sign && credits_persons(last, cues)) && !signs_with_role(last, cues)) return {};
    while (at < words.size() && text::is_space(text::decode_at(words, at).code))
        at += text::decode_at(words, at).size;
    return text::Slice{static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(words.size())};
}

}  // namespace

bool is_signature(std::string_view words, bool after_text, const Cues& cues) {
    const Squeezed squeezed(words, longest + 1);
    const std::size_t size = squeezed.size();
    if (size < 3 || size > longest || !opens(squeezed.codes()[0]) || !closes(squeezed.codes()[size - 1]))
        return false;
    if (std::ranges::any_of(squeezed.codes(), text::ends_sentence)) return false;
    if (squeezed.any_at(1, cues.endings) == size - 2) return true;
    if (size > 3 && (squeezed.any_at(1, cues.closers) > 0 || names_source(squeezed, cues))) return true;
    // （石桥县自然学会供稿）
    const std::size_t deed = squeezed.any_before(size - 1, cues.closers);
    if (after_text && deed > 1 && squeezed.any_before(size - 1 - deed, cues.offices) > 0) return true;
    return after_text && holds_names(before_deed(squeezed.slice(1, size - 1).of(words), cues));
}

bool begins_signature(std::string_view words, std::string_view next, bool after_text, const Cues& cues) {
    const Squeezed squeezed(words, longest);
    if (squeezed.size() == 0 || !opens(squeezed.codes()[0])) return false;
    if (std::ranges::any_of(squeezed.codes(), closes)) return false;
    return is_signature(std::string(words) + std::string(next), after_text, cues);
}

std::optional<text::Slice> byline_at_end(std::string_view words, const Cues& cues) {
    std::size_t at = words.size();
    if (!closes_note(text::decode_before(words, at).code)) return signed_byline_at_end(words, cues);
    for (std::size_t length = 0; at > 0 && length < longest; ++length) {
        const text::Decoded one = text::decode_before(words, at);
        at -= one.size;
        if (!opens_note(one.code)) continue;
        if (!text::ends_with_sentence(text::trimmed(words.substr(0, at))) ||
            !byline_alone(words.substr(at), cues))
            return {};
        return text::Slice{static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(words.size())};
    }
    return {};
}

bool is_spaced_byline(std::string_view words, const Cues& cues) {
    const Squeezed squeezed(words, longest + 1);
    if (squeezed.size() > longest) return false;
    const auto found = running_byline(words, squeezed, 0, cues);
    return found && found->end == squeezed.size() && found->spaced;
}

bool names_an_author(std::string_view words, const Cues& cues) {
    constexpr std::size_t most = 14, shortest_name = 2, longest_name = 4;
    const Squeezed squeezed(words, most + 1);
    const std::size_t size = squeezed.size();
    if (size > most) return false;
    for (std::size_t name = shortest_name; name <= longest_name && name + 1 < size; ++name) {
        const std::size_t first = size - name;
        if (squeezed.any_before(first, cues.authors) > 0 &&
            text::looks_like_a_person(squeezed.slice(first, size).of(words)))
            return true;
    }
    return false;
}

text::Slice signed_part(std::string_view words) {
    const text::Decoded open = text::decode_at(words, 0);
    const text::Decoded close = text::decode_before(words, words.size());
    text::Slice part{0, static_cast<std::uint32_t>(words.size())};
    const bool bracketed = opens(folded(open.code)) && closes(folded(close.code));
    if (bracketed && words.size() > open.size + close.size) {
        part.begin += open.size;
        part.end -= close.size;
    }
    return part;
}

}  // namespace lines
