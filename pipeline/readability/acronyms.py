"""Words in capital letters that a text uses and nowhere explains."""

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import lru_cache

import regex

from pipeline.readability.wording_data import table

MOST = 6
"""Letters and digits of the longest acronym; longer ones are words in capital letters."""

_CASED = r"\p{Lu}\p{Ll}\p{Lt}\p{Nd}"
# Letters of scripts without capitals may touch: Chinese writes no spaces.
# A further part: PD-L1. A small letter may lead: eGFR.
_TAIL = r"(?:[-‐‑]\p{Lu}[\p{Lu}\p{Nd}]*(?![\p{L}\p{Nd}]))?"
_ACRONYM = regex.compile(
    rf"(?<![{_CASED}&])(\p{{Ll}}?\p{{Lu}}(?:&?[\p{{Lu}}\p{{Nd}}])+{_TAIL})((?:['’]?s)?)(?![{_CASED}&])"
)
_CAPITALS = regex.compile(r"\p{Lu}&?[\p{Lu}\p{Nd}]")
_WORDS = regex.compile(r"[\p{L}\p{M}]+(?:['’][\p{L}\p{M}]+)*")
_ROMAN = regex.compile(r"X{0,3}(?:IX|IV|V?I{0,3})")
_BRACKETS = regex.compile(r"[(（\[]([^()（）\[\]]*)[)）\]]")
_PIECES = regex.compile(r"[,;:/،؛，；：、]")
_QUOTES = " \"'“”„‘’«»「」『』"
_ENDS = regex.compile(rf"{_ACRONYM.pattern}[{regex.escape(_QUOTES)}]*$")
_CODE = regex.compile(r"(?<!\S)(?=\S*\d)(?=\S*\p{L})\S+")
_DASH = regex.compile(r"\s*(?::|=|\s[-–—])\s+(\p{L})\S*\s+\p{L}")


@dataclass(frozen=True, slots=True)
class Acronym:
    """An acronym without plural s, how often the text uses it, and in which sentence first (from 0)."""

    form: str
    count: int
    first: int


@dataclass(frozen=True, slots=True)
class _Rules:
    known: frozenset[str]
    emphasis: frozenset[str]
    means: "regex.Pattern[str] | None"
    called: "regex.Pattern[str] | None"
    named: "regex.Pattern[str] | None"
    asides: frozenset[str]


def acronyms(sentences: Sequence[str], language: str, explained: AbstractSet[str] = frozenset()) -> tuple[Acronym, ...]:
    """The acronyms that no sentence of a document explains, the most used first.

    An explanation is “long form (ABC)”, “ABC (long form)”, “ABC stands for …”, “called ABC” or
    “ABC: Any Better Care”. `explained` are those that are explained elsewhere, as by an `abbr`. Left out
    are those everybody knows, Roman numerals, post codes, and words in capitals to be louder.
    """
    rules = _rules(language)
    found: dict[str, list[int]] = {}
    for number, sentence in enumerate(sentences):
        for form in _used(sentence, rules):
            found.setdefault(form, []).append(number)
    candidates = {form for form in found if form not in rules.known and form not in explained}
    if candidates:
        candidates -= {form for sentence in sentences for form in _explains(sentence, candidates, rules)}
        candidates -= _written_small(sentences, candidates)
    listed = [Acronym(form, len(places), places[0]) for form, places in found.items() if form in candidates]
    return tuple(sorted(listed, key=lambda one: (-one.count, one.first, one.form)))


@lru_cache(maxsize=64)
def _rules(language: str) -> _Rules:
    own, everywhere = table("acronyms", language) or {}, table("acronyms", "any") or {}
    called = own.get("called", ())
    return _Rules(
        known=frozenset((*everywhere.get("known", ()), *own.get("known", ()))),
        emphasis=frozenset(own.get("emphasis", ())),
        means=_any_of(own.get("means", ())),
        called=_any_of(called),
        # Outside brackets a word such as “or” names nothing.
        named=_any_of([entry for entry in called if len(entry) > 4]),
        asides=frozenset(own.get("asides", ())),
    )


def _any_of(entries: Sequence[str]) -> "regex.Pattern[str] | None":
    joined = "|".join(sorted(map(regex.escape, entries), key=len, reverse=True))
    return regex.compile(rf"(?:{joined})(?!\p{{L}})", regex.IGNORECASE) if joined else None


def _used(sentence: str, rules: _Rules) -> Iterator[str]:
    if not _CAPITALS.search(sentence) or _shouted(sentence):
        return
    for match in _ACRONYM.finditer(sentence):
        form = match[1]
        size, capitals = sum(map(str.isalnum, form)), sum(map(str.isupper, form))
        if size > MOST or capitals < 2 or form in rules.emphasis or _ROMAN.fullmatch(form):
            continue
        if size > capitals and _in_code(sentence, match.start(), match.end()):
            continue
        if not _loud(sentence, match.start(), match.end(), rules):
            yield form


def _shouted(sentence: str) -> bool:
    """Whether several words stand there and all are in capital letters; scripts without capitals have none."""
    words = _WORDS.findall(sentence)
    return len(words) > 1 and all(word.isupper() for word in words)


def _loud(sentence: str, start: int, end: int, rules: _Rules) -> bool:
    """Whether the word beside it is one in capitals that is no acronym: “DO NOT DRIVE”."""
    before, after = sentence[:start].split(), sentence[end:].split()
    beside = (before[-1:] if sentence[:start].endswith(" ") else []) + (
        after[:1] if sentence[end:].startswith(" ") else []
    )
    words = (word.strip(".,:;!?()" + _QUOTES) for word in beside)
    return any(word.isupper() and (word in rules.emphasis or len(word) > MOST) for word in words)


def _in_code(sentence: str, start: int, end: int) -> bool:
    """Whether the neighbour too is made of letters and digits, as in a post code."""
    return any(match.end() == start - 1 or match.start() == end + 1 for match in _CODE.finditer(sentence))


def _explains(sentence: str, candidates: AbstractSet[str], rules: _Rules) -> Iterator[str]:
    for bracket in _BRACKETS.finditer(sentence):
        before = sentence[: bracket.start()].rstrip()
        if any(map(str.isalpha, before)):
            yield from (form for form in _names(bracket[1], rules) if form in candidates)
        last = _last(before)
        if last in candidates and _is_meaning(bracket[1], rules):
            yield last
    for match in _ACRONYM.finditer(sentence):
        form = match[1]
        if form in candidates and _told(sentence, match.start(), match.end(), rules):
            yield form


def _names(content: str, rules: _Rules) -> Iterator[str]:
    """The acronyms that brackets name: “(ABC)”, “(also known as ABC)”, “(ABC, in English)”."""
    for piece in _PIECES.split(content):
        stripped = piece.strip(_QUOTES)
        leads = rules.called.finditer(stripped) if rules.called else ()
        # The long form may stand before it in the brackets: “(acetylsalicylic acid or ASA)”.
        ends = [lead.end() for lead in leads if _apart(stripped[: lead.start()])]
        for end in (0, *ends):
            # An article may follow: “also called an MRI”.
            words = stripped[end:].strip(_QUOTES).split()
            if len(words) == 1 or (end and len(words) == 2):
                match = _ACRONYM.fullmatch(words[-1].strip(_QUOTES))
                if match:
                    yield match[1]


def _apart(before: str) -> bool:
    """Whether a word may begin behind a text, and the text holds no acronym of its own: “(CT or MRI)”."""
    return not before[-1:].isalpha() and _ACRONYM.search(before) is None


def _last(before: str) -> str:
    """The acronym a text ends with, or nothing."""
    match = _ENDS.search(before)
    return match[1] if match else ""


def _is_meaning(content: str, rules: _Rules) -> bool:
    """Whether what stands in brackets after an acronym says what it means."""
    words = _WORDS.findall(content)
    if not words or any(map(str.isdigit, content)) or words[0].lower() in rules.asides:
        return False
    return not content.isupper() and (len(words) > 1 or len(words[0]) > MOST or not words[0][0].isascii())


def _told(sentence: str, start: int, end: int, rules: _Rules) -> bool:
    after = sentence[end:].lstrip(_QUOTES)
    if rules.means and rules.means.match(after):
        return True
    dash = _DASH.match(sentence, end)
    if dash and dash[1].lower() == sentence[start].lower():
        return True
    if rules.named is None:
        return False
    words = sentence[:start].rstrip(_QUOTES).split()
    for taken in (0, 1):
        # An article may stand between: “called an MRI”.
        if taken and (len(words) < 2 or len(words[-1]) > 3):
            return False
        head = " ".join(words[: len(words) - taken])
        if any(match.end() == len(head) for match in rules.named.finditer(head)):
            return True
    return False


def _written_small(sentences: Sequence[str], candidates: AbstractSet[str]) -> set[str]:
    """Candidates that the text also writes in small letters: words, only louder."""
    small = {form.lower(): form for form in candidates}
    return {small[word] for sentence in sentences for word in _WORDS.findall(sentence) if word in small}
