#include "frontmatter/dates.h"

#include <gtest/gtest.h>

namespace {

std::string when(std::string_view words, std::string_view zone = {}) {
    return frontmatter::read_date(words, zone).when;
}

TEST(Dates, KeepTheWordsOfTheSource) {
    EXPECT_EQ(frontmatter::read_date("Fri, 25 Feb 2022 10:13:13 GMT").verbatim,
              "Fri, 25 Feb 2022 10:13:13 GMT");
    EXPECT_EQ(frontmatter::read_date("Invalid Date").verbatim, "Invalid Date");
}

TEST(Dates, WithAZoneBecomeUtc) {
    EXPECT_EQ(when("Fri, 25 Feb 2022 10:13:13 GMT"), "2022-02-25T10:13:13Z");
    EXPECT_EQ(when("Tue, 05 Dec 2023 01:00:00 +0800"), "2023-12-04T17:00:00Z");
    EXPECT_EQ(when("2023-10-28T09:05:00+08:00"), "2023-10-28T01:05:00Z");
    EXPECT_EQ(when("2023-10-20T01:30:00.000Z"), "2023-10-20T01:30:00Z");
    EXPECT_EQ(when("2023-10-02 00:00:00 +0800"), "2023-10-01T16:00:00Z");
    EXPECT_EQ(when("Fri Feb 25 2022 10:13:13 GMT+0800 (China Standard Time)"), "2022-02-25T02:13:13Z");
    EXPECT_EQ(when("2024-01-01T00:30:00+01:00"), "2023-12-31T23:30:00Z");
    EXPECT_EQ(when("1969-12-31T23:00:00-02:00"), "1970-01-01T01:00:00Z");
}

TEST(Dates, WithoutAZoneStayLocal) {
    EXPECT_EQ(when("2023-11-07 08:30:00"), "2023-11-07T08:30:00");
    EXPECT_EQ(when("2023/10/14 16:20"), "2023-10-14T16:20:00");
    EXPECT_EQ(when("2023-1-5 8:03"), "2023-01-05T08:03:00");
    EXPECT_EQ(when("2023-12-14"), "2023-12-14");
    EXPECT_EQ(when(" 2023.1.5 "), "2023-01-05");
    EXPECT_EQ(when("2023年10月14日 16:20"), "2023-10-14T16:20:00");
    EXPECT_EQ(when("2023年10月14日16时20分"), "2023-10-14T16:20:00");
    EXPECT_EQ(when("Feb 25, 2022"), "2022-02-25");
    EXPECT_EQ(when("25 Feb 2022"), "2022-02-25");
}

TEST(Dates, OfASiteWithAZoneBecomeUtcOnlyWithATimeOfDay) {
    EXPECT_EQ(when("2023-11-07 08:30:00", "Asia/Shanghai"), "2023-11-07T00:30:00Z");
    EXPECT_EQ(when("2023-11-07", "Asia/Shanghai"), "2023-11-07");
    EXPECT_EQ(when("2023-11-07 08:30:00", "No/Where"), "2023-11-07T08:30:00");
    EXPECT_EQ(when("2023-11-07T08:30:00+00:00", "Asia/Shanghai"), "2023-11-07T08:30:00Z");
    // China had summer time in 1988; New York's clocks skip 02:30 in March.
    EXPECT_EQ(when("1988-07-01 08:00", "Asia/Shanghai"), "1988-06-30T23:00:00Z");
    EXPECT_EQ(when("2023-03-12 02:30", "America/New_York"), "2023-03-12T02:30:00");
}

TEST(Dates, TakeHourTwentyFourAsTheEndOfTheDay) {
    EXPECT_EQ(when("2023-12-31 24:00:00"), "2024-01-01T00:00:00");
    EXPECT_EQ(when("2023-12-31 24:00:01"), "");
    EXPECT_EQ(when("2023-12-31 25:00"), "");
}

TEST(Dates, GiveNothingForWhatIsNotCertain) {
    for (const std::string_view words :
         {"", "Invalid Date", "yesterday", "2023", "2023-13-01", "2023-02-29", "23-01-05", "05/06/2023",
          "2023-01-05 8", "2023-01-05 08:30 CST", "Mon, 25 Feb 2022 10:13:13 GMT", "2023-01-05 08:30 +99:00",
          "2023-01-05 extra", "0000-01-01", "99999999999999999999-01-01"}) {
        EXPECT_EQ(when(words), "") << words;
    }
}

TEST(Dates, KnowLeapYears) {
    EXPECT_EQ(when("2024-02-29"), "2024-02-29");
    EXPECT_EQ(when("2000-02-29"), "2000-02-29");
    EXPECT_EQ(when("1900-02-29"), "");
}

}  // namespace
