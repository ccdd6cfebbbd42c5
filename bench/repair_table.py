#!/usr/bin/env python3
"""Precision and recall of each repair kind, from TEI files and the truth of an evaluation corpus.

  pressmark convert CORPUS --out-dir OUT && bench/repair_table.py CORPUS OUT

Counts what the files mark (elements that bear `ana`) against what the truth files say was damaged. Prints
the table of docs/repairs.md. Python 3, standard library only.
"""
import collections
import glob
import json
import os
import re
import sys
import xml.etree.ElementTree as ET

TEI = "{http://www.tei-c.org/ns/1.0}"
COLUMNS = ("pdfbox", "mutool", "raw")
FULL = str.maketrans("，：；！？（）", ",:;!?()")


def squeezed(text):
    return re.sub(r"\s", "", text).translate(FULL)


def words(element):
    """(what the source says, what is read) below an element; low certainty is not applied."""
    source, read = element.text or "", element.text or ""
    for child in element:
        tag = child.tag.replace(TEI, "")
        below, reads = words(child)
        low = child.get("cert") == "low"
        if tag in ("corr", "reg"):
            below = ""
        elif tag in ("sic", "orig", "rt", "fw") or (tag == "surplus" and not low):
            reads = ""
        elif tag == "supplied":
            below, reads = "", "" if low else reads
        elif tag == "choice" and any(c.get("cert") == "low" for c in child if c.tag in (TEI + "corr", TEI + "reg")):
            reads = below
        elif tag == "lb":
            below = "\n" if child.get("n") != "1" else ""
            reads = {"no": "", "yes": " "}.get(child.get("break"), below)
        elif tag == "space":
            below, reads = " ", "" if child.get("type") else " "
        elif tag in ("desc", "figDesc", "gap", "note"):
            below = reads = ""
        source += below + (child.tail or "")
        read += reads + (child.tail or "")
    return source, read


class Tally:
    def __init__(self):
        self.hits = self.alarms = self.misses = 0

    def add(self, hits, alarms, misses):
        self.hits += hits
        self.alarms += alarms
        self.misses += misses

    def compare(self, found, wanted):
        """Two multisets."""
        hits = sum((found & wanted).values())
        self.add(hits, sum(found.values()) - hits, sum(wanted.values()) - hits)

    def row(self, name):
        share = lambda part, whole: "–" if whole == 0 else "%.3f" % (part / whole)
        return "| %s | %d | %d | %d | %s | %s |" % (
            name, self.hits, self.alarms, self.misses,
            share(self.hits, self.hits + self.alarms), share(self.hits, self.hits + self.misses))


def repairs(root, kind):
    """Elements of a repair kind that stand in no lead that is read as a repetition."""
    leads = {e for lead in root.iter(TEI + "argument") for e in lead.iter()}
    return [e for e in root.iter() if e.get("ana") == "#rp." + kind and e not in leads]


def count_gloss(root, truth, tally):
    wanted = collections.Counter("(" + g["pinyin"] + ")" for g in truth.get("glosses", []))
    tally.compare(collections.Counter(words(e)[0] for e in repairs(root, "gloss")), wanted)


def count_lost(root, truth, tally):
    wanted = sum(squeezed(line).count("?") for line in truth.get("stray", []))
    found = 0
    for choice in repairs(root, "lost"):
        found += squeezed("".join(words(c)[0] for c in choice if c.tag == TEI + "sic")).count("?")
    hits = min(found, wanted)
    tally.add(hits, found - hits, wanted - hits)


def count_repeat(root, truth, tally):
    wanted = 1 if truth.get("surplus_lead") else 0
    found = sum(1 for e in root.iter() if e.get("ana") == "#rp.repeat")
    hits = min(found, wanted)
    tally.add(hits, found - hits, wanted - hits)


def count_byteshift(root, truth, tally):
    wanted = collections.Counter(d["source"] for d in truth.get("mojibake", []))
    found = collections.Counter()
    for choice in repairs(root, "byteshift"):
        found["".join(words(c)[0] for c in choice if c.tag == TEI + "sic")] += 1
    tally.compare(found, wanted)


def count_omit(root, truth, tally):
    """A flag and a deletion are the same when the same characters stand behind them."""
    behind = lambda text: squeezed(text)[:4]
    wanted = collections.Counter()
    for gone in truth.get("deleted", []):
        wanted[behind(truth["articles"][0]["blocks"][gone["block"]]["text"][gone["offset"]:])] += 1
    found = collections.Counter()
    for block in root.iter():
        if block.get("source") is None:
            continue
        marked = mark_supplied(block)
        for at in [m.end() for m in re.finditer("\x01", marked)]:
            found[behind(marked[at:].replace("\x01", ""))] += 1
    tally.compare(found, wanted)


def mark_supplied(element):
    """The reading of a block with \\x01 where something is supplied."""
    copy = ET.fromstring(ET.tostring(element))
    for child in copy.iter(TEI + "supplied"):
        child.tail = "\x01" + (child.tail or "")
    return words(copy)[1]


def count_double(root, truth, tally, inputs):
    wanted = collections.Counter(squeezed(d["clean"]) for d in inputs.get("doubled", []))
    found = collections.Counter()
    for head in root.iter(TEI + "head"):
        if any(e.get("ana") == "#rp.double" for e in head.iter()):
            found[squeezed(words(head)[1])] += 1
    # One head may hold several of the truth's lines.
    hits = sum(min(n, sum(c for text, c in found.items() if line in text)) for line, n in wanted.items())
    # The truth lists no doubled line with radicals in it: there the headlines themselves decide.
    right = list(wanted) + [squeezed("".join(a[part])) for a in truth["articles"] for part in ("kicker", "headline", "subtitle")]
    alarms = sum(c for text, c in found.items() if not any(line and line in text for line in right))
    tally.add(hits, alarms, sum(wanted.values()) - hits)


def count_radical(root, truth, tally, inputs):
    wanted = inputs.get("radicals", 0)
    found = sum(len(words(e)[1]) for e in repairs(root, "radical"))
    hits = min(found, wanted)
    tally.add(hits, found - hits, wanted - hits)


def count_spacing(root, truth, tally):
    """A closed run is right when the truth has it without spaces; what was missed shows as sp/k in the scorer."""
    flat = json.dumps(truth, ensure_ascii=False)
    flat = re.sub(r"(?<=[^\x00-\x7f])\s+(?=[^\x00-\x7f])", "", flat)
    for choice in repairs(root, "spacing"):
        read = "".join(words(c)[1] for c in choice if c.tag == TEI + "reg").strip()
        right = squeezed(read) in squeezed(flat)
        tally.add(int(right), int(not right), 0)


def count_width(root, truth, tally):
    tally.add(0, len(repairs(root, "width")), 0)


def main():
    corpus, out = sys.argv[1:3]
    kinds = ("gloss", "byteshift", "lost", "repeat", "omit", "garble", "invisible", "double", "spacing", "radical", "width")
    tallies = {kind: Tally() for kind in kinds}
    for path in sorted(glob.glob(os.path.join(corpus, "*", "*.truth.json"))):
        truth = json.load(open(path, encoding="utf-8"))
        for inputs in truth["inputs"]:
            tei = os.path.join(out, inputs["file"] + ".xml")
            if not os.path.exists(tei):
                continue
            root = ET.parse(tei).getroot()
            if inputs["file"].startswith("single/"):
                count_gloss(root, truth, tallies["gloss"])
                count_lost(root, truth, tallies["lost"])
                count_repeat(root, truth, tallies["repeat"])
                count_byteshift(root, truth, tallies["byteshift"])
                count_omit(root, truth, tallies["omit"])
                for kind in ("garble", "invisible", "width"):
                    tallies[kind].add(0, len(repairs(root, kind)), 0)
            elif inputs["tool"] in COLUMNS:
                count_double(root, truth, tallies["double"], inputs)
                count_radical(root, truth, tallies["radical"], inputs)
                count_spacing(root, truth, tallies["spacing"])
                count_width(root, truth, tallies["width"])
    print("| kind | right | wrong | missed | precision | recall |\n| --- | --- | --- | --- | --- | --- |")
    for kind in kinds:
        print(tallies[kind].row("`rp.%s`" % kind))


if __name__ == "__main__":
    main()
