#!/usr/bin/env python3
"""Every element of pressmark.rng in a document that passes, and spoilt in one that does not.

    elements.py PRESSMARK [--documents 600] [--seed N]

Documents are made at random from the grammar (generate.py) until each element occurs in one. That one is
valid; with an attribute on the element that the grammar does not know it is refused, on the element's line, and
likewise with the element's name misspelt.
"""
import argparse
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
SCHEMA = ROOT / "schemas/pressmark.rng"
NO_RULES = """<schema xmlns="http://purl.oclc.org/dsdl/schematron"><pattern><rule context="nothing">
<assert test="1"/></rule></pattern></schema>"""


def with_attribute(text, tag):
    return text[:tag.end(1)] + ' unheard="of"' + text[tag.end(1):]


def misspelt(text, tag):
    """The one element under another name, its end tag too."""
    name, depth = tag[1], 0
    for found in re.finditer(r"<(/?)%s(?=[\s/>])[^>]*?(/?)>" % re.escape(name), text[tag.start():]):
        depth += -1 if found[1] else 0 if found[2] else 1
        if depth == 0:
            break
    end = tag.start() + found.start()
    if found[1]:
        text = text[:end + 2] + name + "_x" + text[end + 2 + len(name):]
    return text[:tag.start(1)] + name + "_x" + text[tag.end(1):]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pressmark", type=os.path.abspath)
    parser.add_argument("--documents", type=int, default=600)
    parser.add_argument("--seed", type=int, default=11)
    arguments = parser.parse_args()
    wanted = set(re.findall(r'<element name="([^"]+)"', SCHEMA.read_text(encoding="utf-8")))
    with tempfile.TemporaryDirectory(prefix="pressmark-elements-") as name:
        folder = pathlib.Path(name)
        made, checked = folder / "made", folder / "checked"
        made.mkdir()
        checked.mkdir()
        subprocess.run([sys.executable, ROOT / "tests/schemas/generate.py", SCHEMA, made,
                        str(arguments.documents), str(arguments.seed)], check=True, stdout=subprocess.DEVNULL)
        expected = {}  # by file: the line of the planted fault, None where there is none
        seen = set()
        for path in sorted(made.iterdir()):
            text = path.read_text(encoding="utf-8")
            for tag in re.finditer(r"<([A-Za-z][\w.-]*)(?=[\s/>])", text):
                element = tag[1]
                if element in seen or element not in wanted:
                    continue
                seen.add(element)
                line = text.count("\n", 0, tag.start()) + 1
                for kind, content in (("whole", text), ("attribute", with_attribute(text, tag)),
                                      ("name", misspelt(text, tag))):
                    file = checked / ("%s-%s.xml" % (element, kind))
                    file.write_text(content, encoding="utf-8")
                    expected[file.name] = None if kind == "whole" else line
        none = folder / "none.sch"
        none.write_text(NO_RULES)
        output = subprocess.run([arguments.pressmark, "validate", "--json", "--schema", SCHEMA, "--schematron",
                                 none, checked], capture_output=True).stdout.decode()
    found = {}
    for finding in map(json.loads, filter(None, output.split("\n"))):
        if finding.get("severity") == "error":
            found.setdefault(os.path.basename(finding["file"]), set()).add(finding["line"])
    wrong = [file for file, line in expected.items()
             if (file in found if line is None else line not in found.get(file, set()))]
    for file in wrong:
        print("  %s: expected %s, found %s" % (file, expected[file], sorted(found.get(file, []))))
    for element in sorted(wanted - seen):
        print("  no document has the element %s" % element)
    print("%d of %d elements, %d documents checked, %d wrong" % (len(seen), len(wanted), len(expected), len(wrong)))
    return 1 if wrong or wanted != seen else 0


if __name__ == "__main__":
    sys.exit(main())
