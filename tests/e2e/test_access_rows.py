#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Menus of rows, an earlier state, and what asks before something is lost, as a screen reader
meets them.

usage: test_access_rows.py ENTENTE

Where a menu or a question closes, the keyboard is where it was.
"""

import sys

from access import Walker, has
from desktop import Atspi, Tap, get_text, wait_for

CASE = "builtin:china-vietnam"
TITLE = "China and Vietnam"


class Rows(Walker):
    def __init__(self, executable):
        super().__init__(executable, CASE)

    def opens(self):
        """Two changes are made: something to go back to, to undo and to save."""
        self.window = self.program.wait_for_window(TITLE)
        self.program.wait_for_focus("Graph")
        self.program.press("Home")
        self.program.wait_for_role("tree item")
        self.program.press("ctrl+Right", "ctrl+Left")
        self.program.find_named("Undo", ("button",))

    # ------------------------------------------------------------------------- menus

    def look_at_menu_of_row(self):
        """The menu of the row that has the keyboard, which is there again afterwards."""
        row = self.program.focused()
        name = row.get_name()
        before = self.names_of_items()
        self.program.press("shift+F10")
        wait_for(f"the menu of “{name}”", lambda: self.names_of_items() - before)
        self.program.wait_for_role("menu item", "check menu item")
        self.look()
        self.program.press("Escape")
        wait_for("the menu to close", lambda: self.names_of_items() == before)
        self.program.wait_for_focus(name)

    def names_of_items(self):
        return {item.get_name() for frame in self.program.frames() for item in self.items(frame)}

    def menu_of_an_article(self):
        self.begin()
        self.program.press("alt+2")
        self.program.wait_for_focus("Search all articles")
        self.program.tab_to_role("list item")
        self.look_at_menu_of_row()
        self.end()

    def menu_of_a_gap(self):
        self.begin()
        self.program.press("alt+3")
        self.find_gaps()
        self.look_at_menu_of_row()
        self.end()

    def find_gaps(self):
        self.program.wait_until_focused("what of the gaps is shown", lambda node: (
            (node.get_name() or "") == "All Gaps"))
        self.program.tab_to_role("list item")

    def menu_of_a_theory_row(self):
        self.begin()
        self.program.press("alt+8")
        self.find_button("Theory Menu")
        self.choose(self.open_menu("Go to Section"), "Who Is Next")
        self.program.tab_until("a row that unfolds", lambda node: (
            node.get_role_name() == "list item" and has(node, Atspi.StateType.EXPANDABLE)
            and node.get_name() != "How It Is Read"))
        self.look_at_menu_of_row()
        self.end()

    # ----------------------------------------------------------------------- history

    def earlier_state(self):
        """The menu of a state of the history, and the window while it is looked at."""
        self.begin()
        self.program.press("alt+1", "alt+6")
        self.program.wait_until_focused("the history", lambda node: (
            (node.get_name() or "").startswith("Move ")))
        self.look_at_menu_of_row()
        self.program.press("End")
        self.program.wait_for_focus("Opened")
        self.look_at_menu_of_row()
        self.program.press("Return")
        self.find_button("Back to Now")
        self.look()
        self.program.press("Escape")
        self.program.wait_until_gone("Back to Now", "button")
        self.program.wait_for_role("list item")
        self.end()

    # ---------------------------------------------------------------------- the rest

    def recent_cases(self):
        """A search that finds nothing."""
        self.begin()
        self.program.press("alt+1", "shift+ctrl+o")
        self.program.wait_for_focus("Search Recent Cases")
        self.program.type("xyzzy")
        wait_for("what was typed", lambda: get_text(self.program.focused()) == "xyzzy")
        self.look()
        self.program.press("Escape", "Escape")
        self.program.wait_until_gone("Search Recent Cases", "entry")
        self.end()

    def trait(self):
        """A trait is edited from where it is read, and what was written is not lost unasked."""
        self.begin()
        self.program.press("alt+4", "alt+1", "Home")
        self.program.type("vietnam")
        self.find_button("Edit State…")
        self.program.activate(self.program.find("a trait to edit", lambda node: (
            node.get_role_name() == "button"
            and node.get_name() == "Single-party communist rule"
            and node.get_description() == "Edit…")))
        dialog = self.program.find_dialog("Edit Trait")
        self.look(dialog)
        self.program.tab_to("Title")
        self.program.type("x")
        self.look_at_question("Discard Changes?", "Escape")
        self.program.press("Escape")
        self.program.activate(self.find_button("Discard"))
        wait_for("the dialogs to close", lambda: self.dialog() is None)
        self.end()

    # --------------------------------------------------------------------- questions

    def look_at_question(self, beginning, *keys):
        """What is asked at KEYS, and answered with no."""
        before = self.program.focused()
        self.program.press(*keys)
        alert = wait_for(f"“{beginning}”", lambda: next(self.program.showing(lambda node: (
            node.get_role_name() == "alert"
            and (node.get_name() or "").startswith(beginning))), None))
        self.look(alert)
        self.program.press("Escape")
        self.program.wait_until_gone(alert.get_name(), "alert")
        self.program.wait_for_focus(before.get_name())

    def removals(self):
        self.begin()
        self.program.press("alt+1", "Home")
        self.program.type("vietnam")
        self.program.wait_until_focused("Vietnam", lambda node: (
            (node.get_name() or "").startswith("Vietnam")))
        self.look_at_question("Remove", "Delete")
        self.end()

    def removal_of_row(self):
        """A key of the outline is for the row that it is pressed at, whatever is selected."""
        self.begin()
        self.program.press("alt+1", "Home")
        self.program.type("vietnam")
        self.program.press("alt+4", "ctrl+f")
        self.program.wait_for_focus("Search the outline")
        self.program.tab_to_role("list item", "Vietnam")
        self.program.press("ctrl+Home")
        self.program.wait_until_focused("the first row", lambda node: (
            (node.get_name() or "").startswith("Alliance China – North Korea")))
        self.look_at_question("Remove Tie?", "Delete")
        self.end()

    def failure(self):
        """What cannot be done is said in an alert: nothing was copied that could be pasted."""
        self.begin()
        self.program.press("alt+1")
        self.program.wait_until_focused("the graph", lambda node: (
            node.get_role_name() in ("tree", "tree item")))
        self.look_at_question("Could Not Paste", "ctrl+shift+v")
        self.end()

    def closing(self):
        self.begin()
        self.look_at_question("Save Changes?", "ctrl+w")
        self.end()


def main():
    if len(sys.argv) != 2:
        print("usage: test_access_rows.py ENTENTE", file=sys.stderr)
        return 2
    rows = Rows(sys.argv[1])
    tap = Tap(rows.program)
    for title, step in (
            ("the built-in case opens, and is changed", rows.opens),
            ("the menu of an article has names", rows.menu_of_an_article),
            ("the menu of a gap has names", rows.menu_of_a_gap),
            ("the menu of a theory's row has names", rows.menu_of_a_theory_row),
            ("an earlier state has names", rows.earlier_state),
            ("a search that finds no recent case has names", rows.recent_cases),
            ("a trait has names", rows.trait),
            ("questions before a removal have names", rows.removals),
            ("a row that is not selected is what a key is for", rows.removal_of_row),
            ("a failure has names", rows.failure),
            ("the question before closing has names", rows.closing)):
        tap.run(title, step)
    rows.program.stop()
    return tap.finish()


if __name__ == "__main__":
    sys.exit(main())
