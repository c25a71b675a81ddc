"""The words of a text that have a plain word, and whether the text explains them itself."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

import regex

from pipeline.readability import plain_words
from pipeline.readability.counts import CountedSentence
from pipeline.readability.plain_words import Hit, PlainWords
from pipeline.readability.wording_data import definitions, definitions_after

_QUOTES = r"[\s\p{Pi}\p{Pf}\"'*]*"
_LETTERS = regex.compile(r"\p{L}")
_BRACKET = regex.compile(rf"{_QUOTES}[(（]")


@dataclass(frozen=True, slots=True)
class Jargon:
    """The hits of each sentence of a text, in order, without the terms that the text explains.

    `explained` are the forms of those, in small letters: readers know them from the text.
    """

    hits: tuple[tuple[Hit, ...], ...]
    explained: frozenset[str] = frozenset()

    @property
    def first(self) -> tuple[tuple[Hit, ...], ...]:
        """The same with each term that is to be explained once, where it first stands."""
        seen: set[str] = set()
        found = []
        for own in self.hits:
            found.append(tuple(hit for hit in own if not (hit.explain and hit.term in seen)))
            seen.update(hit.term for hit in own)
        return tuple(found)

    @property
    def every(self) -> Iterable[Hit]:
        """All of them, in the order of the text."""
        return (hit for own in self.hits for hit in own)


def jargon(sentences: Sequence[CountedSentence], table: PlainWords) -> Jargon:
    """The jargon of a text by a list of plain words.

    A term that readers must learn is left out if it stands in brackets behind its meaning, or has its
    meaning in brackets or a definition behind it, in its sentence or the next, anywhere in the text.
    """
    found = [plain_words.find(one.text, table) for one in sentences]
    defined, after = _any_of(definitions(table.language)), _any_of(definitions_after(table.language))
    following = [*(one.text for one in sentences[1:]), ""]
    told = {
        hit.term
        for one, hits, following_text in zip(sentences, found, following, strict=False)
        for hit in hits
        if _explained(one.text, hit)
        or (defined and defined.match(one.text, hit.end))
        or (after and not _LETTERS.search(one.text, hit.end) and after.match(following_text))
    }
    return Jargon(
        tuple(tuple(hit for hit in hits if not (hit.explain and hit.term in told)) for hits in found),
        frozenset(hit.form.lower() for hits in found for hit in hits if hit.explain and hit.term in told),
    )


@lru_cache(maxsize=64)
def _any_of(entries: tuple[str, ...]) -> "regex.Pattern[str] | None":
    joined = "|".join(map(regex.escape, entries))
    return regex.compile(rf"{_QUOTES}(?:{joined})(?!\p{{L}})", regex.IGNORECASE) if entries else None


def _explained(text: str, hit: Hit) -> bool:
    """Whether brackets open right behind the term, or it stands alone in brackets."""
    before, after = text[: hit.start].rstrip(), text[hit.end :].lstrip()
    alone = before.endswith(("(", "（")) and after.startswith((")", "）"))
    return alone or _BRACKET.match(text, hit.end) is not None
