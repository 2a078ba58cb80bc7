#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Give a file of the program's the identity of a profile: identity.py PROFILE IN OUT

The files in the tree are those of the program as it is released, without
placeholders, so that translators, validators and editors see what users get.
The development profile has an id of its own, and all that follows from it, so
that both can be installed: bus name, settings, icon, search provider. What both
share keeps its name: the command, the file format, the resources' path.
"""

import re
import sys
from pathlib import Path

APP_ID = "io.github.entente_app.Entente"
SETTINGS_PATH = "/io/github/entente_app/Entente/"

DEVELOPMENT = [
    (re.compile(re.escape(APP_ID) + r"(?!\.Devel\b)"), APP_ID + ".Devel"),
    (re.compile(rf'(<schema [^>]*path="){SETTINGS_PATH}(")'), rf"\g<1>{SETTINGS_PATH}Devel/\g<2>"),
    # GApplication makes an object's path out of the id.
    (re.compile(rf"^(ObjectPath={SETTINGS_PATH})", re.MULTILINE), r"\g<1>Devel/"),
    (re.compile(r"^Name=Entente$", re.MULTILINE), "Name=Entente (Development)"),
    (re.compile(r"<name>Entente</name>"), "<name>Entente (Development)</name>"),
]


def identify(text: str, profile: str) -> str:
    for pattern, words in DEVELOPMENT if profile == "development" else []:
        text = pattern.sub(words, text)
    return text


def main() -> int:
    if len(sys.argv) != 4 or sys.argv[1] not in ("default", "development"):
        print("usage: identity.py default|development IN OUT", file=sys.stderr)
        return 2
    profile, source, target = sys.argv[1:]
    Path(target).write_text(identify(Path(source).read_text(encoding="utf-8"), profile), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
