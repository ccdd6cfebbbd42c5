// Who signs a story of flowed text: openers before it, closers behind it.
#include "readers/story_roles.h"

#include <gtest/gtest.h>

#include "html/body.h"
#include "html/mapped_text.h"
#include "model/builder.h"
#include "tests/html/flowed_blocks.h"

namespace {

lines::Cues cues() {
    lines::Cues cues;
    cues.roles = {"记者", "通讯员", "記者"};
    cues.deeds = {"文"};
    cues.closers = {"责任编辑", "記者", "来源"};
    cues.furniture = {"责任编辑"};
    cues.endings = {"完"};
    return cues;
}

std::string blocks_of(std::string html, const lines::Cues& words = cues()) {
    base::Findings findings;
    model::Builder builder(text::SourceText(std::move(html)), model::Form::flowed);
    const std::string_view source = builder.source_text();
    builder.open(model::Kind::article);
    html::read_html(html::MappedText(source, builder.source().whole()), builder, findings,
                    [&](html::Flow& story) { readers::name_signers(story, source, words); });
    builder.close();
    return flowed_blocks(std::move(builder).finish({}, findings));
}

const std::string story = "<p>春耕开始了。</p>";
const std::string story_block = "paragraph:春耕开始了。";

TEST(StoryRoles, NameTheBylineOverTheStory) {
    EXPECT_EQ(blocks_of("<p>记者 方禾 通讯员 周一鸣</p>" + story),
              "opener:\nbyline:记者 (person 方禾) 通讯员 (person 周一鸣)\n" + story_block);
}

TEST(StoryRoles, NameWhatClosesTheStory) {
    EXPECT_EQ(blocks_of(story + "<p>（责任编辑：方禾）</p>"),
              story_block + "\ncloser:（(signed 责任编辑：方禾)）");
    EXPECT_EQ(blocks_of(story + "<p>责任编辑：方禾</p>"), story_block + "\ncloser:(signed 责任编辑：方禾)");
    EXPECT_EQ(blocks_of(story + "<p>（记者方禾）</p><p>（完）</p>"),
              story_block + "\ncloser:(signed （记者(person 方禾)）)\ncloser:（(signed 完)）");
}

TEST(StoryRoles, LeaveWhatIsNotAtTheEdge) {
    const std::string closing = "<p>（责任编辑：方禾）</p>";
    EXPECT_EQ(blocks_of(story + closing + story),
              story_block + "\nparagraph:（责任编辑：方禾）\n" + story_block);
    EXPECT_EQ(blocks_of(story + "<p>记者 方禾</p>" + story),
              story_block + "\nparagraph:记者 方禾\n" + story_block);
    EXPECT_EQ(blocks_of(story + "<blockquote>" + closing + "</blockquote>"),
              story_block + "\nquote:\nparagraph:（责任编辑：方禾）");
}

TEST(StoryRoles, LeaveTheStoryAParagraph) {
    EXPECT_EQ(blocks_of("<p>记者 方禾</p>"), "paragraph:记者 方禾");
    EXPECT_EQ(blocks_of("<p>（责任编辑：方禾）</p>"), "paragraph:（责任编辑：方禾）");
    EXPECT_EQ(blocks_of("<p>记者 方禾</p><p>（责任编辑：周一鸣）</p>"),
              "opener:\nbyline:记者 (person 方禾)\nparagraph:（责任编辑：周一鸣）");
}

TEST(StoryRoles, LeaveSentencesAndQuestions) {
    EXPECT_EQ(blocks_of(story + "<p>记者：谢谢您</p>"), story_block + "\nparagraph:记者：谢谢您");
    EXPECT_EQ(blocks_of(story + "<p>责任编辑：方禾说过。</p>"),
              story_block + "\nparagraph:责任编辑：方禾说过。");
    EXPECT_EQ(blocks_of("<p>记者在现场看到方禾。</p>" + story),
              "paragraph:记者在现场看到方禾。\n" + story_block);
}

TEST(StoryRoles, KeepTheMarkupOfASigner) {
    EXPECT_EQ(blocks_of("<p><b>记者 方禾</b></p>" + story),
              "opener[bold]:\nbyline:记者 (person 方禾)\n" + story_block);
    EXPECT_EQ(blocks_of("<p><b>记者</b> 方禾</p>" + story),
              "opener:(highlight[bold] 记者) 方禾\n" + story_block);
    EXPECT_EQ(blocks_of("<p><a href=/f>记者 方禾</a></p>" + story),
              "opener:(link 记者 方禾)\n" + story_block);
}

TEST(StoryRoles, SeeThroughCharacterReferences) {
    EXPECT_EQ(blocks_of("<p>记者&nbsp;方禾</p>" + story),
              "opener:\nbyline:记者\u00A0(person 方禾)\n" + story_block);
    // The reference is a part of the name: no element may cut it.
    EXPECT_EQ(blocks_of("<p>&#35760;者 方禾</p>" + story),
              "opener:\nbyline:记者 (person 方禾)\n" + story_block);
}

TEST(StoryRoles, PassPicturesOverTheStory) {
    EXPECT_EQ(blocks_of("<p><img src=a.jpg></p><p>记者 方禾</p>" + story),
              "figure:<a.jpg>\nopener:\nbyline:记者 (person 方禾)\n" + story_block);
}

TEST(StoryRoles, NeedANameThatIsNoWord) {
    for (const char* words :
         {"记者节快乐", "记者高原", "文/网络", "（记者节）", "（记者随笔）", "●方法", "高考/文"}) {
        const std::string paragraph = "paragraph:" + std::string(words);
        EXPECT_EQ(blocks_of("<p>" + std::string(words) + "</p>" + story), paragraph + "\n" + story_block);
        EXPECT_EQ(blocks_of(story + "<p>" + std::string(words) + "</p>"), story_block + "\n" + paragraph);
    }
    for (const char* words : {"（高兴）", "（谢幕）", "（于深夜）", "（全剧终）", "（安徽、江苏）",
                              "（来源不明）", "（责任编辑）", "（来源注：有误）"})
        EXPECT_EQ(blocks_of(story + "<p>" + words + "</p>"), story_block + "\nparagraph:" + words);
    EXPECT_EQ(blocks_of(story + "<p>（方禾、高兴）</p>"), story_block + "\ncloser:（(signed 方禾、高兴)）");
    EXPECT_EQ(blocks_of(story + "<p>（来源：网络）</p>"), story_block + "\ncloser:（(signed 来源：网络)）");
}

TEST(StoryRoles, LeaveStepsOfAManual) {
    lines::Cues words = cues();
    words.closers.emplace_back("编辑");
    words.furniture.emplace_back("编辑：");
    for (const char* step : {"编辑：Vim", "编辑：双击单元格", "编辑：全部"}) {
        EXPECT_EQ(blocks_of(story + "<p>" + step + "</p>", words), story_block + "\nparagraph:" + step);
    }
    EXPECT_EQ(blocks_of(story + "<p>编辑：方禾</p>", words), story_block + "\ncloser:(signed 编辑：方禾)");
}

TEST(StoryRoles, TakeASignThatComesAgainForABullet) {
    EXPECT_EQ(blocks_of("<p>■ 方禾</p>" + story), "opener:\nbyline:■ (person 方禾)\n" + story_block);
    EXPECT_EQ(blocks_of("<p>■ 方禾</p>" + story + "<p>■ 周一鸣</p>"),
              "paragraph:■ 方禾\n" + story_block + "\nparagraph:■ 周一鸣");
}

TEST(StoryRoles, KeepNamesThatTouchApart) {
    EXPECT_EQ(blocks_of("<p>记者周一鸣方小禾</p>" + story),
              "opener:\nbyline:记者(person 周一鸣)(person 方小禾)\n" + story_block);
}

TEST(StoryRoles, LeaveASectionWithoutAStory) {
    const std::string closing = "<p>（责任编辑：方禾）</p>", picture = "<p><img src=a.jpg></p>";
    EXPECT_EQ(blocks_of(story + "<h2>防汛</h2>" + closing),
              story_block + "\nsection:\nhead:防汛\nparagraph:（责任编辑：方禾）");
    EXPECT_EQ(blocks_of(story + "<h2>防汛</h2>" + picture + closing),
              story_block + "\nsection:\nhead:防汛\nfigure:<a.jpg>\nparagraph:（责任编辑：方禾）");
    EXPECT_EQ(blocks_of(story + picture + closing),
              story_block + "\nfigure:<a.jpg>\ncloser:（(signed 责任编辑：方禾)）");
}

TEST(StoryRoles, EndWithTheLastSection) {
    EXPECT_EQ(blocks_of(story + "<h2>防汛</h2>" + story + "<p>（责任编辑：方禾）</p>"),
              story_block + "\nsection:\nhead:防汛\n" + story_block + "\ncloser:（(signed 责任编辑：方禾)）");
}

}  // namespace
