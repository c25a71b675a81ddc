"""The entries of a PO file, by gettext's grammar: what gettext refuses is refused, with its line."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from pipeline.catalogs.po_lex import KEYWORDS, NotPO, Token, tokens, unquoted
from pipeline.model import Entry, Key

# What may follow a statement: the grammar of an entry, `#|` before a keyword that it precedes.
_NEXT = {
    "": ("#|msgctxt", "#|msgid", "msgctxt", "msgid"),
    "#|msgctxt": ("#|msgid",),
    "#|msgid": ("#|msgid_plural", "msgctxt", "msgid"),
    "#|msgid_plural": ("msgctxt", "msgid"),
    "msgctxt": ("msgid",),
    "msgid": ("msgid_plural", "msgstr"),
    "msgid_plural": ("msgstr",),
}
_FLAG = re.compile(r"range:\s*\d+\.\.\d+|[^\s,]+")
_REFERENCE = re.compile("\u2068([^\u2069]*)\u2069(\\S*)|(\\S+)")


@dataclass(slots=True)
class _Draft:
    """An entry while it is being read: its comments, and the strings of each statement."""

    comments: list[str] = field(default_factory=list)
    statements: dict[str, list[Token]] = field(default_factory=dict)
    start: int = 0
    end: int = 0
    line: int = 0
    obsolete: bool = False
    last: str = ""


def entries(text: str, codec: str) -> tuple[list[Entry], str]:
    """The entries of a PO file, the header among them, and the text after the last one.

    The text of each entry (`raw`) holds the comments above it and the blank lines after it; the
    raw texts and the rest, joined, are the file. Raises NotPO.
    """
    drafts: list[_Draft] = []
    draft = _Draft()
    for token in tokens(text):
        if token.kind == "string":
            _take_string(draft, token)
            continue
        if draft.last.startswith("msgstr") and _starts_another(draft, token):
            if not draft.statements[draft.last]:
                raise _misplaced(token)
            drafts.append(draft)
            draft = _Draft(start=_line_start(text, token.start, draft.end))
        if token.kind == "comment":
            if draft.last and draft.last != "domain":
                raise NotPO("a comment cannot stand inside an entry", token.line)
            draft.comments.append(token.text)
        elif token.kind == "index":
            _take_index(draft, token)
        elif token.kind in KEYWORDS:
            _take_keyword(draft, token)
        else:
            raise NotPO(f"“{token.text[:60]}” is not a word that belongs here", token.line)
    if draft.last.startswith("msgstr") and draft.statements[draft.last]:
        drafts.append(draft)
        draft = _Draft(start=draft.end)
    if draft.last:
        missing = "msgstr" if draft.last.startswith("msg") and draft.last != "msgctxt" else "msgid"
        raise NotPO(f"the entry that starts here has no {missing}", draft.line or text.count("\n") + 1)
    ends = [*(one.start for one in drafts[1:]), *(one.end for one in drafts[-1:])]
    found = [_entry(one, text[one.start : end], codec) for one, end in zip(drafts, ends, strict=True)]
    return found, text[drafts[-1].end if drafts else 0 :]


def _line_start(text: str, at: int, floor: int) -> int:
    """Where the line of a token starts, unless something else stands before it there."""
    return max(text.rfind("\n", 0, at) + 1, floor)


def _starts_another(draft: _Draft, token: Token) -> bool:
    """Whether a token that is no string stands outside the entry whose msgstr has been read."""
    plural = "msgid_plural" in draft.statements
    return not (token.kind == "index" or (token.kind == "msgstr" and plural and token.obsolete == draft.obsolete))


def _take_string(draft: _Draft, token: Token) -> None:
    if not draft.last or (draft.last != "domain" and token.previous != draft.last.startswith("#|")):
        raise NotPO("this string belongs to no msgid and no msgstr", token.line)
    if draft.last == "msgstr" and "msgid_plural" in draft.statements:
        raise NotPO("the translation of a plural needs a number: msgstr[0]", token.line)
    _same_state(draft, token)
    if draft.last != "domain":
        draft.statements[draft.last].append(token)
    else:
        draft.comments.append(f'domain "{token.text}"')
        draft.last = ""
    draft.end = token.end


def _take_keyword(draft: _Draft, token: Token) -> None:
    name = ("#|" if token.previous else "") + token.kind
    if draft.last and not draft.statements.get(draft.last):
        raise _misplaced(token)
    if name == "domain" and not draft.last:
        draft.last = name
        return
    allowed = _NEXT.get(draft.last, ())
    another_form = name == "msgstr" and draft.last.startswith("msgstr[")
    if name not in allowed and not another_form:
        if name == "msgid" and draft.last == "msgid":
            raise NotPO("the entry before has no msgstr", token.line)
        raise _misplaced(token)
    if not draft.last:
        draft.obsolete, draft.line = token.obsolete, token.line
    _same_state(draft, token)
    if name == "msgid":
        draft.line = token.line
    draft.last = name
    draft.statements[name] = []


def _take_index(draft: _Draft, token: Token) -> None:
    if draft.last != "msgstr" or draft.statements["msgstr"]:
        raise _misplaced(token)
    if "msgid_plural" not in draft.statements:
        raise NotPO("an entry with msgstr[…] needs a msgid_plural", token.line)
    del draft.statements["msgstr"]
    number = sum(name.startswith("msgstr[") for name in draft.statements)
    if (token.text.lstrip("0") or "0") != str(number):
        raise NotPO(f"msgstr[{number}] has to stand here, not msgstr[{token.text}]", token.line)
    draft.last = f"msgstr[{number}]"
    draft.statements[draft.last] = []


def _same_state(draft: _Draft, token: Token) -> None:
    if draft.last != "domain" and token.obsolete != draft.obsolete:
        raise NotPO("only a part of this entry is marked obsolete with #~", token.line)


def _misplaced(token: Token) -> NotPO:
    return NotPO(f"“{token.text[:60]}” does not belong here", token.line)


def _entry(draft: _Draft, raw: str, codec: str) -> Entry:
    def said(name: str) -> str:
        strings = draft.statements.get(name)
        return unquoted(strings, codec) if strings else ""

    translator, extracted, references, flags = _comments(draft.comments)
    before = "#|msgid" in draft.statements
    return Entry(
        key=Key(said("msgid"), said("msgctxt")),
        text=said("msgstr"),
        plural=said("msgid_plural"),
        texts=tuple(said(name) for name in draft.statements if name.startswith("msgstr[")),
        fuzzy="fuzzy" in flags,
        obsolete=draft.obsolete,
        flags=tuple(flag for flag in flags if flag != "fuzzy"),
        translator=translator,
        extracted=extracted,
        references=references,
        previous=Key(said("#|msgid"), said("#|msgctxt")) if before else None,
        previous_plural=said("#|msgid_plural"),
        line=draft.line,
        raw=raw,
    )


def _comments(lines: Sequence[str]) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    """Comments sorted by their signs: the translators', the extracted ones, references, flags."""
    translator, extracted, references, flags = [], [], [], []
    for line in lines:
        sign, rest = line[1:2], line[2:]
        if sign == ".":
            extracted.append(rest.removeprefix(" "))
        elif sign == ":":
            references += [f"{name}{place}" or word for name, place, word in _REFERENCE.findall(rest)]
        elif sign and sign in ",!":
            flags += _FLAG.findall(rest)
        elif LITERAL.match(line) or LITERAL.match(line[1:].removeprefix(" ")):
            translator.append(line)
        else:
            translator.append(line[1:].removeprefix(" "))
    return tuple(translator), tuple(extracted), tuple(references), tuple(dict.fromkeys(flags))


LITERAL = re.compile(r'#=|domain "|# (?:#|domain )')
"""A line among a translator's comments that is written as it is: a flag of gettext 0.25, a domain,
and a comment that would be taken for one of them."""
