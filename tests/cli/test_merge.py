#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Comparing and merging cases as a team does: by hand, and through git's drivers.

usage: test_merge.py ENTENTE
"""

import copy
import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import tap

ENTENTE = str(Path(sys.argv[1]).resolve())
HOME = tempfile.TemporaryDirectory(prefix="entente-merge-")
WORK = Path(HOME.name)
ENVIRONMENT = {
    "HOME": HOME.name,
    "XDG_DATA_HOME": f"{HOME.name}/data",
    "XDG_CONFIG_HOME": f"{HOME.name}/config",
    "XDG_CACHE_HOME": f"{HOME.name}/cache",
    "XDG_STATE_HOME": f"{HOME.name}/state",
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_CONFIG_GLOBAL": "/dev/null",
    "GIT_AUTHOR_NAME": "Coder",
    "GIT_AUTHOR_EMAIL": "coder@example.org",
    "GIT_COMMITTER_NAME": "Coder",
    "GIT_COMMITTER_EMAIL": "coder@example.org",
    "PATH": os.environ["PATH"],
    "LC_ALL": "C.UTF-8",
    "G_DEBUG": "fatal-criticals",
}

CASE = {
    "format": "entente-case",
    "version": 1,
    "case": {"title": "Test"},
    "states": [
        {"id": "AAA", "kind": "state", "names": [{"name": "Aland"}]},
        {"id": "BBB", "kind": "state", "names": [{"name": "Bland"}]},
        {"id": "CCC", "kind": "state", "names": [{"name": "Cland"}]},
    ],
    "ties": [
        {"id": "aaa-bbb", "kind": "alliance", "date": "1950/..", "members": [{"state": "AAA"}, {"state": "BBB"}]}
    ],
}


def entente(*arguments, status: int = 0, stdin=None) -> subprocess.CompletedProcess:
    result = subprocess.run(
        [ENTENTE, *map(str, arguments)], env=ENVIRONMENT, input=stdin, capture_output=True, text=True, timeout=60
    )
    assert result.returncode == status, f"{arguments}: status {result.returncode}\n{result.stdout}{result.stderr}"
    return result


def one_line(result: subprocess.CompletedProcess) -> str:
    lines = result.stderr.splitlines()
    assert len(lines) == 1, f"more or less than one line: {lines}"
    return lines[0]


def change(**members) -> dict:
    """The case with members of its tie set, or taken away where None."""
    case = copy.deepcopy(CASE)
    for name, value in members.items():
        if value is None:
            case["ties"][0].pop(name)
        else:
            case["ties"][0][name] = value
    return case


def write(name: str, content) -> Path:
    path = WORK / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(content if isinstance(content, str) else json.dumps(content), encoding="utf-8")
    return path


def read(path: Path) -> dict:
    return json.loads(path.read_text(encoding="utf-8"))


def versions(ours: dict, theirs: dict) -> tuple:
    return write("base.entente", CASE), write("ours.entente", ours), write("theirs.entente", theirs)


# ---------------------------------------------------------------------------- by hand


def test_diff_says_what_changed():
    before, after = write("before.entente", CASE), write("after.entente", change(date="1950/1990"))
    found = entente("diff", before, after, status=1)
    assert found.stdout == "~ Aland – Bland (aaa-bbb): date: 1950 to the present → 1950 to 1990\n", found.stdout
    found = json.loads(entente("diff", before, after, "--format", "json", status=1).stdout)["differences"]
    assert [(entry["change"], entry["section"], entry["id"], entry["member"]) for entry in found] == [
        ("changed", "ties", "aaa-bbb", "date")
    ]
    assert entente("diff", before, before).stdout == ""
    assert entente("diff", "-", after, stdin=json.dumps(change(date="1950/1990"))).stdout == ""
    assert json.loads(entente("diff", before, before, "--format", "json").stdout) == {"differences": []}


def test_diff_refuses_bad_usage():
    before = write("before.entente", CASE)
    for arguments in ([], [before], [before, before, before], ["-", "-"], [before, before, "--format", "csv"]):
        one_line(entente("diff", *arguments, status=2))
    assert "missing" in one_line(entente("diff", before, WORK / "missing.entente", status=2))


def test_merge_writes_to_ours():
    base, ours, theirs = versions(change(date="1950/1990"), change(note="Seen."))
    assert entente("merge", base, ours, theirs).stdout == ""
    assert read(ours)["ties"] == change(date="1950/1990", note="Seen.")["ties"]
    entente("validate", ours)


def test_merge_writes_where_it_is_told():
    base, ours, theirs = versions(change(date="1950/1990"), change(note="Seen."))
    output = WORK / "merged.entente"
    kept = ours.read_bytes()
    entente("merge", base, ours, theirs, "-o", output)
    assert ours.read_bytes() == kept
    assert read(output)["ties"] == change(date="1950/1990", note="Seen.")["ties"]


def test_merge_keeps_conflicts():
    base, ours, theirs = versions(change(date="1950/1990"), change(date="1950/1991", note="Seen."))
    found = entente("merge", base, ours, theirs, status=1)
    assert found.stdout == "conflict: Aland – Bland: date: ours 1950 to 1990, theirs 1950 to 1991\n", found.stdout
    merged = read(ours)
    assert merged["ties"] == change(date="1950/1990", note="Seen.")["ties"]
    assert merged["conflicts"] == [
        {
            "id": "conflict-aaa-bbb-date",
            "of": "aaa-bbb",
            "member": "date",
            "base": {"date": "1950/.."},
            "ours": {"date": "1950/1990"},
            "theirs": {"date": "1950/1991"},
        }
    ]
    message = one_line(entente("validate", ours, status=1))
    assert "not resolved" in message and "1950 to 1991" in message, message


def test_merge_without_a_base():
    _, ours, theirs = versions(CASE, change(note="Seen."))
    entente("merge", write("empty.entente", ""), ours, theirs)
    assert read(ours)["ties"] == change(note="Seen.")["ties"]


def test_merge_refuses_and_writes_nothing():
    base, ours, theirs = versions(CASE, CASE)
    kept = ours.read_bytes()
    marks = write("marks.entente", '{"format": "entente-case",\n<<<<<<< ours\n"version": 1,\n=======\n>>>>>>> theirs\n}')
    message = one_line(entente("merge", base, ours, marks, status=2))
    assert "conflict marks" in message and "line 2" in message and "marks.entente" in message, message
    assert "conflict marks" in one_line(entente("validate", marks, status=1))
    for arguments in (
        [base, ours],
        [base, ours, WORK / "missing.entente"],
        [base, "-", theirs],
        [base, "builtin:china-vietnam", theirs],
        ["-", "-", theirs, "-o", ours],
        [base, ours, write("broken.entente", "{")],
    ):
        one_line(entente("merge", *arguments, status=2))
    assert ours.read_bytes() == kept

    odd = change()
    odd["maps"] = 1
    other = change()
    other["maps"] = 2
    base, ours, theirs = versions(odd, other)
    assert "maps" in one_line(entente("merge", base, ours, theirs, status=2))
    assert read(ours) == odd


# ------------------------------------------------------------------------ through git


class Repository:
    """A repository of one case, set up as the manual says."""

    def __init__(self, name: str):
        if shutil.which("git") is None:
            raise tap.Skip("there is no git")
        self.path = WORK / name
        self.path.mkdir()
        self.git("init", "--quiet", "--initial-branch=main")
        self.git("config", "merge.entente.driver", f"'{ENTENTE}' merge %O %A %B %P")
        self.git("config", "diff.entente.command", f"'{ENTENTE}' diff")
        (self.path / ".gitattributes").write_text("*.entente merge=entente diff=entente\n")
        self.commit(CASE)

    def git(self, *arguments, status: int = 0) -> subprocess.CompletedProcess:
        result = subprocess.run(
            ["git", *arguments], cwd=self.path, env=ENVIRONMENT, capture_output=True, text=True, timeout=60
        )
        assert result.returncode == status, f"git {arguments}: {result.returncode}\n{result.stdout}{result.stderr}"
        return result

    @property
    def file(self) -> Path:
        return self.path / "team.entente"

    def commit(self, case: dict) -> None:
        write("layout.entente", case)
        # As Entente lays it out: one record a line.
        entente("merge", WORK / "layout.entente", WORK / "layout.entente", WORK / "layout.entente", "-o", self.file)
        self.git("add", "--all")
        self.git("commit", "--quiet", "--message", "Code")


def test_git_merges_two_branches():
    repository = Repository("clean")
    repository.git("switch", "--quiet", "--create", "one")
    ours = change(date="1950/1990")
    ours["ties"].append({"id": "aaa-ccc", "kind": "alignment", "date": "1960", "members": [{"state": "AAA"}, {"state": "CCC"}]})
    repository.commit(ours)
    repository.git("switch", "--quiet", "main")
    theirs = change(note="Seen.")
    theirs["ties"].append({"id": "bbb-ccc", "kind": "conflict", "date": "1970",
                           "members": [{"state": "BBB", "role": "side-a"}, {"state": "CCC", "role": "side-b"}]})
    repository.commit(theirs)

    repository.git("merge", "--quiet", "--no-edit", "one")
    entente("validate", repository.file)
    merged = read(repository.file)
    assert merged["ties"][0] == change(date="1950/1990", note="Seen.")["ties"][0]
    assert [tie["id"] for tie in merged["ties"]] == ["aaa-bbb", "aaa-ccc", "bbb-ccc"]
    assert repository.git("status", "--porcelain").stdout == ""

    # Lines alone would not have done: both sides changed the same one.
    repository.git("config", "merge.entente.driver", "git merge-file %A %O %B")
    repository.git("reset", "--quiet", "--hard", "HEAD^")
    repository.git("merge", "--quiet", "one", status=1)


def test_git_stops_at_a_conflict():
    repository = Repository("conflict")
    repository.git("switch", "--quiet", "--create", "one")
    repository.commit(change(date="1950/1990"))
    repository.git("switch", "--quiet", "main")
    repository.commit(change(date="1950/1991"))

    said = repository.git("merge", "one", status=1)
    assert "team.entente: conflict: Aland – Bland: date: " in said.stdout, said.stdout + said.stderr
    assert repository.git("diff", "--name-only", "--diff-filter=U").stdout == "team.entente\n"
    assert "not resolved" in one_line(entente("validate", repository.file, status=1))
    shown = repository.git("diff", "--base").stdout
    assert "is not merged yet" in shown and "+ Conflict over Aland – Bland" in shown, shown

    # Resolved, as the window does it: what was chosen stands, and the conflict is gone.
    merged = read(repository.file)
    del merged["conflicts"]
    repository.commit(merged)
    entente("validate", repository.file)
    assert read(repository.file)["ties"][0]["date"] == "1950/1991"


def test_git_replays_changes():
    """Rebasing, picking and stashing merge through the driver, too."""
    repository = Repository("replay")
    repository.git("switch", "--quiet", "--create", "one")
    repository.commit(change(date="1950/1990"))
    repository.git("switch", "--quiet", "main")
    repository.commit(change(note="Seen."))

    repository.git("cherry-pick", "one")
    assert read(repository.file)["ties"] == change(date="1950/1990", note="Seen.")["ties"]
    repository.git("reset", "--quiet", "--hard", "HEAD^")
    repository.git("switch", "--quiet", "one")
    repository.git("rebase", "--quiet", "main")
    assert read(repository.file)["ties"] == change(date="1950/1990", note="Seen.")["ties"]

    write("team.entente", change(basis="treaty", date="1950/1990", note="Seen."))
    entente("merge", WORK / "team.entente", WORK / "team.entente", WORK / "team.entente", "-o", repository.file)
    repository.git("stash", "--quiet")
    repository.commit(change(date="1950/1991", note="Seen."))
    repository.git("stash", "pop", "--quiet")
    assert read(repository.file)["ties"] == change(basis="treaty", date="1950/1991", note="Seen.")["ties"]


def test_git_merges_what_both_added():
    repository = Repository("added")
    repository.git("switch", "--quiet", "--create", "one")
    write("layout.entente", change(note="Seen."))
    entente("merge", *[WORK / "layout.entente"] * 3, "-o", repository.path / "new.entente")
    repository.git("add", "--all")
    repository.git("commit", "--quiet", "--message", "Code")
    repository.git("switch", "--quiet", "main")
    write("layout.entente", change(date="1950/1990"))
    entente("merge", *[WORK / "layout.entente"] * 3, "-o", repository.path / "new.entente")
    repository.git("add", "--all")
    repository.git("commit", "--quiet", "--message", "Code")

    repository.git("merge", "one", status=1)
    merged = read(repository.path / "new.entente")
    assert [conflict["member"] for conflict in merged["conflicts"]] == ["date"], merged
    assert merged["ties"] == change(date="1950/1990", note="Seen.")["ties"]


def test_git_stops_where_a_version_cannot_be_read():
    repository = Repository("broken")
    repository.git("switch", "--quiet", "--create", "one")
    repository.commit(change(date="1950/1990"))
    repository.git("switch", "--quiet", "main")
    repository.file.write_text("{")
    repository.git("commit", "--quiet", "--all", "--message", "Break")

    # The file is called by its name, and not by that of git's copy of it.
    assert "merge: team.entente is no case, for it is not JSON" in repository.git("merge", "one", status=1).stderr
    assert repository.file.read_text() == "{"
    assert repository.git("diff", "--name-only", "--diff-filter=U").stdout == "team.entente\n"


def test_git_shows_differences():
    repository = Repository("diff")
    repository.commit(change(date="1950/1990"))
    shown = repository.git("log", "--patch", "--ext-diff", "--format=").stdout
    assert "case team.entente\n~ Aland – Bland (aaa-bbb): date: 1950 to the present → 1950 to 1990\n" in shown, shown
    assert "+ State Aland (AAA): " in shown, shown

    repository.file.write_text("{")
    assert "cannot be compared: " in repository.git("diff").stdout
    repository.git("checkout", "--quiet", ".")
    repository.git("mv", "team.entente", "crew.entente")
    moved = repository.path / "crew.entente"
    moved.write_text(moved.read_text().replace("1950/1990", "1950/1992"))
    assert "case crew.entente\n~ Aland" in repository.git("diff", "--find-renames=50", "HEAD").stdout


tap.run(globals())
