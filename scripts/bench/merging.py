"""Merging beside gettext's msgmerge: speed as a ratio, and how often each of them is right.

The texts are a family of near-identical leaflets (tests/support/family.py), whose scripted edits
know which old text every new one continues.
"""

import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from pipeline.catalogs import po
from pipeline.catalogs.align import Matching
from pipeline.catalogs.merge import keys_of, merge
from pipeline.catalogs.template import new_catalog
from pipeline.languages import language
from pipeline.model import Catalog, Entry, Key
from tests.support.family import MOVING, STILL, Edited, Tally, edited, score

SECTIONS, EDITS, LOCALES = 58, 125, 50
SEEDS = 4
HEADER = (("Content-Type", "text/plain; charset=UTF-8"), ("X-Source-Language", "en"))


def catalog(texts: list[str], *, translated: bool) -> Catalog:
    """A French catalog of these texts in order, or a template."""
    entries = tuple(
        Entry(
            Key(text),
            f"fr {text}" if translated else "",
            extracted=("Paragraph in “What it is for”", "Keep: 5 mg"),
            references=("source/family.html#section",),
        )
        for text in texts
    )
    if not translated:
        return Catalog("", header=HEADER, entries=entries)
    empty = new_catalog("family", language("fr"), language("en"), "Bench")
    return Catalog("fr", header=empty.header, entries=entries)


def ours(folder: Path) -> None:
    """Every catalog of the folder merged with its template, files to files."""
    template = po.read((folder / "new.pot").read_bytes(), "", "new.pot")
    matching = Matching([entry.key for entry in template.entries])
    for file in sorted(folder.glob("*.po")):
        old = po.read(file.read_bytes(), "fr", file.name)
        file.with_suffix(".ours").write_bytes(po.write(merge(old, template, matching.of(*keys_of(old)))))


def theirs(folder: Path) -> None:
    """The same with msgmerge."""
    for file in sorted(folder.glob("*.po")):
        command = ["msgmerge", "--quiet", "--previous", "--no-wrap", "-o", file.with_suffix(".theirs"), file]
        subprocess.run([*command, folder / "new.pot"], check=True)


def speed() -> tuple[float, float]:
    """Seconds that each of the two takes, the better of three."""
    page = edited("mixed", 0, EDITS, SECTIONS)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "new.pot").write_bytes(po.write(catalog(page.new, translated=False)))
        left = [f"This sentence of ours left page {number} a while ago." for number in range(LOCALES)]
        for number in range(LOCALES):
            # No two locales hold the same obsolete entries.
            found = catalog([*page.old, *left[: number + 1]], translated=True)
            entries = [replace(entry, obsolete=entry.key.text in left) for entry in found.entries]
            (folder / f"{number}.po").write_bytes(po.write(replace(found, entries=tuple(entries))))
        print(f"{len(page.old)} messages, {len(page.expected)} changed or new, {LOCALES} locales:")
        return _best(ours, folder), _best(theirs, folder)


def _best(work: Callable[[Path], None], folder: Path) -> float:
    taken = []
    for _ in range(3):
        start = time.perf_counter()
        work(folder)
        taken.append(time.perf_counter() - start)
    return min(taken)


def accuracy(scenario: str) -> tuple[Tally, Tally]:
    """Right, wrong and missing offers of the two."""
    mine, gettext = Tally(), Tally()
    for seed in range(SEEDS):
        page = edited(scenario, seed)
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            (folder / "new.pot").write_bytes(po.write(catalog(page.new, translated=False)))
            (folder / "fr.po").write_bytes(po.write(catalog(page.old, translated=True)))
            ours(folder)
            theirs(folder)
            mine += score(page, _offered(page, folder / "fr.ours"))
            gettext += score(page, _offered(page, folder / "fr.theirs"))
    return mine, gettext


def _offered(page: Edited, file: Path) -> dict[str, str]:
    """What each new text was offered: translations are unique, so they tell where they come from."""
    found = po.read(file.read_bytes(), "fr", file.name)
    return {
        entry.key.text: entry.text.removeprefix("fr ")
        for entry in found.entries
        if entry.text and not entry.obsolete and entry.key.text in page.expected
    }


def main() -> None:
    """Print the ratio and the table."""
    mine, gettext = speed()
    print(f"merging: ours {mine:.2f} s, msgmerge {gettext:.2f} s, ratio {mine / gettext:.2f}")
    print(f"{'right/wrong/none':24}{'ours':>16}{'msgmerge':>16}")
    for title, group in (("nothing moved", STILL), ("moved", MOVING)):
        sums = Tally(), Tally()
        for scenario in group:
            found = accuracy(scenario)
            sums = sums[0] + found[0], sums[1] + found[1]
            _row(scenario, found)
        _row(f"= {title}", sums)


def _row(title: str, tallies: tuple[Tally, Tally]) -> None:
    print(f"{title:24}" + "".join(f"{f'{t.right}/{t.wrong}/{t.none}':>16}" for t in tallies))


if __name__ == "__main__":
    main()
