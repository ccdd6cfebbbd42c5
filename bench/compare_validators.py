#!/usr/bin/env python3
"""Run RELAX NG validators side by side on the same files: CPU seconds, MB/s, verdicts.

    compare_validators.py --schema tei_all.rng --pressmark build/dev/pressmark FILE...

Peers that are not installed are named and left out. CPU time is user + system of the process, best of
--rounds runs; it contains start and schema load, which --empty measures apart with one small file.
"""
import argparse
import os
import resource
import shutil
import subprocess
import sys


def cpu_seconds(command):
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    spent = after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime
    return spent, done.returncode


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--schema", required=True)
    parser.add_argument("--pressmark", default="pressmark")
    parser.add_argument("--empty", help="a small valid file, to measure start and load")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("files", nargs="+")
    arguments = parser.parse_args()
    peers = {
        "pressmark": [arguments.pressmark, "validate", "--quiet", "-j", "1", "--schema", arguments.schema],
        "jing": ["jing", arguments.schema],
        "xmllint": ["xmllint", "--noout", "--relaxng", arguments.schema],
        "rnv": ["rnv", "-q", os.path.splitext(arguments.schema)[0] + ".rnc"],
    }
    size = sum(os.path.getsize(path) for path in arguments.files) / 1e6
    print("%-10s %10s %10s %10s  %s" % ("", "CPU s", "load s", "MB/s", "exit"))
    for name, command in peers.items():
        if shutil.which(command[0]) is None:
            print("%-10s not installed" % name)
            continue
        if name == "rnv" and not os.path.exists(command[-1]):
            print("%-10s needs the schema in compact syntax (%s)" % (name, command[-1]))
            continue
        runs = [cpu_seconds(command + arguments.files) for _ in range(arguments.rounds)]
        spent, code = min(runs)
        load = min(cpu_seconds(command + [arguments.empty])[0] for _ in range(arguments.rounds)) if arguments.empty else 0.0
        rate = size / max(spent - load, 1e-3)
        print("%-10s %10.3f %10.3f %10.1f  %d" % (name, spent, load, rate, code))
    return 0


if __name__ == "__main__":
    sys.exit(main())
