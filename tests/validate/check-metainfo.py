#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What software centres ask of the metainfo beyond its being valid.

usage: check-metainfo.py METAINFO DESKTOP_FILE SOURCE_FOLDER VERSION
"""

import configparser
import re
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "cli"))
import tap

METAINFO, DESKTOP_FILE, TOP, VERSION = Path(sys.argv[1]), Path(sys.argv[2]), Path(sys.argv[3]), sys.argv[4]
ROOT = ET.parse(METAINFO).getroot()
LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"


def own(path: str) -> list[ET.Element]:
    """What stands there in the language of the program, without its translations."""
    return [element for element in ROOT.findall(path) if LANGUAGE not in element.attrib]


def text(path: str) -> str:
    [element] = own(path)
    return element.text


def read_desktop() -> configparser.ConfigParser:
    parser = configparser.ConfigParser(interpolation=None, strict=True)
    parser.optionxform = str
    parser.read(DESKTOP_FILE, encoding="utf-8")
    return parser


def test_one_id_everywhere():
    app_id = text("id")
    desktop = read_desktop()["Desktop Entry"]
    assert METAINFO.name == f"{app_id}.metainfo.xml", METAINFO.name
    assert DESKTOP_FILE.name == f"{app_id}.desktop" == text("launchable"), DESKTOP_FILE.name
    assert desktop["Icon"] == app_id, desktop["Icon"]
    assert desktop["Name"] == text("name"), desktop["Name"]
    assert text("provides/mediatype") in desktop["MimeType"].split(";")


def test_names_are_short():
    # The development profile says so in its name, and is in no software centre.
    name = text("name").removesuffix(" (Development)")
    assert len(name) <= 15, name
    assert 10 <= len(text("summary")) <= 25 and not text("summary").endswith("."), text("summary")


def test_addresses():
    urls = {url.get("type"): url.text for url in ROOT.findall("url")}
    wanted = {"homepage", "bugtracker", "help", "vcs-browser", "translate", "contribute", "contact"}
    assert wanted <= urls.keys(), wanted - urls.keys()
    assert all(url.startswith("https://") for url in urls.values()), urls


def test_colours_and_rating():
    colours = {color.get("scheme_preference"): color.text for color in ROOT.findall("branding/color")}
    assert colours.keys() == {"light", "dark"}, colours
    assert all(re.fullmatch("#[0-9a-f]{6}", colour) for colour in colours.values()), colours
    assert ROOT.find("content_rating").get("type") == "oars-1.1"
    assert own("developer/name") and ROOT.find("developer").get("id")


def test_screenshots():
    """Their addresses name a release, and their files are those that the script makes."""
    shots = ROOT.findall("screenshots/screenshot")
    assert 3 <= len(shots) <= 6, len(shots)
    assert [shot.get("type") for shot in shots].count("default") == 1
    assert {shot.get("environment") for shot in shots} == {"gnome", "gnome:dark"}
    script = (TOP / "build-aux" / "screenshots").read_text(encoding="utf-8")
    made = set(re.findall(r"^take ([a-z-]+) ", script, re.MULTILINE))
    width, height = re.search(r"^size=(\d+)x(\d+)$", script, re.MULTILINE).groups()
    named = set()
    for shot in shots:
        [caption] = [caption for caption in shot.findall("caption") if LANGUAGE not in caption.attrib]
        assert 10 < len(caption.text) <= 100 and not caption.text.endswith("."), caption.text
        image = shot.find("image")
        assert (image.get("width"), image.get("height")) == (width, height), image.attrib
        assert int(width) <= 1000 and int(height) <= 700
        address = re.fullmatch(rf".*/releases/download/v{re.escape(VERSION)}/([a-z-]+)\.png", image.text)
        assert address, image.text
        named.add(address[1])
    assert named == made, f"{sorted(named)} are named, {sorted(made)} are made"


def test_releases():
    """The newest one is this version's, and NEWS begins with it."""
    releases = ROOT.findall("releases/release")
    assert releases[0].get("version") == VERSION, releases[0].attrib
    news = (TOP / "NEWS").read_text(encoding="utf-8")
    assert news.splitlines()[0] == f"Entente {VERSION}", news.splitlines()[0]
    for release in releases:
        assert re.fullmatch(r"\d{4}-\d\d-\d\d", release.get("date")), release.attrib
        assert release.find("description/p") is not None, release.attrib


def test_actions_of_the_desktop_file():
    """Each one is listed and told; what is started by the bus names no window."""
    parser = read_desktop()
    desktop = parser["Desktop Entry"]
    names = [name for name in desktop["Actions"].split(";") if name]
    sections = [name.removeprefix("Desktop Action ") for name in parser.sections() if name.startswith("Desktop Action")]
    assert names == sections and {"new-window", "new-case", "open-builtin"} <= set(names), names
    assert desktop["DBusActivatable"] == "true" and desktop["SingleMainWindow"] == "false"
    actions = (TOP / "src" / "app" / "ent-application.c").read_text(encoding="utf-8")
    for name in names:
        assert f'.name = "{name}"' in actions, f"the application has no action {name}"


tap.run(globals())
