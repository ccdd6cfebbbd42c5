// The law behind everything: both texts read back from the TEI are those of the edition. Over all short
// strings of an awkward alphabet with every repair of one range, then over long random ones.
#include <random>

#include <gtest/gtest.h>

#include "sample.h"
#include "tei/read_back.h"

using namespace sample;

namespace {

const std::vector<std::string> alphabet{"春", "a", "。", "(", " ", "\n", "\r", "<", "&", "\x01"};

/// Every string of up to `length` letters of the alphabet.
template <class Take>
void for_all_strings(std::size_t length, const Take& take) {
    std::vector<std::size_t> letters;
    while (true) {
        std::string words;
        for (const std::size_t letter : letters) words += alphabet[letter];
        take(words);
        std::size_t at = 0;
        while (at < letters.size() && ++letters[at] == alphabet.size()) letters[at++] = 0;
        if (at < letters.size()) continue;
        if (letters.size() == length) return;
        letters.assign(letters.size() + 1, 0);
    }
}

std::vector<std::uint32_t> bounds(std::string_view words) {
    std::vector<std::uint32_t> out;
    for (std::uint32_t i = 0; i <= words.size(); ++i) {
        if (i == words.size() || (static_cast<unsigned char>(words[i]) & 0xC0) != 0x80) out.push_back(i);
    }
    return out;
}

bool is_space(std::string_view words) {
    return words.find_first_not_of(" \n\r") == std::string_view::npos;
}

/// Every repair of one range that fits `words`.
std::vector<Repair> repairs_of(std::string_view words) {
    std::vector<Repair> out;
    const std::vector<std::uint32_t> at = bounds(words);
    const auto add = [&](RepairKind kind, Act act, text::Slice target, const char* reading,
                         model::Cert cert) {
        Repair one;
        one.kind = kind;
        one.act = act;
        one.target = target;
        one.reading = reading;
        one.cert = cert;
        one.detail = act == Act::drop_space ? "artefact" : act == Act::surplus ? "repeated" : "";
        out.push_back(one);
    };
    for (std::size_t i = 0; i < at.size(); ++i) {
        add(RepairKind::omit, Act::supply, {at[i], at[i]}, "最", model::Cert::medium);
        for (std::size_t j = i + 1; j < at.size(); ++j) {
            const text::Slice target{at[i], at[j]};
            const std::string_view part = target.of(words);
            if (part == "\n" || part == "\r" || part == "\r\n") {
                add(RepairKind::layout, Act::join, target, "", model::Cert::high);
                add(RepairKind::layout, Act::join, target, " ", model::Cert::high);
            }
            if (is_space(part)) add(RepairKind::layout, Act::drop_space, target, "", model::Cert::high);
            add(RepairKind::doubled, Act::surplus, target, "", model::Cert::high);
            add(RepairKind::spacing, Act::regularize, target, " b", model::Cert::medium);
            add(RepairKind::garble, Act::correct, target, "已\n<", model::Cert::low);
        }
    }
    return out;
}

testing::AssertionResult reads_back(const model::Edition& edition) {
    const std::string file = tei::write(edition, options());
    base::Findings findings;
    const xml::Document document = xml::parse(file, findings);
    if (!findings.empty()) return testing::AssertionFailure() << findings.all()[0].message() << "\n" << file;
    for (const model::Cert threshold : {model::Cert::low, model::Cert::medium, model::Cert::high}) {
        const tei::ReadBack texts = tei::read_back(document, threshold);
        if (!texts.faulty.empty())
            return testing::AssertionFailure() << "something was not understood\n" << file;
        if (tei::diplomatic(texts) != model::diplomatic(edition.document)) {
            return testing::AssertionFailure()
                   << "D is " << testing::PrintToString(tei::diplomatic(texts)) << "\n"
                   << file.substr(file.find("<text"));
        }
        if (tei::reading(texts) != model::reading(edition, threshold)) {
            return testing::AssertionFailure()
                   << "R is " << testing::PrintToString(tei::reading(texts)) << " and not "
                   << testing::PrintToString(model::reading(edition, threshold)) << "\n"
                   << file.substr(file.find("<text"));
        }
    }
    return testing::AssertionSuccess();
}

}  // namespace

TEST(ReadBackLaw, BothTextsComeBackForAllShortStringsAndRepairs) {
    std::size_t editions = 0;
    for_all_strings(3, [&](const std::string& words) {
        if (words.empty() || testing::Test::HasFailure()) return;
        for (const Repair& one : repairs_of(words)) {
            ++editions;
            EXPECT_TRUE(reads_back(edition(lined(words), {one}))) << testing::PrintToString(words);
            if (one.act == Act::join) continue;  // flowed text has no line ends to join
            EXPECT_TRUE(reads_back(edition(flowed(words), {one}))) << testing::PrintToString(words);
        }
    });
    EXPECT_GT(editions, 20'000U);
}

TEST(ReadBackLaw, BothTextsComeBackForLongRandomEditions) {
    for (unsigned seed = 1; seed <= 200; ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        std::mt19937 random(seed);
        std::string words;
        for (std::size_t i = 0; i < 60; ++i) words += alphabet[random() % alphabet.size()];
        std::vector<Repair> all = repairs_of(words), some;
        for (int i = 0; i < 12; ++i) some.push_back(all[random() % all.size()]);
        EXPECT_TRUE(reads_back(edition(lined(words), some)));
    }
}

TEST(ReadBackLaw, BlocksThatAreMovedAndCutIntoRunsComeBack) {
    for (unsigned seed = 1; seed <= 200; ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        std::mt19937 random(seed);
        std::string words;
        for (std::size_t i = 0; i < 40; ++i) words += alphabet[random() % alphabet.size()];
        model::Builder builder(text::SourceText(words), model::Form::lined);
        // pieces of S, dealt out to four blocks in three divisions, in any order
        const std::vector<std::uint32_t> at = bounds(words);
        std::vector<std::vector<text::Slice>> hands(4);
        for (std::size_t i = 0; i + 1 < at.size();) {
            const std::size_t next = std::min(at.size() - 1, i + 1 + random() % 8);
            hands[random() % 4].push_back({at[i], at[next]});
            i = next;
        }
        constexpr Kind divisions[] = {Kind::article, Kind::unassigned, Kind::article};
        for (std::size_t hand = 0; hand < 4; ++hand) {
            if (hand < 3) builder.open(divisions[hand]);
            builder.open(Kind::paragraph);
            for (const text::Slice slice : hands[hand]) {
                if (random() % 3 == 0) {
                    builder.open(Kind::run, {{Name::type, "spaced"}});
                } else {
                    builder.open(Kind::run);
                }
                builder.text(slice);
                builder.close();
            }
            builder.close();
            if (hand != 2) builder.close();
        }
        base::Findings findings;
        model::Document document = std::move(builder).finish({}, findings);
        const std::vector<Repair> all = repairs_of(words);
        std::vector<Repair> some;
        for (int i = 0; i < 6; ++i) some.push_back(all[random() % all.size()]);
        EXPECT_TRUE(reads_back(edition(std::move(document), some)));
    }
}
