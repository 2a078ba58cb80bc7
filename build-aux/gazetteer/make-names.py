#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes data/gazetteer/names.tsv: all names of the gazetteer's states, for searching.

usage: make-names.py [--check]

The names are those of data/gazetteer/states.json, and those of the package iso-codes in
every language that it has been translated to. Run it after a change to states.json, or for
a new iso-codes; the build only reads what it wrote. With --check nothing is written: status
1 says that the file is not what it would write.

A line is: the folded name, the state's code, the languages, the name. Names are folded as
ent_fold_words() folds what is typed; a test holds the two together. The languages stand
between commas; a star marks the language in which the state is shown by that name.
"""

import gettext
import json
import pathlib
import sys
import unicodedata

TOP = pathlib.Path(__file__).resolve().parents[2]
STATES = TOP / "data" / "gazetteer" / "states.json"
NAMES = TOP / "data" / "gazetteer" / "names.tsv"
ISO_CODES = pathlib.Path("/usr/share/iso-codes/json")
LOCALES = pathlib.Path("/usr/share/locale")

NOTICE = """\
# Written by build-aux/gazetteer/make-names.py; not to be edited.
# Names in other languages than English: the package iso-codes,
# https://salsa.debian.org/iso-codes-team/iso-codes, LGPL-2.1-or-later; see README.md.
"""

# As in ent-fold.c.
PLAIN = {
    "Æ": "ae", "æ": "ae", "Ƀ": "b", "ƀ": "b", "Ð": "d", "ð": "d", "Đ": "d", "đ": "d",
    "Ɖ": "d", "ɖ": "d", "Ƒ": "f", "ƒ": "f", "Ħ": "h", "ħ": "h", "ı": "i", "Ɨ": "i",
    "ɨ": "i", "Ł": "l", "ł": "l", "Ø": "o", "ø": "o", "Œ": "oe", "œ": "oe", "ß": "ss",
    "ẞ": "ss", "Ŧ": "t", "ŧ": "t", "Þ": "th", "þ": "th",
}  # fmt: skip

# Where ISO 3166 has a longer name than one calls the state by.
LONG_NAMES = {"BRN", "COD", "CSK", "FSM", "PSE", "SUN", "VAT", "YMD", "YUG"}

# Those of them that the first words name.
SHORTENED = {"CSK", "FSM", "PSE", "SUN", "VAT", "YUG"}


def fold(name):
    folded = ""
    for c in unicodedata.normalize("NFKD", name):
        category = unicodedata.category(c)
        if category == "Mn":
            continue
        if category[0] == "L" or category in ("Nd", "Nl", "No", "Mc"):
            folded += PLAIN.get(c, c)
        else:
            folded += " "
    return " ".join(folded.split()).casefold()


def clean(name):
    return " ".join(name.split())


def list_locales():
    for folder in sorted(LOCALES.iterdir()):
        catalogue = folder / "LC_MESSAGES" / "iso_3166-1.mo"
        # Python and GLib fold Cherokee to different cases.
        if catalogue.exists() and folder.name != "chr":
            yield folder.name


class Names:
    """The names, by folded name, state and how they are written."""

    def __init__(self):
        self.names = {}
        self.chosen = set()

    def add(self, code, name, language, shown=False):
        name = clean(name)
        key = (fold(name), code, name)
        if not key[0]:
            return
        languages = self.names.setdefault(key, {})
        shown = shown and (code, language) not in self.chosen
        languages[language] = languages.get(language, False) or shown

    def choose(self, code, name, language):
        """By this name the state is shown in that language, whatever is added later."""
        self.add(code, name, language, shown=True)
        self.chosen.add((code, language))

    def write(self):
        text = NOTICE
        for (folded, code, name), languages in sorted(self.names.items()):
            marks = ",".join(("*" if shown else "") + language
                             for language, shown in sorted(languages.items()))
            text += f"{folded}\t{code}\t,{marks},\t{name}\n"
        return text


def add_own(names, states):
    for state in states:
        for i, name in enumerate(state["names"]):
            names.add(state["code"], name["name"], "en", shown=i == 0)
            for language, past in name.get("shown", {}).items():
                names.add(state["code"], past, language)
        for name in state.get("also", []):
            names.add(state["code"], name, "en")
        for name in state.get("abroad", []):
            names.add(state["code"], name, "mul")
        for language, name in state.get("shown", {}).items():
            names.choose(state["code"], name, language)


def get_short(translated):
    """What stands before "(", or before the comma: "USSR, Union of …"."""
    return translated.split(",")[0].split("(")[0].strip()


def add_translated(names, code, record, language, catalogue):
    shown = record.get("common_name", record["name"])
    for name in {record["name"], shown}:
        translated = catalogue.gettext(name)
        if translated == name and language != "en":
            continue
        is_long = code in LONG_NAMES and ("," in translated or "(" in translated)
        names.add(code, translated, language,
                  shown=name == shown and language != "en" and not is_long)
        if is_long and code in SHORTENED:
            names.add(code, get_short(translated), language, shown=language != "en")


def add_iso(names, states, standard):
    codes = {state["code"] for state in states}
    records = json.loads((ISO_CODES / f"iso_{standard}.json").read_text())[standard]
    nothing = gettext.NullTranslations()
    for record in records:
        if record["alpha_3"] in codes:
            add_translated(names, record["alpha_3"], record, "en", nothing)

    for language in list_locales():
        path = LOCALES / language / "LC_MESSAGES" / f"iso_{standard}.mo"
        if not path.exists():
            continue
        with open(path, "rb") as file:
            catalogue = gettext.GNUTranslations(file)
        for record in records:
            if record["alpha_3"] in codes:
                add_translated(names, record["alpha_3"], record, language, catalogue)


def main():
    states = json.loads(STATES.read_text())
    names = Names()
    add_own(names, states)
    for standard in ("3166-1", "3166-3"):
        add_iso(names, states, standard)
    text = names.write()

    if "--check" in sys.argv[1:]:
        sys.exit(0 if NAMES.read_text() == text else 1)
    NAMES.write_text(text)


if __name__ == "__main__":
    main()
