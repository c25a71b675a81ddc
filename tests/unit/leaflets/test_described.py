"""Machines read who wrote a leaflet, when it was reviewed, and what it is a translation of."""

import json
from dataclasses import replace

from pipeline.leaflets.described import dublin_core, structured
from tests.unit.leaflets.a_leaflet import make


def test_a_translation_names_its_original_and_an_original_its_translations():
    arabic = json.loads(structured(make(tag="ar"), "How"))
    assert (arabic["@type"], arabic["inLanguage"], arabic["lastReviewed"]) == ("MedicalWebPage", "ar", "2025-03-01")
    assert [work["inLanguage"] for work in arabic["translationOfWork"]] == ["en"]
    assert "workTranslation" not in arabic
    english = json.loads(structured(make(), "How"))
    assert [work["inLanguage"] for work in english["workTranslation"]] == ["ar", "ur"]
    assert "translationOfWork" not in english


def test_nothing_in_it_can_end_the_script():
    markup = str(structured(make(title="</script><b>"), "a & b"))
    assert "<" not in markup
    assert json.loads(markup)["name"] == "</script><b>"


def test_what_is_not_known_is_left_out():
    leaflet = make()
    bare = replace(
        leaflet,
        page=replace(leaflet.page, page=replace(leaflet.page.page, metadata=type(leaflet.page.page.metadata)())),
    )
    assert "lastReviewed" not in json.loads(structured(bare, ""))
    assert "dcterms.modified" not in dict(dublin_core(bare))
    assert dict(dublin_core(leaflet))["dcterms.language"] == "en"
