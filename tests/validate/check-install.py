#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a desktop and a reader look for is installed, and where they look for it.

usage: check-install.py BUILD_FOLDER APP_ID
"""

import json
import subprocess
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "cli"))
import tap

BUILD, APP_ID = sys.argv[1:]
EXPECTED = [
    "bin/entente",
    f"share/applications/{APP_ID}.desktop",
    f"share/metainfo/{APP_ID}.metainfo.xml",
    f"share/mime/packages/{APP_ID}.xml",
    f"share/dbus-1/services/{APP_ID}.service",
    f"share/glib-2.0/schemas/{APP_ID}.gschema.xml",
    f"share/icons/hicolor/scalable/apps/{APP_ID}.svg",
    f"share/icons/hicolor/symbolic/apps/{APP_ID}-symbolic.svg",
    f"share/icons/hicolor/scalable/mimetypes/{APP_ID}-case.svg",
    f"share/icons/hicolor/symbolic/mimetypes/{APP_ID}-case-symbolic.svg",
    f"share/gnome-shell/search-providers/{APP_ID}.search-provider.ini",
    "share/bash-completion/completions/entente",
    "share/zsh/site-functions/_entente",
    "share/fish/vendor_completions.d/entente.fish",
    "share/man/man1/entente.1",
    "share/entente/entente-case.schema.json",
    "share/entente/cases",
]


def introspect(what: str):
    return json.loads(subprocess.run(["meson", "introspect", what, BUILD], capture_output=True, check=True).stdout)


def test_everything_is_installed():
    options = {option["name"]: option["value"] for option in introspect("--buildoptions")}
    prefix = Path(options["prefix"])
    installed = {str(Path(path).relative_to(prefix)) for path in introspect("--installed").values()}
    missing = [path for path in EXPECTED if path not in installed]
    assert not missing, f"not installed: {missing}; those that are: {sorted(installed)}"


tap.run(globals())
