#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The subcommands, run as a user runs them, with no display.

usage: test_cli.py ENTENTE
"""

import csv
import html
import io
import json
import os
import re
import shlex
import subprocess
import sys
import tempfile
import zipfile
import xml.etree.ElementTree as ET
from pathlib import Path

import tap
import theory_shape

ENTENTE = sys.argv[1]
SHARED = Path(os.environ.get("ENTENTE_SHARED", "/nonexistent"))
ARTICLES = SHARED / "articles"
BUILTIN = "builtin:china-vietnam"
TEXTS = ["vietnams-sole-military-ally.txt", "no-gulf-a-response.txt", "similarities-commentary.txt"]
SVG = "{http://www.w3.org/2000/svg}"
XHTML = "{http://www.w3.org/1999/xhtml}"

HOME = tempfile.TemporaryDirectory(prefix="entente-cli-")
WORK = Path(HOME.name)
ENVIRONMENT = {
    "HOME": HOME.name,
    "XDG_DATA_HOME": f"{HOME.name}/data",
    "XDG_CONFIG_HOME": f"{HOME.name}/config",
    "XDG_CACHE_HOME": f"{HOME.name}/cache",
    "XDG_STATE_HOME": f"{HOME.name}/state",
    "PATH": os.environ["PATH"],
    "LC_ALL": "C.UTF-8",
    "G_DEBUG": "fatal-criticals",
}

# What the articles say, for each year, as pairs of states.
FORMAL = {
    "1953": {"CHN-SUN", "CHN-PRK"},
    "1960": {"SUN-VNM", "CHN-VNM", "PRK-VNM", "CHN-SUN", "CHN-PRK"},
    "1970": {"SUN-VNM", "CHN-VNM", "PRK-VNM", "CHN-PRK"},
    "1976": {"SUN-VNM", "CHN-PRK"},
    "1985": {"SUN-VNM", "LAO-VNM", "CHN-PRK"},
    "1995": {"LAO-VNM", "CHN-PRK"},
    "2020": {"LAO-VNM", "CHN-PRK"},
}
EXPLICIT = {
    "1953": {"CHN-SUN"},
    "1960": {"CHN-SUN"},
    "1970": {"CHN-PRK"},
    "1976": {"CHN-PRK"},
    "1985": {"SUN-VNM", "CHN-PRK"},
    "1995": {"CHN-PRK"},
    "2020": {"CHN-PRK"},
}


def entente(*arguments, status: int | None = 0, stdin=None) -> subprocess.CompletedProcess:
    result = subprocess.run(
        [ENTENTE, *map(str, arguments)], env=ENVIRONMENT, input=stdin, capture_output=True, text=True, timeout=60
    )
    assert status is None or result.returncode == status, f"{arguments}: status {result.returncode}\n{result.stdout}{result.stderr}"
    return result


def one_line(result: subprocess.CompletedProcess) -> str:
    lines = result.stderr.splitlines()
    assert len(lines) == 1, f"more or less than one line: {lines}"
    return lines[0]


def take_slice(at: str, definition: str | None = None) -> dict:
    extra = ["--definition", definition] if definition else []
    return json.loads(entente("slice", BUILTIN, "--at", at, "--format", "json", *extra).stdout)


def pairs(ties: list, kinds=("alliance",)) -> set:
    return {"-".join(sorted(tie["members"])) for tie in ties if tie["kind"] in kinds}


def counted_in_svg(at: str, definition: str) -> set:
    """The counted alliances that a picture draws: (tie, certainty) pairs."""
    file = WORK / "slice.svg"
    entente("export", BUILTIN, "--at", at, "--definition", definition, "-o", file)
    found = set()
    for group in ET.parse(file).iter(f"{SVG}g"):
        words = (group.get("class") or "").split()
        if "link" in words and "active" in words:
            found.add((group.get("data-tie"), group.get("data-certainty")))
    return found


def text(name: str) -> Path:
    path = ARTICLES / name
    if not path.exists():
        raise tap.Skip("the articles are not beside the checkout")
    return path


def case(**changes) -> dict:
    document = {
        "format": "entente-case",
        "version": 1,
        "case": {"title": "Test"},
        "states": [
            {"id": "AAA", "kind": "state", "names": [{"name": "Aland"}]},
            {"id": "BBB", "kind": "state", "names": [{"name": "Bland"}]},
        ],
        "ties": [
            {"id": "aaa-bbb", "kind": "alliance", "date": "1950/..", "members": [{"state": "AAA"}, {"state": "BBB"}]}
        ],
    }
    document.update(changes)
    return document


def write(name: str, content) -> Path:
    path = WORK / name
    if isinstance(content, bytes):
        path.write_bytes(content)
    else:
        path.write_text(content if isinstance(content, str) else json.dumps(content), encoding="utf-8")
    return path


def test_slice_gives_the_alliances_of_each_year():
    for year, expected in FORMAL.items():
        found = take_slice(year)
        assert found["at"] == year and found["definition"] == "formal-as-interpreted"
        assert pairs(found["ties"]) == expected, (year, pairs(found["ties"]))
        assert {tie["certainty"] for tie in found["ties"] if tie["kind"] == "alliance"} == {"certain"}


def test_slice_follows_the_definition():
    for year, expected in EXPLICIT.items():
        found = take_slice(year, "explicit-text")
        assert pairs(found["ties"]) == expected, (year, pairs(found["ties"]))
    informal = take_slice("1985", "informal-too")
    assert pairs(informal["ties"], ("alliance", "alignment")) == FORMAL["1985"] | {"CHN-USA", "TWN-USA", "ISR-USA"}


def test_slice_says_by_which_clause_and_why():
    slice_ = json.loads(entente("slice", BUILTIN, "--at", "1985", "--format", "json").stdout)
    alliances = [tie for tie in slice_["ties"] if tie["kind"] == "alliance"]
    assert alliances and all(tie["clause"] == 1 and "By clause 1" in tie["reason"] for tie in alliances)
    assert slice_["uncounted"]
    assert all(tie["clause"] is None and tie["reason"] for tie in slice_["uncounted"])
    assert all(tie["clause"] is None for tie in slice_["ties"] if tie["kind"] == "conflict")


def test_slice_past_the_sources_is_possible_only():
    ties = take_slice("2030")["ties"]
    assert pairs(ties) == {"LAO-VNM", "CHN-PRK"}
    assert {tie["certainty"] for tie in ties} == {"possible"}


def test_slice_says_what_is_contested():
    ties = {tie["id"]: tie for tie in take_slice("1985")["ties"]}
    contested = ties["vnm-lao-alliance"]
    assert contested["contested"] and contested["from"] == "1977" and contested["to"] == ".."
    assert contested["evidence"]["supports"] >= 10 and contested["evidence"]["contests"] >= 2
    assert not ties["chn-prk-alliance"]["contested"]


def test_slice_as_table_and_csv():
    table = entente("slice", BUILTIN, "--at", "1985").stdout
    assert "1985" in table.splitlines()[0] and "Vietnam" in table
    rows = list(csv.DictReader(io.StringIO(entente("slice", BUILTIN, "--at", "1985", "--format", "csv").stdout)))
    assert {row["id"] for row in rows} == {tie["id"] for tie in take_slice("1985")["ties"]}


def test_slice_and_picture_agree():
    for definition in ("formal-as-interpreted", "explicit-text", "informal-too"):
        for year in (*FORMAL, "2030"):
            ties = {(tie["id"], tie["certainty"]) for tie in take_slice(year, definition)["ties"]}
            assert counted_in_svg(year, definition) == ties, (definition, year)


def test_slice_reads_standard_input():
    found = json.loads(entente("slice", "-", "--at", "1960", "--format", "json", stdin=json.dumps(case())).stdout)
    assert [tie["id"] for tie in found["ties"]] == ["aaa-bbb"] and found["definition"] is None


def take_theory(*arguments, status=1) -> dict:
    return json.loads(entente("theory", BUILTIN, "--format", "json", *arguments, status=status).stdout)


def test_theory_names_what_breaks_it_and_why_alliances_ended():
    got = take_theory("--at", "2020", "--series", "20")
    assert got["theory"] == "interest-and-ideology" and got["claim"] == "only-when"
    assert got["verdict"] == "broken" and got["pairs-breaking"] == 1
    assert [c["pair"] for c in got["breaking"]] == [["CHN", "SUN"]]
    first = {end["tie"]: end["conditions"][0] for end in got["ends"]}
    assert {tie: found["condition"] for tie, found in first.items()} == {
        "chn-sun-alliance": "shared-ideology", "vnm-sun-alliance": "shared-ideology",
        "vnm-chn-alliance": "shared-interest", "vnm-prk-alliance": "shared-interest"}
    assert all(found["passages"] for found in first.values()), first
    standing = {"-".join(c["pair"]): c["standing"] for c in got["next"]}
    assert standing["LAO-VNM"] == standing["CHN-PRK"] == "allied"
    assert standing["USA-VNM"] == "partial"
    assert re.fullmatch("[0-9a-f]{64}", got["case-sha256"])
    assert len(got["table"]) == 4 and got["apart"] and got["sensitivity"] and got["series"]


def test_theory_follows_its_options():
    whole = take_theory()
    early = take_theory("--to", "1962", status=0)
    assert early["verdict"] != "broken" and early["options"]["to"] == "1962-12-31"
    informal = take_theory("--definition", "informal-too", "--no-multilateral")
    assert informal["pairs-breaking"] == 2 and informal["options"]["multilateral"] is False
    present = take_theory("--uncoded", "present")
    assert not present["apart"] or present["apart"] != whole["apart"]
    rules = take_theory("--theory", "interest-and-ideology-derived")
    coded = take_theory("--theory", "interest-and-ideology-derived", "--no-derived")
    assert any(r["derived"] for row in rules["table"] for c in row["cases"] for r in c["conditions"])
    assert not any(r["derived"] for row in coded["table"] for c in row["cases"] for r in c["conditions"])
    assert coded["table"] == whole["table"]
    assert sum(row["years"]["all"] for row in rules["table"]) > sum(
        row["years"]["all"] for row in coded["table"])


def test_theory_as_table_and_csv():
    table = entente("theory", BUILTIN, status=1).stdout
    assert "Truth table" in table and "Why it ended" in table and "Sensitivity" in table
    rows = list(csv.DictReader(io.StringIO(entente("theory", BUILTIN, "--format", "csv", status=1).stdout)))
    assert rows[0]["shared-interest"] == rows[0]["shared-ideology"] == "present"
    assert {row["shared-interest"] for row in rows} >= {"present", "absent", "uncoded"}


def again(command: str, status=1) -> str:
    """Runs a command line that a document holds, as a shell would."""
    words = shlex.split(command)
    assert words[:2] == ["entente", "theory"], command
    return entente(*words[1:], status=status).stdout


def find_command(report: str) -> str:
    return next(line for line in html.unescape(re.sub("<[^>]*>", "\n", report)).splitlines()
                if line.startswith("entente theory "))


THEORY_READINGS = [
    ["--theory", "interest-and-ideology-derived", "--from", "1955", "--to", "1990-06", "--at", "1970"],
    ["--definition", "informal-too", "--no-multilateral", "--uncoded", "absent"],
    ["--theory", "interest-and-ideology-derived", "--no-derived", "--uncoded", "present", "--series", "15"],
]


def test_theory_documents_make_themselves_again():
    for reading in THEORY_READINGS:
        for form in ["html", "md"]:
            for parts in [[], ["--parts", "ends,next"], ["--parts", "none"], ["--with-quotations"]]:
                first = entente("theory", BUILTIN, *reading, *parts, "--format", form, status=None)
                assert again(find_command(first.stdout), first.returncode) == first.stdout, (reading, parts)
        first = entente("theory", BUILTIN, *reading, "--format", "json", status=None)
        command = json.loads(first.stdout)["command"]
        assert again(command, first.returncode) == first.stdout, reading
        for table in ["truth", "measures", "cases", "ends", "next", "sensitivity"]:
            asked = ["--format", "csv", "--table", table]
            direct = entente("theory", BUILTIN, *reading, *asked, status=None).stdout
            assert again(command.replace("--format json", " ".join(asked)), first.returncode) == direct


def test_theory_documents_are_alike_in_every_locale():
    wanted = entente("theory", BUILTIN, "--format", "html", status=1).stdout
    for locale in ["C", "POSIX"]:
        result = subprocess.run([ENTENTE, "theory", BUILTIN, "--format", "html"], capture_output=True,
                                env={**ENVIRONMENT, "LC_ALL": locale}, timeout=60)
        assert result.stdout.decode("utf-8") == wanted, locale


def test_theory_of_a_file_is_that_of_the_built_in_case():
    source = WORK / "It’s a copy.entente"
    entente("merge", BUILTIN, BUILTIN, BUILTIN, "-o", source)
    first = entente("theory", source, "--format", "md", status=1).stdout
    command = find_command(first)
    assert str(WORK) not in first and shlex.split(command)[2] == source.name
    words = shlex.split(command)
    result = subprocess.run([os.path.abspath(ENTENTE), *words[1:]], env=ENVIRONMENT, cwd=WORK, capture_output=True,
                            text=True, timeout=60)
    assert result.stdout == first
    assert hash_of(first) == take_theory()["case-sha256"]
    assert hash_of(first) == json.loads(
        entente("theory", source, "--format", "json", status=1).stdout)["case-sha256"]


def hash_of(report: str) -> str:
    return re.search("[0-9a-f]{64}", report).group()


def test_theory_writes_files_by_their_suffix():
    for suffix, form in [(".json", "json"), (".csv", "csv"), (".html", "html"), (".md", "md")]:
        output = WORK / f"theory{suffix}"
        entente("theory", BUILTIN, "-o", output, status=1)
        assert output.read_text() == entente("theory", BUILTIN, "--format", form, status=1).stdout
    before = (WORK / "theory.md").read_bytes()
    entente("theory", BUILTIN, "-o", WORK / "theory.md", "--with-quotations", "--text", WORK / "none.txt", status=2)
    assert (WORK / "theory.md").read_bytes() == before, "half-written"
    entente("theory", BUILTIN, "-o", WORK / "nowhere" / "theory.md", status=2)
    entente("theory", BUILTIN, "--to", "1962", "-o", WORK / "held.html", status=0)


def test_theory_report_is_a_page():
    report = entente("theory", BUILTIN, "--theory", "interest-and-ideology-derived", "--format", "html",
                     status=None).stdout
    root = ET.fromstring(report)
    ids = [element.get("id") for element in root.iter() if element.get("id")]
    links = {element.get("href") for element in root.iter(f"{XHTML}a")}
    assert len(ids) == len(set(ids)) and links and {link[1:] for link in links} == set(ids)
    assert all(table[0].tag == f"{XHTML}caption" for table in root.iter(f"{XHTML}table"))
    assert {cell.get("scope") for cell in root.iter(f"{XHTML}th")} == {"row", "col"}
    headings = [heading.text for heading in root.iter(f"{XHTML}h2")]
    assert headings == ["How It Was Read", "To Make It Again", "Verdict", "Truth Table", "Measures",
                        "Sensitivity", "Cases", "Why It Ended", "Who Is Next", "Passages", "Sources"]
    for row in root.iter(f"{XHTML}tr"):
        assert len(row) > 1
    assert "derived:" in report and "uncoded" in report and "Digest:" in report
    assert not list(root.iter(f"{XHTML}blockquote")), "quotations that nobody asked for"


def test_theory_report_quotes_the_texts_that_are_given():
    given = [argument for name in TEXTS for argument in ("--text", text(name))]
    report = entente("theory", BUILTIN, "--format", "html", "--with-quotations", *given, status=1).stdout
    quotes = list(ET.fromstring(report).iter(f"{XHTML}blockquote"))
    assert len(quotes) > 20
    assert "--with-quotations" in find_command(report)


def test_theory_tables_as_csv():
    for table, columns in [("measures", "sufficiency-coverage"), ("cases", "shared-interest-basis"),
                           ("ends", "fate"), ("next", "standing"), ("sensitivity", "current"),
                           ("series", "pri")]:
        written = entente("theory", BUILTIN, "--format", "csv", "--table", table, "--series", "20", status=1).stdout
        rows = list(csv.DictReader(io.StringIO(written), strict=True))
        assert rows and columns in rows[0], table
        assert all(None not in row and None not in row.values() for row in rows), table
        assert not re.search("(^|,)[=+@]", written, re.M), f"{table}: a formula"
    whole = take_theory("--series", "20")
    assert len(rows) == 2 * len(whole["series"])


def test_theory_json_is_as_the_manual_says():
    for theory in ("interest-and-ideology", "interest-and-ideology-derived", "interest-suffices"):
        got = take_theory("--theory", theory, "--series", "10", "--at", "1985")
        theory_shape.check(got)
        for row in got["table"] + got["apart"]:
            assert set(row["conditions"].values()) <= theory_shape.VALUE, row["conditions"]
    early = json.loads(entente("theory", BUILTIN, "--format", "json", "--from", "1900", "--to",
                               "1910").stdout)
    theory_shape.check(early)
    assert early["verdict"] == "nothing"


def test_theory_says_what_the_articles_claim():
    got = take_theory("--at", "2020")
    reasons = {end["tie"]: (end["reason"], [c["condition"] for c in end["conditions"] if c["first"]])
               for end in got["ends"]}
    assert reasons == {
        "chn-sun-alliance": ("Explained by: Shared values", ["shared-ideology"]),
        "vnm-sun-alliance": ("Explained by: Shared values", ["shared-ideology"]),
        "vnm-chn-alliance": ("Explained by: Shared interests", ["shared-interest"]),
        "vnm-prk-alliance": ("Explained by: Shared interests", ["shared-interest"])}
    partners = next(case for case in got["next"] if case["pair"] == ["USA", "VNM"])
    assert partners["outcome"] == "absent"
    assert {c["condition"]: c["value"] for c in partners["conditions"]} == {
        "shared-interest": "present", "shared-ideology": "absent"}
    table = entente("theory", BUILTIN, "--at", "2020", status=1).stdout
    for pair, reason in (("China – Soviet Union", "values"), ("Soviet Union – Vietnam", "values"),
                         ("China – North Vietnam", "interests"),
                         ("North Korea – North Vietnam", "interests")):
        assert re.search(rf"{pair} .*Explained by: Shared {reason} ", table), pair


def test_theory_refuses_bad_usage():
    for arguments, part in [
        (["--theory", "no-such"], "interest-and-ideology"),
        (["--definition", "no-such"], "formal-as-interpreted"),
        (["--uncoded", "maybe"], "exclude"),
        (["--from", "1980", "--to", "1970"], "--from"),
        (["--to", "whenever"], "--to"),
        (["--at", "soon"], "--at"),
        (["--derived", "--no-derived"], "--derived"),
        (["--series", "-3"], "--series"),
        (["--format", "xml"], "--format"),
        (["-o", "theory.pdf"], ".html"),
        (["-o", "theory.csv", "--format", "table"], "-o"),
        (["--table", "cases"], "--table"),
        (["--format", "csv", "--table", "all"], "sensitivity"),
        (["--format", "csv", "--table", "series"], "--series"),
        (["--format", "html", "--parts", "cases,verse"], "verse"),
        (["--parts", "cases"], "--parts"),
        (["--with-quotations"], "--with-quotations"),
        (["--format", "md", "--text", "x.txt"], "--with-quotations"),
    ]:
        result = entente("theory", BUILTIN, *arguments, status=2)
        assert part in one_line(result) and not result.stdout, arguments
    for case in ("builtin:no-such", str(WORK / "missing.entente")):
        assert case.removeprefix("builtin:") in one_line(entente("theory", case, status=2)), case
    assert "one case" in one_line(entente("theory", status=2))
    assert "one case" in one_line(entente("theory", BUILTIN, BUILTIN, status=2))


def test_theory_reads_standard_input():
    source = Path(__file__).parents[2] / "data" / "cases" / "china-vietnam.entente"
    run = subprocess.run([ENTENTE, "theory", "-", "--format", "json"], env=ENVIRONMENT,
                         input=source.read_bytes(), capture_output=True, check=False)
    assert run.returncode == 1, run.stderr
    got, wanted = json.loads(run.stdout), take_theory()
    assert got.pop("command").startswith("entente theory - ") and wanted.pop("command")
    assert got == wanted


def test_evidence_without_texts_tells_every_digest():
    passages = json.loads(entente("evidence", BUILTIN, "--format", "json").stdout)["passages"]
    assert len(passages) > 80
    for passage in passages:
        assert passage["anchor"] == "no-text" and passage["text"] is None
        assert passage["digest"] and passage["evidence"], passage["id"]


def test_evidence_of_one_tie():
    found = json.loads(entente("evidence", BUILTIN, "--tie", "vnm-lao-alliance", "--format", "json").stdout)
    stances = {piece["stance"] for passage in found["passages"] for piece in passage["evidence"]}
    assert {"supports", "contests"} <= stances
    message = one_line(entente("evidence", BUILTIN, "--tie", "nowhere", status=2))
    assert "nowhere" in message


def test_evidence_word_for_word():
    extra = [argument for name in TEXTS for argument in ("--text", text(name))]
    passages = json.loads(entente("evidence", BUILTIN, "--format", "json", *extra).stdout)["passages"]
    assert {passage["anchor"] for passage in passages} == {"exact"}
    assert all(len(passage["text"]) == passage["end"] - passage["start"] for passage in passages)


def test_attach_finds_every_passage():
    output = WORK / "attached.entente"
    result = entente("attach", BUILTIN, *[text(name) for name in TEXTS], "-o", output)
    assert "relocated " not in result.stdout.replace("0 relocated", "")
    for name in TEXTS:
        assert any(name in line and "0 ambiguous, 0 not found" in line for line in result.stdout.splitlines()), name
    entente("validate", output)
    # No sentence went into it.
    assert '"quote":' not in output.read_text(encoding="utf-8")


def test_attach_survives_another_copy():
    original = text("no-gulf-a-response.txt").read_text(encoding="utf-8")
    other = original.replace('"', "”").replace("'", "’").replace("formal", "official", 3)
    other = other.replace(". ", ".\n")
    copy = write("other-copy.txt", other)
    # Status 1 says that some passage is doubtful, which is honest.
    result = entente("attach", BUILTIN, copy, status=None)
    assert result.returncode in (0, 1), result.stderr
    found = result.stdout.count("  relocated") + result.stdout.count("  exact")
    lost = result.stdout.count("  orphan") + result.stdout.count("  ambiguous")
    assert found > 4 * lost and found > 20, result.stdout


def test_attach_refuses_what_is_no_text():
    for name, content, word in (
        ("empty.txt", b" \n\n", "empty.txt"),
        ("binary.txt", b"GIF89a\0\1\2\0\0\0", "binary.txt"),
        ("koi8.txt", "Вьетнам и Лаос".encode("koi8-r"), "koi8.txt"),
        ("cut.docx", b"PK\3\4 and no more", "cut.docx"),
    ):
        before = set(os.listdir(WORK))
        message = one_line(entente("attach", BUILTIN, write(name, content), "-o", WORK / "never.entente", status=2))
        assert word in message, message
        assert set(os.listdir(WORK)) - before <= {name}
    missing = one_line(entente("attach", BUILTIN, WORK / "missing.txt", status=2))
    assert "missing.txt" in missing


def test_attach_goes_on_past_what_it_cannot_read():
    bomb = io.BytesIO()
    climber = io.BytesIO()
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b" " * (64 << 20))
    with zipfile.ZipFile(climber, "w") as archive:
        archive.writestr("word/document.xml", "<a/>")
        archive.writestr("../outside.xml", "<a/>")
    bad = {
        "bomb.docx": (bomb.getvalue(), "expands"),
        "climber.docx": (climber.getvalue(), "climbs out"),
        "damaged.pdf": (b"%PDF-1.7\nand nothing else", "damaged"),
        "koi8.txt": ("Вьетнам и Лаос".encode("koi8-r"), "UTF-8"),
        "huge.html": (b"<html><body>" + (b"<div>" * 10000 + b"</div>" * 10000) * 480, "too large"),
    }
    paths = [write(name, content) for name, (content, _) in bad.items()]
    good = text("no-gulf-a-response.txt")
    before = set(os.listdir(WORK))
    result = entente("attach", BUILTIN, *paths[:2], good, *paths[2:], "-o", WORK / "never.entente", status=2)
    assert "0 relocated, 0 ambiguous, 0 not found" in result.stdout, result.stdout
    lines = result.stderr.splitlines()
    assert len(lines) == len(bad), lines
    for name, (_, word) in bad.items():
        assert any(name in line and word in line for line in lines), (name, lines)
    assert set(os.listdir(WORK)) == before


def test_attach_reads_a_page():
    body = ""
    for paragraph in text("no-gulf-a-response.txt").read_text(encoding="utf-8").split("\n\n"):
        words = re.sub(r"\*\*(.+?)\*\*", r"<b>\1</b>", html.escape(paragraph))
        body += f"<h2>{words[3:]}</h2>\n" if words.startswith("## ") else f"<p>{words}</p>\n"
    page = write("page.html", f"<!DOCTYPE html><html><body><nav>Home</nav><article>{body}</article></body></html>")
    result = entente("attach", BUILTIN, page)
    assert "0 relocated, 0 ambiguous, 0 not found" in result.stdout, result.stdout


def test_attach_says_how_a_text_was_read():
    original = text("no-gulf-a-response.txt").read_text(encoding="utf-8")
    copy = write("copy.txt", original.encode("utf-16"))
    result = entente("attach", BUILTIN, copy)
    assert "copy.txt" in one_line(result) and "UTF-16" in result.stderr, result.stderr
    assert "0 relocated, 0 ambiguous, 0 not found" in result.stdout, result.stdout


def test_attach_says_when_a_text_is_none_of_the_articles():
    other = write("other.txt", "Of something else entirely.\n\nNothing here speaks of states at all, nor of treaties.\n")
    result = entente("attach", BUILTIN, other, status=1)
    assert "other.txt" in one_line(result)


def test_export_writes_the_same_bytes_twice():
    first, second = WORK / "first.svg", WORK / "second.svg"
    entente("export", BUILTIN, "--at", "1985", "-o", first)
    entente("export", BUILTIN, "--at", "1985", "-o", second)
    assert first.read_bytes() == second.read_bytes()


def test_export_has_text_titles_and_unique_ids():
    file = WORK / "full.svg"
    for theme in ("light", "dark", "print"):
        entente("export", BUILTIN, "--at", "1985", "--theme", theme, "-o", file)
        root = ET.parse(file).getroot()
        ids = [element.get("id") for element in root.iter() if element.get("id")]
        assert len(ids) == len(set(ids))
        words = " ".join("".join(element.itertext()) for element in root.iter(f"{SVG}text"))
        for word in ("Vietnam", "Soviet Union", "1985", "Laos"):
            assert word in words, word
        for group in root.iter(f"{SVG}g"):
            kinds = (group.get("class") or "").split()
            if "node" in kinds or "link" in kinds:
                assert group.find(f"{SVG}title") is not None and group.find(f"{SVG}desc") is not None


def test_export_lays_out_a_case_without_places():
    file = WORK / "plain.svg"
    entente("export", write("plain.entente", case()), "--at", "1960", "-o", file)
    assert "Aland" in file.read_text(encoding="utf-8")


def test_export_names_of_the_time():
    file = WORK / "names.svg"
    entente("export", BUILTIN, "--at", "1960", "-o", file)
    assert "North Vietnam" in file.read_text(encoding="utf-8")


def test_export_annotations_without_words():
    file = WORK / "page.json"
    entente("export", BUILTIN, "-o", file)
    page = json.loads(file.read_text(encoding="utf-8"))
    assert page["type"] == "AnnotationPage"
    assert page["partOf"]["total"] == len(page["items"]) >= 400
    for item in page["items"]:
        kinds = [selector["type"] for selector in item["target"]["selector"]]
        assert kinds == ["TextPositionSelector"], kinds


def test_export_report_by_link():
    everything, then = WORK / "all.md", WORK / "then.html"
    entente("export", BUILTIN, "-o", everything)
    entente("export", BUILTIN, "--at", "1985", "-o", then)
    text = everything.read_text(encoding="utf-8")
    assert "## Vietnam – Laos" in text and "## China – Soviet Union" in text
    ties = ["".join(element.itertext()) for element in ET.parse(then).getroot().iter(f"{XHTML}h2")]
    assert "Vietnam – Laos" in ties and "China – Soviet Union" not in ties


def test_export_refuses_a_folder_that_is_not_there():
    message = one_line(entente("export", BUILTIN, "--at", "1985", "-o", WORK / "nowhere" / "x.svg", status=2))
    assert "nowhere" in message
    blocked = write("file", "x")
    message = one_line(entente("export", BUILTIN, "--at", "1985", "-o", blocked / "x.svg", status=2))
    assert "file" in message and blocked.read_text() == "x"
    message = one_line(entente("export", BUILTIN, "--at", "1985", "-o", "/proc/x.svg", status=2))
    assert "/proc/x.svg" in message


def test_export_refuses_bad_usage():
    for arguments, word in (
        (["--at", "1985"], "-o"),
        (["--at", "1985", "-o", WORK / "x.gif"], "x.gif"),
        (["--tie", "nothing", "-o", WORK / "x.md"], "nothing"),
        (["--definition", "none", "-o", WORK / "x.md"], "none"),
        (["-o", WORK / "x.svg"], "--at"),
        (["--at", "1977-02-30", "-o", WORK / "x.svg"], "1977-02-30"),
        (["--at", "1985", "--theme", "pink", "-o", WORK / "x.svg"], "pink"),
        (["--at", "1985", "--layout", "spiral", "-o", WORK / "x.svg"], "spiral"),
        (["--at", "1985", "--definition", "none", "-o", WORK / "x.svg"], "none"),
        (["--at", "1985", "--width", "-4", "-o", WORK / "x.svg"], "-4"),
    ):
        assert word in one_line(entente("export", BUILTIN, *arguments, status=2)), arguments
        assert not (WORK / "x.svg").exists()


def test_validate_accepts_the_built_in_case():
    assert "valid" in entente("validate", BUILTIN).stdout


def test_validate_names_file_place_and_fault():
    bad_date = case()
    bad_date["ties"][0]["date"] = "1977-02-30"
    dangling = case()
    dangling["ties"][0]["members"][1]["state"] = "CCC"
    duplicate = case()
    duplicate["states"].append(duplicate["states"][0])
    bad_kind = case()
    bad_kind["ties"][0]["kind"] = "friendship"
    for name, content, words in (
        ("not-json.entente", '{"format": "entente-case",\n "version": }', ["not-json.entente", "2:13"]),
        ("nothing.entente", "", ["nothing.entente"]),
        ("other.entente", {"type": "FeatureCollection"}, ["other.entente", "entente-case"]),
        ("newer.entente", case(version=2), ["newer.entente", "2"]),
        ("date.entente", bad_date, ["date.entente", "ties", "aaa-bbb", "date", "1977-02-30"]),
        ("dangling.entente", dangling, ["dangling.entente", "ties", "aaa-bbb", "state", "CCC"]),
        ("duplicate.entente", duplicate, ["duplicate.entente", "states", "AAA"]),
        ("kind.entente", bad_kind, ["kind.entente", "ties", "aaa-bbb", "kind", "friendship"]),
    ):
        message = one_line(entente("validate", write(name, content), status=1))
        for word in words:
            assert word in message, (name, word, message)
        # The other subcommands refuse it as bad input, in one line too.
        one_line(entente("slice", WORK / name, "--at", "1960", status=2))
    assert "absent.entente" in one_line(entente("validate", WORK / "absent.entente", status=2))


def test_validate_names_what_a_definition_cannot_mean():
    odd = case()
    odd["definitions"] = [{"id": "d", "title": "D", "clauses": [{"members-min": 4, "members-max": 3}]}]
    message = one_line(entente("validate", write("odd.entente", odd), status=1))
    for word in ("odd.entente", "“d”", "Clause 1"):
        assert word in message, message


def test_validate_checks_the_others_too():
    result = entente("validate", WORK / "absent.entente", BUILTIN, status=2)
    assert "absent.entente" in one_line(result) and BUILTIN in result.stdout


def test_unknown_built_in_case_names_those_there_are():
    message = one_line(entente("validate", "builtin:atlantis", status=2))
    assert "atlantis" in message and "china-vietnam" in message


def test_help_and_version():
    assert "entente slice" not in entente("--version").stdout
    assert "slice" in entente("--help").stdout
    assert "entente slice" in entente("slice", "--help").stdout
    assert entente("help", "slice").stdout == entente("slice", "--help").stdout


def test_a_mistyped_command_opens_no_window():
    message = one_line(entente("slcie", BUILTIN, "--at", "1985", status=2))
    assert "slcie" in message and "slice" in message
    assert "--fro" in one_line(entente("--fro", status=2))
    assert "standard input" in one_line(entente("-", status=2))


def test_without_a_display_the_window_says_so():
    # The environment of these tests names no display.
    for arguments in ((), (BUILTIN,)):
        assert "display" in one_line(entente(*arguments, status=2))


def test_outputs_are_utf8_in_every_locale():
    for arguments in (("slice", BUILTIN, "--at", "1985"), ("evidence", BUILTIN, "--format", "json")):
        expected = subprocess.run([ENTENTE, *arguments], env=ENVIRONMENT, capture_output=True, check=True)
        plain = subprocess.run([ENTENTE, *arguments], env=ENVIRONMENT | {"LC_ALL": "C"}, capture_output=True, check=True)
        assert plain.stdout == expected.stdout, arguments


def test_an_output_that_cannot_be_written_is_an_error():
    if not os.path.exists("/dev/full"):
        raise tap.Skip("there is no /dev/full here")
    for arguments in (("slice", BUILTIN, "--at", "1985"), ("evidence", BUILTIN), ("validate", BUILTIN), ("--version",)):
        with open("/dev/full", "w", encoding="utf-8") as full:
            result = subprocess.run([ENTENTE, *arguments], env=ENVIRONMENT, stdout=full, stderr=subprocess.PIPE, text=True)
        assert result.returncode == 2, arguments
        assert "written" in one_line(result)


def test_evidence_says_when_there_is_none():
    assert entente("evidence", BUILTIN, "--at", "1700").stdout.strip()


def test_attach_writes_no_case_where_none_can_be():
    for output in ("-", "builtin:mine"):
        message = one_line(entente("attach", BUILTIN, write("some.txt", "Some words."), "-o", output, status=2))
        assert output in message


tap.run(globals())
