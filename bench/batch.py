#!/usr/bin/env python3
"""Measures a whole batch: processor time against zip, speed-up, memory, evenness, start-up, resuming, validation.

    batch.py PRESSMARK [--posts 100000] [--work FOLDER] [--keep]

Makes POSTS varied sources (generate_posts.py, 5 to 20 KB each), converts them into packages with -j1 and -j2,
unpacks the packages and runs `zip -q -6 -r` over them in the same run: trust the ratios, not the seconds. All of
it runs at a higher priority when the system allows (root): -j2 against -j1 says little where others are at work,
so the share of the busiest process is printed beside it. Prints one line a figure, with what is asked for; needs
about 150 KB of disk for each post (--work names the place), and zip and unzip. Nothing has to be watched: what a
run leaves is removed at its end. Exit code 1 when a figure misses what is asked for.
"""
import argparse
import hashlib
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import threading
import time

HERE = pathlib.Path(__file__).resolve().parent
missed = []


def say(what, value, asked="", held=True):
    mark = "" if not asked else ("   asked: " + asked + ("" if held else "   MISSED"))
    print(f"{what:<58} {value}{mark}", flush=True)
    if not held:
        missed.append(what)


def memory_of(pid):
    """Resident bytes of a process and all below it; pages that they share count once."""
    total, waiting = 0, [pid]
    while waiting:
        one = waiting.pop()
        try:
            smaps = pathlib.Path(f"/proc/{one}/smaps_rollup").read_text()
            total += next(int(line.split()[1]) * 1024 for line in smaps.splitlines() if line.startswith("Pss:"))
            waiting += [int(child) for child in pathlib.Path(f"/proc/{one}/task/{one}/children").read_text().split()]
        except (OSError, StopIteration):
            continue
    return total


def processor_times(pid):
    """Seconds of user and system time of a process and of each below it, by process."""
    times, waiting = {}, [pid]
    while waiting:
        one = waiting.pop()
        try:
            fields = pathlib.Path(f"/proc/{one}/stat").read_text().rsplit(")", 1)[1].split()
            times[one] = (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
            waiting += [int(child) for child in pathlib.Path(f"/proc/{one}/task/{one}/children").read_text().split()]
        except OSError:
            continue
    return times


class Run:
    """A command with its processor time, and of a batch: its progress and memory over time."""

    def __init__(self, command, cwd=None):
        before = os.times()
        start = self.start = time.time()
        self.points, self.memory, self.times = [], [], {}
        process = subprocess.Popen(command, cwd=cwd, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        watcher = threading.Thread(target=self.watch, args=(process,))
        watcher.start()
        for line in process.stderr:
            if line.startswith('{"event":"progress"'):
                told = json.loads(line)
                self.points.append((time.time() - start, told))
        self.out = process.stdout.read()
        self.code = process.wait()
        watcher.join()
        self.wall = time.time() - start
        after = os.times()
        self.cpu = after.children_user - before.children_user + after.children_system - before.children_system
        if self.code not in (0, 1):
            sys.exit(f"{command[:3]} failed ({self.code}): {self.out}")

    def watch(self, process):
        while process.poll() is None:
            self.memory.append((time.time(), memory_of(process.pid)))
            self.times.update(processor_times(process.pid))
            self.leader = process.pid
            time.sleep(0.25)

    def shares(self):
        """Of all processor time: that of the process that leads, and of the busiest of all."""
        whole = max(self.cpu, 1e-9)
        return self.times.get(self.leader, 0) / whole, max(self.times.values(), default=0) / whole

    def memory_at(self, done):
        """Bytes when that share of the inputs was converted."""
        converting = [(at, told) for at, told in self.points if told["phase"] == "converting"]
        moment = next((at for at, told in converting if told["done"] >= done * told["all"]), converting[-1][0])
        before = [size for at, size in self.memory if at - self.start <= moment]
        return before[-1] if before else self.memory[0][1]


def convert(program, inputs, output, jobs, *more):
    return Run([program, "convert", str(inputs), "-o", str(output), f"-j{jobs}", "--progress", "json", *more])


def digest(folder):
    every = hashlib.sha256()
    for path in sorted(folder.glob("out*.zip")):
        every.update(path.read_bytes())
    return every.hexdigest()


def steady(run):
    """Files a second in the last tenth of the converting phase against the first tenth (after a warm start)."""
    points = [(at, told["done"]) for at, told in run.points if told["phase"] == "converting"]
    if len(points) < 20:
        return None
    tenth = max(2, len(points) // 10)
    first, last = points[1:tenth + 1], points[-tenth - 1:]
    rate = [(part[-1][1] - part[0][1]) / (part[-1][0] - part[0][0]) for part in (first, last)]
    return rate[1] / rate[0]


def compare_with_zip(run, place, unpacked, inputs, posts):
    unpacked.mkdir()
    for package in sorted(place.glob("out*.zip")):
        subprocess.run(["unzip", "-q", str(package), "-d", str(unpacked)], check=True)
    payload = sum(path.stat().st_size for path in unpacked.rglob("*") if path.is_file())
    source = sum(path.stat().st_size for path in inputs.rglob("*") if path.is_file())
    zipped = Run(["zip", "-q", "-6", "-r", str(unpacked.parent / "zip.zip"), "."], cwd=unpacked)
    say("sources, unpacked packages", f"{source / 1e6:.1f} MB, {payload / 1e6:.1f} MB ({payload / source:.1f} times)")
    say("processor time of the batch, -j1", f"{run.cpu:.2f} s")
    say("processor time of zip -q -6 -r on the unpacked packages", f"{zipped.cpu:.2f} s")
    ratio = run.cpu / zipped.cpu
    say("ratio", f"{ratio:.2f}", "1.3 or less", ratio <= 1.3)
    seconds = stage_seconds(place)
    for stage, spent in sorted(seconds.items(), key=lambda item: -item[1]):
        say(f"  stage {stage}", f"{spent:.2f} s, {spent / zipped.cpu:.2f} of zip, {source / 1e6 / spent:.1f} MB/s, "
                                f"{posts / spent:.0f} files/s of a core")
    rest = max(run.cpu - sum(seconds.values()), 1e-9)
    say("  packages read back and checked, catalogue, journal", f"{rest:.2f} s, {rest / zipped.cpu:.2f} of zip, {posts / rest:.0f} files/s of a core")
    (unpacked.parent / "zip.zip").unlink()
    return source


def stage_seconds(place):
    """From the journal: what each stage of each input took."""
    import sqlite3
    seconds = {}
    journal = sqlite3.connect(f"file:{place}/out.batch/journal.sqlite?mode=ro", uri=True)
    for (facts,) in journal.execute("SELECT facts FROM inputs WHERE facts<>''"):
        for stage, spent in json.loads(facts).get("seconds", {}).items():
            seconds[stage] = seconds.get(stage, 0) + spent
    return seconds


def start_up(program, inputs, place):
    """From the end of the listing (the journal holds all inputs) to the first result on the disk."""
    out = place / "start.zip"
    process = subprocess.Popen([program, "convert", str(inputs), "-o", str(out), "-j2", "--progress", "none"],
                               stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    begin = time.time()
    batch, listed, first = place / "start.batch", None, None
    while first is None and process.poll() is None:
        # The session's number is committed right behind the list; the spool comes with the first result.
        if listed is None and (batch / "date").exists():
            listed = time.time()
        if (batch / "spool").exists() and any(path.stat().st_size for path in (batch / "spool").iterdir()):
            first = time.time()
        time.sleep(0.002)
    process.terminate()
    process.wait()
    shutil.rmtree(batch)
    if first is None or listed is None:
        return say("start-up", "no result was seen", "one", False)
    say("listing", f"{listed - begin:.2f} s")
    say("from the listing to the first result", f"{first - listed:.2f} s", "under 1 s", first - listed < 1)


def validate_speed(program, work):
    """A bag of 2,000 files, 20 MB, with two manifests: bag by `pack`, second manifest by hashlib."""
    bag = work / "bag"
    data = bag / "data"
    data.mkdir(parents=True)
    rows = {"sha256": [], "sha512": []}
    for number in range(2000):
        content = (f"{number} 春耕备耕现场会。\n" * 400).encode()[:10000]
        (data / f"{number:04}.txt").write_bytes(content)
        for name, lines in rows.items():
            lines.append(f"{hashlib.new(name, content).hexdigest()}  data/{number:04}.txt\n")
    (bag / "bagit.txt").write_text("BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n")
    for name, lines in rows.items():
        (bag / f"manifest-{name}.txt").write_text("".join(lines))
    spent = min(Run([program, "validate", "--quiet", str(bag)]).cpu for _ in range(5))
    say("validating a bag of 2,000 files, 20 MB, two digests", f"{spent:.3f} s", "0.087 s (a third of 0.26 s)",
        spent <= 0.26 / 3)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pressmark")
    parser.add_argument("--posts", type=int, default=100_000)
    parser.add_argument("--work", type=pathlib.Path)
    parser.add_argument("--keep", action="store_true", help="leave the sources and packages")
    arguments = parser.parse_args()
    program = os.path.abspath(arguments.pressmark)
    try:
        os.nice(-5)
    except PermissionError:
        pass
    work = pathlib.Path(tempfile.mkdtemp(prefix="pressmark-bench-", dir=arguments.work))
    try:
        inputs = work / "in"
        subprocess.run([sys.executable, str(HERE / "generate_posts.py"), str(arguments.posts), str(inputs)], check=True)
        say("posts", arguments.posts)
        for path in inputs.rglob("*.*"):  # or the first run would read from the disk, and the second from memory
            if path.is_file():
                path.read_bytes()
        one, two = work / "one", work / "two"
        one.mkdir(), two.mkdir()
        start_up(program, inputs, work)
        first = convert(program, inputs, one / "out.zip", 1)
        source = compare_with_zip(first, one, work / "unpacked", inputs, arguments.posts)
        shutil.rmtree(work / "unpacked")
        second = convert(program, inputs, two / "out.zip", 2)
        for words, run in (("-j1", first), ("-j2", second)):
            say(f"{words}: wall clock, processor time", f"{run.wall:.1f} s, {run.cpu:.1f} s")
            say(f"{words}: of sources", f"{source / 1e6 / run.wall:.2f} MB/s, {arguments.posts / run.wall:.0f} files/s")
            leader, busiest = run.shares()
            say(f"{words}: share of the leading process, of the busiest", f"{100 * leader:.1f} %, {100 * busiest:.0f} %")
        gain = first.wall / second.wall
        say("-j2 against -j1", f"{gain:.2f} times", "1.9 or more", gain >= 1.9)
        same = digest(one) == digest(two)
        say("packages of -j1 and -j2", "the same bytes" if same else "DIFFER", "the same bytes", same)
        most = max(size for _, size in second.memory)
        tenth, late = second.memory_at(0.1), second.memory_at(1)
        say("memory of all processes, -j2: most", f"{most / 1e6:.0f} MB", "150 MB or less", most <= 150e6)
        say("  at a tenth of the inputs, at the last of them", f"{tenth / 1e6:.0f} MB, {late / 1e6:.0f} MB",
            "within 10 %", abs(late - tenth) <= 0.1 * tenth)
        even = steady(second)
        if even is not None:
            say("rate of the last tenth against the first", f"{100 * even:.0f} %", "95 % or more", even >= 0.95)
        again = convert(program, inputs, two / "out.zip", 2, "--resume")
        say("--resume on the finished batch", f"{again.wall:.2f} s", "under 5 s", again.wall < 5)
        validate_speed(program, work)
        return 1 if missed else 0
    finally:
        if arguments.keep:
            print(f"left in {work}")
        else:
            shutil.rmtree(work, ignore_errors=True)


if __name__ == "__main__":
    sys.exit(main())
