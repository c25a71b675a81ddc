"""The words of a file beside those of the page made from it, for the report: an importer's mistakes are told, too."""

import codecs
from collections import Counter
from collections.abc import Iterator

from pipeline.importing.account import Account, account, page_words, text_words, words
from pipeline.importing.draft import Draft, Fate, Told
from pipeline.importing.reading import Kind, kind_of


def compared(content: bytes, name: str, draft: Draft, made: bytes) -> tuple[Told, ...]:
    """What is told where the words of a file and of its page do not come out even.

    Words of Markdown are not counted: its signs, addresses and keys are words to this count. Raises UnreadableInput.
    """
    kind = kind_of(content, name)
    if kind is Kind.MARKDOWN:
        return ()
    if kind is Kind.DOCX:
        found = _of_document(content, name, draft, made)
    else:
        before = _words(content, name, kind)
        found = account(before, page_words(made, name), draft.told)
        if not found.holds:
            # A title may come from the head of a page, or from the name of the file.
            below = page_words(made, name, title=False)
            found = next((one for one in _untitled(before, below, draft) if one.holds or not draft.title), found)
    if found.holds:
        return ()
    shown = " ".join([*found.lost, *found.added]) or found.moved
    why = "these words were lost, added or moved; compare the page with the file, and please report it"
    return (Told(Fate.UNSURE, "account of the words", shown, why=why),)


def _words(content: bytes, name: str, kind: Kind) -> tuple[str, ...]:
    if kind is Kind.HTML:
        from pipeline.importing.web import decoded

        return page_words(codecs.BOM_UTF8 + decoded(content, name)[0].encode("utf-8", "replace"), name)
    from pipeline.importing.decoding import decode

    return text_words(decode(content, name)[0])


def _untitled(before: tuple[str, ...], below: tuple[str, ...], draft: Draft) -> Iterator[Account]:
    """The account without the title: it is not of the file, or it stood below what stands below it now."""
    yield account(before, below, draft.told)
    title = words(draft.title)
    for start in range(len(before) - len(title) + 1):
        if title and before[start : start + len(title)] == title:
            yield account(before[:start] + before[start + len(title) :], below, draft.told)


def _of_document(content: bytes, name: str, draft: Draft, made: bytes) -> Account:
    """The words of a Word document that are nowhere: its order and its numbers are the word processor's affair."""
    from pipeline.importing.docx import words_in

    before = words(words_in(content, name))
    left = Counter(before) - Counter(page_words(made, name))
    left -= Counter(word for one in draft.told for word in words(one.words))
    lost = [word for word in dict.fromkeys(before) for _ in range(left[word])]
    return Account(lost=tuple(lost))
