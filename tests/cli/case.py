"""Whole commands of pressmark, as a person types them: what all tests of them share.

The first argument of a test is the program: usage.py PRESSMARK [-v] [TestClass.test_name …]
"""
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import unittest

PRESSMARK = os.path.abspath(sys.argv.pop(1)) if len(sys.argv) > 1 else "pressmark"

POST = """---
title: '云泽县召开春耕现场会'
date: 2024-03-08 09:00:00
author: 云泽新闻网
---

<p>三月八日，云泽县召开春耕备耕现场会，部署防汛与水利工作。</p>
<p>会议要求，各乡镇抓紧清淤。</p>
"""
PLAIN = "三月八日，石桥镇的书屋开门了，孩子们排着队走进去。\n书屋有三千册书，由志愿者轮流看管。\n"


class Case(unittest.TestCase):
    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="pressmark-"))
        self.addCleanup(shutil.rmtree, self.folder, True)

    def write(self, name, content):
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    def run_it(self, *arguments, code=0, env=None, stdin=b"", cwd=None):
        result = subprocess.run([PRESSMARK, *map(str, arguments)], input=stdin, capture_output=True,
                                cwd=cwd or self.folder, env={**os.environ, **(env or {})}, timeout=120)
        self.out, self.err = result.stdout.decode(), result.stderr.decode()
        self.assertEqual(result.returncode, code, f"{arguments}\n{self.out}\n{self.err}")
        return self.out

    def summary(self, output):
        return json.loads((self.folder / f"{output}.batch/summary.json").read_text())

    def findings(self, output):
        lines = (self.folder / f"{output}.batch/findings.jsonl").read_text().splitlines()
        return [json.loads(line) for line in lines]

    def posts(self, count, folder="in"):
        for number in range(count):
            self.write(f"{folder}/{number:03}.md", POST.replace("现场会", f"第{number}次现场会"))
