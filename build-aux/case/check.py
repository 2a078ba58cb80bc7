#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Hold a case file against docs/CASE-FORMAT.md and against the articles' wording.

usage: check.py CASE…

Checks what a coder gets wrong by hand: unknown or misplaced members, words that
are not in an enumeration, dangling references, ids used twice, sections out of
order, dates that are no EDTF, records that no passage speaks to. Where the
articles' texts are at hand (ENTENTE_SHARED, or ../shared beside the checkout),
it also looks for runs of five words that a case has taken over from them.

Exit status: 0 in order, 1 faults found, 2 bad usage or unreadable file.
"""

import json
import os
import re
import sys
from pathlib import Path

RUN_WORDS = 5

# Official names, which may be repeated whole.
OFFICIAL_NAMES = [
    "Central Committee of the Lao People's Revolutionary Party",
    "Central Propaganda Department of the Communist Party of Vietnam",
    "Treaty of Amity and Cooperation",
    "Treaty of Friendship, Cooperation and Mutual Assistance",
    "United front of five revolutionary Asian countries",
]

WORDS = {
    "tie-kind": ["alliance", "alignment", "conflict", "sponsorship", "proposal"],
    "basis": ["treaty", "declaration", "tacit"],
    "role": ["member", "sponsor", "client", "proposer", "side-a", "side-b"],
    "party-kind": ["state", "actor"],
    "instrument-kind": ["treaty", "protocol", "declaration", "reading"],
    "obligation": ["defense", "offense", "neutrality", "nonaggression", "consultation"],
    "wording": ["explicit", "interpreted", "undisclosed"],
    "event-kind": ["war", "clash", "deployment", "withdrawal", "assistance", "renewal", "split",
                   "agreement", "policy", "statement", "unrest", "other"],
    "trait-kind": ["regime", "military-control", "policy", "power"],
    "condition-kind": ["shared-interest", "shared-ideology"],
    "condition-value": ["present", "absent"],
    "rule-ground": ["traits", "common-opponent"],
    "stance": ["supports", "contests", "mentions"],
    "aspect": ["existence", "start", "end", "obligation", "interest", "ideology",
               "interpretation"],
    "claim": ["only-when", "whenever", "both"],
}

# Members in their order: name, "!" where it is required, and what it holds.
# "=x" is a word of WORDS, ">x" the id of a record in section x, "[…]" a list of
# that, "{x}" a list of the parts below.
SECTIONS = {
    "states": "id!text kind!=party-kind names!{name} existed:date source:text note:text",
    "ties": "id!text kind!=tie-kind title:text date!date basis:=basis members!{member} "
            "source:text note:text",
    "instruments": "id!text tie!>ties kind!=instrument-kind title!text under:>instruments "
                   "signed:date in-force:date term:term renewals:{renewal} terminated:date "
                   "obligations:[=obligation] wording:=wording source:text note:text",
    "events": "id!text kind!=event-kind title!text date!date parties:[>states] tie:>ties "
              "size-min:number size-max:number size-unit:text source:text note:text",
    "traits": "id!text state!>states kind!=trait-kind value!text title:text date!date "
              "source:text note:text",
    "conditions": "id!text kind!=condition-kind pair![>states] value!=condition-value date!date "
                  "threat:[>states] source:text note:text",
    "articles": "id!text label!text csl!object text:sha256 note:text",
    "passages": "id!text article!>articles anchor!{anchor} digest!text quote:text",
    "evidence": "id!text passage!>passages target!target stance!=stance aspect!=aspect "
                "voice:text memo:text",
    "definitions": "id!text title!text description:text clauses:{clause} include:[>ties] "
                   "exclude:[>ties]",
    "theories": "id!text title!text description:text scope:{scope} "
                "conditions:[=condition-kind] definition:>definitions claim!=claim rules:{rule} "
                "note:text",
    "places": "id!text of!place x!number y!number pinned:flag",
    "conflicts": "id!text of:text member:text base:object ours:object theirs:object",
}

PARTS = {
    "header": "title!text description:text coverage:date definition:>definitions opening:date "
              "licence:text language:text",
    "name": "name!text date:date",
    "member": "state!>states role:=role date:date",
    "renewal": "date!date term:term note:text",
    "anchor": "paragraph!number start!number end!number sha256!sha256 sketch!object",
    "clause": "kinds:[=tie-kind] bases:[=basis] obligations:[=obligation] wordings:[=wording]",
    "scope": "kind!=trait-kind value!text",
    "rule": "condition!=condition-kind when!=rule-ground traits:{scope} value:=condition-value",
}

PLAIN_ID = {"states": r"[A-Z]{3}|x-[a-z0-9-]+", "places": r"place-[A-Za-z0-9-]+"}
TARGETS = ["ties", "instruments", "events", "traits", "conditions"]

# What is told in the coder's own words.
TOLD = ["title", "description", "digest", "memo", "note", "source", "voice", "name", "value"]

YEAR = r"-?\d{2}(?:\d\d|\dX|XX)"
POINT = rf"[?~%]?{YEAR}(?:-[?~%]?(?:\d\d|XX)(?:-[?~%]?(?:\d\d|XX))?)?[?~%]?"
SET = rf"\[(?:\.\.)?{POINT}(?:(?:,|\.\.){POINT})*(?:\.\.)?\]"
DATE = re.compile(rf"(?:{POINT}|{SET}|(?:{POINT}|\.\.)?/(?:{POINT}|\.\.)?)")


def parse_members(layout):
    """Yield name, required, holds for each member of a layout."""
    for member in layout.split():
        name, mark, holds = re.fullmatch(r"([a-z0-9-]+)([!:])(.+)", member).groups()
        yield name, mark == "!", holds


class Checker:
    def __init__(self, path):
        self.path = path
        self.faults = 0
        self.case = json.loads(path.read_text(encoding="utf-8"))
        self.ids = {
            section: {record.get("id") for record in self.case.get(section, [])}
            for section in SECTIONS
        }

    def fault(self, place, what):
        print(f"{self.path}: {place}: {what}")
        self.faults += 1

    def is_target(self, value):
        tie, _, state = value.partition("/")
        if not state:
            return any(value in self.ids[section] for section in TARGETS)
        return any(
            record["id"] == tie and any(member["state"] == state for member in record["members"])
            for record in self.case["ties"]
        )

    def check_value(self, place, value, holds):
        if holds.startswith("["):
            if not isinstance(value, list) or len(set(value)) != len(value):
                self.fault(place, "should be a list without repetitions")
                return
            for one in value:
                self.check_value(place, one, holds[1:-1])
            words = WORDS.get(holds[2:-1])
            if words and [w for w in words if w in value] != value:
                self.fault(place, f"{value} should stand in the order of the format's page")
        elif holds.startswith("{"):
            parts = value if isinstance(value, list) else [value]
            for part in parts:
                self.check_members(place, part, PARTS[holds[1:-1]])
        elif holds.startswith("="):
            if value not in WORDS[holds[1:]]:
                self.fault(place, f"“{value}” is none of {', '.join(WORDS[holds[1:]])}")
        elif holds.startswith(">"):
            if value not in self.ids[holds[1:]]:
                self.fault(place, f"there is no “{value}” among the {holds[1:]}")
        else:
            self.check_plain(place, value, holds)

    def check_plain(self, place, value, holds):
        right = {
            "text": lambda: isinstance(value, str) and value == value.strip() != "",
            "number": lambda: isinstance(value, (int, float)) and not isinstance(value, bool),
            "flag": lambda: isinstance(value, bool),
            "object": lambda: isinstance(value, dict) and value,
            "sha256": lambda: re.fullmatch(r"[0-9a-f]{64}", value),
            "term": lambda: re.fullmatch(r"P(\d+Y)?(\d+M)?(\d+D)?", value) and len(value) > 2,
            "date": lambda: DATE.fullmatch(value) and value != "/",
            "target": lambda: self.is_target(value),
            "place": lambda: value in self.ids["states"] or value in self.ids["ties"],
        }[holds]
        if not right():
            self.fault(place, f"{value!r} is no {holds}")

    def check_members(self, place, record, layout):
        members = list(parse_members(layout))
        names = [name for name, _, _ in members]
        for name, required, _ in members:
            if required and name not in record:
                self.fault(place, f"has no “{name}”")
        for name in record:
            if name not in names:
                self.fault(place, f"“{name}” is not in the format")
        known = [name for name in record if name in names]
        if known != [name for name in names if name in record]:
            self.fault(place, f"its members should stand in this order: {', '.join(names)}")
        for name, _, holds in members:
            if name in record:
                self.check_value(f"{place}: {name}", record[name], holds)

    def check_document(self):
        if (self.case.get("format"), self.case.get("version")) != ("entente-case", 1):
            self.fault("format", "is no case of version 1")
        known = ["format", "version", "case", *SECTIONS]
        if list(self.case) != [name for name in known if name in self.case]:
            self.fault("document", "its members are unknown or out of order")
        self.check_members("case", self.case["case"], PARTS["header"])

    def check_sections(self):
        used = {}
        for section, layout in SECTIONS.items():
            records = self.case.get(section, [])
            ids = [record.get("id", "") for record in records]
            if ids != sorted(ids, key=str.encode):
                self.fault(section, "is not sorted by id")
            for record in records:
                place = f"{section}/{record.get('id')}"
                if record.get("id") in used:
                    self.fault(place, f"this id stands in {used[record['id']]} already")
                used[record.get("id")] = section
                if not re.fullmatch(PLAIN_ID.get(section, r"[a-z0-9][a-z0-9-]*"), record.get("id", "")):
                    self.fault(place, "is no id")
                self.check_members(place, record, layout)

    def check_sense(self):
        for tie in self.case["ties"]:
            roles = {member.get("role", "member") for member in tie["members"]}
            expected = {"conflict": {"side-a", "side-b"}, "sponsorship": {"sponsor", "client"}}
            if roles != expected.get(tie["kind"], roles - {"side-a", "side-b", "sponsor", "client"}):
                self.fault(f"ties/{tie['id']}", f"has roles that no {tie['kind']} has")
        for passage in self.case["passages"]:
            anchor = passage["anchor"]
            if not 0 <= anchor["start"] < anchor["end"] or anchor["paragraph"] < 1:
                self.fault(f"passages/{passage['id']}", "its anchor is no span of a paragraph")
        ties_of = {record["id"]: record["tie"] for record in self.case["instruments"]}
        for record in self.case["instruments"]:
            if "under" in record and ties_of.get(record["under"]) != record["tie"]:
                self.fault(f"instruments/{record['id']}", "stands under another tie’s instrument")

    def check_evidence(self):
        passages = {record["passage"] for record in self.case["evidence"]}
        targets = {record["target"].partition("/")[0] for record in self.case["evidence"]}
        for passage in self.ids["passages"] - passages:
            self.fault(f"passages/{passage}", "speaks to nothing")
        for section in TARGETS:
            for target in self.ids[section] - targets:
                self.fault(f"{section}/{target}", "no passage speaks to it")

    def check_lines(self):
        """One record a line, as the application writes them."""
        lines = ["{", '"format": "entente-case",', '"version": 1,']
        lines.append('"case": ' + json.dumps(self.case["case"], ensure_ascii=False, separators=(",", ":")))
        for section in SECTIONS:
            if section in self.case:
                lines[-1] += ","
                lines.append(f'"{section}": [')
                rows = [json.dumps(record, ensure_ascii=False, separators=(",", ":")) for record in self.case[section]]
                lines += [row + "," for row in rows[:-1]] + rows[-1:] + ["]"]
        if self.path.read_text(encoding="utf-8") != "\n".join([*lines, "}", ""]):
            self.fault("document", "is not laid out one record a line")

    def check_wording(self, articles):
        runs = {}
        for article in articles:
            words = split_words(article.read_text(encoding="utf-8"))
            runs.update((run, article.name) for run in iterate_runs(words))
        allowed = {run for name in OFFICIAL_NAMES for run in iterate_runs(split_words(name))}
        for section in SECTIONS:
            for record in self.case.get(section, []):
                for told in iterate_told(record):
                    for run in iterate_runs(split_words(told)):
                        if run in runs and run not in allowed:
                            self.fault(f"{section}/{record['id']}",
                                       f"“{' '.join(run)}” stands in {runs[run]}")


def split_words(text):
    text = text.lower().replace("’", "'")
    return re.findall(r"[\w']+(?:,\d{3})*", text)


def iterate_runs(words):
    return (tuple(words[i:i + RUN_WORDS]) for i in range(len(words) - RUN_WORDS + 1))


def iterate_told(record):
    """Yield what a record tells in words, at any depth; an article's metadata is its own."""
    for name, value in record.items():
        if name in TOLD and isinstance(value, str):
            yield value
        elif name != "csl" and isinstance(value, list):
            for part in value:
                if isinstance(part, dict):
                    yield from iterate_told(part)


def find_articles():
    beside = Path(__file__).resolve().parents[2].parent / "shared"
    shared = Path(os.environ.get("ENTENTE_SHARED", beside))
    return sorted((shared / "articles").glob("*.txt"))


def main():
    if len(sys.argv) < 2:
        print(__doc__, file=sys.stderr)
        return 2
    articles = find_articles()
    faults = 0
    for name in sys.argv[1:]:
        try:
            checker = Checker(Path(name))
        except (OSError, ValueError) as error:
            print(f"{name}: {error}", file=sys.stderr)
            return 2
        checker.check_document()
        checker.check_sections()
        if checker.faults == 0:
            checker.check_sense()
            checker.check_evidence()
            checker.check_lines()
            checker.check_wording(articles)
        faults += checker.faults
        counts = ", ".join(f"{len(checker.ids[s])} {s}" for s in SECTIONS if checker.ids[s])
        print(f"{name}: {counts}; {checker.faults} faults")
    if not articles:
        print("the articles' texts are not at hand: wording not compared")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
