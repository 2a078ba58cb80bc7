#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The JSON Schema of a case against the program, and every case against the schema.

usage: test_case_schema.py RECORD_FIELDS SOURCE_ROOT
"""

import copy
import json
import subprocess
import sys
from pathlib import Path

from jsonschema import Draft202012Validator

sys.path.insert(0, str(Path(__file__).parent.parent / "cli"))

import tap  # noqa: E402

ROOT = Path(sys.argv[2])
SCHEMA = json.loads((ROOT / "data" / "entente-case.schema.json").read_text(encoding="utf-8"))
PROGRAM = json.loads(subprocess.run([sys.argv[1]], check=True, capture_output=True).stdout)
EXAMPLE = PROGRAM["example"]
VALIDATOR = Draft202012Validator(SCHEMA)

# How the schema says what a field holds.
TYPES = {
    "string": "string", "date": "string", "word": None, "words": "array", "integer": "integer",
    "number": "number", "boolean": "boolean", "strings": "array", "reference": "string",
    "references": "array", "records": "array", "anchor": "object", "json": "object",
}


def resolve(schema: dict) -> dict:
    """The definition that a schema refers to, by itself or as one of several parts."""
    if "allOf" in schema and "properties" not in schema:
        return resolve(schema["allOf"][0])
    if "anyOf" in schema:
        return resolve(schema["anyOf"][0])
    if "$ref" not in schema:
        return schema
    return resolve(SCHEMA["$defs"][schema["$ref"].removeprefix("#/$defs/")])


def check_field(place: str, field: dict, schema: dict) -> None:
    found = resolve(schema)
    assert found.get("type") == TYPES[field["kind"]], f"{place}: {found} for {field['kind']}"
    if field["kind"] == "date":
        assert schema == {"$ref": "#/$defs/date"}, f"{place}: not a date"
    if field["kind"] == "word":
        assert found["enum"] == field["words"], f"{place}: {found['enum']}, not {field['words']}"
    if field["kind"] == "words":
        words = resolve(found["items"])["enum"]
        assert words == field["words"], f"{place}: {words}, not {field['words']}"
    if field["kind"] == "records":
        check_members(place, field["fields"], resolve(found["items"]), [])


def check_members(place: str, fields: list, schema: dict, first: list) -> None:
    names = first + [field["name"] for field in fields]
    required = first + [field["name"] for field in fields if field["required"]]
    assert list(schema["properties"]) == names, f"{place}: {list(schema['properties'])}, not {names}"
    assert sorted(schema["required"]) == sorted(required), f"{place}: requires {schema['required']}"
    assert schema.get("additionalProperties", True) is True, f"{place}: keeps no unknown members"
    for field in fields:
        check_field(f"{place}.{field['name']}", field, schema["properties"][field["name"]])


def test_schema_is_one():
    Draft202012Validator.check_schema(SCHEMA)


def test_sections():
    members = ["format", "version", "case", *PROGRAM["sections"]]
    assert list(SCHEMA["properties"]) == members, list(SCHEMA["properties"])


def test_header():
    check_members("case", PROGRAM["case"], resolve(SCHEMA["properties"]["case"]), [])


def test_members_and_words():
    for section, fields in PROGRAM["sections"].items():
        record = resolve(SCHEMA["properties"][section]["items"])
        check_members(section, fields, record, ["id"])


def test_nothing_unused():
    used = json.dumps(SCHEMA)
    for name in SCHEMA["$defs"]:
        assert f'"#/$defs/{name}"' in used, f"nothing refers to {name}"


def faults(case: dict) -> list:
    return [f"{error.json_path}: {error.message}" for error in VALIDATOR.iter_errors(case)]


def test_example():
    assert not faults(EXAMPLE), faults(EXAMPLE)
    assert all(EXAMPLE[section] for section in PROGRAM["sections"]), "a section has no record"


def test_cases():
    paths = sorted([*(ROOT / "data" / "cases").glob("*.entente"), *(ROOT / "tests").rglob("*.entente")])
    assert paths, "there is no case"
    for path in paths:
        found = faults(json.loads(path.read_text(encoding="utf-8")))
        assert not found, f"{path.name}: {found}"


def test_unknown_members():
    case = copy.deepcopy(EXAMPLE)
    case["maps"] = [{"id": "m"}]
    case["case"]["mood"] = "calm"
    case["states"][0]["flag"] = {}
    case["ties"][0]["members"][0]["weight"] = 2
    assert not faults(case), faults(case)


def test_dates():
    dates = ["1977", "1977-09-22", "1954/1991", "1977/..", "1975~", "197X", "19XX", "1975?", "1977/",
             "[1964,1965]", "[1970..1973]", "1984%", "../1960", "-0044", "2004-06-~01/2004-06-~20"]
    for date in dates:
        case = copy.deepcopy(EXAMPLE)
        case["ties"][0]["date"] = date
        assert not faults(case), f"{date}: {faults(case)}"


# A member of the example, what is set there (None: it is taken away), and where
# the fault must be found.
WRONG = [
    (["format"], "gexf", "$.format"),
    (["version"], 2, "$.version"),
    (["case"], None, "$"),
    (["case", "title"], None, "$.case"),
    (["case", "coverage"], "some time", "$.case.coverage"),
    (["states"], {}, "$.states"),
    (["states", 0, "id"], "aland", "$.states[0].id"),
    (["states", 0, "kind"], "planet", "$.states[0].kind"),
    (["states", 0, "names"], [], "$.states[0].names"),
    (["states", 0, "names", 0, "name"], None, "$.states[0].names[0]"),
    (["ties", 0, "id"], "a/b", "$.ties[0].id"),
    (["ties", 0, "date"], 1950, "$.ties[0].date"),
    (["ties", 0, "date"], "", "$.ties[0].date"),
    (["ties", 0, "basis"], "unsaid", "$.ties[0].basis"),
    (["ties", 0, "members"], [{"state": "AAA"}], "$.ties[0].members"),
    (["ties", 0, "kind"], "conflict", "$.ties[0].members"),
    (["ties", 1, "members", 0, "role"], "client", "$.ties[1].members"),
    (["ties", 1, "members", 0, "role"], "chief", "$.ties[1].members[0].role"),
    (["instruments", 0, "tie"], None, "$.instruments[0]"),
    (["instruments", 0, "term"], "ten years", "$.instruments[0].term"),
    (["instruments", 0, "obligations", 0], "defence", "$.instruments[0].obligations[0]"),
    (["instruments", 0, "wording"], "unsaid", "$.instruments[0].wording"),
    (["events", 0, "size-min"], 0.5, "$.events[0].size-min"),
    (["events", 0, "parties"], ["AAA", "AAA"], "$.events[0].parties"),
    (["traits", 0, "value"], "Two words", "$.traits[0].value"),
    (["conditions", 0, "pair"], ["AAA"], "$.conditions[0].pair"),
    (["conditions", 0, "pair"], ["AAA", "AAA"], "$.conditions[0].pair"),
    (["conditions", 0, "value"], "uncoded", "$.conditions[0].value"),
    (["articles", 0, "csl"], [], "$.articles[0].csl"),
    (["articles", 0, "text"], "00", "$.articles[0].text"),
    (["passages", 0, "anchor", "sha256"], "00", "$.passages[0].anchor.sha256"),
    (["passages", 0, "anchor", "sketch", "grams"], "00c0ffe", "$.passages[0].anchor.sketch.grams"),
    (["passages", 0, "digest"], "", "$.passages[0].digest"),
    (["evidence", 0, "target"], "a/b/c", "$.evidence[0].target"),
    (["evidence", 0, "stance"], "doubts", "$.evidence[0].stance"),
    (["definitions", 0, "clauses", 0, "kinds"], [], "$.definitions[0].clauses[0].kinds"),
    (["definitions", 1, "exclude", 0], 7, "$.definitions[1].exclude[0]"),
    (["theories", 0, "claim"], None, "$.theories[0]"),
    (["theories", 0, "scope", 0, "kind"], "rule", "$.theories[0].scope[0].kind"),
    (["places", 0, "x"], "0", "$.places[0].x"),
    (["places", 0, "pinned"], 1, "$.places[0].pinned"),
    (["conflicts", 0, "theirs"], "CC0", "$.conflicts[0].theirs"),
    (["conflicts", 0, "of"], "a/b", "$.conflicts[0].of"),
]


def test_wrong():
    for path, value, place in WRONG:
        case = copy.deepcopy(EXAMPLE)
        parent = case
        for step in path[:-1]:
            parent = parent[step]
        if value is None:
            del parent[path[-1]]
        else:
            parent[path[-1]] = value
        places = [error.json_path for error in VALIDATOR.iter_errors(case)]
        assert place in places, f"{path} = {value!r}: found {places}, not {place}"


tap.run(globals())
