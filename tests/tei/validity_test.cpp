// What is written is valid TEI: the published tei_all, by an independent validator. Skipped, visibly,
// where the validator or the schema is not there.
#include <cstdlib>
#include <filesystem>
#include <fstream>

#include <gtest/gtest.h>

#include "sample.h"

using namespace sample;

namespace {

/// Every kind of node, where TEI allows it; every act; a header with all that can be known.
model::Edition everything() {
    std::string words =
        "title: 春耕\n\x01"
        "tags\n";
    const auto front = static_cast<std::uint32_t>(words.size());
    std::vector<Repair> repairs;
    model::Metadata metadata;
    metadata.format = "hexo-html";
    metadata.title = "春耕\x02";
    metadata.authors = {
        {"泽报网", model::Party::Kind::organisation}, {"周一鸣", model::Party::Kind::person}, {"某人"}};
    metadata.dates = {{"Tue, 30 Apr 2024 02:15:00 GMT", "2024-04-30T02:15:00Z"}, {"Invalid Date", ""}};
    metadata.categories = {{"新媒体", "泽报网"}, {"首页"}};
    metadata.tags = {"教育", "<b>&"};
    metadata.url = "https://news.example.org/2024/a b.html";
    metadata.journal = "泽报";
    metadata.header = {{{0, front}, "yaml"}};
    metadata.draft = true;

    const auto put = [&](std::string_view more) {
        const auto begin = static_cast<std::uint32_t>(words.size());
        words += more;
        words += ' ';
        return text::Slice{begin, static_cast<std::uint32_t>(words.size() - 1)};
    };
    struct Part {
        Kind kind;
        text::Slice slice;
    };
    // the text comes first: the builder wants all of it
    const text::Slice head = put("扎实"), opener = put("本报讯"), byline = put("周一鸣"),
                      date = put("3月8日"), paragraph = put("林若谷 主 持（转）x"), caption = put("会场"),
                      credit = put("方禾 摄"), item = put("——一"), cell = put("石桥"), quoted = put("水利"),
                      ruby = put("尴gān"), jump = put("（下转第二版）"), plugin = put("{% x %}"),
                      code = put("a = b"), foot = put("请关注"), closer = put("责编"), note = put("注"),
                      series = put("专栏"), stray = put("零");
    model::Builder b(text::SourceText(words), model::Form::flowed);
    const auto block = [&](Kind kind, text::Slice slice, std::vector<model::Attribute> attributes = {}) {
        b.open(kind, std::move(attributes));
        b.text(slice);
        b.close();
    };
    const auto inside = [&](Kind outer, Kind inner, text::Slice slice,
                            std::vector<model::Attribute> attributes = {}) {
        b.open(outer);
        block(inner, slice, std::move(attributes));
        b.close();
    };
    b.fate({0, front}, model::Fate::front_matter);
    b.open(Kind::series);
    block(Kind::head, series, {{Name::type, "column"}});
    b.open(Kind::article, {{Name::part, "I"}, {Name::cert, "medium"}, {Name::next, "0002.xml#a1"}});
    block(Kind::head, head, {{Name::type, "main"}, {Name::cert, "medium"}});
    b.open(Kind::opener, {{Name::rend, "run-in"}});
    block(Kind::dateline, {opener.begin, opener.end});
    b.open(Kind::byline);
    block(Kind::person, byline);
    b.close();
    b.close();
    b.open(Kind::paragraph, {{Name::rend, "center"}, {Name::style, "color:red;"}});
    b.open(Kind::date, {{Name::when, "--03-08"}});
    b.text(date);
    b.close();
    b.open(Kind::highlight, {{Name::rend, "bold"}});
    b.text(paragraph);
    b.close();
    b.empty(Kind::line_break);
    b.open(Kind::ruby);
    block(Kind::ruby_base, {ruby.begin, ruby.begin + 3});
    block(Kind::ruby_text, {ruby.begin + 3, ruby.end},
          {{Name::type, "pinyin"}, {Name::lang, "zh-Latn-pinyin"}});
    b.close();
    block(Kind::jump, jump, {{Name::n, "2"}, {Name::target, "0002.xml#a1"}});
    b.empty(Kind::graphic,
            {{Name::url, "x.png"}, {Name::alt, "图"}, {Name::height, "20%"}, {Name::width, "auto"}});
    b.close();
    b.open(Kind::figure, {{Name::type, "headimg"}, {Name::cert, "low"}});
    b.empty(Kind::graphic,
            {{Name::url, "https://img.example.org/一 二.png"}, {Name::alt, "全景"}, {Name::tooltip, "大图"}});
    block(Kind::head, caption);
    block(Kind::byline, credit);
    b.close();
    b.open(Kind::figure, {{Name::type, "video"}});
    b.empty(Kind::media, {{Name::url, "v.mp4"}});
    b.close();
    b.open(Kind::list, {{Name::rend, "bulleted"}});
    block(Kind::item, item, {{Name::n, "1"}});
    b.open(Kind::item);
    block(Kind::paragraph, note);
    b.close();
    b.close();
    b.open(Kind::table, {{Name::rows, "1"}, {Name::cols, "2"}});
    b.open(Kind::row, {{Name::role, "label"}});
    block(Kind::cell, cell, {{Name::cols, "2"}});
    b.empty(Kind::cell);
    b.close();
    b.close();
    inside(Kind::quote, Kind::paragraph, quoted);
    b.open(Kind::ab, {{Name::type, "embed"}});
    b.empty(Kind::pointer, {{Name::target, "https://v.example.org/?a=[1]|2#x#y"}});
    b.close();
    b.empty(Kind::milestone, {{Name::unit, "section"}, {Name::rend, "rule"}});
    block(Kind::ab, plugin, {{Name::type, "plugin"}});
    inside(Kind::ab, Kind::code, code, {});
    block(Kind::fw, foot, {{Name::type, "promo"}});
    block(Kind::closer, closer);
    b.close();
    b.close();
    block(Kind::paragraph, stray);

    const auto add = [&](RepairKind kind, Act act, text::Slice target, std::string reading,
                         std::string detail) {
        repairs.push_back({kind,
                           act,
                           target,
                           std::move(reading),
                           {},
                           model::Cert::medium,
                           model::Evidence::internal,
                           std::move(detail)});
    };
    const auto sub = [&](std::string_view part) { return at(words, part, paragraph.begin); };
    add(RepairKind::spacing, Act::regularize, sub("主 持"), "主持", "");
    add(RepairKind::layout, Act::drop_space, sub(" "), "", "artefact");
    add(RepairKind::omit, Act::supply, {paragraph.begin, paragraph.begin}, "最", "");
    add(RepairKind::gloss, Act::surplus, sub("（转）"), "", "inserted");
    add(RepairKind::garble, Act::correct, sub("x"), "又", "");
    base::Findings findings;
    return edition(std::move(b).finish(std::move(metadata), findings), std::move(repairs));
}

tei::HeaderOptions full_options() {
    tei::HeaderOptions out = options();
    out.sha512 = std::string(128, 'a');
    out.byte_size = 123;
    out.authority = "县档案馆";
    out.package_id = "p-1";
    out.availability = "仅供研究";
    out.availability_status = "restricted";
    out.converted_on = "2024-05-02T08:00:00Z";
    out.images = {{"x.png", "../images/0001-1.png"}};
    return out;
}

}  // namespace

TEST(Validity, WhatIsWrittenIsValidTei) {
    const std::filesystem::path schema = PRESSMARK_SOURCE_DIR "/../shared/schemas/tei_all.rng";
    if (!std::filesystem::exists(schema)) GTEST_SKIP() << "tei_all.rng is not there";
    if (std::system("command -v jing >/dev/null 2>&1") != 0) GTEST_SKIP() << "jing is not installed";
    const std::filesystem::path folder = std::filesystem::path(testing::TempDir()) / "pressmark-validity";
    std::filesystem::create_directories(folder);
    const auto keep = [&](const char* name, const std::string& bytes) {
        std::ofstream(folder / name, std::ios::binary) << bytes;
    };
    keep("everything.xml", tei::write(everything(), full_options()));
    keep("empty.xml", tei::write(edition(lined("")), options()));
    keep("bare.xml", tei::write(edition(lined("春\r\n\t耕\f\x0b"
                                              "\uE000\u00AD\n\n")),
                                options()));
    keep("flowed.xml", tei::write(edition(flowed("a\x01\uFFFE")), {}));
    const std::string command = "jing '" + schema.string() + "' '" + folder.string() + "'/*.xml";
    EXPECT_EQ(std::system(command.c_str()), 0) << command;
}
