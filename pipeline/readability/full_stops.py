"""Whether a full stop ends a sentence, or belongs to an abbreviation, an ordinal, a list number or a name."""

import re
from dataclasses import dataclass
from enum import Enum

from pipeline.readability.data import SentenceRules, sentence_marks


class Letter(Enum):
    """What kind of character a sentence would begin with."""

    NONE = "none"
    UPPER = "upper"
    LOWER = "lower"
    UNCASED = "uncased"
    DIGIT = "digit"
    OTHER = "other"

    @classmethod
    def of(cls, sign: str) -> "Letter":
        """The kind of one character. Georgian has capitals in Unicode, but no sentence begins with one."""
        if sign.isdigit():
            return cls.DIGIT
        if not sign.isalpha():
            return cls.OTHER
        if "\u10a0" <= sign <= "\u10ff":
            return cls.UNCASED
        if sign.islower():
            return cls.LOWER
        return cls.UPPER if sign.isupper() or sign.istitle() else cls.UNCASED


@dataclass(frozen=True, slots=True)
class Following:
    """The first character after a stop that is no space, dash or opening mark, and where it stands."""

    position: int
    sign: str
    letter: Letter
    dash: bool


# How far back the words before a full stop are looked at, in characters.
_REACH = 64
_WORD_REACH = 24
_OPENERS = "\"'“”„‘’«»([{（¿¡/"
_NUMBER = re.compile(r"\d+(?:[.:]\d+)*")
_LEAD = re.compile(r"[\W\d_]+")
_WORD = re.compile(r"[^\W\d_]+")
_ABBREVIATED = re.compile(r"([^\s.]{1,6})\.")
_DATE = re.compile(r"\d{1,2}\.(?!\d)|(?:19|20)\d\d(?!\d)")
_INITIAL = re.compile(r"[^\W\d_]\.")
_ROMAN = re.compile(r"[ivx]{1,4}")
_YEAR_IN_BRACKETS = re.compile(r"\.\s*[(\[](?:19|20)\d\d[a-z]?[)\]]")
# Hebrew and Arabic letters: no capital tells an initial there, but no word has one letter.
_ABJAD = re.compile("[\u05d0-\u05ea\u0620-\u064a\u066e-\u06d3]")
# No words are parted by spaces here, so that an abbreviation cannot be told from the word it is glued to.
_UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]")
_FULL_STOPS = ".۔．"
_CLOSERS = "\"'”’»)]%"
_SHORT = re.compile(r"[^\s.۔]{1,4}[.۔]")


def within_word(text: str, begin: int, end: int) -> bool:
    """Whether a mark other than a full stop, with no space after it, stands within a word or name."""
    if begin == 0 or text[begin - 1].isspace() or text[begin - 1] in _OPENERS:
        return True
    return Letter.of(text[end]) in (Letter.DIGIT, Letter.OTHER)


def wide(sign: str) -> bool:
    """Whether the sign is Chinese or Japanese, written without spaces."""
    return "\u3040" <= sign <= "\u9fff"


def parts_words(text: str, dot: int, end: int, rules: SentenceRules) -> bool:
    """Whether only the space is missing after a full stop: what follows begins a sentence, and no name."""
    after = text[end : end + _WORD_REACH]
    token = text[max(0, dot - _REACH) : dot].rpartition(" ")[2].lstrip(_OPENERS)
    word = after.split(maxsplit=1)[0]
    if len(token) < 2 or _known(token.lower(), rules) or (token.isdigit() and len(token) < 3):
        return False
    letter = Letter.of(after[0])
    if letter is Letter.UPPER:
        before = token.rpartition(".")[2][-2:]
        # Not in a name, as with U.S.Food or a.B, and not before one: version 2.Beta.
        closed = before[-1:] in _CLOSERS or before[-1:].isdigit() or (len(before) == 2 and before.isalpha())
        return closed and ((word[:2].istitle() and word[:2].isalpha()) or len(word) == 1)
    if letter is not Letter.UNCASED or _UNSPACED.match(after):
        return False
    if wide(after[0]):
        return not token[-1].isascii()
    if any(sign in token for sign in _FULL_STOPS) or _SHORT.match(after):
        return False
    return text[dot] == "۔" or len(token) + len(word) > 5


def _known(key: str, rules: SentenceRules) -> bool:
    common = sentence_marks()
    lists = (rules.inside, rules.before_number, rules.may_end, common.inside, common.before_number)
    return any(key in abbreviations for abbreviations in lists)


def ends_sentence(text: str, start: int, dot: int, following: Following, rules: SentenceRules) -> bool:
    """Whether a full stop before a capital, a digit or a letter of a script without capitals ends one.

    `start` is where the sentence begins, `dot` where the full stop stands.
    """
    window = text[max(start, dot - _REACH) : dot]
    tokens = window.split()
    if not tokens or window[-1].isspace():
        return True
    if _YEAR_IN_BRACKETS.match(text, dot):
        return False
    whole = dot - start <= _REACH
    first = whole and len(tokens) == 1
    token = tokens[-1].lstrip(_OPENERS)
    if _NUMBER.fullmatch(token):
        if whole and len(tokens) == 2 and tokens[0].lower().lstrip(_OPENERS) in sentence_marks().steps:
            return False
        return _number_ends(text, token, tokens[:-1], first, following, rules)
    lead = _LEAD.match(token)
    if lead:
        token = token[lead.end() :]
    if first and not lead and (len(token) == 1 or _ROMAN.fullmatch(token.lower())):
        return False
    numbered = (lead is not None and any(map(str.isdigit, lead[0]))) or (len(tokens) > 1 and tokens[-2][-1].isdigit())
    if len(token) == 1 and token.isupper():
        return lead is not None or _no_initial(text, token, tokens[:-1], following, rules)
    if _ABJAD.fullmatch(token) and following.letter is Letter.UNCASED and not numbered and not lead:
        return len(tokens) > 1 and tokens[-2].startswith(sentence_marks().lettered)
    listed = _listed(text, tokens, token, numbered, following, rules)
    if listed is not None:
        return listed
    return _dotted_ends(text, token, following, rules)


def _number_ends(
    text: str, number: str, before: list[str], first: bool, following: Following, rules: SentenceRules
) -> bool:
    if first and len(number) <= (2 if number.isdigit() else 6):
        return False
    if not rules.ordinals:
        return True
    if _DATE.match(text, following.position):
        return False
    if before and following.letter is Letter.UNCASED and _DATE.fullmatch(before[-1]):
        # Korean dates: 2024. 5. 3.
        return False
    word, second = _words(text, following.position)
    if word in rules.after_ordinal:
        return False
    if before and before[-1].lower().lstrip(_OPENERS) in rules.before_ordinal:
        return word in rules.starters or second in rules.starters
    return True


def _words(text: str, position: int) -> tuple[str, str]:
    """The next two words of the text; what stands between them is no matter."""
    first = _WORD.match(text, position)
    if first is None:
        return "", ""
    second = _WORD.match(text, first.end() + 1)
    return first[0], second[0] if second else ""


def _listed(
    text: str, tokens: list[str], token: str, numbered: bool, following: Following, rules: SentenceRules
) -> bool | None:
    """What the lists of the language say, or None: the longest abbreviation that ends here is asked."""
    common = sentence_marks()
    ahead = _ABBREVIATED.match(text, following.position)
    for key in _keys(tokens, token):
        if ahead and f"{key}.{ahead[1].lower()}" in rules.openings:
            return False
        if key in rules.inside:
            if key not in rules.may_end:
                return False
            # Ambiguous (St., г.): a measure after a number, a title or a kind of place before a name.
            return (
                _may_end(text, following, rules) if numbered else _words(text, following.position)[0] in rules.starters
            )
        if key in rules.before_number or key.endswith(rules.suffixes):
            # Before a number, and before the letter of one: art. L. 1111-4.
            return following.letter is not Letter.DIGIT and not _INITIAL.match(text, following.position)
        if key in rules.may_end or (numbered and key in common.units):
            return _may_end(text, following, rules)
        if key in common.inside:
            return False
        if key in common.before_number:
            return following.letter is not Letter.DIGIT
    last = token.lower().rpartition(".")[2]
    return False if len(last) > 1 and last != token.lower() and last in rules.inside else None


def _keys(tokens: list[str], token: str) -> list[str]:
    """The last word in lower case, with as many abbreviations before it as there are, longest first."""
    key = token.lower()
    keys = [key]
    for before in tokens[-2:-5:-1]:
        if not before.endswith(".") or len(before) > 7:
            break
        key = before.lower().lstrip(_OPENERS) + key
        keys.insert(0, key)
    if "'" in token:
        keys.append(token.lower().rpartition("'")[2])
    return keys


def _may_end(text: str, following: Following, rules: SentenceRules) -> bool:
    if following.letter not in (Letter.UPPER, Letter.UNCASED):
        return False
    word = _words(text, following.position)[0]
    return word not in rules.follows and word not in sentence_marks().follows


def _no_initial(text: str, capital: str, before: list[str], following: Following, rules: SentenceRules) -> bool:
    """Whether a capital letter with a full stop is no initial of a name: vitamin C, 38 °C, plan B."""
    if following.letter is Letter.DIGIT:
        numbered = {capital.lower(), *(word[:-1].lower().rpartition("'")[2] for word in before[-1:] if word[-1] == ".")}
        return numbered.isdisjoint(rules.before_number) and capital.lower() not in rules.inside
    if following.letter is not Letter.UPPER or (before and before[-1][-1] in "0123456789°"):
        return True
    if _INITIAL.match(text, following.position):
        return False
    if _words(text, following.position)[0] in rules.starters:
        return True
    # Vitamins A, B and C: the word they belong to may stand some short words before.
    for word in before[-1:-7:-1]:
        bare = word.lower().strip(",;" + _OPENERS).rpartition("'")[2]
        if bare.startswith(sentence_marks().lettered):
            return True
        if len(bare) > 3:
            break
    return False


def _dotted_ends(text: str, token: str, following: Following, rules: SentenceRules) -> bool:
    """A word with full stops in it that no list has: initials and units do not end a sentence."""
    parts = [part.strip("-") for part in token.split(".")]
    if len(parts) == 1 or not parts[-1][:1].isalpha():
        return True
    if Letter.of(token[0]) is Letter.UNCASED:
        return max(map(len, parts)) > 4
    if max(map(len, parts)) > 1 or following.letter is not Letter.UPPER:
        return max(map(len, parts)) > 1
    if token.isupper() and len(parts) == 2:
        return _words(text, following.position)[0] in rules.starters
    return True
