// Stories that OCR read in pieces: which paragraph belongs to which.
#include "stories/threads.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

#include "lines/passages.h"
#include "readers/lined.h"
#include "stories/rules.h"
#include "tests/stories/story_cues.h"

namespace {

// Two stories in columns of fourteen characters, signs as OCR writes them.
constexpr std::string_view water_opens =
    "本报讯 (记者 方禾) 今年春天\n"
    "雨水多，水库的水位涨得快，守坝\n"
    "的人日夜巡查: 水位一过警戒线，就\n"
    "要开闸放水。守坝人老周说，这座\n\n";
constexpr std::string_view water_goes_on =
    "水库修了四十年，大坝没有出过一\n"
    "次险情，靠的是水位一天三报。\n\n";
constexpr std::string_view water_ends =
    "下雨的日子，守坝人老周守在\n"
    "大坝上，日夜看着水库的水位。\n\n";
constexpr std::string_view tea_opens =
    "本报讯 (记者 周一鸣) 县里的\n"
    "茶农正忙着采茶。茶园里到处是背\n"
    "篓的人，新茶一天一个价，谁也不\n"
    "敢歇。茶农方大嫂说，今年的茶\n\n";
constexpr std::string_view tea_goes_on =
    "叶又嫩又香，茶园门口排着收茶的\n"
    "车队，一直排到山下的公路。\n\n";
constexpr std::string_view tea_ends =
    "收茶的人说，茶农的新茶不愁\n"
    "卖，茶园明年还要再扩一倍。\n\n";

std::string text_of(const std::vector<std::string_view>& pieces) {
    std::string text;
    for (const std::string_view piece : pieces) text += piece;
    return text;
}

/// The page, and what was found on it.
struct Woven {
    explicit Woven(std::string words) : text(std::move(words)) {
        page = lines::lined_page(text, text::printed_lines(text), story_cues());
        found = stories::threads(text, page);
    }
    /// The passage that begins with `words`.
    [[nodiscard]] std::uint32_t at(std::string_view words) const {
        for (std::uint32_t i = 0; i < page.passages.size(); ++i) {
            if (page.lines[page.passages[i].first].slice.of(text).starts_with(words)) return i;
        }
        ADD_FAILURE() << words;
        return 0;
    }
    [[nodiscard]] std::uint32_t before(std::string_view words) const { return found.before[at(words)]; }

    std::string text;
    lines::LinedPage page;
    stories::Threads found;
};

}  // namespace

TEST(Threads, GiveEachHalfOfAnInterruptedParagraphToItsOwnStory) {
    const Woven page(text_of({water_opens, tea_opens, water_goes_on, tea_goes_on}));
    EXPECT_EQ(page.before("水库修了"), page.at("本报讯 (记者 方禾"));
    EXPECT_EQ(page.before("叶又嫩"), page.at("本报讯 (记者 周一鸣"));
    EXPECT_TRUE(page.found.goes_on[page.at("水库修了")]);
    EXPECT_TRUE(page.found.goes_on[page.at("叶又嫩")]);
}

TEST(Threads, FindTheHalvesInWhateverOrderTheyWereRead) {
    const Woven page(text_of({water_opens, tea_opens, tea_goes_on, water_goes_on}));
    EXPECT_EQ(page.before("水库修了"), page.at("本报讯 (记者 方禾"));
    EXPECT_EQ(page.before("叶又嫩"), page.at("本报讯 (记者 周一鸣"));
}

TEST(Threads, FollowTheWordsWhereNoSentenceIsOpen) {
    const Woven page(text_of({water_opens, tea_opens, water_goes_on, tea_goes_on, tea_ends, water_ends}));
    EXPECT_EQ(page.before("收茶的人说"), page.at("叶又嫩"));
    EXPECT_EQ(page.before("下雨的日子"), page.at("水库修了"));
    EXPECT_FALSE(page.found.goes_on[page.at("下雨的日子")]);
}

TEST(Threads, GiveAPartOfALineToTheSentenceThatWasLeftOpenAndNotToAParagraphThatIsWhole) {
    const std::string_view cut = "守坝的人说，夜里的风大，灯也\n要守着，怕的是水位涨了没有\n\n";
    const Woven page(text_of({water_opens, water_goes_on, cut, tea_opens, tea_goes_on, "人知道。\n\n"}));
    EXPECT_EQ(page.before("人知道"), page.at("守坝的人说"));
    EXPECT_TRUE(page.found.goes_on[page.at("人知道")]);
}

TEST(Threads, BeginAStoryAtEachDateline) {
    const Woven page(text_of({water_opens, water_goes_on, tea_opens, tea_goes_on}));
    const std::uint32_t water = page.at("本报讯 (记者 方禾"), tea = page.at("本报讯 (记者 周一鸣");
    EXPECT_EQ(page.found.before[water], water);
    EXPECT_EQ(page.found.before[tea], tea);
}

TEST(Threads, KeepTheOrderOfThePageWhereNothingSpeaksForAnother) {
    const Woven page(text_of({water_opens, water_goes_on, water_ends}));
    EXPECT_EQ(page.before("水库修了"), page.at("本报讯 (记者 方禾"));
    EXPECT_EQ(page.before("下雨的日子"), page.at("水库修了"));
}

TEST(Threads, GoOnBehindABylineThatIsSetIntoTheColumn) {
    const Woven page(text_of({water_opens, "本报记者 方禾\n\n", water_goes_on, water_ends}));
    EXPECT_EQ(page.before("水库修了"), page.at("本报讯 (记者 方禾"));
    EXPECT_TRUE(page.found.goes_on[page.at("水库修了")]);
}

TEST(Threads, BeginALetterWithItsSalutation) {
    const Woven page(text_of({water_opens, water_goes_on, "读者来信\n\n山路上的灯为什么不亮\n\n",
                              "编辑同志:\n\n", "村口的路灯坏了三个月，夜里\n采茶的人下山只好摸黑。\n\n"}));
    const std::uint32_t letter = page.at("编辑同志");
    EXPECT_EQ(page.found.before[letter], letter);
    EXPECT_EQ(page.before("村口的路灯"), letter);
}

TEST(Threads, ReadAnEmptyPage) {
    const stories::Threads found = stories::threads({}, {});
    EXPECT_TRUE(found.before.empty());
}

TEST(Threads, WeighEveryTieOnce) {
    const auto weights = stories::tie_weights();
    ASSERT_EQ(weights.size(), stories::tie_count);
    for (std::size_t i = 0; i < weights.size(); ++i) EXPECT_EQ(static_cast<std::size_t>(weights[i].tie), i);
}

TEST(Threads, LetWhatWasContinuedFollowItsNotice) {
    lines::Cues cues = story_cues();
    cues.jump_from = {"上接"};
    cues.page_words = {"版"};
    for (const std::string_view notice : {"(上接第三版)\n\n", "上接第三版\n\n"}) {
        const std::string text = text_of({tea_opens, tea_goes_on, notice, water_goes_on, water_ends});
        const lines::LinedPage page = lines::lined_page(text, text::printed_lines(text), cues);
        const stories::Threads found = stories::threads(text, page);
        const auto notices = std::ranges::find_if(page.passages, &lines::Passage::jump_from);
        ASSERT_NE(notices, page.passages.end());
        const auto at = static_cast<std::uint32_t>(notices - page.passages.begin());
        EXPECT_FALSE(notices->jumps);  // it ends nothing
        EXPECT_EQ(found.before[at], at);
        EXPECT_EQ(found.before[at + 1], at);
    }
}

TEST(Threads, SayWhichParagraphMayBelongToAnotherArticle) {
    // Behind one story that is whole stands a paragraph that speaks of another one.
    const std::string_view stray =
        "　　山外的集市一月只开两回，来\n"
        "赶集的人爱说茶农的收成。\n\n";
    base::Findings findings;
    const std::string text = text_of({water_opens, tea_opens, tea_goes_on, water_goes_on, stray});
    (void)readers::read_lined(text::SourceText(text), story_cues(), {}, findings);
    const Woven page(text);
    const bool doubtful = std::ranges::any_of(page.found.doubtful, [](const char one) { return one != 0; });
    EXPECT_EQ(findings.has(stories::rules::doubtful_story), doubtful);
    EXPECT_TRUE(doubtful);
}

TEST(Threads, WeighTwiceAsMuchForTwiceAsMuchMore) {
    const std::string once =
        text_of({water_opens, tea_opens, water_goes_on, tea_goes_on, tea_ends, water_ends});
    const auto weighed = [&](int times) {
        std::string page;
        for (int i = 0; i < times; ++i) page += once;
        return Woven(page).found.weighed;
    };
    // The search reaches its full width only some way into a page.
    const std::size_t first = weighed(120), second = weighed(240), fourth = weighed(480);
    EXPECT_LT(fourth, second + 2 * (second - first) * 11 / 10);
}
