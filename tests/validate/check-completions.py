#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Each shell that is here loads its completion, and completes what is typed.

usage: check-completions.py SOURCE_FOLDER

That they know every option is held by check-cli-docs.py, which needs no shell. The shells
are asked in a folder with two files, and with a home that is empty.
"""

import functools
import os
import pty
import select
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "cli"))
import tap

COMPLETIONS = Path(sys.argv[1]).resolve() / "data" / "completions"
CASE, TEXT = "four-states.entente", "notes.txt"
BUILT_IN = "builtin:china-vietnam"
PATIENCE = 30.0

# Prints the line that is being edited between two marks, and empties it.
ZSH = r"""
PS1= PS2= RPS1= zle_bracketed_paste=()
unsetopt prompt_cr prompt_sp
fpath=("$1" $fpath)
autoload -Uz compinit && compinit -u -D
show() { print -rn -- $'\x01'"$BUFFER"$'\x02'; BUFFER= }
zle -N show
bindkey -e
bindkey '^I' expand-or-complete '^Xs' show
print -rn -- $'\x01\x02'
"""


@functools.cache
def make_folder() -> Path:
    """It stays for as long as this program runs."""
    make_folder.kept = tempfile.TemporaryDirectory()
    folder = Path(make_folder.kept.name)
    (folder / "home").mkdir()
    (folder / "work").mkdir()
    for name in (CASE, TEXT):
        (folder / "work" / name).touch()
    return folder


def environment() -> dict[str, str]:
    return {
        "HOME": str(make_folder() / "home"),
        "LC_ALL": "C.UTF-8",
        "PATH": os.environ["PATH"],
        "TERM": "dumb",
    }


def find_shell(name: str) -> str:
    shell = shutil.which(name)
    if shell is None:
        raise tap.Skip(f"{name} is not installed")
    return shell


# ---------------------------------------------------------------------------------- bash


def complete_in_bash(line: str) -> set[str]:
    """What bash offers for the last word of a line, as it splits it."""
    script = (
        f'source "{COMPLETIONS / "entente"}"; complete -p entente >&2 || exit; '
        'COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _entente; printf "%s\\n" "${COMPREPLY[@]}"'
    )
    words = [part for word in line.split(" ") for part in word.replace("=", " = ").split(" ")]
    return offers([find_shell("bash"), "--norc", "-c", script, "bash", *words])


def offers(command: list[str]) -> set[str]:
    run = subprocess.run(command, cwd=make_folder() / "work", env=environment(), capture_output=True,
                         text=True, check=True, timeout=PATIENCE)
    return {line.partition("\t")[0] for line in run.stdout.splitlines()} - {""}


# ---------------------------------------------------------------------------------- fish


def complete_in_fish(line: str) -> set[str]:
    script = f"source '{COMPLETIONS / 'entente.fish'}'; complete -C '{line}'"
    return offers([find_shell("fish"), "--no-config", "-c", script])


# ----------------------------------------------------------------------------------- zsh


class Zsh:
    """A zsh that is typed to: it completes nothing without a terminal."""

    def __init__(self) -> None:
        shell = find_shell("zsh")
        setup = make_folder() / "setup.zsh"
        setup.write_text(ZSH, encoding="utf-8")
        self.pid, self.terminal = pty.fork()
        if self.pid == 0:
            os.chdir(make_folder() / "work")
            os.execve(shell, ["zsh", "-f", "-i"], environment())
        self.type(f"source {setup} {COMPLETIONS}\n")

    def read(self) -> str:
        """What stands between the last two marks, once they come."""
        seen, end = b"", time.monotonic() + PATIENCE
        while time.monotonic() < end:
            if select.select([self.terminal], [], [], 1.0)[0]:
                seen += os.read(self.terminal, 4096)
            text, found, _ = seen.rpartition(b"\x01")[2].partition(b"\x02")
            if found:
                return text.decode()
        raise AssertionError(f"zsh does not answer: {seen!r}")

    def type(self, text: str) -> str:
        os.write(self.terminal, text.encode())
        return self.read()

    def complete(self, line: str) -> str:
        """The line, after Tab."""
        return self.type(f"{line}\t\x18s")

    def end(self) -> None:
        os.close(self.terminal)
        os.waitpid(self.pid, 0)


# ----------------------------------------------------------------------------- the tests

# What is typed, and the one word that it can become.
LINES = {
    "entente sli": "slice",
    "entente bu": BUILT_IN,
    "entente help att": "attach",
    "entente export --th": "--theme",
    "entente export --theme pr": "print",
    "entente export fo": CASE,
    "entente export bu": BUILT_IN,
    "entente export -o no": TEXT,
    "entente validate fo": CASE,
}


def hold(found: dict[str, set[str]]) -> None:
    wrong = {line: words for line, words in found.items() if words != {LINES[line]}}
    assert not wrong, wrong


def test_bash_completes():
    hold({line: complete_in_bash(line) for line in LINES})
    assert complete_in_bash("entente export --theme=pr") == {"print"}
    assert complete_in_bash("entente slice --format ") == {"table", "json", "csv"}


def test_fish_completes():
    hold({line: complete_in_fish(line) for line in LINES})
    assert complete_in_fish("entente export --theme=pr") == {"--theme=print"}
    assert complete_in_fish("entente slice --format ") == {"table", "json", "csv"}
    assert complete_in_fish("entente help b") == set()


def test_zsh_completes():
    zsh = Zsh()
    try:
        # An option that takes a word is left with the sign before it.
        hold({line: {zsh.complete(line).split(" ", line.count(" "))[-1].rstrip(" =")} for line in LINES})
        assert zsh.complete("entente export --theme=pr") == "entente export --theme=print "
        assert zsh.complete("entente export --output=no") == f"entente export --output={TEXT} "
        assert zsh.complete("entente theory --parts=cases,en").startswith("entente theory --parts=cases,ends")
    finally:
        zsh.end()


tap.run(globals())
