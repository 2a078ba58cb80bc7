#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Merged cases against the JSON Schema, also those with conflicts.

A merge may keep what was wrong on a side, but makes nothing wrong that was right: each fault
of a merged case is one that the same member of the same record had on one of the sides.

ENTENTE_MERGE_ROUNDS says how often both sides change the same few records.

usage: test_merged_schema.py TEST_MERGE SOURCE_ROOT
"""

import json
import os
import re
import subprocess
import sys
import tempfile
from functools import lru_cache
from pathlib import Path

from jsonschema import Draft202012Validator

sys.path.insert(0, str(Path(__file__).parent.parent / "cli"))

import tap  # noqa: E402

ROOT = Path(sys.argv[2])
SCHEMA = json.loads((ROOT / "data" / "entente-case.schema.json").read_text(encoding="utf-8"))
SECTIONS = [name for name, schema in SCHEMA["properties"].items() if schema.get("type") == "array"]
ROUNDS = os.environ.get("ENTENTE_MERGE_ROUNDS", "20")


@lru_cache(maxsize=None)
def validator(section: str) -> Draft202012Validator:
    if section == "":
        return Draft202012Validator(SCHEMA)
    return Draft202012Validator({"$defs": SCHEMA["$defs"], **SCHEMA["properties"][section]["items"]})


@lru_cache(maxsize=None)
def faults_of(section: str, text: str) -> frozenset:
    """The members of a record that are wrong, and how: most records stand in many cases."""
    errors = validator(section).iter_errors(json.loads(text))
    return frozenset((error.absolute_path[0] if error.absolute_path else "", error.validator) for error in errors)


def faults(path: Path) -> set:
    case = json.loads(path.read_text(encoding="utf-8"))
    document = {name: member for name, member in case.items() if name not in SECTIONS}
    found = {("", *fault) for fault in faults_of("", json.dumps(document))}
    for section in SECTIONS:
        for record in case.get(section, []):
            # What both sides made under one id has a number behind it on one.
            name = re.sub(r"-[0-9]+$", "", record["id"])
            found |= {(name, *fault) for fault in faults_of(section, json.dumps(record))}
    return found


def test_merged_cases():
    n_merged = n_conflicts = n_records = n_kept = 0
    with tempfile.TemporaryDirectory(prefix="entente-merged-") as folder:
        environment = {**os.environ, "ENTENTE_MERGED": folder, "ENTENTE_MERGE_ROUNDS": ROUNDS}
        subprocess.run([sys.argv[1], "--tap", "-p", "/merge/anyhow", "-p", "/merge/crowded"],
                       env=environment, check=True, stdout=subprocess.DEVNULL)
        for path in sorted(Path(folder).glob("*-merged.entente")):
            sides = [path.with_name(path.name.replace("merged", side)) for side in ("ours", "theirs")]
            allowed = faults(sides[0]) | faults(sides[1])
            found = faults(path)
            case = json.loads(path.read_text(encoding="utf-8"))
            assert found <= allowed, f"{path.name}: {sorted(found - allowed)}"
            n_merged += 1
            n_kept += len(found)
            n_conflicts += len(case.get("conflicts", []))
            n_records += sum(len(case.get(section, [])) for section in SECTIONS)
    print(f"# {n_merged} merged cases, {n_records} records, {n_conflicts} conflicts, "
          f"{n_kept} faults of a side kept, none made")
    assert n_merged >= int(ROUNDS) and n_conflicts > 0


tap.run(globals())
