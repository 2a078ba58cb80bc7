#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The whole interface as a screen reader meets it.

usage: test_access.py ENTENTE

Every view, side, menu and dialog of the built-in case is opened in a wide window, and the
views and dialogs in one as narrow as a telephone, too. What shows is walked through the accessibility bus; whatever
can be used and has no name, and whatever has a role and does not live up to it, is listed
with the way that leads to it.
"""

import subprocess
import sys
import time

from desktop import Atspi, GLib, Impatient, Program, Tap, is_showing, may_hold_dialog, wait_for, walk

CASE = "builtin:china-vietnam"
TITLE = "China and Vietnam"
WIDE = (1280, 800)
NARROW = (360, 640)

# What is there, by the key that leads to it, with Alt.
VIEWS = {
    1: ("list", "Graph"),
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
)

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

# What is nothing without a name, whether the keyboard can come to it or not.
NAMED = frozenset((
    "alert", "button", "check box", "check menu item", "column header", "combo box", "dialog",
    "entry", "frame", "heading", "level bar", "link", "list", "menu", "menu item", "page tab",
    "password text", "push button", "radio button", "radio menu item", "row header", "slider",
    "spin button", "switch", "text", "toggle button", "tree table"))

# What only holds others together. Where the keyboard goes on to these, it needs no name.
HOLDERS = frozenset(("filler", "grouping", "list item", "panel", "scroll pane", "viewport"))

# A picture in these is read with them.
READ_AS_ONE = frozenset((
    "button", "check box", "combo box", "label", "list item", "menu item", "page tab",
    "radio button", "toggle button"))


def has(node, state):
    return node.get_state_set().contains(state)


class Judge:
    """Walks what shows and notes what a screen reader could not tell."""

    def __init__(self):
        self.offenders = []
        self.seen = 0

    def walk(self, node, way=(), inside=frozenset()):
        """Judges NODE and all that shows in it; whether the keyboard can come to any."""
        role = node.get_role_name()
        name = node.get_name() or ""
        states = node.get_state_set()
        focusable = states.contains(Atspi.StateType.FOCUSABLE)
        around = way[-1] if way else ""
        way = (*way, f"{role} “{name[:40]}”") if name or role not in HOLDERS else way
        within = inside | {role}
        reached = False
        self.seen += 1
        for index in range(node.get_child_count()):
            child = node.get_child_at_index(index)
            if child is not None and is_showing(child):
                reached |= self.walk(child, way, within)
        fault = self.judge(node, role, name, states, focusable and not reached, inside, around)
        if fault:
            self.offenders.append(f"{fault}: {' / '.join(way[-4:] or (role,))}")
        return reached or focusable

    @staticmethod
    def judge(node, role, name, states, is_end, inside, around):
        """What is wrong with a node; IS_END where the keyboard stops there. What fills a
        group or a dialog, AROUND it, is called as that is."""
        if not name.strip():
            # What a chosen value is painted by is part of the value.
            if role in NAMED and not (role == "list" and (
                    "combo box" in inside or around.startswith(("dialog", "grouping")))):
                return f"a {role} without a name"
            if is_end and "combo box" not in inside and not (
                    role == "scroll pane" and around.startswith(("alert", "grouping"))):
                return f"a {role} without a name has the keyboard"
            if role in ("image", "icon") and not inside & READ_AS_ONE:
                return "an image that is neither named nor left out"
            return None
        # GTK names a drop-down by what is chosen; what for, only the description says.
        if role == "combo box" and not node.get_description() and node.get_child_at_index(
                0).get_role_name() == "toggle button":
            return "a combo box that does not say what it is for"
        if role in ("check box", "check menu item", "switch") and not (
                states.contains(Atspi.StateType.CHECKABLE)):
            return f"a {role} without a state"
        if states.contains(Atspi.StateType.EXPANDED) and not (
                states.contains(Atspi.StateType.EXPANDABLE)):
            return f"a {role} that is unfolded and cannot be"
        return None


class Access:
    def __init__(self, executable):
        self.program = Program(executable, CASE)
        self.window = None
        self.judge = Judge()
        self.popups_seen = set()

    # ------------------------------------------------------------------------ judging

    def begin(self):
        self.judge = Judge()

    def end(self):
        offenders = list(dict.fromkeys(self.judge.offenders))
        print(f"# {self.judge.seen} things were met")
        assert self.judge.seen > 0, "nothing was met"
        assert not offenders, "\n".join([f"{len(offenders)} offenders", *offenders])

    def look(self, node=None):
        for root in [node] if node else self.program.frames():
            root.clear_cache()
            self.judge.walk(root)

    # ----------------------------------------------------------------------- helpers

    def resize(self, size):
        subprocess.run(["xdotool", "windowsize", "--sync", self.window, *map(str, size)],
                       check=True)

    def find_button(self, name):
        return self.program.find(f"the button “{name}”", lambda node: (
            node.get_role_name() in ("button", "toggle button")
            and node.get_name() == name
            and has(node, Atspi.StateType.FOCUSABLE)))

    @staticmethod
    def items(root):
        """The items that show in a menu or in what opens it."""
        root.clear_cache()
        return [node for node in walk(root, is_showing) if node.get_role_name() in (
            "menu item", "check menu item", "radio menu item")]

    def open_menu(self, name):
        button = self.find_button(name)
        self.open_popup(button)
        return button.get_parent()

    def choose(self, menu, *names):
        """Chooses in a menu that is open, from submenu to submenu."""
        for name in names:
            item = wait_for(f"the item “{name}”", lambda name=name: next(
                (item for item in self.items(menu) if item.get_name() == name), None))
            self.program.activate(item)

    def dialog(self):
        """The dialog that shows, whatever it is called."""
        return next(self.program.all(lambda node: (
            node.get_role_name() in ("dialog", "alert") and is_showing(node)),
            may_hold_dialog), None)

    def look_at_dialog(self, name):
        dialog = wait_for(f"the dialog of “{name}”", self.dialog)
        self.look(dialog)
        self.close_dialog()

    def close_dialog(self):
        self.program.press("Escape")
        wait_for("the dialog to close", lambda: self.dialog() is None)

    # -------------------------------------------------------------------------- steps

    def opens(self):
        self.window = self.program.wait_for_window(TITLE)
        self.resize(WIDE)
        self.program.find("the graph", lambda node: (
            node.get_role_name() == "list" and node.get_name() == "Graph"))

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

    def open_popup(self, button):
        def is_open():
            if not self.is_pressed(button):
                self.program.activate(button)
                time.sleep(0.1)
            return self.is_pressed(button)
        wait_for(f"“{button.get_name()}” to open", is_open)

    def look_at_submenu(self, button, name):
        opener = button.get_parent()
        if name not in self.names(opener):
            self.close_popup(button)
            self.open_popup(button)
            wait_for(f"the item “{name}”", lambda: name in self.names(opener))
        before = self.names(opener)
        self.choose(opener, name)
        wait_for(f"the menu below “{name}”", lambda: before != self.names(opener))
        self.look(opener)

    def names(self, root):
        return {item.get_name() for item in self.items(root)}

    @staticmethod
    def is_pressed(button):
        button.clear_cache()
        return has(button, Atspi.StateType.PRESSED)

    def close_popup(self, button):
        for _ in range(3):
            if not self.is_pressed(button):
                return
            self.program.press("Escape")
            for _ in range(20):
                if not self.is_pressed(button):
                    return
                time.sleep(0.02)
        raise Impatient(f"“{button.get_name()}” does not close")

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

    def dialogs_of_selection(self):
        self.begin()
        self.go_to(1)
        for words, (edit, items) in OF_SELECTION.items():
            self.select(words, edit)
            for item in items:
                self.choose(self.open_menu("More"), item)
                self.look_at_dialog(item)
        self.end()

    def makes_narrow(self):
        # What is selected would raise the sheet over the rest.
        self.go_to(1)
        self.program.press("Escape")
        self.resize(NARROW)
        self.popups_seen.clear()
        wait_for("the header bar to be short", lambda: next(self.program.showing(
            lambda node: (node.get_name() or "").startswith("Search (")), None) is None)


def main():
    if len(sys.argv) != 2:
        print("usage: test_access.py ENTENTE", file=sys.stderr)
        return 2
    access = Access(sys.argv[1])
    tap = Tap(access.program)
    tap.run("the built-in case opens", access.opens)
    for width in ("wide", "narrow"):
        if width == "narrow":
            tap.run("the window becomes narrow", access.makes_narrow)
        tap.run(f"every view has names, {width}", access.views)
        tap.run(f"every dialog has names, {width}", access.dialogs)
        # These are the same in every window.
        if width == "wide":
            tap.run("what is selected has names", access.selections)
            tap.run("every menu has names", access.popups)
            tap.run("every dialog of a selection has names", access.dialogs_of_selection)
    access.program.stop()
    return tap.finish()


if __name__ == "__main__":
    sys.exit(main())
