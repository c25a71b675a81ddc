"""The language and the direction of most of a document's text."""

from collections import Counter
from xml.etree.ElementTree import Element

from pipeline.importing.office.package import W, on
from pipeline.importing.office.styles import Styles


def spoken(body: Element, styles: Styles) -> tuple[str, str]:
    """The language in which most letters are, as the document says it, and `ltr` or `rtl` as most of them run."""
    letters: Counter[str] = Counter()
    ways: Counter[str] = Counter()
    for paragraph in body.iter(f"{W}p"):
        properties = paragraph.find(f"{W}pPr")
        before = letters.total()
        for run in paragraph.iter(f"{W}r"):
            text = "".join(one.text or "" for one in run.findall(f"{W}t"))
            letters[styles.language(run.find(f"{W}rPr"), properties, text)] += sum(c.isalpha() for c in text)
        way = "rtl" if on(styles.of_paragraph(properties, f"{W}bidi")) else "ltr"
        ways[way] += letters.total() - before
    language = max(letters, key=lambda tag: letters[tag], default="")
    return language, "rtl" if ways["rtl"] > ways["ltr"] else "ltr"
