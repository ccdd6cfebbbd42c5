#include "readers/imprint.h"

#include <algorithm>
#include <array>

#include "base/ascii.h"
#include "frontmatter/dates.h"
#include "text/utf8.h"
#include "text/white_space.h"

namespace readers {
namespace {

constexpr std::size_t longest = 300, longest_date = 60;  // bytes
constexpr std::ptrdiff_t digits_of_date = 6;

bool says_whose(std::string_view words) {
    constexpr std::array<std::string_view, 6> signs{"来源", "來源", "作者", "编辑", "編輯", "发布时间"};
    return std::ranges::any_of(
        signs, [words](std::string_view sign) { return words.find(sign) != std::string_view::npos; });
}

bool mentions_reporter(std::string_view words) {
    return words.find("记者") != std::string_view::npos || words.find("記者") != std::string_view::npos;
}

/// 记者：方禾, 记者 方禾, 记者方禾 at the end; 记者节 in a headline says nothing.
bool names_reporter(std::string_view words) {
    constexpr std::size_t longest_name = 4;  // characters
    for (const std::string_view role : {"记者", "記者"}) {
        const std::size_t at = words.find(role);
        if (at == std::string_view::npos) continue;
        const std::string_view behind = words.substr(at + role.size());
        for (const std::string_view sign : {"：", ":", " ", "　", "/"}) {
            if (behind.starts_with(sign)) return true;
        }
        if (!behind.empty() && text::count(behind) <= longest_name) return true;
    }
    return false;
}

bool has_date(std::string_view words) {
    return std::ranges::count_if(words, base::is_digit) >= digits_of_date;
}

constexpr std::array<std::string_view, 10> source_labels{"文章来源", "新闻来源", "信息来源", "稿件来源",
                                                         "稿件來源", "来源",     "來源",     "稿源",
                                                         "文章來源", "新聞來源"};

/// What stands behind a label and its colon; nothing where there is no colon.
std::string_view behind_colon(std::string_view words, std::string_view label) {
    words.remove_prefix(label.size());
    words = text::trimmed(words);
    for (const std::string_view colon : {"：", ":"}) {
        if (words.starts_with(colon)) return text::trimmed(words.substr(colon.size()));
    }
    return {};
}

/// The first whole date, with its time: "2024-03-08 08:00", "2024年3月8日08:00". Empty when there is none.
std::string_view date_in(std::string_view words) {
    static constexpr std::array<std::string_view, 7> inside{"年", "月", "日", "-", "/", ".", ":"};
    constexpr std::size_t year = 4;
    const auto sign_at = [words](std::size_t at) -> std::size_t {
        if (at < words.size() && base::is_digit(words[at])) return 1;
        for (const std::string_view sign : inside) {
            if (words.substr(at).starts_with(sign)) return sign.size();
        }
        return 0;
    };
    for (std::size_t at = 0; at + year < words.size(); ++at) {
        const std::string_view century = words.substr(at, 2);
        const bool starts =
            (century == "19" || century == "20") && (at == 0 || !base::is_digit(words[at - 1]));
        if (!starts || !base::is_digit(words[at + 2]) || !base::is_digit(words[at + 3])) continue;
        std::size_t end = at;
        for (;;) {
            while (const std::size_t size = sign_at(end)) end += size;
            // One space between date and time.
            if (end + 1 >= words.size() || words[end] != ' ' || !base::is_digit(words[end + 1])) break;
            ++end;
        }
        return words.substr(at, end - at);
    }
    return {};
}

/// The paper or site that the line names as its source; empty when none.
std::string_view source_in(std::string_view words) {
    constexpr std::size_t longest_source = 20;  // characters
    constexpr std::array<std::string_view, 16> ends{"  ",   "　",   "|",    "｜",   "【",   "[",
                                                    "作者", "编辑", "編輯", "责任", "責任", "发布",
                                                    "發布", "时间", "字",   "点击"};
    for (const std::string_view label : source_labels) {
        const std::size_t at = words.find(label);
        if (at == std::string_view::npos) continue;
        std::string_view source = behind_colon(words.substr(at), label);
        for (const std::string_view end : ends) source = source.substr(0, source.find(end));
        // 云泽日报 点击：12: the next label is not part of the name.
        const std::size_t space = source.find(' ');
        const std::string_view behind = source.substr(std::min(space, source.size()));
        if (behind.find("：") != std::string_view::npos || behind.find(':') != std::string_view::npos)
            source = source.substr(0, space);
        source = text::trimmed(source);
        const bool year = source.starts_with("20") || source.starts_with("19");
        if (source.empty() || year || text::count(source) > longest_source) return {};
        return source;
    }
    return {};
}

}  // namespace

std::string without_source_label(std::string_view words) {
    for (const std::string_view label : source_labels) {
        if (!words.starts_with(label)) continue;
        if (const std::string_view behind = behind_colon(words, label); !behind.empty())
            return std::string(behind);
    }
    return std::string(words);
}

void take_imprint(std::string_view words, model::Metadata& metadata) {
    if (metadata.dates.empty() || metadata.dates.front().when.empty()) {
        model::Date date = frontmatter::read_date(date_in(words));
        if (!date.when.empty()) metadata.dates.insert(metadata.dates.begin(), std::move(date));
    }
    if (metadata.journal.empty()) metadata.journal = source_in(words);
}

bool is_imprint(std::string_view words) {
    return words.size() <= longest && (says_whose(words) || mentions_reporter(words) ||
                                       (has_date(words) && words.size() < longest_date));
}

bool is_full_imprint(std::string_view words) {
    constexpr std::array<std::string_view, 8> more{"稿源",     "发布日期", "发布:",    "發布時間",
                                                   "發佈時間", "刊发日期", "浏览次数", "點閱"};
    const bool says = says_whose(words) || names_reporter(words) ||
                      std::ranges::any_of(more, [words](std::string_view sign) {
                          return words.find(sign) != std::string_view::npos;
                      });
    return words.size() <= longest && says && has_date(words) && words.find("。") == std::string_view::npos &&
           words.find("，") == std::string_view::npos;
}

}  // namespace readers
