"""How many words a second are scored, beside textstat on the same text; then one very long page.

The texts are drawn from the frequencies of the words of each language, so that they have as many
different words as real texts have. Each is scored end to end: units, sentences, words, syllables,
formulas, index, hard sentences and words.
"""

import random
import time
from collections.abc import Callable
from itertools import islice

from pipeline.readability import score_text

WORDS, PAGE = 1_000_000, 100_000
FORMS = 100_000
LANGUAGES = ("en", "de", "es", "ru", "ar", "hi", "zh-Hans")
STOPS = {"hi": "।", "zh-Hans": "。"}
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
    start = time.perf_counter()
    score_text(sample("en", PAGE).replace("\n\n", " "), "en")
    print(f"  one page of {PAGE:,} words in one paragraph: {time.perf_counter() - start:.2f} s")


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
