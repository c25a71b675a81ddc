"""A translator answers a finding in the catalog, and the answer holds as long as the words do."""

import json

import pytest

from tests.support.projects import plainleaf, project, snapshot, translate

PAGE = """<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>Your tablets</title></head>
<body><main><h1>Your tablets</h1>
<p>Take 5 mg at night.</p>
<p>Rest at home.</p>
<ul><li>Drink water</li><li>Eat well</li><li>Sleep well</li><li>Call us</li></ul>
</main></body></html>
"""


@pytest.fixture
def ready(tmp_path):
    """A French catalog that says another dose than the source."""
    folder = project(tmp_path / "p", pages={"tablets": PAGE})
    plainleaf(folder, "extract")
    translate(folder, "fr", "tablets", Your="Vos comprimés", Take="Prenez 50 mg le soir.", Rest="Reposez-vous.")
    return folder


def findings(folder, check):
    ran = plainleaf(folder, "check", "--format", "json", "--fail-on", "never")
    return [found for found in json.loads(ran.out)["findings"] if found["check"] == check]


def comment(folder, line):
    file = folder / "locales/fr/LC_MESSAGES/tablets.po"
    text = file.read_text("utf-8")
    file.write_text(
        text.replace(
            "#. Paragraph in “Your tablets”\n#. Keep: 5 mg", f"# {line}\n#. Paragraph in “Your tablets”\n#. Keep: 5 mg"
        ),
        "utf-8",
    )
    return file


def test_a_changed_dose_never_gets_out(ready):
    (found,) = findings(ready, "numbers")
    assert (found["severity"], found["path"]) == ("error", "locales/fr/LC_MESSAGES/tablets.po")
    assert "10 times more" in found["message"]
    assert found["line"] > 1
    plainleaf(ready, "build")
    shown = (ready / "output/fr/tablets.html").read_text("utf-8")
    assert "50 mg" not in shown
    assert "Take 5 mg at night." in shown
    assert "Reposez-vous." in shown
    assert not (ready / "output/fr/tablets.pdf").exists()


def test_a_finding_that_is_accepted_is_a_remark(ready):
    comment(ready, "plainleaf-ok: numbers, agreed with the ward on 3 May")
    (found,) = findings(ready, "numbers")
    assert found["severity"] == "info"
    assert "agreed with the ward" in found["message"]
    plainleaf(ready, "build", "--variant", "html")
    assert "50 mg" in (ready / "output/fr/tablets.html").read_text("utf-8")


def test_extract_ties_it_to_the_words_and_changes_nothing_more(ready):
    file = comment(ready, "plainleaf-ok: numbers, agreed with the ward")
    before = file.read_text("utf-8").splitlines()
    plainleaf(ready, "extract")
    after = file.read_text("utf-8").splitlines()
    changed = [(one, two) for one, two in zip(before, after, strict=True) if one != two]
    assert len(changed) == 1
    assert changed[0][1].startswith("# plainleaf-ok: numbers, agreed with the ward [")
    kept = snapshot(ready)
    plainleaf(ready, "extract")
    assert snapshot(ready) == kept


def test_it_expires_when_the_translation_changes(ready):
    file = comment(ready, "plainleaf-ok: numbers, agreed with the ward")
    plainleaf(ready, "extract")
    file.write_text(file.read_text("utf-8").replace("Prenez 50 mg", "Prenez 500 mg"), "utf-8")
    assert findings(ready, "numbers")[0]["severity"] == "error"
    (told,) = findings(ready, "waiver")
    assert "has changed since" in told["message"]


def test_it_expires_when_the_source_changes(ready):
    file = comment(ready, "plainleaf-ok: numbers, agreed with the ward")
    plainleaf(ready, "extract")
    page = ready / "source/tablets.html"
    page.write_text(page.read_text("utf-8").replace("5 mg at night", "5 mg at night with water"), "utf-8")
    plainleaf(ready, "extract")
    file.write_text(file.read_text("utf-8").replace("#, fuzzy\n", ""), "utf-8")
    assert findings(ready, "numbers")[0]["severity"] == "error"


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("plainleaf-ok: numbres, a slip", "did you mean “numbers”"),
        ("plainleaf-ok: numbers", "no reason is given"),
    ],
)
def test_a_waiver_that_is_none_is_told(ready, line, says):
    comment(ready, line)
    assert findings(ready, "numbers")[0]["severity"] == "error"
    (told,) = findings(ready, "waiver")
    assert says in told["message"] + told["fix"]


def test_tags_cannot_be_waived(ready):
    comment(ready, "plainleaf-ok: tags, looks better")
    file = ready / "locales/fr/LC_MESSAGES/tablets.po"
    file.write_text(file.read_text("utf-8").replace("Prenez 50 mg", "Prenez <b>5 mg</b>"), "utf-8")
    assert findings(ready, "tags")[0]["severity"] == "error"


def test_the_glossary_of_a_project(ready):
    (ready / "source/glossary.toml").write_text('keep = ["Calpol"]\n', "utf-8")
    (ready / "locales/fr/glossary.toml").write_text('[terms]\n"at home" = ["à domicile"]\n', "utf-8")
    (found,) = findings(ready, "glossary")
    assert "à domicile" in found["message"]
    (ready / "locales/fr/glossary.toml").write_text("[termes]\n", "utf-8")
    ran = plainleaf(ready, "check")
    assert (ran.status, "did you mean “terms”" in ran.err, "locales/fr/glossary.toml" in ran.err) == (4, True, True)


@pytest.mark.parametrize(
    "line", ["plainleaf-ok numbers, agreed", "Plainleaf-OK: numbers, agreed", "plainleaf ok: numbers", "plainleaf_ok"]
)
def test_a_comment_that_only_looks_like_an_answer_is_told(ready, line):
    comment(ready, line)
    assert [found["severity"] for found in findings(ready, "numbers")] == ["error"]
    (told,) = findings(ready, "waiver")
    assert "accepts nothing" in told["message"]
