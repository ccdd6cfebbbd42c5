#!/usr/bin/env python3
"""Hostile sizes: what one long line, many short ones and a million nested tags cost.

    long_sources.py PRESSMARK [MEGABYTES]      (100 by default); prints CPU seconds and peak memory
"""
import os
import pathlib
import subprocess
import sys
import tempfile

pressmark = os.path.abspath(sys.argv[1])
size = int(sys.argv[2] if len(sys.argv) > 2 else 100) * 1_000_000

SHAPES = {
    "one line of Han": ("a.txt", lambda: "云泽县春耕" * (size // 15)),
    "one line of Latin letters": ("a.txt", lambda: "abcdefgh" * (size // 8)),
    "short lines": ("a.txt", lambda: "云泽\n" * (size // 7)),
    "a million nested tags": ("a.html", lambda: "<html><body>" + "<div>" * 1_000_000),
}

print(f"{'source':28} {'MB':>6} {'CPU s':>8} {'peak MB':>8}")
for name, (file, make) in SHAPES.items():
    with tempfile.TemporaryDirectory() as folder:
        source = pathlib.Path(folder, file)
        source.write_text(make(), encoding="utf-8")
        process = subprocess.Popen([pressmark, "convert", source, "--out-dir", pathlib.Path(folder, "out"), "-j1",
                                    "--progress", "none"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        _, _, used = os.wait4(process.pid, 0)
        print(f"{name:28} {source.stat().st_size / 1e6:6.1f} {used.ru_utime + used.ru_stime:8.1f}"
              f" {used.ru_maxrss / 1e3:8.0f}", flush=True)
