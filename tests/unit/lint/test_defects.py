"""A good leaflet has no finding; with one defect in it, the check for that defect tells it, and nothing else does."""

import tomllib
from pathlib import Path

import pytest

from pipeline.lint import Document, lint, registered
from pipeline.model import Severity

HERE = Path(__file__).parent
GOOD = (HERE / "leaflet.html").read_text("utf-8")
DEFECTS = tomllib.loads((HERE / "defects.toml").read_text("utf-8"))["defects"]


def found(text: str, **more):
    return lint(Document(text, "source/asthma.html", "asthma", language="en", **more))


def test_a_good_leaflet_has_no_finding():
    assert found(GOOD) == ()


@pytest.mark.parametrize("page", sorted(Path("source").glob("*.html")), ids=lambda page: page.stem)
def test_the_sample_leaflets_have_neither_errors_nor_warnings(page):
    told = found(page.read_text("utf-8"))
    assert [finding for finding in told if finding.severity is not Severity.INFO] == []


@pytest.mark.parametrize("defect", DEFECTS, ids=lambda defect: defect["name"])
def test_a_defect_is_told_with_its_line_and_how_to_mend_it(defect):
    assert GOOD.count(defect["old"]) >= 1
    text = GOOD.replace(defect["old"], defect["new"], 1)
    told = found(text)
    named = [finding for finding in told if finding.check == defect["check"]]
    assert named, told
    start, end = _lines(text, defect)
    assert any(start <= finding.where.line <= end for finding in named), named
    assert all(finding.fix and finding.message and finding.where.path for finding in told)
    allowed = {defect["check"], *defect.get("also", ())}
    others = {f.check for f in told if f.severity is Severity.ERROR and f.check not in allowed}
    assert others == set()


def _lines(text: str, defect) -> tuple[int, int]:
    """Where the defect stands; what is not there is told of where it should be, anywhere on the page."""
    if not defect["new"]:
        return 1, text.count("\n") + 1
    at = GOOD.index(defect["old"])
    first = text[:at].count("\n") + 1
    return (1, text.count("\n") + 1) if defect["check"] in WHOLE else (first, first + defect["new"].count("\n"))


WHOLE = {"main-unmarked", "h1-missing", "contrast", "field-name-missing", "table-layout", "link-same-text", "skip-link-missing",
         "table-scope", "table-headers-missing", "duplicate-id", "list-children", "dl-structure", "aria-hidden-focus"}  # fmt: skip
"""Checks that point at the element that suffers, which need not stand where the mistake does."""


def test_every_rule_says_what_a_reader_suffers_and_has_a_title():
    for rule in registered().values():
        assert rule.title.endswith("."), rule.name
