"""Phone numbers, web and e-mail addresses: what a frightened reader dials or types."""

from collections.abc import Iterator

import regex

from pipeline.checks.pair import Pair
from pipeline.checks.registry import Problem, check
from pipeline.emergency import numbers_of
from pipeline.model import Severity

_BEFORE = regex.compile(r"https?://(?:www\.)?|www\.")
_RUNS = regex.compile(r"\d+")
_DIGITS = regex.compile(r"(?<![\d.,:/-])\d{3,}(?![\d/:-]|[.,]\d)")


@check("phones", Severity.ERROR)
def other_phones(pair: Pair) -> Iterator[Problem]:
    """A phone number is another one, or missing."""
    there = set(pair.target.phones)
    digits = "".join(character for character in pair.target.counted if character.isdigit())
    for phone in pair.source.phones:
        if phone in there or phone in digits or any(_same(phone, other) for other in there):
            continue
        yield Problem(f"the phone number {phone} of the source is not there", "write every digit as the source has it")


def _same(one: str, other: str) -> bool:
    """Whether two numbers differ by their prefix only: 020 7946 0018 and +44 20 7946 0018."""
    return one.lstrip("0")[-9:] == other.lstrip("0")[-9:] and min(len(one), len(other)) >= 9


@check("emergency", Severity.ERROR)
def other_emergency_numbers(pair: Pair) -> Iterator[Problem]:
    """An emergency number of the country is missing."""
    # Languages join endings and prefixes to a number: 999-এ, u-999, 999:ään.
    there = set(_RUNS.findall(pair.target.counted))
    wanted = numbers_of(pair.country)
    united = {quantity.number.start for quantity in pair.source.quantities if quantity.unit is not None}
    for match in _DIGITS.finditer(pair.source.counted):
        if match[0] in wanted and match.start() not in united and match[0] not in there:
            yield Problem(f"the number {match[0]} of the source is not there", f"write {match[0]}")


@check("addresses", Severity.ERROR)
def other_addresses(pair: Pair) -> Iterator[Problem]:
    """A web or e-mail address is another one, or missing."""
    text = pair.target.text.casefold()
    for address in (*pair.source.emails, *pair.source.links):
        if not regex.search(
            rf"(?<![a-z0-9@.+-]){regex.escape(_bare(address))}(?![a-z0-9]|[.-][a-z0-9])", _BEFORE.sub("", text)
        ):
            yield Problem(f"the address {address} of the source is not there", "write it letter for letter")


def _bare(address: str) -> str:
    """An address without what people leave out: the protocol, and the slash at its end."""
    return address.casefold().removeprefix("https://").removeprefix("http://").removeprefix("www.").rstrip("/")
