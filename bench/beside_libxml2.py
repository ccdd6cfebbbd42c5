#!/usr/bin/env python3
"""pressmark and libxml2 in turn, many times in short slices: what a busy machine does to one it does to the other.

    beside_libxml2.py --schema tei_all.rng --pressmark build/bench/pressmark corpus/small/*.xml

libxml2 is loaded into this process and reads the schema once (some 13 s for tei_all), so that its load does not
drown the rest; a slice of it is one pass over the files, parsed and validated. A slice of pressmark is ten passes
in a process of its own, less a run with one pass. CPU time, user and system; the median of the rounds' ratios
counts.
"""
import argparse
import ctypes
import ctypes.util
import os
import resource
import statistics
import subprocess
import time


class Libxml2:
    def __init__(self, schema):
        name = ctypes.util.find_library("xml2")
        if name is None:
            raise SystemExit("skipped: libxml2 is not installed")
        self.library = ctypes.CDLL(name)
        for function in ("NewParserCtxt", "Parse", "NewValidCtxt"):
            getattr(self.library, "xmlRelaxNG" + function).restype = ctypes.c_void_p
        self.library.xmlReadFile.restype = ctypes.c_void_p
        parser = ctypes.c_void_p(self.library.xmlRelaxNGNewParserCtxt(os.fsencode(schema)))
        self.schema = ctypes.c_void_p(self.library.xmlRelaxNGParse(parser))
        if not self.schema:
            raise SystemExit("libxml2 does not take " + schema)

    def run_pass(self, files):
        start = time.process_time()
        invalid = 0
        for path in files:
            document = ctypes.c_void_p(self.library.xmlReadFile(os.fsencode(path), None, 0))
            context = ctypes.c_void_p(self.library.xmlRelaxNGNewValidCtxt(self.schema))
            invalid += self.library.xmlRelaxNGValidateDoc(context, document) != 0
            self.library.xmlRelaxNGFreeValidCtxt(context)
            self.library.xmlFreeDoc(document)
        return time.process_time() - start, invalid


def cpu_seconds(command):
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, stdout=subprocess.DEVNULL)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--schema", required=True)
    parser.add_argument("--pressmark", default="pressmark")
    parser.add_argument("--schematron", help="in place of the rules embedded in the schema")
    parser.add_argument("--rounds", type=int, default=15)
    parser.add_argument("files", nargs="+")
    arguments = parser.parse_args()
    size = sum(os.path.getsize(path) for path in arguments.files) / 1e6
    command = [arguments.pressmark, "validate", "--quiet", "-j", "1", "--schema", arguments.schema]
    if arguments.schematron:
        command += ["--schematron", arguments.schematron]
    peer = Libxml2(arguments.schema)
    ours, theirs, invalid = [], [], 0
    for _ in range(arguments.rounds):
        spent, invalid = peer.run_pass(arguments.files)
        theirs.append(spent)
        once = cpu_seconds(command + arguments.files)
        ours.append((cpu_seconds(command + arguments.files * 11) - once) / 10)
    ratios = sorted(their / our for their, our in zip(theirs, ours))
    print("%.1f MB, %d rounds, %d files invalid to libxml2" % (size, arguments.rounds, invalid))
    print("pressmark %.1f MB/s, libxml2 %.1f MB/s (medians)" % (size / statistics.median(ours),
                                                                size / statistics.median(theirs)))
    print("times as fast: median %.1f, from %.1f to %.1f" % (statistics.median(ratios), ratios[0], ratios[-1]))


if __name__ == "__main__":
    main()
