"""What the documents say is what there is."""

from pathlib import Path

from pipeline.lint import registered
from pipeline.lint.profiles import profiles

TEXT = Path("docs/linting.md").read_text("utf-8")


def test_the_table_of_checks_is_the_registry():
    rows = [line for line in TEXT.split("\n") if line.startswith("| `")]
    expected = [
        f"| `{r.name}` | {r.severity.value} | {r.title} | {r.wcag} | {', '.join(r.act)} | {r.scope.value} |"
        for r in registered().values()
    ]
    assert sorted(rows) == sorted(expected)


def test_the_limits_of_the_house_styles_are_those_of_the_data():
    nhs, plain = profiles()["nhs"], profiles()["plain"]
    for words, field in (
        ("words in a sentence", "sentence"),
        ("sentences in a paragraph", "paragraph"),
        ("points in a list", "list"),
        ("characters of the first heading", "heading"),
        ("characters of an alternative text", "alt"),
    ):
        assert f"| {words} | {getattr(nhs, field)} | {getattr(plain, field)} |" in TEXT


def test_every_check_is_named_once_and_like_no_other():
    names = [rule.name for rule in registered().values()]
    assert len(names) == len(set(names))
    assert not set(names) & {"markup", "title-missing", "file-missing", "outside-main", "frame", "date-invalid"}
