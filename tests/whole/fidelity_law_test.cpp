// What is written passes the laws that are checked from the written bytes, for all short strings and every
// cut of them into blocks; and a byte that is changed afterwards is seen.
#include <gtest/gtest.h>

#include "model/builder.h"
#include "model/edition.h"
#include "package/ledger_file.h"
#include "tei/read_back.h"
#include "tei/write.h"
#include "validate/fidelity.h"

namespace {

const std::vector<std::string> alphabet{"春", "a", " ", "\n", "\r", "<", "&", "\x01", "\f"};

std::string word(std::size_t number, std::size_t length) {
    std::string out;
    for (std::size_t i = 0; i < length; ++i, number /= alphabet.size())
        out += alphabet[number % alphabet.size()];
    return out;
}

std::string told(const std::string& tei, const model::Document& document) {
    base::Findings findings;
    const xml::Document parsed = xml::parse(tei, findings);
    const tei::ReadBack texts = tei::read_back(parsed);
    const std::string ledger = package::write_ledger(document);
    validate::FidelityInput input{parsed, texts};
    input.source = document.text();
    input.ledger = ledger;
    const validate::Fidelity laws = validate::fidelity(input);
    for (const base::Finding& one : laws.findings.all()) findings.add(one);
    std::string out;
    for (const base::Finding& one : findings.all())
        out += std::string(one.rule->id) + " " + one.message() + "\n";
    return out;
}

/// Three letters, each a block of its own or with its neighbour; the second block may come first.
model::Document document_of(const std::string& words, model::Form form, std::uint32_t cut, bool swapped) {
    model::Builder builder(text::SourceText(words), form);
    const auto size = static_cast<std::uint32_t>(words.size());
    builder.open(model::Kind::article);
    const text::Slice parts[] = {{0, cut}, {cut, size}};
    for (int i = 0; i < 2; ++i) {
        builder.open(i == 0 ? model::Kind::head : model::Kind::paragraph);
        builder.text(parts[swapped ? 1 - i : i]);
        builder.close();
    }
    builder.close();
    base::Findings findings;
    return std::move(builder).finish({}, findings);
}

}  // namespace

TEST(FidelityLaw, HoldsForWhateverIsWritten) {
    std::size_t documents = 0;
    const std::size_t all = alphabet.size() * alphabet.size() * alphabet.size();
    for (std::size_t number = 0; number < all && !testing::Test::HasFailure(); ++number) {
        const std::string words = word(number, 3);
        const auto first = static_cast<std::uint32_t>(word(number, 1).size());
        if (word(number, 2).ends_with("\r\n") && first == 1) continue;  // CR LF is one terminator
        for (const model::Form form : {model::Form::lined, model::Form::flowed}) {
            for (const bool swapped : {false, true}) {
                const model::Edition edition{document_of(words, form, first, swapped), {}};
                tei::HeaderOptions options;
                options.document_id = "d-0";
                const std::string tei = tei::write(edition, options);
                EXPECT_EQ(told(tei, edition.document), "") << testing::PrintToString(words) << "\n" << tei;
                ++documents;
            }
        }
    }
    EXPECT_GT(documents, 2000U);
}

TEST(FidelityLaw, AChangedCharacterOfTheTextIsSeen) {
    const model::Edition edition{document_of("春a\n耕b", model::Form::lined, 3, false), {}};
    const std::string tei = tei::write(edition, {});
    const std::size_t begin = tei.find("<body>"), end = tei.find("</body>");
    std::size_t changed = 0;
    for (std::size_t at = begin; at < end; ++at) {
        const bool is_text = tei[at] == 'a' || tei[at] == 'b';
        if (!is_text || tei[at - 1] == '"' || (tei[at + 1] != '<' && tei[at - 1] != '>')) continue;
        std::string other = tei;
        other[at] = 'z';
        base::Findings findings;
        if (other.find("<z") != std::string::npos || !xml::parse(other, findings).well_formed()) continue;
        EXPECT_NE(told(other, edition.document), "") << other.substr(begin, end - begin);
        ++changed;
    }
    EXPECT_GE(changed, 2U);
}
