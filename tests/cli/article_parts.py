#!/usr/bin/env python3
"""Articles that go on, on the page of another input: the pointers between their parts.

    article_parts.py PRESSMARK [-v] [TestClass.test_name …]
"""
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import unittest
import zipfile

PRESSMARK = os.path.abspath(sys.argv.pop(1)) if len(sys.argv) > 1 else "pressmark"

FIELDS = ("本报讯（记者林远山）3月8日，云泽县召开春耕备耕现场会，部署秧苗管护和农资供应工作。会上，农业局局长柳青禾通报了全县备耕"
          "进度，全县储备化肥三万二千吨、种子四百六十吨。与会人员还参观了白鹭镇育秧大棚，听取了种粮大户郑满仓的经验介绍。")
FIELDS_END = ("（上接第一版）柳青禾要求，各乡镇要抓住晴好天气，白鹭镇育秧大棚要在月底前完成第一批秧苗的培育。种粮大户郑满仓表示，"
              "今年他计划扩种二百亩，带动周边农户一起增收。")
BRIDGE = ("本报讯（记者周小桥）昨日，云泽县老桥改造工程正式动工，预计年底竣工通车。老桥建于上世纪七十年代，桥面狭窄。县交通局工程师"
          "何梁介绍，新桥设计为双向四车道，两侧设人行道和观景台。")
BRIDGE_END = ("（上接第一版）何梁说，施工期间将在老桥上游搭建便桥。县交通局将每周公布工程进度。居民陶阿婆说，盼了多年的双向四车道终于"
              "要建成了，大家都愿意配合施工。")


def columns(text, measure=18):
    text = "　　" + text
    return "".join(text[at:at + measure] + "\n" for at in range(0, len(text), measure))


FIRST = "云泽日报 第1版\n\n" + columns(FIELDS) + "（下转第三版）\n" + columns(BRIDGE) + "（下转第三版）\n"
THIRD = "云泽日报 第3版\n\n" + columns(BRIDGE_END) + "\n" + columns(FIELDS_END)


class ArticleParts(unittest.TestCase):
    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="pressmark-"))
        self.addCleanup(shutil.rmtree, self.folder, True)
        for name, content in (("in/0308/page 1.txt", FIRST), ("in/0308/3#.txt", THIRD)):
            path = self.folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(content, encoding="utf-8")

    def run_it(self, *arguments):
        result = subprocess.run([PRESSMARK, *arguments], capture_output=True, cwd=self.folder, timeout=120)
        self.assertEqual(result.returncode, 0, f"{arguments}\n{result.stdout.decode()}\n{result.stderr.decode()}")
        return result.stdout.decode()

    def pointers(self, tei):
        return re.findall(r'<div [^>]*?part="(.)"[^>]*? (next|prev)="([^"]*)"', tei), \
            re.findall(r'<ref type="(\w+)" n="(\d+)" target="([^"]*)"', tei)

    def test_files_point_to_each_other(self):
        self.run_it("convert", "in", "--out-dir", "out")
        first = (self.folder / "out/0308/page 1.txt.xml").read_text(encoding="utf-8")
        third = (self.folder / "out/0308/3#.txt.xml").read_text(encoding="utf-8")
        self.assertEqual(self.pointers(first), (
            [("I", "next", "3%23.txt.xml#a2"), ("I", "next", "3%23.txt.xml#a1")],
            [("jump", "3", "3%23.txt.xml#a2"), ("jump", "3", "3%23.txt.xml#a1")]))
        self.assertEqual(self.pointers(third), (
            [("F", "prev", "page%201.txt.xml#a2"), ("F", "prev", "page%201.txt.xml#a1")],
            [("jumpFrom", "1", "page%201.txt.xml#a2"), ("jumpFrom", "1", "page%201.txt.xml#a1")]))

    def test_documents_of_a_package_point_to_each_other(self):
        self.run_it("convert", "in", "-o", "out.zip")
        with zipfile.ZipFile(self.folder / "out.zip") as package:
            third = package.read("out/data/tei/0001.xml").decode()
        self.assertEqual(self.pointers(third)[0], [("F", "prev", "0002.xml#a2"), ("F", "prev", "0002.xml#a1")])
        self.assertIn(" 0 invalid", self.run_it("validate", "out.zip"))

    def test_documents_of_different_packages_do_not(self):
        self.run_it("convert", "in", "-o", "out.zip", "--package-by", "count:1")
        with zipfile.ZipFile(self.folder / "out-0001.zip") as package:
            self.assertEqual(self.pointers(package.read("out-0001/data/tei/0001.xml").decode()), ([], []))

    def test_shards_give_the_same_bytes(self):
        self.run_it("convert", "in", "-o", "whole/out.zip")
        self.run_it("plan", "in", "-o", "parts/out.zip", "--shards", "2")
        for shard in ("1/2", "2/2"):
            self.run_it("convert", "-o", "parts/out.zip", "--shard", shard)
        self.run_it("collect", "parts/out.zip")
        self.assertEqual((self.folder / "whole/out.zip").read_bytes(), (self.folder / "parts/out.zip").read_bytes())

    def test_a_page_that_comes_later_is_joined_on_resuming(self):
        self.run_it("convert", "in", "-o", "whole.zip")
        third = self.folder / "in/0308/3#.txt"
        content = third.read_bytes()
        third.unlink()
        self.run_it("convert", "in", "-o", "later/whole.zip")
        third.write_bytes(content)
        self.run_it("convert", "in", "-o", "later/whole.zip", "--resume")
        self.assertEqual((self.folder / "whole.zip").read_bytes(), (self.folder / "later/whole.zip").read_bytes())
        third.unlink()
        self.run_it("convert", "in", "-o", "later/whole.zip", "--resume")
        with zipfile.ZipFile(self.folder / "later/whole.zip") as package:
            self.assertEqual(self.pointers(package.read("whole/data/tei/0001.xml").decode()), ([], []))


if __name__ == "__main__":
    unittest.main()
