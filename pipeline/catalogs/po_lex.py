"""The text of a PO file as tokens, cut as gettext cuts it, and what its strings mean.

Nothing is lost on the way: every token knows where it starts and ends, so that whoever joins
tokens into entries can hand on the very text they were written in.
"""

import re
from collections.abc import Iterator, Sequence
from functools import partial
from typing import NamedTuple

KEYWORDS = ("msgctxt", "msgid", "msgid_plural", "msgstr", "domain")

# White space is what the C locale calls so: a no-break space outside a string is an error.
_TOKEN = re.compile(
    r"""[ \t\r\f\v]*(?:
      (?P<newline>\n)
    | (?P<joined>\\\n)
    | (?P<string>"[^"\\\n]*(?:\\[\s\S][^"\\\n]*)*")
    | (?P<mark>\#~\|?|\#\|)
    | (?P<comment>\#[^\n]*)
    | (?P<word>[A-Za-z_$][\w$]*)
    | (?P<index>\[\s*[0-9]+\s*\])
    | (?P<junk>\S)
    )""",
    re.VERBOSE | re.ASCII,
)
_ESCAPE = re.compile(r"\\(\n|[0-7]{1,3}|x[0-9A-Fa-f]+|[\s\S])")
_BYTE = re.compile(r"\\[0-7x]")
_PLAIN = {
    "\n": "", "n": "\n", "t": "\t", "r": "\r", "a": "\a", "b": "\b", "f": "\f", "v": "\v", "\\": "\\", '"': '"',
}  # fmt: skip


class NotPO(Exception):
    """The text is not a PO file: what is wrong and in which line."""

    def __init__(self, what: str, line: int) -> None:
        super().__init__(what)
        self.what, self.line = what, line


class Token(NamedTuple):
    """A piece of a PO file. `obsolete` and `previous` say whether `#~` or `#|` stands before it.

    `kind` is a keyword, “string” (`text` is what stands between the quotes, escapes and all),
    “comment” (from its # on), “index” or “word”, which no PO file may hold.
    """

    kind: str
    text: str
    line: int
    start: int
    end: int
    obsolete: bool
    previous: bool


def tokens(text: str) -> Iterator[Token]:
    """The tokens of a text whose lines end with a line feed. Raises NotPO for what is none."""
    line, obsolete, previous, after_comment = 1, False, False, False
    for found in _TOKEN.finditer(text):
        kind = found.lastgroup or ""
        if kind == "newline":
            # To gettext the end of a line belongs to a comment, so what `#| #` began goes on.
            obsolete, previous = False, previous and after_comment
            line, after_comment = line + 1, False
            continue
        value = found[kind]
        start = found.start(kind)
        if kind == "mark":
            obsolete = obsolete or value != "#|"
            previous = previous or value != "#~"
        elif kind == "string":
            yield Token(kind, value[1:-1], line, start, found.end(), obsolete, previous)
        elif kind == "word":
            yield Token(value if value in KEYWORDS else kind, value, line, start, found.end(), obsolete, previous)
        elif kind == "index":
            yield Token(kind, value[1:-1].strip(), line, start, found.end(), obsolete, previous)
        elif kind == "comment":
            after_comment = True
            yield Token(kind, value.rstrip("\r"), line, start, found.end(), obsolete, previous)
        elif value == '"':
            raise NotPO("the string that starts here is not closed", line)
        elif kind == "junk":
            raise NotPO(f"“{_row(text, start)}” does not belong here", line)
        line += value.count("\n")


def _row(text: str, at: int) -> str:
    """The line of a place, cut to what a message can show."""
    start = text.rfind("\n", 0, at) + 1
    return text[start:].split("\n", 1)[0].strip()[:60]


def unquoted(strings: Sequence[Token], codec: str) -> str:
    """What strings that stand side by side mean together. Raises NotPO for an unknown escape.

    An octal or hexadecimal escape is a byte of the file's charset, of which several may make one
    character; all else is a character.
    """
    joined = strings[0].text if len(strings) == 1 else "".join([string.text for string in strings])
    if "\\" not in joined:
        return joined
    if not any(_BYTE.search(string.text) for string in strings):
        return "".join(_ESCAPE.sub(partial(_character, string), string.text) for string in strings)
    content = b"".join(_bytes(string, codec) for string in strings)
    try:
        text = content.decode(codec)
    except UnicodeDecodeError as error:
        what = f"the escapes in this string give the byte {content[error.start]:#04x}, which is not {codec}"
        raise NotPO(what, strings[0].line) from None
    if "\0" in text:
        raise NotPO("a string holds the character NUL", strings[0].line)
    return text


def _character(string: Token, found: re.Match[str]) -> str:
    try:
        return _PLAIN[found[1]]
    except KeyError:
        line = string.line + string.text.count("\n", 0, found.start())
        raise NotPO(f"the escape {found[0].strip()} is unknown; a backslash itself is written twice", line) from None


def _bytes(string: Token, codec: str) -> bytes:
    content, at = b"", 0
    for found in _ESCAPE.finditer(string.text):
        content += string.text[at : found.start()].encode(codec)
        at = found.end()
        if found[1][0] in "01234567":
            content += bytes([int(found[1], 8) & 0xFF])
        elif len(found[1]) > 1:
            content += bytes([int(found[1][1:], 16) & 0xFF])
        else:
            content += _character(string, found).encode(codec)
    return content + string.text[at:].encode(codec)
