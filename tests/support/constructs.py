"""HTML that pages may hold: constructs with the messages they give, and endless tag soup."""

import tomllib
from dataclasses import dataclass
from pathlib import Path
from random import Random

FILE = Path(__file__).parent.parent / "laws/constructs.toml"


@dataclass(frozen=True)
class Construct:
    """A piece of markup and what translators get of it; `messages` are “context|text” or “text”."""

    name: str
    html: str
    messages: tuple[str, ...]
    relabelled: bool = False


def constructs() -> tuple[Construct, ...]:
    """Every construct of the table."""
    rows = tomllib.loads(FILE.read_text("utf-8"))["construct"]
    return tuple(
        Construct(row["name"], row["html"], tuple(row["messages"]), row.get("relabelled", False)) for row in rows
    )


_RAW = "style script textarea title iframe".split()
_TAGS = (
    "p div ul li ol table tr td th tbody thead caption b i a em strong span h1 h2 section article dl dt dd form label "
    "input button select option optgroup pre br hr img svg desc text g path math mi video source track details "
    "summary figure figcaption ruby rt rp nav header footer blockquote address fieldset legend template object "
    "nobr u s small sub sup wbr meter progress output dialog menu hgroup picture canvas audio data time mark q code "
    "kbd bdi map col colgroup tfoot"
).split() + _RAW
_ATTRIBUTES = ("", "", ' class="x"', ' href="y"', ' title="a &amp; b"', " lang=fr", ' translate="no"', ' alt="z  z"')
_TEXTS = ("word ", "a &amp; b", "&nbsp;x", " 5 < 6 ", "\n", "&copy", "<!-- c -->", "&notit;", "text", "10%")


def soup(seed: int) -> str:
    """Markup such as nobody should write: tags opened, closed and forgotten at random."""
    random = Random(seed)
    pieces, still_open = [], []
    for _ in range(random.randint(2, 14)):
        chance = random.random()
        if chance < 0.45:
            tag = random.choice(_TAGS)
            pieces.append(f"<{tag}{random.choice(_ATTRIBUTES)}>")
            if tag in _RAW:
                pieces.append(f"w{random.randint(0, 9)} </{tag}>")
            else:
                still_open.append(tag)
        elif chance < 0.65 and still_open:
            at = len(still_open) - 1 if random.random() < 0.7 else random.randrange(len(still_open))
            pieces.append(f"</{still_open.pop(at)}>")
        else:
            pieces.append(random.choice(_TEXTS))
    return "".join(pieces)
