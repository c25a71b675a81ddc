"""New texts that no place explains: moved and edited at once, or back after a while.

Here only the words speak. So an old text is taken only if it is more alike than every other text
that was on the page, taken or not, and if no other new text has the same claim to it. A newcomer to
a family of look-alikes is as near to one member as to the next, and so meets none.
"""

from collections.abc import Sequence

from pipeline.catalogs.likeness import Likeness, misspelt
from pipeline.model import Key


def strays(
    lost: Sequence[Key], wanted: Sequence[Key], everything: Sequence[Key], likeness: Likeness
) -> list[tuple[Key, Key]]:
    """Pairs (old, new) of `lost` old messages and `wanted` new ones that are much alike.

    `everything` are all old messages, those that are continued by others too.
    """
    free = {key for key in lost if likeness.comparable(key.text)}
    if not free:
        return []
    claims: dict[Key, list[tuple[int, Key]]] = {}
    rivals = list(dict.fromkeys(everything))
    texts = [rival.text for rival in rivals]
    for key in wanted:
        least, found = likeness.closest(key.text, texts)
        if not found:
            continue
        nearest = {rivals[number].text: rivals[number] for number in sorted(found)}
        meant = next(iter(nearest)) if len(nearest) == 1 else misspelt(key.text, nearest)
        if meant is not None and nearest[meant] in free:
            claims.setdefault(nearest[meant], []).append((least, key))
    pairs = []
    for old, claimants in claims.items():
        claimants.sort()
        if len(claimants) == 1 or claimants[1][0] > claimants[0][0]:
            pairs.append((old, claimants[0][1]))
    return pairs
