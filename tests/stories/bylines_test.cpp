// What closes a story stands behind all the rest of it.
#include "stories/bylines.h"

#include <string>

#include <gtest/gtest.h>

namespace {

using lines::PassageKind;

std::vector<stories::Part> parts_of(const std::string& letters) {
    std::vector<stories::Part> parts;
    for (std::uint32_t i = 0; i < letters.size(); ++i) {
        const char letter = letters[i];
        const PassageKind kind = letter == 'b'   ? PassageKind::byline
                                 : letter == 'c' ? PassageKind::closer
                                 : letter == 'h' ? PassageKind::heads
                                                 : PassageKind::body;
        parts.push_back({kind, {i}});
    }
    return parts;
}

std::string put_last(const std::string& letters) {
    std::vector<stories::Part> parts = parts_of(letters);
    lines::LinedPage page;
    page.passages.resize(letters.size());
    for (std::size_t i = 0; i < letters.size(); ++i) page.passages[i].note = letters[i] == 'n';
    stories::put_closers_last(page, parts);
    std::string out;
    for (const stories::Part& part : parts) out += letters[part.passages.front()];
    return out;
}

TEST(Bylines, AndClosersBehindTheTextStayThere) {
    EXPECT_EQ(put_last(""), "");
    EXPECT_EQ(put_last("pphpc"), "pphpc");
    EXPECT_EQ(put_last("bppb"), "bppb");
    EXPECT_EQ(put_last("bbpcc"), "bbpcc");
}

TEST(Bylines, AndClosersAmongTheTextGoBehindIt) {
    EXPECT_EQ(put_last("pccpp"), "pppcc");
    EXPECT_EQ(put_last("bpbhpcp"), "bphppbc");
    EXPECT_EQ(put_last("cp"), "pc");
    EXPECT_EQ(put_last("pcpnp"), "ppcnp");  // what the editors add stands behind them …
    EXPECT_EQ(put_last("pcnhp"), "pnhpc");  // … but sections do not
    EXPECT_EQ(put_last("pcnpc"), "pnpcc");
}

TEST(Bylines, BehindOtherPartsCloseAStory) {
    EXPECT_FALSE(stories::is_closed(parts_of("")));
    EXPECT_FALSE(stories::is_closed(parts_of("b")));
    EXPECT_TRUE(stories::is_closed(parts_of("pb")));
    EXPECT_TRUE(stories::is_closed(parts_of("pc")));
    EXPECT_FALSE(stories::is_closed(parts_of("pcp")));
}

}  // namespace
