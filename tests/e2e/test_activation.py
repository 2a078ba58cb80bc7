#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The program as the desktop uses it: started by the bus, asked by the Shell's search, told
to do the actions of its desktop file.

usage: test_activation.py ENTENTE APP_ID
"""

import os
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

from bus import Bus
from desktop import Atspi, Program, Tap, get_text, wait_for
from gi.repository import Gio, GLib

TITLE = "Old Friends"
BUILT_IN = "China and Vietnam"
UNTITLED = "Untitled"
CASE = """{"format":"entente-case","version":1,"case":{"title":"Old Friends"},
"states":[{"id":"PRT","kind":"state","names":[{"name":"Portugal"}]},
{"id":"GBR","kind":"state","names":[{"name":"Great Britain"}]}],
"ties":[{"id":"windsor","kind":"alliance","title":"Treaty of Windsor","date":"1386-05-09/..",
"members":[{"state":"GBR"},{"state":"PRT"}]}]}
"""


class Activated(Program):
    """Started by the bus, with folders of its own."""

    def __init__(self, executable, app_id):
        self.data = Path(os.environ["XDG_DATA_HOME"])
        self.id = app_id
        self.path = "/" + app_id.replace(".", "/")
        self.case = self.data / "friends.entente"
        self.case.write_text(CASE, encoding="utf-8")
        self.remember()
        self.session_bus = Gio.bus_get_sync(Gio.BusType.SESSION)
        self.shown_by = None
        services = self.data / "dbus-1" / "services"
        services.mkdir(parents=True)
        settings = (f"XDG_CONFIG_HOME={self.data} XDG_CACHE_HOME={self.data} HOME={self.data} "
                    "GSETTINGS_BACKEND=memory G_DEBUG=fatal-criticals GTK_A11Y=atspi GDK_DEBUG=no-portals")
        (services / f"{app_id}.service").write_text(
            f"[D-BUS Service]\nName={app_id}\n"
            f"Exec=/usr/bin/env {settings} {Path(executable).resolve()} --gapplication-service\n")
        self.ask_bus("ReloadConfig")

    def remember(self):
        """The case was open lately, and so was something else."""
        recent = GLib.BookmarkFile()
        for uri, mime_type in ((self.case.as_uri(), "application/x-entente-case"),
                               ("file:///nowhere/lost.entente", "application/x-entente-case"),
                               ("file:///nowhere/portugal.txt", "text/plain")):
            recent.set_mime_type(uri, mime_type)
            recent.add_application(uri, "entente", "entente %u")
        recent.to_file(str(self.data / "recently-used.xbel"))

    def ask_bus(self, method, arguments=None):
        answer = self.session_bus.call_sync("org.freedesktop.DBus", "/", "org.freedesktop.DBus", method,
                                    arguments, None, Gio.DBusCallFlags.NONE, -1)
        return answer.unpack()[0] if answer.n_children() else None

    def is_running(self):
        return self.ask_bus("NameHasOwner", GLib.Variant("(s)", (self.id,)))

    @property
    def process(self):
        name = GLib.Variant("(s)", (self.id,))
        return SimpleNamespace(pid=self.ask_bus("GetConnectionUnixProcessID", name))

    @property
    def bus(self):
        """What it shows: of the process that runs now, as it ends and is started again."""
        pid = self.process.pid
        if self.shown_by is None or self.shown_by.process != pid:
            self.shown_by = Bus(pid)
        return self.shown_by

    def search(self, method, signature, *arguments):
        answer = self.session_bus.call_sync(
            self.id, self.path + "/SearchProvider", "org.gnome.Shell.SearchProvider2", method,
            GLib.Variant(signature, arguments), None, Gio.DBusCallFlags.NONE, 20000)
        return answer.unpack()[0] if answer.n_children() else None

    def describe(self, ids):
        return self.search("GetResultMetas", "(as)", ids)

    def do(self, *words):
        subprocess.run(["gapplication", words[0], self.id, *words[1:]], check=True, timeout=20)

    def titles(self):
        return sorted(frame.get_name() for frame in self.frames())

    def wait_for_titles(self, *titles):
        wait_for(f"windows called {titles}", lambda: self.titles() == sorted(titles))

    def end(self):
        self.do("action", "quit")
        wait_for("the program to end", lambda: not self.is_running())


class Activation:
    def __init__(self, program):
        self.program = program
        self.found = []

    def find(self):
        """The bus starts the program for it; the case that was open lately comes first."""
        assert not self.program.is_running(), "it runs before anybody asked"
        self.found = self.program.search("GetInitialResultSet", "(as)", ["portu"])
        metas = self.program.describe(self.found)
        assert [(meta["name"], meta["description"]) for meta in metas] == [
            ("Portugal", TITLE),
            ("Great Britain – Portugal", f"Alliance, 1386– · {TITLE}"),
        ], metas
        assert [meta["id"] for meta in metas] == self.found

    def narrow(self):
        narrower = self.program.search("GetSubsearchResultSet", "(asas)", self.found, ["portu", "windsor"])
        assert narrower == self.found[1:], narrower
        assert self.program.search("GetInitialResultSet", "(as)", ["portu", "vietnam"]) == []

    def find_built_in(self):
        found = self.program.search("GetInitialResultSet", "(as)", ["viet"])
        [meta] = self.program.describe(found[:1])
        assert (meta["name"], meta["description"]) == ("Vietnam", BUILT_IN), meta
        assert len(found) > 5, found

    def refuse(self):
        """What is no result is an error to the caller, and nothing more."""
        try:
            self.program.search("ActivateResult", "(sasu)", "nonsense", [], 0)
        except GLib.Error as error:
            assert error.matches(Gio.dbus_error_quark(), Gio.DBusError.INVALID_ARGS), error
        else:
            raise AssertionError("nonsense is a result")
        assert self.program.describe(["nonsense", "XYZ builtin:china-vietnam"]) == []

    def show_no_window(self):
        assert not self.program.windows(), "a search opens a window"

    def assert_selected(self, name):
        """The inspector tells of it: its name is a heading there."""
        self.program.find(f"{name} in the inspector", lambda node: (
            node.get_role_name() in ("heading", "label") and node.get_name() == name))
        wait_for(f"{name} to be selected", lambda: any(
            (node.get_name() or "").startswith(name) for node in self.program.showing(
                lambda node: node.get_state_set().contains(Atspi.StateType.SELECTED))))

    def show_state(self):
        self.program.search("ActivateResult", "(sasu)", self.found[0], ["portu"], 0)
        self.program.wait_for_window(TITLE)
        self.assert_selected("Portugal")

    def show_tie(self):
        """In the window that shows the case already."""
        self.program.search("ActivateResult", "(sasu)", self.found[1], ["portu"], 0)
        self.assert_selected("Great Britain – Portugal")
        self.program.wait_for_titles(TITLE)

    def launch_search(self):
        """Another case has the best result, so it is another window."""
        self.program.search("LaunchSearch", "(asu)", ["laos"], 0)
        self.program.wait_for_window(BUILT_IN)
        self.program.wait_for_titles(TITLE, BUILT_IN)
        wait_for("the words in the search", lambda: any(
            get_text(node) == "laos" for node in self.program.showing(
                lambda node: node.get_editable_text_iface() is not None)))

    def do_actions(self):
        self.program.do("action", "new-case")
        self.program.wait_for_window(UNTITLED)
        before = len(self.program.titles())
        self.program.do("action", "new-window")
        wait_for("one window more", lambda: len(self.program.titles()) == before + 1)

    def launch(self):
        """After it ended, as the desktop starts it."""
        self.program.end()
        self.program.do("launch")
        wait_for("a window", self.program.frames)
        self.program.do("launch", str(self.program.case))
        self.program.wait_for_window(TITLE)
        self.program.end()


def main():
    if len(sys.argv) != 3:
        print("usage: test_activation.py ENTENTE APP_ID", file=sys.stderr)
        return 2
    program = Activated(sys.argv[1], sys.argv[2])
    activation = Activation(program)
    tap = Tap(program)
    try:
        for words, step in (
                ("a search starts the program, and finds a state and its tie", activation.find),
                ("a narrower search finds less", activation.narrow),
                ("the built-in case is searched", activation.find_built_in),
                ("what is no result is refused", activation.refuse),
                ("no window is opened by searching", activation.show_no_window),
                ("a state that was found is shown", activation.show_state),
                ("a tie that was found is shown", activation.show_tie),
                ("a search goes on in the program", activation.launch_search),
                ("the actions of the desktop file are done", activation.do_actions),
                ("the desktop starts it again", activation.launch)):
            # A step stands on those before it.
            if tap.failed:
                break
            tap.run(words, step)
    finally:
        if program.is_running():
            os.kill(program.process.pid, 9)
    return tap.finish()


if __name__ == "__main__":
    sys.exit(main())
