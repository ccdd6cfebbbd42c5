#!/usr/bin/env python3
"""Whole commands of pressmark, as a person types them: exit codes, findings, what is written.

    commands.py PRESSMARK [-v] [TestClass.test_name …]
"""
import json
import os
import pathlib
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import unittest
import zipfile
from xml.etree import ElementTree

PRESSMARK = os.path.abspath(sys.argv.pop(1)) if len(sys.argv) > 1 else "pressmark"

POST = """---
title: '云泽县召开春耕现场会'
date: 2024-03-08 09:00:00
author: 云泽新闻网
---

<p>三月八日，云泽县召开春耕备耕现场会，部署防汛与水利工作。</p>
<p>会议要求，各乡镇抓紧清淤。</p>
"""
PLAIN = "三月八日，石桥镇的书屋开门了，孩子们排着队走进去。\n书屋有三千册书，由志愿者轮流看管。\n"


class Case(unittest.TestCase):
    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="pressmark-"))
        self.addCleanup(shutil.rmtree, self.folder, True)

    def write(self, name, content):
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    def run_it(self, *arguments, code=0, env=None, stdin=b"", cwd=None):
        result = subprocess.run([PRESSMARK, *map(str, arguments)], input=stdin, capture_output=True,
                                cwd=cwd or self.folder, env={**os.environ, **(env or {})}, timeout=120)
        self.out, self.err = result.stdout.decode(), result.stderr.decode()
        self.assertEqual(result.returncode, code, f"{arguments}\n{self.out}\n{self.err}")
        return self.out

    def summary(self, output):
        return json.loads((self.folder / f"{output}.batch/summary.json").read_text())

    def findings(self, output):
        lines = (self.folder / f"{output}.batch/findings.jsonl").read_text().splitlines()
        return [json.loads(line) for line in lines]

    def posts(self, count, folder="in"):
        for number in range(count):
            self.write(f"{folder}/{number:03}.md", POST.replace("现场会", f"第{number}次现场会"))


class Pictures(Case):
    def test_what_is_not_in_the_package_is_said(self):
        self.write("in/a.md", POST + '<p><img src="https://news.example.org/1.png"></p><p><img src="2.png"></p>\n')
        self.write("in/2.png", b"\x89PNG\r\n")
        self.run_it("convert", "in", "-o", "out.zip")
        said = [one for one in self.findings("out") if one["rule"] == "PM-HTML-002"]
        self.assertEqual([one["message"].split()[0] for one in said], ["1"])


class Usage(Case):
    def test_no_arguments_print_the_help_and_are_a_usage_error(self):
        self.run_it(code=2)
        self.assertIn("convert", self.err)

    def test_help_shows_examples_and_exit_codes(self):
        self.assertIn("Examples:", self.run_it("--help"))
        self.assertIn("Exit codes:", self.out)

    def test_an_unknown_option_is_a_usage_error(self):
        self.run_it("convert", "--nonsense", code=2)

    def test_a_target_must_be_named(self):
        self.write("a.txt", PLAIN)
        self.run_it("convert", "a.txt", code=2)

    def test_standard_input_needs_its_kind(self):
        self.run_it("convert", "-", "--out-dir", "out", code=2, stdin=PLAIN.encode())
        self.run_it("convert", "-", "--from", "text", "--out-dir", "out", stdin=PLAIN.encode())
        self.assertTrue((self.folder / "out/standard-input.xml").exists())

    def test_an_unknown_repair_is_a_usage_error(self):
        self.write("a.txt", PLAIN)
        self.run_it("convert", "a.txt", "--out-dir", "out", "--only", "magic", code=2)
        self.assertIn("magic", self.err)

    def test_an_unknown_key_in_a_job_is_a_usage_error_with_its_line(self):
        self.write("a.txt", PLAIN)
        self.write("job.toml", '[package]\nid = "x"\nrigths = "none"\n')
        self.run_it("convert", "a.txt", "--out-dir", "out", "--job", "job.toml", code=2)
        self.assertIn("job.toml:3", self.err)

    def test_an_unknown_column_of_a_sidecar_is_a_usage_error(self):
        self.write("a.txt", PLAIN)
        self.write("m.csv", "filename,colour\na.txt,red\n")
        self.run_it("convert", "a.txt", "--out-dir", "out", "--metadata", "m.csv", code=2)
        self.assertIn("colour", self.err)

    def test_output_to_a_full_disk_is_no_success(self):
        if not os.path.exists("/dev/full"):
            self.skipTest("there is no /dev/full")
        with open("/dev/full", "w") as full:
            result = subprocess.run([PRESSMARK, "rules"], stdout=full, stderr=subprocess.PIPE)
        self.assertEqual(result.returncode, 3)

    def test_lists_are_json_when_asked(self):
        for command in ("formats", "rules", "repairs"):
            for line in self.run_it(command, "--json").splitlines():
                json.loads(line)
        ids = [json.loads(line)["id"] for line in self.run_it("rules", "--json").splitlines()]
        self.assertEqual(len(ids), len(set(ids)))


class Mistyped(Case):
    """What is not known is refused, with what was probably meant."""

    def test_a_command(self):
        for word, meant in (("convrt", "convert"), ("vaildate", "validate"), ("colect", "collect")):
            self.run_it(word, "in", "-o", "out.zip", code=2)
            self.assertIn(f"did you mean `{meant}`?", self.err)

    def test_an_option(self):
        for words, meant in ((("convert", "in", "--ouput", "o.zip"), "--output"), (("--verison",), "--version"),
                             (("convert", "in", "--progess=none"), "--progress"), (("search", "o", "w", "--jsn"), "--json")):
            self.run_it(*words, code=2)
            self.assertIn(f"did you mean `{meant}`?", self.err)

    def test_nothing_like_it(self):
        self.run_it("frobnicate", "in", code=2)
        self.assertNotIn("did you mean", self.err)


class BadInput(Case):
    """Each gives a finding and the right exit code, and the good one beside it is converted."""

    def convert(self, code, state, rule=None):
        self.write("in/good.txt", PLAIN)
        self.run_it("convert", "in", "--out-dir", "out", "--progress", "none", code=code)
        self.assertTrue((self.folder / "out/good.txt.xml").exists())
        if state:
            self.assertIn(f"{state}\t", (self.folder / "out.batch/rejected.tsv").read_text())
        if rule:
            self.assertIn(rule, [finding["rule"] for finding in self.findings("out")])

    def test_an_empty_file(self):
        self.write("in/bad.txt", b"")
        self.convert(1, "rejected", "PM-CLI-006")

    def test_a_binary_file_is_skipped_and_counted(self):
        self.write("in/bad.txt", bytes(range(256)) * 40)
        self.convert(0, "skipped")
        self.assertEqual(self.summary("out")["skipped"]["of_no_known_kind"], 1)

    def test_invalid_utf8_in_every_place(self):
        text = (PLAIN * 10).encode()
        for number, place in enumerate((0, 1, len(text) // 2, len(text))):
            self.write(f"in/bad{number}.txt", text[:place] + b"\x80\xff\xc3" + text[place:])
        self.write("in/good.txt", PLAIN)
        self.run_it("convert", "in", "--out-dir", "out", "--progress", "none")
        self.assertEqual(self.summary("out")["converted"], 5)

    def test_an_unreadable_file(self):
        self.write("in/bad.txt", PLAIN).chmod(0)
        if os.geteuid() != 0:
            self.convert(3, "failed", "PM-CLI-001")
            return
        # Root reads everything: so somebody else has to try.
        self.write("in/good.txt", PLAIN)
        for folder in (self.folder, self.folder / "in"):
            folder.chmod(0o777)
        run = subprocess.run([PRESSMARK, "convert", "in", "--out-dir", "out", "--progress", "none"], cwd=self.folder,
                             capture_output=True, user=65534, group=65534, extra_groups=[], timeout=120)
        if run.returncode == 126 or b"Permission denied" in run.stderr and not run.stdout:
            self.skipTest("the program itself cannot be read by another user here")
        self.assertEqual(run.returncode, 3, run.stderr)
        self.assertTrue((self.folder / "out/good.txt.xml").exists())
        self.assertIn("failed\tbad.txt", (self.folder / "out.batch/rejected.tsv").read_text())

    def test_a_folder_named_like_a_page(self):
        self.write("in/page.html/inner.txt", PLAIN)
        self.convert(0, None)
        self.assertTrue((self.folder / "out/page.html/inner.txt.xml").exists())

    def test_an_alias_bomb(self):
        lines = ["a: &a [x, x]"] + [f"{b}: &{b} [*{a}, *{a}, *{a}]" for a, b in zip("abcdefghijk", "bcdefghijkl")]
        self.write("in/bad.md", "---\ntitle: x\n" + "\n".join(lines) + "\n---\n<p>正文。</p>\n")
        self.convert(0, None, "PM-META-002")

    def test_a_million_nested_tags(self):
        self.write("in/bad.html", "<html><body>" + "<div>" * 1_000_000 + "正文")
        self.convert(0, None, "PM-HTML-001")

    def test_what_is_never_closed_is_said_with_its_line(self):
        for number, tail in enumerate(("<!-- 注", "<script>var a", "<a href=\"x", "<style>p", "<title>题")):
            self.write(f"in/bad{number}.html", f"<p>正文。</p>\n{tail} <p>后文。</p>")
        self.write("in/head.md", "---\ntitle: '题\n\n正文。\n")
        self.convert(0, None, "PM-META-004")
        found = [finding for finding in self.findings("out") if finding["rule"] == "PM-HTML-004"]
        self.assertEqual([(finding["line"], "remedy" in finding) for finding in found], [(2, True)] * 5)

    def test_zero_bytes_are_kept(self):
        self.write("in/bad.txt", PLAIN.replace("石桥", "石\0桥"))
        self.convert(0, None)
        self.run_it("text", "--diplomatic", "out/bad.txt.xml")
        self.assertIn("石\0桥", self.out)

    def test_a_fifo_a_socket_and_a_link_loop_are_refused_without_waiting(self):
        (self.folder / "in").mkdir()
        os.mkfifo(self.folder / "in/pipe.txt")
        with socket.socket(socket.AF_UNIX) as endpoint:
            endpoint.bind(str(self.folder / "in/socket.txt"))
        os.symlink(".", self.folder / "in/loop")
        os.symlink("nowhere", self.folder / "in/gone.txt")
        self.convert(0, None, "PM-CLI-002")
        rules = [finding["rule"] for finding in self.findings("out")]
        self.assertIn("PM-CLI-003", rules)
        self.assertIn("PM-CLI-004", rules)

    def test_a_folder_without_sources(self):
        self.write("in/picture.png", b"\x89PNG")
        self.run_it("convert", "in", "--out-dir", "out", "--progress", "none", code=1)
        self.assertIn("PM-CLI-005", self.err)

    def test_a_name_that_does_not_exist(self):
        self.run_it("convert", "nowhere", "--out-dir", "out", code=3)
        self.assertIn("nowhere", self.err)

    def test_an_input_that_takes_too_long_is_stopped_and_the_others_go_on(self):
        self.write("in/good.txt", PLAIN)
        self.write("in/slow.txt", ("春耕备耕，" * 200 + "。\n") * 3000)
        self.run_it("convert", "in", "--out-dir", "out", "--progress", "none", "--time-limit", "0.02", "-j1", code=1)
        self.assertIn("PM-CLI-012", self.err)

    def test_an_input_above_the_limit_fails_with_the_reason(self):
        self.write("in/large.txt", "春耕。\n" * 400_000)
        self.write("in/good.txt", PLAIN)
        self.run_it("convert", "in", "--out-dir", "out", "--progress", "none", "--largest", "1", code=3)
        self.assertEqual(self.summary("out")["failed"], 1)
        self.assertEqual(self.summary("out")["converted"], 1)

    def test_fail_fast_stops(self):
        self.write("in/0.txt", b"")
        for number in range(1, 60):
            self.write(f"in/{number}.txt", PLAIN)
        self.run_it("convert", "in", "--out-dir", "out", "--progress", "none", "--fail-fast", "-j1", code=1)
        self.assertIn("too many failures", self.err)


class Names(Case):
    def test_paths_below_the_input_are_kept(self):
        self.write("in/a/b.txt", PLAIN)
        self.write("in/a/b.md", POST)
        self.run_it("convert", "in", "--out-dir", "out")
        self.assertTrue((self.folder / "out/a/b.txt.xml").exists())
        self.assertIn("a/b.md", (self.folder / "out/a/b.md.xml").read_text())

    def test_hidden_names_are_left_out(self):
        self.write("in/.git/a.txt", PLAIN)
        self.write("in/node_modules/a.txt", PLAIN)
        self.write("in/a.txt", PLAIN)
        self.run_it("convert", "in", "--out-dir", "out")
        self.assertEqual(self.summary("out")["inputs"], 1)

    def test_a_zip_of_sources_with_names_in_gbk_and_cp437(self):
        class Raw(zipfile.ZipInfo):
            def _encodeFilenameFlags(self):
                return self.raw, self.flag_bits & ~0x800

        with zipfile.ZipFile(self.folder / "in.zip", "w") as archive:
            for number, raw in enumerate(("新闻/春耕.txt".encode("gbk"), "caf\u00e9.txt".encode("cp437"))):
                info = Raw(str(number))
                info.raw = raw
                archive.writestr(info, PLAIN)
        self.run_it("convert", "in.zip", "--out-dir", "out")
        self.assertTrue((self.folder / "out/新闻/春耕.txt.xml").exists())
        self.assertTrue((self.folder / "out/café.txt.xml").exists())

    def test_a_hexo_site_lends_its_address_and_only_its_sources_are_read(self):
        self.write("site/_config.yml", "title: 云泽网\nurl: https://news.example.org\npermalink: :year/:title/\n")
        self.write("site/source/_posts/a.md", POST)
        self.write("site/themes/x/README.md", "# theme\n")
        self.run_it("convert", "site", "--out-dir", "out")
        self.assertEqual(self.summary("out")["inputs"], 1)
        self.assertIn("PM-CLI-011", self.err)

    def test_two_inputs_of_one_path_are_a_usage_error(self):
        self.write("a/x.txt", PLAIN)
        self.write("b/x.txt", PLAIN)
        self.run_it("convert", "a", "b", "--out-dir", "out", code=2)


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
        self.run_it("convert", "in", "-o", "out.zip")
        self.assertIn("3 articles", self.run_it("search", "out.batch", "防汛"))
        self.assertIn("1 article\n", self.run_it("search", "out.batch", "書屋"))
        self.assertIn("3 articles", self.run_it("search", "out.batch", "清淤", "云泽"))
        self.assertIn("1 article\n", self.run_it("search", "out.batch", "屋"))
        self.run_it("search", "out.batch", "地震", code=1)
        self.run_it("search", "out.batch", "——", code=2)


class Texts(Case):
    def test_the_diplomatic_text_of_a_lined_source_is_the_source(self):
        for number, text in enumerate(("春耕\r\n备耕", PLAIN, "　　一\t二\n\n\n三 \n", "a\rb\r\n\nc")):
            source = self.write(f"in/{number}.txt", text)
            self.run_it("convert", source, "--out-dir", "out", "--from", "text")
            result = subprocess.run([PRESSMARK, "text", self.folder / f"out/{number}.txt.xml", "--diplomatic"],
                                    capture_output=True)
            self.assertEqual(result.stdout, source.read_bytes())

    def test_inspect_names_the_kind_and_the_lines_of_repairs(self):
        source = self.write("a.md", POST)
        self.assertIn("recognised: hexo", self.run_it("inspect", source))
        json.loads(self.run_it("inspect", source, "--json"))
        self.assertIn("lines:", self.run_it("inspect", source, "--lines"))

    def test_text_of_what_is_no_xml_is_a_finding(self):
        self.write("a.xml", "<a><b></a>")
        self.run_it("text", "a.xml", code=1)
        self.assertIn("a.xml:1", self.err)


class Batches(Case):
    def reference(self, *options):
        self.posts(60)
        self.write("in/bad.txt", b"")
        self.run_it("convert", "in", "-o", "ref/out.zip", "--progress", "none", *options, code=1)
        return self.results("ref")

    def results(self, folder):
        place = self.folder / folder
        names = sorted(place.glob("out*.zip")) + [place / "out.batch" / name for name in
                                                  ("catalogue.sqlite", "summary.json", "findings.jsonl", "rejected.tsv")]
        return {name.name: name.read_bytes() for name in names}

    def setUp(self):
        super().setUp()
        for folder in ("ref", "other"):
            (self.folder / folder).mkdir()

    def test_a_killed_batch_resumes_with_the_same_bytes(self):
        expected = self.reference("--package-by", "count:25")
        for milliseconds in (20, 60, 120, 200, 300):
            shutil.rmtree(self.folder / "other")
            (self.folder / "other").mkdir()
            command = [PRESSMARK, "convert", "in", "-o", "other/out.zip", "--progress", "none", "-j2",
                       "--package-by", "count:25"]
            process = subprocess.Popen(command, cwd=self.folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            time.sleep(milliseconds / 1000)
            process.kill()
            process.wait()
            self.run_it(*command[1:], "--resume", code=1)
            self.assertEqual(self.results("other"), expected)

    def test_resuming_redoes_only_what_changed(self):
        self.reference()
        self.run_it("convert", "in", "-o", "ref/out.zip", "--progress", "plain", "--resume", code=1)
        self.assertIn("going on: 61 inputs", self.err)
        self.write("in/007.md", POST.replace("清淤", "巡堤"))
        self.run_it("convert", "in", "-o", "ref/out.zip", "--progress", "plain", "--resume", code=1)
        self.assertIn("going on: 60 inputs", self.err)
        self.run_it("convert", "in", "-o", "other/out.zip", "--progress", "none", code=1)
        self.assertEqual(self.results("ref"), self.results("other"))

    def test_an_interrupted_batch_says_how_to_go_on(self):
        self.posts(400)
        for number in (signal.SIGINT, signal.SIGTERM):
            process = subprocess.Popen([PRESSMARK, "convert", "in", "-o", f"other/{number}.zip", "-j1"],
                                       cwd=self.folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
            while not (self.folder / f"other/{number}.batch/journal.sqlite").exists():
                time.sleep(0.005)
            time.sleep(0.05)
            process.send_signal(number)
            _, err = process.communicate(timeout=60)
            self.assertEqual(process.returncode, 75)
            self.assertIn("--resume", err.decode())
            self.assertFalse(list((self.folder / "other").glob("*.part")))

    def test_a_second_process_on_the_same_batch_is_refused(self):
        self.posts(400)
        process = subprocess.Popen([PRESSMARK, "convert", "in", "-o", "other/out.zip", "-j1"], cwd=self.folder,
                                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        while not (self.folder / "other/out.batch/journal.sqlite").exists():
            time.sleep(0.005)
        self.run_it("convert", "in", "-o", "other/out.zip", "--resume", code=3)
        self.assertIn("another process", self.err)
        process.wait()

    def test_shards_collected_are_the_batch_of_one_machine(self):
        expected = self.reference("--package-by", "count:25")
        for shards in (1, 3, 7):
            shutil.rmtree(self.folder / "other")
            (self.folder / "other").mkdir()
            self.run_it("plan", "in", "-o", "other/out.zip", "--package-by", "count:25", "--shards", shards)
            for number in reversed(range(1, shards + 1)):
                self.run_it("convert", "-o", "other/out.zip", "--shard", f"{number}/{shards}", "--progress", "none",
                            code=1 if number == shards else 0)
            self.run_it("collect", "other/out.zip", "--progress", "none", code=1)
            self.assertEqual(self.results("other"), expected)

    def test_collecting_refuses_a_missing_shard_and_one_of_another_plan(self):
        self.posts(6)
        self.run_it("plan", "in", "-o", "other/out.zip", "--shards", 2)
        self.run_it("convert", "-o", "other/out.zip", "--shard", "1/2", "--progress", "none")
        self.run_it("collect", "other/out.zip", code=2)
        self.assertIn("shard 2/2 is not done", self.err)
        self.run_it("convert", "-o", "other/out.zip", "--shard", "2/2", "--progress", "none")
        self.write("in/more.md", POST)
        self.run_it("plan", "in", "-o", "other/out.zip", "--shards", 2, "--force")
        self.run_it("collect", "other/out.zip", code=2)
        self.assertIn("another plan", self.err)

    def test_inputs_are_converted_or_listed_with_a_reason_and_a_command(self):
        self.reference()
        summary = self.summary("ref/out")
        self.assertEqual(summary["inputs"], summary["converted"] + summary["rejected"] + summary["failed"])
        lines = (self.folder / "ref/out.batch/rejected.tsv").read_text().splitlines()
        state, path, reason, command = lines[1].split("\t")
        self.assertEqual((state, path, reason), ("rejected", "bad.txt", "the file is empty"))
        self.assertTrue(command.startswith("pressmark convert "))

    def test_the_reason_is_what_decided_and_not_what_was_found_first(self):
        # Decoding warns of the encoding first; that this is no text settles it.
        self.write("in/good.txt", PLAIN)
        self.write("in/noise.txt", bytes(range(256)) * 3)
        self.run_it("convert", "in", "-o", "out.zip", "--progress", "none")
        rules = [finding["rule"] for finding in self.findings("out") if finding.get("file") == "noise.txt"]
        self.assertEqual(rules, ["PM-TEXT-002", "PM-KIND-003"])
        line = (self.folder / "out.batch/rejected.tsv").read_text().splitlines()[1]
        self.assertTrue(line.startswith("skipped\tnoise.txt\tit is no text"), line)

    def test_the_command_of_a_rejected_input_tries_it_again(self):
        self.reference()
        line = (self.folder / "ref/out.batch/rejected.tsv").read_text().splitlines()[1]
        command = line.split("\t")[3].split()
        self.assertEqual(command[0], "pressmark")
        self.run_it(*command[1:], code=1)
        self.assertIn("the file is empty", self.err)
        self.assertNotIn("PM-CLI-005", self.err)

    def test_more_failures_than_allowed_stop_a_batch_that_can_go_on(self):
        self.posts(30)
        for number in range(5):
            self.write(f"in/bad{number}.txt", b"")
        self.run_it("convert", "in", "-o", "other/out.zip", "--progress", "none", "--max-failures", 3, "-j1", code=1)
        self.assertIn("too many failures", self.err)
        self.assertFalse((self.folder / "other/out.zip").exists())
        self.run_it("convert", "in", "-o", "other/out.zip", "--progress", "none", "--resume", code=1)
        self.run_it("convert", "in", "-o", "ref/out.zip", "--progress", "none", code=1)
        self.assertEqual(self.results("other"), self.results("ref"))

    def test_progress_can_be_json(self):
        self.posts(3)
        self.run_it("convert", "in", "-o", "other/out.zip", "--progress", "json")
        for line in self.err.splitlines():
            json.loads(line)

    def test_a_read_only_target_is_an_error_with_a_remedy(self):
        if os.geteuid() == 0:
            self.skipTest("root writes everywhere")
        self.posts(1)
        (self.folder / "other").chmod(0o555)
        self.run_it("convert", "in", "-o", "other/out.zip", code=3)
        self.assertIn("what to do", self.err)


class Validating(Case):
    RNG = """<element name="list" xmlns="http://relaxng.org/ns/structure/1.0"
 datatypeLibrary="http://www.w3.org/2001/XMLSchema-datatypes"><oneOrMore><element name="item">
<optional><attribute name="n"><data type="integer"/></attribute></optional><text/></element></oneOrMore></element>"""
    SCH = """<schema xmlns="http://purl.oclc.org/dsdl/schematron"><phase id="few"><active pattern="a"/></phase>
<pattern id="a"><rule context="item"><assert test="@n" id="numbered">an item needs a number</assert></rule></pattern>
<pattern id="b"><rule context="list"><report test="count(item) > 1" role="warning">many items</report></rule></pattern>
</schema>"""

    def setUp(self):
        super().setUp()
        self.write("s.rng", self.RNG)
        self.write("s.sch", self.SCH)
        self.write("good.xml", "<list><item n='1'>a</item></list>")
        self.write("bad.xml", "<list>\n  <itme n='1'>a</itme>\n  <item n='x'>b</item>\n</list>")

    def check(self, *arguments, code=0, stdin=b""):
        return self.run_it("validate", "--schema", "s.rng", *arguments, code=code, stdin=stdin)

    def test_exit_codes_tell_valid_invalid_schema_and_io_apart(self):
        self.check("good.xml")
        self.check("bad.xml", code=1)
        self.write("broken.rng", "<element xmlns='http://relaxng.org/ns/structure/1.0'/>")
        self.run_it("validate", "--schema", "broken.rng", "good.xml", code=2)
        self.check("absent.xml", code=3)
        self.run_it("validate", "--schema", "absent.rng", "good.xml", code=3)

    def test_no_file_is_a_usage_error_and_an_empty_folder_a_finding(self):
        self.check(code=2)
        (self.folder / "empty").mkdir()
        self.check("empty", code=1)

    def test_standard_input_is_a_dash(self):
        self.check("-", stdin=b"<list><item/></list>")
        self.check("-", code=1, stdin=b"<list/>")
        self.check("-", code=1, stdin=b"")

    def test_text_shows_the_line_a_caret_and_the_likely_fix(self):
        out = self.check("bad.xml", code=1)
        self.assertIn("bad.xml:2:4: error:", out)
        self.assertIn("did you mean <item>?", out)
        lines = out.splitlines()
        at = next(i for i, line in enumerate(lines) if "<itme n='1'>" in line)
        self.assertEqual(lines[at].index("itme"), lines[at + 1].index("^"))
        self.assertIn("bad.xml:3:9: error:", out)

    def test_json_is_one_object_a_finding_and_a_summary(self):
        lines = [json.loads(line) for line in self.check("--json", "bad.xml", "good.xml", code=1).splitlines()]
        self.assertEqual([line["line"] for line in lines[:-1]], [2, 3])
        self.assertTrue(all(line["rule"].startswith("PM-RNG-") for line in lines[:-1]))
        self.assertIn("summary", lines[-1])
        self.assertEqual(self.check("--format", "json", "bad.xml", "good.xml", code=1), self.out)

    def test_max_errors_shows_some_and_counts_all(self):
        out = self.check("--max-errors", "1", "bad.xml", code=1)
        self.assertEqual(out.count(": error:"), 1)
        self.assertIn("2 errors", out)

    def test_quiet_shows_errors_only(self):
        self.write("two.xml", "<list><item n='1'/><item n='2'/></list>")
        self.assertIn("many items", self.check("--schematron", "s.sch", "two.xml"))
        self.assertEqual(self.check("--schematron", "s.sch", "--quiet", "two.xml"), "")

    def test_a_phase_chooses_patterns_and_an_unknown_one_is_refused(self):
        self.write("two.xml", "<list><item n='1'/><item/></list>")
        self.assertNotIn("many", self.check("--schematron", "s.sch", "--phase", "few", "two.xml", code=1))
        self.check("--schematron", "s.sch", "--phase", "none", "two.xml", code=2)

    def test_svrl_has_what_failed_and_where(self):
        self.write("no.xml", "<list><item/></list>")
        out = self.check("--schematron", "s.sch", "--format", "svrl", "no.xml", code=1)
        root = ElementTree.fromstring(out)
        failed = root.find("{http://purl.oclc.org/dsdl/svrl}failed-assert")
        self.assertEqual((failed.get("id"), failed.get("test"), failed.get("location")),
                         ("numbered", "@n", "/list[1]/item[1]"))

    def test_junit_counts_tests_and_failures(self):
        root = ElementTree.fromstring(self.check("--format", "junit", "bad.xml", "good.xml", code=1))
        suites = [root] if root.tag == "testsuite" else list(root)
        self.assertEqual(sum(int(suite.get("failures")) > 0 for suite in suites), 1)

    def test_sarif_names_rules_places_and_the_version(self):
        log = json.loads(self.check("--format", "sarif", "bad.xml", code=1))
        self.assertEqual(log["version"], "2.1.0")
        run = log["runs"][0]
        known = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
        for result in run["results"]:
            self.assertEqual(known[result["ruleIndex"]], result["ruleId"])
            region = result["locations"][0]["physicalLocation"]["region"]
            self.assertGreaterEqual(region["startLine"], 2)
        self.assertEqual(len(run["results"]), 2)

    def test_the_output_does_not_depend_on_the_workers(self):
        for number in range(20):
            self.write(f"many/{number:02}.xml", f"<list><item n='{'x' if number % 3 else number}'/></list>")
        self.assertEqual(self.check("-j", "1", "many", code=1), self.check("-j", "4", "many", code=1))

    def test_schemas_are_checked_and_their_gaps_listed(self):
        self.run_it("check-schema", "s.rng", "s.sch")
        self.write("gap.sch", self.SCH.replace("@n", "current-date()"))
        self.assertIn("PM-SCH-130", self.run_it("check-schema", "gap.sch"))
        self.write("wrong.sch", self.SCH.replace("@n", "@n ="))
        self.assertIn("PM-SCH-1", self.run_it("check-schema", "wrong.sch", code=2))

    def test_a_rule_that_is_not_evaluated_is_no_success_of_the_file(self):
        self.write("gap.sch", self.SCH.replace("@n", "current-date()"))
        self.assertIn("1 not fully checked", self.check("--schematron", "gap.sch", "good.xml"))

    def test_an_xml_model_beside_the_file_is_followed_and_a_remote_one_reported(self):
        self.write("in/model.xml", "<?xml-model href='../s.rng'?>\n<list/>")
        self.run_it("validate", "in/model.xml", code=1)
        self.write("far.xml", "<?xml-model href='http://example.org/s.rng'?>\n<list/>")
        self.assertIn("nothing is fetched from a network", self.run_it("validate", "far.xml"))

    def test_a_package_has_one_note_for_all_files_without_a_schema(self):
        self.posts(2)
        self.run_it("convert", "in", "-o", "out.zip", "--progress", "none")
        out = self.run_it("validate", "out.zip")
        self.assertEqual(out.count("PM-VAL-007"), 1)
        self.assertNotIn("PM-VAL-001", out)

    def test_an_entity_bomb_is_refused(self):
        self.write("bomb.xml", '<!DOCTYPE list [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><list><item>&b;</item></list>')
        self.assertIn("PM-XML-", self.check("bomb.xml", code=1))


if __name__ == "__main__":
    unittest.main()
