// Twice the source costs about twice the work, whatever its shape. The work is counted as memory that is
// asked for, bytes and calls, from decoding to the repairs and the TEI: the clock of a machine tells little.
#include <cstdint>
#include <ostream>
#include <string>

#include <gtest/gtest.h>

#include "converters/converter.h"
#include "counted_memory.h"
#include "model/edition.h"
#include "repair/pass.h"
#include "tei/write.h"
#include "text/decode.h"

namespace {

Work work_for(const std::string& kind, std::string bytes) {
    const Work before = work_so_far();
    base::Findings findings;
    text::SourceText source = text::decode(std::move(bytes), std::nullopt, findings);
    const converters::Converter* const converter = converters::find(kind);
    EXPECT_NE(converter, nullptr);
    const model::Edition edition =
        repair::run(converter->read(std::move(source), {}, findings), converter->recipe, findings);
    tei::HeaderOptions header;
    header.document_id = "d-1";
    header.source_target = "s";
    EXPECT_FALSE(tei::write(edition, header).empty());
    const Work after = work_so_far();
    return {after.bytes - before.bytes, after.calls - before.calls};
}

std::string repeated(const std::string& words, std::size_t size) {
    std::string out;
    while (out.size() < size) out += words;
    return out;
}

struct Shape {
    const char* name;
    const char* kind;
    const char *before, *words, *after;
};

constexpr Shape shapes[] = {
    {"one line of Latin letters", "text", "", "abcdefgh", ""},
    {"one line of words", "text", "", "word ", ""},
    {"one line of Han", "text", "", "云泽县春耕", "。"},
    {"one line of question marks", "text", "", "?", ""},
    {"one line of glosses", "text", "", "開(kāi)會(huì)", ""},
    {"one line of signs from a wrong encoding", "text", "", "Ã¤Â¸", ""},
    {"short lines", "text", "", "云泽\n", ""},
    {"lines of a column", "newspaper", "", "会上，农业局局长柳青禾通报了全县备耕进\n", ""},
    {"one line of a page", "newspaper", "", "会上，农业局局长柳青禾通报了", "。"},
    {"doubled headlines", "newspaper", "", "云泽云泽县县县城县城开渠\n", ""},
    {"letter-spacing", "newspaper", "", "会 上 农 业 局 局 长 柳 青\n", ""},
    {"columns in spaces", "newspaper", "", "会上，农业局局长柳青禾通    报了全县备耕进度，石桥镇\n", ""},
    {"one row of cells in spaces", "newspaper", "", "石桥  ", ""},
    {"nested tags", "html", "<html><body>", "<div>", ""},
    {"paragraphs", "html", "<html><body>", "<p>云泽</p>", "</body></html>"},
    {"attributes", "html", "<html><body><p ", "a=b ", ">云泽</p>"},
    {"character references", "html", "<html><body><p>", "&amp;&#x4e00;&nosuch;", "</p>"},
    {"open comments", "html", "<html><body><p>", "<!--", ""},
    {"cells", "html", "<html><body><table>", "<tr><td>a</td><td>b</td></tr>", "</table>"},
    {"emphasis", "hexo", "---\ntitle: a\n---\n\n", "*a **b ", ""},
    {"brackets", "hexo", "---\ntitle: a\n---\n\n", "[a](", ""},
    {"open brackets", "hexo", "---\ntitle: a\n---\n\n", "[", ""},
    {"tag plugins", "hexo", "---\ntitle: a\n---\n\n", "{% note %}\n", ""},
    {"open tag plugins", "hexo", "---\ntitle: a\n---\n\n", "{% raw %}{{", ""},
    {"quotes", "hexo", "---\ntitle: a\n---\n\n", "> a\n", ""},
    {"keys", "hexo", "---\ntitle: a\n", "key: value\n", "---\n"},
    {"header without end", "hexo", "---\n", "key: value\n", ""},
    {"brackets of YAML", "hexo", "---\ntitle: a\ntags: ", "[", "\n---\n"},
};

void PrintTo(const Shape& shape, std::ostream* out) {
    *out << shape.name;
}

class Cost : public testing::TestWithParam<Shape> {};

TEST_P(Cost, GrowsNoFasterThanTheSource) {
    const Shape& shape = GetParam();
    const auto work_at = [&](std::size_t size) {
        return work_for(shape.kind, shape.before + repeated(shape.words, size) + shape.after);
    };
    constexpr std::size_t size = 100'000;
    (void)work_at(1000);  // tables that are made once
    const Work once = work_at(size);
    const Work twice = work_at(2 * size);
    // A container that doubles its room may do so once more.
    EXPECT_LE(twice.bytes, 3 * once.bytes) << shape.name;
    EXPECT_LE(twice.calls, once.calls * 5 / 2 + 1000) << shape.name;
}

INSTANTIATE_TEST_SUITE_P(Shapes, Cost, testing::ValuesIn(shapes));

}  // namespace
