#include "package/ledger_file.h"

#include <gtest/gtest.h>

#include "model/builder.h"

using model::Kind;

TEST(LedgerFile, NamesFateCarrierAndSpelling) {
    model::Builder builder(text::SourceText("t: a\n<p>b&amp;<i>c</i> </p>"), model::Form::flowed);
    builder.fate({0, 3}, model::Fate::front_matter);
    builder.fate({4, 5}, model::Fate::front_matter);
    builder.open(Kind::article);
    builder.open(Kind::head);
    builder.title({3, 4});
    builder.close();
    builder.open(Kind::paragraph);
    builder.text({8, 9});
    builder.text({9, 14}, "&");
    builder.open(Kind::highlight);
    builder.text({17, 18});
    builder.close();
    builder.close();
    builder.close();
    model::Metadata metadata;
    metadata.header = {{{0, 5}, "yaml"}};
    base::Findings findings;
    EXPECT_EQ(package::write_ledger(std::move(builder).finish(std::move(metadata), findings)),
              "start,end,fate,carrier,spelled\n"
              "0,3,frontmatter,teiHeader/xenoData[1],\n"
              "3,4,frontmatter,teiHeader/xenoData[1] a1.h1,\n"
              "4,5,frontmatter,teiHeader/xenoData[1],\n"
              "5,8,markup,,\n"
              "8,9,text,a1.p1,\n"
              "9,14,text,a1.p1,&\n"
              "14,17,markup,,\n"
              "17,18,text,a1.p1,\n"
              "18,27,markup,,\n");
}

TEST(LedgerFile, WhatXmlForbidsInFrontMatterStandsAlone) {
    model::Builder builder(text::SourceText("a\x01z"), model::Form::flowed);
    builder.fate({0, 3}, model::Fate::front_matter);
    model::Metadata metadata;
    metadata.header = {{{0, 3}, "yaml"}};
    base::Findings findings;
    EXPECT_EQ(package::write_ledger(std::move(builder).finish(std::move(metadata), findings)),
              "start,end,fate,carrier,spelled\n"
              "0,1,frontmatter,teiHeader/xenoData[1],\n"
              "1,2,frontmatter,,\n"
              "2,3,frontmatter,teiHeader/xenoData[1],\n");
}

TEST(LedgerFile, LinedTextIsOneRowABlock) {
    model::Builder builder(text::SourceText("\xEF\xBB\xBF"
                                            "a\nb\n"),
                           model::Form::lined);
    builder.open(Kind::paragraph);
    builder.text({3, 4});
    builder.close();
    builder.open(Kind::paragraph);
    builder.text({5, 6});
    builder.close();
    base::Findings findings;
    EXPECT_EQ(package::write_ledger(std::move(builder).finish({}, findings)),
              "start,end,fate,carrier,spelled\n0,3,bom,,\n3,4,text,u1.p1,\n4,7,text,u1.p2,\n");
}
