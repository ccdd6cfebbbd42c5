// What acceptance asks of every source alike: the seeds where they are at hand, and our fixtures always.
#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "base/file.h"
#include "converters/converter.h"
#include "model/edition.h"
#include "repair/pass.h"
#include "tei/write.h"
#include "text/decode.h"
#include "text/scripts.h"
#include "text/utf8.h"

namespace {

const std::filesystem::path root = PRESSMARK_SOURCE_DIR;

struct Sample {
    std::filesystem::path path;
    std::string language;
};

/// Seeds that are not at hand are left out: a test of its own says so.
std::vector<Sample> samples() {
    std::vector<Sample> found{{root / "fixtures/hexo/styled-spans/source.md", "zh-Hans"},
                              {root / "fixtures/hexo/masked-title/source.md", "zh-Hans"},
                              {root / "fixtures/newspaper/page.txt", "zh-Hans"}};
    const std::filesystem::path seeds = root / "../shared/seeds";
    if (!std::filesystem::exists(seeds)) return found;
    for (const auto& entry : std::filesystem::directory_iterator(seeds)) {
        const bool traditional = entry.path().filename().string().starts_with("002");
        found.push_back({entry.path(), traditional ? "zh-Hant" : "zh-Hans"});
    }
    return found;
}

model::Edition convert(std::string bytes, const std::string& name) {
    base::Findings findings;
    text::SourceText source = text::decode(std::move(bytes), std::nullopt, findings);
    const converters::Converter* const kind = converters::choose(source, name, std::nullopt, findings);
    EXPECT_NE(kind, nullptr) << name;
    return repair::run(kind->read(std::move(source), {}, findings), kind->recipe, findings);
}

/// READING and DIPLOMATIC of all blocks, in document order, a line each; empty ones left out.
struct Texts {
    explicit Texts(const model::Edition& edition) {
        for (const model::Block& block : edition.document.blocks()) {
            std::string words = model::reading(edition, block);
            const std::size_t from = std::min(words.find_first_not_of(" \n"), words.size());
            words = words.substr(from, words.find_last_not_of(" \n") + 1 - from);
            if (!words.empty()) reading += words + '\n';
            diplomatic += model::diplomatic(edition.document, block);
        }
    }
    std::string reading, diplomatic;
};

std::ptrdiff_t count(const std::string& words, char32_t wanted) {
    std::ptrdiff_t number = 0;
    for (const auto& item : text::CodePoints(words)) number += item.code == wanted ? 1 : 0;
    return number;
}

std::ptrdiff_t count_han(std::string_view words) {
    std::ptrdiff_t number = 0;
    for (const auto& item : text::CodePoints(words)) number += text::is_han(item.code) ? 1 : 0;
    return number;
}

TEST(AcceptanceAll, SeedsAreSaid) {
    if (!std::filesystem::exists(root / "../shared/seeds")) GTEST_SKIP() << "the seeds are not at hand";
    EXPECT_EQ(samples().size(), 8U);
}

TEST(AcceptanceAll, NoHanCharacterIsTakenForMarkup) {
    for (const Sample& sample : samples()) {
        const model::Edition edition = convert(base::read_file(sample.path), sample.path.filename().string());
        std::ptrdiff_t in_markup = 0;
        for (const model::Row& row : edition.document.rows()) {
            if (row.fate == model::Fate::markup || row.fate == model::Fate::layout)
                in_markup += count_han(row.slice.of(edition.document.text()));
        }
        // But for the six of a tooltip, which is an attribute: 点击查看大图.
        EXPECT_LE(in_markup, 6) << sample.path;
    }
}

TEST(AcceptanceAll, QuotationMarksStayInPairs) {
    for (const Sample& sample : samples()) {
        const Texts texts(convert(base::read_file(sample.path), sample.path.filename().string()));
        for (const auto& [open, close] : {std::pair{U'“', U'”'}, std::pair{U'‘', U'’'}}) {
            EXPECT_EQ(count(texts.reading, open) - count(texts.reading, close),
                      count(texts.diplomatic, open) - count(texts.diplomatic, close))
                << sample.path;
        }
    }
}

TEST(AcceptanceAll, LineEndsAndBlanksAtTheEndsSayNothing) {
    for (const Sample& sample : samples()) {
        const std::string name = sample.path.filename().string();
        std::string bytes = base::read_file(sample.path);
        while (!bytes.empty() && (bytes.back() == '\n' || bytes.back() == ' ')) bytes.pop_back();
        const std::string expected = Texts(convert(bytes, name)).reading;
        EXPECT_FALSE(expected.empty()) << name;
        for (const char* const tail : {"\n", "\n\n\n", "            ", "\n   \n"})
            EXPECT_EQ(Texts(convert(bytes + tail, name)).reading, expected) << name;
        if (!bytes.starts_with("---") && !bytes.starts_with("\n---")) continue;
        EXPECT_EQ(Texts(convert("\n\n" + bytes, name)).reading, expected) << name;
    }
}

TEST(AcceptanceAll, TheLanguageIsThatOfTheScript) {
    for (const Sample& sample : samples()) {
        const std::string name = sample.path.filename().string();
        const std::string tei = tei::write(convert(base::read_file(sample.path), name), tei::HeaderOptions{});
        EXPECT_NE(tei.find("xml:lang=\"" + sample.language + "\">"), std::string::npos) << name;
    }
}

}  // namespace
