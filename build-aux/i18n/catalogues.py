#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What is to be translated, and the catalogues of translations.

usage: catalogues.py template FILE    write all strings of the tree, as they are now
       catalogues.py update [LANG…]   bring po/LANG.po up to date, all of po/LINGUAS or these;
                                      a new one is begun
       catalogues.py status           how much of each is translated

Nothing is guessed: a string that was changed has no translation until somebody makes one.
"""

import re
import subprocess
import sys
import tempfile
from dataclasses import dataclass, field
from pathlib import Path

TOP = Path(__file__).resolve().parents[2]
DOMAIN = "entente"

# The same as Meson's i18n.gettext() with the preset “glib”, which makes what is installed.
KEYWORDS = ["_", "N_", "C_:1c,2", "NC_:1c,2", "g_dcgettext:2", "g_dngettext:2,3", "g_dpgettext2:2c,3"]
FLAGS = [
    "N_:1:pass-c-format", "C_:2:pass-c-format", "NC_:2:pass-c-format", "g_dngettext:2:pass-c-format",
    "g_strdup_printf:1:c-format", "g_string_append_printf:2:c-format", "g_set_error:4:c-format",
    "g_markup_printf_escaped:1:c-format", "g_print:1:c-format", "g_printerr:1:c-format",
]

# GNU gettext's rules, for a catalogue that is begun here.
PLURALS = {
    "ja": "nplurals=1; plural=0;",
    "ko": "nplurals=1; plural=0;",
    "vi": "nplurals=1; plural=0;",
    "zh_CN": "nplurals=1; plural=0;",
    "de": "nplurals=2; plural=(n != 1);",
    "es": "nplurals=2; plural=(n != 1);",
    "fr": "nplurals=2; plural=(n > 1);",
    "ru": "nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2);",
    "ar": "nplurals=6; plural=n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : n%100>=11 ? 4 : 5;",
}


@dataclass
class Message:
    """One message of a catalogue, as far as the tools here ask."""

    id: str = ""
    plural: str | None = None
    context: str | None = None
    forms: list[str] = field(default_factory=list)
    flags: set[str] = field(default_factory=set)
    places: list[str] = field(default_factory=list)
    line: int = 0

    @property
    def translated(self) -> bool:
        return bool(self.forms) and all(self.forms) and "fuzzy" not in self.flags


ESCAPES = {"n": "\n", "t": "\t", "r": "\r"}


def unquote(text: str) -> str:
    return re.sub(r"\\(.)", lambda found: ESCAPES.get(found[1], found[1]), text)


def quote(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\t", "\\t") + '"'


def read(path: Path) -> list[Message]:
    """The messages of a .po or .pot, its header first, without the obsolete ones."""
    messages: list[Message] = []
    message = None
    key = None
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if not line.strip() or line.startswith("#~"):
            message = None
            continue
        if message is None:
            message = Message(line=number)
            messages.append(message)
        if line.startswith("#,"):
            message.flags |= {flag.strip() for flag in line[2:].split(",")}
        elif line.startswith("#:"):
            message.places += line[2:].split()
        elif line.startswith("#"):
            continue
        elif found := re.match(r'(msgctxt|msgid_plural|msgid|msgstr)(?:\[\d+\])?\s+"(.*)"$', line):
            key, text = found[1], unquote(found[2])
            if key == "msgctxt":
                message.context = text
            elif key == "msgid":
                message.id, message.line = text, number
            elif key == "msgid_plural":
                message.plural = text
            else:
                message.forms.append(text)
        elif line.startswith('"'):
            text = unquote(line[1:-1])
            if key == "msgctxt":
                message.context += text
            elif key == "msgid":
                message.id += text
            elif key == "msgid_plural":
                message.plural += text
            else:
                message.forms[-1] += text
    return [message for message in messages if message.forms]


def languages(top: Path = TOP) -> list[str]:
    lines = (top / "po" / "LINGUAS").read_text(encoding="utf-8").splitlines()
    return [word for line in lines if not line.startswith("#") for word in line.split()]


def write_template(path: Path, top: Path = TOP) -> None:
    subprocess.run(
        ["xgettext", "--from-code=UTF-8", "--add-comments", f"--package-name={DOMAIN}", "--default-domain", DOMAIN]
        + [f"--keyword={keyword}" for keyword in KEYWORDS]
        + [f"--flag={flag}" for flag in FLAGS]
        + ["--files-from", "po/POTFILES", "--output", str(path.resolve())],
        cwd=top, check=True, stdin=subprocess.DEVNULL, capture_output=True, text=True,
    )


def begin(path: Path, language: str, template: Path) -> None:
    """msginit without its questions."""
    text = template.read_text(encoding="utf-8")
    header, rest = text.split("\n\n", 1)
    header = re.sub(r'"Language: .*?\\n"', f'"Language: {language}\\\\n"', header)
    header = header.replace("charset=CHARSET", "charset=UTF-8").replace("#, fuzzy\n", "")
    header = re.sub(r'\n"Plural-Forms: .*?"', "", header)
    path.write_text(f'{header}\n"Plural-Forms: {PLURALS[language]}\\n"\n\n{rest}', encoding="utf-8")


def update(wanted: list[str]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        template = Path(folder) / f"{DOMAIN}.pot"
        write_template(template)
        for language in wanted or languages():
            path = TOP / "po" / f"{language}.po"
            if not path.exists():
                begin(path, language, template)
            subprocess.run(
                ["msgmerge", "--quiet", "--update", "--no-fuzzy-matching", "--backup=none", path, template], check=True
            )
    status()


def status() -> None:
    for language in languages():
        messages = read(TOP / "po" / f"{language}.po")[1:]
        left = sum(not message.translated for message in messages)
        print(f"{language}: {len(messages)} messages, {left} to translate")


def main() -> int:
    match sys.argv[1:]:
        case ["template", path]:
            write_template(Path(path))
        case ["update", *wanted]:
            update(wanted)
        case ["status"]:
            status()
        case _:
            print(__doc__, file=sys.stderr)
            return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
