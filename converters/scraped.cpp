// Plain text that a site's archive or copy-and-paste left: one paragraph a line, with the damage that sites
// do to their own texts. The reader is readers/scraped.h.
#include "converters/scraped.h"

#include <algorithm>

#include "converters/cues.h"
#include "html/tags.h"
#include "readers/scraped.h"
#include "text/white_space.h"

namespace converters {
namespace {

readers::ScrapedCues cues(const Knowledge& knowledge, base::Findings& findings) {
    return {
        .newspaper = newspaper_cues(knowledge.cues, findings),
        .leads = {"摘要", "内容摘要", "內容摘要", "提要", "内容提要", "內容提要", "核心提示", "导读", "導讀",
                  "导语", "導語"},
        .site = {"首页",     "首頁",     "您当前的位置", "当前位置", "您的位置", "分享到",   "分享至",
                 "上一篇",   "下一篇",   "相关阅读",     "相关新闻", "相关链接", "相關新聞", "推荐阅读",
                 "延伸阅读", "延伸閱讀", "打印",         "列印",     "关闭",     "扫一扫",   "掃一掃",
                 "返回",     "回上頁",   "收藏",         "【字体",   "字体：",   "字号：",   "我要评论",
                 "网友评论", "阅读量",   "浏览次数",     "點閱"},
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
    return readers::scraped(std::move(source), cues(knowledge, findings), std::move(metadata), findings);
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
