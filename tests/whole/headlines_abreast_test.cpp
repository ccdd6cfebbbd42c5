// Doubled headlines of two stories side by side: the lines of one lie among those of the other, and each
// chain of doubled chunks is of one headline.
#include <gtest/gtest.h>

#include "tests/whole/written_tei.h"

TEST(HeadlinesAbreast, EachChainOfDoubledChunksIsOfOneHeadline) {
    const std::string page = test::read_all(PRESSMARK_SOURCE_DIR "/fixtures/newspaper/abreast.txt");
    const test::Converted made = test::convert(page, *converters::find("newspaper"));
    EXPECT_EQ(model::diplomatic(made.edition.document), page);
    EXPECT_EQ(test::WrittenTei().faults_of(made.edition), "");
    const std::string reading = model::reading(made.edition);
    EXPECT_NE(reading.find("叮叮当当"), std::string::npos);  // an honest repetition
    for (const std::string_view once :
         {"菜市场里立起“公平秤”", "少一两补一斤", "城隍街老铁匠铺变身锻造体验馆"}) {
        const std::size_t first = reading.find(once);
        ASSERT_NE(first, std::string::npos) << once;
        EXPECT_EQ(reading.find(once, first + 1), std::string::npos) << once;
    }
}
