// What the search for a deleted 最 knows of Chinese: word classes, forms of sentences, compounds. Data; the
// search is omit_forms.cpp.
#pragma once

#include <string_view>

namespace repair::omit_table {

using View = std::u32string_view;

/// A class of words that a letter stands for in a form. Longer words first.
struct WordClass {
    char32_t letter;
    View words;  ///< parted by spaces
};

inline constexpr WordClass classes[] = {
    // Gradable adjectives of one and of two characters.
    {U'A',
     U"大 小 多 少 高 低 长 短 快 慢 早 晚 远 近 新 老 强 弱 好 差 难 深 严 紧 重 热 冷 美 优 佳 苦 累 忙 厚 "
     U"薄 硬 实 广"},
    {U'B',
     U"受欢迎 受关注 重要 关键 根本 直接 基本 广泛 有效 突出 困难 艰巨 严格 宝贵 珍贵 迫切 紧迫 核心 明显 "
     U"显著 典型 可靠 便捷 真实 朴素 常见 简单 普通 美丽 漂亮 繁忙 先进 优秀 难忘 难得 集中 严重 危险 便宜 "
     U"满意 感人 温暖 精彩 权威 彻底 普遍 辛苦 头疼 头痛 揪心 牵挂 红火 冷清 年长 古老"},
    // What a superlative is measured against.
    {U'S',
     U"世界上 历史上 全市 全县 全省 全国 全区 全镇 全乡 全村 全校 全球 全厂 全州 全年 我市 我县 我省 我国 "
     U"我区 "
     U"我镇 我乡 我村 我校 本市 本县 本省 本区 本地 本届 国内 省内 市内 县内 亚洲 华东 华南 华北 西南 西北 "
     U"东北 以来 迄今 史上"},
    {U'V', U"强调 指出 要求 表示 提出 说"},
    {U'M',
     U"个 段 次 天 年 名 位 道 步 关 批 站 刻 场 轮 层 页 班 项 块 件 户 车 辆 座 根 条 张 节 堂 遍 句 棵 "
     U"滴 排 方 回 幕 笔 环 程 支 口 头 周 晚 夜 期 届"},
    {U'T',
     U"特点 特色 优势 亮点 优点 缺点 好处 区别 差别 收获 心愿 愿望 特征 难点 难题 障碍 瓶颈 短板 公约数 心病 "
     U"隐患 遗憾 挑战 底气 顾虑 看点 功臣 赢家 受益者 教训 牵挂"},
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
    {U'D', U"0 1 2 3 4 5 6 7 8 9 达 为 可达 将达 超过 接近 约 每"},
    // With these 大 makes no word of its own, as it does with 流量, 功率, 跨度.
    {U'N', U"降温幅度 涌水量 小时雨强 雨强 降雨量 降水量 载客量 载重量 埋深 浪高 增幅 降幅 涨幅 跌幅"},
    {U'J', U"大 难 远 深 险 累 苦"},
    {U'a', U"早 晚 近 大 高 低 长 远 快"},
    {U'b', U"大 高 快 深 远 长 低 差 重 强 早 晚 短"},
    {U'c', U"几天 段时间 段日子 几年 年 天 晚 夜 个月 阵子 次"},
    {U'e', U"获 享 得 贷 领 奖 补"},
    {U'g', U"水平 纪录 记录 值"},
    {U'f', U"统计 数据 消息 预报 测算 调查 研究 监测"},
    {U'm', U"快 少 早 晚 低 慢"},
    {U'n',
     U"影片 导演 演员 男主角 女主角 编剧 新人 球员 射手 阵容 时机 人选 方案 案例 状态 途径 季节 观赏期 "
     U"组合 搭配"},
    {U'p', U"怕 愁 盼"},
    {U'E', U"强 低 严 热 冷 快 慢 差 好 早 晚 佳"},
    {U'F', U"降到 降至 减到 减至 压到 压至 缩到 缩至"},
    {U'K', U"低 小 少 短"},
    {U'Q', U"目前 现有 现存 在建 已建成"},
    {U'C', U"， ,"},
    {U'Z', U"的 、"},
    {U'I', U"是 在于 就是 要数 当数 竟是 却是"},
};

/// A form: what stands before the spot and behind it. H is any Han character, + one to six of them, ^ the
/// edge of a clause, $ the edge of a sentence, other capital letters a class; the rest stands for itself.
struct Form {
    double weight;
    View before, behind;
    View never_before = {};  ///< characters that make it whole
    View never_second = {};  ///< what makes another word of the first character behind the spot
};

inline constexpr Form forms[] = {
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
    {3, U"", U"高人民法院", U"最"},
    {3, U"", U"高人民检察院", U"最"},
    {1.5, U"", U"大N", U"最更较很加扩放增"},
    {1.5, U"", U"高时速D", U"最更较很提"},
    {1.5, U"历史", U"高g", U"新"},
    {1.5, U"历史", U"低g"},
    {1.5, U"", U"高荣誉", U"最更较很崇"},
    {1.5, U"", U"佳n", U"最更较很绝极不欠上"},
    {1.5, U"从", U"初的H"},
    {1, U"^", U"初的H"},
    {1, U"据", U"新f"},
    {1, U"^", U"高可e"},
    {1, U"", U"大的T", U"最更较很特极不多挺蛮颇巨重伟强宏盛庞远有没无得个出何种项"},
    {1, U"^", U"J的HHI"},
    {1, U"^", U"B的一M"},
    {1, U"HH", U"A的+之一"},
    {1, U"SHHH", U"AZ"},
    {1, U"其中", U"b的H"},
    {1, U"其中C", U"b的H"},
    {1, U"", U"m也要", U"最至再赶尽更还"},
    {1, U"$", U"早I"},
    {0.5, U"^", U"a一次"},
    {0.5, U"^", U"A的那c"},
    {0.5, U"^", U"p的I"},
    {0.5, U"", U"难的I", U"最更较很"},
    {0.5, U"HH", U"难的不是", U"最更较很"},
    {0.5, U"^HH", U"b的是"},
    {0.5, U"^HHHH", U"b的是"},
    {0.5, U"^", U"早的+D"},
    {0.5, U"^", U"早+的I"},
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

/// What makes a word of an adjective with the character before it: 艰难, 崭新, 局长.
struct Compound {
    char32_t adjective;
    View first;
};
inline constexpr Compound compounds[] = {
    {U'大', U"重伟巨强宏盛庞高宽远扩壮放博浩粗肥硕自夸加增"},
    {U'小', U"弱狭细微矮渺缩从幼大"},
    {U'多', U"众许繁诸增颇甚好不差"},
    {U'高', U"崇身提登增拔攀孤"},
    {U'低', U"降减贬压"},
    {U'长',
     U"市县省区镇乡村局院校部厅处科所站队班组会董行社馆园船机厂店台团营连排师军司首家增成生延拉擅特专漫修"
     U"助身周冗细悠绵兄酋学"},
    {U'短', U"缩简长"},
    {U'快', U"飞愉尽加赶爽轻畅痛凉勤"},
    {U'慢', U"缓放减怠傲"},
    {U'早', U"清趁提一大及尽"},
    {U'晚', U"傍夜早今昨当"},
    {U'远', U"深长遥久永边偏跳疏"},
    {U'近', U"附邻接靠临亲最新将"},
    {U'新', U"崭全创更翻革重清刷出"},
    {U'老', U"古苍养敬父衰元年"},
    {U'强', U"坚顽加增富自刚倔"},
    {U'弱', U"薄减虚懦衰软"},
    {U'好', U"良美友完较爱讨恰正只"},
    {U'难', U"艰困灾苦遇避疑磨刁海空矿落"},
    {U'深', U"加艰高资精纵"},
    {U'严', U"庄威森尊"},
    {U'重', U"沉严隆贵郑慎比体尊着注繁稳举"},
    {U'热', U"炎火狂亲闷酷加灼"},
    {U'冷', U"寒冰阴"},
    {U'美', U"精优完健甜秀华赞唯"},
    {U'苦', U"辛艰刻痛吃贫"},
    {U'累', U"劳积连"},
    {U'忙', U"繁匆帮急"},
    {U'厚', U"雄深浓忠丰"},
    {U'实', U"扎充真落踏务确现事厚"},
    {U'广', U"宽推"},
    {U'硬', U"坚僵过"},
    {U'紧', U"抓赶加要"},
};

}  // namespace repair::omit_table
