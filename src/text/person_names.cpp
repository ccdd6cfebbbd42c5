#include "text/person_names.h"

#include <algorithm>
#include <array>
#include <string>

#include "text/characters.h"
#include "text/scripts.h"
#include "text/utf8.h"

namespace text {
namespace {

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
    U"楚佟栗匡宗应應台巫尚荀郗阙闕濮谌諶";
constexpr std::array double_surnames = std::to_array<std::u32string_view>(
    {U"欧阳", U"歐陽", U"司马", U"司馬", U"上官", U"诸葛", U"諸葛", U"东方", U"皇甫", U"慕容",
     U"闻人", U"聞人", U"司空", U"司徒", U"令狐", U"公孙", U"公孫", U"尉迟", U"尉遲", U"宇文",
     U"长孙", U"長孫", U"南宫", U"南宮", U"夏侯", U"端木", U"独孤", U"獨孤", U"呼延", U"轩辕",
     U"軒轅", U"钟离", U"鍾離", U"鲜于", U"鮮于", U"澹台", U"濮阳", U"濮陽", U"淳于", U"申屠"});

}  // namespace

bool looks_like_a_person(std::string_view name) {
    constexpr std::size_t longest = 4;
    std::u32string all;
    for (const auto& item : CodePoints(name)) {
        if (!is_han(item.code) || all.size() == longest) return false;
        all += item.code;
    }
    if (all.size() < 2) return false;
    for (const std::u32string_view surname : double_surnames) {
        if (all.starts_with(surname) && all.size() > 2) return true;
    }
    return all.size() < longest && is_one_of(all.front(), surnames);
}

}  // namespace text
