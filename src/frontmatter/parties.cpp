#include "frontmatter/parties.h"

#include <algorithm>
#include <array>
#include <vector>

#include "text/person_names.h"
#include "text/scripts.h"
#include "text/utf8.h"
#include "text/white_space.h"

namespace frontmatter {
namespace {

// What names of newspapers, stations, offices and sites end in.
constexpr std::array<std::string_view, 64> organisation_ends{
    "网",     "報",   "报",     "社",     "台",     "臺",     "委",   "局",   "中心",   "融媒体", "融媒體",
    "在线",   "線上", "频道",   "頻道",   "新闻",   "新聞",   "部",   "厅",   "廳",     "院",     "校",
    "大学",   "大學", "公司",   "集团",   "集團",   "协会",   "協會", "学会", "學會",   "政府",   "办公室",
    "辦公室", "办",   "编辑部", "編輯部", "客户端", "客戶端", "发布", "發布", "公众号", "杂志",   "雜誌",
    "周刊",   "週刊", "出版社", "电视",   "電視",   "广播",   "廣播", "站",   "馆",     "館",     "组",
    "組",     "团队", "團隊",   "基金会", "法院",   "检察院", "银行", "論壇", "论坛"};

constexpr std::array<std::string_view, 4> reporters{"记者", "記者", "通讯员", "通訊員"};

}  // namespace

bool is_in_byline(std::string_view body, std::string_view name) {
    // Hardly any post names its author twice: one search for the name, and a look at what stands before it.
    for (std::size_t at = body.find(name); at != std::string_view::npos; at = body.find(name, at + 1)) {
        for (std::string_view between : {"", " ", "　", "&nbsp;"}) {
            std::string_view before = body.substr(0, at);
            if (!before.ends_with(between)) continue;
            before.remove_suffix(between.size());
            const auto is_last = [before](std::string_view reporter) { return before.ends_with(reporter); };
            if (std::ranges::any_of(reporters, is_last)) return true;
        }
    }
    return false;
}

model::Party party(std::string_view name, std::string_view body) {
    model::Party party{std::string(name)};
    const auto ends = [name](std::string_view end) {
        return name.size() > end.size() && name.ends_with(end);
    };
    if (is_in_byline(body, name)) {
        party.kind = model::Party::Kind::person;
    } else if (std::ranges::any_of(organisation_ends, ends)) {
        party.kind = model::Party::Kind::organisation;
    } else if (text::looks_like_a_person(name)) {
        party.kind = model::Party::Kind::person;
    }
    return party;
}

std::string byline_person(std::string_view body) {
    for (const std::string_view reporter : {reporters[0], reporters[1]}) {
        for (std::size_t at = body.find(reporter); at != std::string_view::npos;
             at = body.find(reporter, at + 1)) {
            std::string_view rest = body.substr(at + reporter.size());
            while (!rest.empty() && text::is_space(text::decode_at(rest, 0).code)) {
                rest.remove_prefix(text::decode_at(rest, 0).size);
            }
            std::size_t end = 0;
            while (end < rest.size() && text::is_han(text::decode_at(rest, end).code))
                end += text::decode_at(rest, end).size;
            const std::string_view name = rest.substr(0, end);
            const std::string_view behind = rest.substr(end, 3);
            const bool closed = behind.starts_with("）") || behind.starts_with(")") ||
                                behind.starts_with("、") || behind.starts_with(" ") ||
                                behind.starts_with("　");
            if (closed && text::looks_like_a_person(name)) return std::string(name);
        }
    }
    return {};
}

}  // namespace frontmatter
