#include "repair/omit_phrases.h"

#include <algorithm>
#include <array>
#include <span>

#include "repair/omit_words.h"
#include "text/scripts.h"

namespace repair {
namespace {

using View = std::u32string_view;

constexpr View sentence_edges = U"。！？!?；;\n“”「」";

bool is_edge(View edges, View text, std::size_t at) {
    return at >= text.size() || edges.find(text[at]) != View::npos;
}

/// What stands behind the spot, and what makes it whole when it stands before it.
struct Phrase {
    View behind, never_before;
};

constexpr Phrase phrases[] = {
    {U"大程度", U"很更较最极巨不多偌挺当同"},
    {U"大限度", U"很更较最极巨不多偌挺当同"},
    {U"高人民法院", U"最提"},
    {U"高人民检察院", U"最提"},
};

/// Of what there is one greatest.
constexpr std::array topics = {
    View(U"特点"), View(U"特色"), View(U"优点"), View(U"缺点"), View(U"区别"),   View(U"差别"),
    View(U"心愿"), View(U"愿望"), View(U"特征"), View(U"难点"), View(U"瓶颈"),   View(U"短板"),
    View(U"底气"), View(U"顾虑"), View(U"牵挂"), View(U"优势"), View(U"公约数"), View(U"受益者"),
};

/// So are these, but one may also say 村里的大功臣.
constexpr std::array great_things = {
    View(U"好处"), View(U"收获"), View(U"难题"), View(U"障碍"), View(U"心病"), View(U"隐患"), View(U"遗憾"),
    View(U"挑战"), View(U"看点"), View(U"亮点"), View(U"功臣"), View(U"赢家"), View(U"教训"),
};

bool starts_with_one_of(std::span<const View> words, View text) {
    return std::ranges::any_of(words, [&](View word) { return text.starts_with(word); });
}

constexpr std::array acts = {View(U"强调"), View(U"指出"), View(U"要求"), View(U"表示"), View(U"提出"),
                             View(U"认为"), View(U"介绍"), View(U"主持"), View(U"说"),   View(U"在")};

bool starts_act(View text) {
    return std::ranges::any_of(acts, [&](View act) { return text.starts_with(act); });
}

constexpr std::size_t shortest_name = 2, longest_name = 4;

/// 周一鸣后强调 at `at`, where the text elsewhere says 周一鸣 at the head of a clause that speaks or acts.
bool is_speaker(View text, std::size_t at, const Speakers& speakers) {
    // What ends in one of these is an event, and 后 says when: 讲话后指出.
    static constexpr View events = U"会话研察报后动束";
    if (!starts_act(text.substr(at + 1)) || text.substr(at + 1).starts_with(U"在")) return false;
    for (std::size_t size = shortest_name; size <= longest_name && size <= at; ++size) {
        if (size < at && !is_edge(omit_words::clause_edges, text, at - size - 1)) continue;
        const View name = text.substr(at - size, size);
        return events.find(name.back()) == View::npos && speakers.find(name) != speakers.end();
    }
    return false;
}

/// 它的大特点, 她大的心愿, 尽大努力.
bool is_greatest(View text, std::size_t at) {
    if (at == 0) return false;
    const View behind = text.substr(at + 1);
    const char32_t before = text[at - 1];
    if (before == U'尽') return behind.starts_with(U"努力") || behind.starts_with(U"可能");
    if (before == U'的') return starts_with_one_of(topics, behind);
    const bool is_somebody = View(U"我你他她它咱们").find(before) != View::npos;
    if (!is_somebody || !behind.starts_with(U"的")) return false;
    const View thing = behind.substr(1);
    return starts_with_one_of(topics, thing) || starts_with_one_of(great_things, thing);
}

bool misses_zui(View text, std::size_t at, const Speakers& speakers) {
    switch (text[at]) {
        case U'大':
            if (is_greatest(text, at)) return true;
            break;
        case U'高': break;
        case U'后': return is_speaker(text, at, speakers);
        case U'终':
            return (at == 0 || is_edge(sentence_edges, text, at - 1)) &&
                   View(U"，,").find(text.substr(at + 1, 1)) != View::npos && at + 1 < text.size();
        default: return false;
    }
    return std::ranges::any_of(phrases, [&](const Phrase& phrase) {
        return text.substr(at).starts_with(phrase.behind) &&
               (at == 0 || phrase.never_before.find(text[at - 1]) == View::npos);
    });
}

}  // namespace

void add_speakers(std::u32string_view block, Speakers& speakers) {
    static constexpr View firsts = U"强指要表提认介主说在";
    for (std::size_t at = 0; at < block.size(); ++at) {
        if (at > 0 && !is_edge(omit_words::clause_edges, block, at - 1)) continue;
        for (std::size_t size = shortest_name; size <= longest_name && at + size < block.size(); ++size) {
            const View name = block.substr(at, size);
            const View behind = block.substr(at + size);
            if (firsts.find(behind.front()) == View::npos || !starts_act(behind)) continue;
            if (std::ranges::all_of(name, text::is_han)) speakers.emplace(name);
        }
    }
}

std::vector<std::size_t> omit_phrases(std::u32string_view block, const Speakers& speakers) {
    std::vector<std::size_t> found;
    for (std::size_t at = 0; at < block.size(); ++at) {
        if (misses_zui(block, at, speakers)) found.push_back(at);
    }
    return found;
}

}  // namespace repair
