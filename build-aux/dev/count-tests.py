#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Count what meson's test log says, case by case.

usage: count-tests.py LOGS_FOLDER

The last line printed is "N passed, N failed" (", N skipped" may follow), which
is what CI reads. A program that failed without a failed case, because it ended
in the middle or ran out of time, counts as one failed test.
"""

import json
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

GOOD = ("OK", "SKIP", "EXPECTEDFAIL")


def has_failed(case: ET.Element) -> bool:
    return case.find("failure") is not None or case.find("error") is not None


def count_cases(log: Path) -> tuple[int, int, int, set[str]]:
    """How many cases passed, failed and were skipped, and the names that meson gives the
    programs with a failed one."""
    passed = failed = skipped = 0
    blamed = set()
    for suite in ET.parse(log).getroot().iter("testsuite"):
        for case in suite.iter("testcase"):
            if has_failed(case):
                failed += 1
                # A program of many cases is a suite, "PROJECT.PROGRAM"; any other is a case.
                blamed.add(suite.get("name", "").partition(".")[2] or case.get("name", ""))
            elif case.find("skipped") is not None:
                skipped += 1
            else:
                passed += 1
    return passed, failed, skipped, blamed


def count(log: Path) -> tuple[int, int, int]:
    passed, failed, skipped, blamed = count_cases(log)
    programs = log.with_name(log.name.replace(".junit.xml", ".json"))
    for line in programs.read_text(encoding="utf-8").splitlines():
        program = json.loads(line)
        if program["result"] not in GOOD and program["name"] not in blamed:
            failed += 1
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
