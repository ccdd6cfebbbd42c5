// Laws over random schemas: what is generated from a schema is valid against it, and a schema gives the same
// verdicts as its simplified form.
#include <gtest/gtest.h>

#include "random_schema.h"
#include "relaxng/schema.h"
#include "relaxng/validate.h"

namespace {

using relaxng::testing::Piece;
using relaxng::testing::RandomSchema;

constexpr std::uint32_t schemas = 400;
constexpr int documents = 12;

std::optional<relaxng::Schema> load(const std::string& text, std::string& faults) {
    base::Findings findings;
    auto schema = relaxng::load("s.rng", text, relaxng::nothing_else(), findings);
    for (const base::Finding& finding : findings.all()) faults += finding.message() + "\n";
    return schema;
}

bool valid(relaxng::Validator& validator, const std::string& text) {
    base::Findings findings;
    const xml::Document document = xml::parse(text, findings);
    EXPECT_TRUE(document.well_formed()) << text;
    return validator.validate(document, findings);
}

TEST(Laws, AcceptWhatWasGeneratedFromTheSchema) {
    for (std::uint32_t seed = 1; seed <= schemas; ++seed) {
        RandomSchema random(seed);
        const std::string text = random.full_syntax();
        std::string faults;
        const auto schema = load(text, faults);
        ASSERT_TRUE(schema) << "seed " << seed << ": " << faults << text;
        relaxng::Validator validator(*schema);
        for (int i = 0; i < documents; ++i) {
            const std::string document = RandomSchema::written(random.document());
            ASSERT_TRUE(valid(validator, document)) << "seed " << seed << "\n" << text << "\n" << document;
        }
    }
}

TEST(Laws, AgreeOnASchemaAndItsSimplifiedForm) {
    std::size_t accepted = 0, refused = 0;
    for (std::uint32_t seed = 1; seed <= schemas; ++seed) {
        RandomSchema random(seed);
        const std::string full = random.full_syntax(), simple = random.simple_syntax();
        std::string faults;
        const auto one = load(full, faults), other = load(simple, faults);
        ASSERT_TRUE(one && other) << "seed " << seed << ": " << faults << full << "\n" << simple;
        relaxng::Validator by_full(*one), by_simple(*other);
        for (int i = 0; i < documents; ++i) {
            Piece document = random.document();
            for (int spoilt = i % 3; spoilt > 0; --spoilt) random.spoil(document);
            const std::string text = RandomSchema::written(document);
            const bool good = valid(by_full, text);
            ASSERT_EQ(good, valid(by_simple, text)) << "seed " << seed << "\n" << full << "\n" << text;
            ++(good ? accepted : refused);
        }
    }
    // Both verdicts are met often enough for their agreement to mean something.
    EXPECT_GT(accepted, schemas * documents / 4);
    EXPECT_GT(refused, schemas * documents / 4);
}

}  // namespace
