#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The main job by keyboard alone, and what a screen reader says meanwhile.

usage: test_keyboard.py ENTENTE

Nothing is done but by keys that go in through the X server. What is printed beside each
step is where the keyboard is then, as the accessibility bus has it, and what is announced;
the transcript can be read as what a blind person hears.
"""

import sys
import tempfile
import xml.etree.ElementTree as ET
from pathlib import Path

from desktop import Atspi, Program, Reader, Tap, wait_for

CASE = "builtin:china-vietnam"
TITLE = "China and Vietnam"
SVG = "{http://www.w3.org/2000/svg}"


def role(node, *roles):
    return node.get_role_name() in roles


def name(node):
    return (node.get_name() or "").replace("\u00a0", " ")


class Keyboard:
    def __init__(self, executable):
        self.folder = tempfile.TemporaryDirectory()
        self.reader = Reader()
        self.program = Program(executable, CASE)
        self.window = None

    # ------------------------------------------------------------------------ listening

    def press(self, *keys):
        """Presses keys, and forgets where the keyboard was."""
        self.reader.listen()
        self.reader.at = None
        self.keys = " ".join(keys)
        self.program.press(*keys)

    def type(self, text):
        self.reader.listen()
        self.reader.at = None
        self.keys = f"“{text}”"
        self.program.type(text)

    def reads(self, what, accept):
        """Waits until the keyboard is where ACCEPT likes it, and prints what is read."""
        node = self.reader.wait_at(what, accept)
        self.print(Reader.describe(node))
        for text in self.reader.take_announced():
            self.print(f"» {text}")
        return node

    def hears(self, text):
        """Waits for an announcement, and prints it; it may come once only."""
        heard = self.reader.wait_for_announced(f"“{text}”", lambda said: text in said)
        for said in heard:
            self.print(f"» {said}")
        assert len([said for said in heard if text in said]) == 1, heard
        return heard

    def print(self, said):
        print(f"# {self.keys:<24} {said}", flush=True)
        self.keys = ""

    def press_until(self, key, what, accept, limit=60):
        """Presses a key, step by step, until the keyboard is where ACCEPT likes it."""
        for _ in range(limit):
            before = self.reader.at
            self.press(key)
            self.reads(f"the keyboard to move on to {what}", lambda node: node != before)
            if accept(self.reader.at):
                return
        raise AssertionError(f"{key} does not come to {what}")

    # ---------------------------------------------------------------------------- steps

    def opens(self):
        self.keys = "(opens)"
        self.window = self.program.wait_for_window(TITLE)
        self.reads("the graph to have the keyboard", lambda node: (
            role(node, "tree") and name(node) == "Graph"))

    def moves_time(self):
        for key, year in (("comma", 1984), ("comma", 1983), ("period", 1984), ("period", 1985)):
            self.press(key)
            self.hears(f"{year}: ")

    def walks_to_vietnam(self):
        self.press("Home")
        self.reads("the first state", lambda node: name(node).startswith("China, "))
        self.press("End")
        last = name(self.reads("the last state", lambda node: (
            role(node, "tree item") and not name(node).startswith("China, "))))
        assert last.startswith("Vietnam, "), f"the last state is {last}"
        self.press("Home")
        self.reads("the first state", lambda node: name(node).startswith("China, "))
        self.type("viet")
        node = self.reads("Vietnam", lambda node: name(node).startswith("Vietnam, allied with"))
        for word in ("Laos", "Soviet Union", "1985"):
            assert word in name(node), f"“{word}” is not in “{name(node)}”"

    def walks_to_its_link(self):
        self.press_until("Return", "the link to the Soviet Union", lambda node: (
            name(node) == "Vietnam – Soviet Union"))

    def reads_the_passages(self):
        self.press("alt+4")
        self.reads("the page beside the graph", lambda node: True)
        self.press_until("Tab", "the passages", lambda node: (
            role(node, "list item") and name(node).startswith(("Supports", "Contests"))))
        first = name(self.reader.at)
        self.press("Down")
        self.reads("the next passage", lambda node: (
            role(node, "list item") and name(node) != first
            and name(node).startswith(("Supports", "Contests", "Mentions"))))

    def hears_what_a_search_selects(self):
        """The keyboard stays in the entry, so it is announced; once."""
        self.press("ctrl+f")
        self.reads("the search", lambda node: role(node, "entry", "text"))
        self.type("China Korea")
        # Slow typing is several searches.
        for text in self.reader.wait_for_announced("the number of matches", lambda said: (
                said.endswith((" match", " matches")))):
            self.print(f"» {text}")
        self.press("Return")
        heard = self.hears("China – North Korea. Alliance")
        assert len(heard) == 1, heard

    def goes_from_pane_to_pane(self):
        """F6 leads through the window, and back to where one was in each pane."""
        self.press("alt+1")
        place = name(self.reads("the graph", lambda node: role(node, "tree item", "tree")))
        self.press("F6")
        self.reads("the time bar", lambda node: role(node, "button", "slider", "toggle button"))
        self.press("F6")
        self.reads("what stands beside the graph", lambda node: True)
        self.press("F6")
        self.reads("the outline", lambda node: role(node, "list item", "text", "entry"))
        self.press("F6")
        self.reads("the place in the graph", lambda node: name(node) == place)
        self.press("shift+F6")
        self.reads("the outline", lambda node: role(node, "list item", "text", "entry"))
        self.press("F6")
        self.reads("the place in the graph", lambda node: name(node) == place)

    def follows_relations(self):
        """A link is told by its two states, and each leads on to it."""
        link = self.program.find("the link", lambda node: (
            name(node) == "China – North Korea" and role(node, "tree item")))
        ends = link.get_related(Atspi.RelationType.DETAILS)
        states = {name(end).split(",")[0] for end in ends}
        assert states == {"China", "North Korea"}, f"the link is told by {states}"
        for end in ends:
            links = end.get_related(Atspi.RelationType.FLOWS_TO)
            assert name(link) in [name(other) for other in links], f"{name(end)}: {links}"

    def reads_the_time_scale(self):
        """It says the time itself, so it is not announced as well."""
        self.press("F6")
        slider = self.reads("the time scale", lambda node: role(node, "slider"))
        self.reader.take_announced()
        self.press("Right")
        wait_for("the time scale to say 1986", lambda: (
            slider.clear_cache() or "1986: 3 alliances" in Reader.describe(slider)))
        self.print(Reader.describe(slider))
        self.reader.listen(0.3)
        heard = self.reader.take_announced()
        assert not heard, heard
        self.press("Left")

    def exports_the_picture(self):
        path = Path(self.folder.name) / "picture.svg"
        self.press("ctrl+e")
        self.reads("the dialog", lambda node: True)
        self.press("Return")
        dialog = wait_for("the file dialog", lambda: next(
            (other for other in self.program.windows() if other != self.window), None))
        self.program.focus(dialog)
        self.reads("the name of the file", lambda node: role(node, "text", "entry"))
        self.press("ctrl+a")
        self.type(str(path))
        self.press("Return")
        wait_for("the picture", path.exists)
        wait_for("the file dialog to close", lambda: dialog not in self.program.windows())
        self.program.focus(self.window)
        self.hears("“picture.svg”")
        texts = {"".join(text.itertext()).strip() for text in ET.parse(path).iter(f"{SVG}text")}
        assert {"Vietnam", "Soviet Union"} <= texts, texts

    def ends_well(self):
        self.program.quit()


def main():
    if len(sys.argv) != 2:
        print("usage: test_keyboard.py ENTENTE", file=sys.stderr)
        return 2
    job = Keyboard(sys.argv[1])
    tap = Tap(job.program)
    for title, step in (
            ("it opens with the keyboard in the graph", job.opens),
            ("time moves, and is announced once a step", job.moves_time),
            ("first, last and names lead to Vietnam", job.walks_to_vietnam),
            ("its links are walked", job.walks_to_its_link),
            ("the passages are read", job.reads_the_passages),
            ("what a search selects is announced once", job.hears_what_a_search_selects),
            ("F6 leads from pane to pane", job.goes_from_pane_to_pane),
            ("links and states are related", job.follows_relations),
            ("the time scale says what the time is", job.reads_the_time_scale),
            ("the view is exported as SVG", job.exports_the_picture),
            ("the program ends when it is told to", job.ends_well)):
        tap.run(title, step)
        # A step stands on those before it.
        if tap.failed:
            break
    job.program.stop()
    return tap.finish()


if __name__ == "__main__":
    sys.exit(main())
