// Columns that an extractor took in turn, and what becomes of them.
#pragma once

#include <algorithm>
#include <string>
#include <vector>

#include "columns/printed_lines.h"
#include "columns/turns.h"
#include "text/characters.h"
#include "text/utf8.h"

namespace columns_test {

using Column = std::vector<std::string>;

/// A column of paragraphs as it is printed: `measure` characters a line, first lines indented by two.
inline Column column(const std::vector<std::string>& paragraphs, std::size_t measure) {
    Column lines;
    for (const std::string& paragraph : paragraphs) {
        std::size_t at = 0;
        for (std::size_t room = measure - 2; at < paragraph.size(); room = measure) {
            std::string line;
            while (at < paragraph.size()) {
                const text::Decoded one = text::decode_at(paragraph, at);
                // Signs that begin no line hang over the end of the one before.
                if (room == 0 && !text::begins_no_line(one.code)) break;
                room -= room > 0 ? 1 : 0;
                line += paragraph.substr(at, one.size);
                at += one.size;
            }
            lines.push_back(line);
        }
    }
    return lines;
}

inline const std::vector<Column>& three_columns() {
    static const std::vector<Column> all{
        column({"昨天上午，东河县石桥镇的三百亩油菜田里机器轰鸣，收割机在金黄的田野上来回穿梭，合作社的社员们"
                "忙着"
                "装袋、过秤、搬运。社长田有余说，今年雨水调匀，病虫害比往年少，每亩产量能达到四百斤以上。",
                "为了保证颗粒归仓，镇里组织了八支机械服务队，免费为老人和残疾人家庭收割，还请来农业技术人员到"
                "田头"
                "讲解秸秆还田的办法，受到农户欢迎。"},
               14),
        column({"县图书馆近日为视力障碍读者开设了有声阅览室，里面摆放着盲文图书、听书机和放大阅读设备。工作人"
                "员每周"
                "三下午举办读书会，志愿者轮流朗读小说和散文，参加活动的读者越来越多。",
                "馆长许知秋表示，下一步将和特殊教育学校合作，把服务送进课堂，让更多孩子感受阅读的快乐，同时继"
                "续增加"
                "盲文读物的品种和数量。"},
               14),
        column({"随着天气转暖，城区的绿化改造工程全面展开。园林工人在迎宾大道两侧补种香樟和桂花，拆除破损的护"
                "栏，"
                "铺设透水砖，方便市民散步健身。工程预计下个月底完成，总面积超过两万平方米。",
                "附近居民高兴地说，以前这里杂草丛生，晚上路灯又暗，现在环境整洁，道路明亮，大家都愿意出来走一"
                "走，"
                "精神也好多了。"},
               14)};
    return all;
}

/// The columns as some extractors write them: `lines` of each in turn, blank lines between.
inline std::string taken_in_turn(const std::vector<Column>& columns, std::size_t lines) {
    std::string text;
    std::size_t longest = 0;
    for (const Column& one : columns) longest = std::max(longest, one.size());
    for (std::size_t first = 0; first < longest; first += lines) {
        for (const Column& one : columns) {
            if (first >= one.size()) continue;
            for (std::size_t i = first; i < std::min(first + lines, one.size()); ++i) text += one[i] + '\n';
            text += '\n';
        }
    }
    return text;
}

inline std::vector<std::string> read(const std::string& text) {
    lines::Cues cues;
    const auto lines = columns::columns_in_turn(text, text::printed_lines(text), cues);
    if (!lines) return {"as it stands"};
    std::vector<std::string> out;
    for (const text::PrintedLine& line : *lines) out.emplace_back(line.slice.of(text));
    return out;
}

inline std::vector<std::string> one_after_the_other(const std::vector<Column>& columns) {
    std::vector<std::string> out;
    for (const Column& one : columns) out.insert(out.end(), one.begin(), one.end());
    return out;
}

}  // namespace columns_test
