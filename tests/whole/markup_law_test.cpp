// Posts and web pages whose markup somebody broke: tags dropped, doubled, swapped, put where they do not
// belong. Whatever comes of it, the TEI is valid and both texts read back from it are those of the edition.
//
// The sources are our fixtures, and the evaluation corpus where it lies beside the repository.
#include <algorithm>
#include <filesystem>
#include <iostream>
#include <random>

#include <gtest/gtest.h>

#include "tests/whole/written_tei.h"
#include "text/utf8.h"

namespace {

namespace fs = std::filesystem;
using Pieces = std::vector<std::string>;
using Random = std::mt19937;

constexpr int mutilations = 6'000;
constexpr std::uint32_t seed = 20'240'309;

std::size_t below(Random& random, std::size_t limit) {
    return static_cast<std::size_t>(random()) % limit;
}

/// Tags, lines, and what stands between them.
Pieces pieces_of(const std::string& text) {
    Pieces out(1);
    for (const char sign : text) {
        if (sign == '<') out.emplace_back();
        out.back() += sign;
        if (sign == '>' || sign == '\n') out.emplace_back();
    }
    std::erase(out, "");
    return out;
}

constexpr std::string_view strangers[] = {
    "<p>",
    "</p>",
    "<div>",
    "</div>",
    "<br>",
    "<hr>",
    "<h1>",
    "</h1>",
    "<h2>一",
    "</h2>",
    "<h4>",
    "<ul>",
    "<ol start=\"3\">",
    "<li>",
    "</li>",
    "</ul>",
    "<dl>",
    "<dt>",
    "<dd>",
    "</dl>",
    "<table>",
    "<caption>",
    "<thead>",
    "<tr>",
    "<th colspan=\"2\">",
    "<td rowspan=\"0\">",
    "</td>",
    "</tr>",
    "</table>",
    "<blockquote>",
    "</blockquote>",
    "<pre>",
    "</pre>",
    "<code>",
    "</code>",
    "<figure>",
    "<figcaption>",
    "</figure>",
    "<img src=\"a b.jpg\" alt=\"桃花\">",
    "<img>",
    "<a href=\"#x\">",
    "<a href=\"http://a.example/?q=一&b\">",
    "</a>",
    "<a name=\"x\">",
    "<ruby>",
    "<rb>",
    "<rt>",
    "</ruby>",
    "<sup>",
    "</sup>",
    "<b>",
    "</b>",
    "<i>",
    "<del>",
    "<ins>",
    "<u>",
    "<font color=red>",
    "</font>",
    "<span lang=\"en\">",
    "</span>",
    "<iframe src=\"v\">",
    "</iframe>",
    "<video src=\"a.mp4\">",
    "<audio>",
    "<source src=\"b.mp3\">",
    "<script>",
    "</script>",
    "<style>",
    "</style>",
    "<!--",
    "-->",
    "<details>",
    "<summary>",
    "<section>",
    "<article>",
    "<header>",
    "<footer>",
    "<nav>",
    "<form>",
    "<input value=\"x\">",
    "<select>",
    "<option>",
    "<svg>",
    "<math>",
    "<math><mi>",
    "<template>",
    "<title>",
    "<body>",
    "</body>",
    "</html>",
    "<q>",
    "<cite>",
    "<abbr title=\"x\">",
    "<wbr>",
    "<center>",
    "# 一\n",
    "\n## 二\n\n",
    "\n- ",
    "\n1. ",
    "\n> ",
    "\n\n    code\n\n",
    "\n```\n",
    "`",
    "**",
    "*",
    "_",
    "[一](b)",
    "![](c)",
    "\n|a|b|\n|-|-|\n|1|2|\n",
    "\n---\n",
    "\n\n",
    "{% raw %}",
    "{% asset_img a.jpg %}",
    "{% blockquote %}",
    "<!-- more -->",
    "[^1]",
    "\n[^1]: 注\n",
    "&nbsp;",
    "&#0;",
    "&lt;",
    "&bogus;",
    "&#x1F600;",
    "\f",
    "(kāi)",
    "?",
    "（责任编辑：方禾）",
    "\n本报讯 （记者周一鸣）",
    "（下转第二版）",
    "[摘要]",
    "最终解释权归本站所有",
};

void drop(Pieces& pieces, Random& random) {
    std::erase_if(pieces, [&](const std::string&) { return below(random, 8) == 0; });
}

void double_some(Pieces& pieces, Random& random) {
    Pieces out;
    for (std::string& piece : pieces) {
        out.push_back(piece);
        if (below(random, 10) == 0) out.push_back(std::move(piece));
    }
    pieces = std::move(out);
}

void swap_some(Pieces& pieces, Random& random) {
    for (int i = 0; i < 6 && !pieces.empty(); ++i)
        std::swap(pieces[below(random, pieces.size())], pieces[below(random, pieces.size())]);
}

void put_strangers(Pieces& pieces, Random& random) {
    const std::size_t count = 1 + below(random, 12);
    for (std::size_t i = 0; i < count; ++i) {
        const auto at = static_cast<std::ptrdiff_t>(below(random, pieces.size() + 1));
        pieces.emplace(pieces.begin() + at, strangers[below(random, std::size(strangers))]);
    }
}

constexpr void (*ways[])(Pieces&, Random&) = {drop, double_some, swap_some, put_strangers, put_strangers};

struct Original {
    Pieces pieces;
    std::string name;
};

std::vector<Original> originals() {
    const fs::path root(PRESSMARK_SOURCE_DIR);
    std::vector<fs::path> files;
    for (const fs::path& folder : {root / "fixtures" / "hexo", root / "fixtures" / "html",
                                   root / ".." / "shared" / "eval" / "dev" / "hexo"}) {
        std::error_code error;
        for (const fs::directory_entry& entry : fs::recursive_directory_iterator(folder, error)) {
            const std::string extension = entry.path().extension().string();
            if (extension == ".md" || extension == ".html") files.push_back(entry.path());
        }
    }
    std::ranges::sort(files);
    std::vector<Original> found;
    for (const fs::path& file : files) {
        const std::string text = test::read_all(file);
        if (text::find_malformed(text) == std::string_view::npos)
            found.push_back({pieces_of(text), file.filename().string()});
    }
    return found;
}

TEST(MarkupLaw, WhateverComesOfBrokenMarkupIsValid) {
    const std::vector<Original> all = originals();
    ASSERT_FALSE(all.empty());
    const converters::Converter* const kinds[] = {converters::find("hexo"), converters::find("html")};
    std::cout << "seed " << seed << ", " << all.size() << " sources\n";
    test::WrittenTei written;
    Random random(seed);
    for (int i = 0; i < mutilations && !HasFatalFailure(); ++i) {
        const Original& original = all[below(random, all.size())];
        Pieces pieces = original.pieces;
        for (std::size_t k = 0; k <= below(random, 3); ++k)
            ways[below(random, std::size(ways))](pieces, random);
        std::string text;
        for (const std::string& piece : pieces) text += piece;
        const converters::Converter& kind = *kinds[i % 2];
        const test::Converted converted = test::convert(text, kind);
        ASSERT_EQ(written.faults_of(converted.edition), "")
            << "mutilation " << i << " of " << original.name << " as " << kind.name << ":\n"
            << text;
    }
}

}  // namespace
