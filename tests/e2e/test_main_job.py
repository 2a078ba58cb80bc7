#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The main job, end to end, with the real program in a real window.

usage: test_main_job.py ENTENTE

Time is moved by keyboard, a link is selected, its evidence is read through the
accessibility bus, and what is on the screen is exported as SVG. What the window
says is held against what the command line says of the same case.
"""

import json
import os
import re
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET
from pathlib import Path

from desktop import Program, Tap, is_showing, wait_for

CASE = "builtin:china-vietnam"
TITLE = "China and Vietnam"
SVG = "{http://www.w3.org/2000/svg}"


class MainJob:
    def __init__(self, executable):
        self.executable = executable
        self.folder = tempfile.TemporaryDirectory()
        self.tie = self.find_tie({"VNM", "LAO"}, "1985")
        self.program = Program(executable, CASE)
        self.window = None
        self.label = None

    # -------------------------------------------------------- what the command line says

    def ask(self, *arguments):
        run = subprocess.run([self.executable, *arguments, "--format", "json"],
                             capture_output=True, text=True, check=True)
        return json.loads(run.stdout)

    def slice(self, date):
        return self.ask("slice", CASE, "--at", date)["ties"]

    def find_tie(self, members, date):
        return next(tie["id"] for tie in self.slice(date)
                    if tie["kind"] == "alliance" and set(tie["members"]) == members)

    # ------------------------------------------------------------------ what the window says

    def subtitle(self):
        """The date and the number of alliances under the window's title."""
        pattern = re.compile(r"^(.+) · (\d+) (possible )?alliances?$")
        if self.label is None:
            self.label = self.program.find("the window's subtitle", lambda node: (
                pattern.match(node.get_name() or "")))
        self.label.clear_cache()
        match = pattern.match(self.label.get_name() or "")
        return (match.group(1), int(match.group(2))) if match else None

    def wait_for_date(self, date):
        wait_for(f"the window to be in {date}", lambda: (self.subtitle() or [""])[0] == date)
        return self.subtitle()[1]

    def count_alliances(self, date):
        return sum(tie["kind"] == "alliance" for tie in self.slice(date))

    # --------------------------------------------------------------------------------- tests

    def opens(self):
        self.window = self.program.wait_for_window(TITLE)
        shown = self.wait_for_date("1985")
        said = self.count_alliances("1985")
        assert shown == said, f"the window shows {shown} alliances, the command line {said}"

    def steps_through_time(self):
        for key, date in (("period", "1986"), ("period", "1987"), ("comma", "1986"),
                          ("comma", "1985"), ("comma", "1984"), ("period", "1985")):
            self.program.press(key)
            shown = self.wait_for_date(date)
            said = self.count_alliances(date)
            assert shown == said, f"{date}: the window shows {shown}, the command line {said}"

    def goes_from_change_to_change(self):
        self.program.press("alt+Right")
        after = wait_for("the next change", lambda: (
            self.subtitle() if self.subtitle() and self.subtitle()[0] != "1985" else None))
        assert int(after[0][-4:]) > 1985, f"the next change after 1985 is {after[0]}"
        self.program.press("alt+Left")
        before = wait_for("the change before it", lambda: (
            self.subtitle() if self.subtitle() and self.subtitle()[0] != after[0] else None))
        assert int(before[0][-4:]) < int(after[0][-4:]), f"{before[0]} is not before {after[0]}"
        # Back to 1985, wherever the change was.
        for _ in range(60):
            year = int(self.subtitle()[0][-4:])
            if year == 1985:
                break
            self.program.press("period" if year < 1985 else "comma")
            wait_for("a step", lambda: int(self.subtitle()[0][-4:]) != year)
        self.wait_for_date("1985")

    def selects_a_link(self):
        self.program.press("ctrl+f")
        self.program.find("the search entry with the keyboard", lambda node: (
            node.get_role_name() in ("text", "entry") and "earch" in (node.get_name() or "")))
        self.program.type("Laos 1977")
        self.program.press("Return")
        self.program.find("the heading of the link", lambda node: (
            node.get_role_name() in ("heading", "label")
            and (node.get_name() or "").replace(" ", " ") == "Vietnam – Laos"))

    def reads_the_evidence(self):
        said = self.ask("evidence", CASE, "--tie", self.tie)["passages"]
        assert said, "the command line knows no passage"
        digests = {passage["digest"] for passage in said}
        stances = {evidence["stance"] for passage in said for evidence in passage["evidence"]
                   if evidence["target"] == self.tie}

        def all_shown():
            names = self.program.names()
            if digests <= names:
                return names
            self.program.show_all()
            return None

        shown = wait_for("every digest on a card", all_shown)
        for stance in stances:
            word = stance.capitalize()
            assert word in shown, f"no card says “{word}”"

    def attaches_a_text(self):
        texts = Path(os.environ.get("ENTENTE_SHARED", "")) / "articles"
        if not texts.is_dir():
            return "the articles' texts are not here"
        text = sorted(texts.glob("*.txt"))[0]
        self.program.press("ctrl+t")
        self.program.answer_file_dialog(self.window, str(text), "Open", "ctrl+l")
        self.program.find_named("found word for word")
        self.program.press("Escape")
        return None

    def exports_the_picture(self):
        path = Path(self.folder.name) / "picture.svg"
        self.program.press("ctrl+e")
        self.program.find_named("Transparent Ground")
        self.program.press("Return")
        self.program.answer_file_dialog(self.window, str(path), "Save", "ctrl+a")
        wait_for("the picture", path.exists)
        self.check_picture(path)

    def check_picture(self, path):
        root = ET.parse(path).getroot()
        assert root.tag == f"{SVG}svg", f"the picture's root is {root.tag}"
        texts = {"".join(text.itertext()).strip() for text in root.iter(f"{SVG}text")}
        for label in ("Vietnam", "Laos", "Soviet Union", "China"):
            assert label in texts, f"no label says “{label}”"
        classes = " ".join(node.get("class", "") for node in root.iter())
        assert "link" in classes, "the picture has no link"
        title = root.find(f"{SVG}title")
        assert title is not None and "1985" in title.text, "the picture does not say its date"

    def ends_well(self):
        self.program.quit()


def main():
    if len(sys.argv) != 2:
        print("usage: test_main_job.py ENTENTE", file=sys.stderr)
        return 2
    job = MainJob(sys.argv[1])
    tap = Tap(job.program)
    tap.run("the built-in case opens in 1985", job.opens)
    tap.run("time moves by keyboard, as the command line says", job.steps_through_time)
    tap.run("time jumps from change to change", job.goes_from_change_to_change)
    tap.run("a link is found and selected", job.selects_a_link)
    tap.run("its evidence can be read, card by card", job.reads_the_evidence)
    tap.run("a text is attached and reported", job.attaches_a_text)
    tap.run("the view is exported as SVG", job.exports_the_picture)
    tap.run("the program ends when it is told to", job.ends_well)
    job.program.stop()
    return tap.finish()


if __name__ == "__main__":
    sys.exit(main())
