#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What is not saved outlives the program, however that ends.

usage: test_recovery.py ENTENTE CASE

A case is changed in the real window, and the program is killed, or told to end by a
signal. The next start must offer what was done; brought back and saved, it must give the
bytes that a run in peace gives. What is declined is offered again; what is thrown away is
gone; and what another living program is working on is nobody's to take.
"""

import os
import signal
import sys
import tempfile
from contextlib import contextmanager
from pathlib import Path

from desktop import Atspi, Program, Tap, wait_for
from gi.repository import Gio

BUILT_IN = "China and Vietnam"
TITLE = "Harbours"
UNTITLED = "Untitled"
OFFER = "Unsaved Work Was Found"
STATE = "Malta"
ID = "MLT"


@contextmanager
def without_bus():
    """Programs started in here know of no other: they cannot hand over to it. They can be
    looked into all the same."""
    bus = Gio.bus_get_sync(Gio.BusType.SESSION)
    address = bus.call_sync("org.a11y.Bus", "/org/a11y/bus", "org.a11y.Bus", "GetAddress",
                            None, None, Gio.DBusCallFlags.NONE, -1).unpack()[0]
    before = os.environ["DBUS_SESSION_BUS_ADDRESS"]
    os.environ["DBUS_SESSION_BUS_ADDRESS"] = "disabled:"
    os.environ["AT_SPI_BUS_ADDRESS"] = address
    try:
        yield
    finally:
        os.environ["DBUS_SESSION_BUS_ADDRESS"] = before
        del os.environ["AT_SPI_BUS_ADDRESS"]


class Recovery:
    def __init__(self, executable, case, folder):
        self.executable = executable
        self.original = Path(case).read_text(encoding="utf-8").replace(BUILT_IN, TITLE)
        self.case = folder / "harbours.entente"
        self.home = folder / "home"
        self.home.mkdir()
        self.journals = self.home / "state" / "entente" / "journal"
        self.expected = None
        self.program = None
        self.window = None

    # -------------------------------------------------------------- what a person does

    def start(self, *files, title=None):
        self.program = Program(self.executable, *files, home=self.home)
        self.window = self.program.wait_for_window(title or (TITLE if files else BUILT_IN))
        # Keys before that would be lost.
        wait_for("the window to have the keyboard", self.program.is_active)
        wait_for("something in it to have the keyboard", self.program.focused)

    def restore_file(self):
        self.case.write_text(self.original, encoding="utf-8")

    def add_state(self, window=None):
        before = self.count_written()
        self.program.focus(window or self.window)
        self.program.press("ctrl+d")
        self.program.wait_for_focus("Search for a state")
        self.program.type(STATE)
        self.program.press("Return")
        self.program.wait_for_focus("Save")
        self.program.press("ctrl+Return")
        self.program.wait_until_gone("Add State", "dialog")
        wait_for("the journal to have it", lambda: self.count_written() > before)

    def save(self):
        self.program.press("ctrl+s")
        wait_for("the case to be saved", lambda: self.case.read_bytes() != self.original.encode())
        wait_for("the case to be whole", lambda: self.case.read_bytes().endswith(b"}\n"))

    def end(self, number):
        """Ends the program with a signal; its exit status."""
        self.program.process.send_signal(number)
        status = self.program.process.wait(20)
        self.program.stop()
        return status

    def quit(self):
        self.program.press("ctrl+q")
        status = self.program.process.wait(20)
        assert status == 0, f"the program ended with status {status}"
        self.program.stop()

    # ----------------------------------------------------------------- what there is then

    def list_journals(self):
        return sorted(self.journals.glob("*")) if self.journals.is_dir() else []

    def count_written(self):
        """How many changes that add the state are in the journals."""
        return sum(path.read_text(encoding="utf-8").count(f'"id":"{ID}"')
                   for path in self.list_journals())

    def assert_clean(self):
        left = self.list_journals()
        assert not left, f"journals are left: {left}"

    def dialog(self, name):
        return self.program.find_dialog(name)

    def button(self, name, description=None):
        return self.program.find(f"the button “{name}”", lambda node: (
            node.get_role_name() == "button" and node.get_name() == name
            and (description is None or node.get_description() == description)))

    def read_offer(self):
        """Everything that the dialog with unsaved work says."""
        self.dialog(OFFER)
        return {node.get_name() for node in self.program.showing(
            lambda node: node.get_role_name() == "label" and bool(node.get_name()))}

    def assert_says(self, *words):
        said = wait_for("the offer", self.read_offer)
        for word in words:
            assert any(word in line for line in said), f"“{word}” is not said in {said}"

    def check_restored(self):
        self.window = self.program.wait_for_window(TITLE)
        self.program.find_named("1 change restored, not saved yet")
        self.save()
        assert self.case.read_bytes() == self.expected, "another case was brought back"
        self.quit()
        self.assert_clean()

    # ------------------------------------------------------------------------------ tests

    def in_peace(self):
        self.restore_file()
        self.start(self.case)
        self.assert_clean()
        self.add_state()
        self.save()
        self.expected = self.case.read_bytes()
        self.quit()
        self.assert_clean()

    def killed(self):
        self.restore_file()
        self.start(self.case)
        self.add_state()
        assert self.end(signal.SIGKILL) == -signal.SIGKILL
        assert self.case.read_text(encoding="utf-8") == self.original, "the case was written"

    def declined(self):
        """Whoever says “Later” is asked again the next time."""
        self.start()
        self.assert_says(TITLE, str(self.case), "1 unsaved change, ")
        self.program.activate(self.button("Later"))
        self.program.wait_until_gone(OFFER, "dialog")
        self.program.focus(self.window)
        self.quit()
        assert self.count_written() == 1, "what was declined is gone"

    def brought_back(self):
        self.start()
        self.dialog(OFFER)
        self.program.activate(self.button("Restore", TITLE))
        self.program.wait_until_gone(OFFER, "dialog")
        self.check_restored()

    def told_to_end(self):
        self.restore_file()
        self.start(self.case)
        self.add_state()
        status = self.end(signal.SIGTERM)
        assert status == 0, f"SIGTERM ends with status {status}"
        # Who opens that very case is offered it there.
        self.start(self.case)
        self.program.find_named("There is 1 unsaved change to this case from")
        self.program.activate(self.button("Restore"))
        self.check_restored()

    def nothing_to_keep(self):
        self.restore_file()
        for number in (signal.SIGHUP, signal.SIGINT):
            self.start(self.case)
            status = self.end(number)
            assert status == 0, f"{number.name} ends with status {status}"
            self.assert_clean()

    def untitled(self):
        self.start()
        self.program.press("ctrl+n")
        self.window = self.program.wait_for_window(UNTITLED)
        self.add_state()
        self.end(signal.SIGKILL)

    def of_the_living(self):
        """Two programs at once: neither takes what the other works on, and both see what
        nobody does."""
        self.start(self.case)
        self.add_state()
        living, window = self.program, self.window
        with without_bus():
            self.start()
        try:
            self.assert_says(UNTITLED, "Never saved to a file")
            said = self.read_offer()
            assert not any(str(self.case) in line for line in said), f"it offers {said}"
            self.program.activate(self.button("Later"))
            self.program.wait_until_gone(OFFER, "dialog")
            self.end(signal.SIGTERM)
        finally:
            self.program.stop()
            self.program, self.window = living, window
        self.hands_over()
        self.program.focus(self.window)
        self.program.press("ctrl+z")
        wait_for("the change to be undone", lambda: '"go":0' in "".join(
            path.read_text(encoding="utf-8") for path in self.list_journals()))
        self.quit()
        assert len(self.list_journals()) == 1, "what is undone leaves a journal"

    def hands_over(self):
        """Started once more with the same case, it shows the window that has it."""
        again = Program(self.executable, self.case, home=self.home)
        status = again.process.wait(20)
        assert status == 0, f"the second start ended with status {status}"
        frames = [node.get_name() for node in self.program.showing(
            lambda node: node.get_role_name() == "frame")]
        assert frames == [TITLE], f"its windows are {frames}"

    def thrown_away(self):
        self.start()
        self.assert_says(UNTITLED)
        self.program.activate(self.button("Throw Away…"))
        self.dialog("Throw the Changes Away?")
        self.program.activate(self.button("Throw Away"))
        self.program.wait_until_gone(OFFER, "dialog")
        wait_for("the journal to be gone", lambda: not self.list_journals())
        self.quit()

    def closed_at_once(self):
        """One question for all windows."""
        self.start(self.case)
        self.add_state()
        self.program.press("ctrl+n")
        other = self.program.wait_for_window(UNTITLED)
        self.add_state(other)
        self.program.press("ctrl+q")
        self.dialog("Save Changes?")
        checks = [node.get_name() for node in self.program.showing(
            lambda node: node.get_role_name() == "check box"
            and node.get_state_set().contains(Atspi.StateType.CHECKED))]
        assert sorted(checks) == [TITLE, UNTITLED], f"it lists {checks}"
        self.program.activate(self.button("Cancel"))
        self.program.wait_until_gone("Save Changes?", "alert")
        assert len(self.list_journals()) == 2, "who cancels loses a journal"
        self.program.focus(other)
        self.program.press("ctrl+q")
        self.dialog("Save Changes?")
        self.program.activate(self.button("Discard All"))
        status = self.program.process.wait(20)
        assert status == 0, f"the program ended with status {status}"
        self.assert_clean()


def main():
    if len(sys.argv) != 3:
        print("usage: test_recovery.py ENTENTE CASE", file=sys.stderr)
        return 2
    tap = Tap(None)
    with tempfile.TemporaryDirectory() as name:
        recovery = Recovery(sys.argv[1], sys.argv[2], Path(name))
        try:
            for words, step in (
                    ("a case is changed and saved in peace", recovery.in_peace),
                    ("a killed program leaves the case alone", recovery.killed),
                    ("what is declined is kept", recovery.declined),
                    ("what is restored is what would have been saved", recovery.brought_back),
                    ("so it is after SIGTERM, in the case's own window", recovery.told_to_end),
                    ("nothing is left where nothing was changed", recovery.nothing_to_keep),
                    ("an untitled case is changed, and the program killed", recovery.untitled),
                    ("what another program works on is not offered", recovery.of_the_living),
                    ("what is thrown away is gone", recovery.thrown_away),
                    ("all windows are asked about in one dialog", recovery.closed_at_once)):
                # A step stands on those before it.
                if tap.failed:
                    break
                tap.run(words, lambda step=step: (step(), None)[1])
                tap.program = recovery.program
        finally:
            if recovery.program is not None:
                recovery.program.stop()
    return tap.finish()


if __name__ == "__main__":
    sys.exit(main())
