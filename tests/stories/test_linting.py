"""Pages with every kind of defect are built as well as can be, and what readers would suffer is told."""

import json
import tomllib
from pathlib import Path

import pytest

from tests.support.projects import plainleaf, project, translate

LINT = Path(__file__).parents[1] / "unit/lint"
GOOD = (LINT / "leaflet.html").read_text("utf-8")
DEFECTS = tomllib.loads((LINT / "defects.toml").read_text("utf-8"))["defects"]


def with_every_defect() -> str:
    """The good leaflet with every defect that still finds its place."""
    text = GOOD
    for defect in DEFECTS:
        text = text.replace(defect["old"], defect["new"], 1)
    return text


def told(folder, *arguments):
    ran = plainleaf(folder, "check", "--format", "json", *arguments)
    return ran.status, json.loads(ran.out)["findings"]


@pytest.fixture
def spoilt(tmp_path):
    folder = project(tmp_path / "p", {"asthma": with_every_defect()})
    plainleaf(folder, "extract")
    return folder


def test_a_page_with_every_defect_is_built_and_every_defect_told(spoilt):
    ran = plainleaf(spoilt, "build", "--variant", "html", "--fail-on", "never")
    assert ran.status == 0, ran.err
    assert (spoilt / "output/en/asthma.html").is_file()
    status, found = told(spoilt)
    assert status == 1
    checks = {row["check"] for row in found}
    assert len(checks) > 30
    for row in found:
        assert row["path"]
        assert row["message"]


def test_the_exit_status_follows_what_is_asked(spoilt):
    assert plainleaf(spoilt, "build", "--variant", "html").status == 1
    assert plainleaf(spoilt, "build", "--variant", "html", "--fail-on", "never").status == 0
    assert plainleaf(spoilt, "check", "--fail-on", "never").status == 0


@pytest.fixture
def translated(tmp_path):
    page = GOOD.replace("assets/inhaler.svg", "https://example.org/inhaler.svg")
    page = page.replace('href="asthma.pdf"', 'href="https://example.org/asthma.pdf"')
    folder = project(tmp_path / "p", {"asthma": page})
    plainleaf(folder, "extract")
    return folder


def test_a_translation_is_looked_at_as_it_was_built(translated):
    english = "A woman breathes in through an inhaler with a large plastic tube, called a spacer"
    link = "Pour votre plan, <a1>cliquez ici</a1> avec votre infirmière."
    translate(translated, "fr", "asthma", You=link, A=english)
    plainleaf(translated, "build", "--variant", "html", "--fail-on", "never")
    _status, found = told(translated)
    here = [row for row in found if row["path"] == "output/fr/asthma.html"]
    generic = next(row for row in here if row["check"] == "link-generic")
    line = (translated / "output/fr/asthma.html").read_text("utf-8").split("\n")[generic["line"] - 1]
    assert "cliquez ici" in line
    assert generic["locale"] == "fr"
    assert any(row["check"] == "image-alt-untranslated" for row in here)
    assert not any(row["check"] == "link-generic" for row in found if row["path"].startswith(("source/", "output/en/")))


def test_what_the_source_has_to_mend_is_told_once(tmp_path):
    folder = project(tmp_path / "p", {"asthma": GOOD.replace("<h3>", "<h4>").replace("</h3>", "</h4>")})
    plainleaf(folder, "extract")
    translate(folder, "fr", "asthma")
    plainleaf(folder, "build", "--variant", "html", "--fail-on", "never")
    _status, found = told(folder)
    assert [row["path"] for row in found if row["check"] == "heading-skip"] == ["source/asthma.html"]


def test_a_picture_that_is_gone_from_the_output_is_told(translated):
    plainleaf(translated, "build", "--variant", "html", "--fail-on", "never")
    assert not any(row["check"] == "built-file-missing" for row in told(translated)[1])
    for sheet in (translated / "output/assets").glob("screen*.css"):
        sheet.unlink()
    missing = [row for row in told(translated)[1] if row["check"] == "built-file-missing"]
    assert any(row["path"] == "output/en/asthma.html" and "screen" in row["excerpt"] for row in missing)


def test_two_pages_with_one_title_are_told(tmp_path):
    folder = project(tmp_path / "p", {"asthma": GOOD, "copy": GOOD})
    _status, found = told(folder)
    assert [row["path"] for row in found if row["check"] == "page-title-same"] == ["source/copy.html"]


def test_a_house_style_is_asked_for_by_name(tmp_path):
    question = {"asthma": GOOD.replace("Your inhalers</h2>", "What are inhalers?</h2>")}
    plain = project(tmp_path / "a", question)
    assert not any(row["check"].startswith("style-") for row in told(plain)[1])
    nhs = project(tmp_path / "b", question, 'style-profile = "nhs"\n')
    assert any(row["check"] == "style-heading" and row["severity"] == "warning" for row in told(nhs)[1])


def test_an_unknown_house_style_is_a_mistake_in_the_settings(tmp_path):
    folder = project(tmp_path / "p", settings='style-profile = "nsh"\n')
    ran = plainleaf(folder, "check")
    assert ran.status == 4
    assert "pyproject.toml:4" in ran.err
    assert "nhs" in ran.err


def test_code_review_is_told_the_criterion_and_where_it_is_explained(spoilt):
    ran = plainleaf(spoilt, "check", "--format", "sarif")
    run = json.loads(ran.out)["runs"][0]
    rules = {rule["id"]: rule for rule in run["tool"]["driver"]["rules"]}
    assert rules["zoom-blocked"]["helpUri"].endswith("/resize-text")
    assert {"accessibility", "wcag144", "wcag2aa", "act-b4f0c3"} <= set(rules["zoom-blocked"]["properties"]["tags"])
    assert rules["zoom-blocked"]["shortDescription"]["text"]
    result = next(row for row in run["results"] if row["ruleId"] == "zoom-blocked")
    region = result["locations"][0]["physicalLocation"]["region"]
    assert region["startLine"] == 6
    assert "maximum-scale" in region["snippet"]["text"]


def test_people_read_the_criterion_with_the_finding(spoilt):
    ran = plainleaf(spoilt, "check")
    assert "criterion: WCAG 2.2, 1.4.4 Resize Text" in ran.out
