// Plain text that a site's archive or copy-and-paste left: one paragraph a line, with the damage that sites
// do to their own texts. The reader is readers/scraped.h.
#include "converters/scraped.h"

#include <algorithm>
#include <utility>

#include "converters/cues.h"
#include "html/tags.h"
#include "readers/scraped.h"
#include "text/white_space.h"

namespace converters {
namespace {

readers::ScrapedCues cues(lines::Cues newspaper) {
    return {
        .newspaper = std::move(newspaper),
        .leads = {"摘要", "内容摘要", "內容摘要", "提要", "内容提要", "內容提要", "核心提示", "导读", "導讀",
                  "导语", "導語"},
        .site = {"首页",      "首頁",     "您当前的位置", "当前位置",   "您的位置",   "分享到",   "分享至",
                 "上一篇",    "下一篇",   "相关阅读",     "相关新闻",   "相关链接",   "相關新聞", "推荐阅读",
                 "延伸阅读",  "延伸閱讀", "打印本",       "列印本",     "关闭窗口",   "关闭本页", "扫一扫",
                 "掃一掃",    "返回首页", "返回列表",     "返回顶部",   "返回上",     "回上頁",   "收藏本",
                 "【字体",    "字体：",   "字号：",       "我要评论",   "网友评论",   "阅读量",   "浏览次数",
                 "點閱",      "推荐内容", "热门推荐",     "繼續閱讀",   "继续阅读",   "阅读全文", "阅读原文",
                 "Read More", "检索:",    "用户评论",     "发表评论",   "發表評論",   "当前版：", "当前版面",
                 "版面导航",  "版面導航", "加入好友",     "訂閱電子報", "相關關鍵字", "关键词：", "關鍵字：",
                 "點我下載",  "点我下载", "热点推荐",     "檢索:",      "檢索：",     "【字號",   "[字號",
                 "字號：",    "[字体"},
        .buttons = {"上一版", "下一版", "上一期", "下一期", "放大", "更多新聞", "更多新闻", "訂閱", "打印",
                    "列印", "关闭", "返回", "收藏"},
        .notices = {"©", "Copyright", "版权所有", "版權所有", "All rights", "未经许可", "未经授权",
                    "免责声明", "免責聲明", "【免责声明】", "【免責聲明】", "【版权声明】", "仅供内部",
                    "僅供內部"},
        .titles = {"版权声明", "版權聲明", "内部资料", "內部資料"},
        .registers = {"ICP备", "ICP備", "公网安备", "公網安備"},
        .signers = {"编审", "編審",     "核编", "审核",     "審核",     "审校",     "審校",    "校对",
                    "校對", "签发",     "簽發", "初审",     "初審",     "二审",     "二審",    "三审",
                    "三審", "终审",     "終審", "监制",     "監製",     "策划",     "策劃",    "统筹",
                    "統籌", "主编",     "主編", "总编辑",   "摄影",     "攝影",     "视频",    "图片",
                    "制图", "值班主任", "稿源", "供稿单位", "投稿平台", "投稿邮箱", "投稿郵箱"},
        .editors = {"责任编辑", "責任編輯", "责编", "責編", "编辑", "編輯"},
        .captions = {"图为", "圖為", "图：", "图:", "圖：", "圖:", "图说", "圖說", "图片说明", "圖片說明",
                     "图①", "图1", "上图", "上圖", "下图", "下圖", "左图", "右图"},
        .scenes = {"现场", "現場", "现场图", "合影", "资料图", "資料圖", "效果图", "效果圖", "示意图",
                   "示意圖", "(资料图片)", "(資料圖片)", "（资料图片）", "（資料圖片）", "(资料图)",
                   "（资料图）", "(資料圖)", "（資料圖）"},
        .speaking = {"强调", "強調", "指出", "要求", "提出", "表示", "号召", "號召", "呼吁", "呼籲", "说",
                     "說"},
        .attending = {"主持", "讲话", "講話", "出席", "致辞", "致辭", "发言", "發言", "作报告", "作報告",
                      "参加", "參加", "陪同", "宣读", "宣讀", "部署", "列席"},
    };
}

/// Lines of many kinds are long; what makes them this kind is that nothing else claims them.
double confidence(const text::SourceText& source, std::string_view) {
    constexpr double sure = 0.8;
    constexpr double possible = 0.2;
    const std::string_view text = text::trimmed(source.text());
    if (text.empty()) return 0;
    if (text.front() == '<' && html::tag_at(text, 0).what != html::Tag::What::none) return 0;
    return std::max(possible, sure * readers::paragraph_lines(text));
}

model::Document read_text(text::SourceText source, const Knowledge& knowledge, base::Findings& findings) {
    model::Metadata metadata;
    metadata.format = "plain-text";
    // Without words of the job they are the same for all texts.
    static const readers::ScrapedCues ours = cues(newspaper_cues());
    if (knowledge.cues.empty())
        return readers::scraped(std::move(source), ours, std::move(metadata), findings);
    return readers::scraped(std::move(source), cues(newspaper_cues(knowledge.cues, findings)),
                            std::move(metadata), findings);
}

constexpr std::string_view recipe[] = {"repeat",    "byteshift", "gloss",        "lost",         "mojibake",
                                       "invisible", "omit",      "source_error", "mixed_script", "spaces"};

}  // namespace

constinit const Converter scraped_text{
    .name = "text",
    .title = "plain text, one paragraph a line (scraped pages)",
    .confidence = confidence,
    .read = read_text,
    .recipe = recipe,
};

}  // namespace converters
