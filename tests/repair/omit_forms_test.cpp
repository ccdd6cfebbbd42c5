#include "repair/omit_forms.h"

#include <string>

#include <gtest/gtest.h>

using repair::OmitSpot;

namespace {

std::string written(const std::vector<OmitSpot>& spots) {
    std::string out;
    for (const OmitSpot& one : spots) out += std::to_string(one.at) + "/" + std::to_string(one.form) + " ";
    return out;
}

}  // namespace

TEST(OmitForms, CertainOnesAloneAreThoseAmongAll) {
    const std::u32string text =
        U"要大程度方便住户，大限度减少等候。难的是清淤，笨的办法就是慢慢来。尽大努力守住水位，"
        U"方禾周强调，这是全县长的隧道。方禾周后强调，重要的是人。";
    repair::Speakers speakers;
    repair::add_speakers(text, speakers);
    EXPECT_TRUE(speakers.contains(U"方禾周"));
    std::vector<OmitSpot> expected = repair::omit_spots(text, speakers);
    ASSERT_GE(expected.size(), 5U);
    std::erase_if(expected, [](const OmitSpot& one) { return one.weight < repair::certain_weight; });
    ASSERT_GE(expected.size(), 4U);
    EXPECT_EQ(written(repair::omit_spots(text, speakers, true)), written(expected));
}

TEST(OmitForms, OfSeveralFormsAtAPlaceTheHeaviestIsTaken) {
    // 大 also begins the lighter forms of a gradable adjective.
    const std::vector<OmitSpot> spots = repair::omit_spots(U"大程度的努力", {});
    ASSERT_EQ(spots.size(), 1U);
    EXPECT_EQ(spots[0].at, 0U);
    EXPECT_GE(spots[0].weight, repair::certain_weight);
}
