#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the desktop takes for a case: by its suffix, by its content, and no other file.

usage: check-mime.py MIME_FILE CASE

The type is installed into a folder of its own, beside the desktop's own types.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "cli"))
import tap

MIME_FILE, CASE = sys.argv[1], Path(sys.argv[2])
TYPE = "application/x-entente-case"

FOLDER = tempfile.TemporaryDirectory(prefix="entente-mime-")
HOME = Path(FOLDER.name)
ENVIRONMENT = {
    "PATH": os.environ["PATH"],
    "HOME": FOLDER.name,
    "XDG_DATA_HOME": str(HOME / "data"),
    "XDG_DATA_DIRS": "/usr/local/share:/usr/share",
    "LC_ALL": "C.UTF-8",
    "GIO_USE_VFS": "local",
}

packages = HOME / "data" / "mime" / "packages"
packages.mkdir(parents=True)
shutil.copy(MIME_FILE, packages)
UPDATED = subprocess.run(
    ["update-mime-database", str(HOME / "data" / "mime")], env=ENVIRONMENT, capture_output=True, text=True
)


def query(name: str, content: str) -> dict[str, str]:
    """What gio says of a file that is called so."""
    path = HOME / name
    path.write_text(content, encoding="utf-8")
    asked = "standard::content-type,standard::icon"
    lines = subprocess.run(
        ["gio", "info", "-a", asked, str(path)], env=ENVIRONMENT, capture_output=True, text=True, check=True
    ).stdout.splitlines()
    return dict(line.strip().split(": ", 1) for line in lines if ": standard::" not in line and ": " in line)


def type_of(name: str, content: str) -> str:
    return query(name, content)["standard::content-type"]


WORDS = CASE.read_text(encoding="utf-8")


def test_the_database_takes_it():
    assert UPDATED.returncode == 0 and not UPDATED.stderr, UPDATED.stderr


def test_a_case_is_known_by_its_suffix():
    assert type_of("empty.entente", "{}") == TYPE


def test_a_case_is_known_by_its_content():
    assert type_of("without-suffix", WORDS) == TYPE
    assert type_of("spaced", '{\r\n    "format" : "entente-case",\r\n    "version" : 1\r\n}') == TYPE
    assert type_of("tight", '{"format":"entente-case","version":1}') == TYPE


def test_other_files_are_none():
    assert type_of("plain.json", '{"format": "something else", "version": 1}') == "application/json"
    assert type_of("names.json", '{"kind": "entente-case"}') == "application/json"
    assert type_of("late.json", '{"x": "' + 500 * "y" + '", "format": "entente-case"}') == "application/json"
    assert type_of("notes.txt", "entente-case is the format") == "text/plain"


def test_a_case_has_an_icon_of_its_own():
    icons = query("icon.entente", WORDS)["standard::icon"].split(", ")
    assert icons[0] == Path(MIME_FILE).stem + "-case", icons


tap.run(globals())
