#!/usr/bin/env python3
"""How pressmark is asked: help, options, what is mistyped.

    usage.py PRESSMARK [-v] [TestClass.test_name …]
"""
import json
import os
import subprocess
import unittest

from case import Case, PLAIN, PRESSMARK


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

    def test_a_job_of_endless_keys_or_stray_characters_is_a_usage_error(self):
        self.write("a.txt", PLAIN)
        for job, said in ("a" + ".a" * 300_000 + " = 1\n", "nested"), \
                ('","' + '.","' * 300_000 + " = 1\n", "nested"), ("[site]\ntitle = 新闻\n", "job.toml:2"), \
                ('[site]\n标题 = "x"\n', "saw '标'"):
            self.write("job.toml", job)
            self.run_it("convert", "a.txt", "--out-dir", "out", "--job", "job.toml", code=2)
            self.assertIn(said, self.err)

    def test_a_job_that_is_not_utf_8_is_a_usage_error_with_its_line(self):
        self.write("a.txt", PLAIN)
        (self.folder / "job.toml").write_bytes('[site]\ntitle = "新闻"\n'.encode("gbk"))
        self.run_it("convert", "a.txt", "--out-dir", "out", "--job", "job.toml", code=2)
        self.assertIn("job.toml:2: it is not UTF-8", self.err)

    def test_a_job_may_describe_in_many_sentences(self):
        self.write("a.txt", PLAIN)
        self.write("job.toml", '[package]\ndescription = "' + "One more was found. " * 50 + '"\n')
        self.run_it("convert", "a.txt", "--out-dir", "out", "--job", "job.toml")

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


if __name__ == "__main__":
    unittest.main()
