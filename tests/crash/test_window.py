#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The real program in a real window, killed while somebody edits, undoes and saves.

usage: test_window.py ENTENTE CRASH-LOOK CASE

States are dragged, and that is undone, redone and saved, as fast as a person can. After
each kill CRASH-LOOK, which is built on the core, says what is left:

 - the file is whole: what Entente would write of it again, to the byte;
 - a journal in which something was written is read to its end and brought back, or all of
   it is in the file.

ENTENTE_WINDOW_KILLS says how often.
"""

import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "e2e"))
from desktop import Program, Tap  # noqa: E402

# Where states stand in the built-in case on this screen. A pull that misses moves the
# whole picture and is no change; those that hit are plenty.
STATES = [(554, 257), (651, 148), (675, 342), (838, 318), (445, 312), (432, 178)]


class Window:
    def __init__(self, executable, look, source):
        self.executable = executable
        self.look = look
        self.folder = tempfile.TemporaryDirectory()
        self.home = Path(self.folder.name)
        self.case = self.home / "case.entente"
        self.journals = self.home / "state" / "entente" / "journal"
        self.random = random.Random(1918)
        self.source = source
        shutil.copyfile(source, self.case)
        self.title = json.loads(self.case.read_text())["case"]["title"]
        self.kills = self.deeds = self.savings = 0
        self.journals_seen = self.brought_back = self.changes = self.losses = 0

    def drag(self, window, places):
        """Takes a state somewhere else, and remembers where."""
        index = self.random.randrange(len(places))
        x, y = places[index]
        to_x, to_y = (value + self.random.choice((-24, -12, 12, 24)) for value in (x, y))
        moves = [("mousemove", "--window", window, str(x), str(y)), ("mousedown", "1"),
                 ("mousemove", "--window", window, str((x + to_x) // 2), str((y + to_y) // 2)),
                 ("mousemove", "--window", window, str(to_x), str(to_y)), ("mouseup", "1")]
        for move in moves:
            subprocess.run(["xdotool", *move], check=True)
        places[index] = (to_x, to_y)

    def work(self, program, window, seconds):
        places = list(STATES)
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            key = self.random.choice((None, None, None, "ctrl+z", "ctrl+shift+z", "ctrl+s"))
            if key is None:
                self.drag(window, places)
            else:
                program.press(key)
            self.deeds += 1

    def run_and_kill(self):
        shutil.copyfile(self.source, self.case)
        program = Program(self.executable, str(self.case), home=self.home)
        before = self.case.stat().st_ino
        try:
            window = program.wait_for_window(self.title)
            self.work(program, window, self.random.uniform(0.0, 6.0))
        finally:
            program.process.kill()
            program.process.wait()
        self.kills += 1
        # Each saving makes a new file.
        self.savings += self.case.stat().st_ino != before

    def see(self):
        copy = self.home / "copy"
        shutil.rmtree(copy, ignore_errors=True)
        copy.mkdir()
        for path in self.journals.glob("*.journal"):
            shutil.copy(path, copy)
            self.journals_seen += 1
        run = subprocess.run([self.look, self.case, copy], capture_output=True, text=True,
                             check=True)
        for line in run.stderr.splitlines():
            print("#", line)
        return json.loads(run.stdout)

    def check(self):
        seen = self.see()
        problems = [] if seen["whole"] else ["the file is not whole"]
        for journal in seen["journals"]:
            self.brought_back += journal["recovered"]
            self.changes += journal["changes"]
            if journal["damaged"] or not journal["recovered"]:
                problems.append("a journal is not brought back")
        # The next window begins anew, with every state in its place.
        shutil.rmtree(self.journals, ignore_errors=True)
        self.losses += len(problems)
        for problem in problems:
            print(f"# kill {self.kills}: {problem}", flush=True)

    def run(self):
        for _ in range(int(os.environ.get("ENTENTE_WINDOW_KILLS", "3"))):
            self.run_and_kill()
            self.check()
        print(f"# {self.kills} kills of a window, {self.deeds} drags and keys, "
              f"{self.savings} windows that saved, {self.journals_seen} journals, "
              f"{self.brought_back} brought back with {self.changes} changes; "
              f"losses: {self.losses}", flush=True)
        assert self.losses == 0, "something is lost"
        assert self.journals_seen > 0, "nothing was written down"


def main():
    window = Window(*sys.argv[1:])
    tap = Tap(None)
    tap.run("a window that is killed", window.run)
    return tap.finish()


if __name__ == "__main__":
    sys.exit(main())
