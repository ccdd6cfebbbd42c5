// A source of any shape is converted in memory of a few times its size, twice as much for twice the source.
#include <cstdint>
#include <ostream>
#include <string>

#include <gtest/gtest.h>

#include "cli/checker.h"
#include "cli/pipeline.h"
#include "counted_memory.h"
#include "validate/document.h"

namespace {

struct Shape {
    const char* name;
    const char* kind;
    const char *before, *words;
    double most;  ///< bytes held for each byte of the source
};

// One line: source, TEI and its room, the tree's copy, both texts. Short lines and blocks: each has a row, a
// node, elements and attributes of the TEI, which is many times the source itself.
constexpr Shape shapes[] = {
    {"one line of Han", "text", "", "云泽县春耕", 10},
    {"one line of Latin letters", "text", "", "abcdefgh", 10},
    {"one line of words", "text", "", "word ", 10},
    {"one line of sentences", "text", "", "云泽县春耕，备耕开始。", 10},
    {"one line of question marks between Han", "text", "", "云泽?县", 10},
    {"one line of a page", "newspaper", "", "会上，农业局局长柳青禾通报了", 10},
    {"one paragraph of a page", "html", "<html><body><p>", "云泽县春耕", 10},
    {"one paragraph of a post", "hexo", "---\ntitle: a\n---\n\n", "云泽县春耕", 10},
    {"nested tags", "html", "<html><body>", "<div>", 4},
    {"short lines", "text", "", "云泽\n", 190},
    {"short paragraphs", "html", "<html><body>", "<p>云泽</p>", 120},
};

void PrintTo(const Shape& shape, std::ostream* out) {
    *out << shape.name;
}

class Memory : public testing::TestWithParam<Shape> {};

std::uint64_t peak_of(const Shape& shape, std::size_t size) {
    static const std::vector<validate::LoadedSchema> own = validate::load_own_schemas();
    cli::Checker checker(own);
    cli::Settings settings;
    settings.kind = shape.kind;
    const cli::Pipeline pipeline(settings);
    cli::Source source{.path = "a.txt", .bytes = shape.before};
    source.bytes.reserve(size + 64);
    const std::uint64_t before = held().now - source.bytes.capacity();
    while (source.bytes.size() < size) source.bytes += shape.words;
    restart_peak();
    const cli::Conversion made = pipeline.convert(std::move(source), checker);
    EXPECT_EQ(made.result, cli::Result::converted) << shape.name;
    return held().peak - before;
}

TEST_P(Memory, IsAFewTimesTheSource) {
    const Shape& shape = GetParam();
    constexpr std::size_t size = 1'000'000;
    (void)peak_of(shape, 1000);  // tables that are made once
    const std::uint64_t once = peak_of(shape, size);
    const std::uint64_t twice = peak_of(shape, 2 * size);
    const double per_byte = static_cast<double>(twice) / (2.0 * size);
    RecordProperty("bytes_held_per_byte", std::to_string(per_byte));
    EXPECT_LE(per_byte, shape.most) << shape.name;
    EXPECT_LE(twice, once * 5 / 2) << shape.name;
}

INSTANTIATE_TEST_SUITE_P(Shapes, Memory, testing::ValuesIn(shapes));

}  // namespace
