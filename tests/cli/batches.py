#!/usr/bin/env python3
"""Batches that are killed, resumed, sharded, refused, watched.

    batches.py PRESSMARK [-v] [TestClass.test_name …]
"""
import json
import os
import pathlib
import shutil
import signal
import subprocess
import time
import unittest

from case import Case, PLAIN, POST, PRESSMARK


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

    def test_a_killed_worker_costs_one_input_and_none_that_waited_behind_it(self):
        self.posts(400)
        self.run_it("convert", "in", "-o", "ref/out.zip", "--progress", "none", "-j2")
        process = subprocess.Popen([PRESSMARK, "convert", "in", "-o", "other/out.zip", "--progress", "none", "-j2"],
                                   cwd=self.folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        spool = self.folder / "other/out.batch/spool"
        while not spool.exists() or not any(path.stat().st_size for path in spool.iterdir()):
            time.sleep(0.002)
        workers = pathlib.Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text().split()
        os.kill(int(workers[0]), signal.SIGKILL)
        self.assertEqual(process.wait(), 1)
        summary = self.summary("other/out")
        self.assertEqual((summary["converted"], summary["failed"]), (399, 1))
        self.run_it("convert", "in", "-o", "other/out.zip", "--progress", "none", "--resume")
        self.assertEqual(self.results("other"), self.results("ref"))

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
        # Decoding warns of the encoding first; that this is not text settles it.
        self.write("in/good.txt", PLAIN)
        self.write("in/noise.txt", bytes(range(256)) * 3)
        self.run_it("convert", "in", "-o", "out.zip", "--progress", "none")
        rules = [finding["rule"] for finding in self.findings("out") if finding.get("file") == "noise.txt"]
        self.assertEqual(rules, ["PM-TEXT-002", "PM-KIND-003"])
        line = (self.folder / "out.batch/rejected.tsv").read_text().splitlines()[1]
        self.assertTrue(line.startswith("skipped\tnoise.txt\tit is not text"), line)

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


if __name__ == "__main__":
    unittest.main()
