#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What counts, and which cases break the rule: the built-in case, by keyboard.

usage: test_theory.py ENTENTE

Another definition is chosen, one is made, compared and undone; the theory view is read row by
row, down to the passages; a cell that nobody coded is coded, and undone. What should be on the
screen is what the command line says of the same case.
"""

import json
import re
import subprocess
import sys

from desktop import Atspi, Impatient, Program, Tap, get_text, is_showing, wait_for, walk

CASE = "builtin:china-vietnam"
TITLE = "China and Vietnam"
MADE = "In so many words"
UNCODED = "Shared interests: uncoded, Shared values: present"
PAIR = "North Korea – Vietnam"


def count_pairs(row):
    """How many pairs a row of the truth table says that it has."""
    match = re.search(r"\b(\d+) pairs?\b", row.get_name())
    return int(match.group(1)) if match else None


class TheoryJob:
    def __init__(self, executable):
        self.executable = executable
        self.program = Program(executable, CASE)
        self.window = None
        self.page = None
        self.said = self.ask("theory", CASE, "--at", "1985")

    # -------------------------------------------------------- what the command line says

    def ask(self, *arguments):
        run = subprocess.run([self.executable, *arguments, "--format", "json"],
                             capture_output=True, text=True, check=False)
        assert run.returncode in (0, 1), run.stderr
        return json.loads(run.stdout)

    def slice(self, definition):
        """The alliances in 1985, under a definition."""
        ties = self.ask("slice", CASE, "--at", "1985", "--definition", definition)["ties"]
        return [tie for tie in ties if tie["kind"] in ("alliance", "alignment")]

    def count(self, definition):
        return len(self.slice(definition))

    def find_row(self, **values):
        return next(row for row in self.said["table"] + self.said["apart"]
                    if {kind.split("-")[1]: value for kind, value in row["conditions"].items()}
                    == values)

    # ------------------------------------------------------------------ what the window says

    def wait_for_count(self, count):
        wait_for(f"{count} alliances in 1985", lambda: next(self.program.showing(
            lambda node: re.match(rf"1985 · {count}\b", node.get_name() or "")), None))

    def wait_for_undo(self, title):
        self.program.find(f"“Undo {title}”", lambda node: (
            node.get_role_name() == "button"
            and (node.get_name() or "").startswith(f"Undo {title}")))

    def wait_for_redo(self, title):
        self.program.find(f"“Redo {title}”", lambda node: (
            node.get_role_name() == "button"
            and (node.get_name() or "").startswith(f"Redo {title}")))

    def labels(self, root):
        return [node.get_name() for node in walk(root, is_showing)
                if node.get_role_name() == "label" and node.get_name()]

    def view(self):
        """The theory view: what is looked for is looked for in it alone."""
        if self.page is None:
            self.page = self.program.find("the theory view", lambda node: (
                node.get_role_name() == "panel" and node.get_name() == "Theory"))
        self.page.clear_cache()
        return self.page

    def find(self, what, accept):
        """The first thing in the theory view that shows and that ACCEPT likes."""
        return wait_for(what, lambda: next(
            (node for node in walk(self.view(), is_showing) if accept(node)), None))

    def focused_name(self):
        """What has the keyboard in the theory view is called."""
        return next((node.get_name() for node in walk(self.view(), is_showing)
                     if node.get_state_set().contains(Atspi.StateType.FOCUSED)), None)

    def wait_for_focus(self, name):
        wait_for(f"the keyboard to be at “{name}”", lambda: (
            (self.focused_name() or "").startswith(name)))

    def section(self, name):
        return self.find(f"the section “{name}”", lambda node: (
            node.get_role_name() == "filler" and node.get_name() == name))

    def wait_for_label(self, section, text):
        wait_for(f"“{text}” in “{section}”", lambda: any(
            text in label for label in self.labels(self.section(section))))

    def list_of(self, name):
        return self.find(f"the list “{name}”", lambda node: (
            node.get_role_name() == "list" and node.get_name() == name))

    def choose_in_menu(self, name, mnemonic):
        """Opens a menu and chooses in it; a key that comes while it still opens is lost."""
        button = self.program.find(f"“{name}”", lambda node: (
            node.get_role_name() == "toggle button" and (node.get_name() or "").startswith(name)))

        def focused_item():
            around = button.get_parent()
            around.clear_cache()
            return next((node for node in walk(around) if node.get_role_name() == "menu item"
                         and node.get_state_set().contains(Atspi.StateType.FOCUSED)), None)

        def is_done():
            if focused_item():
                self.program.press(mnemonic)
            return not focused_item()

        self.program.activate(button)
        wait_for("the menu", focused_item)
        wait_for("the menu to close", is_done)

    def go_to(self, mnemonic, heading):
        """To a section by its menu; the keyboard goes along."""
        self.choose_in_menu("Go to Section", mnemonic)
        stops = self.stops(heading)
        wait_for(f"the keyboard to be in “{heading}”", lambda: self.focused_of(stops))

    def stops(self, heading):
        """What the keyboard can stop at in a section."""
        return [node for node in walk(self.section(heading), is_showing)
                if node.get_state_set().contains(Atspi.StateType.FOCUSABLE)]

    @staticmethod
    def focused_of(stops):
        # What is asked of one is read of all.
        stops[0].clear_cache()
        for node in stops:
            if node.get_state_set().contains(Atspi.StateType.FOCUSED):
                return node
        return None

    def tab_in(self, heading, starts):
        """Presses Tab in a section until it comes to what is called so."""
        stops = self.stops(heading)
        for _ in range(len(stops)):
            at = wait_for(f"the keyboard to be in “{heading}”", lambda: self.focused_of(stops))
            if (at.get_name() or "").startswith(starts):
                return
            self.program.press("Tab")
            wait_for("the keyboard to move", lambda: self.focused_of(stops) != at)
        raise Impatient(f"Tab does not come to “{starts}”")

    # --------------------------------------------------------------------------- definitions

    def chooses_another_definition(self):
        self.window = self.program.wait_for_window(TITLE)
        self.wait_for_count(self.count("formal-as-interpreted"))
        for key, title, definition in (
                ("Home", "Explicit obligation", "explicit-text"),
                ("End", "Informal alignments", "informal-too")):
            self.choose(key)
            self.program.find_named(title, ("combo box",))
            self.wait_for_count(self.count(definition))
        self.choose("Home", "Down")
        self.wait_for_count(self.count("formal-as-interpreted"))

    def choose(self, *keys):
        """Chooses a definition at the foot of the window, by where it stands in the list."""
        bar = self.program.find("the bar below", lambda node: (
            node.get_role_name() == "grouping" and node.get_name() == "Time and Definition"))
        chooser = next(node for node in walk(bar) if node.get_role_name() == "combo box")
        self.program.activate(next(node for node in walk(chooser)
                                   if node.get_role_name() == "toggle button"))
        wait_for("the list of definitions", lambda: (
            self.program.focused() and self.program.focused().get_role_name() == "list item"))
        self.program.press(*keys, "Return")

    def makes_a_definition(self):
        self.choose_in_menu("Change the Definition of Alliance", "n")
        title = self.program.find("the title", lambda node: (
            node.get_role_name() == "text" and node.get_name() == "Title"))
        self.program.type(MADE)
        wait_for("the title to be written", lambda: get_text(title) == MADE)
        # It begins with one clause, which is narrowed to what a definition of the case asks.
        self.program.tab_to("An alliance, whatever it rests on")
        self.program.press("Return")
        self.program.tab_to("Stated in the text")
        self.program.press("space")
        count = self.count("explicit-text")
        assert count != self.count("formal-as-interpreted"), "the counts do not tell them apart"
        dialog = self.program.find_dialog("New Definition")
        wait_for("what it would count", lambda: any(
            label.startswith(f"{count} ties in 1985 ·") for label in self.labels(dialog)))
        self.program.press("ctrl+Return")
        self.program.wait_until_gone("New Definition", "dialog")
        self.wait_for_undo("Add")
        self.find_chooser(MADE)
        self.wait_for_count(count)

    def find_chooser(self, title):
        """The list at the foot of the window, when it shows the definition in use."""
        self.program.find(f"“{title}” in use", lambda node: (
            node.get_role_name() == "combo box" and title in (node.get_name() or "")))

    def compares(self):
        """The one in use with another: what the page says is what each counts alone."""
        self.program.press("alt+7")
        page = self.program.find("the page", lambda node: (
            node.get_role_name() == "panel" and node.get_name() == "Definitions"))
        # The one that was made, and is in use, counts what this one of the case does.
        ties = [{tie["id"] for tie in self.slice(definition)}
                for definition in ("explicit-text", "informal-too")]
        both = len(ties[0] & ties[1])
        summary = f"A {len(ties[0])} · B {len(ties[1])} · both {both}"
        wait_for(f"“{summary}”", lambda: summary in self.labels(page))
        shown = self.labels(page)
        assert f"Under Both · {both}" in shown, shown
        assert f"Only Under B · {len(ties[1] - ties[0])}" in shown, shown

    def undoes_the_definition(self):
        self.program.press("ctrl+z")
        self.wait_for_redo("Add")
        self.program.press("alt+1")
        self.find_chooser("Formal commitment, as the parties interpret it")
        self.wait_for_count(self.count("formal-as-interpreted"))

    # ---------------------------------------------------------------------------- the theory

    def gives_a_verdict(self):
        self.program.press("alt+8")
        self.wait_for_label("Claim and verdict", self.said["words"])
        for row in self.said["table"] + self.said["apart"]:
            name = ", ".join(f"{word}: {row['conditions'][kind]}" for kind, word in (
                ("shared-interest", "Shared interests"), ("shared-ideology", "Shared values")))
            shown = self.find_toggle(name)
            assert count_pairs(shown) == row["pairs"]["all"], shown.get_name()
            assert f"{row['years']['all']:.1f}" in self.labels(shown), self.labels(shown)

    def find_toggle(self, starts):
        return self.find(f"the row “{starts}”", lambda node: (
            node.get_role_name() == "toggle button"
            and (node.get_name() or "").startswith(starts)))

    def tells_why_they_ended(self):
        ends = {end["title"]: end["reason"] for end in self.said["ends"]}
        assert ends == {
            "China – Soviet Union": "Explained by: Shared values",
            "Soviet Union – Vietnam": "Explained by: Shared values",
            "China – North Vietnam": "Explained by: Shared interests",
            "North Korea – North Vietnam": "Explained by: Shared interests"}, ends
        shown = self.labels(self.list_of("Ties that ended"))
        for title, reason in ends.items():
            assert title in shown, shown
            assert sum(reason in label for label in shown) == 2, (reason, shown)

    def tells_who_stands(self):
        """At the time that the graph shows: who stands with both conditions."""
        allied = self.labels(self.list_of("Allied, and meets every condition"))
        said = {case["title"] for case in self.said["next"] if case["standing"] == "allied"}
        assert said and said <= set(allied), allied

    def unfolds_a_row(self):
        row = self.find_row(interest="present", ideology="absent")
        self.program.activate(self.find_toggle("Shared interests: present, Shared values: absent"))
        shown = wait_for("the row's cases", lambda: self.labels(self.list_of("Cases of this row")))
        assert {case["title"] for case in row["cases"]} <= set(shown), shown

    def unfolds_a_case(self):
        """What breaks the claim, down to the passages, by keyboard."""
        self.go_to("c", "Claim and verdict")
        self.tab_in("Claim and verdict", "1 pair breaks it")
        self.program.press("space")
        cases = self.list_of("Cases that break the claim")
        self.tab_in("Claim and verdict", "China – Soviet Union")
        self.program.press("Return")
        broken = self.said["breaking"][0]
        digests = self.digests({passage for condition in broken["conditions"]
                                for passage in condition["passages"]})
        assert digests, "the command line knows no passage of the case"
        wait_for("the case's passages", lambda: digests <= self.read_all(cases))

    def digests(self, passages):
        everything = self.ask("evidence", CASE)["passages"]
        return {passage["digest"] for passage in everything if passage["id"] in passages}

    def read_all(self, root):
        """What is written in a list, all of it: what is folded away is asked for."""
        def find_button():
            root.clear_cache()
            return next((node for node in walk(root) if node.get_role_name() == "button"
                         and (node.get_name() or "").startswith("Show All (")
                         and is_showing(node)), None)

        button = find_button()
        if button is not None:
            button.do_action(0)
        return {node.get_name() for node in walk(root)}

    def shows_it_in_the_graph(self):
        self.go_to("c", "Claim and verdict")
        self.tab_in("Claim and verdict", "Show in Graph")
        self.program.press("Return")
        self.program.find("the graph", lambda node: (
            node.get_role_name() == "tree" and node.get_name() == "Graph"))
        self.program.find("the link", lambda node: (
            node.get_role_name() in ("heading", "label")
            and (node.get_name() or "").replace("\u00a0", " ") == "China – Soviet Union"))

    def codes_a_cell(self):
        self.program.press("alt+8")
        before = self.find_row(interest="uncoded", ideology="present")["pairs"]["all"]
        self.go_to("t", "Truth Table")
        self.tab_in("Truth Table", UNCODED)
        self.program.press("space")
        wait_for("the row's cases", lambda: any(
            PAIR == node.get_name() for node in walk(self.section("Truth Table"), is_showing)))
        self.tab_in("Truth Table", PAIR)
        self.program.press("Return")
        code = f"Code “Shared interests” for {PAIR}"
        wait_for("the case to unfold", lambda: any(
            code == node.get_name() for node in walk(self.section("Truth Table"), is_showing)))
        self.tab_in("Truth Table", code)
        self.program.press("Return")
        self.program.find("the dialog", lambda node: node.get_role_name() == "dialog")
        self.program.press("ctrl+Return")
        self.wait_for_undo("Add")
        wait_for("the pair to leave the row", lambda: self.count_pairs(UNCODED) == before - 1)

    def count_pairs(self, starts):
        shown = next((node for node in walk(self.view(), is_showing)
                      if node.get_role_name() == "toggle button"
                      and (node.get_name() or "").startswith(starts)), None)
        return count_pairs(shown) if shown else None

    def undoes_the_coding(self):
        before = self.find_row(interest="uncoded", ideology="present")["pairs"]["all"]
        self.program.press("ctrl+z")
        wait_for("the pair to be back", lambda: self.count_pairs(UNCODED) == before)

    def takes_uncoded_as_absent(self):
        absent = self.ask("theory", CASE, "--uncoded", "absent")
        pairs = next(row for row in absent["table"] if set(row["conditions"].values()) == {"absent"})
        # How it is read stands before the chart.
        self.go_to("o", "Over Time")
        self.program.press("shift+Tab")
        self.wait_for_focus("How It Is Read")
        self.program.press("Return")
        self.find("the row of what is not coded", lambda node: (
            (node.get_name() or "").startswith("What Is Not Coded")))
        self.program.press("Tab", "Tab")
        self.wait_for_focus("What Is Not Coded")
        self.program.press("Return")
        # A choice of the list has no name on the bus, but the keyboard.
        wait_for("the choices", lambda: self.focused_name() == "")
        self.program.press("Down", "Return")
        wait_for("the table to change", lambda: (
            self.count_pairs("Shared interests: absent, Shared values: absent")
            == pairs["pairs"]["all"]))
        assert self.count_pairs(UNCODED) is None, "what is uncoded is still apart"

    def ends_well(self):
        self.program.quit()


def main():
    if len(sys.argv) != 2:
        print("usage: test_theory.py ENTENTE", file=sys.stderr)
        return 2
    job = TheoryJob(sys.argv[1])
    tap = Tap(job.program)
    for name, step in (
            ("counts follow the definition", job.chooses_another_definition),
            ("a definition of one clause is made", job.makes_a_definition),
            ("two are compared", job.compares),
            ("it is undone", job.undoes_the_definition),
            ("the theory gives its verdict and its rows", job.gives_a_verdict),
            ("it tells why alliances ended", job.tells_why_they_ended),
            ("it tells who stands", job.tells_who_stands),
            ("a row unfolds to its cases", job.unfolds_a_row),
            ("a case unfolds to its passages", job.unfolds_a_case),
            ("a case is shown in the graph", job.shows_it_in_the_graph),
            ("a cell that nobody coded is coded", job.codes_a_cell),
            ("and undone", job.undoes_the_coding),
            ("what is uncoded is taken as absent", job.takes_uncoded_as_absent),
            ("the program ends when it is told to", job.ends_well)):
        tap.run(name, step)
        # A step stands on those before it.
        if tap.failed:
            break
    job.program.stop()
    return tap.finish()


if __name__ == "__main__":
    sys.exit(main())
