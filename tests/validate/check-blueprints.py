#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Hold every Blueprint file to blueprint-compiler's own formatting.

usage: check-blueprints.py BLUEPRINT_COMPILER SOURCE_FOLDER

TAP: one test for each file.
"""

import subprocess
import sys
from pathlib import Path


def main() -> int:
    if len(sys.argv) != 3:
        print("usage: check-blueprints.py BLUEPRINT_COMPILER SOURCE_FOLDER", file=sys.stderr)
        return 2
    compiler, top = sys.argv[1], Path(sys.argv[2])
    files = sorted((top / "src").rglob("*.blp"))
    print(f"1..{len(files)}")
    failed = not files
    for number, path in enumerate(files, 1):
        run = subprocess.run([compiler, "format", path], capture_output=True, text=True, check=False)
        ok = run.returncode == 0
        failed = failed or not ok
        print(f"{'ok' if ok else 'not ok'} {number} - {path.relative_to(top)}")
        if not ok:
            for line in (run.stdout + run.stderr).splitlines():
                print(f"# {line}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
