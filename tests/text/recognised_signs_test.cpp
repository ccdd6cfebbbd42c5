// Lines as OCR writes them.
#include "text/recognised_signs.h"

#include <gtest/gtest.h>

TEST(PrintedCells, LeaveOutTheRulesAtTheEdgesOfALine) {
    EXPECT_EQ(text::printed_cells("守坝的人日夜巡查", 2), 16);
    EXPECT_EQ(text::printed_cells("|守坝的人日夜巡查 ｜ │", 2), 16);
    EXPECT_EQ(text::printed_cells("守坝|的人", 2), 9);
    EXPECT_EQ(text::printed_cells(" | ", 2), 0);
}
