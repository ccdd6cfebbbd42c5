#!/usr/bin/env python3
"""Measures the walk of a source stage by stage, in MB of source a second of processor time, over generated posts.

    stages.py PRESSMARK [--posts 1000]

Makes the posts (generate_posts.py), converts them into a package with one worker, and adds up what the journal
says each stage of each input took. The slowest stage comes first.
"""
import argparse
import pathlib
import subprocess
import sys
import tempfile

from batch import convert, say, stage_seconds

HERE = pathlib.Path(__file__).resolve().parent


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("pressmark", type=pathlib.Path)
    parser.add_argument("--posts", type=int, default=1000)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="pressmark-stages-") as name:
        place = pathlib.Path(name)
        inputs = place / "in"
        subprocess.run([sys.executable, HERE / "generate_posts.py", str(arguments.posts), str(inputs)], check=True)
        source = sum(path.stat().st_size for path in inputs.rglob("*") if path.is_file()) / 1e6
        run = convert(str(arguments.pressmark.resolve()), inputs, place / "out.zip", 1)
        seconds = stage_seconds(place)
        if not seconds:
            sys.exit("the journal names no stages")
        say(f"{arguments.posts} posts, {source:.1f} MB: the whole command", f"{source / run.cpu:.1f} MB/s, {run.cpu:.2f} s")
        for stage, spent in sorted(seconds.items(), key=lambda item: -item[1]):
            say(f"  {stage}", f"{source / max(spent, 1e-9):.1f} MB/s, {spent:.2f} s, {100 * spent / run.cpu:.0f} %")


if __name__ == "__main__":
    main()
