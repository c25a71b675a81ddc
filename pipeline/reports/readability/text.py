"""The scores for a terminal: a line for each version, and everything there is about a single one."""

from collections.abc import Iterable

from pipeline.readability import Version
from pipeline.readability.records import unquoted
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
        interval = f", {main.low:.1f} to {main.high:.1f} by how lists are counted" if main.low != main.high else ""
        band = f": {main.band}" if main.band else ""
        score = f"{main.method} {main.value:.1f}{band} (tier {main.tier}{interval})"
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
        place = f"; harder than {one.percentile}% of the leaflets in this language" if one.percentile else ""
        lines.append(f"  index: {one.index:.2f}, {one.index_band}{beside}{place}")
    if since(one) and one.change is not None:
        lines.append(f"  since the baseline: {since(one)} (the index was {one.change.index:.2f})")
    lines += [f"  note: {warning}" for warning in one.warnings]
    return lines


def _details(one: Version) -> list[str]:
    counts, lines = one.counts, [""]
    average = per_sentence(one)
    words = f"{counts.words} words, {average} in a sentence" if average is not None else f"{counts.letters} characters"
    blocks = "1 paragraph or list item" if counts.blocks == 1 else f"{counts.blocks} paragraphs and list items"
    sentences = "1 sentence" if counts.sentences == 1 else f"{counts.sentences} sentences"
    lines.append(f"{sentences}, {words}, {blocks}")
    for score in one.scores[1:]:
        band = f": {score.band}" if score.band else ""
        lines.append(f"{score.method} {score.value:.1f}{band} (tier {score.tier}; {score.citation})")
    if one.sentences:
        lines += ["", "Hardest sentences:"]
    for number, sentence in enumerate(one.sentences, 1):
        lines.append(f"{number:3}. {sentence.text}")
        # The marks keep words in their direction; where all run one way a terminal may show them as boxes.
        told = sentence.reasons if one.direction == "rtl" else map(unquoted, sentence.reasons)
        lines += [f"     - {reason}" for reason in told]
        if sentence.where:
            lines.append(f"     {sentence.where}")
    if one.words:
        lines += ["", "Words to look at:"]
    for word in one.words:
        instead = f": say {' or '.join(f'“{said}”' for said in word.instead)}" if word.instead else ""
        note = f" ({word.note})" if word.note else ""
        times = f", {word.count} times" if word.count > 1 else ""
        lines.append(f"  {word.form} [{word.why}{times}]{instead}{note}")
    if one.remarks:
        lines += ["", "Also:"]
    lines += [f"  {remark.text}: {remark.why}" for remark in one.remarks]
    return [*lines, ""]
