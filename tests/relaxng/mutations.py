#!/usr/bin/env python3
"""The same verdicts as jing on what pressmark writes, and on 500 copies of it spoilt in one place each.

    mutations.py PRESSMARK [--copies 500] [--seed N]

Converts the texts of ../shared/eval/dev (of fixtures/ without it) and checks their TEI against the published
schema with both. In the copies an element is dropped, renamed, moved, doubled or put in, or an attribute
dropped, put in or given another value. The first fault of each file that jing reports must be reported on its
line; what follows from it need not be. Skips, and says so, without jing or the schema.
"""
import argparse
import json
import os
import pathlib
import random
import re
import shutil
import subprocess
import sys
import tempfile
import xml.parsers.expat
import zipfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
SHARED = pathlib.Path(os.environ.get("PRESSMARK_SHARED", ROOT.parent / "shared"))
SCHEMA = SHARED / "schemas/tei_all.rng"

NAMES = "p head ttile div item author foo lb date name title".split()
ATTRIBUTES = (' foo="x"', ' n="1"', ' when="20x2"', ' xml:id="p1"', ' id="x"', ' cert="hihg"', ' xml:id="1a"',
              ' target="http://"', ' type="a b"', ' cert="high"')
CONTENTS = ("text", "<p>x</p>", "<foo/>", "<lb/>", "<title>x</title>", " ", "<div/>")
NO_RULES = """<schema xmlns="http://purl.oclc.org/dsdl/schematron"><pattern><rule context="nothing">
<assert test="1"/></rule></pattern></schema>"""


def start_tags(text):
    """All but the root's."""
    return list(re.finditer(r'<([A-Za-z]+)((?:\s+[\w:]+="[^"]*")*)\s*(/?)>', text))[1:]


def extent(text, tag):
    """Where the element of a start tag begins and ends."""
    if tag[3]:
        return tag.start(), tag.end()
    depth = 0
    for found in re.finditer(r"<(/?)%s(?=[\s/>])[^>]*?(/?)>" % re.escape(tag[1]), text[tag.start():]):
        depth += -1 if found[1] else 0 if found[2] else 1
        if depth == 0:
            return tag.start(), tag.start() + found.end()
    raise ValueError("an element without end")


class Spoiler:
    """One change at a place of the text; each method returns the new text, or None where it does not apply."""

    def __init__(self, seed):
        self.random = random.Random(seed)

    def spoil(self, text):
        tag = self.random.choice(start_tags(text))
        ways = (self.drop, self.rename, self.move, self.drop_attribute, self.add_attribute, self.change_value,
                self.put_before, self.put_inside, self.double)
        return self.random.choice(ways)(text, tag)

    def drop(self, text, tag):
        begin, end = extent(text, tag)
        return text[:begin] + text[end:]

    def rename(self, text, tag):
        begin, end = extent(text, tag)
        name = self.random.choice(NAMES)
        inside = text[begin + 1 + len(tag[1]):end]
        if not tag[3]:
            inside = re.sub(r"</%s\s*>$" % re.escape(tag[1]), "</%s>" % name, inside)
        return text[:begin] + "<" + name + inside + text[end:]

    def move(self, text, tag):
        begin, end = extent(text, tag)
        rest = text[:begin] + text[end:]
        to = self.random.choice(start_tags(rest)).start()
        return rest[:to] + text[begin:end] + rest[to:]

    def attribute(self, tag):
        found = list(re.finditer(r'\s+[\w:]+="[^"]*"', tag[2]))
        if not found:
            return None
        chosen = self.random.choice(found)
        return tag.start(2) + chosen.start(), tag.start(2) + chosen.end()

    def drop_attribute(self, text, tag):
        place = self.attribute(tag)
        return place and text[:place[0]] + text[place[1]:]

    def add_attribute(self, text, tag):
        at = tag.end(1)
        return text[:at] + self.random.choice(ATTRIBUTES) + text[at:]

    def change_value(self, text, tag):
        place = self.attribute(tag)
        return place and text[:place[1] - 1] + self.random.choice((" x", "%", "#", "-")) + text[place[1] - 1:]

    def put_before(self, text, tag):
        return text[:tag.start()] + self.random.choice(CONTENTS) + text[tag.start():]

    def put_inside(self, text, tag):
        return None if tag[3] else text[:tag.end()] + self.random.choice(CONTENTS) + text[tag.end():]

    def double(self, text, tag):
        begin, end = extent(text, tag)
        return text[:end] + text[begin:end] + text[end:]


def well_formed(text):
    try:
        xml.parsers.expat.ParserCreate(namespace_separator=" ").Parse(text.encode(), True)
    except xml.parsers.expat.ExpatError:
        return False
    return True


def documents(pressmark, folder):
    """The TEI of all packages that pressmark makes of the texts here."""
    shared = SHARED / "eval/dev"
    sources = sorted(path for path in (shared if shared.exists() else ROOT / "fixtures").iterdir()
                     if path.is_dir())
    texts = []
    for source in sources:
        package = folder / (source.name + ".zip")
        subprocess.run([pressmark, "convert", source, "-o", package, "--progress", "none"],
                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        if not package.exists():
            continue
        with zipfile.ZipFile(package) as archive:
            texts += [archive.read(name).decode() for name in sorted(archive.namelist())
                      if "/tei/" in name and name.endswith(".xml")]
    return texts


def jing_lines(files):
    """By file: the lines with errors, in the order reported."""
    lines = {}
    output = subprocess.run(["jing", SCHEMA, *files], capture_output=True, text=True).stdout
    for found in re.finditer(r"^.*?([^/\n]+\.xml):(\d+):\d+: (?:error|fatal)", output, re.MULTILINE):
        lines.setdefault(found[1], []).append(int(found[2]))
    return lines


def our_lines(pressmark, files, folder):
    """The same of pressmark, without the rules embedded in the schema, which jing does not run."""
    none = folder / "none.sch"
    none.write_text(NO_RULES)
    output = subprocess.run([pressmark, "validate", "--json", "--schema", SCHEMA, "--schematron", none, *files],
                            capture_output=True).stdout.decode()
    lines = {}
    for finding in map(json.loads, filter(None, output.split("\n"))):
        if finding.get("severity") != "error":
            continue
        here = lines.setdefault(os.path.basename(finding["file"]), set())
        here.add(finding["line"])
        here.update(other["line"] for other in finding.get("related", []) if "line" in other)
    return lines


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pressmark", type=os.path.abspath)
    parser.add_argument("--copies", type=int, default=500)
    parser.add_argument("--seed", type=int, default=20261122)
    arguments = parser.parse_args()
    for missing, what in ((shutil.which("jing") is None, "jing"), (not SCHEMA.exists(), str(SCHEMA))):
        if missing:
            print("skipped: %s is not there" % what)
            return 0
    folder = pathlib.Path(tempfile.mkdtemp(prefix="pressmark-mutations-"))
    try:
        texts = documents(arguments.pressmark, folder)
        spoiler, copies = Spoiler(arguments.seed), []
        while len(copies) < arguments.copies:
            copy = spoiler.spoil(spoiler.random.choice(texts))
            if copy is not None and well_formed(copy):
                copies.append(copy)
        files = []
        for kind, some in (("whole", texts), ("spoilt", copies)):
            for number, text in enumerate(some):
                files.append(folder / ("%s-%04d.xml" % (kind, number)))
                files[-1].write_text(text, encoding="utf-8")
        theirs, ours = jing_lines(files), our_lines(arguments.pressmark, files, folder)
    finally:
        shutil.rmtree(folder)
    names = [path.name for path in files]
    verdicts = [name for name in names if (name in theirs) != (name in ours)]
    places = [name for name in names if name in theirs and name in ours and theirs[name][0] not in ours[name]]
    spoilt = sum(name.startswith("spoilt") for name in theirs)
    print("seed %d: %d documents, %d copies, %d of them invalid to jing; verdicts that differ: %d, "
          "faults not found at their place: %d" % (arguments.seed, len(texts), len(copies), spoilt, len(verdicts),
                                                  len(places)))
    for name in verdicts + places:
        print("  %s: jing %s, pressmark %s" % (name, theirs.get(name), sorted(ours.get(name, []))))
    vacuous = not texts or spoilt < len(copies) / 4
    return 1 if verdicts or places or vacuous else 0


if __name__ == "__main__":
    sys.exit(main())
