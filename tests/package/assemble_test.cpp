// The files of a package, from one small document to the collected ones.
#include "package/assemble.h"

#include <gtest/gtest.h>

#include "base/error.h"
#include "base/json.h"
#include "model/builder.h"
#include "package/access.h"
#include "package/ledger_file.h"
#include "tei/write.h"

namespace {

using model::Act;
using model::Kind;
using model::Name;

/// A page with two articles, a repair that is applied, one that is not, a foot and a jump.
model::Edition page() {
    const std::string words = "题目题目\n（记者周一鸣）春 耕;好\n（下转第二版）\n请关注\n第二篇\n";
    model::Builder builder{text::SourceText(words), model::Form::lined};
    const auto at = [&words](std::string_view part) {
        const auto begin = static_cast<std::uint32_t>(words.find(part));
        return text::Slice{begin, begin + static_cast<std::uint32_t>(part.size())};
    };
    const auto block = [&](Kind kind, text::Slice slice, std::vector<model::Attribute> attributes = {}) {
        builder.open(kind, std::move(attributes));
        builder.text(slice);
        builder.close();
    };
    builder.open(Kind::article);
    block(Kind::head, at("题目题目"), {{Name::type, "main"}});
    builder.open(Kind::paragraph);
    block(Kind::byline, at("（记者周一鸣）"));
    builder.text(at("春 耕;好"));
    block(Kind::jump, at("（下转第二版）"), {{Name::n, "2"}});
    builder.close();
    block(Kind::fw, at("请关注"), {{Name::type, "promo"}});
    builder.close();
    builder.open(Kind::article);
    block(Kind::paragraph, at("第二篇"));
    builder.close();
    model::Metadata metadata;
    metadata.tags = {"农业"};
    metadata.dates = {{"2024-03-08", "2024-03-08"}};
    base::Findings findings;
    model::Document document = std::move(builder).finish(std::move(metadata), findings);
    model::Repair twice{model::RepairKind::doubled, Act::surplus, {6, 12}};
    twice.detail = "repeated";
    model::Repair closed{model::RepairKind::spacing, Act::regularize, at("春 耕"), "春耕"};
    model::Repair width{model::RepairKind::width, Act::regularize, at(";"), "；"};
    width.cert = model::Cert::low;
    model::Repairs repairs(document, {twice, closed, width}, findings);
    return {std::move(document), std::move(repairs)};
}

/// A document all of whose bytes are made.
struct Made {
    explicit Made(model::Edition given) : edition(std::move(given)) {
        header.document_id = "d-12";
        header.source_path = "source/0001.txt";
        tei = tei::write(edition, header);
        ledger = package::write_ledger(edition.document);
        document = xml::parse(tei, findings);
        texts = tei::read_back(document);
    }
    [[nodiscard]] package::Converted converted() const {
        return {.number = "0001",
                .path = "一/版.txt",
                .edition = edition,
                .header = header,
                .source = edition.document.source().bytes(),
                .tei = tei,
                .ledger = ledger,
                .document = document,
                .texts = texts,
                .checks = {{"identity", base::Verdict::valid}},
                .findings = findings};
    }

    model::Edition edition;
    tei::HeaderOptions header;
    std::string tei, ledger;
    base::Findings findings;
    xml::Document document;
    tei::ReadBack texts;
};

/// What a caller does with the rows: keeps them.
struct Kept {
    std::array<std::string, package::stream_count> rows;
    package::Collector::Append append() {
        return [this](package::Stream stream, std::string_view more) {
            rows[static_cast<std::size_t>(stream)] += more;
        };
    }
    std::map<std::string, std::string> files(const std::vector<package::CollectedFile>& collected) {
        std::map<std::string, std::string> out;
        for (const package::CollectedFile& file : collected) {
            for (const package::Piece& piece : file.pieces) {
                out[file.path] += piece.rows ? rows[static_cast<std::size_t>(*piece.rows)] : piece.words;
            }
        }
        return out;
    }
};

std::vector<std::string> paths(const package::DocumentFiles& files) {
    std::vector<std::string> out;
    for (const package::DocumentFile& entry : files.entries) out.push_back(entry.path);
    return out;
}

}  // namespace

TEST(Assemble, TheFilesOfADocumentComeInTheirOrder) {
    const Made made(page());
    EXPECT_EQ(
        paths(package::make_files(made.converted())),
        (std::vector<std::string>{"data/source/0001.txt", "data/tei/0001.xml", "data/report/ledger/0001.csv",
                                  "data/access/text/0001-a1.txt", "data/access/text/0001-a2.txt",
                                  "data/access/tei/0001-a1.xml", "data/access/tei/0001-a2.xml"}));
}

TEST(Assemble, ASourceThatIsNotUtf8IsKeptDecodedToo) {
    model::Builder builder(text::SourceText("\xB4\xBA", "春", "GB18030", {}), model::Form::lined);
    builder.open(Kind::paragraph);
    builder.text({0, 3});
    base::Findings findings;
    model::Document document = std::move(builder).finish({}, findings);
    const Made made({std::move(document), {}});
    const package::DocumentFiles files = package::make_files(made.converted());
    ASSERT_GE(files.entries.size(), 2U);
    EXPECT_EQ(files.entries[0].bytes, "\xB4\xBA");
    EXPECT_EQ(files.entries[1].path, "data/source/0001.utf8.txt");
    EXPECT_EQ(files.entries[1].bytes, "春");
}

TEST(Assemble, DecodedPathsChangeTheEndingAlone) {
    EXPECT_EQ(package::decoded_path("source/0001.md"), "source/0001.utf8.txt");
    EXPECT_EQ(package::decoded_path("so.urce/0001"), "so.urce/0001.utf8.txt");
}

TEST(Access, TextIsReadingAndFlatTeiSaysTheSame) {
    const Made made(page());
    const package::Flattener flattener(made.document, made.texts, model::Cert::medium);
    const auto copies = package::access_copies(made.texts, package::part_titles(made.document, made.texts),
                                               flattener, {"d-12", "zh", "../../tei/0001.xml", ""});
    ASSERT_EQ(copies.size(), 2U);
    EXPECT_EQ(copies[0].text, "题目\n（记者周一鸣）春耕;好\n");
    EXPECT_EQ(
        copies[0].tei.substr(copies[0].tei.find("<body>")),
        "<body>\n<div xml:id=\"a1\" type=\"article\" n=\"1\"><head xml:id=\"a1.h1\" type=\"main\">题目</head>"
        "<p xml:id=\"a1.p1\"><byline>（记者周一鸣）</byline>春耕;好</p></div>\n</body></text>\n</TEI>\n");
    EXPECT_NE(copies[0].tei.find("../../tei/0001.xml#a1"), std::string::npos);
}

TEST(Tables, RepairsAreThoseOfTheTextWithTheirRanges) {
    const Made made(page());
    const package::Record record = package::read_record(package::make_files(made.converted()).record);
    EXPECT_EQ(record[package::Stream::repairs_csv],
              "0001,a1.h1,6,12,rp.double,high,题目,\n0001,a1.p1,34,41,rp.spacing,high,春 耕,春耕\n"
              "0001,a1.p1,41,42,rp.width,low,;,；\n");
    EXPECT_EQ(record.repairs.at("rp.double"), 1U);
    EXPECT_EQ(record.articles, 2U);
}

TEST(Tables, AnArticleIsARow) {
    const Made made(page());
    const package::Record record = package::read_record(package::make_files(made.converted()).record);
    EXPECT_EQ(
        record[package::Stream::articles_csv].substr(0, record[package::Stream::articles_csv].find('\n')),
        "0001-a1,d-12,2024-03-08,题目,,（记者周一鸣）,,,农业,,zh-Hans,13,1,3");
    const auto line = base::parse_json(record[package::Stream::articles_jsonl].substr(
        0, record[package::Stream::articles_jsonl].find('\n')));
    ASSERT_TRUE(line);
    EXPECT_EQ(line->at("text"), "题目\n（记者周一鸣）春耕;好");
}

TEST(Record, ReadsWhatItWrote) {
    const Made made(page());
    const std::string bytes = package::make_files(made.converted()).record;
    EXPECT_EQ(package::to_string(package::read_record(bytes)), bytes);
    EXPECT_THROW((void)package::read_record(bytes.substr(0, bytes.size() - 1)), base::Error);
    EXPECT_THROW((void)package::read_record("{}\n"), base::Error);
    EXPECT_THROW((void)package::read_record(""), base::Error);
}

TEST(Collector, CollectedFilesAreWellFormedAndCount) {
    const Made made(page());
    const std::string record = package::make_files(made.converted()).record;
    Kept kept;
    package::Collector collector(kept.append());
    for (int i = 0; i < 3; ++i) collector.add(package::view_record(record));
    package::PackageFacts facts;
    facts.id = "p-1";
    facts.job = "[package]\n";
    const auto files = kept.files(collector.finish(facts));
    const auto checks = base::parse_json(files.at("data/report/checks.json"));
    ASSERT_TRUE(checks);
    EXPECT_EQ(checks->at("summary").at("documents"), 3);
    EXPECT_EQ(checks->at("summary").at("repairs").at("rp.width"), 3);
    EXPECT_EQ(checks->at("documents").size(), 3U);
    const auto crate = base::parse_json(files.at("data/ro-crate-metadata.json"));
    ASSERT_TRUE(crate);
    EXPECT_EQ(crate->at("@graph").at(0).at("@id"), "ro-crate-metadata.json");
    base::Findings findings;
    (void)xml::parse(files.at("data/metadata/premis.xml"), findings);
    EXPECT_TRUE(findings.empty());
    EXPECT_EQ(files.count("data/metadata/job.toml"), 1U);
    EXPECT_NE(files.at("data/README.txt").find("p-1"), std::string::npos);
    EXPECT_NE(files.at("data/report/index.html").find("<del"), std::string::npos);
}

TEST(Assemble, ADocumentThatNoReviewPageShowsGetsNoSection) {
    const Made made(page());
    package::Converted converted = made.converted();
    const std::string reviewed = package::make_files(converted).record;
    converted.reviewed = false;
    package::Record record = package::read_record(package::make_files(converted).record);
    EXPECT_FALSE(record.reviewed);
    EXPECT_EQ(record[package::Stream::review], "");
    package::Record whole = package::read_record(reviewed);
    EXPECT_TRUE(whole.reviewed);
    EXPECT_NE(whole[package::Stream::review], "");
    // All else is the same.
    record.reviewed = true;
    record[package::Stream::review] = whole[package::Stream::review];
    EXPECT_EQ(record, whole);
}

TEST(Collector, AnEmptyPackageIsWellFormedToo) {
    Kept kept;
    package::Collector collector(kept.append());
    const auto files = kept.files(collector.finish({.id = "empty"}));
    EXPECT_TRUE(base::parse_json(files.at("data/report/checks.json")));
    EXPECT_TRUE(base::parse_json(files.at("data/ro-crate-metadata.json")));
}

TEST(BagInfo, SaysWhatIsKnownAndNothingElse) {
    bag::Bag bag("p-1");
    bag.add({"data/a.txt", 3, {std::string(64, 'x')}});
    package::PackageFacts facts;
    facts.id = "p-1";
    facts.date = "2024-05-02T08:00:00Z";
    facts.bag = 2;
    const bag::BagInfo info = package::bag_info(facts, bag);
    EXPECT_EQ(info.value("Payload-Oxum"), "3.1");
    EXPECT_EQ(info.value("Bagging-Date"), "2024-05-02");
    EXPECT_EQ(info.value("Bag-Count"), "2 of ?");
    EXPECT_TRUE(info.values("Source-Organization").empty());
    EXPECT_TRUE(info.value("External-Identifier").starts_with("urn:uuid:"));
}

TEST(BagInfo, TheIdentifierFollowsFromThePayload) {
    const std::string one = package::payload_uuid("a"), other = package::payload_uuid("b");
    EXPECT_EQ(one, package::payload_uuid("a"));
    EXPECT_NE(one, other);
    EXPECT_EQ(one.size(), std::string("urn:uuid:").size() + 36);
    EXPECT_EQ(one[9 + 14], '5');
}
