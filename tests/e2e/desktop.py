# SPDX-License-Identifier: GPL-3.0-or-later
"""A program on a virtual display, driven as a person with a screen reader would:
keys go in through the X server, and what is shown comes out of the accessibility bus.

Nothing waits for a fixed time: every question is asked again until it is answered,
or until the patience is at an end.
"""

import os
import subprocess
import sys
import tempfile
import time
import traceback
from pathlib import Path

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402

from bus import Bus, Node  # noqa: E402

PATIENCE = 20.0


class Impatient(AssertionError):
    """What was waited for did not come."""


def wait_for(what, question):
    """The answer of QUESTION, asked until it is neither None nor empty nor False."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        try:
            answer = question()
        except GLib.Error:
            answer = None  # the object went away while it was read
        if answer:
            return answer
        time.sleep(0.05)
    raise Impatient(f"waited in vain for {what}")


def ask(*command):
    """What COMMAND prints, or as much of it as it could."""
    return subprocess.run(command, capture_output=True, text=True, check=False).stdout


def walk(node, enters=lambda node: True):
    """NODE and everything in it, but for what ENTERS refuses. What lies on top comes last
    in a window, and first here: a dialog or a toast is found before all that is under it
    has been asked."""
    yield node
    for index in reversed(range(node.get_child_count())):
        child = node.get_child_at_index(index)
        if child is not None and enters(child):
            yield from walk(child, enters)


def get_text(node):
    """What is written in an entry."""
    if isinstance(node, Node):
        return node.get_text()
    return Atspi.Text.get_text(node, 0, Atspi.Text.get_character_count(node))


def is_showing(node):
    return node.get_state_set().contains(Atspi.StateType.SHOWING)


# What no dialog lies in. Most of what a window shows is in lists.
WITHOUT_DIALOGS = frozenset((
    "button", "image", "label", "list", "list item", "page tab list", "separator", "slider",
    "toggle button", "tree"))


def may_hold_dialog(node):
    return is_showing(node) and node.get_role_name() not in WITHOUT_DIALOGS


class Program:
    """The program under test, with folders of its own, or in the HOME of one before; CHANGES
    to its environment."""

    def __init__(self, executable, *arguments, home=None, changes=None):
        self.folder = None if home else tempfile.TemporaryDirectory()
        home = Path(home or self.folder.name)
        environment = dict(os.environ)
        for name in ("CONFIG", "DATA", "CACHE", "STATE"):
            environment[f"XDG_{name}_HOME"] = str(home / name.lower())
        environment |= {
            "HOME": str(home),
            "GSETTINGS_BACKEND": "memory",
            "G_DEBUG": "fatal-criticals",
            "GTK_A11Y": "atspi",
            "GDK_DEBUG": "no-portals",
        } | (changes or {})
        self.process = subprocess.Popen([executable, *arguments], env=environment)
        self.bus = Bus(self.process.pid)

    def stop(self):
        """Ends the program; its exit status."""
        self.process.terminate()
        try:
            status = self.process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            self.process.kill()
            status = self.process.wait()
        if self.folder is not None:
            self.folder.cleanup()
        return status

    def quit(self):
        """Has the program end itself, as a user does."""
        self.press("ctrl+q")
        status = self.process.wait(PATIENCE)
        assert status == 0, f"the program ended with status {status}"

    # ------------------------------------------------------------------- the screen

    def windows(self):
        """The ids of its windows on the screen, the newest last. Tooltips and menus are windows
        for the X server too, but not for a window manager, and are gone in a moment."""
        return [window for window in ask(
            "xdotool", "search", "--onlyvisible", "--pid", str(self.process.pid)).split()
            if "Override Redirect State: no" in ask("xwininfo", "-id", window)]

    def wait_for_window(self, title):
        """The id of the window that is called TITLE, with the keyboard in it. The pointer rests
        in a corner, where it hovers over nothing."""
        wait_for(f"the window “{title}”", lambda: any(
            frame.get_name() == title for frame in self.frames()))
        window = wait_for("the window on the screen", self.windows)[-1]
        self.focus(window)
        subprocess.run(["xdotool", "mousemove", "2", "2"], check=True)
        return window

    def focus(self, window):
        subprocess.run(["xdotool", "windowfocus", "--sync", window], check=True)

    def press(self, *keys):
        subprocess.run(["xdotool", "key", "--clearmodifiers", "--delay", "30", *keys], check=True)

    def type(self, text):
        subprocess.run(["xdotool", "type", "--clearmodifiers", "--delay", "15", text], check=True)

    def picture(self, path):
        subprocess.run(["import", "-window", "root", path], check=False)

    # -------------------------------------------------------------------- the bus

    def root(self):
        return self.bus.root() if self.bus.is_found() else None

    def frames(self):
        """Its windows: they lie at the top, and nothing more is asked for."""
        root = self.root()
        if root is None:
            return []
        root.clear_cache()
        nodes = (root.get_child_at_index(index) for index in range(root.get_child_count()))
        return [node for node in nodes if node is not None and is_showing(node)
                and node.get_role_name() == "frame"]

    def is_active(self):
        """Whether one of its windows has the keyboard, as far as it knows itself."""
        return any(frame.get_state_set().contains(Atspi.StateType.ACTIVE)
                   for frame in self.frames())

    def all(self, accept, enters=lambda node: True):
        """What the program has now and ACCEPT likes, one by one."""
        root = self.root()
        if root is None:
            return
        root.clear_cache()
        yield from (node for node in walk(root, enters) if accept(node))

    def showing(self, accept):
        """What shows and ACCEPT likes, one by one. What is in something that does not show
        is not asked at all."""
        return self.all(accept, is_showing)

    def find_dialog(self, name):
        """The dialog that shows and is called NAME, as soon as there is one."""
        return wait_for(f"the dialog “{name}”", lambda: next(self.all(
            lambda node: node.get_role_name() in ("dialog", "alert")
            and node.get_name() == name and is_showing(node), may_hold_dialog), None))

    def find(self, what, accept):
        """The first thing that shows and that ACCEPT likes, as soon as there is one."""
        return wait_for(what, lambda: next(self.showing(accept), None))

    def find_named(self, name, roles=None):
        return self.find(f"“{name}”", lambda node: name in (node.get_name() or "") and (
            roles is None or node.get_role_name() in roles))

    def write(self, text):
        """Puts TEXT in the entry that has the keyboard, all at once: nothing completes it."""
        entry = self.find("an entry with the keyboard", lambda node: (
            node.get_state_set().contains(Atspi.StateType.FOCUSED)
            and node.get_editable_text_iface() is not None))
        wait_for("the entry to be written", lambda: entry.set_text_contents(text))

    def focused(self):
        """What has the keyboard."""
        return next(self.showing(lambda node: (
            node.get_state_set().contains(Atspi.StateType.FOCUSED))), None)

    def wait_until_focused(self, what, accept):
        """Waits until something that ACCEPT likes has the keyboard."""
        def is_there():
            node = self.focused()
            return node if node is not None and accept(node) else None
        return wait_for(f"the keyboard to be at {what}", is_there)

    def wait_for_focus(self, name):
        """Waits until what is called NAME has the keyboard."""
        return self.wait_until_focused(f"“{name}”", lambda node: node.get_name() == name)

    def wait_for_role(self, *roles):
        """Waits until something of one of the ROLES has the keyboard."""
        return self.wait_until_focused(" or ".join(roles), lambda node: (
            node.get_role_name() in roles))

    def tab_until(self, what, accept):
        """Presses Tab until something that ACCEPT likes has the keyboard."""
        for _ in range(40):
            before = self.focused()
            if before is not None and accept(before):
                return before
            self.press("Tab")
            wait_for("the keyboard to move", lambda: self.focused() not in (None, before))
        raise Impatient(f"Tab does not come to {what}")

    def tab_to(self, name):
        """Presses Tab until what is called NAME has the keyboard."""
        return self.tab_until(f"“{name}”", lambda node: node.get_name() == name)

    def tab_to_role(self, role, beginning=""):
        """Presses Tab until something of the ROLE has the keyboard, whose name begins so."""
        return self.tab_until(f"a {role}", lambda node: (
            node.get_role_name() == role and (node.get_name() or "").startswith(beginning)))

    def wait_until_gone(self, name, role):
        enters = may_hold_dialog if role in ("dialog", "alert") else is_showing
        wait_for(f"“{name}” to be gone", lambda: next(self.all(
            lambda node: node.get_role_name() == role and node.get_name() == name,
            enters), None) is None)

    def click(self, window, node):
        """Clicks with the pointer on the middle of NODE, once that stays where it is."""
        seen = []

        def stays():
            node.clear_cache()
            box = node.get_component_iface().get_extents(Atspi.CoordType.WINDOW)
            seen.append((box.x + box.width // 2, box.y + box.height // 2))
            return len(seen) > 3 and len(set(seen[-4:])) == 1

        wait_for(f"“{node.get_name()}” to stay in its place", stays)
        subprocess.run(["xdotool", "mousemove", "--window", window, *map(str, seen[-1]),
                        "click", "1"], check=True)

    def answer_file_dialog(self, window, path, button, *keys):
        """Writes PATH into GTK's own file dialog, which is a window of its own, and presses
        its BUTTON; KEYS bring the keyboard to where it takes a path. The keyboard goes back
        to WINDOW."""
        dialog = wait_for("the file dialog", lambda: next(
            (other for other in self.windows() if other != window), None))
        self.focus(dialog)
        accept = self.find(f"the button {button}", lambda node: (
            node.get_role_name() == "button" and node.get_name() == button))
        self.press(*keys)
        self.write(path)
        self.activate(accept)
        wait_for("the file dialog to close", lambda: dialog not in self.windows())
        self.focus(window)

    @staticmethod
    def activate(node):
        """Does what a click on NODE would do."""
        wait_for(f"“{node.get_name()}” to be pressed", lambda: node.do_action(0))

    def show_all(self):
        """Has each list that shows its first rows only show all, and waits until it does: who
        presses twice folds it again."""
        def asks(node):
            return (node.get_role_name() == "button" and is_showing(node)
                    and (node.get_name() or "").startswith("Show All ("))

        for button in list(self.all(asks)):
            self.activate(button)
            wait_for("all to show", lambda button=button: (
                button.clear_cache() or not self.bus.holds(button) or not asks(button)))

    def names(self):
        """Everything that can be read, also what would have to be scrolled to."""
        return {node.get_name() for node in self.all(lambda node: bool(node.get_name()))}


class Reader:
    """What a screen reader hears of the program: where the keyboard goes, and what is
    announced. It has to be asked, or it hears nothing."""

    # What is said of a state, where it is there; the first of a pair is said in its place.
    STATES = (("CHECKED", "checked"), ("PRESSED", "pressed"), ("SELECTED", "selected"),
              ("EXPANDED", "expanded"))

    def __init__(self):
        self.announced = []
        self.at = None
        self.listener = Atspi.EventListener.new(self.hear)
        for event in ("object:announcement", "object:state-changed:focused"):
            self.listener.register(event)

    def hear(self, event):
        if event.type == "object:announcement":
            self.announced.append(str(event.any_data))
        elif event.detail1:
            self.at = event.source

    def listen(self, seconds=0.0):
        """Hears what came meanwhile, and what comes for some time yet."""
        end = time.monotonic() + seconds
        while GLib.MainContext.default().iteration(False) or time.monotonic() < end:
            time.sleep(0.002)

    def take_announced(self):
        """What was announced since this was asked before."""
        self.listen()
        heard, self.announced = self.announced, []
        return heard

    def wait_for_announced(self, what, accept):
        """Listens until there is an announcement that ACCEPT likes, and a moment longer for
        one that comes twice; all that was heard."""
        heard = []

        def is_heard():
            heard.extend(self.take_announced())
            return any(accept(text) for text in heard)

        wait_for(what, is_heard)
        self.listen(0.3)
        return heard + self.take_announced()

    def wait_at(self, what, accept):
        """Listens until the keyboard is where ACCEPT likes it."""
        def is_there():
            self.listen()
            return self.at is not None and accept(self.at)
        wait_for(what, is_there)
        return self.at

    @classmethod
    def describe(cls, node):
        """A thing as it is read out: name, role, value, states and description."""
        node.clear_cache()
        states = node.get_state_set()
        parts = [node.get_name() or "", node.get_role_name()]
        if node.get_value_iface() is not None and node.get_role_name() == "slider":
            parts.append(Atspi.Value.get_text(node))
        if node.get_role_name() in ("text", "entry"):
            parts.append(f"“{get_text(node)}”")
        parts += [word for state, word in cls.STATES
                  if states.contains(getattr(Atspi.StateType, state))]
        if states.contains(Atspi.StateType.EXPANDABLE) and "expanded" not in parts:
            parts.append("collapsed")
        said = ", ".join(part for part in parts if part)
        description = node.get_description() or ""
        return f"{said}. {description}" if description else said


class Tap:
    """Tests in the Test Anything Protocol, one after the other. Where a test fails and
    ENTENTE_TEST_PICTURES names a folder, the screen is left there."""

    def __init__(self, program):
        self.program = program
        self.count = 0
        self.failed = 0

    def run(self, name, test):
        self.count += 1
        try:
            skip = test()
        except Exception as fault:  # noqa: BLE001 -- the step failed, whatever it was
            self.failed += 1
            if os.environ.get("ENTENTE_TEST_PICTURES"):
                folder = Path(os.environ["ENTENTE_TEST_PICTURES"])
                self.program.picture(folder / f"e2e-{self.count}.png")
            print(f"not ok {self.count} - {name}")
            sys.stdout.flush()
            # There a log of failures shows it.
            traceback.print_exception(fault, limit=-3, file=sys.stderr)
        else:
            print(f"ok {self.count} - {name}" + (f" # SKIP {skip}" if skip else ""), flush=True)

    def finish(self):
        print(f"1..{self.count}", flush=True)
        return 1 if self.failed else 0
