from xml.etree import ElementTree

from pipeline.sitemap import sitemap


def test_every_edition_names_all_the_others_and_itself():
    editions = [("en", "https://x.org/en/a.html?b&c"), ("pt-BR", "https://x.org/pt-BR/a.html")]
    root = ElementTree.fromstring(sitemap([editions], "en"))
    space = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}
    assert [loc.text for loc in root.findall("s:url/s:loc", space)] == [address for _, address in editions]
    for url in root.findall("s:url", space):
        assert [link.get("hreflang") for link in url.findall("x:link", space)] == ["en", "pt-BR", "x-default"]
