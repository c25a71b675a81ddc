"""What holds inside an element: whether its words are translated, and how they are read."""

from dataclasses import dataclass

from pipeline.sources.builder import foreign
from pipeline.sources.elements import BLOCK, PRESERVED


@dataclass(frozen=True, slots=True)
class Context:
    """What holds for everything inside an element."""

    tag: str
    translate: bool = True
    preserve: bool = False
    safety: bool = False
    svg: bool = False
    formula: bool = False
    words_in_formula: bool = False
    framed: bool = False
    context: str = ""


def inside(tag: str, attributes: dict[str, str], outer: Context, language: str) -> Context:
    """What holds inside an element of a page that is written in `language`."""
    translate = outer.translate
    says = (attributes.get("translate") or attributes.get("its:translate") or "").lower()
    if says in ("no", "yes"):
        translate = says == "yes"
    elif "translate" in attributes and not says:
        translate = True
    elif "notranslate" in attributes.get("class", "").split() or foreign(attributes, language):
        translate = False
    # In a formula only <mtext> holds words; the letters in it are names of quantities.
    formula = outer.formula
    words_in_formula = outer.words_in_formula
    if tag == "math":
        formula, words_in_formula, translate = True, translate, False
    elif formula and tag == "mtext":
        formula, translate = False, words_in_formula
    return Context(
        tag=tag,
        translate=translate,
        preserve=outer.preserve or tag in PRESERVED,
        safety=outer.safety or "data-safety" in attributes,
        svg=(outer.svg or tag == "svg") and tag != "foreignObject",
        formula=formula,
        words_in_formula=words_in_formula,
        framed=outer.framed,
        context=attributes.get("data-i18n-context", outer.context if tag not in BLOCK else ""),
    )
