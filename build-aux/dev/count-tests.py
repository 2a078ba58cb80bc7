#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Count what meson's test log says, case by case.

usage: count-tests.py LOGS_FOLDER

The last line printed is "N passed, N failed" (", N skipped" may follow), which
is what CI reads. A program that ended before it reported a case counts as one
failed test.
"""

import sys
import xml.etree.ElementTree as ET
from pathlib import Path


def count(log: Path) -> tuple[int, int, int]:
    passed = failed = skipped = 0
    for case in ET.parse(log).getroot().iter("testcase"):
        if case.find("failure") is not None or case.find("error") is not None:
            failed += 1
        elif case.find("skipped") is not None:
            skipped += 1
        else:
            passed += 1
    return passed, failed, skipped


def main() -> int:
    if len(sys.argv) != 2:
        print("usage: count-tests.py LOGS_FOLDER", file=sys.stderr)
        return 2
    logs = sorted(Path(sys.argv[1]).glob("testlog*.junit.xml"))
    if not logs:
        print("count-tests: meson left no test log", file=sys.stderr)
        print("0 passed, 1 failed")
        return 1
    totals = [sum(column) for column in zip(*(count(log) for log in logs))]
    passed, failed, skipped = totals
    tail = f", {skipped} skipped" if skipped else ""
    print(f"{passed} passed, {failed} failed{tail}")
    return 1 if failed or not passed else 0


if __name__ == "__main__":
    sys.exit(main())
