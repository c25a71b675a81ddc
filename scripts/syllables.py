"""Write pipeline/data/readability/syllables-en.txt anew.

Run as `python scripts/syllables.py cmudict.dict`: the argument is the dictionary file of CMUdict
(https://github.com/cmusphinx/cmudict).
"""

import re
import sys
from collections import defaultdict
from pathlib import Path
from textwrap import indent, wrap

ROOT = Path(__file__).parents[1]
TABLE = ROOT / "pipeline" / "data" / "readability" / "syllables-en.txt"
LICENCE = ROOT / "LICENSES" / "CMUdict.txt"

HEAD = """\
Syllables of English words: each line a count, then words that have so many. Made by scripts/syllables.py
from the first pronunciation that the CMU Pronouncing Dictionary gives, which is American. Corrections
and British words belong in [en.words] of syllables.toml, which overrules this table. Left out: names of
letters, words with digits, full stops or hyphens, and possessives, which `stems` there takes back to their word.

"""
# A second pronunciation is written `word(2)`; a remark follows a #.
_ENTRY = re.compile(r"(?P<word>[a-z]+(?:'[a-z]+)*) (?P<phonemes>[A-Z0-2 ]+?)(?: #.*)?")


def main(dictionary: Path) -> None:
    """Writes the table from CMUdict's `word PH0 PH1` lines; a vowel's phoneme ends in its stress."""
    words = defaultdict(list)
    for line in dictionary.read_text("utf-8").splitlines():
        entry = _ENTRY.fullmatch(line)
        if entry and len(entry["word"]) > 1 and not entry["word"].endswith(("'s", "s'")):
            words[max(1, len(re.findall(r"\d", entry["phonemes"])))].append(entry["word"])
    with TABLE.open("w", encoding="utf-8") as table:
        table.write(indent(HEAD + LICENCE.read_text("utf-8"), "# ", lambda _: True).replace("# \n", "#\n"))
        for count, known in sorted(words.items()):
            for row in wrap(" ".join(sorted(known)), 120 - len(f"{count} ")):
                table.write(f"{count} {row}\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
