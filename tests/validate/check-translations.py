#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Hold the catalogues of po/ to the tree: whole, and free of what can be told without knowing
the language.

usage: check-translations.py SOURCE_FOLDER [PO…]

TAP. The template is made anew from the sources, so that a string that is new or was changed
fails until it is translated: see CONTRIBUTING.md. Named catalogues are checked instead of
those of po/LINGUAS.
"""

import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

TOP = Path(sys.argv[1]).resolve() if len(sys.argv) > 1 else Path(__file__).resolve().parents[2]
sys.path.insert(0, str(TOP / "build-aux" / "i18n"))

import catalogues  # noqa: E402
from catalogues import Message  # noqa: E402

NAMES = re.compile(r"\{[A-Za-z_]+\}|</?[a-z]+>|--[a-z][a-z-]+")
FULL_WIDTH = "，、。；：？！（）「」『』“”‘’《》〈〉・—…"
# Chinese and Japanese are written without blanks.
WITHOUT_BLANKS = re.compile(r"[\u3005-\u30ff\u3400-\u9fff]")
# French has one before some punctuation.
NO_BREAK = "\u00a0\u202f"
CLOSING = "”»“’)）」』】]\" \u00a0\u202f\u2069\n"
MOST_SHOWN = 20


def is_sentence(text: str) -> bool:
    return len(re.findall(r"[A-Za-z]{2,}", text)) >= 4 and text.rstrip(CLOSING).endswith((".", "?", "!"))


def edges(text: str) -> tuple[str, str]:
    return text[: len(text) - len(text.lstrip())], text[len(text.rstrip()):]


def differs_at_the_edges(original: str, form: str) -> bool:
    """White space before and after is the same, where the script has any."""
    if not form.strip():
        return True
    for which, at in ((0, 0), (1, -1)):
        wanted, got = edges(original)[which], edges(form)[which]
        bare = form[at] in FULL_WIDTH or WITHOUT_BLANKS.match(form[at])
        if wanted != got.strip(NO_BREAK) and not (wanted == " " and got == "" and bare):
            return True
    return False


def faults_of_form(original: str, form: str) -> list[str]:
    faults = []
    whole = re.sub(r"\s*\(_?[A-Z]\)", "", form).rstrip()
    bare = whole.rstrip(CLOSING)
    start = original.rstrip(CLOSING)
    if sorted(set(NAMES.findall(original))) != sorted(set(NAMES.findall(form))):
        faults.append("other {names}, marks or options")
    if differs_at_the_edges(original, form):
        faults.append("other white space at its edges")
    if original.rstrip().endswith("…") != whole.endswith("…"):
        faults.append("an ellipsis at the end of one of the two")
    ends = start.endswith(".") and not start.endswith("..")
    if is_sentence(original) and ends and not bare.endswith((".", "。", "．", "…", ":", "：")):
        faults.append("no full stop")
    if is_sentence(original) and form == original:
        faults.append("the English sentence")
    if "..." in form and "..." not in original:
        faults.append("three dots for an ellipsis")
    return faults


def faults_of(message: Message) -> list[str]:
    """What is wrong with a translation, whatever the language."""
    originals = {message.id, message.plural or message.id}
    found = []
    for form in message.forms:
        # A form may follow either of the two.
        found.append(min((faults_of_form(original, form) for original in originals), key=len))
    return sorted({fault for faults in found for fault in faults})


def check_shape(path: Path, template: Path) -> list[str]:
    """Against the sources: msgcmp wants every string, translated, and none that is fuzzy."""
    environment = os.environ | {"LC_ALL": "C.UTF-8", "LANGUAGE": ""}
    result = subprocess.run(["msgcmp", path, template], capture_output=True, text=True, env=environment)
    faults = [line for line in result.stderr.splitlines() if " warning: " not in line]
    return faults[:MOST_SHOWN] + faults[MOST_SHOWN:][-1:] if result.returncode else []


def check_formats(path: Path) -> list[str]:
    environment = os.environ | {"LC_ALL": "C.UTF-8", "LANGUAGE": ""}
    result = subprocess.run(
        ["msgfmt", "--check-format", "--check-header", "--check-domain", "-o", "/dev/null", path],
        capture_output=True, text=True, env=environment,
    )
    return result.stderr.splitlines()[-MOST_SHOWN:] if result.returncode else []


def check_plurals(path: Path) -> list[str]:
    messages = catalogues.read(path)
    header = messages[0].forms[0]
    found = re.search(r"nplurals=(\d+)", header)
    if not found:
        return ["the header has no Plural-Forms"]
    return [
        f"{path.name}:{message.line}: {len(message.forms)} plural forms, not {found[1]}"
        for message in messages[1:]
        if message.plural is not None and len(message.forms) != int(found[1])
    ]


def check_words(path: Path) -> list[str]:
    faults = [
        f"{path.name}:{message.line}: {fault}: {message.id[:60]!r}"
        for message in catalogues.read(path)[1:]
        if message.translated
        for fault in faults_of(message)
    ]
    more = len(faults) - MOST_SHOWN
    return faults[:MOST_SHOWN] + ([f"and {more} more"] if more > 0 else [])


def check_list() -> list[str]:
    listed = catalogues.languages(TOP)
    present = sorted(path.stem for path in (TOP / "po").glob("*.po"))
    faults = [f"po/{language}.po is not in po/LINGUAS" for language in present if language not in listed]
    faults += [f"po/LINGUAS has {language}, which has no catalogue" for language in listed if language not in present]
    return faults + ([] if listed == sorted(listed) else ["sort po/LINGUAS"])


def check_self() -> list[str]:
    """That what is wrong is noticed."""
    wrong = {
        "other {names}, marks or options": Message(id="Open {name} now", forms=["Öffne {nom}"]),
        "other white space at its edges": Message(id=" (derived)", forms=["(abgeleitet)"]),
        "an ellipsis at the end of one of the two": Message(id="Open…", forms=["Öffnen"]),
        "no full stop": Message(id="It is not there any more.", forms=["Es ist nicht mehr da"]),
        "the English sentence": Message(id="It is not there any more.", forms=["It is not there any more."]),
        "three dots for an ellipsis": Message(id="Open…", forms=["Öffnen..."]),
    }
    right = [
        Message(id="It is there now. ", forms=["它现在在那里。"]),
        Message(id="%u tie", plural="%u ties", forms=["%u Bindung", "%u Bindungen"]),
        Message(id="_Open…", forms=["開く(_O)…"]),
        Message(id="“Not here.”", forms=["„Nicht hier.“"]),
    ]
    faults = [f"not noticed: {fault}" for fault, message in wrong.items() if fault not in faults_of(message)]
    return faults + [f"wrongly blamed: {message.id!r}: {faults_of(message)}" for message in right if faults_of(message)]


def report(number: int, name: str, faults: list[str]) -> bool:
    print(f"{'not ok' if faults else 'ok'} {number} - {name}")
    for fault in faults:
        print(f"# {fault}")
    return not faults


def main() -> int:
    paths = [Path(name) for name in sys.argv[2:]] or [TOP / "po" / f"{name}.po" for name in catalogues.languages(TOP)]
    with tempfile.TemporaryDirectory() as folder:
        template = Path(folder) / "entente.pot"
        catalogues.write_template(template, TOP)
        checks = [("faults are noticed", check_self())]
        if not sys.argv[2:]:
            checks.append(("LINGUAS and the catalogues agree", check_list()))
        for path in paths:
            if not path.is_file():
                continue
            checks += [
                (f"{path.stem}: every string is translated", check_shape(path, template)),
                (f"{path.stem}: formats and header", check_formats(path)),
                (f"{path.stem}: plural forms", check_plurals(path)),
                (f"{path.stem}: white space, dots, names", check_words(path)),
            ]
    print(f"1..{len(checks)}")
    results = [report(number, name, faults) for number, (name, faults) in enumerate(checks, 1)]
    return 0 if all(results) else 1


if __name__ == "__main__":
    sys.exit(main())
