"""What Chromium makes of a source page, and of the same page filled with its own words."""

import pytest

from pipeline.sources.parser import document
from tests.support.constructs import constructs, soup
from tests.support.pages import catalog, filled, joined, page, whole

# White space counts as browsers show it: collapsed, and nothing at the edges of an element.
TREES = """(pages) => pages.map((html) => {
  const keep = ['pre', 'textarea', 'script', 'style', 'listing', 'iframe'];
  const walk = (node, kept) => {
    kept = kept || keep.includes(node.localName);
    const children = [];
    for (const child of (node.content instanceof DocumentFragment ? node.content : node).childNodes) {
      if (child.nodeType === Node.ELEMENT_NODE) children.push(walk(child, kept));
      else if (child.nodeType === Node.TEXT_NODE) {
        const before = typeof children.at(-1) === 'string' ? children.pop() : '';
        children.push(kept ? before + child.data : (before + child.data).replace(/[ \\t\\n\\r\\f]+/g, ' '));
      }
    }
    const texts = children.map((child, n) => typeof child !== 'string' || kept ? child
      : (n === 0 ? child.replace(/^ /, '') : child).replace(n === children.length - 1 ? / $/ : /$^/, ''));
    const attributes = [...node.attributes].map((a) => a.name + '=' + a.value).sort();
    return [node.localName, attributes, texts.filter((text) => text !== '' && text !== ' ')];
  };
  return walk(new DOMParser().parseFromString(html, 'text/html').body.firstElementChild, false);
})"""


@pytest.fixture(scope="session")
def trees(chromium):
    """The content of <main> of each page, as nested lists."""
    tab = chromium.new_page()
    yield lambda pages: tab.evaluate(TREES, [whole(markup) for markup in pages])
    tab.close()


def own_words(markup: str) -> str:
    """The page filled from a catalog in which each text is its own translation."""
    source = page(markup)
    return joined(filled(source, catalog(source, "cy")))


def compare(trees, pages: list[str]) -> list[str]:
    """The pages that come back as another tree, though no finding says that they may."""
    changed = []
    for markup, one, other in zip(pages, trees(pages), trees([own_words(markup) for markup in pages]), strict=True):
        if one != other and not any(finding.check == "markup" for finding in page(markup).findings):
            changed.append(f"{markup!r}: {one} became {other}")
    return changed


def test_every_construct_comes_back_as_chromium_sees_it(trees):
    assert compare(trees, [construct.html for construct in constructs() if not construct.relabelled]) == []


def test_tag_soup_comes_back_as_chromium_sees_it(trees):
    assert compare(trees, [soup(seed) for seed in range(300)]) == []


@pytest.mark.exhaustive
def test_much_tag_soup_comes_back_as_chromium_sees_it(trees):
    for start in range(1000, 9000, 500):
        assert compare(trees, [soup(seed) for seed in range(start, start + 500)]) == []


def ours(markup: str):
    """The tree that our parser builds, written out."""
    return document(whole(markup)).find("main").serialize()


def test_our_parser_builds_the_tree_that_chromium_builds(trees):
    pages = [*(construct.html for construct in constructs()), *(soup(seed) for seed in range(300))]
    written = [ours(markup).removeprefix("<main>").removesuffix("</main>") for markup in pages]
    stable = [n for n, markup in enumerate(pages) if not page(markup).findings]
    assert len(stable) > 120
    seen, rebuilt = trees([pages[n] for n in stable]), trees([written[n] for n in stable])
    assert [pages[n] for n, one, other in zip(stable, seen, rebuilt, strict=True) if one != other] == []
