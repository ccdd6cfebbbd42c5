#!/usr/bin/env python3
"""What stands in packages and in the catalogue.

    packages.py PRESSMARK [-v] [TestClass.test_name …]
"""
import pathlib
import shutil
import subprocess
import unittest
import zipfile

from case import Case, PLAIN, POST


class Packages(Case):
    def names(self, name):
        with zipfile.ZipFile(self.folder / name) as archive:
            self.assertIsNone(archive.testzip())
            return archive.namelist()

    def read(self, name, member):
        with zipfile.ZipFile(self.folder / name) as archive:
            return archive.read(member).decode()

    def test_a_package_holds_what_it_should_and_is_valid(self):
        self.posts(2)
        self.run_it("convert", "in", "-o", "out.zip")
        names = self.names("out.zip")
        for name in ("bagit.txt", "data/source/0001.md", "data/tei/0002.xml", "data/report/ledger/0001.csv",
                     "data/access/articles.csv", "data/metadata/premis.xml", "data/README.txt",
                     "data/ro-crate-metadata.json", "manifest-sha512.txt", "bag-info.txt"):
            self.assertIn("out/" + name, names)
        self.run_it("validate", "out.zip")

    def test_an_existing_package_is_refused_without_force(self):
        self.posts(1)
        self.run_it("convert", "in", "-o", "out.zip")
        self.run_it("convert", "in", "-o", "out.zip", code=2)
        self.run_it("convert", "in", "-o", "out.zip", "--force")

    def test_zone_locale_folder_and_workers_do_not_show(self):
        self.posts(20)
        seen = set()
        for number, (zone, locale, jobs) in enumerate((("UTC", "C", 1), ("Asia/Shanghai", "C.UTF-8", 2),
                                                       ("America/New_York", "POSIX", 4))):
            work = self.folder / f"work{number}"
            work.mkdir()
            shutil.copytree(self.folder / "in", work / "in")
            self.run_it("convert", "in", "-o", "out.zip", "-j", jobs, cwd=work, env={"TZ": zone, "LC_ALL": locale})
            seen.add((work / "out.zip").read_bytes() + (work / "out.batch/catalogue.sqlite").read_bytes() +
                     (work / "out.batch/summary.json").read_bytes())
        self.assertEqual(len(seen), 1)

    def test_tools_that_know_nothing_of_pressmark_accept_a_package(self):
        fixtures = pathlib.Path(__file__).resolve().parents[2] / "fixtures" / "golden"
        shutil.copytree(fixtures, self.folder / "in")
        self.posts(3)
        self.run_it("convert", "in", "-o", "out.zip", "--progress", "none", "--date", "2026-01-02T03:04:05Z")
        for name in self.names("out.zip"):  # names() has Python's zipfile read every sum
            self.assertTrue(name.isascii() and ".." not in name, name)
        for tool in ("unzip", "sha512sum"):
            if shutil.which(tool) is None:
                self.skipTest(f"{tool} is not there")
        tested = subprocess.run(["unzip", "-tq", "out.zip"], cwd=self.folder, capture_output=True, check=False)
        self.assertEqual(tested.returncode, 0, tested.stdout)
        subprocess.run(["unzip", "-q", "out.zip"], cwd=self.folder, check=True)
        bag = self.folder / "out"
        for manifest in ("manifest-sha512.txt", "tagmanifest-sha512.txt"):
            summed = subprocess.run(["sha512sum", "-c", "--quiet", "--strict", manifest], cwd=bag,
                                    capture_output=True, check=False)
            self.assertEqual(summed.returncode, 0, summed.stdout)
        # Each file is in one manifest: payload in the first, the rest in the other.
        listed = {line.split("  ", 1)[1] for manifest in ("manifest-sha512.txt", "tagmanifest-sha512.txt")
                  for line in (bag / manifest).read_text().splitlines()}
        there = {path.relative_to(bag).as_posix() for path in bag.rglob("*") if path.is_file()}
        self.assertEqual(there - listed, {"tagmanifest-sha512.txt"})
        info = dict(line.split(": ", 1) for line in (bag / "bag-info.txt").read_text().splitlines())
        payload = [path for path in (bag / "data").rglob("*") if path.is_file()]
        self.assertEqual(info["Payload-Oxum"], f"{sum(path.stat().st_size for path in payload)}.{len(payload)}")

    def test_a_line_of_one_letter_is_no_bomb(self):
        self.write("in/a.txt", "a" * 20_000_000)
        self.posts(1)
        self.run_it("convert", "in", "-o", "out.zip", "--progress", "none")
        self.assertEqual(self.summary("out")["converted"], 2)
        self.names("out.zip")

    def test_packages_by_count_know_their_number(self):
        self.posts(5)
        self.run_it("convert", "in", "-o", "out.zip", "--package-by", "count:2")
        self.assertIn("Bag-Count: 3 of 3", self.read("out-0003.zip", "out-0003/bag-info.txt"))
        self.assertIn("out-0002/data/tei/0003.xml", self.names("out-0002.zip"))

    def test_packages_by_month_and_by_folder(self):
        for month in ("01", "02"):
            for number in range(2):
                self.write(f"in/{number}/{month}.md", POST.replace("2024-03", f"2024-{month}"))
        self.run_it("convert", "in", "-o", "month.zip", "--package-by", "key:year-month")
        self.assertIn("2024-01", self.read("month-0001.zip", "month-0001/bag-info.txt"))
        self.run_it("convert", "in", "-o", "folder.zip", "--package-by", "folder")
        self.assertTrue((self.folder / "folder-0002.zip").exists())

    def test_stored_packages_are_larger_and_valid(self):
        self.posts(3)
        self.run_it("convert", "in", "-o", "a.zip")
        self.run_it("convert", "in", "-o", "b.zip", "--compression", "store")
        self.assertGreater((self.folder / "b.zip").stat().st_size, (self.folder / "a.zip").stat().st_size)
        self.run_it("validate", "b.zip")

    def test_a_picture_beside_its_source_goes_into_the_package(self):
        self.write("in/a.md", POST + '<p><img src="images/brücke.jpg"></p><p><img src="../../secret.jpg"></p>\n')
        self.write("in/images/brücke.jpg", b"\xff\xd8picture")
        self.write("secret.jpg", b"secret")
        self.run_it("convert", "in", "-o", "out.zip")
        names = self.names("out.zip")
        self.assertEqual([name for name in names if "/images/" in name], ["out/data/images/0001-1.jpg"])
        self.assertIn("../images/0001-1.jpg", self.read("out.zip", "out/data/tei/0001.xml"))

    def test_the_date_of_the_conversion_is_an_option(self):
        self.posts(1)
        self.run_it("convert", "in", "-o", "a.zip", "--date", "2024-05-02")
        self.assertIn("Bagging-Date: 2024-05-02", self.read("a.zip", "a/bag-info.txt"))
        self.run_it("convert", "in", "-o", "b.zip")
        self.assertNotIn("Bagging-Date", self.read("b.zip", "b/bag-info.txt"))
        self.run_it("convert", "in", "-o", "c.zip", "--date", "yesterday", code=2)

    def test_a_job_and_a_sidecar_reach_the_package(self):
        self.write("in/p.txt", PLAIN)
        self.write("job.toml", '[package]\norganization = "云泽县档案馆"\n[publication]\nauthority = "云泽县档案馆"\n')
        self.write("m.csv", "filename,dc.title,dc.date\np.txt,书屋开门,2024-03-08\n")
        self.run_it("convert", "in", "-o", "out.zip", "--job", "job.toml", "--metadata", "m.csv")
        self.assertIn("Source-Organization: 云泽县档案馆", self.read("out.zip", "out/bag-info.txt"))
        self.assertIn("2024-03-08", self.read("out.zip", "out/data/tei/0001.xml"))


class Search(Case):
    def test_chinese_words_of_two_characters_are_found_in_either_script(self):
        self.posts(3)
        self.write("in/p.txt", PLAIN)
        self.write("in/q.txt", "石桥镇的𠮷野面馆开张了，𠮷野面馆只卖一种面。\n来的人排到了街口。\n")
        self.run_it("convert", "in", "-o", "out.zip")
        self.assertIn("1 article\n", self.run_it("search", "out.batch", "𠮷野"))  # beyond the basic plane
        self.assertIn("3 articles", self.run_it("search", "out.batch", "防汛"))
        self.assertIn("1 article\n", self.run_it("search", "out.batch", "書屋"))
        self.assertIn("3 articles", self.run_it("search", "out.batch", "清淤", "云泽"))
        self.assertIn("1 article\n", self.run_it("search", "out.batch", "屋"))
        self.run_it("search", "out.batch", "地震", code=1)
        self.run_it("search", "out.batch", "——", code=2)


if __name__ == "__main__":
    unittest.main()
