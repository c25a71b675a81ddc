"""A message and its translation, as the checks get them."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from pipeline.checks.problem import Problem
from pipeline.checks.sentences import sentences
from pipeline.checks.sides import Side, side
from pipeline.model import Inline, Key, Language
from pipeline.sources.inline import plain


@dataclass(frozen=True)
class Pair:
    """A msgid with its msgstr. `inlines` are the tags of each place where the message stands.

    `glossary` maps terms of the source, folded, to the translations that are allowed; an empty tuple
    says that the term stays as it is. `country` is the ISO 3166 code of the project.
    """

    key: Key
    text: str
    source_language: Language
    language: Language
    inlines: tuple[tuple[Inline, ...], ...] = ((),)
    glossary: Mapping[str, tuple[str, ...]] = field(default_factory=dict, hash=False)
    country: str = "GB"

    @cached_property
    def source(self) -> Side:
        """The source text without its tags."""
        return side(plain(self.key.text), self.source_language.tag)

    @cached_property
    def target(self) -> Side:
        """The translation without its tags."""
        return Side(plain(self.text), self.language.tag)

    @cached_property
    def sentences(self) -> tuple[tuple[Side, Side], ...]:
        """The sentences side by side, where both texts have as many, and more than one."""
        here, there = sentences(self.source.text), sentences(self.target.text)
        if len(here) != len(there) or len(here) < 2:
            return ()
        return tuple(
            (side(one, self.source.tag), Side(other, self.target.tag)) for one, other in zip(here, there, strict=True)
        )

    def first(self, compare: Callable[[Side, Side], Iterator[Problem]]) -> Iterator[Problem]:
        """What is wrong with the whole text; else with a sentence beside its own, where both texts have as many."""
        if problems := tuple(compare(self.source, self.target)):
            yield from problems
            return
        for number, (one, other) in enumerate(self.sentences, 1):
            if problem := next(compare(one, other), None):
                yield replace(problem, message=f"in sentence {number} {problem.message}")
                return
