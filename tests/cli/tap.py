# SPDX-License-Identifier: GPL-3.0-or-later
"""A few lines of TAP: each function whose name begins with test_ is a test."""

import sys
import traceback


class Skip(Exception):
    """What a test needs is not there."""


def run(namespace: dict) -> None:
    tests = [(name, value) for name, value in namespace.items() if name.startswith("test_")]
    failed = False
    print(f"1..{len(tests)}")
    for number, (name, test) in enumerate(tests, 1):
        title = name.removeprefix("test_").replace("_", " ")
        try:
            test()
        except Skip as reason:
            print(f"ok {number} {title} # SKIP {reason}")
        except Exception:
            failed = True
            print(f"not ok {number} {title}")
            for line in traceback.format_exc().splitlines():
                print(f"# {line}")
        else:
            print(f"ok {number} {title}")
        sys.stdout.flush()
    sys.exit(1 if failed else 0)
