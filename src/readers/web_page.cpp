#include "readers/web_page.h"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "base/ascii.h"
#include "frontmatter/dates.h"
#include "frontmatter/parties.h"
#include "html/elements.h"
#include "html/links.h"
#include "text/utf8.h"
#include "text/white_space.h"

namespace readers {
namespace {

// Names under which sites keep an article's text.
constexpr std::array<std::string_view, 14> article_names{
    "articlebody",    "article-body", "article_body",       "article-content", "article_content",
    "articlecontent", "post-content", "post-body",          "entry-content",   "trs_editor",
    "news-content",   "main-content", "rich_media_content", "content-text"};
// Elements and names of what is around it.
constexpr std::array<std::string_view, 6> around_elements{"nav", "footer", "aside", "form", "header", "menu"};
constexpr std::array<std::string_view, 9> around_names{
    "nav", "menu", "footer", "sidebar", "breadcrumb", "comment", "related", "share", "copyright"};
constexpr std::array<std::string_view, 12> boxes{"div", "section", "article", "main", "table", "tbody",
                                                 "tr",  "td",      "center",  "span", "font",  "body"};

constexpr std::array<std::string_view, 3> table_parts{"table", "tbody", "tr"};

/// So much of an element's words must stand in one child for the article to be in that child.
constexpr double most = 0.7;
/// An element of a known name is the article if it holds so much of all words.
constexpr double enough = 0.3;

std::string names_of(const html::HtmlNode& node) {
    return base::lowered(std::string(node.attribute("class")) + ' ' + std::string(node.attribute("id")) +
                         ' ' + std::string(node.attribute("itemprop")));
}

template <std::size_t size>
bool mentions(std::string_view words, const std::array<std::string_view, size>& names) {
    return std::ranges::any_of(
        names, [words](std::string_view name) { return words.find(name) != std::string_view::npos; });
}

template <std::size_t size>
bool is_one_of(std::string_view name, const std::array<std::string_view, size>& names) {
    return std::ranges::find(names, name) != names.end();
}

bool is_around(const html::HtmlNode& node) {
    return is_one_of(node.name, around_elements) || mentions(names_of(node), around_names);
}

/// For each element, how many bytes of words stand in it that are no links and not around the article.
std::vector<std::uint64_t> count_words(const html::HtmlTree& tree) {
    std::vector<std::uint64_t> words(tree.size(), 0);
    struct Open {
        std::uint32_t node;
        bool counts;
    };
    std::vector<Open> open;
    const auto close_until = [&](std::uint32_t at) {
        while (!open.empty() && tree[open.back().node].end <= at) {
            const std::uint32_t node = open.back().node;
            open.pop_back();
            if (!open.empty()) words[open.back().node] += words[node];
        }
    };
    for (std::uint32_t i = 0; i < tree.size(); ++i) {
        close_until(i);
        const html::HtmlNode& node = tree[i];
        const bool counts = open.empty() || open.back().counts;
        if (node.what == html::HtmlNode::What::text) {
            if (counts && !open.empty() && !text::is_blank(node.words))
                words[open.back().node] += node.words.size();
        } else if (node.what == html::HtmlNode::What::element) {
            const bool shown = html::role_of(node.name).role != html::Role::hidden && node.name != "a";
            open.push_back({i, counts && shown && (node.name == "body" || !is_around(node))});
        }
    }
    close_until(static_cast<std::uint32_t>(tree.size()));
    return words;
}

/// The child element of `node` with most words.
std::optional<std::uint32_t> fullest_child(const html::HtmlTree& tree,
                                           const std::vector<std::uint64_t>& words, std::uint32_t node) {
    std::optional<std::uint32_t> best;
    for (std::uint32_t i = node + 1; i < tree[node].end; i = tree[i].end) {
        if (tree[i].what == html::HtmlNode::What::element && (!best || words[i] > words[*best])) best = i;
    }
    return best;
}

/// How many bytes of sentences stand in `node` but not in its part `child`: text that is no mere furniture.
std::uint64_t prose_beside(const html::HtmlTree& tree, std::uint32_t node, std::uint32_t child) {
    std::uint64_t bytes = 0;
    for (std::uint32_t i = node + 1; i < tree[node].end;) {
        const bool aside = tree[i].what == html::HtmlNode::What::element &&
                           (is_around(tree[i]) || html::role_of(tree[i].name).role == html::Role::hidden);
        if (i == child || aside) {
            i = tree[i].end;
            continue;
        }
        const std::string_view words = tree[i].words;
        const bool prose =
            tree[i].what == html::HtmlNode::What::text && words.find("。") != std::string_view::npos;
        if (prose) bytes += words.size();
        ++i;
    }
    return bytes;
}

/// Words between commas of any kind.
std::vector<std::string> keywords(std::string_view content) {
    std::vector<std::string> found(1);
    for (const auto& item : text::CodePoints(content)) {
        if (item.code == ',' || item.code == U'，' || item.code == U'、' || item.code == ';') {
            found.emplace_back();
        } else {
            text::append(found.back(), item.code);
        }
    }
    for (std::string& word : found) word = html::clean_words(word);
    std::erase_if(found, [](const std::string& word) { return word.empty(); });
    return found;
}

bool is_absolute(std::string_view address) {
    return address.find("://") != std::string_view::npos;
}

void take_meta(std::string_view name, const std::string& content, std::string_view whole,
               model::Metadata& metadata) {
    constexpr std::array<std::string_view, 2> author{"author", "article:author"};
    constexpr std::array<std::string_view, 5> date{"article:published_time", "publishdate", "pubdate", "date",
                                                   "firstpublishtime"};
    constexpr std::array<std::string_view, 4> site{"og:site_name", "contentsource", "source", "mediaid"};
    if (is_one_of(name, author) && metadata.authors.empty())
        metadata.authors.push_back(frontmatter::party(content, whole));
    if (is_one_of(name, date) && metadata.dates.empty())
        metadata.dates.push_back(frontmatter::read_date(content));
    if (is_one_of(name, site) && metadata.journal.empty()) metadata.journal = content;
    if (name == "og:url" && metadata.url.empty() && is_absolute(content))
        metadata.url = html::clean_address(content);
    if (name == "keywords") metadata.tags = keywords(content);
}

}  // namespace

WebPage find_web_page(const html::HtmlTree& tree) {
    WebPage page;
    const std::vector<std::uint64_t> words = count_words(tree);
    for (std::uint32_t i = 0; i < tree.size(); ++i) {
        if (tree[i].what != html::HtmlNode::What::element) continue;
        if (tree[i].name == "body" && page.body == 0) page.body = i;
        if (tree[i].name == "title" && !page.title) page.title = i;
        if (tree[i].name == "h1" && !page.headline && tree[i].end > i + 1) page.headline = i;
    }
    const auto share = [&words](std::uint32_t part, std::uint32_t all) {
        return words[all] == 0 ? 0.0 : static_cast<double>(words[part]) / static_cast<double>(words[all]);
    };
    page.article = page.body;
    // A name that says so: the innermost that holds enough of the words.
    for (std::uint32_t i = page.body + 1; i < tree[page.body].end; ++i) {
        if (tree[i].what != html::HtmlNode::What::element || !is_one_of(tree[i].name, boxes)) continue;
        const bool named = tree[i].name == "article" || mentions(names_of(tree[i]), article_names);
        if (!named || share(i, page.body) < enough) continue;
        page.article = i;
        page.stands_out = true;
    }
    // Else down to where the words part.
    std::uint32_t at = page.article;
    while (!page.stands_out) {
        const std::optional<std::uint32_t> child = fullest_child(tree, words, at);
        if (!child || !is_one_of(tree[*child].name, boxes) || share(*child, at) < most) break;
        if (prose_beside(tree, at, *child) * 10 > words[at]) break;
        at = *child;
        // A table arranges a page when one of its cells holds the article; else it is a table of the article.
        if (!is_one_of(tree[at].name, table_parts)) page.article = at;
    }
    page.stands_out = page.stands_out || page.article != page.body;
    return page;
}

model::Metadata web_metadata(const html::HtmlTree& tree, std::string_view whole) {
    model::Metadata metadata;
    for (const html::HtmlNode& node : tree) {
        if (node.what != html::HtmlNode::What::element) continue;
        if (node.name == "html") {
            const std::string language = base::lowered(node.attribute("lang"));
            constexpr std::array<std::string_view, 3> traditional{"zh-tw", "zh-hk", "zh-hant"};
            if (is_one_of(language, traditional)) metadata.language = "zh-Hant";
        } else if (node.name == "link" && base::lowered(node.attribute("rel")) == "canonical") {
            const std::string address = html::clean_address(node.attribute("href"));
            if (is_absolute(address)) metadata.url = address;
        } else if (node.name == "meta") {
            const std::string_view key = node.has_attribute("property") ? "property" : "name";
            const std::string content = html::clean_words(node.attribute("content"));
            if (!content.empty()) take_meta(base::lowered(node.attribute(key)), content, whole, metadata);
        }
    }
    if (metadata.authors.empty()) {
        std::string person = frontmatter::byline_person(whole);
        if (!person.empty()) metadata.authors.push_back({std::move(person), model::Party::Kind::person});
    }
    return metadata;
}

}  // namespace readers
