"""Passives, in languages where rules find them with few mistakes; data in wording.toml.

A candidate, not a judgement: a passive is right where it does not matter who acts.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

import regex

from pipeline.readability.wording_data import table

_CLAUSE = regex.compile(r"[,;:.!?…()\[\]“”„«»\"]|\s[-–—]\s")
_WORD = regex.compile(r"[\p{L}\p{M}]+(?:['’-][\p{L}\p{M}]+)*")
REACH = 20
"""How many words may stand between the auxiliary and the participle at the end of a clause."""


@dataclass(frozen=True, slots=True)
class _Rules:
    auxiliaries: frozenset[str]
    participles: frozenset[str]
    pattern: "regex.Pattern[str]"
    states: frozenset[str]
    between: frozenset[str]
    between_ending: str
    before: frozenset[str]
    past: frozenset[str]
    perfect: str
    infinitive: str
    modals: frozenset[str]
    ambiguous: frozenset[str]
    not_after: frozenset[str]
    breaks: frozenset[str]
    persons: frozenset[str]
    accustomed: frozenset[str]

    def participle(self, word: str) -> bool:
        """Whether a word is a participle that tells an action; nouns of German have a capital."""
        if word in self.states or not word[:1].islower():
            return False
        return word in self.participles or word in self.ambiguous or self.pattern.fullmatch(word) is not None


def passive(sentence: str, language: str) -> str | None:
    """The first passive of a sentence as a phrase (“will be given”, “wird … gegeben”).

    None where there is none, and for a language without a rule.
    """
    rules = _rules(language)
    if rules is None:
        return None
    find = _frame if rules.infinitive else _tight
    clauses = (_WORD.findall(clause) for clause in _CLAUSE.split(sentence.replace("’", "'")))
    return next((phrase for clause in clauses for phrase in find(clause, rules)), None)


@lru_cache(maxsize=64)
def _rules(language: str) -> _Rules | None:
    rows = table("passive", language)
    if rows is None:
        return None
    lists = {key: frozenset(rows.get(key, ())) for key in ("auxiliaries", "between", "before", "past", "modals")}
    texts = {key: frozenset(rows.get(key, "").split()) for key in ("participles", "states", "ambiguous")}
    return _Rules(
        **lists,
        **texts,
        pattern=regex.compile("|".join(f"(?:{pattern})" for pattern in rows["patterns"])),
        between_ending=rows.get("between-ending", ""),
        perfect=rows.get("perfect", ""),
        infinitive=rows.get("infinitive", ""),
        not_after=frozenset(rows.get("not-after", ())),
        breaks=frozenset(rows.get("breaks", ())),
        persons=frozenset(rows.get("persons", ())),
        accustomed=frozenset(rows.get("accustomed", ())),
    )


def _tight(words: Sequence[str], rules: _Rules) -> Iterator[str]:
    """English: the participle follows the auxiliary, with adverbs at most between them."""
    small = [word.lower() for word in words]
    for number, word in enumerate(small):
        if word not in rules.auxiliaries or (number and small[number - 1] == "there"):
            continue
        last = number + 1
        while last < len(small) and _adverb(small[last], rules):
            last += 1
        if last >= len(small) or not rules.participle(small[last]):
            continue
        first = number
        while first and small[first - 1] in rules.before:
            first -= 1
        if small[last] in rules.accustomed and first and small[first - 1] in rules.persons:
            continue
        yield " ".join(words[first : last + 1])


def _adverb(word: str, rules: _Rules) -> bool:
    return word in rules.between or bool(rules.between_ending and word.endswith(rules.between_ending))


def _frame(words: Sequence[str], rules: _Rules) -> Iterator[str]:
    """German and Dutch: the participle ends the clause, before the auxiliary or far behind it."""
    start = 0
    for number, word in enumerate([*words, ""]):
        if not word or word.lower() in rules.breaks:
            yield from _framed(words[start:number], rules)
            start = number + 1


def _framed(words: Sequence[str], rules: _Rules) -> Iterator[str]:
    small = [word.lower() for word in words]
    for number, word in enumerate(small):
        if word == rules.perfect and number and rules.participle(words[number - 1]):
            yield " ".join(words[number - 1 : number + 1])
        elif word in rules.auxiliaries:
            ahead = number - 1
            if ahead > 0 and small[ahead] in rules.between:
                ahead -= 1
            if ahead >= 0 and rules.participle(words[ahead]) and _sure(small, ahead, number, rules):
                yield " ".join(words[ahead : number + 1])
                continue
            behind = _behind(words, small, number, rules)
            if behind:
                yield f"{word} {words[behind]}" if behind == number + 1 else f"{word} … {words[behind]}"


def _behind(words: Sequence[str], small: Sequence[str], number: int, rules: _Rules) -> int:
    """Where the participle stands that an auxiliary waits for; 0 where there is none in its clause."""
    for place in range(number + 1, min(len(words), number + 2 + REACH)):
        if small[place] in rules.not_after:
            return 0
        if rules.participle(words[place]) and _sure(small, place, number, rules):
            after = small[place + 1] if place + 1 < len(small) else ""
            return 0 if after in rules.not_after else place
    return 0


def _sure(small: Sequence[str], participle: int, auxiliary: int, rules: _Rules) -> bool:
    """Whether it can be no future: some participles look like the infinitive (“wird erfahren”)."""
    if small[participle] not in rules.ambiguous or small[auxiliary] in rules.past:
        return True
    return small[auxiliary] == rules.infinitive and participle < auxiliary and not rules.modals.isdisjoint(small)
