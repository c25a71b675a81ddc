"""A text copied from an e-mail: the lines above it that say from whom, and the signs before what was quoted."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import regex

from pipeline.importing.draft import Fate, Told
from pipeline.importing.lines import Line

_HEADER = regex.compile(
    r"(?P<name>From|To|Cc|Bcc|Sent|Date|Subject|Reply-To|Attachments?|De|À|Envoyé|Objet|Von|An|Gesendet|Betreff|Datum"
    r"|Para|Enviado|Asunto|Assunto|Da|A|Inviato|Oggetto|Van|Aan|Verzonden|Onderwerp|من|إلى|الموضوع|发件人|收件人|主题)\s*[:：]\s*(?P<value>.*)"
)
_SUBJECT = frozenset("Subject Objet Betreff Asunto Assunto Oggetto Onderwerp الموضوع 主题".split())
_ANSWER = regex.compile(r"(?:(?:Re|RE|Fwd?|FW|WG|AW|TR|RV)\s*:\s*)+")
_QUOTE = regex.compile(r"(?:>\s?)+")


@dataclass(frozen=True, slots=True)
class Unwrapped:
    """The lines of an e-mail without what belongs to the post; `subject` and the line it stands in, if any."""

    lines: tuple[Line, ...]
    subject: str = ""
    told: tuple[Told, ...] = ()


def unwrapped(lines: Sequence[Line]) -> Unwrapped:
    """The text of an e-mail; any other text comes back as it is."""
    lines = _unquoted(lines)
    start = next((place for place, line in enumerate(lines) if line.text), len(lines))
    end = start
    while end < len(lines) and _HEADER.fullmatch(lines[end].text):
        end += 1
    found = header(lines[start:end])
    if found is None:
        return Unwrapped(tuple(lines))
    kept = [replace(line, text="") if place < end else line for place, line in enumerate(lines)]
    return Unwrapped(tuple(kept), *found)


def header(lines: Sequence[Line]) -> tuple[str, tuple[Told, ...]] | None:
    """The subject of an e-mail and what is told of the lines above it; None where they are no such lines."""
    names = [match["name"] for line in lines if (match := _HEADER.fullmatch(line.text))]
    if len(names) < max(len(lines), 2) or sum(name in _SUBJECT for name in names) != 1:
        return None
    told, subject = [], ""
    for line in lines:
        match = _HEADER.fullmatch(line.text)
        if match and match["name"] in _SUBJECT:
            answer = _ANSWER.match(match["value"])
            subject = match["value"][answer.end() :] if answer else match["value"]
            words = f"{match['name']} {answer[0] if answer else ''}"
            told.append(Told(Fate.BECAME, "title", subject, line.number, words=words, why="the subject of an e-mail"))
        else:
            told.append(Told(Fate.DROPPED, "line of an e-mail", line.text, line.number, words=line.text))
    return subject.strip(), tuple(told)


def _unquoted(lines: Sequence[Line]) -> Sequence[Line]:
    """The lines without the signs of a quotation, where all of them have one."""
    written = [line for line in lines if line.text]
    if len(written) < 2 or not all(_QUOTE.match(line.text) for line in written):
        return lines
    return [replace(line, text=_QUOTE.sub("", line.text, count=1).strip()) for line in lines]
