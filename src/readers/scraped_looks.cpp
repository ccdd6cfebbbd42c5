#include "readers/scraped_looks.h"

#include <algorithm>

#include "base/ascii.h"
#include "lines/openers.h"
#include "lines/photo_credits.h"
#include "lines/squeezed.h"
#include "text/characters.h"
#include "text/person_names.h"
#include "text/scripts.h"
#include "text/utf8.h"
#include "text/white_space.h"

namespace readers {
namespace {

// In code points.
constexpr std::size_t longest_promo = 45;
constexpr std::size_t longest_path = 80;
constexpr std::size_t longest_notice = 80;
constexpr std::size_t longest_caption = 120;

/// Where the first colon of either width stands; npos: nowhere.
std::size_t first_colon(std::string_view words) {
    return std::min(words.find(':'), words.find("："));
}

std::string_view behind_colon(std::string_view words) {
    const std::size_t at = first_colon(words);
    if (at == std::string_view::npos) return {};
    return text::trimmed(words.substr(at + (words[at] == ':' ? 1 : 3)));
}

bool starts_with_any(std::string_view words, const std::vector<std::string>& list) {
    return std::ranges::any_of(list, [words](const std::string& one) { return words.starts_with(one); });
}

/// The same, but 放大效应 does not begin with 放大.
bool starts_with_label(std::string_view words, const std::vector<std::string>& list) {
    return std::ranges::any_of(list, [words](const std::string& one) {
        if (!words.starts_with(one)) return false;
        return words.size() == one.size() || !text::is_han(text::decode_at(words, one.size()).code);
    });
}

/// "首页 > 新闻中心 > 要闻"
bool is_path(const LineLook& look) {
    constexpr std::size_t least_signs = 2;
    std::size_t signs = 0;
    for (const auto [code, at, size] : text::CodePoints(look.words))
        signs += code == U'>' || code == U'»' || code == U'›' || code == U'＞' ? 1 : 0;
    return signs >= least_signs && look.size <= longest_path;
}

/// "检索 | 新用户 | 忘记密码", "【打印】 【关闭】": several short labels, apart by bars or in brackets.
bool is_row_of_buttons(const LineLook& look) {
    constexpr std::size_t longest_label = 6, fewest = 3, fewest_bracketed = 2;
    std::size_t labels = 0, bracketed = 0, length = 0, bars = 0;
    bool inside = false;
    for (const auto [code, at, size] : text::CodePoints(look.words)) {
        const bool bar = code == U'|' || code == U'｜';
        const bool opens = code == U'【' || code == U'[', closes = code == U'】' || code == U']';
        if (bar || opens || closes) {
            labels += length > 0 && !closes ? 1 : 0;
            bracketed += length > 0 && closes && inside ? 1 : 0;
            bars += bar ? 1 : 0;
            inside = opens;
            length = 0;
        } else if (!text::is_space(code)) {
            if (!text::is_han(code) && !text::is_word(code)) return false;
            if (++length > longest_label) return false;
        }
    }
    labels += length > 0 && !inside ? 1 : 0;
    return (bars >= 2 && labels + bracketed >= fewest) || (bracketed >= fewest_bracketed && labels == 0);
}

/// "01版：要闻", "第 1 页 共 2 页": in a list of the pages of an issue, or at the edge of one.
bool is_page_of_issue(const LineLook& look) {
    constexpr std::size_t longest = 14, most_digits = 3;  // 2022版：is an edition
    if (look.size > longest || look.sentence) return false;
    std::string_view words = look.words;
    for (const std::string_view ordinal : {"第", " "})
        if (words.starts_with(ordinal)) words.remove_prefix(ordinal.size());
    const std::size_t digits = words.find_first_not_of("0123456789");
    if (digits == 0 || digits > most_digits) return false;
    words = text::trimmed(words.substr(digits));
    return words.starts_with("版：") || words.starts_with("版:") ||
           (words.starts_with("页") && words.find("共") != std::string_view::npos);
}

/// Words that say who: names, agencies, no sentence.
bool may_be_names(std::string_view words) {
    constexpr std::size_t longest = 30;
    if (words.empty() || text::count(words) > longest) return false;
    return std::ranges::none_of(
        std::initializer_list<std::string_view>{"。", "，", "？", "！", "“", "；", "?", "!"},
        [words](std::string_view sign) { return words.find(sign) != words.npos; });
}

}  // namespace

LineLook look_at(std::string_view words) {
    LineLook look{.words = words, .sentence = text::ends_with_sentence(words)};
    for (const auto [code, at, size] : text::CodePoints(words)) {
        ++look.size;
        look.last = code;
        if (code == U'。') look.has_stop = true;
        if (text::is_han(code) || text::is_word(code)) look.speaks = true;
    }
    return look;
}

bool is_lost(std::string_view words) {
    for (const auto [code, at, size] : text::CodePoints(words)) {
        if (code != U'?' && code != U'？' && code != text::replacement && !text::is_space(code)) return false;
    }
    return true;
}

bool is_lead(std::string_view words, const ScrapedCues& cues) {
    constexpr std::string_view opening[] = {"[", "【", "［", "〖", "〔", ""};
    constexpr std::string_view closing[] = {"]", "】", "］", "〗", "〕", "："};
    for (std::size_t i = 0; i < std::size(opening); ++i) {
        if (!words.starts_with(opening[i])) continue;
        const std::string_view label = words.substr(opening[i].size());
        for (const std::string& lead : cues.leads) {
            if (!label.starts_with(lead)) continue;
            const std::string_view behind = label.substr(lead.size());
            if (behind.starts_with(closing[i]) || (opening[i].empty() && behind.starts_with(':'))) {
                return true;
            }
        }
    }
    return false;
}

bool is_promo(const LineLook& look, const ScrapedCues& cues) {
    if (look.size > longest_promo || look.has_stop || look.last == U'。') return false;
    const auto found = std::ranges::count_if(cues.newspaper.promo, [&](const std::string& cue) {
        return look.words.find(cue) != std::string_view::npos;
    });
    return found >= 2;
}

bool is_site(const LineLook& look, const ScrapedCues& cues) {
    const bool notice =
        starts_with_any(look.words, cues.notices) || starts_with_label(look.words, cues.titles);
    if (look.size <= longest_notice && notice) return true;
    const auto holds = [&](const std::string& mark) {
        return look.words.find(mark) != std::string_view::npos;
    };
    if (!look.sentence && std::ranges::any_of(cues.registers, holds)) return true;
    if (look.has_stop || look.sentence) return false;
    if (is_path(look) || is_row_of_buttons(look) || is_page_of_issue(look)) return true;
    return look.size <= longest_head &&
           (starts_with_any(look.words, cues.site) || starts_with_label(look.words, cues.buttons));
}

bool is_dated(const LineLook& look) {
    constexpr std::size_t most_behind = 12;
    std::string_view words = look.words;
    const std::string_view century = words.substr(0, 2);
    if ((century != "20" && century != "19") || look.has_stop || look.sentence) return false;
    std::size_t digits = 0;
    for (;;) {
        if (words.empty()) break;
        if (base::is_digit(words.front())) {
            ++digits;
            words.remove_prefix(1);
            continue;
        }
        const std::string_view found = [&]() -> std::string_view {
            for (const std::string_view one : {"年", "月", "日", "-", "/", ".", ":", " "})
                if (words.starts_with(one)) return one;
            return {};
        }();
        if (found.empty()) break;
        words.remove_prefix(found.size());
    }
    return digits >= 6 && text::count(words) <= most_behind && may_be_names(words.empty() ? "x" : words);
}

bool names_whose(const LineLook& look, const ScrapedCues& cues) {
    constexpr std::size_t longest_label = 8, longest_pair = 16;  // characters
    if (look.size > longest_head || look.has_stop || look.sentence) return false;
    if (const std::size_t colon = first_colon(look.words); colon != std::string_view::npos) {
        const std::string_view label = text::trimmed(look.words.substr(0, colon));
        if (text::count(label) > longest_label) return false;
        const auto ends = [label](const std::string& cue) { return label.ends_with(cue); };
        if (starts_with_any(look.words, cues.newspaper.closers)) return true;
        return may_be_names(behind_colon(look.words)) &&
               (std::ranges::any_of(cues.newspaper.closers, ends) || std::ranges::any_of(cues.signers, ends));
    }
    // "编辑 方禾": a label, a space, a name.
    const std::size_t space = look.words.find(' ');
    if (space == std::string_view::npos || look.size > longest_pair) return false;
    const std::string_view label = look.words.substr(0, space);
    const auto is_label = [label](const std::string& cue) { return label == cue; };
    if (std::ranges::none_of(cues.newspaper.closers, is_label) &&
        std::ranges::none_of(cues.signers, is_label))
        return false;
    return may_be_names(text::trimmed(look.words.substr(space)));
}

bool is_bracketed_credit(const LineLook& look, const ScrapedCues& cues) {
    constexpr std::size_t longest = 60;
    constexpr std::u32string_view opening = U"【［[", closing = U"】］]";
    const char32_t first = text::decode_at(look.words, 0).code;
    const bool opens = lines::opens_note(first) || text::is_one_of(first, opening);
    const bool closes = lines::closes_note(look.last) || text::is_one_of(look.last, closing);
    if (look.size > longest || look.has_stop || !opens || !closes) return false;
    return std::ranges::any_of(
        cues.editors, [&](const std::string& cue) { return look.words.find(cue) != std::string_view::npos; });
}

bool is_bracketed_byline(const LineLook& look, const ScrapedCues& cues) {
    if (!lines::opens_note(text::decode_at(look.words, 0).code) || !lines::closes_note(look.last))
        return false;
    return lines::byline_alone(look.words, cues.newspaper).has_value();
}

bool is_link(const LineLook& look) {
    constexpr std::u32string_view dots = U"·‧•►▶";
    return look.size <= longest_head && !look.sentence &&
           text::is_one_of(text::decode_at(look.words, 0).code, dots);
}

bool is_note(const LineLook& look, const ScrapedCues& cues) {
    return lines::byline_alone(look.words, cues.newspaper) ||
           lines::credit_at_end(look.words, cues.newspaper) || lines::date_at_start(look.words);
}

text::Slice photo_credit(const LineLook& look, const ScrapedCues& cues) {
    return lines::credit_at_end(look.words, cues.newspaper).value_or(text::Slice{});
}

bool is_caption(const LineLook& look, const ScrapedCues& cues) {
    constexpr std::size_t longest_scene = 12, longest_note = 60;
    if (look.size > longest_caption) return false;
    const text::Slice credit = photo_credit(look, cues);
    // （方禾 摄影报道）: who wrote the story as well.
    const auto reports = [&](const std::string& cue) {
        return credit.of(look.words).find(cue) != std::string_view::npos;
    };
    if (!credit.empty() && std::ranges::any_of(cues.newspaper.reports, reports)) return false;
    if (!credit.empty() && credit.begin > 0) return true;
    if (starts_with_any(look.words, cues.captions)) return true;
    // "（资料图片）" ends any caption; a bare "现场" only a short one.
    return std::ranges::any_of(cues.scenes, [&](const std::string& end) {
        const bool bracketed = lines::opens_note(text::decode_at(end, 0).code);
        return look.size <= (bracketed ? longest_note : longest_scene) && look.words.ends_with(end);
    });
}

bool looks_like_code(const LineLook& look) {
    constexpr std::u32string_view ends = U"{};>";
    constexpr std::string_view starts[] = {"}",       "#include", "#!",   "//",   "/*",
                                           "import ", "return ",  "def ", "if (", "</"};
    if (std::ranges::any_of(starts, [&](std::string_view start) { return look.words.starts_with(start); })) {
        return true;
    }
    return text::is_one_of(look.last, ends);
}

}  // namespace readers
