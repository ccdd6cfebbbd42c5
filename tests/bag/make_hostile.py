#!/usr/bin/env python3
"""Makes zips that lie, and some that do not, for the tests of src/bag.

  make_hostile.py FOLDER

Writes FOLDER/NAME.zip for each case and FOLDER/cases.tsv: name, and the rules that must be among the
findings (a comma between them; "valid" for none of the weight of an error; "PM-ZIP-010+" for a warning
that alone does not refuse).  Every archive is written by hand, byte by byte: no library would make them.
"""
import io
import os
import random
import struct
import sys
import zipfile
import zlib

STORED, DEFLATED = 0, 8
ONES = 0xFFFFFFFF


def deflate(data, level=6):
    packer = zlib.compressobj(level, zlib.DEFLATED, -15)
    return packer.compress(data) + packer.flush()


class Entry:
    """One entry; every field of both headers can be set apart from the truth."""

    def __init__(self, name, data=b"", method=STORED, **other):
        self.name = name if isinstance(name, bytes) else name.encode()
        self.packed = deflate(data) if method == DEFLATED else data
        self.method, self.crc, self.size = method, zlib.crc32(data), len(data)
        self.packed_size = len(self.packed)
        self.flags = 0 if self.name.isascii() else 0x800
        self.mode = 0o40755 if self.name.endswith(b"/") else 0o100644
        self.extra = self.local_extra = b""
        self.offset = None     # of the local header, when it is not where it belongs
        self.local = {}        # fields of the local header that differ
        self.before = b""      # bytes before the local header
        self.after = b""       # bytes after the data
        self.disk = 0
        for field, value in other.items():
            assert hasattr(self, field), field
            setattr(self, field, value)

    def local_bytes(self):
        field = {f: getattr(self, f) for f in ("name", "method", "crc", "size", "packed_size", "flags")}
        field.update(self.local)
        return struct.pack("<IHHHHHIIIHH", 0x04034B50, 20, field["flags"], field["method"], 0, 33,
                           field["crc"],
                           field["packed_size"], field["size"], len(field["name"]),
                           len(self.local_extra)) + field["name"] + self.local_extra + self.packed

    def central_bytes(self, offset):
        return struct.pack("<IHHHHHHIIIHHHHHII", 0x02014B50, 3 << 8 | 63, 20, self.flags, self.method,
                           0, 33, self.crc,
                           self.packed_size, self.size, len(self.name), len(self.extra), 0, self.disk, 0,
                           self.mode << 16, offset) + self.name + self.extra


def end_record(count, size, begin, comment=b"", disk=0):
    return struct.pack("<IHHHHIIH", 0x06054B50, disk, disk, count, count, size, begin, len(comment)) + comment


def end64(count, size, begin, at, version=45, record=44, disks=1):
    return struct.pack("<IQHHIIQQQQ", 0x06064B50, record, version, version, 0, 0, count, count, size,
                       begin) + struct.pack("<IIQI", 0x07064B50, 0, at, disks)


def body(entries, prefix=b""):
    """Local headers and data, then the central directory: (all bytes, count, size, begin)."""
    out, offsets = bytearray(prefix), []
    for e in entries:
        out += e.before
        offsets.append(len(out) if e.offset is None else e.offset)
        out += e.local_bytes() + e.after
    begin = len(out)
    for e, offset in zip(entries, offsets):
        out += e.central_bytes(offset)
    return bytes(out), len(entries), len(out) - begin, begin


def archive(entries, comment=b"", prefix=b"", gap=b""):
    out, count, size, begin = body(entries, prefix)
    if gap:
        out, begin = out[:begin] + gap + out[begin:], begin + len(gap)
    return out + end_record(count, size, begin, comment)


GOOD = Entry("p/good.txt", b"good", STORED)
TEXT = b"The quick brown fox. " * 60
CASES = {}


def case(name, expected, content):
    assert name not in CASES, name
    CASES[name] = (expected, content)


def names():
    for label, name in [("parent", "p/../../x"), ("parent-only", ".."), ("dot", "p/./x"), ("dot-only", "."),
                        ("absolute", "/x"), ("drive", "C:/x"), ("drive-relative", "c:x"),
                        ("backslash", "p\\x"),
                        ("unc", "\\\\server\\x"), ("empty-segment", "p//x"), ("empty", ""), ("root", "/"),
                        ("nul", b"p/a\0.txt"), ("line-end", "p/a\nb"), ("escape", "p/\x1b[2J"),
                        ("invalid-utf8", b"p/\xff\xfe"), ("overlong", b"p/\xc0\xaf"),
                        ("surrogate", b"p/\xed\xa0\x80"),
                        ("endless", "p/" + "a" * 65000), ("long-segment", "p/" + "a" * 256)]:
        case("name-" + label, "PM-ZIP-016", archive([GOOD, Entry(name, b"x")]))
    case("name-parent-folder", "PM-ZIP-016", archive([GOOD, Entry("../x/")]))
    case("utf8-unmarked", "PM-ZIP-027+", archive([Entry("p/春", b"x", flags=0)]))
    case("same-name", "PM-ZIP-013", archive([GOOD, Entry("p/good.txt", b"evil")]))
    case("same-folder", "PM-ZIP-013", archive([Entry("p/"), Entry("p/"), GOOD]))
    case("case-twins", "PM-ZIP-014", archive([GOOD, Entry("p/GOOD.txt", b"evil")]))
    case("accent-twins", "PM-ZIP-014", archive([Entry("p/é", b"1"), Entry("p/e\u0301", b"2")]))
    case("sharp-s-twins", "PM-ZIP-014", archive([Entry("p/ß", b"1"), Entry("p/SS", b"2")]))
    case("file-and-folder", "PM-ZIP-015", archive([Entry("p/a", b"1"), Entry("p/a/")]))
    case("file-as-folder", "PM-ZIP-015",
         archive([Entry("p/a", b"1"), Entry("p/a b", b""), Entry("p/a/b", b"2")]))
    case("file-as-folder-twin", "PM-ZIP-015", archive([Entry("p/A", b"1"), Entry("p/a/b", b"2")]))


def unicode_path(name, version=1):
    data = struct.pack("<BI", version, zlib.crc32(b"p/a")) + name
    return struct.pack("<HH", 0x7075, len(data)) + data


def second_names():
    other = unicode_path(b"p/../../x")
    case("unicode-path", "PM-ZIP-017", archive([Entry("p/a", b"x", extra=other, local_extra=other)]))
    case("unicode-path-central", "PM-ZIP-017", archive([Entry("p/a", b"x", extra=other)]))
    case("unicode-path-local", "PM-ZIP-012", archive([Entry("p/a", b"x", local_extra=other)]))
    case("unicode-path-stump", "PM-ZIP-017",
         archive([Entry("p/a", b"x", extra=struct.pack("<HHB", 0x7075, 1, 1))]))
    case("unicode-path-twice", "PM-ZIP-007",
         archive([Entry("p/a", b"x", extra=unicode_path(b"p/a") + other)]))
    same = unicode_path(b"p/a")
    case("unicode-path-same", "valid", archive([Entry("p/a", b"x", extra=same, local_extra=same)]))


def kinds():
    case("symlink", "PM-ZIP-018", archive([Entry("p/a", b"/etc/passwd", mode=0o120777)]))
    case("device", "PM-ZIP-018", archive([Entry("p/a", mode=0o20666)]))
    case("block-device", "PM-ZIP-018", archive([Entry("p/a", mode=0o60666)]))
    case("pipe", "PM-ZIP-018", archive([Entry("p/a", mode=0o10666)]))
    case("socket", "PM-ZIP-018", archive([Entry("p/a", mode=0o140666)]))
    case("folder-with-data", "PM-ZIP-019", archive([Entry("p/a/", b"data")]))
    case("folder-mode-on-file", "PM-ZIP-015", archive([Entry("p/a", b"x", mode=0o40755)]))
    case("file-mode-on-folder", "PM-ZIP-015", archive([Entry("p/a/", mode=0o100644)]))
    case("encrypted", "PM-ZIP-020", archive([Entry("p/a", b"x" * 20, flags=1)]))
    case("strongly-encrypted", "PM-ZIP-020", archive([Entry("p/a", b"x" * 20, flags=0x40)]))
    case("masked", "PM-ZIP-020", archive([Entry("p/a", b"x" * 20, flags=0x2000)]))
    case("patch", "PM-ZIP-021", archive([Entry("p/a", b"x", flags=0x20)]))
    for method in (1, 9, 12, 14, 99):
        case("method-%d" % method, "PM-ZIP-021", archive([Entry("p/a", b"x", method=method)]))


def data():
    case("wrong-crc", "PM-ZIP-025", archive([Entry("p/a", TEXT, DEFLATED, crc=1)]))
    case("wrong-crc-stored", "PM-ZIP-025", archive([Entry("p/a", TEXT, crc=1)]))
    case("garbage", "PM-ZIP-024",
         archive([Entry("p/a", TEXT, DEFLATED, packed=b"\xff" * 50, packed_size=50)]))
    cut = deflate(TEXT)[:-5]
    case("deflate-cut-short", "PM-ZIP-024",
         archive([Entry("p/a", TEXT, DEFLATED, packed=cut, packed_size=len(cut))]))
    more = deflate(TEXT) + b"more"
    case("deflate-goes-on", "PM-ZIP-024",
         archive([Entry("p/a", TEXT, DEFLATED, packed=more, packed_size=len(more))]))
    case("declared-too-small", "PM-ZIP-026", archive([Entry("p/a", TEXT, DEFLATED, size=10)]))
    case("declared-too-large", "PM-ZIP-026", archive([Entry("p/a", TEXT, DEFLATED, size=5000)]))
    case("stored-sizes", "PM-ZIP-029", archive([Entry("p/a", TEXT, size=10)]))
    zeros = bytes(20 << 20)
    case("bomb", "PM-ZIP-022", archive([Entry("p/a", zeros, DEFLATED)]))
    case("bomb-that-lies", "PM-ZIP-026", archive([Entry("p/a", zeros, DEFLATED, size=1000)]))
    part = bytes(4 << 20)
    case("bomb-in-pieces", "PM-ZIP-022", archive([Entry("p/%d" % i, part, DEFLATED) for i in range(8)]))
    case("endless-size", "PM-ZIP-022,PM-ZIP-023", archive([zip64_entry("p/a", size=1 << 62)]))
    case("sizes-that-wrap", "PM-ZIP-023",
         archive([zip64_entry("p/a", size=(1 << 64) - 1), zip64_entry("p/b", size=2)]))


def zip64_entry(name, size, packed_size=None, offset=None):
    """An entry whose sizes stand in a zip64 field."""
    true = TEXT if packed_size is None else b""
    numbers = struct.pack("<QQ", size, len(true) if packed_size is None else packed_size)
    extra = struct.pack("<HH", 1, len(numbers)) + numbers
    return Entry(name, true, packed=true, size=ONES, packed_size=ONES, method=DEFLATED, extra=extra,
                 local_extra=extra, offset=offset)


def headers():
    for field, value in [("name", b"p/evil.txt"), ("name", b"p/good.tx"), ("size", 5), ("packed_size", 3),
                         ("crc", 7),
                         ("method", DEFLATED), ("flags", 1), ("flags", 0x808)]:
        label = "%s-%s" % (field, value.decode()[2:] if field == "name" else value)
        case("local-" + label, "PM-ZIP-012", archive([Entry("p/good.txt", b"good", local={field: value})]))
    case("packed-size-too-large", "PM-ZIP-012",
         archive([Entry("p/a", TEXT, DEFLATED, packed_size=1 << 30, size=1 << 30), GOOD]))
    case("packed-size-over-the-next", "PM-ZIP-008",
         archive([Entry("p/a", TEXT, size=len(TEXT) + 10, packed_size=len(TEXT) + 10), GOOD]))
    case("offset-in-directory", "PM-ZIP-012", archive([Entry("p/a", b"x"), Entry("p/b", b"x", offset=70)]))
    case("offset-nowhere", "PM-ZIP-012", archive([Entry("p/a", b"x", offset=1 << 30)]))
    case("offset-elsewhere", "PM-ZIP-012", archive([Entry("p/a", b"x", offset=3)]))
    described = struct.pack("<IIII", 0x08074B50, zlib.crc32(b"x"), 1, 1)
    lie = struct.pack("<IIII", 0x08074B50, zlib.crc32(b"x"), 1, 2)
    nothing = {"crc": 0, "size": 0, "packed_size": 0}
    case("descriptor", "valid", archive([Entry("p/a", b"x", flags=8, local=nothing, after=described)]))
    case("descriptor-bare", "valid",
         archive([Entry("p/a", b"x", flags=8, local=nothing, after=described[4:])]))
    case("descriptor-lies", "PM-ZIP-012",
         archive([Entry("p/a", b"x", flags=8, local=nothing, after=lie), GOOD]))
    case("descriptor-missing", "PM-ZIP-012", archive([Entry("p/a", b"x", flags=8, local=nothing)]))


def layout():
    inner = Entry("p/inner", b"evil")
    quoted = Entry("p/outer", inner.local_bytes())
    inside = 30 + len(quoted.name)
    hidden = Entry("p/inner", b"evil", offset=inside)
    out, count, size, begin = body([quoted, hidden])
    # The second entry's own bytes are taken out again: it lives inside the first.
    kept = len(quoted.local_bytes())
    out, begin = out[:kept] + out[begin:], kept
    case("overlap-quoted", "PM-ZIP-008", out + end_record(count, size, begin))
    twice = Entry("p/b", TEXT, offset=0)
    twice.local_bytes = lambda: b""
    case("overlap-whole", "PM-ZIP-008", archive([Entry("p/a", TEXT), twice]))
    many = [Entry("p/%05d" % i, TEXT, offset=0) for i in range(3000)]
    for e in many[1:]:
        e.local_bytes = lambda: b""
    case("overlap-3000", "PM-ZIP-008", archive(many))
    case("unlisted-entry", "PM-ZIP-011", archive([GOOD, Entry("p/a", b"x", before=inner.local_bytes())]))
    case("unlisted-last-entry", "PM-ZIP-011", archive([GOOD], gap=inner.local_bytes()))
    case("unlisted-first-entry", "PM-ZIP-011", archive([Entry("p/a", b"x", before=inner.local_bytes())]))
    case("idle-bytes", "PM-ZIP-010+", archive([GOOD, Entry("p/a", b"x", before=b"\0" * 7)]))
    case("prepended-and-adjusted", "PM-ZIP-009", archive([GOOD], prefix=b"#!/bin/sh\n"))
    case("prepended", "PM-ZIP-003", b"MZ program" + archive([GOOD]))


def ends():
    good = archive([GOOD])
    out, count, size, begin = body([GOOD])
    case("empty-file", "PM-ZIP-001", b"")
    case("noise", "PM-ZIP-001", random.Random(1).randbytes(5000))
    case("truncated-by-one", "PM-ZIP-001,PM-ZIP-002", good[:-1])
    case("truncated-in-data", "PM-ZIP-001", good[:20])
    case("no-entries", "PM-ZIP-030", end_record(0, 0, 0))
    case("comment", "PM-ZIP-002", archive([GOOD], comment=b"made by hand"))
    case("trailing-bytes", "PM-ZIP-002", good + b"more")
    evil, _, _, evil_begin = body([Entry("p/evil.txt", b"evil")])
    directory = evil[evil_begin:]
    # The last end record is sound and lies in the comment of another one.
    whole = out + end_record(count, size, begin, b"\0" * (len(directory) + 22))[:22] + directory
    case("end-in-comment", "PM-ZIP-011,PM-ZIP-012",
         whole + end_record(1, len(directory), len(whole) - len(directory)))
    flood = b"".join(end_record(3000, size, begin, b"\0" * (22 * i)) [:22] for i in range(299, -1, -1))
    many = archive([Entry("p/%d" % i, b"x") for i in range(3000)], comment=flood)
    case("flood-of-end-records", "PM-ZIP-002,PM-ZIP-003", many)
    case("count-too-small", "PM-ZIP-004", body([GOOD, Entry("p/a", b"x")])[0] +
         end_record(1, *body([GOOD, Entry("p/a", b"x")])[2:]))
    case("count-too-large", "PM-ZIP-004", out + end_record(2, size, begin))
    case("directory-moved", "PM-ZIP-003", out + end_record(count, size, begin + 1))
    case("directory-cut", "PM-ZIP-003", out + end_record(count, size - 1, begin))
    case("directory-starts-early", "PM-ZIP-007", out + end_record(count, size + 4, begin - 4))
    case("record-goes-on", "PM-ZIP-007", archive([Entry("p/a", b"x", extra=b"\1\0\xff\xff")]))
    case("record-without-signature", "PM-ZIP-007",
         out[:begin] + b"XX" + out[begin + 2:] + end_record(count, size, begin))
    case("several-disks", "PM-ZIP-005", out + end_record(count, size, begin, disk=1))
    case("entry-on-other-disk", "PM-ZIP-005", archive([Entry("p/a", b"x", disk=3)]))


def ends64():
    out, count, size, begin = body([GOOD])
    plain = end_record(0xFFFF, ONES, ONES)
    case("zip64", "valid", out + end64(count, size, begin, len(out)) + plain)
    case("zip64-endless-count", "PM-ZIP-006", out + end64(1 << 40, size, begin, len(out)) + plain)
    case("zip64-count", "PM-ZIP-004", out + end64(2, size, begin, len(out)) + plain)
    case("zip64-disagrees", "PM-ZIP-003",
         out + end64(count, size, begin, len(out)) + end_record(7, size, begin))
    case("zip64-misplaced", "PM-ZIP-003", out + end64(count, size, begin, 0) + plain)
    case("zip64-far-away", "PM-ZIP-003", out + end64(count, size, begin, (1 << 64) - 8) + plain)
    case("zip64-wraps", "PM-ZIP-003",
         out + end64(count, (1 << 64) - begin, begin + len(out), len(out)) + plain)
    case("zip64-with-extra-data", "PM-ZIP-003", out + end64(count, size, begin, len(out), record=45) + plain)
    case("zip64-disks", "PM-ZIP-005", out + end64(count, size, begin, len(out), disks=2) + plain)
    case("zip64-missing", "PM-ZIP-003", out + plain)
    case("zip64-field-missing", "PM-ZIP-007", archive([Entry("p/a", b"x", size=ONES)]))
    field = struct.pack("<HHQ", 1, 8, 1)
    case("zip64-field-twice", "PM-ZIP-007", archive([Entry("p/a", b"x", size=ONES, extra=field + field)]))
    case("zip64-field-short", "PM-ZIP-007",
         archive([Entry("p/a", b"x", size=ONES, extra=struct.pack("<HHI", 1, 4, 1))]))
    case("zip64-offset-wraps", "PM-ZIP-012",
         archive([Entry("p/a", b"x", offset=ONES, extra=struct.pack("<HHQ", 1, 8, (1 << 64) - 4))]))


def floods():
    case("many-bad-names", "PM-ZIP-016", archive([Entry("p/../%06d" % i) for i in range(20000)]))
    case("many-same-names", "PM-ZIP-013", archive([Entry("p/a") for i in range(20000)]))
    case("deep-names", "PM-ZIP-016", archive([Entry("p/" + "a/" * 5000 + str(i)) for i in range(100)]))
    case("deep-sound-names", "valid", archive([Entry("p/" + "a/" * 2000 + str(i)) for i in range(100)]))


class NoSeek(io.RawIOBase):
    """A pipe: zipfile writes data descriptors into it."""

    def __init__(self):
        self.data = b""

    def writable(self):
        return True

    def write(self, piece):
        self.data += bytes(piece)
        return len(piece)


def from_python():
    for label, method in [("stored", zipfile.ZIP_STORED), ("deflated", zipfile.ZIP_DEFLATED)]:
        for force in (False, True):
            out, pipe = io.BytesIO(), NoSeek()
            for target in (out, pipe):
                with zipfile.ZipFile(target, "w", method) as z:
                    for name, content in [("p/", b""), ("p/a.txt", TEXT), ("p/春.txt", TEXT)]:
                        info = zipfile.ZipInfo(name)  # dated 1980-01-01: the same archive every day
                        info.compress_type = method
                        with z.open(info, "w", force_zip64=force) as f:
                            f.write(content)
            kind = label + ("-zip64" if force else "")
            case("python-" + kind, "valid", out.getvalue())
            case("python-streamed-" + kind, "valid", pipe.data)


def main():
    folder = sys.argv[1]
    os.makedirs(folder, exist_ok=True)
    for group in (names, second_names, kinds, data, headers, layout, ends, ends64, floods, from_python):
        group()
    with open(os.path.join(folder, "cases.tsv"), "w", encoding="utf-8") as index:
        for name, (expected, content) in CASES.items():
            with open(os.path.join(folder, name + ".zip"), "wb") as f:
                f.write(content)
            index.write("%s\t%s\n" % (name, expected))


main()
