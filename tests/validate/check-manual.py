#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The manual is small and in our own words, and the tour is, too.

usage: check-manual.py SOURCE_FOLDER

That its links and pictures lead somewhere is tested in unit-help-page.
"""

import html
import importlib.util
import re
import sys
from pathlib import Path

SOURCE = Path(sys.argv[1])
sys.path.insert(0, str(SOURCE / "tests" / "cli"))
import tap

MANUAL = SOURCE / "docs" / "manual"
MOST_PICTURES = 14
MOST_BYTES = 60 * 1024


def load_case_checker():
    path = SOURCE / "build-aux" / "case" / "check.py"
    spec = importlib.util.spec_from_file_location("case_check", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def strings_of(source: Path):
    """Yield the strings of a C file, those that stand side by side as one."""
    text = source.read_text(encoding="utf-8")
    for match in re.finditer(r'"(?:[^"\\\n]|\\.)*"(?:\s*"(?:[^"\\\n]|\\.)*")*', text):
        yield "".join(re.findall(r'"((?:[^"\\]|\\.)*)"', match[0]))


def test_words_are_our_own():
    check = load_case_checker()
    articles = check.find_articles()
    if not articles:
        print("# the articles' texts are not at hand: wording not compared")
    runs = {run for article in articles
            for run in check.iterate_runs(check.split_words(article.read_text(encoding="utf-8")))}
    allowed = {run for name in check.OFFICIAL_NAMES
               for run in check.iterate_runs(check.split_words(name))}
    told = [("ent-tour.c", text) for text in strings_of(SOURCE / "src" / "app" / "ent-tour.c")]
    for page in MANUAL.glob("*.html"):
        told.append((page.name, html.unescape(re.sub(r"<[^>]*>", " ", page.read_text(encoding="utf-8")))))
    assert len(told) > 20, "there is too little to read: the files are elsewhere"
    taken = [(name, " ".join(run)) for name, text in told
             for run in check.iterate_runs(check.split_words(text)) if run in runs - allowed]
    assert not taken, f"words of the articles: {taken}"


def test_pictures_are_few_and_small():
    pictures = sorted((MANUAL / "pictures").glob("*.png"))
    assert 0 < len(pictures) <= MOST_PICTURES, f"{len(pictures)} pictures"
    large = [(path.name, path.stat().st_size) for path in pictures if path.stat().st_size > MOST_BYTES]
    assert not large, f"too large: {large}"


def test_pictures_are_shown_and_in_the_program():
    pages = "".join(page.read_text(encoding="utf-8") for page in MANUAL.glob("*.html"))
    listed = (SOURCE / "src" / "app" / "ent-manual.gresource.xml").read_text(encoding="utf-8")
    for path in (MANUAL / "pictures").iterdir():
        assert f'src="pictures/{path.name}"' in pages, f"no page shows {path.name}"
        assert f"<file>pictures/{path.name}</file>" in listed, f"{path.name} is not in the program"


tap.run(globals())
