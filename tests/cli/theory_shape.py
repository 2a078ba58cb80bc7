# SPDX-License-Identifier: GPL-3.0-or-later
"""The shape of what entente theory prints as JSON, as the manual page promises it.

A shape is a type, a set of words, a pattern, a list of one kind, or members, of which those
with a question mark may be missing.
"""

import re

NUMBER = (int, float, type(None))
VALUE = {"present", "absent", "uncoded", "uncertain", "disputed"}
KIND = {"shared-interest", "shared-ideology"}
DAY = re.compile(r"\d{4}-\d\d-\d\d")
OUTCOMES = {"all": NUMBER, "with": NUMBER, "without": NUMBER, "uncertain": NUMBER,
            "share": NUMBER, "consistency": NUMBER}
FIGURES = {"necessity-consistency": NUMBER, "necessity-coverage": NUMBER, "relevance": NUMBER,
           "sufficiency-consistency": NUMBER, "sufficiency-coverage": NUMBER, "pri": NUMBER}
MEASURES = {"both": NUMBER, "condition-only": NUMBER, "outcome-only": NUMBER, "neither": NUMBER,
            **FIGURES}
READING = {"condition": KIND, "value": VALUE, "derived": bool, "assumed": bool, "reason": str,
           "records": [str], "threats": [str], "evidence": [str], "passages": [str]}
CASE = {"pair": [str], "title": str, "from": DAY, "to": DAY, "years": NUMBER, "outcome": VALUE,
        "standing": {"ready", "deviant", "allied-unknown", "allied", "partial", "apart",
                     "uncertain"},
        "breaking": bool, "ties": [str], "conditions": [READING]}
ROW = {"conditions": dict, "pairs": OUTCOMES, "years": OUTCOMES,
       "verdict": {"outcome", "no-outcome", "contradictory", "remainder", "undecided"},
       "cases": [CASE]}
LAPSE = {"condition": KIND,
         "fate": {"lapsed-before", "lapsed-at", "standing", "lacking", "uncoded"},
         "derived": bool, "first": bool, "lapsed-from?": DAY, "lapsed-to?": DAY,
         "days-before-min?": int, "days-before-max?": int, "words": str, "records": [str],
         "passages": [str]}
VERDICT = {"holds", "holds-as-coded", "broken", "nothing"}
THEORY = {
    "program": str, "command": str, "case": str, "case-sha256": re.compile("[0-9a-f]{64}"), "theory": str, "title": str,
    "claim": {"only-when", "whenever", "both"},
    "options": {"definition": (str, type(None)), "from?": DAY, "to?": DAY, "at-from?": DAY,
                "at-to?": DAY, "multilateral": bool, "uncoded": {"exclude", "absent", "present"},
                "derived": bool},
    "verdict": VERDICT, "words": str, "pairs-breaking": int, "pairs-open": int,
    "table": [ROW], "apart": [ROW],
    "measures": [{"condition": KIND | {"all"}, "negated": bool, "pairs": MEASURES,
                  "years": MEASURES}],
    "breaking": [CASE], "open": [CASE],
    "ends": [{"tie": str, "pair": [str], "title": str, "ended-from": DAY, "ended-to": DAY,
              "explained": bool, "reason": str, "conditions": [LAPSE]}],
    "next": [CASE],
    "series?": [{"from": DAY, "to": DAY, "verdict": VERDICT, "pairs": FIGURES, "years": FIGURES}],
    "sensitivity": [{"definition": (str, type(None)), "multilateral": bool,
                     "uncoded": {"exclude", "absent", "present"}, "derived": bool,
                     "current": bool, "verdict": VERDICT, "words": str, "pairs-breaking": int,
                     "pairs-open": int, "pairs": MEASURES, "years": MEASURES}],
}


def check_part(got, shape, where=""):
    if isinstance(shape, dict):
        assert isinstance(got, dict), where
        asked = {name.rstrip("?"): part for name, part in shape.items()}
        missing = {name for name in shape if not name.endswith("?")} - got.keys()
        more = got.keys() - asked.keys()
        assert not missing and not more, (where, missing, more)
        for name, part in got.items():
            check_part(part, asked[name], f"{where}.{name}")
    elif isinstance(shape, list):
        assert isinstance(got, list), where
        for position, part in enumerate(got):
            check_part(part, shape[0], f"{where}[{position}]")
    elif isinstance(shape, set):
        assert got in shape, (where, got)
    elif isinstance(shape, re.Pattern):
        assert isinstance(got, str) and shape.fullmatch(got), (where, got)
    else:
        assert isinstance(got, shape) and (
            shape is not int or not isinstance(got, bool)), (where, got)


def check(got):
    """That GOT has the members promised, each of its kind, and no other."""
    check_part(got, THEORY)
