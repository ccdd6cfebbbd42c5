#!/usr/bin/env python3
"""Makes a small batch fail in every way that a machine has, and looks at what is left.

    batch_faults.py PRESSMARK [--every N] [--only WORD]     exit 0: all held, 1: something did not

After each fault: under the target's name stands the old package or a complete new one; what is said to be done
is done; and `--resume` ends with the bytes of an undisturbed run. The n-th call fails, in whichever process makes
it, for n = 1, 2, … until a run passes in which the fault never comes. `--every 3` tries every third place.
"""
import argparse
import os
import pathlib
import re
import shutil
import signal
import stat
import subprocess
import sys
import tempfile
import time

from fault_loop import DONE, INTERRUPTED, Loop, SURROUNDINGS


def files_of_workers(loop):
    """What the workers write and read: their calls stand far behind those of the leading process."""
    spool = loop.batch / "spool"
    return [spool / "1-1-1.parcels", spool / "1-2-1.parcels", loop.place / "out.zip.part",
            loop.batch / "catalogue.part.sqlite", loop.batch / "catalogue.part.sqlite-journal",
            *sorted(loop.inputs.iterdir())]


def system_calls(loop):
    if not shutil.which("strace") or subprocess.run(["strace", "-qq", "-o", "/dev/null", "true"],
                                                    stderr=subprocess.DEVNULL).returncode:
        print("skipped: faults of system calls: strace is not installed or not allowed here")
        return
    workers = files_of_workers(loop)
    for files in (workers, ()):
        for call in ("write,pwrite64", "fsync,fdatasync", "rename", "close", "openat"):
            for fault in ("signal=KILL", "error=ENOSPC", "error=EIO", "error=EINTR"):
                loop.sweep(call, fault, files)
        for fault in ("error=EIO", "error=EINTR"):
            loop.sweep("read,pread64", fault, files)


SHORT = r"""
#define _GNU_SOURCE
#include <dlfcn.h>
#include <sys/types.h>
#include <unistd.h>
/* Every read and write of more than 7 bytes does about a third of what was asked for. */
static size_t part(size_t count) { return count > 7 ? count / 3 + 1 : count; }
#define SHORT(name, type) \
    ssize_t name(int file, type data, size_t count) { \
        static ssize_t (*real)(int, type, size_t); \
        if (!real) real = dlsym(RTLD_NEXT, #name); \
        return real(file, data, part(count)); \
    }
#define SHORT_AT(name, type) \
    ssize_t name(int file, type data, size_t count, off_t at) { \
        static ssize_t (*real)(int, type, size_t, off_t); \
        if (!real) real = dlsym(RTLD_NEXT, #name); \
        return real(file, data, part(count), at); \
    }
SHORT(read, void *)
SHORT(write, const void *)
SHORT_AT(pread, void *)
SHORT_AT(pwrite, const void *)
SHORT_AT(pread64, void *)
SHORT_AT(pwrite64, const void *)
"""


def short_reads(loop):
    compiler = shutil.which("cc") or shutil.which("gcc") or shutil.which("clang")
    library = loop.work / "short.so"
    (loop.work / "short.c").write_text(SHORT)
    if not compiler or subprocess.run([compiler, "-shared", "-fPIC", "-o", str(library), str(loop.work / "short.c"),
                                       "-ldl"]).returncode:
        print("skipped: short reads and writes: there is no C compiler")
        return
    loop.fresh()
    loop.run(env={"LD_PRELOAD": str(library)})
    loop.check("short reads and writes", may_fail=False)
    print("short reads and writes: held")


def limits(loop):
    for blocks in (1, 8, 24, 60):
        loop.fresh()
        loop.run(["sh", "-c", f'trap "" XFSZ; ulimit -f {blocks}; exec "$@"', "sh"])
        if loop.status != SURROUNDINGS:
            loop.fail(f"files of {blocks} blocks", "a limit on the size of files is not a success")
        loop.check(f"files of {blocks} blocks")
    print("limit on the size of files: held")


def signals(loop):
    for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP, signal.SIGKILL):
        for milliseconds in (5, 20, 40, 60, 90, 120, 160, 200, 250):
            loop.fresh()
            process = subprocess.Popen(loop.command("--force"), cwd=loop.work, stdout=subprocess.PIPE,
                                       stderr=subprocess.STDOUT)
            time.sleep(milliseconds / 1000)
            process.send_signal(number)
            said, _ = process.communicate(timeout=60)
            loop.runs += 1
            loop.status, loop.said = process.returncode, said.decode(errors="replace")
            if loop.status < 0:
                loop.status = 128 - loop.status
            if loop.status == INTERRUPTED and "--resume" not in loop.said:
                loop.fail(f"{number.name}", "it does not say how to go on")
            loop.check(f"{number.name} after {milliseconds} ms")
        print(f"{number.name}: held")


def file_systems(loop):
    """Full, without room for another file, read-only."""
    mounted = loop.work / "mounted"
    mounted.mkdir()
    before = loop.place
    # The old package and a little more.
    cases = [(f"{size} KiB", f"size={size}k", None) for size in (20, 48, 96, 160, 224, 288, 352, 416)]
    cases += [(f"{count} inodes", f"nr_inodes={count}", None) for count in (2, 3, 5, 7, 9, 11)]
    cases += [("read-only", "size=4m", "ro")]
    for name, options, again in cases:
        if subprocess.run(["mount", "-t", "tmpfs", "-o", options, "none", str(mounted)],
                          stderr=subprocess.DEVNULL).returncode:
            print("skipped: full disks: mounting is not allowed here")
            return
        try:
            loop.place, loop.target, loop.batch = mounted, mounted / "out.zip", mounted / "out.batch"
            loop.target.write_bytes(loop.old)
            if again:
                subprocess.run(["mount", "-o", "remount," + again, str(mounted)], check=True)
            loop.run()
            if loop.status == SURROUNDINGS and "what to do" not in loop.said:
                loop.fail(name, "no remedy")
            if loop.status == DONE and loop.results() != loop.expected:
                loop.fail(name, "other bytes")
            if loop.status not in (DONE, SURROUNDINGS):
                loop.fail(name, "neither done nor an error of the surroundings")
            if loop.target.read_bytes() not in (loop.old, loop.expected["out.zip"]) and not loop.is_package(loop.target):
                loop.fail(name, "the old package is gone")
            if not again:
                subprocess.run(["mount", "-o", "remount,size=64m,nr_inodes=10000", str(mounted)], check=True)
                loop.check(name)
        finally:
            subprocess.run(["umount", str(mounted)], check=True)
            loop.place, loop.target, loop.batch = before, before / "out.zip", before / "out.batch"
        print(f"{name}: held", flush=True)


def changing_sources(loop):
    """A source that shrinks, grows, vanishes or becomes a FIFO while it is read fails alone, with its reason."""
    if not shutil.which("strace"):
        print("skipped: changing sources: strace is not installed")
        return
    source = loop.inputs / "2.md"
    content = source.read_bytes()
    changes = {"shrinks": lambda: os.truncate(source, 100), "grows": lambda: source.write_bytes(content * 2),
               "vanishes": source.unlink, "becomes a FIFO": lambda: (source.unlink(), os.mkfifo(source)),
               "becomes a folder": lambda: (source.unlink(), source.mkdir()),
               "becomes a loop": lambda: (source.unlink(), source.symlink_to(source))}
    for call in ("openat", "read"):
        for name, change in changes.items():
            loop.fresh()
            trace = loop.work / "trace"
            trace.write_text("")
            process = subprocess.Popen(["strace", "-f", "-qq", "-o", str(trace), "-e", f"trace={call}", "-P", str(source),
                                        "-e", f"inject={call}:delay_enter=700000:when=1", *loop.command("--force")],
                                       cwd=loop.work, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
            deadline = time.time() + 20
            # The call is written down when it begins, as far as its arguments go; else when it ends.
            while call not in trace.read_text() and process.poll() is None and time.time() < deadline:
                time.sleep(0.02)
                if (loop.batch / "spool").exists():
                    break
            time.sleep(0.2)
            change()
            said, _ = process.communicate(timeout=60)
            loop.runs += 1
            loop.status, loop.said = process.returncode, said.decode(errors="replace")
            what = f"a source {name} at {call}"
            if loop.status not in (DONE, SURROUNDINGS):
                loop.fail(what, "exit code")
            else:
                loop.check_books(what)
            if not loop.is_package(loop.target):
                loop.fail(what, "the package is not valid")
            if source.is_dir() and not source.is_symlink():
                source.rmdir()
            else:
                source.unlink(missing_ok=True)
            source.write_bytes(content)
            loop.run(more=("--resume",))
            if loop.status != DONE or loop.results() != loop.expected:
                loop.fail(what, "--resume gives other bytes")
        print(f"sources that change at {call}: held", flush=True)


def strange_sources(loop):
    folder = loop.inputs
    made = []
    for name, make in (("fifo.txt", os.mkfifo), ("loop.txt", lambda path: path.symlink_to(path)),
                       ("gone.txt", lambda path: path.symlink_to("nowhere")),
                       ("zero.txt", lambda path: path.symlink_to("/dev/zero")),
                       ("above", lambda path: path.symlink_to(".."))):
        make(folder / name)
        made.append(folder / name)
    for name, kind, device in (("socket.txt", stat.S_IFSOCK, 0), ("null.txt", stat.S_IFCHR, os.makedev(1, 3))):
        try:
            os.mknod(folder / name, kind | 0o600, device)
            made.append(folder / name)
        except OSError:
            print(f"skipped: {name} among the sources: not allowed here")
    loop.fresh()
    loop.run()
    found = (loop.batch / "findings.jsonl").read_text()
    for path in made:
        if f'"{path.name}"' not in found and f'"{path.name}/' not in found:
            loop.fail("strange sources", f"nothing is said about {path.name}")
        path.unlink()
    if loop.status not in (DONE, SURROUNDINGS) or not loop.is_package(loop.target):
        loop.fail("strange sources", "they stopped the others")
    loop.run(more=("--resume",))
    if loop.results() != loop.expected:
        loop.fail("strange sources", "--resume gives other bytes")
    print("FIFO, socket, device, loop and dangling link: held")


def power_cut(loop):
    """The image of a disk, copied right after exit 0, holds the complete package."""
    image, copy, mounted = loop.work / "disk", loop.work / "copy", loop.work / "disk-fs"
    mounted.mkdir()
    made = shutil.which("mkfs.ext4", path=os.environ["PATH"] + ":/sbin:/usr/sbin")
    with open(image, "wb") as file:
        file.truncate(64 << 20)
    if not made or subprocess.run([made, "-q", "-F", str(image)]).returncode or \
            subprocess.run(["mount", "-o", "loop", str(image), str(mounted)], stderr=subprocess.DEVNULL).returncode:
        print("skipped: power cut: no loop device, or mounting is not allowed here")
        return
    before = loop.place
    try:
        loop.place, loop.target, loop.batch = mounted, mounted / "out.zip", mounted / "out.batch"
        loop.target.write_bytes(loop.old)
        os.sync()
        loop.run()
        shutil.copyfile(image, copy)
    finally:
        subprocess.run(["umount", str(mounted)], check=True)
    if subprocess.run(["mount", "-o", "loop", str(copy), str(mounted)]).returncode:
        return loop.fail("power cut", "the copy cannot be mounted")
    try:
        if loop.results() != loop.expected:
            names = [name for name, content in loop.expected.items() if loop.results().get(name) != content]
            loop.fail("power cut", f"not on the disk: {names}")
        loop.run(more=("--resume",))
        if loop.results() != loop.expected:
            loop.fail("power cut", "--resume gives other bytes")
    finally:
        subprocess.run(["umount", str(mounted)], check=True)
        loop.place, loop.target, loop.batch = before, before / "out.zip", before / "out.batch"
    print("power cut: held")


PARTS = {"strange": strange_sources, "changing": changing_sources, "short": short_reads, "limits": limits,
         "disks": file_systems, "power": power_cut, "signals": signals, "calls": system_calls}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pressmark")
    parser.add_argument("--every", type=int, default=1)
    parser.add_argument("--only", choices=sorted(PARTS), action="append")
    arguments = parser.parse_args()
    work = pathlib.Path(tempfile.mkdtemp(prefix="pressmark-faults-"))
    try:
        loop = Loop(os.path.abspath(arguments.pressmark), work, arguments.every)
        for name, part in PARTS.items():
            if not arguments.only or name in arguments.only:
                part(loop)
        print(f"{loop.runs} runs, {loop.failures} failures")
        return 1 if loop.failures else 0
    finally:
        shutil.rmtree(work, ignore_errors=True)


if __name__ == "__main__":
    sys.exit(main())
