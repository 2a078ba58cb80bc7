#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Hold the letters of each menu apart: one that two entries share opens neither at once.

usage: check-mnemonics.py SOURCE_FOLDER

TAP: one test for English, and one for each catalogue of po/LINGUAS. The menus of a Blueprint
file are read as they are nested. A C file that builds menus is held to be one menu, since
nothing but running it tells which; so its letters are all apart.
"""

import re
import sys
from dataclasses import dataclass, field
from pathlib import Path

TOP = Path(sys.argv[1]).resolve() if len(sys.argv) > 1 else Path(__file__).resolve().parents[2]
sys.path.insert(0, str(TOP / "build-aux" / "i18n"))

import catalogues  # noqa: E402

Key = tuple[str | None, str]

TEXT = r'"((?:[^"\\]|\\.)*)"'
TOKENS = re.compile(rf"//.*|/\*.*?\*/|(?P<text>{TEXT})|(?P<word>[\w-]+)|(?P<sign>[{{}}();:,])", re.DOTALL)
LABEL = re.compile(rf"(?:\bC_ ?\( ?{TEXT}, {TEXT}|(?:\b_|\bN_) ?\({TEXT})")
BUILDS = re.compile(r"\b(?:g_menu_append|g_menu_item_new|ent_row_menu_append|append_\w+) ?\(")
TABLE = re.compile(rf"\{{ N_ ?\({TEXT}\)")


@dataclass
class Menu:
    """The labels that one looks at together."""

    name: str
    labels: list[Key] = field(default_factory=list)


class Reader:
    """The menus of a Blueprint file."""

    def __init__(self, path: Path):
        self.path = path
        self.menus: list[Menu] = []
        self.words: list[str] = []
        for found in TOKENS.finditer(path.read_text(encoding="utf-8")):
            if found["text"] is not None:
                self.words.append(found["text"])
            elif found["word"] or found["sign"]:
                self.words.append(found[0])
        self.at = 0

    def read(self) -> list[Menu]:
        while self.at < len(self.words):
            if self.take() == "menu" and self.words[self.at + 1] == "{":
                menu = Menu(f"{self.path.relative_to(TOP)}: {self.take()}")
                self.menus.append(menu)
                self.at += 1
                self.read_body(menu)
        return self.menus

    def take(self) -> str:
        self.at += 1
        return self.words[self.at - 1]

    def read_label(self) -> Key:
        start = self.at
        while self.words[self.at] not in (";", ")"):
            self.at += 1
        texts = [word[1:-1] for word in self.words[start:self.at] if word.startswith('"')]
        return (texts[0] if len(texts) > 1 else None, texts[-1])

    def read_body(self, menu: Menu) -> None:
        """What stands in a section belongs to the menu; a submenu is one of its own."""
        while (word := self.take()) != "}":
            if word == "submenu":
                inner = Menu(menu.name)
                self.menus.append(inner)
                while self.take() != "{":
                    pass
                self.read_submenu(menu, inner)
            elif word == "section":
                name = None
                while (word := self.take()) != "{":
                    name = word
                if self.words[self.at] == "}" and name is not None:
                    menu.labels += read_code(self.path.with_suffix(".c"))
                self.read_body(menu)
            elif word == "label":
                menu.labels.append(self.read_label())
            elif word == "{":
                self.read_body(menu)

    def read_submenu(self, menu: Menu, inner: Menu) -> None:
        if self.words[self.at] == "label":
            self.at += 1
            label = self.read_label()
            menu.labels.append(label)
            inner.name = f"{menu.name}, {label[1]}"
        self.read_body(inner)


def read_code(path: Path) -> list[Key]:
    """The labels of the menus that a C file builds."""
    text = path.read_text(encoding="utf-8")
    if not BUILDS.search(text):
        return []
    labels: list[Key] = [(None, found[1]) for found in TABLE.finditer(text)]
    for statement in re.split(r"[;{}]\s*\n", text):
        if start := BUILDS.search(statement):
            for found in LABEL.finditer(statement, start.start()):
                labels.append((found[1], found[2]) if found[2] is not None else (None, found[3]))
    return list(dict.fromkeys(labels))


def list_menus() -> list[Menu]:
    menus = [menu for path in sorted((TOP / "src").rglob("*.blp")) for menu in Reader(path).read()]
    for path in sorted((TOP / "src").rglob("*.c")):
        if labels := read_code(path):
            menus.append(Menu(str(path.relative_to(TOP)), labels))
    return menus


def get_letter(label: str) -> str | None:
    found = re.search(r"_(\w)", label.replace("__", ""))
    return found[1].casefold() if found else None


def find_clashes(menus: list[Menu], words: dict[Key, str]) -> list[str]:
    faults = []
    for menu in menus:
        taken: dict[str, Key] = {}
        for key in dict.fromkeys(menu.labels):
            label = words.get(key, key[1])
            letter = get_letter(label)
            if letter is None:
                continue
            if letter in taken:
                other = words.get(taken[letter], taken[letter][1])
                faults.append(f"{menu.name}: {other!r} and {label!r}")
            taken.setdefault(letter, key)
    return faults


def read_words(language: str) -> dict[Key, str]:
    messages = catalogues.read(TOP / "po" / f"{language}.po")
    return {(message.context, message.id): message.forms[0] for message in messages if message.translated}


def check_self(menus: list[Menu]) -> list[str]:
    """That menus are found, and that a clash is noticed."""
    faults = []
    if not any(len(menu.labels) > 15 for menu in menus):
        faults.append("the main menu is not found")
    if len([menu for menu in menus if menu.name.endswith(".c")]) < 5:
        faults.append("the menus of the C files are not found")
    clash = [Menu("menu", [(None, "_Open"), (None, "S_ave"), (None, "Cl_ose")])]
    if len(find_clashes(clash, {})) != 1 or find_clashes(clash, {(None, "Cl_ose"): "_Zu"}):
        faults.append("a clash is not noticed")
    return faults


def main() -> int:
    menus = list_menus()
    checks = [("menus are found", check_self(menus)), ("en", find_clashes(menus, {}))]
    checks += [(language, find_clashes(menus, read_words(language))) for language in catalogues.languages(TOP)]
    print(f"1..{len(checks)}")
    for number, (name, faults) in enumerate(checks, 1):
        print(f"{'not ok' if faults else 'ok'} {number} - {name}")
        for fault in faults:
            print(f"# {fault}")
    return 1 if any(faults for _, faults in checks) else 0


if __name__ == "__main__":
    sys.exit(main())
