// The same verdicts as jing, and every fault that it reports: on TEI documents spoilt in one place each,
// against the published schema. Needs jing and the schema; says so when it cannot run.
#include <array>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <random>
#include <set>

#include <gtest/gtest.h>

#include "relaxng/schema.h"
#include "relaxng/validate.h"

namespace {

namespace fs = std::filesystem;

const fs::path schema_path = fs::path(PRESSMARK_SOURCE_DIR) / "../shared/schemas/tei_all.rng";

const std::string whole = R"(<?xml version="1.0" encoding="UTF-8"?>
<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:lang="zh-Hans" xml:id="doc">
<teiHeader>
<fileDesc>
<titleStmt>
<title type="main">九江长江大堤突发决口</title>
<author><persName>江 河</persName></author>
<respStmt>
<resp>converted by</resp>
<name>pressmark</name>
</respStmt>
</titleStmt>
<publicationStmt>
<publisher>新华社</publisher>
<date when="1998-08-07">1998年8月7日</date>
<availability status="restricted">
<licence target="http://example.org/licence">all rights reserved</licence>
</availability>
</publicationStmt>
<sourceDesc>
<bibl><title level="j">人民日报</title><biblScope unit="page" from="1" to="2">1</biblScope></bibl>
</sourceDesc>
</fileDesc>
<encodingDesc>
<projectDesc>
<p>archive</p>
</projectDesc>
</encodingDesc>
<profileDesc>
<langUsage>
<language ident="zh-Hans">简体中文</language>
</langUsage>
<textClass>
<keywords scheme="#k">
<term>洪水</term>
</keywords>
</textClass>
</profileDesc>
<revisionDesc>
<change when="2026-07-28" who="#doc">converted</change>
</revisionDesc>
</teiHeader>
<text>
<body>
<div type="article" xml:id="a1">
<head>国务院急电</head>
<byline>本报记者 <name type="person">江河</name></byline>
<p xml:id="p1">据新华社<date when="1998-08-07" cert="high">八月七日</date>电<lb n="2"/>，九江长江大堤<hi rend="bold">决口</hi>。</p>
<p xml:id="p2" prev="#p1">军民<choice><sic>奋站</sic><corr cert="medium" resp="#doc">奋战</corr></choice>在大堤上。<note place="bottom">注</note></p>
<list rend="bulleted">
<item n="1">第一</item>
<item n="2">第二<ref target="#p1">参见</ref></item>
</list>
<table rows="2" cols="2">
<row role="label">
<cell>地点</cell>
<cell cols="1">水位</cell>
</row>
<row>
<cell>九江</cell>
<cell>23.03</cell>
</row>
</table>
<figure>
<graphic url="a.jpg" width="10px"/>
<head>图</head>
<figDesc>大堤</figDesc>
</figure>
<quote><p>引文</p></quote>
<lg type="poem">
<l n="1">滚滚长江东逝水</l>
<l>浪花淘尽英雄</l>
</lg>
</div>
</body>
</text>
</TEI>
)";

/// One element of the document as a stretch of its text.
struct Piece {
    std::size_t begin = 0, end = 0;
    std::string name;
    std::vector<std::pair<std::size_t, std::size_t>>
        attributes;  ///< with the space before, and the closing quote
};

std::vector<Piece> pieces_of(const std::string& text) {
    base::Findings findings;
    const xml::Document document = xml::parse(text, findings);
    EXPECT_TRUE(document.well_formed());
    std::vector<Piece> pieces;
    for (std::uint32_t i = 1; i < document.node_count(); ++i) {
        const xml::Node node = document.node(i);
        if (!node.is_element()) continue;
        Piece piece{node.offset(), text.find('>', node.close_offset()) + 1, std::string(node.name()), {}};
        for (const xml::Attribute a : node.attributes()) {
            if (!a.declares_namespace())
                piece.attributes.emplace_back(a.offset() - 1, text.find('"', a.value_offset()) + 1);
        }
        pieces.push_back(std::move(piece));
    }
    return pieces;
}

std::string renamed(std::string text, const Piece& piece, const std::string& to) {
    const std::string closing = "</" + piece.name + ">";
    if (text.compare(piece.end - closing.size(), closing.size(), closing) == 0) {
        text.replace(piece.end - closing.size() + 2, piece.name.size(), to);
    }
    return text.replace(piece.begin + 1, piece.name.size(), to);
}

/// The document with one thing wrong: or not, as the schema has it.
std::string mutated(std::mt19937& random, const std::vector<Piece>& pieces) {
    const auto pick = [&](const auto& from) -> const auto& {
        return from[random() % from.size()];
    };
    static const std::vector<std::string> names{"p",      "head", "ttile", "div",  "item",
                                                "author", "foo",  "lb",    "date", "name"};
    static const std::vector<std::string> attributes{" foo=\"x\"",     " n=\"1\"",        " when=\"20x2\"",
                                                     " xml:id=\"p1\"", " id=\"x\"",       " cert=\"hihg\"",
                                                     " xml:id=\"1a\"", " target=\"a b\"", " type=\"a b\""};
    static const std::vector<std::string> texts{"text", "<p>x</p>", "<foo/>", "<lb/>", "<title>x</title>",
                                                " ",    "<div/>"};
    const Piece& piece = pick(pieces);
    std::string text = whole;
    switch (random() % 9) {
        case 0: return text.erase(piece.begin, piece.end - piece.begin);
        case 1: return renamed(text, piece, pick(names));
        case 2: {
            const std::string moved = text.substr(piece.begin, piece.end - piece.begin);
            const Piece& to = pick(pieces);
            if (to.begin > piece.begin && to.begin < piece.end) return text;
            text.erase(piece.begin, moved.size());
            return text.insert(to.begin > piece.begin ? to.begin - moved.size() : to.begin, moved);
        }
        case 3:
            if (piece.attributes.empty()) return text;
            {
                const auto [begin, end] = pick(piece.attributes);
                return text.erase(begin, end - begin);
            }
        case 4: return text.insert(piece.begin + 1 + piece.name.size(), pick(attributes));
        case 5:
            if (piece.attributes.empty()) return text;
            return text.insert(pick(piece.attributes).second - 1, random() % 2 == 0 ? " x" : "%");
        case 6: return text.insert(piece.begin, pick(texts));
        case 7: return text.insert(text.find('>', piece.begin) + 1, pick(texts));
        default: return text.insert(piece.end, text.substr(piece.begin, piece.end - piece.begin));
    }
}

/// Lines with errors, by file, as jing says it.
std::map<std::string, std::set<int>> jing_lines(const fs::path& folder, std::size_t files) {
    std::string command = "jing '" + schema_path.string() + "'";
    for (std::size_t i = 0; i < files; ++i)
        command += " '" + (folder / (std::to_string(i) + ".xml")).string() + "'";
    command += " 2>/dev/null";
    std::map<std::string, std::set<int>> lines;
    FILE* pipe = popen(command.c_str(), "r");
    std::array<char, 65536> line{};
    while (std::fgets(line.data(), line.size(), pipe) != nullptr) {
        std::string head(line.data());
        head.resize(std::min<std::size_t>(head.find('\n'), 300));
        // "…/12.xml:3:7: error: …"
        const std::size_t ending = head.find(".xml:"), slash = head.rfind('/', ending);
        if (ending == head.npos || slash == head.npos) continue;
        int row = 0, column = 0;
        std::array<char, 6> kind{};
        const int read =
            std::sscanf(head.c_str() + ending, ".xml:%d:%d: %5[a-z]", &row, &column, kind.data());
        const std::string_view weight(kind.data());
        if (read == 3 && (weight == "error" || weight == "fatal"))
            lines[head.substr(slash + 1, ending - slash - 1)].insert(row);
    }
    pclose(pipe);
    return lines;
}

TEST(Peer, FindsWhatJingFindsInSpoiltDocuments) {
    if (std::system("command -v jing >/dev/null 2>&1") != 0) GTEST_SKIP() << "jing is not installed";
    if (!fs::exists(schema_path)) GTEST_SKIP() << schema_path << " is not there";
    constexpr std::size_t files = 500;
    const fs::path folder = fs::temp_directory_path() / "pressmark-peer-test";
    fs::create_directories(folder);
    const std::vector<Piece> pieces = pieces_of(whole);
    std::mt19937 random(20260728);
    std::vector<std::string> texts{whole};
    while (texts.size() < files) {
        // jing stops for good at a document that is not well-formed; those are compared with expat elsewhere.
        std::string text = mutated(random, pieces);
        base::Findings findings;
        if (xml::parse(text, findings).well_formed()) texts.push_back(std::move(text));
    }
    for (std::size_t i = 0; i < files; ++i) std::ofstream(folder / (std::to_string(i) + ".xml")) << texts[i];
    std::map<std::string, std::set<int>> theirs = jing_lines(folder, files);
    fs::remove_all(folder);
    ASSERT_GT(theirs.size(), files / 3);

    base::Findings faults;
    const auto schema = relaxng::load_file(schema_path.string(), faults);
    ASSERT_TRUE(schema);
    relaxng::Validator validator(*schema);
    for (std::size_t i = 0; i < files; ++i) {
        base::Findings findings;
        const xml::Document document = xml::parse(texts[i], findings);
        const bool valid = document.well_formed() && validator.validate(document, findings);
        std::set<int> ours;
        for (const base::Finding& finding : findings.all()) {
            ours.insert(static_cast<int>(finding.where.line));
            for (const base::Location& other : finding.related) ours.insert(static_cast<int>(other.line));
        }
        const std::set<int>& lines = theirs[std::to_string(i)];
        EXPECT_EQ(valid, lines.empty()) << "document " << i << "\n" << texts[i];
        // The first fault is the planted one; what follows from it need not be reported.
        const bool found = lines.empty() || ours.contains(*lines.begin());
        EXPECT_TRUE(found) << "document " << i << " line " << *lines.begin() << "\n" << texts[i];
        if (HasFailure()) break;
    }
}

}  // namespace
