#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The manual page and the shells' completions know the options that --help lists.

usage: check-cli-docs.py ENTENTE SOURCE_FOLDER
"""

import functools
import os
import re
import subprocess
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "cli"))
import tap

ENTENTE, TOP = sys.argv[1], Path(sys.argv[2])
COMPLETIONS = TOP / "data" / "completions"
ENVIRONMENT = {"LC_ALL": "C.UTF-8", "PATH": os.environ["PATH"]}
# Every command has it, and the manual need not say so.
HELP = "--help"


@functools.cache
def run(*arguments: str) -> str:
    return subprocess.run(
        arguments, env=ENVIRONMENT, capture_output=True, text=True, check=True, timeout=60
    ).stdout


def list_commands() -> list[str]:
    """In the help, a command stands two spaces in, with its usage behind."""
    found = re.findall(r"^  ([a-z]+) [A-Z]", run(ENTENTE, "--help"), re.MULTILINE)
    assert len(found) >= 8, found
    return found


COMMANDS = list_commands()


def list_options(command: str) -> set[str]:
    """The long ones: each short one stands before its long one."""
    help_text = run(ENTENTE, command, "--help")
    return set(re.findall(r"^ +(?:-\w, )?(--[a-z-]+)", help_text, re.MULTILINE)) - {HELP, "--help-all"}


def list_words(command: str, option: str) -> set[str]:
    """What --help says that an option takes, where it lists words: “json, csv or a report: md”."""
    line = re.search(rf"^ +(?:-\w, )?{option}=[A-Z]+ +(.*)$", run(ENTENTE, command, "--help"), re.MULTILINE)
    return set(re.findall(r"[a-z]+", line[1].replace("a report", ""))) - {"or"} if line else set()


def complete_in_bash(*words: str) -> set[str]:
    """What bash offers for the last of the words."""
    script = (
        f'source "{COMPLETIONS / "entente"}"; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _entente; '
        'printf "%s\\n" "${COMPREPLY[@]}"'
    )
    return set(run("bash", "-c", script, "bash", *words).split())


def read_manual() -> str:
    """Without the marks of roff; where options stand, only their names count here."""
    text = (TOP / "docs" / "entente.1").read_text(encoding="utf-8")
    return text.replace("\\-", "-")


def manual_of(command: str) -> str:
    """The synopsis of a command, and the section that tells what it does."""
    manual = read_manual()
    synopsis = manual.split(".SH SYNOPSIS", 1)[1].split(".SH DESCRIPTION", 1)[0]
    [usage] = [part for part in synopsis.split("\n.br\n") if part.startswith(f".B entente {command}\n")]
    section = manual.split(f"\n.SS {command}\n", 1)[1]
    return usage + re.split(r"\n\.S[SH] ", section, maxsplit=1)[0]


def zsh_of(command: str) -> str:
    text = (COMPLETIONS / "_entente").read_text(encoding="utf-8")
    return re.search(rf"^    {command}\)\n(.*?);;$", text, re.MULTILINE | re.DOTALL)[1]


def fish_of(command: str) -> str:
    text = (COMPLETIONS / "entente.fish").read_text(encoding="utf-8")
    return "\n".join(line for line in text.splitlines() if f"__fish_seen_subcommand_from {command}'" in line)


def hold(found: dict[str, set[str]], wanted: dict[str, set[str]]) -> None:
    faults = [
        f"{command}: lacks {sorted(wanted[command] - found[command])}, has {sorted(found[command] - wanted[command])}"
        for command in wanted
        if found[command] != wanted[command]
    ]
    assert not faults, "; ".join(faults)


OPTIONS = {command: list_options(command) for command in COMMANDS}


def test_help_lists_options():
    assert "--definition" in OPTIONS["slice"] and "--output" in OPTIONS["merge"], OPTIONS


def test_the_manual_has_every_command():
    sections = re.findall(r"^\.SS ([a-z]+)$", read_manual(), re.MULTILINE)
    assert sections == COMMANDS, f"{sections}, and not {COMMANDS}"


def test_the_manual_has_every_option():
    """-o stands for --output there; other options of other programs are not named."""
    found = {
        command: {
            "--output" if option == "-o" else option
            for option in re.findall(r"(?<![\w\\-])(--[a-z]+(?:-[a-z]+)*|-o)\b", manual_of(command))
        }
        for command in COMMANDS
    }
    # A command is told of what another one reads, or of what its own options exclude.
    hold({command: found[command] & (OPTIONS[command] | {"--output"}) for command in COMMANDS}, OPTIONS)


def test_bash_offers_commands_and_cases():
    offered = complete_in_bash("entente", "")
    assert {*COMMANDS, "help", "builtin:china-vietnam"} <= offered, offered
    assert complete_in_bash("entente", "the") == {"theory"}
    assert complete_in_bash("entente", "slice", "builtin", ":") == {"china-vietnam"}
    assert complete_in_bash("entente", "slice", "builtin", ":", "chi") == {"china-vietnam"}


def test_bash_offers_every_option():
    hold({command: complete_in_bash("entente", command, "--") - {HELP} for command in COMMANDS}, OPTIONS)


def test_bash_offers_the_words_of_options():
    formats = {command: list_words(command, "--format") for command in COMMANDS if "--format" in OPTIONS[command]}
    assert len(formats) == 4 and all(formats.values()), formats
    hold({command: complete_in_bash("entente", command, "--format", "") for command in formats}, formats)
    assert complete_in_bash("entente", "diff", "--format", "=", "j") == {"json"}
    assert complete_in_bash("entente", "export", "--theme", "") == list_words("export", "--theme")


def test_zsh_knows_every_option():
    found = {command: set(re.findall(r"--[a-z]+(?:-[a-z]+)*", zsh_of(command))) - {HELP} for command in COMMANDS}
    hold(found, OPTIONS)


def test_fish_knows_every_option():
    found = {command: {f"--{name}" for name in re.findall(r" -l ([a-z-]+)", fish_of(command))} for command in COMMANDS}
    hold(found, OPTIONS)


tap.run(globals())
