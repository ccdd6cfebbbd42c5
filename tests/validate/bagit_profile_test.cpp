#include "validate/bagit_profile.h"

#include <gtest/gtest.h>

#include "base/error.h"
#include "tests/validate/bag_files.h"

namespace {

using namespace validate::testing;
using validate::Profile;

/// A profile with these fields, and the bag's own identifier.
Profile with(const std::string& fields) {
    return Profile::read(R"({"BagIt-Profile-Info": {"BagIt-Profile-Identifier": "urn:p"})" +
                             (fields.empty() ? "" : ", " + fields) + "}",
                         "profile.json");
}

Files stating_its_profile(const std::string& info = "") {
    Files files = good_bag();
    files["bag-info.txt"] = "BagIt-Profile-Identifier: urn:p\n" + info;
    make_manifests(files);
    return files;
}

Outcome held_against(const std::string& fields, const Files& files = stating_its_profile()) {
    const Profile profile = with(fields);
    return outcome_of_folder(files, {.profile = &profile});
}

TEST(Profile, AsksForTagsTheirValuesAndTheirNumber) {
    const std::string required = R"("Bag-Info": {"Contact": {"required": true}})";
    EXPECT_EQ(held_against(required), invalid_with({"PM-BAG-060"}));
    EXPECT_EQ(held_against(required, stating_its_profile("contact: a\n")), valid);
    const std::string values = R"("Bag-Info": {"Kind": {"values": ["a", "b"]}})";
    EXPECT_EQ(held_against(values), valid);
    EXPECT_EQ(held_against(values, stating_its_profile("Kind: b\n")), valid);
    EXPECT_EQ(held_against(values, stating_its_profile("Kind: c\n")), invalid_with({"PM-BAG-061"}));
    const std::string once = R"("Bag-Info": {"Kind": {"repeatable": false}})";
    EXPECT_EQ(held_against(once, stating_its_profile("Kind: a\n")), valid);
    EXPECT_EQ(held_against(once, stating_its_profile("Kind: a\nKind: b\n")), invalid_with({"PM-BAG-062"}));
}

TEST(Profile, AsksForManifests) {
    EXPECT_EQ(held_against(R"("Manifests-Required": ["sha256"], "Manifests-Allowed": ["sha256", "md5"])"),
              valid);
    EXPECT_EQ(held_against(R"("Manifests-Required": ["sha512"])"), invalid_with({"PM-BAG-063"}));
    EXPECT_EQ(held_against(R"("Manifests-Allowed": ["md5"])"), invalid_with({"PM-BAG-064"}));
    EXPECT_EQ(held_against(R"("Tag-Manifests-Required": ["md5"])"), invalid_with({"PM-BAG-063"}));
    EXPECT_EQ(held_against(R"("Tag-Manifests-Allowed": [])"), invalid_with({"PM-BAG-064"}));
}

TEST(Profile, AsksForFiles) {
    Files files = stating_its_profile();
    files["meta/mets.xml"] = "";
    make_manifests(files);
    EXPECT_EQ(
        held_against(R"("Tag-Files-Required": ["meta/mets.xml"], "Tag-Files-Allowed": ["meta/*"])", files),
        valid);
    EXPECT_EQ(held_against(R"("Tag-Files-Required": ["meta/mets.xml"])"), invalid_with({"PM-BAG-065"}));
    EXPECT_EQ(held_against(R"("Tag-Files-Allowed": ["other/*"])", files), invalid_with({"PM-BAG-066"}));
    EXPECT_EQ(
        held_against(R"("Payload-Files-Required": ["data/a.xml"], "Payload-Files-Allowed": ["data/*"])"),
        valid);
    EXPECT_EQ(held_against(R"("Payload-Files-Allowed": ["data/*.xml"])"), invalid_with({"PM-BAG-066"}));
}

TEST(Profile, AsksForTheForm) {
    Files fetching = stating_its_profile();
    fetching["fetch.txt"] = "https://example.org/a 4 data/a.xml\n";
    make_manifests(fetching);
    EXPECT_EQ(held_against(R"("Allow-Fetch.txt": false)", fetching),
              invalid_with({"PM-BAG-035", "PM-BAG-067"}));
    EXPECT_EQ(held_against(R"("Allow-Fetch.txt": true)", fetching), valid_with({"PM-BAG-035"}));
    EXPECT_EQ(held_against(R"("Fetch.txt-Required": true)"), invalid_with({"PM-BAG-068"}));
    EXPECT_EQ(held_against(R"("Serialization": "required")"), invalid_with({"PM-BAG-069"}));
    const Profile forbidden = with(R"("Serialization": "forbidden")");
    EXPECT_EQ(outcome_of_archive(stating_its_profile(), {.profile = &forbidden}),
              invalid_with({"PM-BAG-069"}));
    const Profile tar = with(R"("Accept-Serialization": ["application/x-tar"])");
    EXPECT_EQ(outcome_of_archive(stating_its_profile(), {.profile = &tar}), invalid_with({"PM-BAG-069"}));
    const Profile zip = with(R"("Serialization": "required", "Accept-Serialization": ["application/zip"])");
    EXPECT_EQ(outcome_of_archive(stating_its_profile(), {.profile = &zip}), valid);
    EXPECT_EQ(held_against(R"("Accept-BagIt-Version": ["0.97"])"), invalid_with({"PM-BAG-070"}));
    EXPECT_EQ(held_against(R"("Accept-BagIt-Version": ["0.97", "1.0"])"), valid);
    EXPECT_EQ(held_against(R"("Data-Empty": true)"), invalid_with({"PM-BAG-071"}));
}

TEST(Profile, WarnsOfABagThatNamesAnother) {
    EXPECT_EQ(held_against("", good_bag()), valid_with({"PM-BAG-072"}));
}

TEST(Profile, IsRefusedWhenItIsNotUnderstood) {
    for (const char* fields :
         {R"("Manifests-Required": "md5")", R"("Bag-Info": [])", R"("Bag-Info": {"A": 1})",
          R"("Serialization": "maybe")", R"("Bag-Info": {"A": {"required": "perhaps"}})",
          R"("Manifests-Required": ["a"], "Manifests-Allowed": ["b"])",
          R"("Fetch.txt-Required": true, "Allow-Fetch.txt": false)", R"("Accept-BagIt-Version": [1.0])"}) {
        EXPECT_THROW((void)with(fields), base::UsageError) << fields;
    }
    EXPECT_THROW((void)Profile::read("{", "p"), base::UsageError);
    EXPECT_THROW((void)Profile::read("{}", "p"), base::UsageError);
}

TEST(ProfilePattern, MatchesAsFnmatchDoes) {
    EXPECT_TRUE(validate::matches("data/*", "data/a/b"));
    EXPECT_TRUE(validate::matches("*", ""));
    EXPECT_TRUE(validate::matches("a?c[x-z]", "abcy"));
    EXPECT_TRUE(validate::matches("[!a]", "b"));
    EXPECT_TRUE(validate::matches("\\*", "*"));
    EXPECT_TRUE(validate::matches("[", "["));
    EXPECT_FALSE(validate::matches("\\*", "a"));
    EXPECT_FALSE(validate::matches("a?c", "ac"));
    EXPECT_FALSE(validate::matches("", "a"));
    EXPECT_FALSE(validate::matches("*b", "a"));
    EXPECT_FALSE(validate::matches("[!a]", "a"));
}

}  // namespace
