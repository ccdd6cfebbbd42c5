#!/usr/bin/env python3
"""What pressmark convert takes, and what it says of what it cannot take.

    inputs.py PRESSMARK [-v] [TestClass.test_name …]
"""
import os
import socket
import subprocess
import unittest
import zipfile

from case import Case, PLAIN, POST, PRESSMARK


class OwnOutput(Case):
    """What pressmark wrote below the folder that it reads is not a source."""

    def test_a_package_and_its_batch(self):
        self.write("good.txt", PLAIN)
        for again in ((), ("--force",), ("--resume",)):
            self.run_it("convert", ".", "-o", "all.zip", "--progress", "none", *again)
            self.assertEqual(self.summary("all")["inputs"], 1)
        self.run_it("convert", ".", "-o", "sub/other.zip", "--progress", "none")
        self.assertEqual(self.summary("sub/other")["inputs"], 1)

    def test_a_folder_of_single_files(self):
        self.write("good.txt", PLAIN)
        for output, again in (("out", ()), ("out/", ("--force",)), ("./out", ("--resume",))):
            self.run_it("convert", ".", "--out-dir", output, "--progress", "none", *again)
            self.assertEqual(self.summary("out")["inputs"], 1)

    def test_a_plan(self):
        self.write("good.txt", PLAIN)
        self.run_it("plan", ".", "-o", "all.zip", "--shards", "2")
        for shard in ("1/2", "2/2"):
            self.run_it("convert", "-o", "all.zip", "--shard", shard, "--progress", "none")
        self.run_it("collect", "all.zip")
        self.assertEqual(self.summary("all")["inputs"], 1)

    def test_a_source_folder_named_like_a_batch(self):
        self.write("notes.batch/good.txt", PLAIN)
        self.run_it("convert", ".", "-o", "all.zip", "--progress", "none")
        self.assertEqual(self.summary("all")["inputs"], 1)


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
        self.assertFalse((self.folder / "out.batch").exists(), "a batch was begun")

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


class Pictures(Case):
    def test_what_is_not_in_the_package_is_said(self):
        self.write("in/a.md", POST + '<p><img src="https://news.example.org/1.png"></p><p><img src="2.png"></p>\n')
        self.write("in/2.png", b"\x89PNG\r\n")
        self.run_it("convert", "in", "-o", "out.zip")
        said = [one for one in self.findings("out") if one["rule"] == "PM-HTML-002"]
        self.assertEqual([one["message"].split()[0] for one in said], ["1"])


if __name__ == "__main__":
    unittest.main()
