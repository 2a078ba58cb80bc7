#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Dates in every language: what is written is read back, and so is what people type.

usage: test_dates.py READ_DATES SOURCE_FOLDER

For the catalogues of po/LINGUAS, and for four of the test's own, whose languages put their
words where English does not.
"""

import os
import random
import subprocess
import sys
import tempfile
from pathlib import Path

import tap

READ_DATES = sys.argv[1]
TOP = Path(sys.argv[2])
sys.path.insert(0, str(TOP / "build-aux" / "i18n"))

import catalogues  # noqa: E402
import locales  # noqa: E402

SCRATCH = tempfile.TemporaryDirectory(prefix="entente-dates-")
WORK = Path(SCRATCH.name)
OWN = TOP / "tests" / "cli" / "dates"
N_DATES = 100

# What people type, with a few words that English would put elsewhere.
TYPED = {
    "ja": {
        "1977年9月22日": "1977-09-22",
        "1977 年 9 月": "1977-09",
        "１９７７年": "1977",
        "1970年代": "197X",
        "19世紀": "18XX",
        "紀元前44年3月15日": "-0043-03-15",
        "1975年ごろ": "1975~",
        "1975年の春": "1975-21",
        "1970年代初頭": "[1970..1973]",
        "1954年から1991年まで": "1954/1991",
        "1954年-1991年": "1954/1991",
        "1979年2月17日から3月16日まで": "1979-02-17/1979-03-16",
        "1977年以降": "1977/..",
        "1960年以前": "[..1960]",
        "1960年より前": "[..1959]",
        "1964年から1967年の間": "[1964..1967]",
        "12年": "-",
        "1977年13月": "-",
        "1977年2月30日": "-",
    },
    "ru": {
        "22 сентября 1977 года": "1977-09-22",
        "сентябрь 1977 г.": "1977-09",
        "1970-е годы": "197X",
        "19-й век": "18XX",
        "XIX век": "18XX",
        "начало XIX века": "[1800..1833]",
        "весной 1975 года": "1975-21",
        "44 г. до н. э.": "-0043",
        "ок. 1977—1989": "1977~/1989~",
        "с 1954 по 1991 год": "1954/1991",
        "после 1960 года": "[1961..]",
        "между 1964 и 1967": "[1964..1967]",
        "сентябрь": "-",
        "XIIII век": "-",
    },
    "vi": {
        "ngày 22 tháng 9 năm 1977": "1977-09-22",
        "tháng 9/1977": "1977-09",
        "thập niên 1970": "197X",
        "thế kỷ XIX": "18XX",
        "giữa năm 1977": "[1977-05..1977-08]",
        "giữa 1964 và 1967": "[1964..1967]",
        "mùa xuân 1975": "1975-21",
        "từ năm 1977 đến nay": "1977/..",
        "17 tháng 2 đến 16 tháng 3 năm 1979": "1979-02-17/1979-03-16",
        "since 22 tháng 9 năm 1977": "1977-09-22/..",
        "năm": "-",
    },
    "fr": {
        "1er mai 1977": "1977-05-01",
        "les années 1970": "197X",
        "XIXᵉ siècle": "18XX",
        "vers 1975": "1975~",
        "mi-1977": "[1977-05..1977-08]",
        "jusqu'en 1991": "../1991",
        "de 1954 à 1991": "1954/1991",
        "entre 1964 et 1967": "[1964..1967]",
        "44 av. J.-C.": "-0043",
        "années 1975": "-",
    },
}

ENGLISH = {
    "22 September 1977": "1977-09-22",
    "Sept. 22nd, 1977": "1977-09-22",
    "about 1975 (uncertain)": "1975%",
    "the early 1970s": "[1970..1973]",
    "19th century": "18XX",
    "spring 1975": "1975-21",
    "44 BC": "-0043",
    "1954–91": "1954/1991",
    "c. 1977–89": "1977~/1989~",
    "1911-12": "1911-12",
    "1911–12": "1911/1912",
    "17 February to 16 March 1979": "1979-02-17/1979-03-16",
    "since the 1970s": "197X/..",
    "1977 to the present": "1977/..",
    "until 1991": "../1991",
    "before 1960": "[..1959]",
    "1964, 1965 or 1967": "[1964,1965,1967]",
    "some time between May and July 1977": "[1977-05..1977-07]",
    "1977 1978": "-",
    "22 September": "-",
    "early spring 1977": "-",
    "1977 to": "-",
}

numbers = random.Random(1977)


def year() -> str:
    least, most = numbers.choice([(1500, 2100), (1500, 2100), (1500, 2100), (100, 1499), (1, 99), (-500, -1)])
    number = numbers.randint(least, most)
    return f"{'-' if number < 0 else ''}{abs(number):04}"


def point() -> str:
    """A day, month, season, year or decade, or a part of one that is not known; perhaps qualified."""
    of = year()
    month, day = numbers.randint(1, 12), numbers.randint(1, 28)
    shapes = [of, f"{of}-{month:02}", f"{of}-{month:02}-{day:02}", f"{of}-{numbers.randint(21, 24)}",
              f"{numbers.randint(10, 209):03}X", f"{of}-XX", f"{of}-XX-XX", f"{of}-{month:02}-XX"]
    return numbers.choice(shapes) + numbers.choice(["", "", "", "~", "?", "%"])


def date() -> str:
    one, other, third = point(), point(), point()
    shapes = [
        f"{one}/{other}", f"{one}/..", f"../{one}", f"{one}/", f"/{one}", "../..", "/..", f"[{one},{other}]",
        f"[{one}..{other}]", f"[..{one}]", f"[{one}..]", f"[{one},{other},{third}]", f"[{one},{other}..{third}]",
    ]
    return numbers.choice([one, numbers.choice(shapes)])


# The first of a month is a word of its own in some.
DATES = [date() for _ in range(N_DATES)] + ["1977-05-01", "1977-05-01?/1978-10-01", "-0043-03-01"]
CENTURIES = [f"{number:02}XX" for number in range(1, 21)]


def fixtures() -> dict[str, Path]:
    """The catalogues, by a name of their own."""
    found = {f"own-{path.stem}": path for path in sorted(OWN.glob("*.po"))}
    for language in catalogues.languages(TOP):
        path = TOP / "po" / f"{language}.po"
        if path.is_file():
            found[f"po-{language}"] = path
    return found


def ask(name: str, lines: list[str]) -> list[str]:
    """What the program makes of the lines, in the language of the catalogue of that name."""
    path = fixtures()[name]
    place = WORK / name / path.stem / "LC_MESSAGES"
    if not place.exists():
        place.mkdir(parents=True)
        subprocess.run(["msgfmt", path, "-o", place / "entente.mo"], check=True)
    locale = path.stem if "_" in path.stem else f"{path.stem}_XX"
    try:
        locales.make(WORK / "locales", f"{locale}.UTF-8")
    except locales.Missing as reason:
        raise tap.Skip(reason) from None
    env = os.environ | {
        "LOCPATH": str(WORK / "locales"), "LC_ALL": f"{locale}.UTF-8", "LANGUAGE": "",
        "ENTENTE_LOCALEDIR": str(WORK / name), "G_DEBUG": "fatal-criticals",
    }
    result = subprocess.run(
        [READ_DATES], input="\n".join(lines) + "\n", env=env, capture_output=True, text=True, encoding="utf-8",
        check=True, timeout=120,
    )
    return result.stdout.splitlines()


def check(name: str, wanted: dict[str, str]) -> None:
    got = dict(zip(wanted, ask(name, list(wanted)), strict=True))
    wrong = {text: (edtf, got[text]) for text, edtf in wanted.items() if got[text] != edtf}
    assert not wrong, f"{name}: {wrong}"


def test_what_is_written_is_read():
    # One of several dates need not come in order; an interval that ends before it begins is none.
    lines = [f"={edtf}" for edtf in DATES]
    for name in fixtures():
        wrong = []
        for edtf, line in zip(DATES, ask(name, lines), strict=True):
            words, again = line.split("\t")
            if words != "-" and again != edtf:
                wrong.append((edtf, words, again))
        assert not wrong, f"{name}: {len(wrong)} of {len(DATES)}: {wrong[:5]}"


def test_most_dates_of_the_test_are_dates():
    for name in list(fixtures())[:1]:
        assert sum(line.startswith("-\t") for line in ask(name, [f"={edtf}" for edtf in DATES])) < N_DATES / 4


def test_a_century_is_read_as_its_years():
    for name in fixtures():
        for edtf, line in zip(CENTURIES, ask(name, [f"={edtf}" for edtf in CENTURIES]), strict=True):
            words, again = line.split("\t")
            assert again == f"{edtf[:2]}00/{edtf[:2]}99", f"{name}: {edtf}: {words}: {again}"


def test_words_are_those_of_the_language():
    lines = ["=1977", "=1977-09", "=1977-09-22", "=1954/1991"]
    said = [line.split("\t")[0] for line in ask("own-ja", lines)]
    assert said == ["1977年", "1977年9月", "1977年9月22日", "1954年〜1991年"], said
    said = [line.split("\t")[0] for line in ask("own-vi", lines)]
    assert said == ["năm 1977", "tháng 9 năm 1977", "22 tháng 9 năm 1977", "năm 1954 đến năm 1991"], said
    for name in "own-fr", "po-fr":
        said = [line.split("\t")[0] for line in ask(name, ["=1977-05-01", "=1977-05-02"])]
        assert said == ["1er mai 1977", "2 mai 1977"], f"{name}: {said}"


def test_what_is_typed_is_read():
    for name, path in fixtures().items():
        if name.startswith("own-"):
            check(name, TYPED[path.stem])


def test_english_is_read_in_every_language():
    for name in fixtures():
        check(name, ENGLISH)


if __name__ == "__main__":
    tap.run({name: value for name, value in globals().items() if callable(value)})
