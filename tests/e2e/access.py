# SPDX-License-Identifier: GPL-3.0-or-later
"""What the walks over the accessibility bus share: a judge of what is met there, and ways to
open menus and dialogs."""

import subprocess
import time

from desktop import (Atspi, GLib, Impatient, Program, is_showing, may_hold_dialog, wait_for,
                     walk)

# What is nothing without a name, whether the keyboard can come to it or not.
NAMED = frozenset((
    "alert", "button", "check box", "check menu item", "column header", "combo box", "dialog",
    "entry", "frame", "heading", "level bar", "link", "list", "menu", "menu item", "page tab",
    "password text", "push button", "radio button", "radio menu item", "row header", "slider",
    "spin button", "switch", "text", "toggle button", "tree", "tree item", "tree table"))

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
                    "combo box" in inside or around.startswith(("dialog", "grouping", "panel")))):
                return f"a {role} without a name"
            # What a paragraph says is its text.
            if role == "paragraph" and node.get_text():
                return None
            if is_end and "combo box" not in inside and not (
                    role == "scroll pane" and around.startswith(("alert", "grouping"))):
                return f"a {role} without a name has the keyboard"
            if role in ("image", "icon") and not (
                    inside & READ_AS_ONE or node.get_description()):
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


class Walker:
    """A program, what of it was judged, and the way to what is judged next."""

    def __init__(self, *arguments, **options):
        self.program = Program(*arguments, **options)
        self.window = None
        self.judge = Judge()

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
        """Opens the menu of a button."""
        button = self.find_button(name)
        self.open_popup(button)
        wait_for(f"the menu of “{name}”", lambda: self.items(button.get_parent()))
        return button.get_parent()

    def choose(self, menu, *names):
        """Chooses in a menu that is open, from submenu to submenu."""
        for name in names[:-1]:
            self.enter(menu, name)
        self.program.activate(self.find_item(menu, names[-1]))

    def find_item(self, menu, name):
        return wait_for(f"the item “{name}”", lambda: next(
            (item for item in self.items(menu) if item.get_name() == name), None))

    def enter(self, menu, name):
        """Goes to a submenu, and waits until what it was in has slid out of sight."""
        item = self.find_item(menu, name)
        before = set(self.items(menu))
        self.program.activate(item)

        def is_alone():
            now = self.items(menu)
            return now and before.isdisjoint(now)

        wait_for(f"the menu below “{name}”", is_alone)

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

    def open_popup(self, button):
        """Presses BUTTON until what it opens stays open: where the button was out of sight, it
        closes again, but then the press has brought it into sight."""
        def opens():
            if not self.is_pressed(button):
                self.program.activate(button)
                # GTK takes a quarter of a second to do it. Who presses again meanwhile closes
                # what has just opened.
                self.wait_while(2.0, lambda: not self.is_pressed(button))
            self.wait_while(0.4, lambda: self.is_pressed(button))
            return self.is_pressed(button)

        wait_for(f"“{button.get_name()}” to open", opens)

    @staticmethod
    def wait_while(seconds, question):
        end = time.monotonic() + seconds
        while time.monotonic() < end and question():
            time.sleep(0.02)

    @staticmethod
    def is_pressed(button):
        button.clear_cache()
        return has(button, Atspi.StateType.PRESSED)

    def close_popup(self, button):
        for _ in range(3):
            if not self.is_pressed(button):
                return
            self.program.press("Escape")
            self.wait_while(0.4, lambda: self.is_pressed(button))
        raise Impatient(f"“{button.get_name()}” does not close")
