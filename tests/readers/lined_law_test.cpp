// Whatever the lines are, the lined reader loses nothing of them.
#include <random>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "lines/passages.h"
#include "model/edition.h"
#include "readers/lined.h"
#include "tests/readers/lined_cues.h"

namespace {

using readers_test::cues;
using readers_test::story;

void expect_nothing_lost(const std::string& text) {
    base::Findings findings;
    const model::Document document = readers::read_lined(text::SourceText(text), cues(), {}, findings);
    const std::size_t mark = text.starts_with("\xEF\xBB\xBF") ? 3 : 0;
    ASSERT_EQ(model::diplomatic(document), text.substr(mark)) << text;
}

TEST(LinedReaderLaw, HoldsForAllShortStrings) {
    const std::string_view alphabet[] = {"春", "a", "。", "（", " ", "\n", "\r", "　"};
    for (std::size_t size = 0; size <= 5; ++size) {
        std::size_t all = 1;
        for (std::size_t i = 0; i < size; ++i) all *= 8;
        for (std::size_t code = 0; code < all; ++code) {
            std::string words;
            for (std::size_t rest = code, i = 0; i < size; ++i, rest /= 8) words += alphabet[rest % 8];
            expect_nothing_lost(words);
        }
    }
}

TEST(LinedReaderLaw, HoldsForLongRandomStrings) {
    const std::vector<std::string> words = {"本报讯",
                                            "（记者周一鸣）",
                                            "（下转第二版）",
                                            "（上接第一版）",
                                            "方禾 摄",
                                            "云泽社江麓3月8日电",
                                            "3月8日，",
                                            "春耕春耕备耕备耕",
                                            "全县春灌水库存水充足",
                                            "石桥小学书画展昨日开幕",
                                            "——",
                                            "“",
                                            "”",
                                            "，",
                                            "。",
                                            " ",
                                            "　",
                                            "\n",
                                            "\n",
                                            "\n",
                                            "\n\n",
                                            "\f",
                                            "\r\n",
                                            "不 松 ， 时 刻",
                                            "乡镇 户数 面积",
                                            "第3版",
                                            "2024年3月8日 星期五",
                                            "访谈录",
                                            "a",
                                            "12",
                                            "\t",
                                            "\xEF\xBB\xBF",
                                            "（责任编辑：方禾）",
                                            "⽉"};
    const unsigned seed = 20240308;
    std::mt19937 random(seed);
    for (int round = 0; round < 3000; ++round) {
        std::string text;
        const std::size_t length = random() % 60;
        for (std::size_t i = 0; i < length; ++i) text += words[random() % words.size()];
        SCOPED_TRACE("seed " + std::to_string(seed) + ", round " + std::to_string(round));
        expect_nothing_lost(text);
        if (HasFatalFailure()) return;
    }
}

TEST(LinedReaderLaw, PassagesHoldEveryLineOnce) {
    const lines::LinedPage page = lines::lined_page(story, text::printed_lines(story), cues());
    std::uint32_t next = 0;
    for (const lines::Passage& passage : page.passages) {
        EXPECT_EQ(passage.first, next);
        EXPECT_LT(passage.first, passage.last);
        next = passage.last;
    }
    EXPECT_EQ(next, page.lines.size());
}

}  // namespace
