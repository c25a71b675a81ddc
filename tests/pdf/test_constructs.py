"""Ordinary HTML comes out as valid PDF/UA-1 and PDF/A-2a, or a finding says what to change."""

import tomllib
from pathlib import Path

import page as page_validation
import pytest

from pipeline.model import Severity
from tests.support.images import IMAGE
from tests.support.pdftext import types
from tests.support.verapdf import validate

CASES = tomllib.loads(Path(__file__).with_name("constructs.toml").read_text(encoding="utf-8"))
SVG = "<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'>{}</svg>"


@pytest.fixture(scope="module")
def root(tmp_path_factory):
    folder = tmp_path_factory.mktemp("constructs")
    (folder / "broken.png").write_bytes(b"\x89PNG\r\n\x1a\nnot really")
    (folder / "drawing.svg").write_text(SVG.format("<rect width='5' height='5'/>"))
    (folder / "reaching.svg").write_text(
        SVG.format("<image href='http://example.org/x.png' width='5' height='5'/><rect width='5' height='5'/>"),
    )
    return folder


@pytest.mark.parametrize("name", CASES)
def test_construct(name, typeset, root):
    case = CASES[name]
    html = case["html"].replace("IMAGE", IMAGE)
    pdf = typeset(html if "<h1" in html else f"<h1>Tea</h1>{html}", case.get("language", "en"), root=root)
    told = {finding.check for finding in pdf.findings if finding.severity is not Severity.INFO}
    assert told == ({case["finding"]} if "finding" in case else set()), pdf.findings
    if not case.get("invalid"):
        assert validate(pdf.content) == []
        assert page_failures(pdf.content) == []
    if "tree" in case:
        assert types(pdf.content).removeprefix("H1 ") == case["tree"].removeprefix("H1 ")


def page_failures(content):
    profiles = page_validation.ValidationProfile
    return [
        (profile.name, failure.rule_id, failure.message)
        for profile in (profiles.PDF_UA_1, profiles.PDF_A_2A)
        for failure in page_validation.validate_pdf_bytes(content, profile=profile).failures
    ]
