#include "columns/gutters.h"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "columns/page_columns.h"
#include "columns/page_cut.h"
#include "columns/row_cells.h"
#include "text/utf8.h"

namespace {

/// A page of two columns side by side, each of `rows` full lines of ten characters.
std::string two_columns(int rows, const std::string& gap) {
    std::string page;
    for (int row = 0; row < rows; ++row) {
        page += "春耕时节全县各乡镇抢" + gap + "石桥小学书画展昨日开\n";
    }
    return page;
}

std::vector<std::string> lines_of(const std::string& page) {
    std::vector<std::string> out;
    const auto lines = columns::columns_in_spaces(page, {});
    if (!lines) return {"no columns"};
    for (const text::PrintedLine& line : *lines) out.emplace_back(line.slice.of(page));
    return out;
}

/// Is the last of the lines that say `first` read before the dateline?
bool opens_behind(const std::string& page, std::string_view first) {
    lines::Cues cues;
    cues.datelines = {"本报讯"};
    const auto lines = columns::columns_in_spaces(page, cues);
    if (!lines) return false;
    std::size_t last_of_first = 0, opener = 0;
    for (std::size_t i = 0; i < lines->size(); ++i) {
        const std::string_view words = (*lines)[i].slice.of(page);
        if (words == first) last_of_first = i;
        if (words.starts_with("本报讯")) opener = i;
    }
    return last_of_first < opener;
}

TEST(Gutters, ReadsOneColumnAfterTheOther) {
    const std::vector<std::string> lines = lines_of(two_columns(8, "     "));
    ASSERT_EQ(lines.size(), 16U);
    for (int i = 0; i < 8; ++i) EXPECT_EQ(lines[static_cast<std::size_t>(i)], "春耕时节全县各乡镇抢");
    for (int i = 8; i < 16; ++i) EXPECT_EQ(lines[static_cast<std::size_t>(i)], "石桥小学书画展昨日开");
}

TEST(Gutters, CountsAPartlyFilledColumnBehindAWideGap) {
    // The column on the right has lines of all widths, none of them full.
    std::string page;
    const std::string left = "春耕时节全县各乡镇抢抓农时          ";
    for (const char* const right :
         {"石桥小学书画展昨日", "孩子们画了水渠，也画", "满渠的清水和麦田，各", "家都来看画"}) {
        for (int i = 0; i < 3; ++i) page += left + right + '\n';
    }
    EXPECT_EQ(lines_of(page).front(), "春耕时节全县各乡镇抢抓农时");
}

TEST(Gutters, PartsColumnsThatASingleSpaceDivides) {
    const std::string title = "          石桥日报\n          第三版\n\n";
    EXPECT_EQ(lines_of(title + two_columns(8, " ")), lines_of(title + two_columns(8, "     ")));
}

TEST(Gutters, KnowsASingleSpaceByItsPlaceBesideLinesInSmallerType) {
    const std::string first = "春耕时节全县各乡镇抢抓农时", second = "石桥小学书画展昨日开幕了哦";
    const std::string caption = "学生们画了家乡的水渠和麦田也画";  // more characters than a column holds
    std::string page;
    for (int row = 0; row < 12; ++row) {
        const bool beside = row >= 4 && row < 8;
        page += (beside ? caption : std::string(15, ' ')) + ' ' + first + ' ' + second + '\n';
    }
    const std::vector<std::string> lines = lines_of(page);
    ASSERT_EQ(lines.size(), 28U);
    EXPECT_EQ(std::ranges::count(lines, caption), 4);
    const auto begin = std::ranges::find(lines, first);
    ASSERT_LE(12, lines.end() - begin);
    EXPECT_TRUE(std::all_of(begin, begin + 12, [&](const std::string& line) { return line == first; }));
}

TEST(Gutters, TakesALineWiderThanAnyPageForNoRowOfColumns) {
    std::string line;
    for (int column = 0; column < 20000; ++column) line += "春耕时节全县各乡镇抢   ";
    std::string page;
    for (int row = 0; row < 8; ++row) page += line + '\n';
    EXPECT_EQ(lines_of(page), std::vector<std::string>{"no columns"});
}

TEST(Gutters, CutsRowsWhoseColumnsHaveSeveralMeasures) {
    // One space parts a wide column, a narrow one and a third as narrow; two stories share the rows.
    const std::string wide = "春耕时节全县各乡镇抢抓农时机器开进三百亩油菜田",
                      narrow = "石桥小学书画展昨日开";
    const std::string third = "渡口新桥上月通车了吗";
    std::string page = "          石桥日报\n          第三版\n\n";
    for (int row = 0; row < 12; ++row)
        page += wide + (row % 4 == 0 ? "   " : " ") + narrow + ' ' + third + '\n';
    const std::vector<std::string> lines = lines_of(page);
    EXPECT_EQ(std::ranges::count(lines, wide), 12);
    EXPECT_EQ(std::ranges::count(lines, narrow), 12);
    EXPECT_EQ(std::ranges::count(lines, third), 12);
}

TEST(Gutters, CutsRowsSetInAMeasureThatIsFoundAroundThemAlone) {
    const std::string first = "春耕时节全县各乡镇抢", second = "石桥小学书画展昨日开";
    const std::string wide = "江麓渡口新桥上月通车沿线乡亲出门不用绕远路了";
    std::string page = two_columns(40, "     ");
    for (int row = 0; row < 4; ++row) page += wide + " " + first + " " + second + "\n";
    const std::vector<std::string> lines = lines_of(page);
    EXPECT_EQ(std::ranges::count(lines, wide), 4);
    // One row alone tells of no measure, but the columns beside it have theirs.
    page = two_columns(40, "     ") + wide + " " + first + " " + second + "\n";
    EXPECT_EQ(std::ranges::count(lines_of(page), wide), 1);
}

TEST(Gutters, ReadsColumnsOnBesideTheHeadlineOfAnotherStory) {
    // Large type beside the columns: its rows hold none of their lines. Words go on over them.
    const std::string first = "民群众春耕时节各乡镇农", second = "校新建的图书室昨日开学";
    const std::string third = "江麓渡口新桥上月通车啦", gap = "     ", beside(27 + 5, ' ');
    std::string page;
    const auto add = [&](const std::string& right) {
        page += first + gap + second + (right.empty() ? "" : gap + right) + '\n';
    };
    for (int row = 0; row < 5; ++row) add("");
    page += beside + "渡口新桥\n" + beside + "通车在即\n";
    add("  本报讯  昨日江麓");
    for (int row = 0; row < 7; ++row) add(third);
    lines::Cues cues;
    cues.datelines = {"本报讯"};
    const auto lines = columns::columns_in_spaces(page, cues);
    ASSERT_TRUE(lines);
    std::string order;
    for (const text::PrintedLine& line : *lines) {
        const std::string_view words = line.slice.of(page);
        if (words == first || words == second) order += words == first ? '1' : '2';
    }
    EXPECT_EQ(order, std::string(13, '1') + std::string(13, '2'));
}

TEST(PageColumns, GiveAPushedCellToTheColumnThatItsTextGoesOn) {
    std::vector<columns::Cell> cells;
    const auto add = [&](std::uint32_t row, std::uint32_t place, bool cut) {
        columns::Cell cell{row, place, place + 12, {}};
        cell.width = cell.measure = 24;
        cell.cut = cut;
        cells.push_back(cell);
    };
    for (std::uint32_t row = 0; row < 4; ++row) {
        for (const std::uint32_t place : {0U, 13U, 26U}) add(row, place, false);
    }
    add(4, 0, false);
    add(4, 20, true);  // half way between the second column and the third
    const std::uint32_t pushed = static_cast<std::uint32_t>(cells.size()) - 1;
    for (const std::uint32_t above : {10U, 11U}) {
        const columns::GoesOn goes_on = [&](std::uint32_t from, std::uint32_t to) {
            return to == pushed && from == above ? 2.0 : -2.0;
        };
        const columns::PageColumns page(cells, 5, goes_on);
        ASSERT_EQ(page.columns().size(), 3U);
        EXPECT_EQ(page.columns()[above - 9].cells.back(), pushed);
    }
}

TEST(Gutters, EndsTheColumnsOfAStoryWhereAnotherBeginsBelowThem) {
    const std::string first = "春耕时节全县各乡镇抢", second = "石桥小学书画展昨日开",
                      third = "江麓渡口新桥上月通车";
    const std::string gap = "     ";
    const std::string blank = std::string(10, ' ') + gap;
    std::string page = std::string(10, ' ') + "全县春耕" + std::string(18, ' ') + "新桥通车\n\n";
    for (int row = 0; row < 8; ++row) page += first + gap + first + gap + third + "\n";
    page += blank + blank + third + "\n";
    page += "  本报讯  昨日石桥" + std::string(4, ' ') + second + gap + third + "\n";
    for (int row = 0; row < 7; ++row) page += second + gap + second + gap + third + "\n";
    EXPECT_TRUE(opens_behind(page, first));
}

/// The cells of one row of columns that are `measure` cells wide: "a|b".
std::string cells_of(const std::string& row, double measure) {
    std::string out;
    const auto words = columns::row_words(row, {0, static_cast<std::uint32_t>(row.size())});
    for (const columns::Cell& cell : columns::row_cells(row, words, 0, std::array{measure}).cells) {
        if (!out.empty()) out += '|';
        out += cell.slice.of(row);
    }
    return out;
}

TEST(RowCells, CutNoNumberAndPutNoCommaFirst) {
    EXPECT_EQ(cells_of("云泽县的老樟树已经有 1 1 8 0 年了它是全县最老的", 22),
              "云泽县的老樟树已经有|1 1 8 0 年了它是全县最老的");
    EXPECT_EQ(cells_of("春耕时节全县各乡镇抢 ， 石桥小学书画展昨日开", 22),
              "春耕时节全县各乡镇抢 ，|石桥小学书画展昨日开");
}

TEST(RowCells, PartColumnsFromACaptionThatIsTooWideForThem) {
    EXPECT_EQ(
        cells_of("河堤上的柳树一夜之间都 渡船每天从清晨开到天黑下来才 口的老人说往年要到三月 "
                 "的时候村里人都出来看灯",
                 22),
        "河堤上的柳树一夜之间都|渡船每天从清晨开到天黑下来才|口的老人说往年要到三月|的时候村里人都出来看灯");
    // By itself, with the name of who took the photo, it stays whole.
    EXPECT_EQ(cells_of("村民在新修的水渠边清洗刚刚收上来的萝卜 白露 摄", 22),
              "村民在新修的水渠边清洗刚刚收上来的萝卜 白露 摄");
}

TEST(RowCells, TakeAStretchedLineForAFullOne) {
    EXPECT_EQ(cells_of("展 ， 研 究 部 署 任 务 石桥小学书画展昨日开", 22),
              "展 ， 研 究 部 署 任 务|石桥小学书画展昨日开");
}

TEST(Gutters, EndsTheColumnsOfAStoryWhereAnotherBeginsRightUnderThem) {
    const std::string first = "春耕时节全县各乡镇抢", second = "石桥小学书画展昨日开";
    const std::string gap = "     ";
    std::string page;
    for (int row = 0; row < 8; ++row) page += first + gap + first + "\n";
    page += first + "\n";
    page += "  本报讯  昨日石桥" + std::string(4, ' ') + second + "\n";
    for (int row = 0; row < 7; ++row) page += second + gap + second + "\n";
    EXPECT_TRUE(opens_behind(page, first));
}

TEST(Gutters, AGapWhereNoColumnBeginsIsInsideALine) {
    const std::string full = "春耕时节全县各乡镇抢抓", other = "石桥小学书画展昨日开幕";
    std::string page;
    for (int row = 0; row < 6; ++row) page += full + "     " + other + "\n";
    page += "渠长二里共种     80 棵       " + other + "\n";
    for (int row = 0; row < 6; ++row) page += full + "     " + other + "\n";
    const std::vector<std::string> lines = lines_of(page);
    EXPECT_EQ(std::ranges::count(lines, "渠长二里共种     80 棵"), 1);
    EXPECT_EQ(std::ranges::count(lines, other), 13);
}

TEST(Gutters, AShortLineBesideAColumnIsNoPartOfIt) {
    const std::string full = "春耕时节全县各乡镇抢抓", other = "石桥小学书画展昨日开幕";
    std::string page;
    for (int row = 0; row < 6; ++row) page += full + "     " + other + "\n";
    page += "春耕时节全县各乡     " + std::string(3, ' ') + "石桥。\n";
    for (int row = 0; row < 6; ++row) page += full + "     " + other + "\n";
    EXPECT_EQ(std::ranges::count(lines_of(page), "石桥。"), 1);
}

TEST(Gutters, SeesNoPageWhereNothingButSingleSpacesStands) {
    EXPECT_EQ(lines_of(two_columns(8, " ")), std::vector<std::string>{"no columns"});
}

TEST(Gutters, TakesAMarginForNoPlace) {
    std::string page;
    for (int row = 0; row < 12; ++row) page += "     春耕时节全县各乡镇抢 石桥小学书画展昨日开\n";
    EXPECT_EQ(lines_of(page), std::vector<std::string>{"no columns"});
}

TEST(Gutters, AsksForFullLinesSideBySideInMoreThanAFifthOfTheRows) {
    const auto page = [](int side_by_side) {
        std::string rows = two_columns(side_by_side, "     ");
        for (int row = side_by_side; row < 30; ++row) rows += "-a     春耕时节全县各乡镇抢\n";
        return rows;
    };
    EXPECT_EQ(lines_of(page(6)), std::vector<std::string>{"no columns"});
    EXPECT_NE(lines_of(page(8)), std::vector<std::string>{"no columns"});
}

TEST(Gutters, KeepsALineAcrossTheColumnsWhole) {
    const std::string wide = "县里昨天召开会议部署防汛和春耕两件大事要求各乡镇抓紧落实责任到人";
    const std::vector<std::string> lines = lines_of(two_columns(8, "     ") + "\n" + wide + "\n");
    EXPECT_EQ(lines.back(), wide);
}

TEST(Gutters, SeesNoColumnsInATableOrInProse) {
    std::string table;
    for (int i = 0; i < 20; ++i) table += "石桥镇     120     3.5\n";
    EXPECT_EQ(lines_of(table), std::vector<std::string>{"no columns"});
    std::string prose;
    const std::string words = "春耕时节全县各乡镇抢抓农时组织农户备足种子化肥并请来农技人员到田间地头";
    for (std::size_t i = 0; i < 20; ++i) {
        const std::size_t space = 3 * (3 + 5 * i % 27);
        prose += words.substr(0, space) + " " + words.substr(space) + "。\n";
    }
    EXPECT_EQ(lines_of(prose), std::vector<std::string>{"no columns"});
    EXPECT_EQ(lines_of(""), std::vector<std::string>{"no columns"});
}

TEST(Gutters, LosesNoCharacterOfAnyPage) {
    // Rows of every pattern of columns taken and left, with gaps of one and of four spaces.
    for (unsigned pattern = 0; pattern < 1U << 12U; ++pattern) {
        std::string page = two_columns(8, "    ");
        for (unsigned row = 0; row < 4; ++row) {
            const unsigned bits = pattern >> (3 * row) & 7U;
            if ((bits & 1U) != 0) page += "全县一季度完成造林抢";
            if ((bits & 2U) != 0)
                page += (bits & 4U) != 0 ? " 展出作品六十件。" : "          展出作品六十件。";
            page += '\n';
        }
        std::size_t expected = 0;
        for (const char c : page) expected += c != ' ' && c != '\n' ? 1 : 0;
        std::size_t found = 0;
        for (const std::string& line : lines_of(page)) {
            for (const char c : line) found += c != ' ' ? 1 : 0;
        }
        ASSERT_EQ(found, expected) << page;
    }
}

TEST(PageCut, ReadsStoriesWithTheirHeadlinesSideBySide) {
    // A headline over two columns, another one over a third; the page below is one band.
    const std::vector<columns::Box> boxes = {{0, 1, 5, 30, true},
                                             {0, 1, 45, 60, true},
                                             {2, 20, 0, 18, false},
                                             {2, 20, 20, 38, false},
                                             {2, 20, 42, 60, false}};
    EXPECT_EQ(columns::reading_order(boxes), (std::vector<std::uint32_t>{0, 2, 3, 1, 4}));
}

TEST(PageCut, LetsTheTextSayWhetherStoriesStandSideBySideOrInBands) {
    // Two columns above two, a headline over each of the four.
    const std::vector<columns::Box> boxes{{0, 1, 0, 9, true},    {1, 5, 0, 10, false}, {0, 1, 12, 19, true},
                                          {1, 5, 12, 20, false}, {6, 7, 0, 9, true},   {7, 9, 0, 10, false},
                                          {6, 7, 12, 19, true},  {7, 9, 12, 20, false}};
    const auto order = [&](std::uint32_t goes_on_from, std::uint32_t goes_on_in) {
        return columns::reading_order(boxes, [=](std::uint32_t from, std::uint32_t to) {
            return from == goes_on_from && to == goes_on_in ? 3.0 : 0.0;
        });
    };
    const std::vector<std::uint32_t> side_by_side{0, 1, 4, 5, 2, 3, 6, 7}, bands{0, 1, 2, 3, 4, 5, 6, 7};
    EXPECT_EQ(order(1, 5), side_by_side);
    EXPECT_EQ(order(1, 3), bands);
    EXPECT_EQ(columns::reading_order(boxes), side_by_side);
}

TEST(PageCut, PutsBandsTogetherWhereTheTextRunsOnDownTheColumns) {
    // Two columns under a headline, cut across by a white row.
    const std::vector<columns::Box> boxes{{0, 1, 2, 16, true},
                                          {2, 8, 0, 8, false},
                                          {2, 8, 10, 18, false},
                                          {9, 12, 0, 8, false},
                                          {9, 12, 10, 18, false}};
    const auto order = [&](double down) {
        return columns::reading_order(
            boxes, [=](std::uint32_t from, std::uint32_t to) { return to == from + 2 ? down : 0.0; });
    };
    EXPECT_EQ(order(2), (std::vector<std::uint32_t>{0, 1, 3, 2, 4}));
    EXPECT_EQ(order(-2), (std::vector<std::uint32_t>{0, 1, 2, 3, 4}));
}

TEST(PageColumns, TakeLinesOfTextBelowAWhiteRowForNoHeadline) {
    // The last lines of two columns below the row where a headline stands beside them.
    for (const int last : {2, 1}) {
        std::string page;
        const std::string first = "春耕时节全县各乡镇抢抓", second = "石桥小学书画展昨日开始";
        for (int row = 0; row < 8; ++row) page += first + "     " + second + '\n';
        page += std::string(50, ' ') + "渡口新桥通车\n";
        for (int row = 0; row < last; ++row) page += "农时，机器开进了三百亩     了孩子们画了水渠和麦田\n";
        std::vector<columns::Cell> cells;
        std::uint32_t row = 0;
        for (const text::PhysicalLine& line : text::physical_lines(page)) {
            for (columns::Cell cell :
                 columns::row_cells(page, columns::row_words(page, line.words), row, std::array{22.0})
                     .cells) {
                cell.plain = cell.slice.of(page).find("，") == std::string_view::npos;
                cells.push_back(cell);
            }
            ++row;
        }
        const auto apart = [](std::uint32_t, std::uint32_t) { return -2.0; };
        const columns::PageColumns found(std::move(cells), row, apart);
        std::size_t heads = 0;
        for (const columns::Box& box : found.boxes()) heads += box.head ? 1 : 0;
        EXPECT_EQ(heads, 1U) << last;
    }
}

TEST(Gutters, PartsAHeadlineThatStandsRightUnderAColumn) {
    std::string page;
    for (int row = 0; row < 8; ++row) page += "春耕时节全县各乡镇抢     石桥小学书画展昨日开\n";
    page += "  水渠通水               幕了，孩子们都来看。\n";
    const auto lines = columns::columns_in_spaces(page, {});
    ASSERT_TRUE(lines);
    bool alone = false;
    for (const text::PrintedLine& line : *lines)
        alone = alone || (line.slice.of(page) == "水渠通水" && line.column_start);
    EXPECT_TRUE(alone);
}

TEST(PageCut, ReadsBandsBeforeColumnsWhereOneHeadlineStandsAboveAll) {
    const std::vector<columns::Box> boxes = {
        {2, 20, 0, 18, false}, {2, 20, 20, 38, false}, {0, 1, 8, 30, true}};
    EXPECT_EQ(columns::reading_order(boxes), (std::vector<std::uint32_t>{2, 0, 1}));
}

}  // namespace
