#include "repair/omit_forms.h"

#include <algorithm>
#include <array>
#include <compare>
#include <optional>

#include "base/error.h"
#include "text/scripts.h"

namespace repair {
namespace {

using View = std::u32string_view;
constexpr std::size_t no_match = static_cast<std::size_t>(-1);

/// A class of words that a letter stands for in a form. Longer words first.
struct WordClass {
    char32_t letter;
    View words;  ///< parted by spaces
};

constexpr WordClass classes[] = {
    // Gradable adjectives of one and of two characters.
    {U'A',
     U"大 小 多 少 高 低 长 短 快 慢 早 晚 远 近 新 老 强 弱 好 差 难 深 严 紧 重 热 冷 美 优 佳 苦 累 忙 厚 "
     U"薄 硬 实 广"},
    {U'B',
     U"受欢迎 受关注 重要 关键 根本 直接 基本 广泛 有效 突出 困难 艰巨 严格 宝贵 珍贵 迫切 紧迫 核心 明显 "
     U"显著 典型 可靠 便捷 真实 朴素 常见 简单 普通 美丽 漂亮 繁忙 先进 优秀 难忘 难得 集中 严重 危险 便宜 "
     U"满意 感人 温暖 精彩 权威 彻底 普遍"},
    // What a superlative is measured against.
    {U'S',
     U"世界上 历史上 全市 全县 全省 全国 全区 全镇 全乡 全村 全校 全球 全厂 全州 全年 我市 我县 我省 我国 "
     U"我区 "
     U"我镇 我乡 我村 我校 本市 本县 本省 本区 本地 本届 国内 亚洲 以来 迄今 史上"},
    {U'V', U"强调 指出 要求 表示 提出 说"},
    {U'M',
     U"个 段 次 天 年 名 位 道 步 关 批 站 刻 场 轮 层 页 班 项 块 件 户 车 辆 座 根 条 张 节 堂 遍 句 棵 "
     U"滴"},
    {U'T', U"特点 特色 优势 亮点 优点 缺点 好处 区别 差别 收获 心愿 愿望 特征 难点 障碍 瓶颈 短板 公约数"},
    {U'G', U"同时 不要 提前 尽快 别 能 先 由 在"},
    {U'U', U"按照 采取 实行 用 以 按"},
    {U'L', U"令 让"},
    {U'O', U"基本 根本 直接"},
    {U'W', U"会议 大会 座谈会 讲话 活动"},
    {U'R', U"公里 道防线"},
    {U'P', U"龄 纪"},
    // Extremes that weather, engineering and statistics give with a figure, and what leads to it.
    {U'X',
     U"风力 风速 雨强 雨量 降雨量 流量 载重 载客量 埋深 水深 浪高 增幅 降幅 涨幅 跌幅 容量 功率 跨度 直径"},
    {U'Y', U"时速 温度 水位"},
    {U'D', U"0 1 2 3 4 5 6 7 8 9 达 为 可达 将达 超过 接近 约"},
    {U'E', U"强 低 严 热 冷 快 慢 差 好 早 晚 佳"},
    {U'F', U"降到 降至 减到 减至 压到 压至 缩到 缩至"},
    {U'K', U"低 小 少 短"},
    {U'Q', U"目前 现有 现存 在建 已建成"},
    {U'C', U"， ,"},
    {U'Z', U"的 、"},
    {U'I', U"是 在于 就是"},
};

/// A form: what stands before the spot and behind it. H is any Han character, + one to six of them, ^ the
/// edge of a clause, $ the edge of a sentence, other capital letters a class; the rest stands for itself.
struct Form {
    double weight;
    View before, behind;
    View never_before = {};  ///< characters that make it whole
    View never_second = {};  ///< what makes another word of the first character behind the spot
};

constexpr Form forms[] = {
    {3, U"", U"大程度", U"很较更最极巨不多偌挺当同"},
    {3, U"", U"大限度", U"最更"},
    {3, U"的", U"大T"},
    {3, U"尽", U"大努力"},
    {3, U"尽", U"大可能"},
    {2, U"F", U"K^"},
    {3, U"$", U"终C"},
    {3, U"", U"后一R", U"前"},
    {2, U"S", U"A的H", U""},
    {2, U"S", U"B的H", U""},
    {1, U"SHH", U"AZ", U""},
    {2, U"SQ", U"A的H", U""},
    {1, U"SQHH", U"AZ", U""},
    {1, U"SHHA、HH", U"A的", U""},
    {1.5, U"H", U"好G", U"只正刚恰也很更还你您我最不真都挺多较友美爱良讨就要做办修搞抓建管用守把带写学"},
    {1, U"$", U"近C"},
    {1, U"$", U"后C"},
    {1.5, U"", U"低气温", U"最日均年月较更"},
    {1.5, U"", U"高气温", U"最日均年月较更"},
    {1.5, U"^", U"大XD"},
    {1.5, U"^", U"高YD"},
    {1, U"以来", U"EHH的"},
    {1, U"以来", U"EH雨"},
    {0.5, U"是", U"受+欢迎的"},
    {0.5, U"是", U"受+关注的"},
    {1.5, U"", U"宽处", U"最较更很"},
    {1.5, U"", U"窄处", U"最较更很狭"},
    {1.5, U"", U"早一批", U"最较更很"},
    {1.5, U"“", U"美+”", U"", U"丽国好元食女德术感育容妙玉味满学化观誉式景洲欧军日联发甲酒颜声"},
    {1, U"^", U"A的是"},
    {1, U"HH", U"多的是“"},
    {0.5, U"^", U"B的是"},
    {0.5, U"^", U"B的不是"},
    {0.5, U"^", U"L+的是"},
    {0.5, U"^", U"L+的C是"},
    {1, U"^", U"B的HHI"},
    {1, U"^", U"A的一M"},
    {1, U"U", U"A的H"},
    {0.5, U"是", U"O的H"},
    {1, U"", U"后一M", U"随之此其以最前今往背先落"},
    {0.5, U"^W", U"后V"},
    {1, U"年P", U"A的"},
    {1, U"HH", U"A的一M"},
    {1, U"^H", U"A的一M"},
};
// The two that are code: 周一鸣后强调, and the other items of a list in which one misses 最.
constexpr std::size_t speaker_form = std::size(forms), parallel_form = speaker_form + 1;

constexpr View clause_edges = U"，。；：！？、“”‘’「」『』（）()《》【】,;:!?…—\n";
constexpr View sentence_edges = U"。！？!?；;\n“「";

/// The words of a class, one by one.
template <typename Visit>
void each_word(View words, Visit visit) {
    while (!words.empty()) {
        const std::size_t end = std::min(words.find(U' '), words.size());
        if (visit(words.substr(0, end))) return;
        words.remove_prefix(std::min(end + 1, words.size()));
    }
}

const WordClass* class_of(char32_t letter) {
    const auto* const found = std::ranges::find(classes, letter, &WordClass::letter);
    return found == std::end(classes) ? nullptr : found;
}

/// How many characters from `at` on (`forward`), or before it, a token of a form takes; no_match if it is
/// not there.
std::size_t take(View text, std::size_t at, char32_t token, bool forward) {
    const View rest = forward ? text.substr(at) : text.substr(0, at);
    const auto edge = [&](View edges) {
        const char32_t next = rest.empty() ? U'\n' : forward ? rest.front() : rest.back();
        return edges.find(next) == View::npos ? no_match : 0;
    };
    if (token == U'^') return edge(clause_edges);
    if (token == U'$') return edge(sentence_edges);
    if (token == U'H')
        return !rest.empty() && text::is_han(forward ? rest.front() : rest.back()) ? 1 : no_match;
    const auto fits = [&](View word) {
        return word.size() <= rest.size() &&
               (forward ? rest.substr(0, word.size()) : rest.substr(rest.size() - word.size())) == word;
    };
    const WordClass* const words = class_of(token);
    if (words == nullptr) return fits(View(&token, 1)) ? 1 : no_match;
    std::size_t taken = no_match;
    each_word(words->words, [&](View word) {
        if (fits(word)) taken = word.size();
        return taken != no_match;
    });
    return taken;
}

bool matches_behind(View text, std::size_t at, View tokens) {
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        if (tokens[i] == U'+') {
            constexpr std::size_t longest = 6;
            for (std::size_t size = 1; size <= longest; ++size, ++at) {
                if (take(text, at, U'H', true) == no_match) return false;
                if (matches_behind(text, at + 1, tokens.substr(i + 1))) return true;  // depth: of the form
            }
            return false;
        }
        const std::size_t taken = take(text, at, tokens[i], true);
        if (taken == no_match) return false;
        at += taken;
    }
    return true;
}

bool matches_before(View text, std::size_t at, View tokens) {
    for (std::size_t i = tokens.size(); i-- > 0;) {
        const std::size_t taken = take(text, at, tokens[i], false);
        if (taken == no_match) return false;
        at -= taken;
    }
    return true;
}

bool fits(View text, std::size_t at, const Form& form) {
    if (at > 0 && form.never_before.find(text[at - 1]) != View::npos) return false;
    if (at + 1 < text.size() && form.never_second.find(text[at + 1]) != View::npos) return false;
    return matches_behind(text, at, form.behind) && matches_before(text, at, form.before);
}

/// A form and a character that it can start with behind the spot: no form starts with H, ^ or $ there.
struct Start {
    char32_t first;
    std::size_t form;
    friend auto operator<=>(const Start&, const Start&) = default;
};

/// In order of the characters, then of the forms. Few characters of a text start any: one look-up each
/// instead of all forms at every place.
std::vector<Start> all_starts() {
    std::vector<Start> starts;
    for (std::size_t i = 0; i < std::size(forms); ++i) {
        const char32_t token = forms[i].behind.front();
        PM_CHECK(View(U"H^$").find(token) == View::npos);
        const WordClass* const words = class_of(token);
        const auto add = [&](View word) {
            starts.push_back({word.front(), i});
            return false;
        };
        if (words == nullptr) {
            add(View(&token, 1));
        } else {
            each_word(words->words, add);
        }
    }
    std::sort(starts.begin(), starts.end());
    starts.erase(std::unique(starts.begin(), starts.end()), starts.end());
    return starts;
}

constexpr std::size_t shortest_name = 2, longest_name = 4;

/// 周一鸣后强调 at `at`, where the text elsewhere says 周一鸣 at the head of a clause that speaks or acts.
bool is_speaker(View text, std::size_t at, const Speakers& speakers) {
    // What ends in one of these is an event, and 后 says when: 讲话后指出.
    static constexpr View events = U"会话研察报后动束";
    if (text[at] != U'后' || !matches_behind(text, at, U"后V")) return false;
    for (std::size_t size = shortest_name; size <= longest_name && size <= at; ++size) {
        const View name = text.substr(at - size, size);
        if (!matches_before(text, at - size, U"^")) continue;
        return events.find(name.back()) == View::npos && speakers.find(name) != speakers.end();
    }
    return false;
}

/// Is there an adjective of one character at `at`, with one of `behind` after it?
bool is_adjective(View text, std::size_t at, View behind) {
    return at + 1 < text.size() && take(text, at, U'A', true) == 1 && behind.find(text[at + 1]) != View::npos;
}

/// The adjective of the item after the 、 at `comma` that stands as the one before it does: at the start
/// (快的速度、硬的措施) or at the end (投资多、受益面广的); no_match if there is none.
std::size_t parallel_adjective(View text, std::size_t comma, bool starts_item) {
    constexpr std::size_t longest_noun = 5;
    if (starts_item) return is_adjective(text, comma + 1, U"的") ? comma + 1 : no_match;
    for (std::size_t at = comma + 2; at <= comma + 1 + longest_noun && at < text.size(); ++at) {
        if (is_adjective(text, at, U"、的")) return at;
        if (!text::is_han(text[at])) break;
    }
    return no_match;
}

/// The spots of the items that follow the one numbered `first` in its list, of no weight of their own. Ends
/// at the next of the `found` spots, which has its own turn: no item is looked at twice.
void add_parallels(View text, std::size_t first, std::size_t found, std::vector<OmitSpot>& spots) {
    const OmitSpot spot = spots[first];
    const std::size_t end = first + 1 < found ? spots[first + 1].at : text.size();
    constexpr std::size_t longest_noun = 8;
    if (!is_adjective(text, spot.at, U"、的")) return;
    const bool starts_item = text[spot.at + 1] == U'的';
    for (std::size_t at = spot.at; at != no_match;) {
        std::size_t comma = at + 1;
        if (starts_item) {
            while (comma < std::min(text.size(), at + 2 + longest_noun) && text::is_han(text[comma])) ++comma;
        }
        if (comma >= text.size() || text[comma] != U'、') return;
        at = parallel_adjective(text, comma, starts_item);
        if (at != no_match && at >= end) return;
        if (at != no_match) spots.push_back({.at = at, .weight = 0, .form = parallel_form});
    }
}

}  // namespace

void add_speakers(std::u32string_view block, Speakers& speakers) {
    static constexpr std::array<View, 10> acts = {U"强调", U"指出", U"要求", U"表示", U"提出",
                                                  U"认为", U"介绍", U"主持", U"说",   U"在"};
    for (std::size_t at = 0; at < block.size(); ++at) {
        if (!matches_before(block, at, U"^")) continue;
        for (std::size_t size = shortest_name; size <= longest_name && at + size < block.size(); ++size) {
            const View name = block.substr(at, size);
            const View behind = block.substr(at + size);
            const bool speaks =
                std::ranges::any_of(acts, [&](View act) { return behind.substr(0, act.size()) == act; });
            if (speaks && std::ranges::all_of(name, text::is_han)) speakers.emplace(name);
        }
    }
}

std::vector<OmitSpot> omit_spots(std::u32string_view block, const Speakers& speakers) {
    static const std::vector<Start> starts = all_starts();
    std::vector<OmitSpot> spots;
    for (std::size_t at = 0; at < block.size(); ++at) {
        std::optional<OmitSpot> best;
        for (auto start = std::lower_bound(starts.begin(), starts.end(), Start{block[at], 0});
             start != starts.end() && start->first == block[at]; ++start) {
            const std::size_t i = start->form;
            if ((!best || forms[i].weight > best->weight) && fits(block, at, forms[i])) {
                best = {.at = at, .weight = forms[i].weight, .form = i};
            }
        }
        if (is_speaker(block, at, speakers))
            best = {.at = at, .weight = certain_weight, .form = speaker_form};
        if (best) spots.push_back(*best);
    }
    const std::size_t found = spots.size();
    for (std::size_t i = 0; i < found; ++i) add_parallels(block, i, found, spots);
    std::ranges::sort(spots, {}, &OmitSpot::at);
    return spots;
}

}  // namespace repair
