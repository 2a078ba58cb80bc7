#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Hold the Flatpak manifests to what is promised of them.

usage: check-flatpak.py SOURCE_FOLDER APP_ID

The first manifest is the real one; the other, for stand-in runtimes, may differ
in where the sources of Graphviz and of Poppler (and of what belongs to them) come
from, and in nothing else. The third, of the development profile, differs from the
first in its id and its profile alone. TAP: one test for each promise.
"""

import copy
import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path

FINISH_ARGS = ["--share=ipc", "--socket=wayland", "--socket=fallback-x11", "--device=dri"]
# The modules whose sources are not this checkout's.
OUTSIDE = ("graphviz", "poppler", "poppler-data")
PLUGINS = (
    "/lib/graphviz",
    "/lib/graphviz/config8",
    "/lib/graphviz/libgvplugin_core.so",
    "/lib/graphviz/libgvplugin_core.so.8",
    "/lib/graphviz/libgvplugin_neato_layout.so",
    "/lib/graphviz/libgvplugin_neato_layout.so.8",
)


def modules(manifest: dict) -> Iterator[dict]:
    for module in manifest.get("modules", []):
        yield module
        yield from modules(module)


def archives(manifest: dict) -> list[dict]:
    return [
        source
        for module in modules(manifest)
        for source in module["sources"]
        if source["type"] == "archive"
    ]


def without_sources(manifest: dict) -> dict:
    rest = copy.deepcopy(manifest)
    for top in rest["modules"]:
        if top["name"] in OUTSIDE:
            for module in modules({"modules": [top]}):
                module["sources"] = []
    return rest


def cleaned(pattern: str, path: str) -> bool:
    """Whether the builder's cleanup pattern removes the path or a folder above it."""
    expression = "".join(
        "[^/]*" if char == "*" else "[^/]" if char == "?" else re.escape(char) for char in pattern
    )
    if not pattern.startswith("/"):
        return re.fullmatch(expression, path.rpartition("/")[2]) is not None
    return re.match(expression + r"(?:/|$)", path) is not None


def check_permissions(manifest: dict) -> list[str]:
    found = manifest["finish-args"]
    return [] if found == FINISH_ARGS else [f"finish-args are {found}"]


def check_runtime(manifest: dict, common: Path) -> list[str]:
    """The scripts must make, or look for, the runtime that the manifest names."""
    settings = dict(re.findall(r"^(\w+)=(\S+)$", common.read_text(encoding="utf-8"), re.MULTILINE))
    wanted = {
        "id": settings["base_id"],
        "runtime": "org.gnome.Platform",
        "sdk": "org.gnome.Sdk",
        "runtime-version": settings["runtime_branch"],
    }
    return [f"“{key}” is {manifest[key]}, not {wanted[key]}" for key in wanted if manifest[key] != wanted[key]]


def check_same(real: dict, standin: dict) -> list[str]:
    one, other = without_sources(real), without_sources(standin)
    if one == other:
        return []
    return [f"“{key}” differs" for key in sorted(one.keys() | other.keys()) if one.get(key) != other.get(key)]


def check_development(real: dict, development: dict) -> list[str]:
    """The id and the profile, and all the rest as it is."""
    expected = copy.deepcopy(real)
    expected["id"] += ".Devel"
    expected["modules"][-1]["config-opts"].append("-Dprofile=development")
    keys = expected.keys() | development.keys()
    return [f"“{key}” differs" for key in sorted(keys) if expected.get(key) != development.get(key)]


def check_upstream(manifest: dict) -> list[str]:
    faults = []
    for source in archives(manifest):
        if not re.fullmatch(r"https://\S+\.tar\.(?:gz|bz2|xz)", source.get("url", "")):
            faults.append(f"{source} has no https address of an archive")
        if set(source) != {"type", "url", "sha256"}:
            faults.append(f"{source} has other members than type, url and sha256")
    return faults


def check_beside(manifest: dict) -> list[str]:
    pattern = r"\.\./_flatpak/sources/[^/]+"
    return [
        f"{source} is not laid beside the manifest"
        for source in archives(manifest)
        if list(source) != ["type", "path", "sha256"] or not re.fullmatch(pattern, source["path"])
    ]


def check_hashes(*manifests: dict) -> list[str]:
    """Within one manifest: both may build the same release."""
    faults = []
    for manifest in manifests:
        sources = archives(manifest)
        faults += [f"{s} has no SHA-256" for s in sources if not re.fullmatch("[0-9a-f]{64}", s.get("sha256", ""))]
        if len({s.get("sha256") for s in sources}) != len(sources):
            faults.append("two sources have the same hash")
    return faults


def check_plugins(manifest: dict) -> list[str]:
    patterns = [*manifest["cleanup"], *(p for m in modules(manifest) for p in m.get("cleanup", []))]
    return [f"{pattern} removes {path}" for path in PLUGINS for pattern in patterns if cleaned(pattern, path)]


def check_form(folder: Path, names: list[str]) -> list[str]:
    """One member a line: what reads the hashes with a simple tool relies on it."""
    faults = []
    for name in names:
        text = (folder / name).read_text(encoding="utf-8")
        if text != json.dumps(json.loads(text), indent=2, ensure_ascii=False) + "\n":
            faults.append(f"{name} is not indented by two, one member a line")
    return faults


def main() -> int:
    if len(sys.argv) != 3:
        print("usage: check-flatpak.py SOURCE_FOLDER APP_ID", file=sys.stderr)
        return 2
    folder, app_id = Path(sys.argv[1], "flatpak"), sys.argv[2]
    common = Path(sys.argv[1], "build-aux", "flatpak", "common.sh")
    names = [f"{app_id}.json", f"{app_id}.standin.json", f"{app_id}.Devel.json"]
    real, standin, development = (json.loads((folder / name).read_text(encoding="utf-8")) for name in names)
    results = [
        ("all are in plain form", check_form(folder, names)),
        ("the identifier is the program's", [] if real["id"] == app_id else [real["id"]]),
        ("the runtime is the one that is built on", check_runtime(real, common)),
        ("four permissions and no other", check_permissions(real)),
        ("the stand-in differs in the sources of Graphviz and Poppler only", check_same(real, standin)),
        ("that for development differs in id and profile only", check_development(real, development)),
        ("the real one names its sources upstream", check_upstream(real)),
        ("the stand-in finds its sources beside it", check_beside(standin)),
        ("every archive has a hash of its own", check_hashes(real, standin)),
        ("the plugins of Graphviz are kept", check_plugins(real)),
    ]
    print(f"1..{len(results)}")
    for number, (name, faults) in enumerate(results, 1):
        print(f"{'not ok' if faults else 'ok'} {number} - {name}")
        for fault in faults:
            print(f"# {fault}")
    return 1 if any(faults for _, faults in results) else 0


if __name__ == "__main__":
    sys.exit(main())
