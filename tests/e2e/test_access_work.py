#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What shows only when there is something to do, as a screen reader meets it.

usage: test_access_work.py ENTENTE

Articles are opened and a passage is attached, conflicts are resolved, and unsaved work is
found: what shows meanwhile is walked as by test_access.py.
"""

import json
import signal
import sys
import tempfile
from pathlib import Path

from access import Walker
from desktop import Tap, wait_for

BUILT_IN = "China and Vietnam"

ARTICLES = {
    "harbours.md": """# Two Harbours, One Breakwater

By Ada Harrow

The agreement of 1978 bound both to send a pilot whenever the other asked for one. It was \
never refused, and it was never discussed in public.
""",
    "letters.md": """# The Cod Letters

By Tomas Wren

The letters that passed between the two capitals in 1981 call the arrangement a standing \
promise, and both signatures are plain.
""",
}

# One more, which is not in the case yet.
SINGLE = """A Promise Nobody Kept

By Ines Calder

There was no alliance between Iceland and Malta at any time. What passed for one was a \
schedule of ferries that both sides printed.
"""

TIE = {"id": "aaa-bbb", "kind": "alliance", "date": "1950/1990",
       "members": [{"state": "AAA"}, {"state": "BBB"}]}

CONTESTED = {
    "format": "entente-case",
    "version": 1,
    "case": {"title": "Contested"},
    "states": [
        {"id": "AAA", "kind": "state", "names": [{"name": "Aland"}]},
        {"id": "BBB", "kind": "state", "names": [{"name": "Bland"}]},
    ],
    "ties": [TIE],
    "conflicts": [{
        "id": "conflict-aaa-bbb-date", "of": "aaa-bbb", "member": "date",
        "base": {"date": "1950/.."}, "ours": {"date": "1950/1990"},
        "theirs": {"date": "1950/1991"},
    }],
}


class Work:
    def __init__(self, executable, folder):
        self.executable = executable
        self.folder = folder
        self.articles = folder / "articles"
        self.articles.mkdir()
        for name, text in ARTICLES.items():
            (self.articles / name).write_text(text, encoding="utf-8")
        self.single = folder / "doubt.txt"
        self.single.write_text(SINGLE, encoding="utf-8")
        self.contested = folder / "contested.entente"
        self.contested.write_text(json.dumps(CONTESTED), encoding="utf-8")
        self.walker = None
        self.program = None

    def start(self, title, *files, **changes):
        home = self.folder / "home"
        home.mkdir(exist_ok=True)
        self.walker = Walker(self.executable, *files, home=home, changes=changes)
        self.program = self.walker.program
        self.walker.window = self.program.wait_for_window(title)
        wait_for("the window to have the keyboard", self.program.is_active)
        wait_for("something in it to have the keyboard", self.program.focused)

    def judge_dialog(self, name, close=True):
        dialog = self.program.find_dialog(name)
        self.walker.look(dialog)
        if close:
            self.program.press("Escape")
            self.program.wait_until_gone(name, "dialog")

    def opens_a_folder(self):
        """Many articles at once are told of in a report."""
        self.start(BUILT_IN, "builtin:china-vietnam")
        self.walker.begin()
        self.walker.choose(
            self.walker.open_menu("Main Menu"), "Articles", "Open a Folder of Articles…")
        self.program.answer_file_dialog(
            self.walker.window, str(self.articles), "Select", "ctrl+l")
        self.judge_dialog("Opened Articles")
        self.walker.end()

    def opens_an_article(self):
        """One article is told of by its details; its text can be read."""
        self.walker.begin()
        self.program.press("ctrl+t")
        self.program.answer_file_dialog(
            self.walker.window, str(self.single), "Open", "ctrl+l")
        self.judge_dialog("Article Details", close=False)
        self.program.press("ctrl+Return")
        self.program.wait_until_gone("Article Details", "dialog")
        self.program.wait_for_focus("Text of the article")
        self.walker.look()
        self.walker.end()

    def attaches_a_passage(self):
        self.walker.begin()
        self.program.press("ctrl+l")
        self.program.press("ctrl+Return")
        self.judge_dialog("Attach Passage", close=False)
        self.chooses_a_tie()
        self.program.press("Escape")
        self.program.wait_until_gone("Attach Passage", "dialog")
        self.walker.end()

    def chooses_a_tie(self):
        """What the passage bears on is found on a page of its own, or made on another."""
        self.program.tab_to("Bears On")
        self.program.press("Return")
        self.program.wait_for_role("entry")
        dialog = self.program.find_dialog("Attach Passage")
        self.walker.look(dialog)
        self.program.type("xyzzy")
        self.program.find_named("Nothing Found")
        self.walker.look(dialog)
        self.program.activate(self.walker.find_button("New…"))
        self.program.wait_until_gone("Nothing Found", "grouping")
        self.walker.look(dialog)
        self.program.press("Escape")
        self.program.wait_for_role("entry")
        self.program.press("Escape")
        self.program.wait_for_focus("Bears On")

    def opens_the_menu_of_the_text(self):
        self.walker.begin()
        self.program.press("alt+5")
        self.program.wait_for_focus("Text of the article")
        self.program.press("Menu")
        self.program.wait_for_role("menu item")
        self.walker.look()
        self.program.press("Escape")
        self.program.wait_for_focus("Text of the article")
        self.walker.end()

    def asks_before_a_text_is_removed(self):
        """A text that a case uses goes only if the user says so."""
        self.walker.begin()
        self.program.press("alt+2")
        self.program.wait_for_focus("Search all articles")
        self.program.tab_until("the article that was opened", lambda node: (
            node.get_role_name() == "list item"))
        row = self.program.focused()
        self.program.press("Delete")
        self.judge_dialog("Remove from Library?", close=False)
        self.program.press("Escape")
        self.program.wait_until_gone("Remove from Library?", "alert")
        self.program.wait_for_focus(row.get_name())
        self.program.press("ctrl+c")
        self.program.find_named("Citation copied")
        self.walker.end()

    def chooses_a_passage(self):
        """Evidence of a condition is chosen among the passages of the case."""
        self.walker.begin()
        self.program.press("alt+4", "alt+1", "Home")
        self.program.type("vietnam")
        self.walker.find_button("Edit State…")
        self.walker.choose(self.walker.open_menu("More"), "Add Condition…")
        dialog = self.program.find_dialog("Add Condition")
        self.walker.look(dialog)
        # libadwaita's row has no action on the bus.
        self.program.tab_to("Attach Passage…")
        self.program.press("Return")
        self.program.wait_for_focus("Search for a passage")
        self.walker.look(dialog)
        self.program.press("Escape", "Escape")
        self.program.wait_until_gone("Add Condition", "dialog")
        self.walker.end()

    def finds_unsaved_work(self):
        """What a killed program leaves is offered at the next start."""
        self.program.press("alt+1", "ctrl+d")
        self.program.wait_for_focus("Search for a state")
        self.program.type("Malta")
        self.program.press("Return")
        self.program.wait_for_focus("Save")
        self.program.press("ctrl+Return")
        self.program.wait_until_gone("Add State", "dialog")
        journals = self.folder / "home" / "state" / "entente" / "journal"
        wait_for("the journal to have it", lambda: any(
            "Malta" in path.read_text(encoding="utf-8") for path in journals.glob("*")))
        self.program.process.send_signal(signal.SIGKILL)
        self.program.process.wait(20)
        self.start(BUILT_IN)
        self.walker.begin()
        self.judge_dialog("Unsaved Work Was Found")
        self.walker.end()

    def cannot_open_a_file(self):
        """A file that is no case is told of on a page of its own."""
        self.program.stop()
        bad = self.folder / "bad.entente"
        bad.write_text("{", encoding="utf-8")
        self.start("Entente", bad)
        self.walker.begin()
        self.program.find_named("Could Not Open the Case")
        self.walker.look()
        self.walker.end()

    def cannot_lay_out(self):
        """Graphviz finds none of its plugins."""
        self.program.stop()
        self.start("Contested", self.contested, GVBINDIR=str(self.folder / "nothing"))
        self.walker.begin()
        page = self.program.find_named("No Layout", ("grouping",))
        self.walker.find_button("Try Again")
        self.walker.look(page)
        self.walker.end()

    def resolves_conflicts(self):
        self.program.stop()
        self.start("Contested", self.contested)
        self.walker.begin()
        self.program.activate(self.walker.find_button("Resolve…"))
        self.judge_dialog("Resolve Conflicts")
        self.walker.end()


def main():
    if len(sys.argv) != 2:
        print("usage: test_access_work.py ENTENTE", file=sys.stderr)
        return 2
    with tempfile.TemporaryDirectory() as name:
        work = Work(sys.argv[1], Path(name))
        tap = Tap(None)
        for title, step in (
                ("a report of what was opened has names", work.opens_a_folder),
                ("an article and its details have names", work.opens_an_article),
                ("attaching a passage has names", work.attaches_a_passage),
                ("the menu of an article's text has names", work.opens_the_menu_of_the_text),
                ("the question before a text is removed has names",
                 work.asks_before_a_text_is_removed),
                ("choosing a passage has names", work.chooses_a_passage),
                ("unsaved work has names", work.finds_unsaved_work),
                ("a file that is no case has names", work.cannot_open_a_file),
                ("a layout that failed has names", work.cannot_lay_out),
                ("conflicts have names", work.resolves_conflicts)):
            tap.run(title, step)
            tap.program = work.program
        work.program.stop()
    return tap.finish()


if __name__ == "__main__":
    sys.exit(main())
