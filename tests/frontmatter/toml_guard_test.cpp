#include "frontmatter/toml_guard.h"

#include <string>

#include <gtest/gtest.h>

namespace {

std::string repeat(const std::string& words, int times) {
    std::string out;
    for (int i = 0; i < times; ++i) out += words;
    return out;
}

bool refuses(const std::string& words) {
    try {
        return frontmatter::unguarded_toml(frontmatter::guarded_toml(words)) != words;
    } catch (const frontmatter::TomlRefusal&) {
        return true;
    }
}

TEST(TomlGuard, RefusesKeysOfManyPartsWhateverTheirQuotesHold) {
    for (const std::string part : {"a", "\",\"", "'='", "\"\\\"#\"", "''", "\"\"", " a "})
        EXPECT_TRUE(refuses(part + repeat("." + part, 40) + " = 1\n")) << part;
}

TEST(TomlGuard, RefusesThemBehindStringsAndComments) {
    const std::string deep = "a" + repeat(".a", 40) + " = 1";
    for (const std::string before :
         {"# it's\n", "b = \"\"\"\n'\"\"\"\n", "b = '''\n\"'''\n", "b = \"\"\"it\"\"\"\"\"\n", "b = ''''''\n",
          "b = \"\\\\\"\n", "b = {c = \"\"\"\n'\"\"\", "})
        EXPECT_TRUE(refuses(before + deep)) << before;
}

TEST(TomlGuard, ReadsManyQuotesInLinearTime) {
    EXPECT_FALSE(refuses("a = " + std::string(8'000'000, '"')));  // hours, were each run counted to its end
}

TEST(TomlGuard, LetsSentencesBe) {
    for (const std::string quote : {"\"", "'", "\"\"\"", "'''"})
        EXPECT_FALSE(refuses("about = " + quote + repeat("新闻 of a day. ", 50) + quote + "\n")) << quote;
    EXPECT_FALSE(refuses("# " + repeat("As said. ", 50) + "\na.b = 1.5\n"));
    EXPECT_FALSE(refuses(repeat("a.b.c = 1.5\n", 50)));
}

}  // namespace
