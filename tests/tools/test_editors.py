"""What docs/tools/ ships for translators' editors fits the catalogs of this repository."""

import json
import re

import pytest

from pipeline.languages import known_tags, language
from tests.tools.catalogs import LEAFLETS, ROOT, TEMPLATES, name, read

TOOLS = ROOT / "docs/tools"
# What each program knows by itself: OmegaT's PatternConsts.java, Poedit's syntaxhighlighter.cpp, and
# Weblate's checks/markup.py, as published.
OMEGAT = r"</?[a-zA-Z]+[0-9]+/?>"
POEDIT = r"""((<\/?[a-zA-Z0-9:-]+(\s+[-:\w]+(=([-:\w+]|"[^"]*"|'[^']*'))?)*\s*\/?>)|(&[^ ;]+;))"""
WEBLATE = r"<[^>]+>"
# And what may stand between < and > in a message, entities apart.
ODD = [
    "<strong>", "</strong>", "<br/>", "<a1>", "</a12>", "<img1/>", "<keep1>", "</keep1>", "<h2>", "<h21>", "<my-tag>",
    "</my-tag1>", "<textPath1>",
]  # fmt: skip


def tags(file):
    return {
        tag
        for entry in read(file).entries
        for text in (entry.key.text, entry.text)
        for tag in re.findall(r"<[^<]*>", text)
    }


def test_omegat_knows_every_tag():
    [own] = (TOOLS / "omegat-tags.txt").read_text("utf-8").splitlines()
    found = {tag for file in (*TEMPLATES, *LEAFLETS) for tag in tags(file)}
    assert len(found) > 10
    for tag in (*found, *ODD):
        assert re.fullmatch(own, tag), tag
    assert not re.search(own, "a < b > c &lt;strong&gt; <1> 5<6>4")
    # The two are joined with | in the program.
    assert re.findall(f"{OMEGAT}|{own}", "<strong>5</strong> <a1>x</a1><br/>") == [
        "<strong>",
        "</strong>",
        "<a1>",
        "</a1>",
        "<br/>",
    ]


@pytest.mark.parametrize("pattern", [POEDIT, WEBLATE], ids=["Poedit", "Weblate"])
def test_other_editors_highlight_every_tag(pattern):
    for tag in {tag for file in (*TEMPLATES, *LEAFLETS) for tag in tags(file)} | set(ODD):
        assert re.fullmatch(pattern, tag), tag


def test_weblate_finds_every_catalog_and_its_template():
    settings = json.loads((TOOLS / "weblate-discovery.json").read_text("utf-8"))
    matches = re.compile(f"^{settings['match']}$")
    for file in LEAFLETS:
        found = matches.match(name(file))
        assert found, name(file)
        assert re.match(settings["language_regex"], found["language"])
        assert (ROOT / settings["new_base_template"].replace("{{ component }}", found["component"])).is_file()
    assert matches.match("locales/fr/LC_MESSAGES/guides/asthma.po")["component"] == "guides/asthma"
    assert not matches.match("locales/fr/LC_MESSAGES/plainleaf.po")
    for tag in known_tags():
        locale = language(tag).locale
        assert matches.match(f"locales/{locale}/LC_MESSAGES/asthma.po")["language"] == locale


def test_weblates_first_component_is_a_page_of_this_repository():
    [component] = json.loads((TOOLS / "weblate-component.json").read_text("utf-8"))
    assert set(ROOT.glob(component["filemask"])) == {file for file in LEAFLETS if file.stem == component["name"]}
    assert (ROOT / component["new_base"]) in TEMPLATES
    assert component["file_format"] == "po"
    assert component["template"] == ""
    kept = re.compile(re.fullmatch(r'placeholders:r"(.*)"', component["check_flags"])[1])
    assert kept.findall("<strong>a</strong> <keep1>Plainleaf</keep1>") == ["<keep1>Plainleaf</keep1>"]


def test_the_guide_names_every_file_it_ships():
    guide = (ROOT / "docs/translators.md").read_text("utf-8")
    for file in TOOLS.iterdir():
        assert f"(tools/{file.name})" in guide
