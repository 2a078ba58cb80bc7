#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The whole interface as a screen reader meets it.

usage: test_access.py ENTENTE PART

PART is one of
  views    every view, side and menu of the built-in case in a wide window
  dialogs  every dialog that a key or a menu opens there
  narrow   the views, and some dialogs, in a window as narrow as a telephone

What shows is walked through the accessibility bus; whatever can be used and has no name, and
whatever has a role and does not live up to it, is listed with the way that leads to it.
test_access_work.py does the same for what shows only when there is something to do.
"""

import sys

from access import Judge, Walker, has
from desktop import Atspi, GLib, Tap, is_showing, wait_for, walk

CASE = "builtin:china-vietnam"
TITLE = "China and Vietnam"
WIDE = (1280, 800)
NARROW = (360, 640)

# What is there, by the key that leads to it, with Alt.
VIEWS = {
    1: ("tree", "Graph"),
    2: ("list", "Articles"),
    3: ("list", "Gaps of the case"),
    4: ("page tab", "Evidence"),
    5: ("page tab", "Article"),
    6: ("list", "Changes, the latest first"),
    7: ("list", "Ties under the two definitions"),
    8: ("list", "Truth table"),
}

DIALOGS_BY_KEY = (
    ("Preferences", "ctrl+comma"),
    ("Keyboard Shortcuts", "ctrl+question"),
    ("Export Picture", "ctrl+e"),
    ("Export Evidence", "ctrl+shift+e"),
    ("Add State", "ctrl+d"),
    ("Add Tie", "ctrl+shift+t"),
    ("Properties", "alt+Return"),
    ("Edit Definition", "ctrl+F2"),
    ("Review Passages", "ctrl+shift+r"),
    ("Commands", "ctrl+k"),
)

# Where it is narrow, rows and buttons are arranged anew; the others are as these are.
DIALOGS_NARROW = ("Preferences", "Export Picture", "Add Tie", "Edit Definition", "Commands")

DIALOGS_BY_MENU = (
    ("About", "Main Menu", "About Entente"),
    ("Add Event", "Main Menu", "Add", "Event…"),
    ("Export Theory", "Main Menu", "Export", "Theory…"),
    ("New Definition", "Main Menu", "Definition of Alliance", "New…"),
)

OF_SELECTION = {
    "Vietnam": ("Edit State…", ("Edit…", "Add Trait…", "Add Condition…", "Remove…")),
    "Laos 1977": ("Edit Tie…", ("Edit…", "Add Instrument…", "Add Event…", "Remove…")),
}

class Access(Walker):
    def __init__(self, executable):
        super().__init__(executable, CASE)
        self.popups_seen = set()

    def opens(self):
        self.window = self.program.wait_for_window(TITLE)
        self.resize(WIDE)
        self.program.find("the graph", lambda node: (
            node.get_role_name() == "tree" and node.get_name() == "Graph"))

    def graph(self):
        """The graph is a tree: a state, and below it the links whose names begin with it.
        It stays one while time moves, and is back when time is."""
        self.go_to(1)
        before = self.walk_graph()
        links = before.get("Vietnam")
        assert links, f"nothing is below Vietnam: {before}"
        assert "Vietnam – Soviet Union" in links, links
        for key in ("comma", "comma", "comma", "period", "period", "period"):
            self.program.press(key)
            after = self.walk_graph()
        assert after == before, f"{before} became {after}"

    def walk_graph(self):
        """What is below each state, as the bus has it; and it is the same whichever way one
        asks. It is asked again where time moved meanwhile."""
        tree = {}

        def is_sound():
            tree.clear()
            try:
                return self.follow(self.find_graph(), tree)
            except GLib.Error:
                return False

        wait_for("the graph to be a tree", is_sound)
        return dict(tree)

    def find_graph(self):
        return self.program.find("the graph", lambda node: (
            node.get_role_name() == "tree" and node.get_name() == "Graph"))

    @staticmethod
    def follow(graph, tree):
        graph.clear_cache()
        met = 0
        for node in [node for node in walk(graph) if node != graph]:
            parent = node.get_parent()
            index = node.get_index_in_parent()
            if parent.get_child_at_index(index) != node:
                return False
            if node.get_role_name() != "tree item":
                continue
            level = "1" if parent == graph else "2"
            if node.get_attributes().get("level") != level:
                return False
            met += 1
            name = (node.get_name() or "").replace("\u00a0", " ")
            if level == "1":
                tree.setdefault(name.split(",")[0], [])
            else:
                of = parent.get_name().split(",")[0]
                if not name.startswith(of):
                    return False
                tree.setdefault(of, []).append(name)
        return met == len(tree) + sum(len(links) for links in tree.values())

    def go_to(self, number):
        role, name = VIEWS[number]
        self.program.press(f"alt+{number}")
        self.program.find(f"the {role} “{name}”", lambda node: (
            node.get_role_name() == role and node.get_name() == name
            and (role != "page tab" or has(node, Atspi.StateType.CHECKED))))

    def views(self):
        self.begin()
        for number in VIEWS:
            self.go_to(number)
            self.look()
        self.end()

    def selections(self):
        """What is said of a state and of a link, in the graph and beside it."""
        self.begin()
        self.go_to(1)
        for words, (edit, _) in OF_SELECTION.items():
            self.select(words, edit)
            self.look()
        self.end()

    def select(self, words, edit):
        """Selects a state by name in the graph, or what the search in the outline finds first,
        and waits for the button that edits it."""
        self.go_to(4)
        self.go_to(1)
        if " " not in words:
            self.program.press("Home")
            self.program.type(words)
            self.find_button(edit)
            return
        self.program.press("ctrl+f")
        self.program.find("the search", lambda node: (
            has(node, Atspi.StateType.FOCUSED) and node.get_role_name() in ("entry", "text")))
        self.program.press("ctrl+a")
        self.program.type(words)
        self.program.press("Return")
        self.find_button(edit)

    def popups(self):
        """Every button that opens something, in every view, and the menus below it."""
        self.begin()
        for number in VIEWS:
            self.go_to(number)
            for button in list(self.program.showing(self.opens_something)):
                self.look_at_popup(button)
        self.end()

    @staticmethod
    def opens_something(node):
        return (node.get_role_name() == "toggle button"
                and has(node, Atspi.StateType.HAS_POPUP))

    def look_at_popup(self, button):
        name = button.get_name()
        if name in self.popups_seen:
            return
        self.popups_seen.add(name)
        # The keyboard scrolls to it; what cannot be seen opens nothing.
        try:
            button.get_component_iface().grab_focus()
        except GLib.Error:
            pass
        self.open_popup(button)
        opener = button.get_parent()
        self.look(opener)
        for item in [item.get_name() for item in self.items(opener)
                     if has(item, Atspi.StateType.EXPANDABLE)]:
            self.look_at_submenu(button, item)
        self.close_popup(button)

    def look_at_submenu(self, button, name):
        opener = button.get_parent()
        if name not in self.names(opener):
            self.close_popup(button)
            self.open_popup(button)
            wait_for(f"the item “{name}”", lambda: name in self.names(opener))
        self.enter(opener, name)
        self.look(opener)

    def names(self, root):
        return {item.get_name() for item in self.items(root)}

    def dialogs(self):
        self.begin()
        self.go_to(1)
        for name, *keys in DIALOGS_BY_KEY:
            self.program.press(*keys)
            self.look_at_dialog(name)
        for name, button, *items in DIALOGS_BY_MENU:
            self.choose(self.open_menu(button), *items)
            self.look_at_dialog(name)
        self.end()

    def dialogs_narrow(self):
        self.begin()
        self.go_to(1)
        for name, *keys in DIALOGS_BY_KEY:
            if name in DIALOGS_NARROW:
                self.program.press(*keys)
                self.look_at_dialog(name)
        self.end()

    def dialogs_of_selection(self):
        self.begin()
        self.go_to(1)
        for words, (edit, items) in OF_SELECTION.items():
            self.select(words, edit)
            for item in items:
                self.choose(self.open_menu("More"), item)
                self.look_at_dialog(item)
        self.end()

    def dialogs_of_theory(self):
        """A theory is edited, and another one begun."""
        self.begin()
        self.go_to(8)
        for item in ("New Theory…", "Edit…", "Duplicate…", "Remove…"):
            self.choose(self.open_menu("Theory Menu"), item)
            self.look_at_dialog(item)
        self.end()

    def starts_anew(self):
        self.begin()
        self.program.press("alt+Home")
        self.program.find("the start page", lambda node: (
            node.get_role_name() == "label"
            and node.get_name() == "Who Was Allied With Whom, and Why"))
        self.look()
        self.end()

    def makes_narrow(self):
        # What is selected would raise the sheet over the rest.
        self.go_to(1)
        self.program.press("Escape")
        self.resize(NARROW)
        wait_for("the header bar to be short", lambda: next(self.program.showing(
            lambda node: (node.get_name() or "").startswith("Search (")), None) is None)

    # ------------------------------------------------------------------------- parts

    def list_steps(self, part):
        return {
            "views": (
                ("the graph is a tree", self.graph),
                ("every view has names", self.views),
                ("what is selected has names", self.selections),
                ("every menu has names", self.popups),
                ("the start page has names", self.starts_anew)),
            "dialogs": (
                ("every dialog has names", self.dialogs),
                ("every dialog of a selection has names", self.dialogs_of_selection),
                ("every dialog of a theory has names", self.dialogs_of_theory)),
            "narrow": (
                ("the window becomes narrow", self.makes_narrow),
                ("every view has names", self.views),
                ("dialogs have names", self.dialogs_narrow)),
        }[part]


class Thing:
    """Something that could be on the bus, for the judge to be judged by."""

    def __init__(self, role, name="", *states, children=()):
        self.role, self.name, self.states, self.children = role, name, states, children

    def get_role_name(self):
        return self.role

    def get_name(self):
        return self.name

    def get_description(self):
        return ""

    def get_state_set(self):
        return Atspi.StateSet.new([*self.states, Atspi.StateType.SHOWING])

    def get_child_count(self):
        return len(self.children)

    def get_child_at_index(self, index):
        return self.children[index]


def judges():
    """The judge lets pass what can be told, and nothing else."""
    focusable = Atspi.StateType.FOCUSABLE
    checkable = Atspi.StateType.CHECKABLE
    for thing, is_right in (
            (Thing("button", "Save"), True),
            (Thing("button"), False),
            (Thing("list item", "China", focusable), True),
            (Thing("list item", "", focusable), False),
            (Thing("list item", "", focusable, children=[Thing("button", "Edit", focusable)]), True),
            (Thing("list item", "", focusable, children=[Thing("button", "", focusable)]), False),
            (Thing("list", "Rows", children=[Thing("list item", " ", focusable)]), False),
            (Thing("tree", "Graph", children=[Thing("tree item", "China", focusable, children=[
                Thing("tree item", "", focusable)])]), False),
            (Thing("tree", "", children=[Thing("tree item", "China", focusable)]), False),
            (Thing("panel", "", children=[Thing("image")]), False),
            (Thing("button", "Save", children=[Thing("image")]), True),
            (Thing("check box", "Bold", checkable), True),
            (Thing("check box", "Bold"), False),
            (Thing("slider", ""), False)):
        judge = Judge()
        judge.walk(thing)
        assert bool(judge.offenders) != is_right, \
            f"{thing.role} “{thing.name}”: {judge.offenders}"


def main():
    if len(sys.argv) != 3:
        print("usage: test_access.py ENTENTE PART", file=sys.stderr)
        return 2
    access = Access(sys.argv[1])
    tap = Tap(access.program)
    tap.run("the judge notices what has no name", judges)
    tap.run("the built-in case opens", access.opens)
    for name, step in access.list_steps(sys.argv[2]):
        tap.run(name, step)
    access.program.stop()
    return tap.finish()


if __name__ == "__main__":
    sys.exit(main())
