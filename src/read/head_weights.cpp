#include "read/head_weights.h"

#include <algorithm>
#include <cmath>

#include "read/squeezed.h"
#include "text/characters.h"
#include "text/scripts.h"
#include "text/utf8.h"

namespace readers {
namespace {

using Look = HeadLook;
using Page = HeadContext;

constexpr auto kicker = HeadKind::kicker;
constexpr auto headline = HeadKind::main;
constexpr auto sub = HeadKind::sub;
constexpr std::nullopt_t alone = std::nullopt;

constexpr double much_shared = 0.25;  // one line says so much more of what the story says

bool follows(const Look& line, const Look& next) {
    return next.at == line.at + 1;
}
bool blank(const Look& line, const Look& next, const Page& page) {
    return page.blanks_matter && follows(line, next) && next.blank_before;
}
bool no_blank(const Look& line, const Look& next, const Page& page) {
    return page.blanks_matter && follows(line, next) && !next.blank_before;
}

// Fitted by bench/fit_heads.py and rounded.
constexpr HeadWeight weights[] = {
    {kicker, alone, -0.1, [](const Look&, const Look&, const Page&) { return true; }, "a kicker"},
    {kicker, alone, 2.2, [](const Look& line, const Look&, const Page&) { return line.kicker_end; },
     "the kicker ends like one"},
    {kicker, alone, 3.3, [](const Look& line, const Look&, const Page&) { return line.kicker_start; },
     "the kicker begins like one"},
    {kicker, alone, 6.0, [](const Look& line, const Look&, const Page&) { return line.dash_last; },
     "the kicker ends with a dash"},
    {kicker, alone, -6.0, [](const Look& line, const Look&, const Page&) { return line.dash_first; },
     "the kicker begins with a dash"},
    {kicker, alone, 2.0, [](const Look& line, const Look&, const Page&) { return line.place; },
     "the kicker begins with a place or body"},
    {kicker, alone, 2.6,
     [](const Look& line, const Look&, const Page&) { return line.halves && line.length <= 8; },
     "the kicker is a short couplet"},
    {kicker, alone, -1.2,
     [](const Look& line, const Look&, const Page&) { return line.parts && line.length > 8; },
     "the kicker has parts"},
    {kicker, alone, -0.9, [](const Look& line, const Look&, const Page&) { return line.sub_start; },
     "the kicker begins like a subtitle"},
    {kicker, alone, 1.2, [](const Look& line, const Look&, const Page&) { return line.length <= 7; },
     "the kicker is short"},
    {kicker, alone, -0.6,
     [](const Look& line, const Look&, const Page&) { return !line.kicker_end && !line.kicker_start; },
     "nothing tells a kicker"},
    {kicker, alone, -1.7, [](const Look& line, const Look&, const Page&) { return line.number; },
     "the kicker gives a number"},
    {kicker, alone, 0.0, [](const Look& line, const Look&, const Page&) { return line.rhetoric; },
     "the kicker has quotation marks or asks"},
    {kicker, alone, -2.4, [](const Look& line, const Look&, const Page&) { return line.colloquial; },
     "the kicker tells in spoken words"},
    {kicker, alone, -0.9, [](const Look& line, const Look&, const Page&) { return line.phrase; },
     "the kicker is a phrase with 的"},

    {headline, alone, 1.7, [](const Look& line, const Look&, const Page&) { return line.halves; },
     "the headline is a couplet"},
    {headline, alone, 1.2, [](const Look& line, const Look&, const Page&) { return line.rhetoric; },
     "the headline has quotation marks or asks"},
    {headline, alone, 1.0, [](const Look& line, const Look&, const Page&) { return line.main_start; },
     "the headline begins like one"},
    {headline, alone, -0.7,
     [](const Look& line, const Look&, const Page&) { return line.length >= 16 && !line.rhetoric; },
     "the headline is long"},
    {headline, alone, -5.0, [](const Look& line, const Look&, const Page&) { return line.dash_first; },
     "the headline begins with a dash"},
    {headline, alone, -1.6, [](const Look& line, const Look&, const Page&) { return line.sub_end; },
     "the headline ends like a subtitle"},
    {headline, alone, -1.6, [](const Look& line, const Look&, const Page&) { return line.sub_start; },
     "the headline begins like a subtitle"},
    {headline, alone, -1.5, [](const Look& line, const Look&, const Page&) { return line.length >= 19; },
     "the headline is very long"},
    {headline, alone, -1.7,
     [](const Look& line, const Look&, const Page& page) { return page.headlines_doubled && !line.doubled; },
     "the headline is lighter than others"},
    {headline, alone, 0.9, [](const Look& line, const Look&, const Page&) { return line.doubled; },
     "the headline is doubled"},

    {sub, alone, -0.8, [](const Look&, const Look&, const Page&) { return true; }, "a subtitle"},
    {sub, alone, 6.0, [](const Look& line, const Look&, const Page&) { return line.dash_first; },
     "the subtitle begins with a dash"},
    {sub, alone, 2.6, [](const Look& line, const Look&, const Page&) { return line.sub_end; },
     "the subtitle ends like one"},
    {sub, alone, 2.4, [](const Look& line, const Look&, const Page&) { return line.sub_start; },
     "the subtitle begins like one"},
    {sub, alone, 1.0, [](const Look& line, const Look&, const Page&) { return line.number; },
     "the subtitle gives a number"},
    {sub, alone, 1.1, [](const Look& line, const Look&, const Page&) { return line.length >= 15; },
     "the subtitle is long"},
    {sub, alone, 0.5, [](const Look& line, const Look&, const Page&) { return line.parts && !line.halves; },
     "the subtitle has uneven parts"},
    {sub, alone, 1.7,
     [](const Look& line, const Look&, const Page&) { return line.parts && line.length >= 11; },
     "the subtitle has long parts"},
    {sub, alone, -0.9, [](const Look& line, const Look&, const Page&) { return line.main_start; },
     "the subtitle begins like a headline"},
    {sub, alone, -1.1, [](const Look& line, const Look&, const Page&) { return line.kicker_end; },
     "the subtitle ends like a kicker"},
    {sub, alone, -1.7, [](const Look& line, const Look&, const Page&) { return line.rhetoric; },
     "the subtitle has quotation marks or asks"},

    {kicker, headline, 1.4,
     [](const Look& line, const Look& next, const Page&) { return line.share >= next.share + much_shared; },
     "the kicker says what the story says, the headline does not"},
    {kicker, headline, 0.4,
     [](const Look& line, const Look& next, const Page&) { return line.share < next.share; },
     "the headline says more of what the story says than the kicker"},
    {kicker, headline, 0.9,
     [](const Look& line, const Look& next, const Page&) { return line.length <= 8 && next.length >= 9; },
     "a short kicker"},
    {kicker, headline, 1.1, blank, "a blank line under the kicker"},
    {kicker, headline, -0.9, no_blank, "no blank line under the kicker"},
    {kicker, headline, -0.6,
     [](const Look& line, const Look& next, const Page&) { return !line.doubled && next.doubled; },
     "the kicker is lighter"},
    {kicker, headline, 0.1,
     [](const Look& line, const Look& next, const Page&) { return line.doubled && !next.doubled; },
     "the kicker is heavier"},
    {kicker, headline, -1.4,
     [](const Look& line, const Look& next, const Page&) { return line.at > next.at; },
     "the kicker stands after the headline"},

    {headline, sub, 0.4,
     [](const Look& line, const Look& next, const Page&) { return line.share >= next.share + much_shared; },
     "the headline says more of what the story says than the subtitle"},
    {headline, sub, -0.1,
     [](const Look& line, const Look& next, const Page&) { return line.share < next.share; },
     "the subtitle says what the story says"},
    {headline, sub, 0.8,
     [](const Look& line, const Look& next, const Page&) { return next.length >= line.length + 5; },
     "a longer subtitle"},
    {headline, sub, 1.7,
     [](const Look& line, const Look& next, const Page&) { return next.length > line.length; },
     "no shorter subtitle"},
    {headline, sub, 1.2,
     [](const Look& line, const Look& next, const Page&) { return line.today && !next.today; },
     "news in the headline"},
    {kicker, headline, 2.0,
     [](const Look& line, const Look& next, const Page&) { return next.today && !line.today; },
     "news under the kicker"},
    {headline, sub, -0.7, blank, "a blank line over the subtitle"},
    {headline, sub, 0.7, no_blank, "no blank line over the subtitle"},
    {headline, sub, 0.6,
     [](const Look& line, const Look& next, const Page&) { return line.doubled && !next.doubled; },
     "the subtitle is lighter"},
    {headline, sub, -0.3, [](const Look& line, const Look& next, const Page&) { return line.at > next.at; },
     "the subtitle stands before the headline"},

    {headline, headline, -4.1, [](const Look&, const Look&, const Page&) { return true; },
     "a headline of two lines"},
    {headline, headline, 5.0,
     [](const Look& line, const Look& next,
        const Page&) { return follows(line, next) && next.length <= 4 && line.length >= 6 && !next.doubled; },
     "a rest of the line before"},
    {headline, headline, 4.0,
     [](const Look& line, const Look& next, const Page&) {
         return follows(line, next) && next.length > 4 && next.length <= 6 && line.length >= next.length + 2 &&
                !next.parts && line.doubled == next.doubled && !line.kicker_end && !line.kicker_start;
     },
     "too short for a subtitle"},
    {headline, headline, 1.3,
     [](const Look& line, const Look& next,
        const Page&) { return follows(line, next) && std::abs(line.length - next.length) <= 1; },
     "two lines of one length"},
    {headline, headline, 4.0,
     [](const Look& line, const Look& next, const Page&) {
         constexpr double least = 15;
         return follows(line, next) && line.length >= least && std::abs(line.length - next.length) <= 1;
     },
     "two long lines of one length"},
    {headline, headline, -2.4, blank, "a blank line in the headline"},
    {headline, headline, 1.2, no_blank, "no blank line in the headline"},
    {headline, headline, -2.1,
     [](const Look& line, const Look& next,
        const Page&) { return line.doubled != next.doubled || std::abs(line.length - next.length) > 4; },
     "two lines that differ"},
    {headline, headline, 0.3,
     [](const Look& line, const Look& next, const Page&) { return line.parts != next.parts; },
     "one line with parts, one without"},
    {kicker, kicker, -3.5, [](const Look&, const Look&, const Page&) { return true; }, "two kickers"},
    {sub, sub, -3.3, [](const Look&, const Look&, const Page&) { return true; }, "two subtitles"},
};

/// 石桥镇…, 全市…, 市政府…, 县第二中学…: a sign of a place or body within the first characters.
bool begins_with_place(const std::u32string& codes) {
    constexpr std::size_t reach = 6;
    constexpr std::u32string_view bodies =
        U"省市县縣区區州镇鎮乡鄉村街局厅廳部委校院馆館会會站桥橋路线線河江湖山园園";
    constexpr std::u32string_view whole = U"全我本";
    for (std::size_t i = 0; i < std::min(reach, codes.size()); ++i) {
        if (bodies.find(codes[i]) == std::u32string_view::npos) continue;
        if (i >= 2 || (i == 1 && whole.find(codes[0]) != std::u32string_view::npos)) return true;
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
        if (numerals.find(codes[i]) != std::u32string_view::npos) {
            if (++run >= 3) return true;
            continue;
        }
        const bool counted = i >= run + 1 && codes[i - run - 1] == U'第';
        const bool one = run == 1 && codes[i - 1] == U'一';
        if (run > 0 && !counted && !one && measures.find(codes[i]) != std::u32string_view::npos) return true;
        run = 0;
    }
    return false;
}

/// Drawn with half of its square empty.
bool is_narrow_sign(char32_t code) {
    return std::u32string_view(U"“”‘’「」『』《》（）").find(code) != std::u32string_view::npos;
}

/// 昨, 今夜, 明起: news. 今年 is none.
bool tells_today(const std::u32string& codes) {
    for (std::size_t i = 0; i < codes.size(); ++i) {
        if (codes[i] == U'昨') return true;
        const bool near = codes[i] == U'今' || codes[i] == U'明';
        if (near && i + 1 < codes.size() &&
            std::u32string_view(U"日天晚夜晨早起").find(codes[i + 1]) != std::u32string_view::npos)
            return true;
    }
    return false;
}

bool any_of(const std::u32string& codes, std::u32string_view signs) {
    return codes.find_first_of(signs) != std::u32string::npos;
}

double share_of(std::string_view words, const Vocabulary* story) {
    const Vocabulary line(words);
    if (story == nullptr || line.bigrams().empty()) return 0;
    const auto said =
        std::ranges::count_if(line.bigrams(), [&](std::uint64_t one) { return story->has(one); });
    return static_cast<double>(said) / static_cast<double>(line.bigrams().size());
}

}  // namespace

std::span<const HeadWeight> head_weights() {
    return weights;
}

HeadLook look_at(const HeadLine& line, std::size_t at, const HeadContext& context, const Cues& cues) {
    const Squeezed words(line.clean);
    const std::u32string& codes = words.codes();
    HeadLook look;
    look.at = at;
    for (const char32_t code : codes) look.length += code < 0x80 || is_narrow_sign(code) ? 0.5 : 1;
    look.share = share_of(line.clean, context.story);
    look.dash_first = codes.starts_with(U"——") || codes.starts_with(U"―") || codes.starts_with(U"一一");
    look.dash_last = codes.ends_with(U"——") || codes.ends_with(U"――");
    look.kicker_start = words.any_at(0, cues.kicker_starts) > 0;
    look.kicker_end = words.any_before(words.size(), cues.kickers) > 0;
    look.sub_start = words.any_at(0, cues.sub_starts) > 0;
    look.sub_end = words.any_before(words.size(), cues.subs) > 0;
    look.place = begins_with_place(codes);
    look.number = gives_number(codes);
    look.today = tells_today(codes);
    look.phrase = codes.find(U'的', 1) != std::u32string::npos;
    look.colloquial = any_of(codes, U"了");
    look.main_start = any_of(codes.substr(0, 1), U"让讓把以谁誰莫别別");
    look.rhetoric = any_of(codes, U"“”「」？！?!，,");
    look.doubled = line.doubled;
    look.blank_before = line.blanks > 0;
    std::size_t spaces = 0;
    for (std::size_t i = 1; i < codes.size(); ++i) {
        if (!words.space_before(i)) continue;
        ++spaces;
        const auto half = static_cast<double>(2 * i), all = static_cast<double>(codes.size());
        look.halves = look.halves || std::abs(all - half) <= 2;
    }
    constexpr std::size_t most_parts = 4;  // more spaces are letter-spacing
    look.parts = spaces > 0 && spaces < most_parts;
    look.halves = look.halves && look.parts;
    return look;
}

}  // namespace readers
