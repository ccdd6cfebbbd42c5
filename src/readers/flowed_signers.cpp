#include "readers/flowed_signers.h"

#include <algorithm>
#include <string>

#include "lines/openers.h"
#include "lines/signatures.h"
#include "lines/squeezed.h"
#include "text/characters.h"
#include "text/person_names.h"
#include "text/scripts.h"
#include "text/utf8.h"
#include "text/white_space.h"

namespace readers {
namespace {

using lines::Squeezed;

constexpr std::size_t most = 40;  // characters of a signature
constexpr std::u32string_view colons = U"：:";

/// "记者 方禾", "文/方禾": is the name set apart from what stands before it? A bullet is no role.
bool stands_apart(std::string_view words, std::size_t name) {
    const std::string_view before = text::trimmed(words.substr(0, name));
    if (before.empty()) return false;
    const char32_t last = text::decode_before(before, before.size()).code;
    if (text::is_one_of(last, lines::byline_signs)) return false;
    return before.size() < name || !text::is_han(last);
}

}  // namespace

/// 高兴, 方法: all of it one word of the dictionary, or words that say where or how much: 于北京, 全剧终.
bool FlowedSigners::is_word(std::string_view name) {
    constexpr std::u32string_view no_surname_before_words = U"于全";
    if (!breaks_) breaks_.emplace();
    const std::size_t first = text::decode_at(name, 0).size;
    const std::string_view rest = name.substr(first);
    const std::size_t second = text::decode_at(rest, 0).size;
    if (second == rest.size()) return breaks_->word_across(name.substr(0, first), rest);
    if (text::is_one_of(text::decode_at(name, 0).code, no_surname_before_words) &&
        breaks_->word_across(rest.substr(0, second), rest.substr(second)))
        return true;
    return breaks_->word_across(name.substr(0, first), rest) &&
           breaks_->word_across(name.substr(0, first + second), rest.substr(second));
}

bool FlowedSigners::is_person(std::string_view name) {
    return text::looks_like_a_person(name) && !is_word(name);
}

bool FlowedSigners::is_byline(std::string_view words) {
    const auto found = lines::byline_alone(words, cues_);
    if (!found) return false;
    if (!found->persons.empty()) {
        return std::ranges::any_of(found->persons, [&](text::Slice person) {
            const std::string_view name = person.of(words);
            return name.find("·") != std::string_view::npos || is_person(name) ||
                   (text::looks_like_a_person(name) && stands_apart(words, person.begin));
        });
    }
    // "（記者周一鳴溪口報導）": where the name ends is not certain. （记者节） has none.
    constexpr std::size_t name = 3;
    const Squeezed squeezed(words, most);
    std::size_t at = squeezed.size() > 0 && lines::opens_note(squeezed.codes()[0]) ? 1 : 0;
    at += squeezed.any_at(at, cues_.roles);
    return at + name < squeezed.size() && text::looks_like_a_person(squeezed.slice(at, at + name).of(words));
}

/// Is one of the words between spaces and commas a person's name, or all of them together (方 禾)?
bool FlowedSigners::holds_person(std::string_view words) {
    std::string name, whole;
    bool any = false;
    const auto end_name = [&] {
        any = any || (!name.empty() && is_person(name));
        name.clear();
    };
    for (const auto [code, at, size] : text::CodePoints(words)) {
        if (text::is_space(code) || code == U'、') {
            end_name();
        } else {
            name.append(words.substr(at, size));
            whole.append(words.substr(at, size));
        }
    }
    end_name();
    return any || is_person(whole);
}

/// What stands in brackets and begins with a label: （责任编辑：方禾）, （作者单位：石桥中学）,
/// （转自云泽网）. None is （来源不明）, （编辑）, （作者注：此处有误）.
bool FlowedSigners::says_who(std::string_view words) {
    constexpr std::u32string_view from = U"自载載", is = U"系为為", notes = U"注註按";
    constexpr std::size_t unit = 2;  // 单位
    const Squeezed inside(words, most);
    const std::size_t label = inside.any_at(0, cues_.closers);
    if (label == 0 || label == inside.size()) {
        // （本报综合） is no label.
        return label == inside.size() && label > 3 && inside.any_at(0, cues_.furniture) == 0;
    }
    if (inside.space_before(label) || inside.stands(label, U"：:/《")) return label + 1 < inside.size();
    if (inside.stands(label - 1, from) || inside.stands(label, is)) return true;
    if (inside.stands(label + unit, colons)) return !inside.stands(label + unit - 1, notes);
    return holds_person(inside.slice(label, inside.size()).of(words));
}

/// "责任编辑：方禾" without brackets. "编辑：双击单元格" is a step of a manual.
bool FlowedSigners::names_editor(std::string_view words) {
    const Squeezed squeezed(words, most + 1);
    const std::size_t label = squeezed.any_at(0, cues_.closers);
    if (squeezed.size() > most || label == 0 || !squeezed.stands(label, colons) ||
        label + 1 >= squeezed.size() || squeezed.any_at(0, cues_.furniture) == 0 ||
        std::ranges::any_of(squeezed.codes(), text::ends_sentence))
        return false;
    constexpr std::u32string_view also_verbs = U"编編";
    return !squeezed.stands(0, also_verbs) ||
           holds_person(squeezed.slice(label + 1, squeezed.size()).of(words));
}

bool FlowedSigners::is_closing(std::string_view words) {
    if (names_editor(words)) return true;
    if (!lines::is_signature(words, true, cues_)) return false;
    const std::string_view inside = text::trimmed(lines::signed_part(words).of(words));
    const Squeezed squeezed(inside, most);
    const std::size_t size = squeezed.size();
    if (size == 0) return false;
    if (squeezed.any_at(0, cues_.endings) == size) return true;
    if (squeezed.any_at(0, cues_.closers) > 0) return says_who(inside);
    // What else is_signature() takes: names, an office that sent the story in, a source.
    const std::size_t deed = squeezed.any_before(size, cues_.closers);
    const bool office = deed > 0 && squeezed.any_before(size - deed, cues_.offices) > 0;
    return office || squeezed.stands(0, U"据據") || holds_person(inside);
}

}  // namespace readers
