#!/usr/bin/env python3
"""Write TEI documents to measure validators with, all valid against tei_all; the same bytes every time.

    generate_tei.py FOLDER [--megabytes 25]

    FOLDER/small/000.xml …   300 news articles of 9 KB
    FOLDER/prose.xml         chapters of long paragraphs: few elements, much text
    FOLDER/drama.xml         speeches: many short elements
    FOLDER/news.xml          a teiCorpus of the articles
    FOLDER/tokens.xml        every word a <w> with attributes
    FOLDER/size-10K.xml …    the same news at 10 KB, 100 KB, 1 MB, 10 MB and 100 MB
"""
import argparse
import pathlib
import random

WORDS = ("江 长江 大堤 决口 洪水 军民 抢险 物资 北京 新华社 记者 报道 昨日 今日 会议 委员 人民 政府 工厂 生产 学生 "
         "城市 农村 火车 轮船 电报 消息 本报 社论 上海 九江 天津 广州 水位 上涨").split()
LATIN = ("the river rose in the night and nobody upon the long dyke had slept since the bells were rung "
         "from every village along the valley while carts of sand and straw came down the road").split()
HEADER = """<teiHeader><fileDesc><titleStmt><title type="main">%s</title><author><persName>%s</persName></author>
</titleStmt><publicationStmt><publisher>新华社</publisher><date when="1998-08-%02d">八月</date>
<availability status="restricted"><licence target="http://example.org/licence">all rights</licence></availability>
</publicationStmt><sourceDesc><bibl><title level="j">人民日报</title><biblScope unit="page" from="1" to="2">1</biblScope>
</bibl></sourceDesc></fileDesc><encodingDesc><projectDesc><p>archive</p></projectDesc></encodingDesc>
<profileDesc><langUsage><language ident="zh-Hans">简体中文</language></langUsage></profileDesc></teiHeader>
"""
NAMESPACE = ' xmlns="http://www.tei-c.org/ns/1.0"'


class Writer:
    def __init__(self, seed):
        self.random = random.Random(seed)
        self.next_id = 0

    def han(self, count):
        return "".join(self.random.choice(WORDS) for _ in range(count))

    def latin(self, count):
        return " ".join(self.random.choice(LATIN) for _ in range(count))

    def header(self):
        return HEADER % (self.han(4), self.han(1), self.random.randint(1, 31))

    def news_paragraph(self):
        self.next_id += 1
        parts = ['<p xml:id="p%d">' % self.next_id]
        for _ in range(self.random.randint(2, 5)):
            parts.append(self.han(self.random.randint(6, 20)))
            parts.append(self.random.choice((
                '<lb n="%d"/>' % self.random.randint(1, 99),
                '<date when="1998-08-%02d" cert="high">八月</date>' % self.random.randint(1, 31),
                '<choice><sic>奋站</sic><corr cert="medium" resp="#pm">奋战</corr></choice>',
                '<name type="person">%s</name>' % self.random.choice(WORDS),
                '<hi rend="bold">%s</hi>' % self.han(2),
                '<gap reason="illegible" quantity="1" unit="character"/>',
                '<supplied cert="low">%s</supplied>' % self.random.choice(WORDS))))
        return "".join(parts) + self.han(8) + "。</p>\n"

    def article(self, size, namespace=NAMESPACE):
        head = "<TEI%s xml:lang=\"zh-Hans\">\n%s<text><body><div type=\"article\"><head>%s</head>\n" % (
            namespace, self.header(), self.han(5))
        parts = [head]
        written = len(head.encode())
        while written < size - 60:
            parts.append(self.news_paragraph())
            written += len(parts[-1].encode())
        parts.append("</div></body></text></TEI>\n")
        return "".join(parts)

    def corpus(self, size):
        parts = ["<teiCorpus%s>%s" % (NAMESPACE, self.header())]
        written = 0
        while written < size:
            parts.append(self.article(9000, ""))
            written += len(parts[-1].encode())
        return "".join(parts) + "</teiCorpus>\n"

    def book(self, size, unit):
        parts = ["<TEI%s>%s<text><body>" % (NAMESPACE, self.header())]
        written = 0
        while written < size:
            chapter = "<div><head>%s</head>\n%s</div>\n" % (
                self.latin(4), "".join(unit() for _ in range(60)))
            parts.append(chapter)
            written += len(chapter.encode())
        return "".join(parts) + "</body></text></TEI>\n"

    def prose(self):
        return '<p>%s <hi rend="italic">%s</hi> %s.</p>\n' % (self.latin(60), self.latin(3), self.latin(60))

    def speech(self):
        lines = "".join("<l>%s</l>\n" % self.latin(8) for _ in range(self.random.randint(1, 5)))
        return '<sp who="#a%d">\n<speaker>%s</speaker>\n<stage>(%s)</stage>\n%s</sp>\n' % (
            self.random.randint(1, 30), self.random.choice(LATIN).upper(), self.latin(3), lines)

    def sentence(self):
        words = []
        for _ in range(12):
            self.next_id += 1
            word = self.random.choice(LATIN)
            words.append('<w xml:id="w%d" lemma="%s" pos="%s" n="%d">%s</w>\n' % (
                self.next_id, word, self.random.choice(("NN", "VB", "DT", "JJ", "IN")), self.next_id % 50, word))
        return "<p><s>%s</s></p>\n" % "".join(words)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("--megabytes", type=float, default=25, help="size of the large files")
    parser.add_argument("--largest", type=float, default=100, help="of the size-… files, in MB")
    arguments = parser.parse_args()
    small = arguments.folder / "small"
    small.mkdir(parents=True, exist_ok=True)
    size = int(arguments.megabytes * 1e6)
    for i in range(300):
        (small / ("%03d.xml" % i)).write_text(Writer(i).article(9000), encoding="utf-8")
    files = {"prose": Writer(1).book, "drama": Writer(2).book, "tokens": Writer(3).book}
    units = {"prose": Writer.prose, "drama": Writer.speech, "tokens": Writer.sentence}
    for name, make in files.items():
        writer = make.__self__
        text = make(size, lambda: units[name](writer))
        (arguments.folder / (name + ".xml")).write_text(text, encoding="utf-8")
    (arguments.folder / "news.xml").write_text(Writer(4).corpus(size), encoding="utf-8")
    for name, bytes_wanted in (("10K", 1e4), ("100K", 1e5), ("1M", 1e6), ("10M", 1e7), ("100M", 1e8)):
        if bytes_wanted <= arguments.largest * 1e6:
            text = Writer(5).article(int(bytes_wanted))
            (arguments.folder / ("size-%s.xml" % name)).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
