"""House styles are asked for by name, advise only, and say whose limit it is."""

from pipeline.lint import Document, lint, registered
from pipeline.lint.profiles import profiles
from pipeline.model import Severity
from tests.unit.lint.pages import checks

LONG = "You should " + "always " * 30 + "rest."


def test_nothing_is_asked_without_a_profile():
    assert not any(check.startswith("style-") for check in checks(f"<p>{LONG}<h2>What now?</h2>"))


def test_each_limit_is_told():
    body = (
        f"<p>{LONG}<p>One. Two. Three. Four.<h2>What now?</h2><ul>" + "<li>a" * 7 + "</ul>"
        "<p>Take <em>it</em> two times a day.<img src=a.png alt='" + "x" * 126 + "'>"
    )
    told = checks(body, profile="nhs")
    assert {"style-sentence", "style-paragraph", "style-heading", "style-list", "style-emphasis", "style-numerals",
            "style-alt"} <= told  # fmt: skip


def test_plain_english_has_other_limits():
    assert "style-heading" not in checks("<h2>What now?</h2>", profile="plain")
    assert "style-emphasis" not in checks("<p>Take <em>it</em>.", profile="plain")
    assert "style-sentence" not in checks("<p>" + "You rest " * 12 + ".", profile="plain")


def test_their_findings_are_warnings_with_the_name_of_the_style():
    text = f'<html lang="en"><title>Asthma</title><main><h1>Asthma</h1><p>{LONG}</main>'
    for key, profile in profiles().items():
        told = [f for f in lint(Document(text, profile=key)) if f.check.startswith("style-")]
        assert told, key
        assert all(f.severity is Severity.WARNING and profile.name in f.message for f in told)
        assert profile.source
    assert all(rule.severity is Severity.WARNING for rule in registered().values() if rule.name.startswith("style-"))
