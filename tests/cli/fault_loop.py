"""A small batch that is run again and again with a fault in it, and what must hold after each."""
import os
import re
import shutil
import signal
import subprocess

POST = """---
title: '云泽县召开第{0}次春耕现场会'
date: 2024-0{0}-08 09:00:00
author: 云泽新闻网
---

<p>三月八日，云泽县召开春耕备耕现场会，部署防汛与水利工作，涉及{0}户。</p>
"""
RESULTS = ("catalogue.sqlite", "summary.json", "findings.jsonl", "rejected.tsv")
# Exit codes: done with rejected inputs, surroundings, interrupted.
DONE, SURROUNDINGS, INTERRUPTED = 1, 3, 75


class Loop:
    def __init__(self, program, work, every):
        self.program, self.work, self.every = program, work, every
        self.runs = self.failures = self.sweeps = 0
        self.inputs = work / "in"
        self.place = work / "out"
        self.target = self.place / "out.zip"
        self.batch = self.place / "out.batch"
        self.status, self.said = 0, ""
        self.make_inputs(self.inputs)
        self.old = self.make_old()
        self.fresh()
        self.run()
        assert self.status == DONE, self.said
        self.expected = self.results()

    def make_inputs(self, folder):
        folder.mkdir()
        for number in (1, 2, 3):
            (folder / f"{number}.md").write_text(POST.format(number))
        (folder / "empty.txt").write_bytes(b"")

    def make_old(self):
        (self.work / "before").mkdir()
        (self.work / "before/x.md").write_text(POST.format(9))
        subprocess.run([self.program, "convert", "before", "-o", "old.zip", "--progress", "none"], cwd=self.work,
                       check=True, stdout=subprocess.DEVNULL)
        return (self.work / "old.zip").read_bytes()

    def fresh(self):
        shutil.rmtree(self.place, ignore_errors=True)
        self.place.mkdir()
        self.target.write_bytes(self.old)

    def command(self, *more):
        return [self.program, "convert", "in", "-o", str(self.target), "--progress", "none", "-j2", *more]

    def run(self, wrapper=(), more=("--force",), env=None):
        self.runs += 1
        done = subprocess.run([*wrapper, *self.command(*more)], cwd=self.work, stdout=subprocess.PIPE,
                              stderr=subprocess.STDOUT, timeout=120, env={**os.environ, **(env or {})})
        self.status, self.said = done.returncode, done.stdout.decode(errors="replace")
        # strace ends as its program did: by the signal.
        if self.status < 0:
            self.status = 128 - self.status

    def results(self):
        return {path.name: path.read_bytes() for path in [self.target, *(self.batch / name for name in RESULTS)]
                if path.exists()}

    def fail(self, what, words):
        self.failures += 1
        print(f"FAIL: {what}: {words} (exit {self.status})\n{self.said[-600:]}", flush=True)

    def check_books(self, what):
        """Of a run that ended by itself with a summary: inputs = converted + rejected + failed, each listed."""
        rows = (self.batch / "rejected.tsv").read_text().splitlines()[1:]
        listed = [row.split("\t") for row in rows]
        if any(len(row) != 4 or not row[2] or not row[3] for row in listed):
            self.fail(what, f"an input without reason or command: {rows}")
        numbers = re.search(r"(\d+) inputs? = (\d+) converted \+ (\d+) rejected \+ (\d+) failed", self.said)
        if not numbers:
            return self.fail(what, "no summary")
        inputs, converted, rejected, failed = map(int, numbers.groups())
        if inputs != converted + rejected + failed or len(listed) != rejected + failed:
            self.fail(what, "the books do not balance")
        return failed

    def check(self, what, may_fail=True):
        """What the fault left; then what --resume makes of it."""
        now = self.target.read_bytes() if self.target.exists() else None
        if now not in (self.old, self.expected["out.zip"]):
            # Complete all the same: the package of those inputs that did not fail.
            if now is None or not self.is_package(self.target):
                self.fail(what, "the target is neither the old package nor a complete one")
        if self.status == DONE and self.check_books(what) == 0 and self.results() != self.expected:
            self.fail(what, "said to be done, but not with the bytes of an undisturbed run")
        if self.status not in (DONE, SURROUNDINGS, INTERRUPTED) and self.status < 128:
            self.fail(what, "an exit code that says nothing")
        if self.status == SURROUNDINGS and not self.said.strip():
            self.fail(what, "no reason is given")
        if not may_fail and self.status != DONE:
            self.fail(what, "this should have been tried again")
        if self.status < 128:
            self.check_no_leftovers(what)
        self.run(more=("--resume",))
        if self.status != DONE or self.results() != self.expected:
            names = [name for name, content in self.expected.items() if self.results().get(name) != content]
            self.fail(what, f"--resume gives other bytes: {names}")
        self.check_no_leftovers(what + ", resumed")
        if (self.batch / "spool").exists():
            self.fail(what, "the spool is left after all is packaged")

    def check_no_leftovers(self, what):
        left = [path.name for path in self.place.iterdir() if path.name not in ("out.zip", "out.batch")]
        if left:
            self.fail(what, f"left beside the target: {left}")

    def is_package(self, path):
        return subprocess.run([self.program, "validate", str(path)], stdout=subprocess.DEVNULL,
                              stderr=subprocess.DEVNULL).returncode == 0

    def sweep(self, call, fault, files=()):
        """Every n-th call, until it no longer comes."""
        shift = ["-P" + str(path) for path in files]
        trace = self.work / "trace"
        # Each sweep begins one place later than the one before: with --every, each place has some of the faults.
        first, most = 1 + self.sweeps % self.every, 5000
        self.sweeps += 1
        place = first
        while place <= most:
            self.fresh()
            self.run(["strace", "-f", "-qq", "-o", str(trace), "-e", f"trace={call}", *shift,
                      "-e", f"inject={call}:{fault}:when={place}"])
            told = trace.read_text(errors="replace")
            # A call in which a process was killed never returns.
            if "(INJECTED)" not in told and not (fault == "signal=KILL" and "= ?" in told):
                break
            # Not ours: the loader of shared libraries, before main(), gives up; words that cannot be printed.
            if not (self.status == 127 and "shared libraries" in self.said) and \
                    not re.search(r"write\([12], .*\(INJECTED\)", told):
                self.check(f"{call} {place}, {fault}", may_fail=fault != "error=EINTR" or not files)
            place += self.every
        print(f"{call} {fault}{' of what workers write and read' if files else ''}: "
              f"{(place - first) // self.every} places", flush=True)
