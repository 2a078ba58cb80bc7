#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What changes with the user's language and locale, and what must not.

usage: test_language.py ENTENTE SOURCE_FOLDER
"""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

import tap

ENTENTE = sys.argv[1]
TOP = Path(sys.argv[2])
sys.path.insert(0, str(TOP / "build-aux" / "i18n"))

import catalogues  # noqa: E402
import locales  # noqa: E402

BUILTIN = "builtin:china-vietnam"
SCRATCH = tempfile.TemporaryDirectory(prefix="entente-language-")
WORK = Path(SCRATCH.name)

# Russian has three forms; 21 takes the first one again.
VALID = {1: "запись", 2: "записи", 5: "записей", 11: "записей", 21: "запись"}
RUSSIAN = {
    ("%s is valid: %u record\n", "%s is valid: %u records\n"): [
        "%s в порядке: %u запись\n", "%s в порядке: %u записи\n", "%s в порядке: %u записей\n",
    ],
}


def environment(**more: str) -> dict[str, str]:
    return {
        "HOME": SCRATCH.name,
        "XDG_DATA_HOME": f"{WORK}/data",
        "XDG_STATE_HOME": f"{WORK}/state",
        "XDG_CONFIG_HOME": f"{WORK}/config",
        "PATH": os.environ["PATH"],
        "G_DEBUG": "fatal-criticals",
        "ENTENTE_LOCALEDIR": f"{WORK}/catalogues",
        "LC_ALL": "C.UTF-8",
    } | more


def make_catalogue(language: str, messages: dict) -> None:
    """A catalogue of a few messages."""
    header = f"Content-Type: text/plain; charset=UTF-8\nPlural-Forms: {catalogues.PLURALS[language]}\n"
    lines = ['msgid ""', f"msgstr {catalogues.quote(header)}", ""]
    for (one, many), forms in messages.items():
        lines.append(f"msgid {catalogues.quote(one)}")
        if many is not None:
            lines.append(f"msgid_plural {catalogues.quote(many)}")
            lines += [f"msgstr[{number}] {catalogues.quote(form)}" for number, form in enumerate(forms)]
        else:
            lines.append(f"msgstr {catalogues.quote(forms[0])}")
        lines.append("")
    place = WORK / "catalogues" / language / "LC_MESSAGES"
    place.mkdir(parents=True, exist_ok=True)
    (WORK / "few.po").write_text("\n".join(lines), encoding="utf-8")
    subprocess.run(["msgfmt", "--check-format", WORK / "few.po", "-o", place / "entente.mo"], check=True)


def speaking(language: str, **more: str) -> dict[str, str]:
    """In a locale of that language, with a decimal comma; C.UTF-8 would translate nothing."""
    folder = WORK / "locales"
    try:
        locales.make(folder, f"{language}_XX.UTF-8")
    except locales.Missing as reason:
        raise tap.Skip(reason) from None
    return environment(LOCPATH=str(folder), LC_ALL=f"{language}_XX.UTF-8") | more


def foreign(language: str) -> dict[str, str]:
    """A language in which every string is translated."""
    folder = WORK / "pseudo"
    if not (folder / language).exists():
        subprocess.run([TOP / "build-aux" / "i18n" / "pseudo", language, folder], check=True)
    return speaking(language, ENTENTE_LOCALEDIR=str(folder))


def entente(*arguments, env: dict[str, str]) -> str:
    result = subprocess.run(
        [ENTENTE, *map(str, arguments)], env=env, capture_output=True, text=True, timeout=60, encoding="utf-8"
    )
    assert result.returncode in (0, 1), f"{arguments}: status {result.returncode}\n{result.stderr}"
    return result.stdout


def write_case(n_records: int) -> Path:
    """A case of so many records; an article is one."""
    articles = [{"id": f"a{number:02}", "label": f"A {number}", "csl": {"type": "article", "title": "One"}} for number in range(n_records)]
    path = WORK / f"{n_records}.entente"
    case = {"format": "entente-case", "version": 1, "case": {"title": "Letters"}, "articles": articles}
    path.write_text(json.dumps(case), encoding="utf-8")
    return path


def test_plural_forms_are_those_of_the_language():
    make_catalogue("ru", RUSSIAN)
    for count, word in VALID.items():
        said = entente("validate", write_case(count), env=speaking("ru"))
        assert said.split(":")[-1].split() == [str(count), word], said


def test_the_command_line_speaks_the_users_language():
    make_catalogue("de", {("%u for, %u against", None): ["%u dafür, %u dagegen"]})
    assert " dagegen" in entente("slice", BUILTIN, "--at", "1985", env=speaking("de"))
    assert " against" in entente("slice", BUILTIN, "--at", "1985", env=environment())


MACHINE = [
    ["slice", BUILTIN, "--at", "1985", "--format", "json"],
    ["slice", BUILTIN, "--at", "1985", "--format", "csv"],
    ["evidence", BUILTIN, "--at", "1985", "--format", "json"],
    ["theory", BUILTIN, "--at", "2020", "--series", "20", "--format", "json"],
    *(["theory", BUILTIN, "--format", "csv", "--table", table]
      for table in ("truth", "measures", "cases", "ends", "next", "sensitivity")),
]


# What is a sentence, for a person who reads the file.
SENTENCES = {"reason", "words", "entente:citation"}


def leave_out_sentences(value, name: str = ""):
    match value:
        case dict():
            return {key: leave_out_sentences(item, key) for key, item in value.items() if key not in SENTENCES}
        case list():
            # What an annotation says of its target is its text; its links are data.
            return [leave_out_sentences(item) for item in value if not (name == "body" and "value" in item)]
    return value


def same(plain: str, got: str) -> bool:
    if not plain.startswith("{"):
        return got == plain
    return leave_out_sentences(json.loads(got)) == leave_out_sentences(json.loads(plain))


def export(name: str, env: dict[str, str], *more: str) -> bytes:
    path = WORK / name
    entente("export", BUILTIN, "-o", path, *more, env=env)
    data = path.read_bytes()
    path.unlink()
    return data


def test_what_programs_read_is_the_same_in_every_language():
    env = foreign("de")
    for arguments in MACHINE:
        assert same(entente(*arguments, env=environment()), entente(*arguments, env=env)), arguments
    assert same(export("a.json", environment()).decode(), export("a.json", env).decode())


def test_what_programs_read_is_the_same_to_the_byte_in_every_locale():
    numbers = speaking("de", LANGUAGE="C")
    for arguments in MACHINE:
        assert entente(*arguments, env=numbers) == entente(*arguments, env=environment()), arguments
    assert export("a.json", numbers) == export("a.json", environment())


def test_a_picture_has_the_same_numbers_in_every_locale():
    numbers = speaking("de", LANGUAGE="C")
    assert export("a.svg", numbers, "--at", "1985") == export("a.svg", environment(), "--at", "1985")


def test_states_are_named_in_the_users_language():
    picture = export("b.svg", speaking("ru"), "--at", "1985").decode()
    for shown in ("Вьетнам", "Китай", "Лаос", "СССР"):
        assert shown in picture, shown
    # Who is no state is called as the case calls it.
    assert "Khmer Rouge" in picture
    before = export("b.svg", speaking("ru"), "--at", "1960").decode()
    assert "Северный Вьетнам" in before
    english = export("b.svg", speaking("ru", LANGUAGE="en_GB:ru"), "--at", "1985").decode()
    assert english == export("b.svg", environment(), "--at", "1985").decode()


if __name__ == "__main__":
    tap.run({name: value for name, value in globals().items() if callable(value)})
