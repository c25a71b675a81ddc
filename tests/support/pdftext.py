"""The text of a tagged PDF, read as a reading program reads it: along the structure tree.

ActualText stands in the place of what is drawn, Alt in the place of a picture; the rest are the
glyphs of the content streams, through their fonts' ToUnicode maps.
"""

import io
import re
import struct
import unicodedata

import pikepdf

_BLOCKS = {
    "/Document", "/Sect", "/Art", "/Div", "/BlockQuote", "/Aside", "/Nav", "/P", "/H1", "/H2", "/H3", "/H4",
    "/H5", "/H6", "/L", "/LI", "/Lbl", "/LBody", "/Table", "/THead", "/TBody", "/TFoot", "/TR", "/TH", "/TD",
    "/Caption", "/Figure", "/Note",
}  # fmt: skip
_CONTROLS = re.compile("[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]")
_MAPPING = re.compile(rb"^<([0-9a-f]{4})>(?: <([0-9a-f]{4})>)? <([0-9a-f]+)>$", re.MULTILINE)


def sentences_in_order(pdf, sentences):
    """The sentences that are not in a PDF's text, or not after those before them."""
    text, place, missing = plain(tagged_text(pdf)), 0, []
    for sentence in sentences:
        found = text.find(plain(sentence), place)
        if found < 0:
            missing.append(sentence)
        else:
            place = found + len(plain(sentence))
    return missing


def plain(text):
    """A text in one normal form, without controls, its white space collapsed."""
    return " ".join(_CONTROLS.sub("", unicodedata.normalize("NFC", text)).split())


def tagged_text(pdf):
    """The text of a PDF's bytes along its structure tree."""
    with pikepdf.open(io.BytesIO(pdf)) as file:
        drawn = {page.obj.objgen: page_text(page) for page in file.pages}
        return _element(file.Root.StructTreeRoot.K, None, drawn)


def artifacts(pdf):
    """What is drawn as an artifact, page by page."""
    with pikepdf.open(io.BytesIO(pdf)) as file:
        return [page_text(page).get("artifact", "") for page in file.pages]


def types(pdf):
    """The structure tree below the document as nested names: “P L(LI(Lbl LBody))”."""
    with pikepdf.open(io.BytesIO(pdf)) as file:
        document = file.Root.StructTreeRoot.K[0]
        return " ".join(_names(kid) for kid in kids(document))


def kids(element):
    """The elements below an element."""
    found = element.get("/K", [])
    found = found if isinstance(found, pikepdf.Array) else [found]
    return [kid for kid in found if isinstance(kid, pikepdf.Dictionary) and "/S" in kid]


def elements(file, name):
    """Every element of a type in an open file, in order."""
    found, waiting = [], list(file.Root.StructTreeRoot.K)[::-1]
    while waiting:
        element = waiting.pop()
        if name == element.S:
            found.append(element)
        waiting += kids(element)[::-1]
    return found


def _names(element):
    inner = " ".join(_names(kid) for kid in kids(element))
    name = str(element.S)[1:]
    return f"{name}({inner})" if inner else name


def _element(kid, page, drawn):
    if isinstance(kid, pikepdf.Array):
        return "".join(_element(one, page, drawn) for one in kid)
    if isinstance(kid, int):
        return drawn[page].get(kid, "")
    if kid.get("/Type") == "/OBJR":
        return ""
    if "/MCID" in kid:
        return drawn[kid.Pg.objgen].get(int(kid.MCID), "")
    page = kid.Pg.objgen if "/Pg" in kid else page
    if "/ActualText" in kid:
        text = str(kid.ActualText)
    elif "/Alt" in kid:
        text = str(kid.Alt)
    else:
        text = _element(kid.get("/K", pikepdf.Array()), page, drawn)
    return f"\n{text}\n" if str(kid.S) in _BLOCKS else text


def lines(pdf):
    """What stands on each line of a PDF from left to right, from the top."""
    found = {}
    with pikepdf.open(io.BytesIO(pdf)) as file:
        for number, page in enumerate(file.pages):
            texts, piece = page_text(page), None
            for operands, operator in pikepdf.parse_content_stream(page):
                if str(operator) == "BDC" and operands[0] != "/Artifact":
                    piece = int(operands[1]["/MCID"])
                elif str(operator) == "Tm" and piece is not None:
                    place = number, -round(float(operands[5])) if float(operands[3]) > 0 else round(float(operands[5]))
                    found[place] = found.get(place, "") + texts[piece]
                    piece = None
    return [plain(text) for _, text in sorted(found.items())]


def page_text(page):
    """The text of a page's pieces of content, by their numbers; "artifact" holds all artifacts."""
    fonts = {str(name): texts_of(font) for name, font in page.resources.get("/Font", {}).items()}
    found, open_, font = {}, [], {}
    for operands, operator in pikepdf.parse_content_stream(page):
        name = str(operator)
        if name == "Tf":
            font = fonts[str(operands[0])]
        elif name in ("BDC", "BMC"):
            properties = operands[1] if len(operands) > 1 else {}
            key = "artifact" if operands[0] == "/Artifact" else int(properties["/MCID"])
            actual = properties.get("/ActualText")
            open_.append((key, actual is not None))
            found[key] = found.get(key, "") + (str(actual) if actual is not None else "")
        elif name == "EMC":
            open_.pop()
        elif name in ("Tj", "TJ"):
            assert open_, "text that is neither content nor an artifact"
            key, told = open_[-1]
            if not told:
                found[key] += _shown(operands[0], font)
    return found


def _shown(shown, font):
    pieces = shown if isinstance(shown, pikepdf.Array) else [shown]
    text = ""
    for piece in pieces:
        if isinstance(piece, pikepdf.String):
            text += "".join(font[code] for (code,) in struct.iter_unpack(">H", bytes(piece)))
    return text


def texts_of(font):
    """What the codes of a font mean, by number (ISO 32000-1, 9.10.3)."""
    found = {}
    for first, last, text in _MAPPING.findall(font.ToUnicode.read_bytes().partition(b"endcodespacerange")[2]):
        told = bytes.fromhex(text.decode()).decode("utf-16-be")
        for step in range(int(last or first, 16) - int(first, 16) + 1):
            found[int(first, 16) + step] = told[:-1] + chr(ord(told[-1]) + step)
    return found
