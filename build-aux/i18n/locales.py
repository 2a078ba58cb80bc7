# SPDX-License-Identifier: GPL-3.0-or-later
"""Locales of one's own, where the machine has none but C: C.UTF-8 with other numbers.

glibc finds a locale in a folder of LOCPATH that bears its name, each category in a file:
the magic number and the category, how many fields, where each of them is, the fields.
"""

import shutil
import struct
from pathlib import Path

C_UTF8 = [Path(folder) / name for folder in ("/usr/lib/locale", "/usr/lib64/locale") for name in ("C.utf8", "C.UTF-8")]
MAGIC = 0x20031115  # combined with the number of the category
NUMERIC = 1


class Missing(Exception):
    """This machine has no C.UTF-8 to begin with."""


def make_numeric(point: str, group: str) -> bytes:
    """LC_NUMERIC: a decimal point, and what stands between thousands."""
    fields = [
        point.encode() + b"\0",
        group.encode() + b"\0",
        b"\x03\x03\0",
        struct.pack("=I", ord(point)),
        struct.pack("=I", ord(group)),
        b"UTF-8\0",
    ]
    head = struct.pack("=II", MAGIC ^ NUMERIC, len(fields))
    at = len(head) + 4 * len(fields)
    places, body = b"", b""
    for number, data in enumerate(fields):
        padding = -(at + len(body)) % 4 if number in (3, 4) else 0
        body += b"\0" * padding
        places += struct.pack("=I", at + len(body))
        body += data
    return head + places + body


def make(folder: Path, name: str, point: str = ",", group: str = ".") -> None:
    """Leaves a locale in FOLDER/NAME, for LOCPATH=FOLDER LC_ALL=NAME."""
    base = next((place for place in C_UTF8 if (place / "LC_NUMERIC").is_file()), None)
    if base is None:
        raise Missing("there is no C.UTF-8 in /usr/lib/locale")
    place = folder / name
    shutil.rmtree(place, ignore_errors=True)
    shutil.copytree(base, place)
    (place / "LC_NUMERIC").write_bytes(make_numeric(point, group))
