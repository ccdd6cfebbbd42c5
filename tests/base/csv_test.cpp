#include "base/csv.h"

#include <gtest/gtest.h>

namespace {

using Records = std::vector<std::vector<std::string>>;

Records read(std::string_view text) {
    Records out;
    base::CsvReader reader(text);
    std::vector<std::string> fields;
    while (reader.next(fields)) out.push_back(fields);
    return out;
}

}  // namespace

TEST(Csv, QuotesOnlyWhatMustBeQuoted) {
    std::string out;
    base::append_csv(out, {"a", "b,c", "say \"x\"", "", " d", "e\nf"});
    EXPECT_EQ(out, "a,\"b,c\",\"say \"\"x\"\"\",,\" d\",\"e\nf\"\n");
}

TEST(Csv, LinesEndInAnyWay) {
    EXPECT_EQ(read("a,b\r\nc\rd\n\n\ne"), (Records{{"a", "b"}, {"c"}, {"d"}, {"e"}}));
}

TEST(Csv, PassesOverAByteOrderMark) {
    EXPECT_EQ(read("\xEF\xBB\xBF"
                   "a"),
              (Records{{"a"}}));
}

TEST(Csv, AnOpenQuoteEndsWithTheText) {
    EXPECT_EQ(read("\"a\nb"), (Records{{"a\nb"}}));
}

TEST(Csv, KnowsTheLineOfARecord) {
    base::CsvReader reader("a\n\"b\r\nc\"\nd");
    std::vector<std::string> fields;
    std::vector<std::size_t> lines;
    while (reader.next(fields)) lines.push_back(reader.line());
    EXPECT_EQ(lines, (std::vector<std::size_t>{1, 2, 4}));
}

TEST(Csv, WhatWasWrittenIsReadForAllShortFields) {
    const std::string letters = "a,\"\r\n ";
    for (std::size_t i = 0; i < letters.size() * letters.size() * letters.size(); ++i) {
        const std::string one{letters[i % 6], letters[i / 6 % 6]};
        const std::string other{letters[i / 36]};
        std::string out;
        base::append_csv(out, {one, other, one});
        EXPECT_EQ(read(out), (Records{{one, other, one}})) << testing::PrintToString(out);
    }
}
