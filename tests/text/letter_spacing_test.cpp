#include "text/letter_spacing.h"

#include <string>

#include <gtest/gtest.h>

namespace {

std::string runs(std::string_view line) {
    std::string out;
    for (const text::Slice run : text::letter_spaced_runs(line)) {
        out += '[' + std::string(run.of(line)) + ']';
    }
    return out;
}

TEST(LetterSpacing, BeginsAndEndsInMidWord) {
    EXPECT_EQ(runs("面排查 老 旧 管 网 。 对 全 市 2 3 6"), "[老 旧 管 网 。 对 全 市 2 3 6]");
    EXPECT_EQ(runs("一 个 号 码 ， 设置接线席位"), "[一 个 号 码 ，]");
    EXPECT_EQ(text::without_spacing("老 旧 管 网 。 对 全 市 2 3 6"), "老旧管网。对全市236");
}

TEST(LetterSpacing, SeesANumberByItself) {
    EXPECT_EQ(runs("合订本 4 6 0 0多册"), "[4 6 0]");
}

TEST(LetterSpacing, LeavesSpacesThatSeparate) {
    for (const std::string_view honest :
         {"孟蕊 殷实 摄", "记者周洋 通讯员岳培新", "等 6 个乡镇", "Wi-Fi 6 无线", "周一鸣主持 方小禾出席",
          "a b c", "3 月 8", "│ │ │ │", "│ 备 │ 甲 │ ｜ 乙 ｜ 丙 ｜"}) {
        EXPECT_EQ(runs(honest), "") << honest;
    }
}

}  // namespace
