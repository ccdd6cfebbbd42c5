// Recognised pages that were read in rows all over, or over most of the page.
#include <string>

#include <gtest/gtest.h>

#include "columns/printed_lines.h"
#include "columns/rules.h"

namespace {

struct Read {
    std::string order;  ///< its lines, each with its blank lines before it
    base::Findings findings;
};

Read read(const std::string& text) {
    Read found;
    for (const text::PrintedLine& line : columns::printed_page(text, {}, found.findings).lines) {
        if (line.blanks > 0) found.order += "\n";
        found.order += line.slice.of(text);
    }
    return found;
}

}  // namespace

TEST(RowsPage, KnowsTheMeasureWhereFullLinesAreRowsAndMostLinesAreNot) {
    const Read page = read(
        "守坝的人到了夜里也不回家，住在坝 学校的孩子们来坝上看水: 老师讲了 村里的妇女们在渠边洗菜，说起那一\n"
        "上的小屋里，看着水位和坝脚，一夜 水库的来历，孩子们听得入了迷，回 年发大水: 全村人扛着门板去堵口\n"
        "要起来好几回。老周说，他在这里守 家画了一张张图画来。校长说，学校 子，声音一下子低了下来。如今渠道\n"
        "了三十年: 哪一段坝容易渗水，哪一 每年春天都要组织学生上坝一次，让 用水泥衬了底，水流得又清又快; 下\n"
        "处山坡会掉石头，闭着眼睛也说得出 他们知道碗里的水是从哪里流来的。 游三个村子的早稻都插上了秧。镇里\n"
        "来。今年雨水来得早，他把铺盖搬到 画好的图画贴满了教室后面的墙; 家 打算把老渠首修成一座小公园，旁边\n"
        "了闸房里，饭由孙子送上山来。水库 长开会的时候围着看了很久，有人当 盖一间陈列室，把当年用过的夯锤和\n"
        "管理所给他配了一部对讲机，他嫌太 场认出了自己年轻时修坝的样子。    独轮车都摆进去让后人看。\n"
        "重，还是习惯敲锣报信。\n"
        "到了秋天，坝上的芦苇白成一片，候\n"
        "鸟从北边飞来，在浅水里歇脚。老周\n"
        "数过: 最多的一天有三百多只，他把\n"
        "数字记在闸房的墙上，一年一行，从\n"
        "不间断。\n"
        "镇上的摄影爱好者听说以后，天不亮\n"
        "就骑车上山，在芦苇丛里支起架子等\n"
        "着日出。老周怕他们惊了鸟，每人先\n"
        "递一杯热茶，再说一句: 脚步轻些。\n");
    EXPECT_NE(page.order.find("住在坝上的小屋里"), std::string::npos) << page.order;
    EXPECT_NE(page.order.find("老师讲了水库的来历"), std::string::npos) << page.order;
    EXPECT_NE(page.order.find("说起那一年发大水"), std::string::npos) << page.order;
    EXPECT_TRUE(page.findings.has(columns::rules::recognised_across));
}

TEST(RowsPage, ReadsColumnsOnAcrossBlankLinesThatOcrLeavesByChance) {
    const Read page = read(
        "守坝的人到了夜里也不回家，住在坝 学校的孩子们来坝上看水: 老师讲了 村里的妇女们在渠边洗菜，说起那一\n"
        "上的小屋里，看着水位和坝脚。     水库的来历，孩子们听得入了迷。   年发大水: 全村人扛着门板去堵口\n"
        "\n"
        "老周说，他在这里守了三十年: 哪一 校长说，学校每年春天都要组织学生 子，声音一下子低了下来。\n"
        "段坝容易渗水，哪一处山坡会掉石   上坝一次，让他们知道碗里的水是从 如今渠道用水泥衬了底，水流得又清\n"
        "\n"
        "头，他闭着眼睛也说得出来。       哪里流来的。                     又快; 下游三个村子的早稻都插上了\n"
        "今年雨水来得早，他把铺盖搬到了闸 画好的图画贴满了教室后面的墙，家 秧，镇里打算把老渠首修成一座小公\n"
        "\n"
        "房里，饭由孙子送上山来。水库管理 长开会的时候围着看了很久，有人当 园，旁边盖一间陈列室，把当年用过\n"
        "所给他配了一部对讲机，他嫌太重， 场认出了自己年轻时修坝的样子，站 的夯锤和独轮车都摆进去让后人看。\n"
        "\n"
        "还是习惯敲锣报信。               在墙下不肯走。                   老渠首的石碑也要搬来。\n");
    EXPECT_NE(page.order.find("搬到了闸房里"), std::string::npos) << page.order;
    EXPECT_NE(page.order.find("会掉石头，他"), std::string::npos) << page.order;
    EXPECT_NE(page.order.find("水是从哪里流来的"), std::string::npos) << page.order;
}
