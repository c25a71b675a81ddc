"""Where sentences end, in every script, by rules of data/readability/sentences.toml.

The rules follow the sentence boundaries of Unicode (UAX 29, 2024), which no language is content with:
what a full stop after an abbreviation, a number or an initial means is decided in `full_stops`, and
where a script has no capitals, what follows a quotation decides whether the sentence goes on.
"""

import re
from functools import lru_cache

from pipeline.readability.data import SentenceRules, sentence_rules
from pipeline.readability.full_stops import Following, Letter, ends_sentence, parts_words, wide, within_word

_ALWAYS = "。！？｡؟।॥።፧፨។៕။։"
_DOTS = ".…．۔"
_ENDS = _ALWAYS + _DOTS + "!?"
_QUOTES = "\"“„”«»‘’'"
_BRACKETS = ")]}）］】〕"
_CLOSERS = _QUOTES + _BRACKETS + "」』》〉"
_OPENERS = _QUOTES + "([{（［【〔「『《〈¿¡"
_PAIRS = {")": "(", "]": "[", "}": "{", "）": "（", "］": "［", "】": "【", "〕": "〔", "」": "「", "』": "『"}
_GOES_ON = ".!?…,;:，、；：،؛。！？"
# A note's number and a pictogram stay with the sentence before them.
_NOTE = re.compile(r"\[\d{1,3}(?:[,–-]\s?\d{1,3})*\]|[⁰¹²³⁴-⁹]+|[\u2600-\u27bf\ufe0f\u200d\U0001f000-\U0001faff]+")
_NOTES_LAST = re.compile(rf"(?:\s*(?:{_NOTE.pattern}))+$")
_NEXT = re.compile(rf"(?:[\s{re.escape(_OPENERS)}•]|[–—](?!\d)|-(?=\s))*")
_DASH = re.compile(r"\s*[–—-]\s")
# How far back the other half of a pair is looked for, in characters: a long paragraph stays linear.
_REACH = 1000
# An address on the web is counted as blanks: at least so many that no writer types them.
_BLANKED = 7
_SPACE = re.compile(rf"\s{{1,{_BLANKED - 1}}}(?!\s)|")


@lru_cache(maxsize=128)
def _stops(ends: tuple[str, ...], before_space: tuple[str, ...]) -> re.Pattern[str]:
    signs = [re.escape(sign) for sign in ends]
    signs += [rf"{re.escape(word)}(?=\s)" for word in before_space]
    return re.compile("(?:" + "|".join((*signs, f"[{re.escape(_ALWAYS + _DOTS)}!?]")) + ")+")


def spans(text: str, language: str) -> list[tuple[int, int]]:
    """Start and end of each sentence in a prepared text; a piece without a word joins its neighbour.

    `language` is a tag without region. The text must be as `words.plain` gives it: addresses are blanks
    there, and stay within the span of their sentence. A text without any letter or digit has no sentence.
    Takes time in proportion to the length of the text.
    """
    rules = sentence_rules(language)
    closed = _whole(text, rules)
    found: list[tuple[int, int]] = []
    start = _after_space(text, 0)
    for stop in _stops(rules.ends, rules.ends_before_space).finditer(text):
        if stop.start() < start or any(begin <= stop.start() < end for begin, end in closed):
            continue
        end = _closing(text, start, stop.end())
        if _ends(text, start, stop, end, rules):
            start = _add(found, text, start, end)
    end = len(text.rstrip())
    _add(found, text, start, end if len(text) - end < _BLANKED else len(text))
    return found


def _whole(text: str, rules: SentenceRules) -> list[tuple[int, int]]:
    """Where phrases stand that hold a stop sign and go on, without their last character."""
    return [
        (match.start(), match.end() - 1) for phrase in rules.whole for match in re.finditer(re.escape(phrase), text)
    ]


def _add(found: list[tuple[int, int]], text: str, start: int, end: int) -> int:
    if any(map(str.isalnum, text[start:end])):
        found.append((start, end))
    elif found and start < end:
        found[-1] = (found[-1][0], end)
    elif not found:
        return start
    return _after_space(text, end)


def _after_space(text: str, position: int) -> int:
    match = _SPACE.match(text, position)
    return match.end() if match else position


def ended(text: str) -> bool:
    """Whether the text ends as a sentence does, and not open, as an item of a list may."""
    stripped = text.rstrip()
    if stripped and stripped[-1] not in _ENDS:
        stripped = _NOTES_LAST.sub("", stripped).rstrip(_CLOSERS).rstrip()
    return bool(stripped) and (stripped[-1] in _ENDS or stripped.endswith("፡፡"))


def _closing(text: str, start: int, position: int) -> int:
    """Where the sentence ends when quotation marks and brackets after its stop belong to it."""
    length = len(text)
    while position < length:
        sign = text[position]
        following = text[position + 1 : position + 2]
        if sign == " ":
            # French sets a space before the closing mark.
            if following != "»" or text[position + 2 : position + 3].isalnum():
                return position
            position += 2
        elif sign in _CLOSERS and (not following.isalnum() or sign not in _QUOTES or _quoting(text, start, position)):
            position += 1
        elif note := _NOTE.match(text, position):
            position = note.end()
        else:
            return position
    return position


def _quoting(text: str, start: int, position: int) -> bool:
    """Whether a quotation is open: marks that look alike at both ends are counted."""
    before = text[max(start, position - _REACH) : position]
    return sum(before.count(mark) for mark in '"“„”«»') % 2 == 1


def _ends(text: str, start: int, stop: re.Match[str], end: int, rules: SentenceRules) -> bool:
    if end == len(text):
        return True
    run, begin = stop[0], stop.start()
    glued = not text[end].isspace()
    if text[end] in _GOES_ON or (glued and end == stop.end() and text[end].isdigit() and text[begin - 1].isdigit()):
        return False
    following = _following(text, end)
    if following.letter is Letter.NONE or following.sign in ".!?…":
        return following.letter is Letter.NONE and not following.sign
    full_stop = run in ("۔", "．") or run == "."
    quoted = end > stop.end()
    if following.letter is Letter.LOWER and (glued or quoted or following.dash or not _asks(run)):
        return False
    if glued and not _parted(text, begin, end, quoted, following, rules):
        return False
    if following.letter is Letter.UNCASED:
        if quoted and _carries_on(text, start, begin, end, rules):
            return False
        if not full_stop and all(sign in _DOTS for sign in run):
            return False
    return not full_stop or ends_sentence(text, start, begin, following, rules)


def _asks(run: str) -> bool:
    return "!" in run or "?" in run or run[0] in _ALWAYS


def _following(text: str, end: int) -> Following:
    """What comes after the stop, past spaces, dashes and opening marks."""
    match = _NEXT.match(text, end)
    position = match.end() if match else end
    sign = text[position : position + 1]
    letter = Letter.of(sign)
    if letter is Letter.LOWER and (text[end : end + _BLANKED].isspace() or _small_start(text, position)):
        letter = Letter.UPPER
    if not sign:
        letter = Letter.NONE
    return Following(position, sign, letter, _DASH.match(text, end) is not None)


def _small_start(text: str, position: int) -> bool:
    """Whether a sentence may begin with this small letter: mRNA, pH, and Dutch ’s Morgens."""
    first, second = text[position + 1 : position + 2], text[position + 2 : position + 3]
    if first == " ":
        return second.isupper() and text[position - 1] in "'’"
    return first.isupper() or (first.isalpha() and second.isupper())


def _parted(text: str, begin: int, end: int, quoted: bool, following: Following, rules: SentenceRules) -> bool:
    """Whether a stop with no space after it parts two sentences."""
    full_stop = text[begin] in ".۔．"
    if text[end] in _OPENERS:
        return not full_stop or text[end] in "¿¡「『（"
    if quoted and following.letter is Letter.UNCASED and not wide(text[end]):
        return False
    if full_stop:
        return parts_words(text, begin, end, rules)
    return text[begin] in _ALWAYS or not within_word(text, begin, end)


def _carries_on(text: str, start: int, begin: int, end: int, rules: SentenceRules) -> bool:
    """Whether a sentence goes on after what it quotes or has in brackets, where no capital tells.

    It does after brackets within it, and after a quotation that it began with (“Am I ill?” she asked)
    or that no colon or comma leads to (the question “Am I ill?” is common).
    """
    last = text[end - 1]
    opener = _PAIRS.get(last, "")
    low = max(start, begin - _REACH)
    at = text.rfind(opener, low, begin) if opener else max(text.rfind(mark, low, begin) for mark in '"“„«')
    if at < 0:
        return False
    before = text[start:at].strip()
    if last in _BRACKETS:
        return bool(before)
    if rules.after_quotation:
        return text.startswith(rules.after_quotation, end)
    return not before or before[-1] not in ":：,，،、"
