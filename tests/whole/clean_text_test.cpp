// Clean text stays clean: on what was never damaged no repair is applied, whatever kind it is taken for.
//
// Our own samples always; the true texts of the evaluation corpus, one paragraph a line, where they lie
// beside the repository.
#include <algorithm>
#include <filesystem>

#include <gtest/gtest.h>

#include "base/json.h"
#include "tests/converters/labelled.h"

namespace {

namespace fs = std::filesystem;

/// The repairs that READING applies, joins and spaces among them; for messages.
std::string applied(const model::Edition& edition) {
    std::string out;
    for (const model::Repair& one : edition.repairs.all()) {
        if (one.cert < model::Cert::medium) continue;
        out += std::string(model::info(one.kind).option) + " \"" +
               std::string(one.target.of(edition.document.text())) + "\" -> \"" + one.reading + "\"; ";
    }
    return out;
}

/// What is applied when the kind of the text is found out, and when it is taken for scraped text.
void expect_clean(const std::string& name, const std::string& text) {
    base::Findings findings;
    const text::SourceText source = text::decode(text, {}, findings);
    const converters::Converter* const chosen = converters::choose(source, name + ".txt", {}, findings);
    ASSERT_NE(chosen, nullptr) << name;
    EXPECT_EQ(applied(test::convert(text, *chosen).edition), "") << name << " as " << chosen->name;
    EXPECT_EQ(applied(test::convert(text, *converters::find("text")).edition), "") << name;
}

struct Sample {
    const char* name;
    const char* text;
};

constexpr Sample samples[] = {
    {"prose.txt",
     "云泽县召开春耕备耕现场会，部署农业生产，要求各乡镇抓住雨后墒情好的时机，组织农机手下田，确保不误农时。"
     "\n"
     "会后，大家来到石桥镇，看了育秧工厂。“还能再快些吗？”有人问。“能！”厂长说，“高高兴兴干，快快乐乐收。”\n"
     "难的是坚持，重要的是落实；很大程度上，成败在人。他后来常说：一分耕耘，一分收获。最后，大家都笑了。\n"},
    {"verse.txt",
     "春风吹绿石桥岸\n一夜桃花满县城\n燕子来时新社到\n梨花落后又清明\n\n加油加油\n加油加油\n\n书香书香 "
     "满城飘香\n"},
    {"list.txt",
     "一、清淤\n二、巡堤\n三、植树\n1. 领料\n2. 开工\n3. 验收\n（1）自评\n（2）互评\n? "
     "待定\n谁来管？\n怎么管？\n"},
    {"table.txt", "乡镇\t户数\t面积\n石桥\t120\t356\n云泽\t98\t24\n石桥\t120\t356\n合计\t218\t380\n"},
    {"code.txt",
     "int main(void) {\n    int a = 3 > 2 ? 1 : 0;  // (yes)\n    return a ? 356 * 24 : 365;\n}\n\n"
     "if (x) { y(); }\nif (x) { y(); }\n"},
    {"english.txt",
     "The county opened its new library on Monday, after four years of work and a good deal of patience.\n"
     "\"What took so long?\" a reader asked. The director (Mr. Fang) smiled; the old papers, he said, were "
     "brittle.\n"
     "A café, a naïve question, a résumé: none of these words is damaged, and none of them should be "
     "changed.\n"},
    {"mixed.txt",
     "石桥镇的 Wi-Fi 6 网络开通了，学生用 iPad 上“同步课”，老师说 It works，大家都很高兴，掌声响了很久。\n"
     "書法家題寫了「雲澤書院」四個字，县里把它刻成匾额，挂在图书馆的门口，许多人来拍照，孩子们也来念一念。\n"
     "東京から来た先生は「おはよう」と言った。老师把这句话写在黑板上，同学们跟着念，念了一遍又一遍，很有意思"
     "。\n"},
    {"readings.txt",
     "亳(bó)州、歙(shè)县、郴(chēn)州、衢(qú)"
     "州，这些地名容易读错，电台请来专家讲解，听众都说有意思，学到了东西。\n"
     "「尴尬」(gān "
     "gà)两个字，很多人会读不会写；水深3米(m)，用电40千瓦时(kWh)，每天喝水1.5升(L)，都要记清楚。\n"},
    {"wrapped_english.txt",
     "The library will be closed on Monday because of the works on the roof. Please\n"
     "return your books by Friday; loans that fall due on Monday are extended by two\n"
     "days without further notice. The reading room on the second floor stays open\n"
     "from nine to five, and the map room is open by appointment, as it has been for\n"
     "years. Readers who need a volume from the stacks may ask for it at the desk, or\n"
     "write to us a day before.\n"},
    {"tests.py",
     "def test_sizes(self):\n"
     "    assert preprocess(' x , y') == ['x', 'y']\n    assert preprocess(' x , y') == ['x', 'y']\n"
     "    \"0000000000000000000000000000000000000000\"\n    \"0000000000000000000000000000000000000000\"\n"
     "#endif\n#endif\n"},
    {"rules.txt",
     "+------+------+\n| 姓名 | 电话 |\n+------+------+\n| 方禾 | 1234 |\n+------+------+\n"
     "========================================\n========================================\n"},
    {"contacts.txt",
     "石桥县第一医院 电话 0571-8888 1234\n石桥县第二医院 电话 0571-8888 5678\n石桥县第三医院 电话 0571-8888 "
     "9012\n"
     "邮 编：310000\n收 件 人：方 禾\n"},
    {"records.csv",
     "姓名,性别,年龄,备注\n周一鸣,男,34,\"住 石桥, 近 河\"\n方禾,女,29,（已 退 休）\n林若谷,男,41,A B C D\n"},
    {"notice.txt",
     "讣　告\n石桥县第一中学退休教师林公讳若谷，因病于2024年3月8日辞世，享年九十有一。\n遵其遗愿，丧事从简。"
     "\n"
     "石桥县第一中学\n2024年3月9日\n"},
    {"stops.txt",
     "各站停靠时间如下，如遇台风或道路封闭，顺延至次日，由各村广播通知，请居民提前十分钟到站等候，带好证件和"
     "用药记录，"
     "行动不便的可由家人代为登记，也可拨打镇里的电话预约。\n"
     "巡回车由一辆中型巴士改装，配备牙科治疗椅、简易检验设备和辅具维修台，随车有医师一名、护理师两名、辅具技"
     "师一名，"
     "遇有急症，可通过视频连线县医院，由值班医生会诊。\n"
     "山区六十五岁以上老人占人口三成多，其中近四成行动不便，过去一年，因为路远而中断治疗的有一千多人，这是推"
     "动巡回车的"
     "主要原因，也是各村最盼的事。\n"
     "停靠地点\t停靠日\t服务时间\n云杉村活动中心\t第一、三周周二\t9时至15时\n"
     "石门村福德宫前\t第一、三周周四\t9时至14时\n松罗村小学操场\t第二、四周周三\t10时至16时\n"},
};

TEST(CleanText, OurSamplesAreNotRepaired) {
    for (const Sample& sample : samples) expect_clean(sample.name, sample.text);
}

TEST(CleanText, CleanFixturesAreNotRepaired) {
    for (const char* name : {"heads.txt", "lead_kept.txt", "half_width.txt"}) {
        expect_clean(name, test::read_all(fs::path(PRESSMARK_SOURCE_DIR) / "fixtures" / "scraped" / name));
    }
}

/// Heads and blocks of all articles of a truth file, one a line.
std::string true_text(const base::Json& truth) {
    std::string out;
    for (const auto& article : truth.at("articles")) {
        for (const char* part : {"kicker", "headline", "subtitle"}) {
            for (const auto& line : article.at(part)) out += line.get<std::string>() + "\n";
        }
        for (const auto& block : article.at("blocks")) {
            if (block.contains("text")) out += block.at("text").get<std::string>() + "\n";
        }
    }
    return out;
}

TEST(CleanText, TrueTextsAreNotRepaired) {
    const fs::path corpus = fs::path(PRESSMARK_SOURCE_DIR) / ".." / "shared" / "eval" / "dev";
    if (!fs::exists(corpus)) GTEST_SKIP() << "the evaluation corpus is not beside the repository";
    std::size_t seen = 0;
    for (const fs::directory_entry& entry : fs::recursive_directory_iterator(corpus)) {
        const std::string name = entry.path().filename().string();
        if (!name.ends_with(".truth.json")) continue;
        const std::optional<base::Json> truth = base::parse_json(test::read_all(entry.path()));
        ASSERT_TRUE(truth.has_value()) << name;
        expect_clean(name, true_text(*truth));
        ++seen;
    }
    EXPECT_GT(seen, 20U);
}

}  // namespace
