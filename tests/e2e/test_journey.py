#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""From an empty case to a tie that passages support and contest, as a new user would.

usage: test_journey.py ENTENTE

A case is begun, three articles are opened in it, two states are found in the gazetteer and
tied, and sentences of the articles are attached to the tie, by keyboard and by pointer. It
is saved, undone to the empty case and done again, to the same bytes, closed and reopened.

The articles are made up here. Where ENTENTE_SHARED has the three source articles, the same
is done with those; of their words, the test has only what it reads from them.
"""

import os
import re
import sys
import tempfile
from pathlib import Path

from desktop import Atspi, Program, Tap, get_text, is_showing, wait_for

BUILT_IN = "China and Vietnam"
UNTITLED = "Untitled"
NAMING = "Name the Case"
CONTESTS = "Contests"
SUPPORTS = "Supports"

MADE_UP = {
    "harbours.md": """# Two Harbours, One Breakwater

By Ada Harrow

For nearly a decade the harbour masters of Malta and Iceland kept each other's tide tables \
as if they were their own. No other pair of ports did so.

The agreement of 1978 bound both to send a pilot whenever the other asked for one. It was \
never refused, and it was never discussed in public.
""",
    "letters.md": """# The Cod Letters

By Tomas Wren

The letters that passed between the two capitals in 1981 call the arrangement a standing \
promise, and both signatures are plain.

A later clerk struck out the word promise and wrote habit above it.
""",
    "doubt.txt": """A Promise Nobody Kept

By Ines Calder

There was no alliance between Iceland and Malta at any time. What passed for one was a \
schedule of ferries that both sides printed.

Even so, the pilots came each winter until about 1988.
""",
}


def squeeze(text):
    """TEXT in single spaces, its marks of emphasis and quotation left out."""
    return " ".join(re.sub(r"[*_“”\"‘’']", "", text).split())


class Material:
    """What the journey is made with: files, the words where passages begin, two states."""

    def __init__(self, files, starts, states, date):
        self.files = files
        self.starts = starts
        self.states = states
        self.date, self.shown = date
        self.texts = [squeeze(Path(file).read_text(encoding="utf-8")) for file in files]


def make_up(folder):
    for name, text in MADE_UP.items():
        (folder / name).write_text(text, encoding="utf-8")
    return Material(
        [str(folder / name) for name in MADE_UP],
        [(0, "The agreement of 1978"), (1, "The letters that passed"), (2, "Even so"),
         (2, "There was no alliance")],
        ("Malta", "Iceland"), ("from 1978 to about 1988", "1978 to about 1988"))


def begin_paragraphs(file, count):
    """The first words of the first COUNT long paragraphs of a file, none of them twice."""
    paragraphs = [" ".join(part.split())
                  for part in Path(file).read_text(encoding="utf-8").split("\n\n")]
    plain = [part for part in paragraphs if len(part) > 300 and re.match(r"[A-Z][a-z]+ ", part)]
    starts = [re.match(r"[A-Za-z ]+", part).group(0).strip()[:40] for part in plain]
    return [start for start in starts if len(start) > 10][:count]


def read_shared(folder):
    files = sorted(str(file) for file in folder.glob("*.txt"))
    starts = [(index, begin_paragraphs(file, 1)[0]) for index, file in enumerate(files)]
    starts.append((0, begin_paragraphs(files[0], 2)[1]))
    return Material(files, starts, ("Vietnam", "Laos"),
                    ("from 18 July 1977 to about 1989", "18 July 1977 to about 1989"))


class Journey:
    def __init__(self, executable, material, folder):
        self.executable = executable
        self.material = material
        self.case = folder / "Journey.entente"
        self.home = folder / "home"
        self.home.mkdir()
        self.program = Program(executable, home=self.home)
        self.window = None
        self.buttons = {}
        self.done = []       # the titles of what can be undone, the last one last
        self.titles = []
        self.digests = []
        self.quotes = []
        self.saved = {}

    # ----------------------------------------------------------------- asking the window

    def history(self):
        """What the buttons would undo and redo, or None where they would not."""
        if not self.buttons:
            self.buttons = {word: self.find_button(word) for word in ("Undo", "Redo")}
        return tuple(self.ask_title(word, button) for word, button in self.buttons.items())

    def find_button(self, word):
        return self.program.find(f"the button {word}", lambda node: (
            node.get_role_name() == "button"
            and (node.get_name() or "").split(" ")[0] == word))

    @staticmethod
    def ask_title(word, button):
        button.clear_cache()
        if not button.get_state_set().contains(Atspi.StateType.SENSITIVE):
            return None
        return button.get_name()[len(word) + 1:]

    def wait_for_change(self, starts):
        """Waits until the last change is called what begins with STARTS, and remembers it."""
        def undo():
            title = self.history()[0] or ""
            return title if title.startswith(starts) else None
        self.done.append(wait_for(f"“Undo {starts}”", undo))

    def dialog(self, name):
        return self.program.find(f"the dialog “{name}”", lambda node: (
            node.get_role_name() == "dialog" and node.get_name() == name))

    def in_dialog(self, name, role):
        """What is called NAME in the dialog that is shown: it comes first."""
        return self.program.find(f"“{name}”", lambda node: (
            node.get_role_name() == role and node.get_name() == name))

    def save(self, name):
        before = self.case.stat().st_mtime_ns
        self.program.press("ctrl+s")
        wait_for("the case to be saved", lambda: self.case.stat().st_mtime_ns != before)
        self.saved[name] = self.case.read_bytes()

    # ------------------------------------------------------------------------- the journey

    def begins(self):
        self.window = self.program.wait_for_window(BUILT_IN)
        self.program.press("ctrl+n")
        self.window = self.program.wait_for_window(UNTITLED)
        self.program.press("ctrl+s")
        self.program.find("a name that comes from the title", lambda node: (
            node.get_editable_text_iface() is not None
            and get_text(node) == f"{UNTITLED}.entente"))
        self.program.answer_file_dialog(self.window, str(self.case), "Save", "ctrl+a")
        wait_for("the case", self.case.exists)
        self.saved["empty"] = self.case.read_bytes()
        # A case without a title takes that of its file.
        wait_for(f"“Undo {NAMING}”", lambda: self.history() == (NAMING, None))

    def opens_articles(self):
        for file in self.material.files:
            self.program.press("ctrl+t")
            self.program.answer_file_dialog(self.window, file, "Open", "ctrl+l")
            self.dialog("Article Details")
            title = self.program.wait_for_focus("Title")
            self.titles.append(get_text(title))
            self.wait_for_change(f"Add “{self.titles[-1]}”")
            # A text without a title is called as its file is.
            assert (squeeze(self.titles[-1]) in self.material.texts[len(self.titles) - 1]
                    or self.titles[-1] == Path(file).stem), \
                f"the title is guessed as “{self.titles[-1]}”"
            self.program.press("ctrl+Return")
            self.program.wait_until_gone("Article Details", "dialog")
            self.wait_for_change("Edit Article")
            self.program.wait_for_focus("Text of the article")

    def adds_states(self):
        for state in self.material.states:
            self.program.press("ctrl+d")
            self.program.wait_for_focus("Search for a state")
            self.program.type(state)
            self.program.press("Return")
            self.program.wait_for_focus("Save")
            self.program.press("ctrl+Return")
            self.program.wait_until_gone("Add State", "dialog")
            self.wait_for_change(f"Add {state}")

    def ties_them(self):
        self.program.press("shift+ctrl+t")
        self.program.wait_for_focus("Kind")
        self.program.press("Tab")
        self.program.wait_for_focus("Date")
        self.program.type(self.material.date)
        self.program.find_named(self.material.shown, ("label",))
        # The state that was added last is in the tie already.
        self.program.tab_to("Add Member")
        self.program.press("Return")
        self.program.wait_for_focus("Search for a state")
        self.program.type(self.material.states[0])
        self.program.press("Return")
        self.in_dialog("Save", "button")
        self.program.press("ctrl+Return")
        self.program.wait_until_gone("Add Tie", "dialog")
        self.wait_for_change("Add ")
        self.program.find_named("1 alliance", ("label",))
        year = re.search(r"\d{4}", self.material.shown).group(0)
        self.program.find_named(f"{year} · 1 alliance", ("label",))

    def open_article(self, position):
        """Seeks an article by its title, and waits until it can be read."""
        title = self.titles[position]
        self.program.press("alt+2", "ctrl+f")
        self.program.wait_for_focus("Search all articles")
        self.program.write(title)
        # Other articles may have the same words in them, but come after it; the walk begins
        # at the end.
        wait_for(f"“{title}” to be found first", lambda: [
            (node.get_name() or "").startswith(title) for node in self.program.showing(
                lambda node: node.get_role_name() == "list item"
                and node.get_parent().get_name() == "Articles")][-1:] == [True])
        self.program.press("Return")
        self.program.find(f"“{title}” in the reader", lambda node: (
            node.get_role_name() == "label" and node.get_name() == title
            and not self.is_in_list(node)))
        self.program.wait_for_focus("Text of the article")

    @staticmethod
    def is_in_list(node):
        while node is not None and node.get_role_name() != "list item":
            node = node.get_parent()
        return node is not None

    def select_sentence(self, start):
        self.program.press("ctrl+f")
        entry = self.program.wait_for_focus("Find in text")
        self.program.write(start)
        wait_for("a match", lambda: re.match("1 of [0-9]", entry.get_description()))
        self.program.press("Return", "Escape")
        self.program.wait_for_focus("Text of the article")
        self.program.press("ctrl+l")

    def check_quote(self, position, start):
        """What the dialog quotes begins as was sought, and stands in the article."""
        quote = self.program.find("the quotation", lambda node: (
            node.get_role_name() == "label" and (node.get_name() or "").startswith("“")
            and start in node.get_name())).get_name()
        assert squeeze(quote) in self.material.texts[position], f"not in the article: {quote}"
        self.quotes.append(quote)

    def write_digest(self, stance):
        self.digests.append(f"It {stance.lower()} the tie, says reader {len(self.digests) + 1}.")
        self.program.wait_for_focus("Digest")
        self.program.type(self.digests[-1])

    def attach_by_keyboard(self, position, start):
        self.open_article(position)
        self.select_sentence(start)
        self.program.press("ctrl+Return")
        self.dialog("Attach Passage")
        self.check_quote(position, start)
        self.write_digest(SUPPORTS)
        self.program.press("ctrl+Return")
        self.program.wait_until_gone("Attach Passage", "dialog")
        self.wait_for_change("Attach Passage")
        self.program.wait_for_focus("Text of the article")

    def attach_by_pointer(self, position, start):
        self.open_article(position)
        self.select_sentence(start)
        self.program.press("ctrl+Return")
        self.dialog("Attach Passage")
        self.check_quote(position, start)
        self.write_digest(CONTESTS)
        contests = self.in_dialog(CONTESTS, "radio button")
        self.program.click(self.window, contests)
        wait_for("the stance to be taken", lambda: (
            contests.get_state_set().contains(Atspi.StateType.CHECKED)))
        self.program.click(self.window, self.in_dialog("Attach", "button"))
        self.program.wait_until_gone("Attach Passage", "dialog")
        self.wait_for_change("Attach Passage")

    def attaches_by_keyboard(self):
        for position, start in self.material.starts[:3]:
            self.attach_by_keyboard(position, start)

    def attaches_by_pointer(self):
        self.attach_by_pointer(*self.material.starts[3])

    def shows_cards(self):
        """The tie's page has a card for each passage, with its stance, its words, its digest."""
        self.program.press("alt+4")
        wait_for("the evidence of the tie", lambda: (
            "3 support · 1 contests" in self.program.names()))
        wanted = set(self.digests) | set(self.quotes) | {SUPPORTS, CONTESTS}

        def all_shown():
            names = self.program.names()
            if wanted <= names:
                return True
            self.program.show_all()
            return False

        wait_for("a card for every passage", all_shown)

    def saves(self):
        self.save("full")
        assert self.saved["full"] != self.saved["empty"], "nothing was saved"

    def undoes_everything(self):
        for position in range(len(self.done) - 1, -1, -1):
            self.program.press("ctrl+z")
            before = self.done[position - 1] if position > 0 else NAMING
            wait_for(f"“{self.done[position]}” to be undone", lambda: (
                self.history() == (before, self.done[position])))
        self.save("undone")
        assert self.saved["undone"] == self.saved["empty"], "the case is not empty again"

    def does_everything_again(self):
        for position, title in enumerate(self.done):
            self.program.press("shift+ctrl+z")
            after = self.done[position + 1] if position + 1 < len(self.done) else None
            wait_for(f"“{title}” to be done again", lambda: self.history() == (title, after))
        self.save("redone")
        assert self.saved["redone"] == self.saved["full"], "the case is not what it was"

    def reopens(self):
        """The next day: the case and its articles' texts are there by themselves."""
        self.ends_well()
        self.program.stop()
        self.buttons = {}
        self.program = Program(self.executable, self.case, home=self.home)
        self.window = self.program.wait_for_window(self.case.stem)
        assert self.history() == (None, None), f"there is something to undo: {self.history()}"
        wait_for("something in it to have the keyboard", self.program.focused)
        # The window is as it was left, which may be on the articles: there Ctrl+F seeks in them.
        self.program.press("alt+1")
        self.program.find("the graph", lambda node: (
            node.get_role_name() == "tree" and node.get_name() == "Graph"))
        self.program.press("alt+4")
        self.program.press("ctrl+f")
        self.program.wait_for_focus("Search the outline")
        self.program.type(" ".join(self.material.states))
        self.program.press("Return")
        self.shows_cards()
        assert self.case.read_bytes() == self.saved["full"], "opening has changed the case"

    def ends_well(self):
        self.program.quit()


def run(tap, executable, material, folder, what):
    journey = Journey(executable, material, folder)
    try:
        for name, step in (
                ("an empty case is begun and saved", journey.begins),
                ("three articles are opened", journey.opens_articles),
                ("two states are found in the gazetteer", journey.adds_states),
                ("they are tied, dated in words", journey.ties_them),
                ("three passages support the tie, by keyboard", journey.attaches_by_keyboard),
                ("one contests it, by pointer", journey.attaches_by_pointer),
                ("cards show them", journey.shows_cards),
                ("the case is saved", journey.saves),
                ("every step is undone", journey.undoes_everything),
                ("and done again", journey.does_everything_again),
                ("all is there when it is opened again", journey.reopens),
                ("the program ends when it is told to", journey.ends_well)):
            # A step stands on those before it.
            if tap.failed:
                return
            tap.program = journey.program
            tap.run(f"{what}: {name}", step)
    finally:
        journey.program.stop()


def main():
    if len(sys.argv) != 2:
        print("usage: test_journey.py ENTENTE", file=sys.stderr)
        return 2
    tap = Tap(None)
    shared = Path(os.environ.get("ENTENTE_SHARED", "")) / "articles"
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        run(tap, sys.argv[1], make_up(folder), folder, "made up")
    if tap.failed:
        return tap.finish()
    if not shared.is_dir():
        tap.run("the source articles", lambda: "the articles’ texts are not here")
        return tap.finish()
    with tempfile.TemporaryDirectory() as name:
        run(tap, sys.argv[1], read_shared(shared), Path(name), "source articles")
    return tap.finish()


if __name__ == "__main__":
    sys.exit(main())
