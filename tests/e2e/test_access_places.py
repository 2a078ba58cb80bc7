#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What no key of the window opens, as a screen reader meets it.

usage: test_access_places.py ENTENTE

The keyboard goes to a row or to a state of the graph, and what is opened there is walked as by
test_access.py: menus, choices, pages of dialogs; and the tour and the manual.
"""

import sys

from access import Walker, has
from desktop import Atspi, Tap, is_showing, wait_for, walk

CASE = "builtin:china-vietnam"
TITLE = "China and Vietnam"


class Places(Walker):
    def __init__(self, executable):
        super().__init__(executable, CASE)

    def opens(self):
        self.window = self.program.wait_for_window(TITLE)
        self.program.wait_for_focus("Graph")

    def go_to_vietnam(self):
        self.program.press("alt+4", "alt+1", "Home")
        self.program.type("vietnam")
        self.find_button("Edit State…")

    # ------------------------------------------------------------------------- menus

    def look_at_menu(self, *keys):
        """A menu that the keyboard opens where it is."""
        before = self.names_of_items()
        self.program.press(*keys)
        wait_for("the menu", lambda: self.names_of_items() - before)
        self.look()
        self.program.press("Escape")
        wait_for("the menu to close", lambda: self.names_of_items() == before)

    def names_of_items(self):
        return {item.get_name() for frame in self.program.frames() for item in self.items(frame)}

    def menus_of_the_graph(self):
        self.begin()
        self.go_to_vietnam()
        self.look_at_menu("Menu")
        self.program.press("Return")
        self.find_button("Edit Tie…")
        self.look_at_menu("Menu")
        self.end()

    def menu_of_a_row(self):
        self.begin()
        self.program.press("alt+1", "Escape", "shift+F6")
        self.program.wait_for_role("list item")
        self.look_at_menu("shift+F10")
        self.end()

    # ------------------------------------------------------------------------ choices

    def choices(self):
        """What a row of a dialog offers to choose from."""
        self.begin()
        self.program.press("ctrl+comma")
        dialog = self.program.find_dialog("Preferences")
        rows = wait_for("something to choose", lambda: [
            node for node in walk(dialog, is_showing) if node.get_role_name() == "combo box"])
        for row in reversed(rows):
            self.program.tab_to(row.get_name())
            self.program.press("space")
            choice = self.program.wait_for_role("list item", "option")
            words = [node.get_name() for node in walk(choice) if node.get_name()]
            assert words, f"a choice of “{row.get_name()}” that says nothing"
            self.look()
            self.program.press("Escape")
            self.program.wait_for_focus(row.get_name())
        self.close_dialog()
        self.end()

    # ------------------------------------------------------------------------ dialogs

    def choosers(self):
        """A state is chosen on a page of its own, and made there."""
        self.begin()
        self.program.press("ctrl+shift+t")
        dialog = self.program.find_dialog("Add Tie")
        self.program.tab_to("Add Member")
        self.program.press("Return")
        self.program.wait_for_focus("Search for a state")
        self.look(dialog)
        self.program.type("Mal")
        wait_for("a state that is found", lambda: any(
            (node.get_name() or "").startswith("Malta") for node in walk(dialog, is_showing)))
        self.look(dialog)
        self.program.press("Escape")
        self.program.wait_for_focus("Add Member")
        self.close_dialog()
        self.end()

    def evidence(self):
        """The menu of a card, and what it leads to."""
        self.begin()
        self.go_to_vietnam()
        self.program.press("Return")
        self.find_button("Edit Tie…")
        # The page of the state fades away, and has such buttons too.
        self.program.wait_until_gone("Edit State…", "button")
        button = self.find_button("More on This Passage")
        self.open_popup(button)
        self.look(button.get_parent())
        self.choose(button.get_parent(), "Edit…")
        self.look_at_dialog("Edit Evidence")
        self.end()

    # -------------------------------------------------------------------- other places

    def date(self):
        """A date is entered where the time scale shows it, also one that is none."""
        self.begin()
        self.program.press("alt+1", "F6")
        self.program.tab_to_role("slider")
        self.program.press("Return")
        self.program.wait_for_role("text", "entry")
        self.look()
        self.program.type("soon")
        self.program.press("Return")
        wait_for("what is wrong with it", lambda: next(self.program.showing(lambda node: (
            has(node, Atspi.StateType.INVALID_ENTRY))), None))
        self.look()
        self.program.press("Escape")
        wait_for("the date to be gone", lambda: next(self.program.showing(lambda node: (
            has(node, Atspi.StateType.INVALID_ENTRY))), None) is None)
        self.program.wait_for_role("slider")
        self.end()

    def commands(self):
        self.begin()
        self.program.press("ctrl+k")
        self.program.wait_for_focus("Search for Commands")
        for words, found in (("picture", True), ("xyzzy", False)):
            self.program.press("ctrl+a")
            self.program.type(words)
            dialog = wait_for("the commands", self.dialog)
            wait_for(f"what “{words}” finds", lambda found=found, dialog=dialog: found == any(
                node.get_role_name() == "list item" for node in walk(dialog, is_showing)))
            self.look(dialog)
        self.close_dialog()
        self.end()

    def tour(self):
        self.begin()
        self.choose(self.open_menu("Main Menu"), "Tour of the Built-in Case")
        self.find_button("Next")
        self.look()
        self.program.press("Escape")
        self.end()

    def manual(self):
        self.begin()
        self.program.press("F1")
        wait_for("the manual", lambda: len(self.program.frames()) > 1)
        self.look()
        self.end()


def main():
    if len(sys.argv) != 2:
        print("usage: test_access_places.py ENTENTE", file=sys.stderr)
        return 2
    places = Places(sys.argv[1])
    tap = Tap(places.program)
    for title, step in (
            ("the built-in case opens", places.opens),
            ("menus of the graph have names", places.menus_of_the_graph),
            ("the menu of a row has names", places.menu_of_a_row),
            ("choices have names", places.choices),
            ("choosing a state has names", places.choosers),
            ("evidence and its menu have names", places.evidence),
            ("the date has names", places.date),
            ("what a search for commands finds has names", places.commands),
            ("the tour has names", places.tour),
            ("the manual has names", places.manual)):
        tap.run(title, step)
    places.program.stop()
    return tap.finish()


if __name__ == "__main__":
    sys.exit(main())
