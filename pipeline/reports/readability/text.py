"""The scores for a terminal: a line for each version, and everything there is about a single one."""

from collections.abc import Iterable

from pipeline.readability import Version
from pipeline.reports.readability.wording import against_source, meets, per_sentence, since

CAVEAT = "Scores show where to look first. They do not approve a text."


def as_text(versions: Iterable[Version]) -> str:
    """A block for each version; a single one comes with all that there is to mend."""
    shown = tuple(versions)
    lines = [line for one in shown for line in _figures(one)]
    if len(shown) == 1:
        lines += _details(shown[0])
    return "\n".join([*lines, CAVEAT])


def _figures(one: Version) -> list[str]:
    main = one.main
    name = " ".join(part for part in (one.page, one.language) if part)
    if main is not None:
        interval = f", {main.low:g} to {main.high:g} by how lists are counted" if main.low != main.high else ""
        band = f": {main.band}" if main.band else ""
        score = f"{main.method} {main.value:g}{band} (tier {main.tier}{interval})"
    else:
        score = "no formula: indicators only" if one.tier == "C" and one.index is not None else "not scored"
    lines = [f"{name}: {score}"]
    if main is not None:
        lines.append(f"  source: {main.citation}")
    if main is not None and main.target is not None:
        bound = "at least" if main.better == "high" else "at most"
        lines.append(f"  target: {bound} {main.target:g}, {'met' if meets(main) else 'not met'}")
    if main is not None and main.grade:
        lines.append(f"  reads as: {main.grade}")
    if one.index is not None:
        beside = f"; beside the source: {against_source(one)}, × {one.source_ratio:.2f}" if one.source_ratio else ""
        place = f"; harder than {one.percentile} % of the leaflets in this language" if one.percentile else ""
        lines.append(f"  index: {one.index:.2f}, {one.index_band}{beside}{place}")
    if since(one) and one.change is not None:
        lines.append(f"  since the baseline: {since(one)} (the index was {one.change.index:.2f})")
    lines += [f"  note: {warning}" for warning in one.warnings]
    return lines


def _details(one: Version) -> list[str]:
    counts, lines = one.counts, [""]
    average = per_sentence(one)
    words = f"{counts.words} words, {average} in a sentence" if average is not None else f"{counts.letters} characters"
    lines.append(f"{counts.sentences} sentences, {words}, {counts.blocks} paragraphs and list items")
    for score in one.scores[1:]:
        band = f": {score.band}" if score.band else ""
        lines.append(f"{score.method} {score.value:g}{band} (tier {score.tier}; {score.citation})")
    if one.sentences:
        lines += ["", "Hardest sentences:"]
    for number, sentence in enumerate(one.sentences, 1):
        lines.append(f"{number:3}. {sentence.text}")
        lines += [f"     - {reason}" for reason in sentence.reasons]
        if sentence.where:
            lines.append(f"     {sentence.where}")
    if one.words:
        lines += ["", "Words to look at:"]
    for word in one.words:
        instead = f": say {' or '.join(word.instead)}" if word.instead else ""
        note = f" ({word.note})" if word.note else ""
        times = f", {word.count} times" if word.count > 1 else ""
        lines.append(f"  {word.form} [{word.why}{times}]{instead}{note}")
    if one.remarks:
        lines += ["", "Also:"]
    lines += [f"  {remark.text}: {remark.why}" for remark in one.remarks]
    return [*lines, ""]
