#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The development profile has an id of its own in every file that the id stands in.

usage: check-identity.py SOURCE_FOLDER
"""

import subprocess
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "cli"))
import tap

TOP = Path(sys.argv[1])
SCRIPT = TOP / "build-aux" / "identity.py"
APP_ID = "io.github.entente_app.Entente"
FILES = [*sorted((TOP / "data").glob(f"{APP_ID}.*")), TOP / "resources" / "entente.gresource.xml"]


def identify(path: Path, profile: str) -> str:
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder, "out")
        subprocess.run([sys.executable, SCRIPT, profile, path, out], check=True)
        return out.read_text(encoding="utf-8")


def read(name: str) -> str:
    return identify(TOP / "data" / f"{APP_ID}.{name}", "development")


def test_a_release_is_as_it_stands():
    for path in FILES:
        assert identify(path, "default") == path.read_text(encoding="utf-8"), path


def test_no_id_of_a_release_is_left():
    assert len(FILES) >= 7, FILES
    for path in FILES:
        text = identify(path, "development")
        assert f"{APP_ID}.Devel" in text, path
        assert APP_ID not in text.replace(f"{APP_ID}.Devel", ""), path


def test_nothing_is_given_twice():
    text = read("desktop.in")
    with tempfile.TemporaryDirectory() as folder:
        once = Path(folder, "once")
        once.write_text(text, encoding="utf-8")
        again = identify(once, "development")
    assert again == text


def test_what_belongs_to_it():
    assert "\nName=Entente (Development)\n" in read("desktop.in")
    assert "<name>Entente (Development)</name>" in read("metainfo.xml.in")
    assert 'path="/io/github/entente_app/Entente/Devel/"' in read("gschema.xml")
    assert "\nObjectPath=/io/github/entente_app/Entente/Devel/SearchProvider\n" in read("search-provider.ini")


def test_what_both_share():
    """The command, the type of a case, and where the resources are."""
    assert "Exec=@bindir@/entente " in read("service.in")
    assert 'type="application/x-entente-case"' in read("mime.xml.in")
    resources = identify(TOP / "resources" / "entente.gresource.xml", "development")
    assert 'prefix="/io/github/entente_app/Entente"' in resources


tap.run(globals())
