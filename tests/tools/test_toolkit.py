"""Translate Toolkit reads every catalog, counts what we count and finds no broken structure."""

import csv
import io
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from pipeline.sources.inline import plain, tokens
from tests.tools.catalogs import CATALOGS, FURNITURE, GOLDEN, LEAFLETS, ROOT, fresh, name, read

BIN = Path(sys.executable).parent

# What a translation must share with its source whatever the language. The others ask for the
# English way of writing: capitals, full stops, brackets, sentences, digits, quotation marks.
STRUCTURE = (
    "accelerators", "blank", "compendiumconflicts", "credits", "emails", "endwhitespace", "escapes", "filepaths",
    "functions", "isfuzzy", "isreview", "hassuggestion", "kdecomments", "newlines", "nplurals", "options", "printf",
    "purepunc", "pythonbraceformat", "startwhitespace", "tabs", "untranslated", "urls", "variables",
)  # fmt: skip


def pofilter(tests, folder, output):
    output.mkdir()
    command = [BIN / "pofilter", "--progress=none", *(f"--test={test}" for test in tests), "-i", folder, "-o", output]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert done.stderr == ""
    return sorted(output.rglob("*.po"))


@pytest.mark.parametrize("folder", ["locales", "pipeline/data/furniture"])
def test_pofilter_finds_no_broken_structure(folder, tmp_path):
    assert pofilter(STRUCTURE, ROOT / folder, tmp_path / "out") == []


def test_pofilter_blames_tags_only_where_they_stand_in_another_order(tmp_path):
    from pipeline.catalogs import po

    def tags(text):
        return Counter((token.kind, token.value) for token in tokens(text) if token.kind != "text")

    blamed = [
        entry
        for file in pofilter(["xmltags"], ROOT / "locales", tmp_path / "out")
        for entry in po.read(file.read_bytes(), "xx", str(file)).entries
    ]
    assert len(blamed) < 20
    for entry in blamed:
        assert tags(entry.key.text) == tags(entry.text)


def test_pocount_counts_what_we_count(tmp_path):
    files = [*CATALOGS, *fresh(tmp_path)]
    done = subprocess.run([BIN / "pocount", "--csv", *files], capture_output=True, text=True, check=True)
    rows = list(csv.DictReader(io.StringIO(done.stdout)))
    assert [row["Filename"] for row in rows] == [str(file) for file in files]
    for file, row in zip(CATALOGS, rows, strict=False):
        entries = read(file).current().values()
        counted = [int(row[f"{kind} Messages"]) for kind in ("Translated", "Fuzzy", "Untranslated")]
        assert counted == [
            sum(entry.translated for entry in entries),
            sum(entry.fuzzy and entry.filled for entry in entries),
            sum(not entry.filled for entry in entries),
        ], name(file)
        # It cuts words at some hyphens and apostrophes, too.
        words = sum(len(plain(entry.key.text).split()) for entry in entries)
        assert int(row["Total Source Words"]) == pytest.approx(words, rel=0.02), name(file)


def test_there_is_a_catalog_to_look_at():
    assert len(LEAFLETS) > 40
    assert len(FURNITURE) > 10
    assert GOLDEN
