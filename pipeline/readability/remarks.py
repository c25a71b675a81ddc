"""What else to look at in a text: acronyms, numbers, long paragraphs and long lists."""

from collections import Counter
from collections.abc import Iterator, Sequence

from pipeline.readability.counts import CountedSentence
from pipeline.readability.data import needs_dictionary
from pipeline.readability.records import Remark
from pipeline.readability.units import Unit, UnitKind
from pipeline.readability.wording import Acronym, limits, numbers
from pipeline.text import excerpt

SHOWN = 100


def remarks(
    units: Sequence[Unit], sentences: Sequence[CountedSentence], language: str, found: Sequence[Acronym]
) -> tuple[Remark, ...]:
    """Everything to look at beside sentences and words, kind by kind in the order of the text.

    `found` are the acronyms of the sentences that are never explained.
    """
    return (
        *_acronyms(sentences, found),
        *_numbers(sentences, language),
        *_paragraphs(sentences, language),
        *_lists(units),
    )


def _acronyms(sentences: Sequence[CountedSentence], acronyms: Sequence[Acronym]) -> Iterator[Remark]:
    for found in acronyms:
        times = f", used {found.count} times" if found.count > 1 else ""
        yield _remark("acronym", found.form, f"never explained{times}: write it out where it first stands",
                      sentences[found.first].unit)  # fmt: skip


def _numbers(sentences: Sequence[CountedSentence], language: str) -> Iterator[Remark]:
    for found in numbers([one.plain for one in sentences], language):
        yield _remark("number", found.form, found.advice, sentences[found.sentence].unit)


def _paragraphs(sentences: Sequence[CountedSentence], language: str) -> Iterator[Remark]:
    """Paragraphs of more words, or sentences where words cannot be counted, than the limit allows."""
    words: Counter[int] = Counter()
    count: Counter[int] = Counter()
    first: dict[int, CountedSentence] = {}
    for one in sentences:
        if one.unit.kind is UnitKind.PROSE:
            key = id(one.unit)
            words[key] += len(one.words)
            count[key] += 1
            first.setdefault(key, one)
    for key, one in first.items():
        if not needs_dictionary(language) and words[key] > limits().paragraph_words:
            why = f"{words[key]} words: aim for {limits().paragraph_words} or fewer, one idea in each"
        elif count[key] > limits().paragraph_sentences:
            why = f"{count[key]} sentences: aim for {limits().paragraph_sentences} or fewer, one idea in each"
        else:
            continue
        yield _remark("paragraph", excerpt(one.text, SHOWN), why, one.unit)


def _lists(units: Sequence[Unit]) -> Iterator[Remark]:
    items: Counter[int] = Counter()
    first: dict[int, Unit] = {}
    for unit in units:
        if unit.kind is UnitKind.ITEM and unit.group >= 0:
            items[unit.group] += 1
            first.setdefault(unit.group, unit)
    for group, number in items.items():
        if number > limits().list_items:
            why = f"{number} items: group them under headings of {limits().list_items} or fewer"
            yield _remark("list", excerpt(first[group].text, SHOWN), why, first[group])


def _remark(kind: str, text: str, why: str, unit: Unit) -> Remark:
    return Remark(kind, text, why, unit.where, unit.anchor, unit.msgid)
