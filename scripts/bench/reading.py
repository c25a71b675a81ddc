"""How many words a second are scored, beside textstat on the same text; then one very long page.

The texts are drawn from the frequencies of the words of each language, so that they have as many
different words as real texts have. Each is scored end to end: units, sentences, words, syllables,
formulas, index, hard sentences and words.
"""

import random
import statistics
import time
from collections.abc import Callable
from itertools import islice

from parallel import CORPORA

from pipeline.readability import score_text
from pipeline.readability.counts import count
from pipeline.readability.formulas import index
from pipeline.readability.identify import unlike
from pipeline.readability.units import Unit, UnitKind
from pipeline.readability.words import plain, show, words

WORDS, PAGE = 1_000_000, 100_000
FORMS = 100_000
LANGUAGES = ("en", "de", "es", "ru", "ar", "hi", "zh-Hans")
STOPS = {"hi": "।", "zh-Hans": "。"}
PARALLEL = {tag: tag for tag in "fr ru ar bn fa hi id ms so sw ur zh".split()} | {
    "es": "es-LA", "pt": "pt-BR", "fil": "tl",
}  # fmt: skip
"""Languages of the parallel texts, and what their files call them."""

CLAIMS = ("en", "de", "tr", "vi", "el")
SHORT, LONG = 60, 100
# What textstat computes without a download.
PEERS = {"de": "flesch_reading_ease", "en": "lix"}


def main() -> None:
    """Print words a second of each language, and the ratio to textstat where it has an offline path."""
    for tag in LANGUAGES:
        text = sample(tag, WORDS)
        ours, words = _rate(text, tag)
        line = f"  {tag}: {ours:,.0f} words a second of {words:,}"
        if tag in PEERS:
            peer = words / _seconds(_peer(tag), text)
            line += f"; textstat's {PEERS[tag]} alone {peer:,.0f}, ratio {ours / peer:.2f}"
        print(line)
    _parallel()
    start = time.perf_counter()
    score_text(sample("en", PAGE).replace("\n\n", " "), "en")
    print(f"  one page of {PAGE:,} words in one paragraph: {time.perf_counter() - start:.2f} s")


def _parallel() -> None:
    """The spread of the index on the same content in 16 languages, and how well languages are told apart."""
    if not CORPORA.is_dir():
        return
    texts = {tag: dict(row.split("\t")[:2] for row in _rows(name)) for tag, name in PARALLEL.items()}
    shared = [row for row in texts["fr"] if all(row in own for own in texts.values())]
    values = [_index(shared, "en"), *(_index([own[row] for row in shared], tag) for tag, own in texts.items())]
    spread = statistics.pstdev(values) / statistics.mean(values)
    print(f"  the index of the same {len(shared):,} texts in {len(values)} languages varies by {spread:.1%}")
    accused = caught = pieces = claims = 0
    for tag, own in texts.items():
        found = [word for text in own.values() for word in words(plain(show(text)), tag)]
        for at in range(0, len(found) - LONG, LONG):
            pieces, accused = pieces + 1, accused + (unlike(found[at : at + SHORT], tag) is not None)
            for claim in CLAIMS:
                claims, caught = claims + 1, caught + (unlike(found[at : at + LONG], claim) is not None)
    print(f"  of {pieces:,} pieces {accused} are said to be in another language than they are in")
    print(f"  of {claims:,} wrong claims {caught / claims:.1%} are found out")


def _rows(name: str) -> list[str]:
    return (CORPORA / f"en-{name}.tsv").read_text("utf-8").splitlines()


def _index(segments: list[str], tag: str) -> float:
    return index(tag, count((Unit(UnitKind.PROSE, text) for text in segments), tag).counts) or 0.0


def sample(tag: str, words: int) -> str:
    """A text of so many words in sentences of 6 to 24, five a paragraph; the same every time."""
    from wordfreq import get_frequency_dict

    forms = get_frequency_dict(tag.partition("-")[0])
    known = sorted(forms, key=lambda form: (-forms[form], form))[:FORMS]
    chance = random.Random(1)  # noqa: S311
    drawn = iter(chance.choices(known, [forms[form] for form in known], k=words))
    gap, stop = ("", STOPS[tag]) if tag.startswith("zh") else (" ", STOPS.get(tag, "."))
    sentences = []
    while own := list(islice(drawn, chance.randint(6, 24))):
        sentences.append(gap.join(own).capitalize() + stop)
    return "\n\n".join(gap.join(sentences[start : start + 5]) for start in range(0, len(sentences), 5))


def _rate(text: str, tag: str) -> tuple[float, int]:
    start = time.perf_counter()
    words = score_text(text, tag).counts.words or 0
    return words / (time.perf_counter() - start), words


def _peer(tag: str) -> Callable[[str], object]:
    from textstat.textstat import textstatistics

    peer = textstatistics()
    peer.set_lang(tag)
    measure: Callable[[str], object] = getattr(peer, PEERS[tag])
    return measure


def _seconds(call: Callable[[str], object], text: str) -> float:
    start = time.perf_counter()
    call(text)
    return time.perf_counter() - start
