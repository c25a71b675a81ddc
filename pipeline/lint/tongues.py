"""Facts about the languages of tags: whether a tag is one, its scripts, its direction; and words of a text."""

from functools import lru_cache

import regex

from pipeline.languages import known_tags, script_of
from pipeline.lint.data import rows, subtags
from pipeline.scripts import RIGHT_TO_LEFT, written_in
from pipeline.text import tag_of

_WORDS = regex.compile(r"[\p{L}\p{M}]+(?:['’\-][\p{L}\p{M}]+)*")
_SCRIPT = regex.compile(r"[A-Z][a-z]{3}")


def words_of(text: str) -> list[str]:
    """The words of a text by their letters; those of scripts without spaces stay together."""
    return _WORDS.findall(text)


@lru_cache(maxsize=512)
def known(tag: str) -> bool:
    """Whether a language tag begins with a subtag of the IANA registry (BCP 47, section 2.2.1)."""
    first, *_rest = tag.split("-")
    primary = first.lower()
    return primary in subtags() or ("qaa" <= primary <= "qtz" and len(primary) == 3)


@lru_cache(maxsize=256)
def scripts(tag: str) -> frozenset[str]:
    """The scripts a language is written in, as Unicode's names of letters begin; empty where none is known."""
    parts = tag_of(tag).split("-")
    said = [part for part in parts[1:] if _SCRIPT.fullmatch(part)]
    found = set(said) if said else set(rows("languages")["scripts"].get(parts[0], ()))
    if not said:
        found |= {script_of(one) for one in known_tags() if one.partition("-")[0] == parts[0]}
    if not found:
        found |= _likely(parts[0])
    if found & {"Jpan", "Hrkt"}:
        found |= {"Hans"}
    if "Aran" in found:
        found |= {"Arab"}
    names = {written_in(script) for script in found}
    return frozenset() if "" in names else frozenset(names)


def _likely(language: str) -> set[str]:
    from babel.core import get_global

    return {part for part in str(get_global("likely_subtags").get(language, "")).split("_")[1:2] if len(part) == 4}


@lru_cache(maxsize=256)
def direction(tag: str) -> str:
    """The direction a language is written in: ltr or rtl."""
    parts = tag_of(tag).split("-")
    said = [part for part in parts[1:] if _SCRIPT.fullmatch(part)]
    if said:
        return "rtl" if said[0] in RIGHT_TO_LEFT else "ltr"
    own = next((one for one in known_tags() if one == "-".join(parts[:2]) or one == parts[0]), "")
    if own:
        return "rtl" if script_of(own) in RIGHT_TO_LEFT else "ltr"
    return "rtl" if parts[0] in rows("languages")["right-to-left"]["languages"] else "ltr"
