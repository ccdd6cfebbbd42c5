#include "read/parties.h"

#include <algorithm>
#include <array>
#include <vector>

#include "text/utf8.h"
#include "text/white_space.h"

namespace readers {
namespace {

// What names of newspapers, stations, offices and sites end in.
constexpr std::array<std::string_view, 64> organisation_ends{
    "网",     "報",   "报",     "社",     "台",     "臺",     "委",   "局",   "中心",   "融媒体", "融媒體",
    "在线",   "線上", "频道",   "頻道",   "新闻",   "新聞",   "部",   "厅",   "廳",     "院",     "校",
    "大学",   "大學", "公司",   "集团",   "集團",   "协会",   "協會", "学会", "學會",   "政府",   "办公室",
    "辦公室", "办",   "编辑部", "編輯部", "客户端", "客戶端", "发布", "發布", "公众号", "杂志",   "雜誌",
    "周刊",   "週刊", "出版社", "电视",   "電視",   "广播",   "廣播", "站",   "馆",     "館",     "组",
    "組",     "团队", "團隊",   "基金会", "法院",   "检察院", "银行", "論壇", "论坛"};

// The hundred most frequent surnames and those that are also names of characters in both scripts.
constexpr std::u32string_view surnames =
    U"王李张張刘劉陈陳杨楊赵趙黄黃周吴吳徐孙孫胡朱高林何郭马馬罗羅梁宋郑鄭谢謝韩韓唐冯馮于董萧蕭程曹袁邓鄧许"
    U"許傅沈曾彭吕呂苏蘇卢盧"
    U"蒋蔣蔡贾賈丁魏薛叶葉阎閻余潘杜戴夏钟鍾汪田任姜范方石姚谭譚廖邹鄒熊金陆陸郝孔白崔康毛邱秦江史顾顧侯邵孟"
    U"龙龍万萬段雷钱錢汤湯"
    U"尹黎易常武乔喬贺賀赖賴龚龔文庞龐樊兰蘭殷施陶洪翟安颜顏倪严嚴牛温溫芦季俞章鲁魯葛伍韦韋申尤毕畢聂聶丛焦"
    U"向柳邢路岳齐齊沿梅莫"
    U"庄莊辛管祝左涂谷祁时時舒耿牟卜路詹关關苗凌费費纪紀靳盛童欧歐甄项項曲成游阳陽裴席卫衛查屈鲍鮑位覃霍翁隋"
    U"植甘景薄单單包司柏宁"
    U"寧柯阮桂闵閔解强強柴华華车車冉房边邊辜吉饶饒刁瞿戚丘古米池滕晋晉苑邬鄔臧畅宫宮来來嵺苟全褚廉简簡娄婁盖"
    U"蓋符奚木穆党黨燕郎邸"
    U"冀谈談姬屠连連郜晏栾欒郁商蒙计計喻揭窦竇迟遲宇敖糜鄢冷卓花仇艾蓝藍都巩鞏稽井练練仲乐樂虞卞封竺冼原官衣"
    U"楚佟栗匡宗应應台巫";
constexpr std::array<std::u32string_view, 10> double_surnames{U"欧阳", U"歐陽", U"司马", U"司馬", U"上官",
                                                              U"诸葛", U"諸葛", U"东方", U"皇甫", U"慕容"};

constexpr std::array<std::string_view, 4> reporters{"记者", "記者", "通讯员", "通訊員"};

bool is_han(char32_t code) {
    return (code >= 0x3400 && code <= 0x9FFF) || (code >= 0xF900 && code <= 0xFAFF) ||
           (code >= 0x20000 && code <= 0x3FFFF);
}

std::u32string code_points(std::string_view words) {
    std::u32string out;
    for (const auto& item : text::CodePoints(words)) out += item.code;
    return out;
}

bool looks_like_a_person(std::string_view name) {
    const std::u32string all = code_points(name);
    if (all.size() < 2 || all.size() > 4 || !std::ranges::all_of(all, is_han)) return false;
    for (const std::u32string_view surname : double_surnames) {
        if (all.starts_with(surname) && all.size() > 2) return true;
    }
    return all.size() <= 3 && surnames.find(all.front()) != std::u32string_view::npos;
}

bool has_byline(std::string_view body, std::string_view name) {
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

}  // namespace

model::Party party(std::string_view name, std::string_view body) {
    model::Party party{std::string(name)};
    const auto ends = [name](std::string_view end) {
        return name.size() > end.size() && name.ends_with(end);
    };
    if (has_byline(body, name)) {
        party.kind = model::Party::Kind::person;
    } else if (std::ranges::any_of(organisation_ends, ends)) {
        party.kind = model::Party::Kind::organisation;
    } else if (looks_like_a_person(name)) {
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
            while (end < rest.size() && is_han(text::decode_at(rest, end).code))
                end += text::decode_at(rest, end).size;
            const std::string_view name = rest.substr(0, end);
            const std::string_view behind = rest.substr(end, 3);
            const bool closed = behind.starts_with("）") || behind.starts_with(")") ||
                                behind.starts_with("、") || behind.starts_with(" ") ||
                                behind.starts_with("　");
            if (closed && looks_like_a_person(name)) return std::string(name);
        }
    }
    return {};
}

}  // namespace readers
