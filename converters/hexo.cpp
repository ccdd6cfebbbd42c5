// Hexo posts: YAML, JSON or TOML front matter over an HTML or Markdown body. Which keys mean what is here;
// how they are read is in frontmatter/, html/, markdown/ and readers/.
#include "converters/hexo.h"

#include <algorithm>
#include <array>

#include "converters/cues.h"
#include "frontmatter/front_matter.h"
#include "frontmatter/post_metadata.h"
#include "readers/posts.h"

namespace converters {
namespace {

constexpr std::string_view title[] = {"title"};
constexpr std::string_view author[] = {"author", "authors", "writer"};
constexpr std::string_view date[] = {"date", "pubDate", "published", "created", "updated"};
constexpr std::string_view categories[] = {"categories", "category"};
constexpr std::string_view tags[] = {"tags", "tag", "keywords"};
constexpr std::string_view url[] = {"url", "link", "source", "original", "source_url"};
constexpr std::string_view permalink[] = {"permalink"};
constexpr std::string_view journal[] = {"journal", "newspaper", "media", "source"};
constexpr std::string_view language[] = {"lang", "language"};
constexpr std::string_view pictures[] = {"headimg", "thumbnail", "cover",   "banner",
                                         "photos",  "index_img", "top_img", "image"};
constexpr std::string_view navigation[] = {"首页",  "首頁",   "主页",   "Home",
                                           "Index", "未分类", "未分類", "Uncategorized"};

constexpr frontmatter::PostKeys keys{.title = title,
                                     .author = author,
                                     .date = date,
                                     .categories = categories,
                                     .tags = tags,
                                     .url = url,
                                     .permalink = permalink,
                                     .journal = journal,
                                     .language = language,
                                     .pictures = pictures,
                                     .navigation = navigation};

/// Hexo takes a file of this name without a header for a post that has none.
bool is_named_markdown(std::string_view file_name) {
    constexpr std::array<std::string_view, 4> endings{".md", ".markdown", ".mkd", ".MD"};
    return std::ranges::any_of(endings,
                               [file_name](std::string_view ending) { return file_name.ends_with(ending); });
}

double confidence(const text::SourceText& source, std::string_view file_name) {
    constexpr double by_name = 0.84;  // more than plain text, less than a page that begins with its doctype
    const double least = is_named_markdown(file_name) ? by_name : 0;
    base::Findings quiet;
    const std::optional<frontmatter::FrontMatter> front = frontmatter::read_front_matter(source, quiet);
    if (!front) return least;
    constexpr std::array<std::string_view, 8> known{"title",    "date",   "categories", "tags",
                                                    "category", "author", "layout",     "permalink"};
    const auto has = [&front](std::string_view key) { return front->has(key); };
    const auto number = std::ranges::count_if(known, has);
    return std::max(least, number >= 2 ? 0.97 : number == 1 ? 0.85 : 0.3);
}

model::Document read_post(text::SourceText source, const Knowledge& knowledge, base::Findings& findings) {
    frontmatter::PostSite site;
    if (knowledge.site) {
        site = {knowledge.site->url, knowledge.site->timezone, knowledge.site->author,
                knowledge.site->language};
    }
    const SourceCues cues(knowledge.cues, findings);
    return readers::read_post(std::move(source), keys, site, cues.get(), knowledge.file_name, "hexo",
                              findings);
}

constexpr std::string_view recipe[] = {"masked",   "byteshift", "gloss", "lost",
                                       "mojibake", "invisible", "indent"};

}  // namespace

constinit const Converter hexo_post{
    .name = "hexo",
    .title = "Hexo post (YAML, JSON or TOML front matter over HTML or Markdown)",
    .confidence = confidence,
    .read = read_post,
    .recipe = recipe,
};

}  // namespace converters
