#!/usr/bin/env python3
"""Run RELAX NG validators side by side on the same files: CPU seconds, MB/s without start and load, verdicts.

    generate_tei.py corpus
    compare_validators.py --schema tei_all.rng --pressmark build/bench/pressmark --empty corpus/size-10K.xml \\
        corpus/small/*.xml

CPU time is user + system of the whole process, the best of --rounds runs. It contains start and schema load,
which --empty measures apart with one small file, and which is taken off for MB/s; --repeat gives every file
so many times, so that the rest stands out of the noise. "jing, warm" is WarmJing.java: the same files again
and again in one process until the JIT has settled, CPU of the working thread for the best pass, the schema
loaded before. Peers that are not installed are named and left out.
"""
import argparse
import os
import re
import resource
import shutil
import subprocess
import sys

JARS = "jing.jar xercesImpl.jar xml-apis.jar Saxon-HE.jar xml-resolver.jar".split()


def cpu_seconds(command):
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    spent = after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime
    return spent, done.returncode


def row(name, spent, load, rate, code):
    print("%-12s %10.3f %10.3f %10.1f  %s" % (name, spent, load, rate, code), flush=True)


def processes(arguments, size):
    """Each peer as a process of its own."""
    peers = {
        "pressmark": [arguments.pressmark, "validate", "--quiet", "-j", "1", "--schema", arguments.schema],
        "jing": ["jing", arguments.schema],
        "xmllint": ["xmllint", "--noout", "--relaxng", arguments.schema],
        "rnv": ["rnv", "-q", os.path.splitext(arguments.schema)[0] + ".rnc"],
    }
    for name, command in peers.items():
        if name in arguments.without:
            continue
        if shutil.which(command[0]) is None:
            print("%-12s not installed" % name)
            continue
        if name == "rnv" and not os.path.exists(command[-1]):
            print("%-12s needs the schema in compact syntax (%s)" % (name, command[-1]))
            continue
        files = arguments.files * arguments.repeat
        spent, code = min(cpu_seconds(command + files) for _ in range(arguments.rounds))
        load = 0.0
        if arguments.empty:
            load = min(cpu_seconds(command + [arguments.empty])[0] for _ in range(arguments.rounds))
        row(name, spent, load, size * arguments.repeat / max(spent - load, 1e-3), code)


def warm_jing(arguments, size):
    """jing in one process, measured inside it."""
    jars = [os.path.join(arguments.jars, jar) for jar in JARS]
    if shutil.which("javac") is None or not os.path.exists(jars[0]):
        print("%-12s needs a JDK, and jing.jar in %s" % ("jing, warm", arguments.jars))
        return
    program = os.path.join(os.path.dirname(os.path.abspath(__file__)), "WarmJing.java")
    done = subprocess.run(["java", "-cp", ":".join(jars), program, arguments.schema, str(arguments.seconds)]
                          + arguments.files, capture_output=True, text=True)
    found = re.search(r"load ([\d.]+)\nfirst ([\d.]+) warm ([\d.]+) valid (\w+)", done.stdout)
    if found is None:
        print("%-12s failed: %s" % ("jing, warm", done.stderr.strip()[:200]))
        return
    spent = float(found[3])
    row("jing, warm", spent, float(found[1]), size / spent, 0 if found[4] == "true" else 1)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--schema", required=True)
    parser.add_argument("--pressmark", default="pressmark")
    parser.add_argument("--empty", help="a small valid file, to measure start and load")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--repeat", type=int, default=1)
    parser.add_argument("--seconds", type=float, default=8, help="CPU time for the warm jing")
    parser.add_argument("--jars", default="/usr/share/java", help="the folder with jing.jar")
    parser.add_argument("--without", type=lambda names: names.split(","), default=[], help="jing,warm,…")
    parser.add_argument("files", nargs="+")
    arguments = parser.parse_args()
    size = sum(os.path.getsize(path) for path in arguments.files) / 1e6
    print("%-12s %10s %10s %10s  %s" % ("%.1f MB" % size, "CPU s", "load s", "MB/s", "exit"))
    processes(arguments, size)
    if "warm" not in arguments.without:
        warm_jing(arguments, size)
    return 0


if __name__ == "__main__":
    sys.exit(main())
