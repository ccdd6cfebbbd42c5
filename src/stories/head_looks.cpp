#include "stories/head_looks.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <iterator>

#include "lines/squeezed.h"
#include "text/characters.h"
#include "text/scripts.h"
#include "text/utf8.h"

namespace stories {
namespace {

/// 石桥镇…, 全市…, 市政府…, 县第二中学…: a sign of a place or body within the first characters.
bool begins_with_place(const std::u32string& codes) {
    constexpr std::size_t reach = 6;
    constexpr std::u32string_view bodies =
        U"省市县縣区區州镇鎮乡鄉村街局厅廳部委校院馆館会會站桥橋路线線河江湖山园園";
    constexpr std::u32string_view whole = U"全我本";
    constexpr std::u32string_view of_bodies = U"省市县縣区區镇鎮乡鄉村",
                                  of_people = U"民亲親间間里裡下上长長";
    if (codes.size() > 2 && text::is_one_of(codes[0], of_bodies) && !text::is_one_of(codes[1], of_people))
        return true;
    for (std::size_t i = 0; i < std::min(reach, codes.size()); ++i) {
        if (!text::is_one_of(codes[i], bodies)) continue;
        if (i >= 2 || (i == 1 && text::is_one_of(codes[0], whole))) return true;
    }
    return false;
}

/// Digits, three numerals (三百一十二), or numerals before a measure (十九座); "第九届" counts meetings, and
/// one of a thing is no number; what stands in quotation marks is a name.
bool gives_number(const std::u32string& codes) {
    constexpr std::u32string_view numerals = U"一二三四五六七八九十百千万萬亿億〇零两兩";
    constexpr std::u32string_view measures =
        U"个個座家人次台臺条條项項部元天年月日时時名户戶所处處件亩畝吨噸公里米级級成倍款场場位";
    std::size_t run = 0;
    bool quoted = false;
    for (std::size_t i = 0; i < codes.size(); ++i) {
        if (codes[i] == U'“' || codes[i] == U'「') quoted = true;
        if (codes[i] == U'”' || codes[i] == U'」') quoted = false;
        if (quoted) continue;
        if (text::is_digit(codes[i])) return true;
        if (text::is_one_of(codes[i], numerals)) {
            if (++run >= 3) return true;
            continue;
        }
        const bool counted = i >= run + 1 && codes[i - run - 1] == U'第';
        const bool one = run == 1 && codes[i - 1] == U'一';
        if (run > 0 && !counted && !one && text::is_one_of(codes[i], measures)) return true;
        run = 0;
    }
    return false;
}

/// Drawn with half of its square empty.
bool is_narrow_sign(char32_t code) {
    return text::is_one_of(code, U"“”‘’「」『』《》（）");
}

/// 昨, 今夜, 明起: news. 今年 is none.
bool tells_today(const std::u32string& codes) {
    for (std::size_t i = 0; i < codes.size(); ++i) {
        if (codes[i] == U'昨') return true;
        const bool near = codes[i] == U'今' || codes[i] == U'明';
        if (near && i + 1 < codes.size() && text::is_one_of(codes[i + 1], U"日天晚夜晨早起")) return true;
    }
    return false;
}

const std::vector<std::string>& question_words() {
    static const std::vector<std::string> words{"为何", "為何", "为什么", "為什麼", "怎么",
                                                "怎麼", "怎样", "怎樣",   "如何"};
    return words;
}

bool any_of(const std::u32string& codes, std::u32string_view signs) {
    return codes.find_first_of(signs) != std::u32string::npos;
}

/// 开市, 启程, 揭牌: what begins or ends, as an event.
bool ends_with_event(const std::u32string& codes) {
    constexpr std::u32string_view begins = U"开開闭閉启啟揭竣奠封首", no_ends = U"了的始发發放心会會口";
    constexpr std::size_t shortest = 5;
    return codes.size() >= shortest && text::is_one_of(codes[codes.size() - 2], begins) &&
           !text::is_one_of(codes.back(), no_ends);
}

bool has_any(const lines::Squeezed& words, const std::vector<std::string>& cues) {
    return words.find_any(0, cues) < words.size();
}

/// 红红火火: two signs, each doubled.
bool is_lively(const std::u32string& codes) {
    for (std::size_t i = 3; i < codes.size(); ++i) {
        if (codes[i - 3] == codes[i - 2] && codes[i - 1] == codes[i] && codes[i] != codes[i - 2] &&
            text::is_han(codes[i]) && text::is_han(codes[i - 2]))
            return true;
    }
    return false;
}

/// 书香书香 满城飘香: the first half says a word twice. 小木耳 大产业: small things and great ones.
bool is_motto(const std::u32string& codes, std::size_t half) {
    constexpr std::size_t longest = 10;
    if (codes.size() > longest || half < 3 || half >= codes.size()) return false;
    const std::u32string_view first = std::u32string_view(codes).substr(0, half);
    const bool called = half == 4 && first[0] != first[1] && first.substr(0, 2) == first.substr(2);
    const bool weighed = first[0] == U'小' && codes[half] == U'大';
    return called || weighed;
}

/// …的故事: 的 and a few characters at the end.
bool ends_with_phrase(const std::u32string& codes) {
    constexpr std::size_t longest_noun = 5;
    const std::size_t of = codes.rfind(U'的');
    return of != std::u32string::npos && of > 0 && of + 1 < codes.size() &&
           codes.size() - of - 1 <= longest_noun;
}

/// 握手言和, 开拓方向, 免费参与: a word ends with what might be a preposition.
bool ends_with_word(const std::u32string& codes) {
    constexpr std::u32string_view words =
        U"言和求和讲和总和平和温和缓和调和随和祥和谐和面对核对校对应对配对绝对相对作对参与赠与礼让转让谦让"
        U"出让实在存在自在现在所在内在潜在对比攀比评比相比占比普及涉及惠及触及顾及危及方向走向去向志向意向"
        U"风向流向动向导向服从听从棉被植被自由理由缘由火把";
    if (codes.size() < 2) return false;
    const char32_t left = text::simplified(codes[codes.size() - 2]);
    const char32_t right = text::simplified(codes.back());
    for (std::size_t i = 0; i + 1 < words.size(); i += 2) {
        if (words[i] == left && words[i + 1] == right) return true;
    }
    return false;
}

/// 工匠的手，; 不该只在; “僵尸: a line of a headline that goes on in the next.
bool ends_in_mid_phrase(const std::u32string& codes) {
    constexpr std::u32string_view prepositions = U"在从從向对對把被让讓和与與及由比";
    if (codes.size() < 3) return false;
    if (text::is_one_of(codes.back(), U"，、")) return true;
    const auto count = [&](std::u32string_view signs) {
        return std::ranges::count_if(codes, [&](char32_t code) { return signs.find(code) != signs.npos; });
    };
    return count(U"“「") > count(U"”」") ||
           (text::is_one_of(codes.back(), prepositions) && !ends_with_word(codes));
}

/// 关于…的通告; the words are simplified.
bool names_a_notice(std::u32string_view words) {
    constexpr std::u32string_view kinds[] = {U"通告", U"公告", U"通知", U"通报", U"公示",  U"决定",
                                             U"意见", U"声明", U"启事", U"公报", U"倡议书"};
    return words.starts_with(U"关于") &&
           std::ranges::any_of(kinds, [&](std::u32string_view kind) { return words.ends_with(kind); });
}

/// 跳出了全场…, 托起…, 磨成…, 如何…, 却…: a predicate without its subject.
bool begins_as_predicate(const std::u32string& codes) {
    constexpr std::u32string_view results = U"出起成就响響活",
                                  numerals = U"一二两兩三四五六七八九十百千万萬半未现現";
    constexpr std::u32string_view adverbs = U"却卻也又就才而更竟";
    constexpr std::array<std::u32string_view, 10> words{U"如何", U"怎样", U"怎樣", U"为何", U"為何",
                                                        U"不再", U"不该", U"不該", U"还能", U"還能"};
    constexpr std::size_t shortest = 4;
    if (codes.size() < shortest) return false;
    if (text::is_one_of(codes[0], adverbs)) return true;
    if (std::ranges::any_of(words, [&](std::u32string_view word) { return codes.starts_with(word); }))
        return true;
    return text::is_han(codes[0]) && !text::is_one_of(codes[0], numerals) &&
           text::is_one_of(codes[1], results);
}

double share_of(std::string_view words, const lines::Vocabulary* story) {
    const lines::Vocabulary line(words);
    if (story == nullptr || line.bigrams().empty()) return 0;
    const auto said =
        std::ranges::count_if(line.bigrams(), [&](std::uint64_t one) { return story->has(one); });
    return static_cast<double>(said) / static_cast<double>(line.bigrams().size());
}

}  // namespace

bool breaks_off(std::string_view line) {
    return ends_in_mid_phrase(lines::Squeezed(line).codes());
}

HeadLook look_at(const HeadLine& line, std::size_t at, const HeadContext& context, const lines::Cues& cues) {
    const lines::Squeezed words(line.clean);
    const std::u32string& codes = words.codes();
    HeadLook look;
    look.at = at;
    look.signs = cues.head_signs.weigh(codes);
    std::ranges::transform(codes, std::back_inserter(look.words), text::simplified);
    for (const char32_t code : codes) look.length += code < 0x80 || is_narrow_sign(code) ? 0.5 : 1;
    look.share = share_of(line.clean, context.story);
    look.dash_first = codes.starts_with(U"——") || codes.starts_with(U"―") || codes.starts_with(U"一一");
    look.dash_last = codes.ends_with(U"——") || codes.ends_with(U"――");
    look.kicker_start = words.any_at(0, cues.kicker_starts) > 0;
    look.kicker_end = words.any_before(words.size(), cues.kickers) > 0 || ends_with_event(codes);
    look.sub_start = words.any_at(0, cues.sub_starts) > 0;
    look.sub_end = words.any_before(words.size(), cues.subs) > 0;
    look.place = begins_with_place(codes);
    look.number = gives_number(codes);
    look.counted_first = any_of(codes.substr(0, 1), U"一二两兩三四五六七八九十百千万萬数數0123456789");
    look.asks = any_of(codes, U"？?谁誰") || has_any(words, question_words());
    look.quoted = any_of(codes, U"“「");
    look.quoted_last = codes.ends_with(U'”') || codes.ends_with(U'」');
    look.denies = any_of(codes, U"不莫别別没沒无無");
    look.speaker = codes.find_first_of(U"：:", 2) != std::u32string::npos;
    look.notice = names_a_notice(look.words);
    look.lively = is_lively(codes);
    constexpr double longest_rubric = 8;
    look.rubric = look.length <= longest_rubric && !any_of(codes, U"，。！？：“”「」") &&
                  words.any_before(words.size(), cues.rubrics) > 0;
    look.dot = any_of(codes, U"·・•");
    look.tail_phrase = ends_with_phrase(codes) && !look.number;
    look.today = tells_today(codes);
    look.phrase = codes.find(U'的', 1) != std::u32string::npos;
    look.colloquial = any_of(codes, U"了");
    look.main_start = any_of(codes.substr(0, 1), U"让讓把以谁誰莫别別");
    look.rhetoric = any_of(codes, U"“”「」？！?!，,");
    look.dangles = ends_in_mid_phrase(codes);
    look.wants_object = words.any_before(words.size(), cues.transitive) > 0;
    look.goes_on = begins_as_predicate(codes);
    look.doubled = line.doubled;
    look.blank_before = line.blanks > 0;
    std::size_t spaces = 0, part = 0, first_part = 0;
    bool even = true;
    for (std::size_t i = 1; i <= codes.size(); ++i) {
        if (i < codes.size() && !words.space_before(i)) continue;
        if (part == 0) first_part = i;
        even = even && i - part == first_part;
        part = i;
        if (i == codes.size()) break;
        ++spaces;
        const auto half = static_cast<double>(2 * i), all = static_cast<double>(codes.size());
        look.halves = look.halves || std::abs(all - half) <= 2;
    }
    constexpr std::size_t most_parts = 4;  // more spaces are letter-spacing
    look.parts = spaces > 0 && spaces < most_parts;
    look.halves = look.halves && look.parts;
    look.even_parts = look.parts && even;
    look.motto = look.parts && spaces == 1 && is_motto(codes, first_part);
    return look;
}

}  // namespace stories
