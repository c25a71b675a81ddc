"""What Tateisi's formula counts in Japanese: runs of one script, which need no dictionary.

Tateisi, Y., Ono, Y. & Yamada, H. (1988), A computer readability formula of Japanese texts for
machine scoring, COLING 1988, 649–654. A run is a longest stretch of letters of one script; the mark
that lengthens a vowel goes on in the run it stands in.
"""

from collections.abc import Iterable

import regex

from pipeline.readability.records import Runs

_RUN = regex.compile(
    r"(?P<roman>\p{Latin}+)|(?P<hiragana>\p{Hiragana}[\p{Hiragana}ー]*)"
    r"|(?P<kanji>\p{Han}+)|(?P<katakana>\p{Katakana}[\p{Katakana}ー]*)"
)
_COMMA = regex.compile(r"、|[,，](?!\d)")


def script_runs(sentences: Iterable[str]) -> Runs:
    """The mean letters of a run of each script, 0 where there is none, and the commas of sentences."""
    number: dict[str, int] = {}
    letters: dict[str, int] = {}
    commas = 0
    for sentence in sentences:
        commas += len(_COMMA.findall(sentence))
        for run in _RUN.finditer(sentence):
            script = run.lastgroup or ""
            number[script] = number.get(script, 0) + 1
            letters[script] = letters.get(script, 0) + len(run[0])
    mean = {script: letters[script] / runs for script, runs in number.items()}
    return Runs(
        roman=mean.get("roman", 0.0),
        hiragana=mean.get("hiragana", 0.0),
        kanji=mean.get("kanji", 0.0),
        katakana=mean.get("katakana", 0.0),
        commas=commas,
    )
