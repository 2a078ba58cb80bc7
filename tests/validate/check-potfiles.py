#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Hold po/POTFILES to the tree: every file with translatable strings is listed.

usage: check-potfiles.py SOURCE_FOLDER [--write]

TAP: a test for files that are missing, one for those too many, one for the order, and one for
strings that a macro cuts: xgettext ends them there, so that they are never found translated.
With --write, the list is written anew instead.
"""

import re
import sys
from pathlib import Path

# What marks a file as having something to translate, by the file's suffix.
MARKS = {
    ".c": re.compile(r'\b(?:_|N_|C_|NC_|ngettext)\s*\(\s*\n?\s*"'),
    ".h": re.compile(r'\b(?:_|N_|C_|NC_|ngettext)\s*\(\s*\n?\s*"'),
    ".blp": re.compile(r"\b(?:_|C_)\("),
    ".in": re.compile(r"^(?:\[Desktop Entry\]|<component|<mime-info)", re.MULTILINE),
    ".xml": re.compile(r"<schemalist"),
}

# A translatable string, and what a macro would be put between its pieces.
STRING = r'"(?:[^"\\]|\\.)*"'
CUT = re.compile(
    rf"\b(?:_|N_|C_|NC_|ngettext|g_dngettext|g_dpgettext2)\s*\((?:\s|,|{STRING}|[A-Z_]*GETTEXT_PACKAGE)*?"
    rf"{STRING}\s*(?!PRI[a-zA-Z0-9]+\b)([A-Za-z_]\w*)"
)


def cut(text: str) -> list[str]:
    return [found[1] for found in CUT.finditer(text)]


def cut_strings(top: Path) -> list[str]:
    faults = [] if cut('_("a %" G_GINT64_FORMAT)') and not cut('_("a %" PRIi64 " b")') else ["cut strings are not noticed"]
    for path in sorted((top / "src").rglob("*.[ch]")):
        text = path.read_text(encoding="utf-8")
        faults += [f"{path.relative_to(top)}: {name} cuts a translatable string" for name in cut(text)]
    return faults


def translatable(top: Path) -> set[str]:
    found = set()
    for folder in ("src", "data"):
        for path in (top / folder).rglob("*"):
            mark = MARKS.get(path.suffix)
            if mark and path.is_file() and mark.search(path.read_text(encoding="utf-8")):
                found.add(path.relative_to(top).as_posix())
    return found


def listed(top: Path) -> list[str]:
    lines = (top / "po" / "POTFILES").read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


def report(number: int, name: str, faults: list[str]) -> bool:
    print(f"{'not ok' if faults else 'ok'} {number} - {name}")
    for fault in faults:
        print(f"# {fault}")
    return not faults


def main() -> int:
    if len(sys.argv) not in (2, 3) or sys.argv[2:] not in ([], ["--write"]):
        print("usage: check-potfiles.py SOURCE_FOLDER [--write]", file=sys.stderr)
        return 2
    top = Path(sys.argv[1])
    wanted = translatable(top)
    if sys.argv[2:]:
        (top / "po" / "POTFILES").write_text("".join(f"{path}\n" for path in sorted(wanted)))
        return 0
    have = listed(top)
    print("1..4")
    results = [
        report(1, "every translatable file is listed", sorted(wanted - set(have))),
        report(2, "every listed file is translatable", sorted(set(have) - wanted)),
        report(3, "the list is in order", [] if have == sorted(set(have)) else ["sort po/POTFILES"]),
        report(4, "no macro cuts a string", cut_strings(top)),
    ]
    return 0 if all(results) else 1


if __name__ == "__main__":
    sys.exit(main())
