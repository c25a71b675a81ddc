"""Writes the tables of docs/readability.md from the data: python -m tests.unit.readability.tables."""

import tomllib
from importlib.resources import files
from pathlib import Path

from pipeline.languages import known_tags, language
from pipeline.readability.data import base, formulas, without_formula

PAGE = Path(__file__).parents[3] / "docs" / "readability.md"
NAMES = ("formulas", "languages", "none")
SUPERSCRIPTS = {"asl2": "asl²", "poly42": "poly4²"}


def formula_table() -> str:
    """A row for each row of formulas.toml."""
    data = tomllib.loads(files("pipeline").joinpath("data/formulas.toml").read_text("utf-8"))
    lines = ["| | method | tier | formula | bands | citation; checked in; remarks |", "|---|---|---|---|---|---|"]
    for row in data["formulas"]:
        checked = ", ".join(row["checked"]) or "nowhere else"
        remarks = f"{row['citation']} *Checked in:* {checked}. {row.get('note', '')}".strip()
        cells = (", ".join(row["languages"]), row["method"], row["tier"], _formula(row), _bands(row, data), remarks)
        lines.append(f"| {' | '.join(cells)} |")
    return "\n".join(lines)


def _number(value: float) -> str:
    return f"{abs(value):.6g}"


def _formula(row: dict) -> str:
    terms = [
        f"{'−' if factor < 0 else '+'} {_number(factor)} {SUPERSCRIPTS.get(name, name)}"
        for name, factor in row["terms"].items()
    ]
    start = f"{'−' if row['intercept'] < 0 else ''}{_number(row['intercept'])} " if row["intercept"] else ""
    text = (start + " ".join(terms)).removeprefix("+ ")
    text = text.replace(" 1 ", " ").removeprefix("1 ")
    return f"√({text})" if row.get("transform") == "sqrt" else text


def _bands(row: dict, data: dict) -> str:
    if "scale" not in row:
        return "none"
    bands = data["scales"][row["scale"]]
    sign = "≥" if row["better"] == "high" else "≤"
    text = ", ".join(f"{sign} {each[1]} {each[0]}" if len(each) > 1 else f"else {each[0]}" for each in bands)
    return text if row["bands_by"] == "published" else f"{text} (ours)"


def language_table() -> str:
    """A row for each language that has a formula: what it shows first."""
    lines = ["| | language | first | tier | beside it |", "|---|---|---|---|---|"]
    seen = set()
    for tag in known_tags():
        rows = formulas(base(tag))
        if not rows or base(tag) in seen:
            continue
        seen.add(base(tag))
        others = ", ".join(f"{row.method} ({row.tier})" for row in rows[1:]) or "–"
        lines.append(f"| {base(tag)} | {_name(tag)} | {rows[0].method} | {rows[0].tier} | {others} |")
    return "\n".join(lines)


def none_table() -> str:
    """A row for each reason why languages have no formula."""
    reasons: dict[str, dict[str, str]] = {}
    for tag in known_tags():
        why = without_formula(base(tag))
        if why:
            reasons.setdefault(why, {}).setdefault(base(tag), _name(tag))
    lines = ["| languages | why there is no formula |", "|---|---|"]
    for why, languages in reasons.items():
        names = ", ".join(f"{name} ({tag})" for tag, name in languages.items())
        lines.append(f"| {names} | {why} |")
    return "\n".join(lines)


def _name(tag: str) -> str:
    return language(tag).english_name.partition(" (")[0]


def written() -> dict[str, str]:
    """The tables as the data have them."""
    return {"formulas": formula_table(), "languages": language_table(), "none": none_table()}


def documented() -> dict[str, str]:
    """The tables as the page has them."""
    text = PAGE.read_text("utf-8")
    return {name: text.split(_mark(name), 1)[1].split("<!-- end -->", 1)[0].strip() for name in NAMES}


def _mark(name: str) -> str:
    return f"<!-- {name}: written by python -m tests.unit.readability.tables -->"


def main() -> None:
    """Writes the tables into the page."""
    text = PAGE.read_text("utf-8")
    for name, table in written().items():
        before, rest = text.split(_mark(name), 1)
        text = f"{before}{_mark(name)}\n\n{table}\n\n<!-- end -->{rest.split('<!-- end -->', 1)[1]}"
    PAGE.write_text(text, "utf-8")


if __name__ == "__main__":
    main()
