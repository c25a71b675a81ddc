"""A family of near-identical leaflets in one page, and edits whose right answer is known.

The hardest case for merging: ten leaflets that differ in a name, a dose and a time of day. Each edit
knows which old text every new one continues, so a match can be called right, wrong or missing.
"""

import random
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial

_STEMS = "Exam Sampl Model Ficta Trial Place Mock Draft Testo Proto Sketch Outlin".split()
_ENDINGS = "pril olol azine idone axel".split()
DRUGS = [f"{stem}{ending}" for ending in _ENDINGS for stem in _STEMS]
TIMES = ["at night", "in the morning", "at noon", "before breakfast", "after dinner", "at bedtime"]
DOSES = ["5 mg", "10 mg", "25 mg", "0.5 mg", "100 micrograms", "50 mg", "2.5 mg"]
FOODS = ["grapefruit juice", "alcohol", "milk", "leafy greens", "liquorice", "cranberry juice"]

SECTION = (
    "{drug}",
    "What {drug} is for",
    "{drug} lowers your blood pressure. It does not cure the cause.",
    "Your doctor chose the dose of {drug} for you. Do not change it yourself.",
    "How to take {drug}",
    "Take one {dose} tablet of {drug} {time}.",
    "Take <strong>{count}</strong> tablets of {drug} on the first day, then one a day.",
    "Swallow the {drug} tablet whole with a glass of water.",
    "Do not take {drug} with {food}.",
    "If you miss a dose of {drug}, take it within {hours} hours. Do not take two doses at once.",
    "Never take more than {count} tablets of {drug} in 24 hours.",
    "Keep {drug} out of the reach of children.",
    "Store {drug} below {degrees} °C.",
    "Side effects of {drug}",
    "Up to {count} in 100 people who take {drug} get a headache.",
    "Feeling sick after {drug} is common. It often passes after {days} days.",
    "Call your clinic if you get a rash while you take {drug}.",
    "Call <a1>the clinic</a1> if you are sick for more than {days} days.",
    "Tell your pharmacist that you take {drug} before you buy other medicines.",
    "Ask your doctor before you take {drug} if you are pregnant or breastfeeding.",
    "Week 1: take {dose} of {drug} once a day",
    "Week 2: take {dose} of {drug} twice a day",
    "Week 3: take {dose} of {drug} three times a day",
    "Week 4: take {dose} of {drug} four times a day",
    "You can read more about {drug} on <a1>our website</a1>.",
    "Get help at once if your face swells. Call 999 if you cannot breathe.",
    "Check the leaflet in the {drug} box for the full list. It is longer than this one.",
    "Take your unused {drug} tablets back to a pharmacy. Do not flush them.",
)

NEWCOMERS = (
    "Bring this leaflet to every visit at the clinic.",
    "People with kidney disease may need blood tests every month.",
    "Your nurse can show you how the pill box works.",
    "Wear sun cream, because your skin may burn more easily.",
    "An interpreter is free of charge when you phone us.",
    "Driving may be unsafe while you feel dizzy.",
    "Older adults sometimes need a smaller amount.",
    "This page was written together with patients.",
    "Vaccines work as usual during the treatment.",
    "Write down your weight every Monday morning.",
    "A dentist should know about this treatment too.",
    "Ordering a repeat prescription takes two working days.",
)


# New members of the family: as like to some old texts as these are to one another.
RELATIVES = (
    "Do not take {drug} with {food} or sweets.",
    "Call your clinic if your eyes turn yellow while you take {drug}.",
    "You can drive after {days} days of {drug} if you feel well.",
    "Ask your pharmacist before you take {drug} with herbal remedies.",
    "If you take too much {drug}, call us within {days} minutes.",
    "Keep a spare pack of {drug} at work.",
    "Week 5: your doctor decides whether {drug} goes on",
    "It takes {days} days until {drug} works fully.",
    "Up to {days} in 1000 people who take {drug} feel tired all day.",
    "Tell your dentist that you take {drug} before you have an injection.",
    "Swallow the {drug} capsule with plenty of milk.",
    "Store {drug} in a dry cupboard.",
)


@dataclass
class Line:
    """A text of the page being edited, and the old texts it continues (empty: it is new)."""

    text: str
    origin: frozenset[str]
    section: int
    touched: str = ""


@dataclass
class Edited:
    """The page after the edits: `expected` says for each new text what it continues."""

    old: list[str]
    new: list[str]
    expected: dict[str, frozenset[str]]
    kinds: dict[str, str] = field(default_factory=dict)


def family(seed: int, sections: int = 10) -> list[list[str]]:
    """The sections, each a list of texts; a text that stands twice is one message later."""
    rng = random.Random(seed)
    found = []
    for drug in DRUGS[:sections]:
        found.append([
            form.format(
                drug=drug, dose=rng.choice(DOSES), time=rng.choice(TIMES), food=rng.choice(FOODS),
                count=rng.choice([2, 3, 4, 6, 8]), hours=rng.choice([4, 6, 8, 12]),
                degrees=rng.choice([8, 25, 30]), days=rng.choice([2, 3, 5, 7]),
            )
            for form in SECTION
        ])  # fmt: skip
    return found


Edit = Callable[[str, random.Random], str]


def _number(text: str, rng: random.Random) -> str:
    spots = list(re.finditer(r"(?<![\w.<])\d+(?:\.\d+)?(?![\w.]*>)", text))
    if not spots:
        return text
    spot = rng.choice(spots)
    value = rng.choice([n for n in ("1", "15", "20", "40", "60", "7.5", "9", "11") if n != spot[0]])
    return text[: spot.start()] + value + text[spot.end() :]


def _word(text: str, rng: random.Random) -> str:
    pieces = text.split(" ")
    spots = [n for n, piece in enumerate(pieces) if piece.isalpha() and piece.islower() and len(piece) > 3]
    if not spots:
        return text
    pieces[rng.choice(spots)] = rng.choice(["medicine", "slowly", "certain", "evening", "usually", "chemist"])
    return " ".join(pieces)


def _negation(text: str, rng: random.Random) -> str:
    for before, after in (("Do not ", "Do "), ("does not ", "does "), ("Never ", "Always "), ("cannot", "can")):
        if before in text:
            return text.replace(before, after, 1)
    pieces = text.split(" ")
    at = rng.randrange(1, len(pieces))
    return " ".join([*pieces[:at], "not", *pieces[at:]])


def _sentence_added(text: str, rng: random.Random) -> str:
    extra = rng.choice(
        [
            "Ask us if you are unsure.",
            "This is important.",
            "Your pharmacist can help you with this.",
            "Write it in your diary.",
        ]
    )
    text = text if text.endswith(".") else text + "."
    return rng.choice([f"{text} {extra}", f"{extra} {text}"])


def _sentence_removed(text: str, rng: random.Random) -> str:
    sentences = text.split(". ")
    if len(sentences) < 2:
        return text
    del sentences[rng.randrange(len(sentences))]
    return ". ".join(sentences).rstrip(".") + "."


def _sentences_swapped(text: str, _rng: random.Random) -> str:
    sentences = text.rstrip(".").split(". ")
    return ". ".join(reversed(sentences)) + "." if len(sentences) > 1 else text


def _markup_added(text: str, rng: random.Random) -> str:
    if "<" in text:
        return text
    pieces = text.split(" ")
    at = rng.randrange(len(pieces))
    pieces[at] = f"<em>{pieces[at]}</em>"
    return " ".join(pieces)


def _markup_removed(text: str, _rng: random.Random) -> str:
    return re.sub(r"<[^>]*>", "", text)


def _typo(text: str, rng: random.Random) -> str:
    pieces = text.split(" ")
    spots = [n for n, piece in enumerate(pieces) if piece.isalpha() and len(piece) > 3]
    if not spots:
        return text
    at = rng.choice(spots)
    cut = rng.randrange(1, len(pieces[at]) - 1)
    pieces[at] = pieces[at][:cut] + pieces[at][cut + 1 :]
    return " ".join(pieces)


def _several(text: str, rng: random.Random) -> str:
    for edit in rng.sample([_number, _word, _typo, _negation, _sentence_added], 2):
        text = edit(text, rng)
    return text


EDITS: dict[str, Edit] = {
    "number": _number, "word": _word, "negation": _negation, "sentence added": _sentence_added,
    "sentence removed": _sentence_removed, "sentences swapped": _sentences_swapped,
    "markup added": _markup_added, "markup removed": _markup_removed, "typo": _typo, "several": _several,
}  # fmt: skip

STILL = (*EDITS, "inserted", "inserted and deleted", "mixed", "crowded")
"""Scenarios in which nothing changes its place."""

MOVING = ("edited and moved", "swapped", "split", "joined", "section moved", "mixed and moved")


def edited(scenario: str, seed: int, edits: int = 12, sections: int = 10) -> Edited:
    """The family after `edits` edits of one scenario."""
    rng = random.Random(f"{scenario}/{seed}")
    lines = [
        Line(text, frozenset({text}), number) for number, part in enumerate(family(seed, sections)) for text in part
    ]
    old = list(dict.fromkeys(line.text for line in lines))
    newcomers = list(NEWCOMERS)
    rng.shuffle(newcomers)

    def fresh(text: str) -> bool:
        return text not in old and all(line.text != text for line in lines)

    def change(line: Line, kind: str) -> bool:
        if line.touched or len(line.text.split()) < 5:
            return False
        text = EDITS[kind](line.text, rng)
        if text == line.text or not fresh(text) or sum(other.text == line.text for other in lines) > 1:
            return False
        line.text, line.touched = text, kind
        return True

    def change_any(kind: str) -> None:
        for line in rng.sample(lines, len(lines)):
            if change(line, kind):
                return

    def newcomer(section: int) -> str:
        """A text that continues none: of its own, or one more member of the family."""
        if newcomers and rng.random() < 0.5:
            return newcomers.pop()
        return rng.choice(RELATIVES).format(
            drug=DRUGS[section], food=rng.choice(["honey", "soy", "nuts", "tea"]), days=rng.choice([14, 21, 28])
        )

    def insert(at: int | None = None) -> None:
        at = rng.randrange(1, len(lines)) if at is None else at
        text = newcomer(max(lines[at].section, 0))
        if fresh(text):
            lines.insert(at, Line(text, frozenset(), lines[at].section, "inserted"))

    def delete() -> None:
        spots = [n for n, line in enumerate(lines) if not line.touched and len(line.text.split()) > 3]
        del lines[rng.choice(spots)]

    def move(line: Line) -> None:
        lines.remove(line)
        lines.insert(rng.randrange(len(lines)), line)

    def crowd() -> None:
        """One place with a deletion, an edit and a newcomer beside one another."""
        at = rng.randrange(2, len(lines) - 3)
        if any(line.touched for line in lines[at - 1 : at + 3]):
            return
        kept = lines[at + 1]
        if change(kept, rng.choice(list(EDITS))):
            del lines[at]
            insert(at + rng.randrange(2))

    def split() -> None:
        for line in rng.sample(lines, len(lines)):
            parts = line.text.split(". ")
            if not line.touched and len(parts) == 2 and min(len(p.split()) for p in parts) > 3:
                first, second = parts[0] + ".", parts[1]
                if fresh(first) and fresh(second):
                    at = lines.index(line)
                    line.text, line.touched = first, "split"
                    lines.insert(at + 1, Line(second, line.origin, line.section, "split"))
                    return

    def join() -> None:
        at = rng.randrange(len(lines) - 1)
        one, two = lines[at], lines[at + 1]
        if one.touched or two.touched or min(len(one.text.split()), len(two.text.split())) < 4:
            return
        one.text, one.origin, one.touched = f"{one.text} {two.text}", one.origin | two.origin, "joined"
        del lines[at + 1]

    def swap() -> None:
        at = rng.randrange(len(lines) - 1)
        if not (lines[at].touched or lines[at + 1].touched):
            lines[at], lines[at + 1] = lines[at + 1], lines[at]
            if rng.random() < 0.5:
                change(lines[at], rng.choice(list(EDITS)))

    def move_section() -> None:
        number = rng.randrange(sections)
        part = [line for line in lines if line.section == number]
        for line in part:
            lines.remove(line)
        borders = [n for n, line in enumerate(lines) if n and line.section != lines[n - 1].section] or [0]
        at = rng.choice(borders)
        lines[at:at] = part
        for line in rng.sample(part, 4):
            change(line, rng.choice(list(EDITS)))

    for _ in range(edits):
        kind = rng.choice(list(EDITS))
        if scenario in EDITS:
            change_any(scenario)
        elif scenario == "inserted":
            insert()
        elif scenario == "inserted and deleted":
            insert()
            delete()
            change_any(kind)
        elif scenario == "mixed":
            rng.choice([insert, delete, *[partial(change_any, kind)] * 3])()
        elif scenario == "crowded":
            crowd()
        elif scenario == "edited and moved":
            line = rng.choice(lines)
            if change(line, kind):
                move(line)
        elif scenario == "swapped":
            swap()
        elif scenario == "split":
            split()
        elif scenario == "joined":
            join()
        elif scenario == "section moved":
            if rng.random() < 0.2:
                move_section()
            change_any(kind)
        elif scenario == "mixed and moved":
            change_any(kind)
            if rng.random() < 0.3:
                line = rng.choice(lines)
                change(line, kind)
                move(line)
            if rng.random() < 0.3:
                insert()
    expected: dict[str, frozenset[str]] = {}
    kinds: dict[str, str] = {}
    for line in lines:
        if line.text not in old:
            expected.setdefault(line.text, line.origin)
            kinds.setdefault(line.text, line.touched)
    return Edited(old, list(dict.fromkeys(line.text for line in lines)), expected, kinds)


@dataclass
class Tally:
    """How many new texts met what they continue (or rightly nothing), something else, or nothing."""

    right: int = 0
    wrong: int = 0
    none: int = 0
    examples: list[tuple[str, str, str]] = field(default_factory=list)

    def __add__(self, other: "Tally") -> "Tally":
        return Tally(self.right + other.right, self.wrong + other.wrong, self.none + other.none,
                     self.examples + other.examples)  # fmt: skip


def score(page: Edited, offered: dict[str, str]) -> Tally:
    """What was offered (new text → old text) beside what is right."""
    tally = Tally()
    for text, origin in page.expected.items():
        found = offered.get(text)
        if (found is None and not origin) or found in origin:
            tally.right += 1
        elif found is None:
            tally.none += 1
            tally.examples.append(("none", text, " | ".join(origin)))
        else:
            tally.wrong += 1
            tally.examples.append(("wrong", text, found))
    return tally
