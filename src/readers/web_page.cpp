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
#include "readers/imprint.h"
#include "text/utf8.h"
#include "text/white_space.h"

namespace readers {
namespace {

// Names under which sites keep an article's text.
constexpr std::array<std::string_view, 28> article_names{
    "articlebody",        "article-body",   "article_body",  "article-content",
    "article_content",    "articlecontent", "post-content",  "post-body",
    "entry-content",      "trs_editor",     "news-content",  "main-content",
    "rich_media_content", "content-text",   "newscontent",   "news_content",
    "vsb_content",        "artibody",       "pages_content", "ucap-content",
    "view_con",           "rm_txt_con",     "rwb_zw",        "ozoom",
    "founder-content",    "detail-content", "article-text",  "js_content"};
// Elements and names of what is around it.
constexpr std::array<std::string_view, 6> around_elements{"nav", "footer", "aside", "form", "header", "menu"};
constexpr std::array<std::string_view, 9> around_names{
    "nav", "menu", "footer", "sidebar", "breadcrumb", "comment", "related", "share", "copyright"};
constexpr std::array<std::string_view, 14> boxes{"div",   "section", "article", "main",           "table",
                                                 "tbody", "tr",      "td",      "center",         "span",
                                                 "font",  "body",    "form",    "founder-content"};

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

/// How much prose stands in each element: bytes of texts with a full stop in them, shown to the reader.
class Prose {
  public:
    explicit Prose(const html::HtmlTree& tree) : before_(tree.size() + 1, 0) {
        std::uint32_t hidden_until = 0;
        for (std::uint32_t i = 0; i < tree.size(); ++i) {
            const html::HtmlNode& node = tree[i];
            const bool element = node.what == html::HtmlNode::What::element;
            if (element && html::role_of(node.name).role == html::Role::hidden)
                hidden_until = std::max(hidden_until, node.end);
            const bool counts =
                !element && i >= hidden_until && node.words.find("。") != std::string_view::npos;
            before_[i + 1] = before_[i] + (counts ? node.words.size() : 0);
        }
    }

    [[nodiscard]] std::uint64_t in(const html::HtmlTree& tree, std::uint32_t node) const {
        return before_[tree[node].end] - before_[node];
    }
    [[nodiscard]] std::uint64_t all() const { return before_.back(); }

  private:
    std::vector<std::uint64_t> before_;  ///< in the nodes before
};

/// Which elements stand around the article: by their names, but for what holds the page's prose itself. Many
/// a site wraps a page in one form, or in a box called after its menu.
class Surroundings {
  public:
    explicit Surroundings(const html::HtmlTree& tree) : tree_(tree), prose_(tree) {}

    [[nodiscard]] bool hold(std::uint32_t node) const {
        const html::HtmlNode& element = tree_[node];
        if (!is_one_of(element.name, around_elements) && !mentions(names_of(element), around_names))
            return false;
        const double most_of_it = element.name == "form" ? 0.5 : 0.8;
        return prose_.all() == 0 ||
               static_cast<double>(prose_.in(tree_, node)) < most_of_it * static_cast<double>(prose_.all());
    }

  private:
    const html::HtmlTree& tree_;
    Prose prose_;
};

/// For each element, how many bytes of words stand in it that are not links and not around the article.
std::vector<std::uint64_t> count_words(const html::HtmlTree& tree, const Surroundings& around) {
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
            open.push_back({i, counts && shown && (node.name == "body" || !around.hold(i))});
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

/// How many bytes of sentences stand in `node` but not in its part `child`: text, and not mere furniture.
std::uint64_t prose_beside(const html::HtmlTree& tree, const Surroundings& around, std::uint32_t node,
                           std::uint32_t child) {
    std::uint64_t bytes = 0;
    for (std::uint32_t i = node + 1; i < tree[node].end;) {
        const bool aside = tree[i].what == html::HtmlNode::What::element &&
                           (around.hold(i) || html::role_of(tree[i].name).role == html::Role::hidden);
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

/// The words of an element, white space between them as one space; empty when they are more than `most_bytes`
/// or the element holds more than a line does.
std::string short_words(const html::HtmlTree& tree, std::uint32_t node, std::size_t most_bytes) {
    constexpr std::uint32_t most_nodes = 50;
    if (tree[node].end - node > most_nodes) return {};
    std::string words;
    for (std::uint32_t i = node; i < tree[node].end; ++i) {
        if (tree[i].what != html::HtmlNode::What::text) continue;
        words += tree[i].words;
        if (words.size() > 2 * most_bytes) return {};  // white space included
    }
    words = html::clean_words(words);
    return words.size() > most_bytes ? std::string() : words;
}

/// A page without h1: the element over the article that says what the page's title begins with. A title goes
/// on with the name of the site.
std::optional<std::uint32_t> headline_by_title(const html::HtmlTree& tree, const WebPage& page) {
    constexpr std::size_t shortest = 4, longest_title = 600;  // characters, bytes
    const std::string title = short_words(tree, *page.title, longest_title);
    std::optional<std::uint32_t> best;
    std::size_t most_words = 0;
    for (std::uint32_t i = page.body + 1; i < page.article; ++i) {
        const html::HtmlNode& node = tree[i];
        if (node.what != html::HtmlNode::What::element || node.end > page.article) continue;
        if (html::role_of(node.name).role == html::Role::hidden || node.name == "a") {
            i = node.end - 1;
            continue;
        }
        if (is_one_of(node.name, table_parts)) continue;
        const std::string words = short_words(tree, i, title.size());
        // Of nested elements with the same words the outermost, of several the last.
        if (words.empty() || words.size() < most_words || !title.starts_with(words)) continue;
        if (text::count(words) < shortest) continue;
        best = i;
        most_words = words.size();
        i = node.end - 1;
    }
    return best;
}

/// Electronic papers keep pictures and their captions between headline and text. Gives the first picture that
/// a photo's credit follows, else the article.
std::uint32_t captioned_picture(const html::HtmlTree& tree, const Surroundings& around, const WebPage& page) {
    constexpr std::size_t longest_caption = 120;  // characters
    if (!page.headline || *page.headline >= page.article) return page.article;
    std::uint32_t picture = page.article;
    for (std::uint32_t i = tree[*page.headline].end; i < page.article; ++i) {
        const html::HtmlNode& node = tree[i];
        if (node.what == html::HtmlNode::What::element) {
            const bool aside = html::role_of(node.name).role == html::Role::hidden || around.hold(i);
            if (aside && node.end <= page.article) i = node.end - 1;
            if (!aside && node.name == "img") picture = std::min(picture, i);
        } else if (picture < page.article && !text::is_blank(node.words)) {
            const std::string words = html::clean_words(node.words);
            const auto ends = [&words](std::string_view end) { return words.ends_with(end); };
            constexpr std::array<std::string_view, 6> credits{"摄", "攝", "摄影", "攝影", "供图", "供圖"};
            if (std::ranges::any_of(credits, ends) && text::count(words) <= longest_caption) return picture;
            picture = page.article;  // what follows it is something else
        }
    }
    return page.article;
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
    constexpr std::array<std::string_view, 6> date{
        "article:published_time", "publishdate", "pubdate", "date", "firstpublishtime", "firstpublishedtime"};
    constexpr std::array<std::string_view, 4> site{"og:site_name", "contentsource", "source", "mediaid"};
    // A number is the account of who typed it in.
    const bool named = !std::ranges::all_of(content, [](char c) { return base::is_digit(c) || c == ' '; });
    if (is_one_of(name, author) && named && metadata.authors.empty())
        metadata.authors.push_back(frontmatter::party(content, whole));
    if (is_one_of(name, date) && metadata.dates.empty())
        metadata.dates.push_back(frontmatter::read_date(content));
    if (is_one_of(name, site) && metadata.journal.empty()) metadata.journal = without_source_label(content);
    if (name == "og:url" && metadata.url.empty() && is_absolute(content))
        metadata.url = html::clean_address(content);
    if (name == "keywords") metadata.tags = keywords(content);
}

}  // namespace

WebPage find_web_page(const html::HtmlTree& tree) {
    WebPage page;
    const Surroundings around(tree);
    const std::vector<std::uint64_t> words = count_words(tree, around);
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
        if (prose_beside(tree, around, at, *child) * 10 > words[at]) break;
        at = *child;
        // A table arranges a page when one of its cells holds the article; else it is a table of the article.
        if (!is_one_of(tree[at].name, table_parts)) page.article = at;
    }
    page.stands_out = page.stands_out || page.article != page.body;
    if (!page.headline && page.title) page.headline = headline_by_title(tree, page);
    page.text = captioned_picture(tree, around, page);
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
