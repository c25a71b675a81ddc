"""An editor scores a draft, compares two wordings, keeps a baseline; and what happens with bad input."""

import json

import pytest

from tests.support.projects import plainleaf, project

EASY = "Take your tablet in the evening. Drink a glass of water with it. Do not take two at once. "
LONG = "Then take " + "one more tablet and " * 8 + "rest. "


def page(*paragraphs):
    body = "".join(f"<p>{text}</p>" for text in paragraphs)
    return f'<!DOCTYPE html><html lang="en"><title>Tablets</title><main><h1>Tablets</h1>{body}</main></html>'


def write(folder, name, content):
    target = folder / name
    target.write_bytes(content if isinstance(content, bytes) else content.encode())
    return str(target)


def test_a_draft_is_scored_with_everything_there_is_to_mend(tmp_path):
    draft = write(tmp_path, "draft.txt", EASY * 10 + "Hypertension is common. " + LONG)
    ran = plainleaf(tmp_path, "score", "--text", draft, "--lang", "en")
    assert ran.status == 0
    for text in ("SMOG", "McLaughlin", "tier A", "target: at most 8", "Hardest sentences:", "too long: ", "high blood"):
        assert text in ran.out
    version = json.loads(plainleaf(tmp_path, "score", "--text", draft, "--lang", "en", "--format", "json").out)
    assert version["headline"] == "SMOG"


def test_a_page_is_scored_without_its_tags(tmp_path):
    content = page(*[EASY] * 10)
    as_page = write(tmp_path, "draft.html", content)
    version = json.loads(plainleaf(tmp_path, "score", "--text", as_page, "--lang", "en", "--format", "json").out)
    assert (version["counts"]["sentences"], version["counts"]["blocks"]) == (30, 10)


def test_two_wordings_make_a_sheet_for_a_clinician(tmp_path):
    old, new = write(tmp_path, "old.txt", "Do not take 5 mg."), write(tmp_path, "new.txt", "Take 50 mg.")
    ran = plainleaf(tmp_path, "score", "--compare", old, new, "--lang", "en")
    assert ran.status == 0
    assert "number: “5” became “50”" in ran.out
    assert "negation: “not” is gone" in ran.out
    assert "for a clinician to say" in ran.out
    html = plainleaf(tmp_path, "score", "--compare", old, new, "--lang", "en", "--format", "html")
    assert html.out.startswith("<!DOCTYPE html>")


def test_scores_are_kept_and_a_gate_is_set_by_the_project_alone(tmp_path):
    folder = project(tmp_path / "clinic", {"a": page(*[EASY] * 10)}, 'readability-gates = ["long-sentence"]')
    assert plainleaf(folder, "score").status == 0
    ran = plainleaf(folder, "score", "--save-baseline")
    assert "locales/readability.json" in ran.err
    (folder / "source/a.html").write_text(page(*[EASY] * 10, LONG), "utf-8")
    ran = plainleaf(folder, "score")
    assert ran.status == 1
    assert "readability-long-sentence" in ran.err
    assert "since the baseline" in ran.out
    assert plainleaf(folder, "check", "--fail-on", "error").status == 1
    assert plainleaf(folder, "score", "--save-baseline").status == 0
    assert plainleaf(folder, "score").status == 0
    settings = folder / "pyproject.toml"
    (folder / "source/a.html").write_text(page(*[EASY] * 10, LONG, LONG.replace("one", "two")), "utf-8")
    settings.write_text(settings.read_text("utf-8").replace('"long-sentence"', ""), "utf-8")
    assert plainleaf(folder, "score").status == 0


def test_a_project_has_its_own_plain_words(tmp_path):
    folder = project(tmp_path / "clinic", {"a": page(*[EASY] * 10, "Zorbitis is rare. Hypertension is not.")})
    own = '[[words]]\nterm = "zorbitis"\nsay = ["sore zorb"]\n[[words]]\nterm = "hypertension"\nkeep = true\n'
    (folder / "source/plain-words.toml").write_text(own, "utf-8")
    words = json.loads(plainleaf(folder, "score", "--format", "json").out)["versions"][0]["words"]
    jargon = {word["form"]: word["instead"] for word in words if word["why"] == "jargon"}
    assert jargon == {"zorbitis": ["sore zorb"]}
    (folder / "source/plain-words.toml").write_text('[[words]]\nterm = "x"\nsay = 3\n', "utf-8")
    ran = plainleaf(folder, "score")
    assert ran.status == 4
    assert "source/plain-words.toml" in ran.err


@pytest.mark.parametrize(
    ("arguments", "status", "said"),
    [
        (("--text", "draft.txt"), 2, "add --lang"),
        (("--text", "draft.txt", "--lang", "qx"), 2, "there is no language"),
        (("--text", "draft.txt", "--lang", "en", "--compare", "a", "b"), 2, "do not go together"),
        (("--text", "draft.txt", "--lang", "en", "--save-baseline"), 2, "that of a project"),
        (("--text", "nowhere.txt", "--lang", "en"), 5, "nowhere.txt: cannot be read"),
        (("--text", "empty.txt", "--lang", "en"), 5, "empty.txt: there is nothing to score"),
        (("--text", "binary.txt", "--lang", "en"), 5, "binary.txt"),
        (("--text", "latin1.txt", "--lang", "fr"), 5, "latin1.txt: this is not text in UTF-8"),
        (("--text", "draft.txt", "--lang", "en", "--format", "html"), 2, "is for --compare"),
        (("--compare", "draft.txt", "empty.txt", "--lang", "en"), 5, "empty.txt: there is nothing"),
        (("--lang", "en"), 2, "name the text"),
    ],
)
def test_what_cannot_be_scored_is_a_clear_error(tmp_path, arguments, status, said):
    write(tmp_path, "draft.txt", EASY)
    write(tmp_path, "empty.txt", " \n")
    write(tmp_path, "binary.txt", b"\x89PNG\r\n\x1a\n\x00\x00")
    write(tmp_path, "latin1.txt", "Où est le médecin ?".encode("latin-1"))
    ran = plainleaf(tmp_path, "score", *arguments)
    assert ran.status == status, ran.err
    assert said in ran.err


@pytest.mark.parametrize(
    ("text", "lang", "said"),
    [
        (EASY * 10, "es", "this looks like English, not Spanish"),
        (EASY * 10, "ru", "letters are not of the script of Russian"),
        (EASY, "en", "too short to score"),
        (
            "Приймайте таблетку ввечері. " * 6 + "Take it in the evening with water please. " * 3,
            "uk",
            "not of the script",
        ),
    ],
)
def test_a_number_that_means_nothing_is_never_given(tmp_path, text, lang, said):
    ran = plainleaf(tmp_path, "score", "--text", write(tmp_path, "draft.txt", text), "--lang", lang, "--format", "json")
    version = json.loads(ran.out)
    assert ran.status == 0
    assert any(said in warning for warning in version["warnings"])
    assert version["index"] is None
    assert version["scores"] == []
